// The caseworker's whole day and the residents' page in Debian's Chromium, with and without JavaScript; axe-core on every page, wide and
// narrow, light and dark; the keyboard alone. Screenshots are kept in SCREENSHOTS. Run by tests/parts/portal.sh through served.py.
"use strict";

const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const { chromium } = require("playwright-core");
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const url = process.env.PORTAL_URL;
const password = process.env.PORTAL_PASSWORD;
// A part of a check's name, to run some alone.
const only = process.argv[2] ?? "";
const shots = process.env.SCREENSHOTS;
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 320, height: 720 };
const DIAGNOSES = /utviklingshem|utviklingsforstyrr|lærevansk|autisme|Downs?\b/i;
const NO = /passer ikke for deg|ikke i målgruppen|kan ikke få|avslag|diagnose/i;
let passed = 0;
let failed = 0;
let examined = 0;

async function check(name, test) {
    if (!name.includes(only)) {
        return;
    }
    try {
        await test();
        passed += 1;
        console.log(`ok: ${name}`);
    } catch (fault) {
        failed += 1;
        console.log(`FAILED: ${name}\n${fault.stack}`);
    }
}

/** A context whose pages may load nothing from elsewhere, and whose faults are remembered. */
async function open(browser, options = {}) {
    const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: "nb-NO", viewport: WIDE, reducedMotion: "reduce", ...options });
    context.setDefaultTimeout(10000);
    const page = await context.newPage();
    page.faults = [];
    page.on("request", (request) => {
        if (!request.url().startsWith(url)) {
            page.faults.push(`asked ${new URL(request.url()).origin}`);
        }
    });
    page.on("pageerror", (fault) => page.faults.push(fault.message));
    page.on("console", (message) => {
        // A page that says no is asked for on purpose.
        if (message.type() === "error" && !/status of (403|404|422|429)/.test(message.text())) {
            page.faults.push(message.text());
        }
    });
    return page;
}

async function close(page) {
    const faults = page.faults;
    await page.context().close();
    assert.deepEqual(faults, []);
}

async function signIn(page, login) {
    await page.goto(url + "/");
    assert.match(page.url(), /\/logg-inn$/);
    await page.fill("[name=login]", login);
    await page.fill("[name=password]", password);
    await page.click("main form button");
    assert.match(page.url(), /\/(oversikt|spor)$/);
}

/** Every field that must be filled in, with the first that can be chosen. */
async function fill(page, form) {
    for (const field of await form.locator("input[required], select[required], input[type=checkbox]").all()) {
        const [tag, type] = await Promise.all([field.evaluate((one) => one.tagName), field.getAttribute("type")]);
        if (tag === "SELECT") {
            await field.selectOption({ index: 1 });
        } else if (type === "radio") {
            await field.check();
        } else if (type === "checkbox") {
            if ((await form.locator("input[type=checkbox]:checked").count()) === 0) {
                await field.check();
            }
        } else if ((await field.inputValue()) === "") {
            const name = await field.getAttribute("name");
            await field.fill(type === "date" ? process.env.PORTAL_TODAY : (await field.getAttribute("inputmode")) ? "1" : `t-${name}`);
        }
    }
}

/** Opens a case and gives its address. */
async function openCase(page) {
    await page.goto(url + "/saker");
    const form = page.locator("form[method=post][action='/saker']");
    await fill(page, form);
    await form.locator("button").click();
    const found = /\/saker\/[^/]+$/.exec(page.url());
    assert.ok(found, page.url());
    return found[0];
}

async function record(page, from, type) {
    await page.goto(url + from);
    await page.click(`a[href='${from}/hendelse']`);
    await page.click(`a[href$='type=${type}']`);
    const form = page.locator("main form");
    await fill(page, form);
    await form.locator("button").last().click();
    assert.equal(new URL(page.url()).pathname, from, `${type} was not recorded: ${await page.locator("main").innerText()}`);
    assert.equal(await page.locator("[role=status]").count(), 1);
}

