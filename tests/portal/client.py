"""A browser without a screen: cookies, forms, and the answers as they come. Each has its own address on loopback, as people have."""

import html.parser
import http.client
import itertools
import os
import re
import urllib.parse
from dataclasses import dataclass, field

ADDRESSES = itertools.count(2)
ROLES = {"caseworker": "anne", "other": "berit", "planner": "per", "auditor": "rita"}


@dataclass
class Answer:
    status: int
    headers: list[tuple[str, str]]
    body: str

    def header(self, name: str) -> str:
        return ", ".join(value for its, value in self.headers if its.lower() == name.lower())


@dataclass
class Field:
    name: str
    kind: str
    value: str
    choices: list[str] = field(default_factory=list)


@dataclass
class Form:
    action: str
    method: str
    fields: list[Field] = field(default_factory=list)


class Forms(html.parser.HTMLParser):
    def __init__(self, body: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.feed(body)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        if tag == "form":
            self.forms.append(Form(given.get("action") or "", (given.get("method") or "get").upper()))
        elif not self.forms:
            return
        elif tag in ("input", "textarea", "select", "button") and given.get("name"):
            self.forms[-1].fields.append(Field(given["name"], given.get("type") or ("text" if tag == "input" else tag), given.get("value") or ""))
        elif tag == "option" and self.forms[-1].fields:
            self.forms[-1].fields[-1].choices.append(given.get("value") or "")


class Client:
    def __init__(self, secure: bool = False, address: str | None = None) -> None:
        self.place = urllib.parse.urlsplit(os.environ["PORTAL_SECURE_URL" if secure else "PORTAL_URL"])
        number = next(ADDRESSES)
        self.address = address or f"127.0.{number // 250}.{number % 250 + 2}"
        self.cookies: dict[str, str] = {}
        self.connection: http.client.HTTPConnection | None = None

    def ask(self, method: str, path: str, form: object = None, body: str | bytes | None = None, headers: dict[str, str] | None = None) -> Answer:
        if self.connection is None:
            self.connection = http.client.HTTPConnection(self.place.hostname, self.place.port, timeout=60, source_address=(self.address, 0))
        sent = dict(headers or {})
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if form is not None:
            body = urllib.parse.urlencode(form)
            sent["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            self.connection.request(method, path, body, sent)
            response = self.connection.getresponse()
        except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
            self.connection.close()
            self.connection.request(method, path, body, sent)
            response = self.connection.getresponse()
        answer = Answer(response.status, response.getheaders(), response.read().decode("utf-8"))
        if response.will_close:
            self.close()
        for name, value in answer.headers:
            if name.lower() == "set-cookie":
                its, _, rest = value.partition("=")
                self.cookies[its] = rest.partition(";")[0]
        return answer

    def get(self, path: str) -> Answer:
        return self.ask("GET", path)

    def post(self, path: str, form: object) -> Answer:
        return self.ask("POST", path, form)

    def token(self) -> str:
        """The session's token against forged requests, from whichever page has it."""
        for path in ("/oversikt", "/spor", "/logg-inn"):
            found = re.search(r'name="csrf" value="([0-9a-f]+)"', self.get(path).body)
            if found:
                return found[1]
        raise AssertionError("no page has a token")

    def sign_in(self, login: str, password: str | None = None) -> Answer:
        return self.post("/logg-inn", {"csrf": self.token(), "login": login, "password": password or os.environ["PORTAL_PASSWORD"]})

    def close(self) -> None:
        if self.connection is not None:
            self.connection.close()
            self.connection = None


def signed_in(role: str, secure: bool = False) -> Client:
    client = Client(secure)
    answer = client.sign_in(ROLES[role])
    assert answer.status == 303, f"{role} could not sign in: {answer.status}"
    return client


def secret(client: Client, kind: str) -> str:
    """A new secret: of the calendar, or of the API."""
    body = client.post("/kalender", {"csrf": client.token(), "kind": kind, "what": "make"}).body
    found = re.search(r"(?<![A-Za-z0-9_-])([A-Za-z0-9_-]{43})(?![A-Za-z0-9_-])", re.sub(r'value="[^"]*"', "", body))
    assert found, "the page does not show the secret"
    return found[1]
