// Small comforts; every page works without them.
"use strict";

// A print button where there is something to print.
for (const place of document.querySelectorAll("[data-print]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "second noprint";
    button.textContent = place.dataset.print;
    button.addEventListener("click", () => window.print());
    place.append(button);
}

// A form is sent once, however often it is pressed.
for (const form of document.querySelectorAll("form[method=post]")) {
    form.addEventListener("submit", (event) => {
        if (form.dataset.sent) {
            event.preventDefault();
        }
        form.dataset.sent = "yes";
    });
}
window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) {
        delete form.dataset.sent;
    }
});