async function day(browser, javaScriptEnabled) {
    const page = await open(browser, { javaScriptEnabled });
    await signIn(page, "anne");

    const link = await openCase(page);
    await record(page, link, "concern_reported");
    await page.goto(url + "/oversikt");
    // Concerns stand before everything else of the day.
    const first = page.locator("main h2").first();
    const section = first.locator("xpath=ancestor::section[1]");
    assert.ok((await section.locator(`a[href='${link}']`).count()) >= 1, "the concern is not first");
    await section.locator(`a[href='${link}']`).first().click();
    assert.equal(new URL(page.url()).pathname, link);
    assert.equal(await page.locator("svg[role=img] title").count(), 1);

    const asks = page.locator(`a[href='${link}/intervju']`);
    assert.ok((await asks.count()) >= 1, "there is nothing to ask");
    await asks.first().click();
    const asked = new Set();
    for (let number = 0; number < 40; number += 1) {
        const fact = page.locator("main form input[name=fact]");
        if ((await fact.count()) === 0) {
            break;
        }
        const name = await fact.getAttribute("value");
        assert.ok(!asked.has(name), `${name} was asked twice`);
        asked.add(name);
        const form = page.locator("main form:has(input[name=fact])");
        await fill(page, form);
        await form.locator("button").last().click();
        assert.match(page.url(), /\/intervju$/);
    }
    assert.ok(asked.size >= 3, `${asked.size} questions`);
    assert.equal(await page.locator("main form input[name=fact]").count(), 0, "the questions do not end");

    await record(page, link, "interviewed");
    // What cannot be yet is told of with its reason; once the trial has begun, its end is offered.
    await page.goto(`${url}${link}/hendelse`);
    assert.equal(await page.locator("a[href$='type=trial_ended']").count(), 0);
    await page.locator("summary", { hasText: "Hva som ikke kan ha skjedd" }).click();
    assert.ok(await page.getByText("Det er ingen arbeidspraksis å avslutte denne dagen.").isVisible());
    await record(page, link, "trial_started");
    await page.goto(url + link);
    const cannot = page.locator("details", { hasText: "Hva som ikke kan skje ennå" });
    assert.ok(!(await cannot.locator("dd").first().isVisible()), "the case does not begin calmly");
    await cannot.locator("summary").click();
    assert.ok(await cannot.getByText("Det er ingen jobb å endre denne dagen.").isVisible());
    await page.locator("summary", { hasText: "Hva som kan skrives inn i dag" }).click();
    await page.locator("details a[href$='type=trial_ended']").click();
    assert.equal(await page.locator("main form").count(), 1);

    const seen = new Set();
    for (const lang of ["nb", "nn", "easy_nb", "easy_nn"]) {
        await page.goto(url + link);
        const letter = page.locator(`a[href*='/brev/'][href$='lang=${lang}']`).first();
        const details = page.locator("details", { has: page.locator(`a[href='${await letter.getAttribute("href")}']`) });
        if ((await details.count()) === 1 && (await details.getAttribute("open")) === null) {
            await details.locator("summary").click();
        }
        await letter.click();
        const article = page.locator("article");
        const text = await article.innerText();
        assert.match(text, /vedtak/, lang);
        assert.match(await article.getAttribute("lang") ?? "", lang.includes("nn") ? /^nn/ : /^nb|^$/, `the letter's language is not told: ${lang}`);
        seen.add(text);
        assert.equal(await page.locator("[data-print] button").count(), javaScriptEnabled ? 1 : 0);
    }
    assert.equal(seen.size, 4);

    await page.goto(url + "/kalender");
    const calendar = page.locator("form", { has: page.locator("input[name=kind][value=calendar]") });
    await calendar.locator("button[value=make]").click();
    const feed = /\/kalender\/[A-Za-z0-9_-]{43}\.ics/.exec(await page.locator("main").innerText());
    assert.ok(feed, "no address of the feed");
    const answer = await fetch(url + feed[0]);
    const events = await answer.text();
    assert.equal(answer.status, 200);
    assert.match(events, /^BEGIN:VCALENDAR\r\n(.*\r\n)*END:VCALENDAR\r\n$/);
    assert.ok(events.split("BEGIN:VEVENT").length > 5, "the feed is empty");
    assert.doesNotMatch(events, /ekymring|Anne/);
    const again = await fetch(url + feed[0], { headers: { "If-None-Match": answer.headers.get("etag") } });
    assert.equal(again.status, 304);
    await calendar.locator("button[value=revoke]").click();
    assert.equal((await fetch(url + feed[0])).status, 404);

    await page.locator("form[action='/logg-ut'] button").click();
    assert.match(page.url(), /\/logg-inn$/);
    await page.goto(url + "/oversikt");
    assert.match(page.url(), /\/logg-inn$/);
    await page.goBack();
    assert.doesNotMatch(await page.locator("body").innerText(), new RegExp(link.replace("/saker/", "")));
    await close(page);
}

