"""A browser without a screen: cookies, forms, and the answers as they come. Each has its own address on loopback, as people have, and another
before it has asked for more than nginx lets one address have at once."""

import html.parser
import http.client
import itertools
import os
import re
import ssl
import urllib.parse
from dataclasses import dataclass, field

ADDRESSES = itertools.count(2)
ASKED_FROM_ONE_ADDRESS = 80
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


def new_address() -> str:
    number = next(ADDRESSES)
    return f"127.{number // 62500}.{number // 250 % 250}.{number % 250 + 2}"


class Client:
    def __init__(self, address: str | None = None, url: str | None = None) -> None:
        self.place = urllib.parse.urlsplit(url or os.environ["PORTAL_URL"])
        self.given_address = address
        self.cookies: dict[str, str] = {}
        self.connection: http.client.HTTPConnection | None = None
        self.asked = 0

    def connect(self) -> None:
        where = {"host": self.place.hostname, "port": self.place.port, "timeout": 60, "source_address": (self.given_address or new_address(), 0)}
        if self.place.scheme == "https":
            self.connection = http.client.HTTPSConnection(context=ssl.create_default_context(cafile=os.environ["PORTAL_CERTIFICATE"]), **where)
        else:
            self.connection = http.client.HTTPConnection(**where)

    def ask(self, method: str, path: str, form: object = None, body: str | bytes | None = None, headers: dict[str, str] | None = None) -> Answer:
        self.asked += 1
        if self.asked % ASKED_FROM_ONE_ADDRESS == 0 and self.given_address is None:
            self.close()
        if self.connection is None:
            self.connect()
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


def signed_in(role: str) -> Client:
    client = Client()
    answer = client.sign_in(ROLES[role])
    assert answer.status == 303, f"{role} could not sign in: {answer.status}"
    return client


def secret(client: Client, kind: str) -> str:
    """A new secret: of the calendar, or of the API."""
    body = client.post("/kalender", {"csrf": client.token(), "kind": kind, "what": "make"}).body
    found = re.search(r"(?<![A-Za-z0-9_-])([A-Za-z0-9_-]{43})(?![A-Za-z0-9_-])", re.sub(r'value="[^"]*"', "", body))
    assert found, "the page does not show the secret"
    return found[1]