/** Ways through the residents' page by what is chosen at each question, over and over; test_http.py goes every one. */
async function residents(browser, javaScriptEnabled) {
    const page = await open(browser, { javaScriptEnabled });
    let most = 0;
    for (const choices of [[0], [1], [2], [0, 2], [0, 0, 1]]) {
        await page.goto(url + "/passer-det");
        await page.locator("main form button").click();
        let questions = 0;
        for (; (await page.locator("main form input[type=radio]").count()) > 0; questions += 1) {
            assert.ok(questions < 10, "the questions do not end");
            // She is asked whether she is one of those whom it is for, and never which.
            assert.doesNotMatch(await page.locator("main").innerText(), DIAGNOSES, "a diagnosis is named unasked");
            const radios = page.locator("main form input[type=radio]");
            await radios.nth(Math.min(choices[questions % choices.length], (await radios.count()) - 1)).check();
            await page.locator("main form button").first().click();
            assert.equal(new URL(page.url()).pathname + new URL(page.url()).search, "/passer-det", "the answers are in the address");
        }
        most = Math.max(most, questions);
        const text = await page.locator("body").innerText();
        assert.doesNotMatch(text, NO);
        assert.doesNotMatch(text, DIAGNOSES, "a diagnosis is named unasked");
        assert.match(text, /dagsenter[^]*arbeidssenter[^]*tilrettelagt arbeid/);
        assert.match(text, /ikke et vedtak/);
    }
    assert.ok(most >= 3, `${most} questions`);
    // Nothing chosen is told of, and the way back keeps what was answered.
    await page.goto(url + "/passer-det");
    assert.match(await page.locator("main").innerText(), /ikke vare på svarene/);
    await page.locator("main form button").click();
    await page.locator("main form button").first().click();
    assert.equal(await page.locator("[role=alert]").count(), 1);
    await page.locator("main form input[type=radio]").first().check();
    await page.locator("main form button").first().click();
    const second = await page.locator("main h1").innerText();
    await page.locator("button[name=back]").click();
    assert.notEqual(await page.locator("main h1").innerText(), second);
    assert.deepEqual(await page.context().cookies(), [], "a cookie was set");
    assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
    await close(page);
}

/** Tab goes to a place that can be seen, and the keys do the rest. */
async function tabTo(page, selector) {
    for (let number = 0; number < 40; number += 1) {
        await page.keyboard.press("Tab");
        const seen = await page.evaluate(() => {
            const style = getComputedStyle(document.activeElement);
            const box = document.activeElement.getBoundingClientRect();
            return { ring: (style.outlineStyle !== "none" && style.outlineWidth !== "0px") || style.boxShadow !== "none", inside: box.bottom > 0 && box.top < innerHeight };
        });
        assert.ok(seen.ring, `the focus cannot be seen at ${await page.evaluate(() => document.activeElement.outerHTML.slice(0, 120))}`);
        assert.ok(seen.inside, "the focus is outside the screen");
        if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) {
            return;
        }
    }
    assert.fail(`Tab does not come to ${selector}`);
}

async function keyboard(browser, javaScriptEnabled) {
    const page = await open(browser, { javaScriptEnabled });
    await page.goto(url + "/passer-det");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("href")), "#innhold", "the first stop is not the way past the menu");
    await page.keyboard.press("Enter");
    await tabTo(page, "main form button");
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    let questions = 0;
    while ((await page.locator("main form input[type=radio]").count()) > 0) {
        questions += 1;
        assert.ok(questions < 10);
        await tabTo(page, "main input[type=radio]");
        for (const key of questions % 2 ? ["Space"] : ["ArrowDown", "ArrowUp"]) {
            await page.keyboard.press(key);
        }
        assert.equal(await page.locator("main input[type=radio]:checked").count(), 1);
        await tabTo(page, "main form button");
        await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    }
    assert.ok(questions >= 3);
    await tabTo(page, "main button[name=again]");
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    // And the caseworker's sign-in.
    await page.goto(url + "/logg-inn");
    await tabTo(page, "[name=login]");
    await page.keyboard.type("anne");
    await tabTo(page, "[name=password]");
    await page.keyboard.type(password);
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    assert.match(page.url(), /\/oversikt$/);
    await tabTo(page, "main a[href^='/saker/']");
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    await tabTo(page, "main summary");
    await page.keyboard.press("Enter");
    assert.ok((await page.locator("details[open]").count()) >= 1);
    await close(page);
}

async function examine(page, name, all = true) {
    await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
    for (const [width, viewport] of Object.entries({ wide: WIDE, narrow: NARROW })) {
        await page.setViewportSize(viewport);
        for (const colorScheme of ["light", "dark"]) {
            if (!all && (width === "wide") !== (colorScheme === "light")) {
                continue;
            }
            await page.emulateMedia({ colorScheme });
            await page.evaluate(axe);
            const result = await page.evaluate((tags) => window.axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] }), TAGS);
            examined += 1;
            const found = result.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160) + " " + (node.any[0]?.message ?? "")).slice(0, 3).join(" | ")}`);
            const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
            if (all) {
                await page.screenshot({ path: path.join(shots, `${name}-${width}-${colorScheme}.png`), fullPage: true });
            }
            assert.deepEqual(found, [], `${name}, ${width}, ${colorScheme}`);
            assert.ok(sideways <= 0, `${name}, ${width}: scrolls ${sideways} px sideways`);
        }
    }
    assert.equal(await page.locator("h1:visible").count(), 1, `${name}: headings of the first level`);
    assert.match(await page.title(), /\S/);
    if (all) {
        await page.setViewportSize(WIDE);
        await page.emulateMedia({ colorScheme: "light", forcedColors: "active" });
        await page.screenshot({ path: path.join(shots, `${name}-forced.png`), fullPage: true });
        await page.emulateMedia({ forcedColors: "none" });
    }
}

async function access(browser) {
    const anne = await open(browser);
    await check("axe: sign-in", async () => {
        await anne.goto(url + "/logg-inn");
        await examine(anne, "sign-in");
        await anne.fill("[name=login]", "nobody");
        await anne.fill("[name=password]", "wrong");
        await anne.click("main form button");
        await examine(anne, "sign-in-refused");
    });
    await signIn(anne, "anne");
    const fresh = await openCase(anne);
    await record(anne, fresh, "concern_reported");
    const pages = { overview: "/oversikt", cases: "/saker", "case-new": fresh, "case-long": "/saker/c140", interview: `${fresh}/intervju`, record: `${fresh}/hendelse`,
        pay: "/lonn", places: "/plasser", calendar: "/kalender", "not-there": "/saker/c999999" };
    for (const [name, place] of Object.entries(pages)) {
        await check(`axe: ${name}`, async () => {
            await anne.goto(url + place);
            await examine(anne, name);
        });
    }
    await check("axe: letters", async () => {
        for (const lang of ["nb", "nn", "easy_nb", "easy_nn"]) {
            await anne.goto(`${url}/saker/c140/brev/recruitment?lang=${lang}`);
            assert.equal(await anne.locator("article").count(), 1);
            await examine(anne, `letter-${lang}`);
        }
        await anne.pdf({ path: path.join(shots, "letter-easy_nn.pdf"), format: "A4" });
    });
    await check("axe: every form of an event", async () => {
        await anne.goto(url + fresh + "/hendelse");
        const types = await anne.locator("main a[href*='type=']").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
        assert.ok(types.length > 20);
        // Those that could not have been today say so beside their forms.
        const notYet = ["trial_ended", "wage_changed", "tariff_changed", "hours_changed", "paused", "resumed", "converted_to_vta_o", "employment_ended",
            "practice_ended", "case_reopened"].map((type) => `?type=${type}`);
        assert.ok(notYet.every((type) => !types.includes(type)));
        for (const type of [...types, ...notYet]) {
            await anne.goto(new URL(type, url + fresh + "/hendelse").href);
            await examine(anne, type.replace("?type=", "record-"), type.endsWith("=hired"));
        }
    });
    await check("axe: a form that was refused", async () => {
        await anne.goto(`${url}${fresh}/hendelse?type=hired`);
        await anne.locator("main form").evaluate((form) => (form.noValidate = true));
        await anne.locator("main form button").last().click();
        assert.equal(await anne.locator("[role=alert]").count(), 1);
        await examine(anne, "record-refused");
    });
    await check("axe: secrets", async () => {
        for (const kind of ["calendar", "api"]) {
            await anne.goto(url + "/kalender");
            await anne.locator("form", { has: anne.locator(`input[name=kind][value=${kind}]`) }).locator("button[value=make]").click();
            await examine(anne, `secret-${kind}`);
        }
    });
    await close(anne);
    for (const [login, places] of Object.entries({ per: ["/oversikt", "/plasser", "/plasser/hendelse?type=agreement_signed", "/plasser/hendelse?type=tariff_set"], rita: ["/spor"] })) {
        await check(`axe: ${login}`, async () => {
            const page = await open(browser);
            await signIn(page, login);
            for (const place of places) {
                await page.goto(url + place);
                await examine(page, (login + place).replace(/\W+/g, "-"));
            }
            await close(page);
        });
    }
    await check("axe: residents", async () => {
        const page = await open(browser);
        await page.goto(url + "/passer-det");
        await examine(page, "resident-start");
        await page.locator("main form button").click();
        await page.locator("main form button").first().click();
        await examine(page, "resident-nothing-chosen");
        let number = 1;
        for (; (await page.locator("main form input[type=radio]").count()) > 0; number += 1) {
            await examine(page, `resident-${number}`);
            await page.locator("main form input[type=radio]").first().check();
            await page.locator("main form button").first().click();
        }
        await examine(page, "resident-end");
        await page.locator("button[name=change_language]").click();
        assert.equal(await page.locator("html").getAttribute("lang"), "nn");
        await examine(page, "resident-end-nn");
        await close(page);
    });
}

async function main() {
    fs.rmSync(shots, { recursive: true, force: true });
    fs.mkdirSync(shots, { recursive: true });
    const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: process.getuid() === 0 ? ["--no-sandbox"] : [] });
    try {
        for (const javaScriptEnabled of [true, false]) {
            const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";
            await check(`the caseworker's day, ${how}`, () => day(browser, javaScriptEnabled));
            await check(`the residents' page, ${how}`, () => residents(browser, javaScriptEnabled));
            await check(`the keyboard alone, ${how}`, () => keyboard(browser, javaScriptEnabled));
        }
        await access(browser);
    } finally {
        await browser.close();
    }
    console.log(`axe-core examined ${examined} views; screenshots are in ${path.relative(process.cwd(), shots)}`);
    console.log(`${passed} passed, ${failed} failed`);
    process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}

main().catch((fault) => {
    console.log(fault.stack);
    process.exitCode = 1;
});
