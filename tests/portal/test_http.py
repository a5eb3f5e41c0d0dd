"""The portal through HTTP, as served.py serves it: who sees what, what is refused, and that what is written stays text. The routes are
read from the router itself, so that a new one is tested or fails until it is told of here."""

import datetime
import html
import html.parser
import json
import os
import pathlib
import re
import sqlite3
import subprocess
import sys
import unittest
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from client import ROLES, Client, Forms, secret, signed_in  # noqa: E402

HERE = pathlib.Path(__file__).parent
DATA = pathlib.Path(os.environ["PORTAL_DATA"])
LOGS = pathlib.Path(os.environ["PORTAL_LOGS"])
ROUTES = [tuple(route) for route in json.loads(subprocess.run(
    ["php", "-d", f"extension={os.environ['HELTMED_EXTENSION']}", str(HERE / "routes.php")], check=True, capture_output=True, text=True).stdout)]
# Of the first municipality alone, of both (another's case of the same number), and of none.
OWN, FOREIGN, SHARED, NOWHERE = "c140", "c150", "c12", "c999999"
COOKIE = "__Host-portal"
SCRIPT = "<script>alert(1)</script>"
HOSTILE = [SCRIPT, "\"'><img src=x onerror=alert(1)>", "</textarea></title><svg onload=alert(1)>", "javascript:alert(1)//"]
FILLED = {"assessment": "recruitment", "name": "gathering", "secret": "A" * 43}
CASE_ROUTES = [(method, path) for method, path in ROUTES if "{id}" in path]
# What each may see: the status of GET for the caseworker, the planner, the auditor, and one who has not signed in.
SEEN = {
    "/": (303, 303, 303, 303),
    "/passer-det": (200, 200, 200, 200),
    "/logg-inn": (303, 303, 303, 200),
    "/oversikt": (200, 200, 303, 303),
    "/saker": (200, 404, 404, 303),
    "/saker/{id}": (200, 404, 404, 303),
    "/saker/{id}/intervju": (200, 404, 404, 303),
    "/saker/{id}/hendelse": (200, 404, 404, 303),
    "/saker/{id}/brev/{assessment}": (200, 404, 404, 303),
    "/lonn": (200, 404, 404, 303),
    "/plasser": (200, 200, 404, 303),
    "/plasser/hendelse": (404, 200, 404, 303),
    "/spor": (404, 404, 200, 303),
    "/kalender": (200, 404, 404, 303),
    "/kalender/{secret}.ics": (404, 404, 404, 404),
    "/api/openapi.json": (200, 200, 200, 200),
    "/api/cases/{id}": (401, 401, 401, 401),
}
# What a page cannot do without.
ASKED = {"/plasser/hendelse": "?type=agreement_signed"}
# Types of events that not every case can have on a day.
NOT_ALWAYS = ("trial_ended", "wage_changed", "tariff_changed", "hours_changed", "paused", "resumed", "converted_to_vta_o", "employment_ended", "practice_ended",
              "case_reopened")
# Open to all, and nothing is kept or changed by it.
KEEPS_NOTHING = {"/passer-det"}


def path_of(pattern: str, case: str = OWN) -> str:
    path = pattern
    for name in re.findall(r"\{(\w+)\}", pattern):
        if name != "id" and name not in FILLED:
            raise AssertionError(f"the route {pattern} has a part that the tests do not know: {name}")
        path = path.replace("{" + name + "}", case if name == "id" else FILLED[name])
    return path


def without_tokens(body: str) -> str:
    return re.sub(r'name="(csrf|key)" value="[^"]*"', "", body)


def database() -> sqlite3.Connection:
    return sqlite3.connect(DATA / "portal.sqlite", timeout=10, isolation_level=None)


def trail() -> list[tuple[str, str, str, str]]:
    with database() as open_one:
        return open_one.execute("SELECT municipality, actor, deed, subject FROM trail ORDER BY id").fetchall()


def events(municipality: str) -> list[str]:
    return subprocess.run([os.environ["HELTMED"], "store", "export", str(DATA / f"{municipality}.heltmed")], check=True, capture_output=True,
                          text=True).stdout.splitlines()


def state() -> tuple[int, int, int, list[str], list[str]]:
    with database() as open_one:
        counts = [open_one.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("trail", "secret", "account")]
    return (*counts, events("0301"), events("4601"))


class Live(html.parser.HTMLParser):
    """What a browser would run in a page, besides the portal's own file."""

    def __init__(self, body: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(body)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        if tag in ("style", "base", "iframe", "object", "embed", "img") or (tag == "script" and given.get("src") != "/portal.js"):
            self.found.append(tag)
        self.found += [f"{tag} {name}" for name, value in attributes
                       if name.startswith("on") and name != "on" or name == "style" or re.match(r"\s*(javascript|data):", value or "", re.I) and name in ("href", "src", "action", "formaction")]


class Municipalities(unittest.TestCase):
    """A second account of another municipality."""

    def test_another_municipalitys_case_is_nowhere_in_every_route(self) -> None:
        anne, berit = signed_in("caseworker"), signed_in("other")
        tokens = {"anne": secret(anne, "api"), "berit": secret(berit, "api")}
        csrf = berit.token()
        before = events("0301")
        self.assertGreaterEqual(len(CASE_ROUTES), 7)
        for method, pattern in CASE_ROUTES:
            with self.subTest(route=f"{method} {pattern}"):
                headers = {"Authorization": f"Bearer {tokens['berit']}"} if pattern.startswith("/api/") else {}
                form = {"csrf": csrf, "type": "interviewed", "on": os.environ["PORTAL_TODAY"], "key": "k-foreign"} if method == "POST" else None
                for query in ("", "?type=interviewed", "?lang=nn"):
                    answers = [berit.ask(method, path_of(pattern, case) + query, form, headers=headers) for case in (FOREIGN, NOWHERE)]
                    self.assertEqual([one.status for one in answers], [404, 404])
                    # Nothing tells whether it is another's or nobody's.
                    self.assertEqual(*(without_tokens(one.body).replace(FOREIGN, "").replace(NOWHERE, "") for one in answers))
        self.assertEqual(anne.get(f"/saker/{FOREIGN}").status, 200)
        self.assertEqual(anne.ask("GET", f"/api/cases/{FOREIGN}", headers={"Authorization": f"Bearer {tokens['anne']}"}).status, 200)
        event = {"key": "k-foreign", "case": FOREIGN, "type": "interviewed", "on": os.environ["PORTAL_TODAY"],
                 "data": {"round": 1}}
        answers = [berit.ask("POST", "/api/events", body=json.dumps({**event, "case": case}), headers={"Authorization": f"Bearer {tokens['berit']}"})
                   for case in (FOREIGN, NOWHERE)]
        self.assertEqual([one.status for one in answers], [404, 404])
        self.assertEqual(answers[0].body, answers[1].body)
        self.assertEqual(events("0301"), before)

    def test_no_page_names_another_municipalitys_case(self) -> None:
        berit = signed_in("other")
        feed = f"/kalender/{secret(berit, 'calendar')}.ics"
        pages = [path_of(path) for method, path in ROUTES if method == "GET" and "{id}" not in path] + [feed]
        for page in pages:
            named = {int(number) for number in re.findall(r"\bc(\d{1,6})\b", berit.get(page).body)}
            self.assertLessEqual(max(named, default=0), 100, page)
        self.assertEqual(berit.get(feed).status, 200)

    def test_the_same_number_is_another_case(self) -> None:
        pages = [without_tokens(signed_in(role).get(f"/saker/{SHARED}").body) for role in ("caseworker", "other")]
        self.assertNotEqual(*(re.sub(r"(?s)<header.*?</header>", "", page) for page in pages))


class Forgery(unittest.TestCase):
    """Routes that change something, without the session's token."""

    def test_every_changing_route_is_refused(self) -> None:
        clients = [Client(), *(signed_in(role) for role in ROLES)]
        clients[0].get("/logg-inn")
        foreign = signed_in("caseworker").token()
        before = state()
        tried = 0
        for method, pattern in ROUTES:
            if method == "GET" or pattern in KEEPS_NOTHING:
                continue
            for client in clients:
                for token in ({}, {"csrf": ""}, {"csrf": foreign}, {"csrf": "0" * 64}, {"csrf[]": foreign}):
                    with self.subTest(route=pattern, token=token):
                        # The API takes its own token and no cookie: a forged form has none.
                        status = client.post(path_of(pattern), {"what": "make", "type": "visited", **token}).status
                        self.assertEqual(status, 401 if pattern.startswith("/api/") else 403)
                        tried += 1
        self.assertGreaterEqual(tried, 6 * 5 * 5)
        self.assertEqual(state(), before)

    def test_what_is_open_keeps_nothing(self) -> None:
        before = state()
        sessions = len(list((DATA / "sessions").iterdir()))
        for pattern in KEEPS_NOTHING:
            for form in ({}, {"wants_job": "yes"}, {"wants_job": "yes", "wants_to_see_groups": "yes", "target_groups": "no"}, {"wants_job": SCRIPT}):
                answer = Client().post(pattern, form)
                self.assertEqual(answer.status, 200)
                self.assertEqual(answer.header("Set-Cookie"), "")
            for hostile in HOSTILE:
                for name in ("language", "begin", "answers[wants_job]", f"answers[{hostile}]", "answer[wants_job]", "answers", "answers[][]"):
                    answer = Client().post(pattern, {"begin": "1", "next": "1", name: hostile})
                    self.assertIn(answer.status, (200, 422), name)
                    self.assertFalse(SCRIPT in answer.body or Live(answer.body).found, name)
        self.assertEqual(state(), before)
        self.assertEqual(len(list((DATA / "sessions").iterdir())), sessions)

    def test_no_get_changes_anything_but_the_trail(self) -> None:
        anne = signed_in("caseworker")
        before = state()
        for method, pattern in ROUTES:
            if method == "GET":
                anne.get(path_of(pattern) + "?csrf=" + "0" * 64 + "&what=make&type=visited")
        self.assertEqual(state()[1:], before[1:])


class Script(unittest.TestCase):
    """Script that is written stays text."""

    def assert_text(self, answer: object, where: str) -> None:
        kind = answer.header("Content-Type")
        if kind.startswith("text/html"):
            for hostile in (SCRIPT, "<img", "<svg onload", "</textarea></title>"):
                self.assertFalse(hostile in answer.body, f"{where}: {hostile}")
            self.assertEqual(Live(answer.body).found, [], where)
        elif answer.status not in (303, 304):
            self.assertIn(kind.partition(";")[0], ("application/json", "text/calendar"), where)
            self.assertEqual(answer.header("X-Content-Type-Options"), "nosniff", where)

    def test_every_field_of_every_form(self) -> None:
        """Each page that a role may see, from the routes, and what it links to with a choice made: each field of each form with script in it, the
        others as they should be; then all pages once more, for what was stored."""
        fields = tested = 0
        clients = {role: signed_in(role) for role in ("caseworker", "planner", "auditor")} | {"nobody": Client()}
        shown = {role: [path_of(path) for method, path in ROUTES if method == "GET" and not path.startswith("/api/")] for role in clients}
        for role, client in clients.items():
            # What could not have happened today is not linked to, and has its form all the same.
            pages = [*shown[role], *(f"/saker/{OWN}/hendelse?type={kind}" for kind in NOT_ALWAYS)]
            for page in pages:
                body = client.get(page).body
                if "?" not in page:
                    pages += sorted({page + html.unescape(link) for link in re.findall(r'href="(\?(?:type|lang)=[\w&;=]+)"', body)} - set(pages))
                for form in Forms(body).forms:
                    if form.action == "/logg-ut":
                        continue
                    tested += 1
                    action = form.action or page
                    given = {one.name: next((choice for choice in one.choices if choice), one.value) for one in form.fields}
                    for one in form.fields:
                        if one.name == "csrf":
                            continue
                        hostile = HOSTILE[fields % len(HOSTILE)]
                        fields += 1
                        with self.subTest(page=page, field=one.name, role=role):
                            answer = client.get(action.partition("?")[0] + "?" + urllib.parse.urlencode({**given, one.name: hostile})) if form.method == "GET" \
                                else client.post(action, {**given, "csrf": given.get("csrf", ""), one.name: hostile})
                            self.assertLess(answer.status, 500)
                            self.assert_text(answer, f"{page} {one.name}")
        with database() as open_one:
            open_one.execute("DELETE FROM sign_in_try")
        for role, client in clients.items():
            for page in shown[role]:
                self.assert_text(client.get(page), f"{page}, after all that")
        # Some 40 types of event have a form each.
        self.assertGreater(tested, 45)
        self.assertGreater(fields, 200)
        print(f"{fields} fields of {tested} forms", flush=True)

    def test_reflected_from_every_address(self) -> None:
        anne, rita = signed_in("caseworker"), signed_in("auditor")
        for hostile in HOSTILE:
            quoted = re.sub(r"\W", lambda c: f"%{ord(c[0]):02X}", hostile)
            for method, pattern in ROUTES:
                for client in (anne, rita):
                    path = path_of(pattern)
                    self.assert_text(client.ask(method, path + "?" + "&".join(f"{name}={quoted}" for name in ("id", "type", "lang", "for", "q", "dag")),
                                                {} if method == "POST" else None), path)
                    self.assert_text(client.get(re.sub(r"\{\w+\}", quoted, pattern)), pattern)
            self.assert_text(anne.get("/" + quoted), "no page")

    def test_stored(self) -> None:
        """What came in by another door than the forms: the account's name, the trail."""
        with database() as open_one:
            name = open_one.execute("SELECT name FROM account WHERE login = 'rita'").fetchone()[0]
            open_one.execute("UPDATE account SET name = ? WHERE login = 'rita'", ["".join(HOSTILE)])
            open_one.execute("INSERT INTO trail (at, municipality, actor, deed, subject) VALUES (?, '0301', ?, ?, ?)", [HOSTILE[0], *HOSTILE[1:]])
            open_one.execute("INSERT INTO trail (at, municipality, actor, deed, subject) VALUES ('', '0301', 'js-1', '', ?)", ["c" + SCRIPT])
        try:
            answer = signed_in("auditor").get("/spor")
            self.assertIn("&lt;script&gt;alert(1)&lt;/script&gt;", answer.body)
            self.assert_text(answer, "trail")
            anne = signed_in("caseworker")
            self.assert_text(anne.get("/saker"), "cases opened last")
        finally:
            with database() as open_one:
                open_one.execute("UPDATE account SET name = ? WHERE login = 'rita'", [name])

    def test_the_api_answers_json(self) -> None:
        headers = {"Authorization": f"Bearer {secret(signed_in('caseworker'), 'api')}", "Content-Type": "application/json"}
        for hostile in HOSTILE:
            for body in ({"key": hostile}, {"key": "k", "case": hostile, "type": hostile, "on": hostile, "data": {hostile: hostile}}, {hostile: hostile}):
                for path in ("/api/events", "/api/assess/trial"):
                    answer = Client().ask("POST", path, body=json.dumps(body), headers=headers)
                    self.assertIn(answer.status, (400, 404, 409, 422))
                    self.assertEqual(answer.header("Content-Type"), "application/json")
                    self.assertNotIn("alert", answer.body)


class Headers(unittest.TestCase):
    def assert_headers(self, answer: object, where: str) -> None:
        policy = answer.header("Content-Security-Policy")
        self.assertTrue(policy.startswith("default-src 'none';"), where)
        for weak in ("unsafe-inline", "unsafe-eval", "*", "data:", "http"):
            self.assertNotIn(weak, policy, where)
        self.assertRegex(answer.header("Strict-Transport-Security"), r"^max-age=\d{8}$", where)
        self.assertEqual(answer.header("X-Content-Type-Options"), "nosniff", where)
        self.assertEqual(answer.header("Referrer-Policy"), "no-referrer", where)
        # A file is nobody's: it may be kept, and is asked for again each time.
        self.assertEqual(answer.header("Cache-Control"), "no-cache" if re.search(r" /portal\.\w+ 200$", where) else "no-store", where)
        self.assertEqual(answer.header("X-Powered-By"), "", where)
        self.assertNotRegex(answer.header("Server"), r"\d", where)
        self.assertEqual(answer.header("Access-Control-Allow-Origin"), "", where)
        if answer.header("Content-Type").startswith("text/html"):
            for name in ("Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy"):
                self.assertEqual(answer.header(name), "same-origin", where)
            for rule in ("frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'", "script-src 'self'"):
                self.assertIn(rule, policy, where)
            self.assertEqual(Live(answer.body).found, [], where)

    def test_every_answer_has_them(self) -> None:
        seen = set()
        clients = [Client(), *(signed_in(role) for role in ROLES)]
        for method, pattern in [*ROUTES, ("GET", "/finnes-ikke"), ("DELETE", "/saker"), ("PUT", "/passer-det"), ("POST", "/oversikt"), ("GET", "/portal.css"),
                                ("GET", "/portal.js"), ("GET", "/portal.svg"), ("HEAD", "/logg-inn"), ("GET", "/index.php"), ("GET", "/..%2fsetup.php"), ("POST", "/too-much")]:
            for client in clients:
                answer = client.ask(method, path_of(pattern), {"x": "x" * (1 << 20)} if pattern == "/too-much" else {} if method == "POST" else None)
                seen.add(answer.status)
                self.assert_headers(answer, f"{method} {pattern} {answer.status}")
        self.assertGreaterEqual(seen, {200, 303, 400, 401, 403, 404, 405, 413})

    def test_nothing_outside_the_public_folder_is_served(self) -> None:
        for path in ("/setup.php", "/../setup.php", "/%2e%2e/setup.php", "/src/App.php", "/..%2f..%2fsetup.php", "/.git/config", "/portal.sqlite",
                     "/portal.css/x.php", "/index.php/../../setup.php"):
            answer = Client().get(path)
            self.assertIn(answer.status, (400, 404, 405), path)
            self.assertNotIn("<?php", answer.body, path)


class Sessions(unittest.TestCase):
    def test_cookies(self) -> None:
        cookie = Client().get("/logg-inn").header("Set-Cookie")
        flags = {flag.strip().lower() for flag in cookie.split(";")[1:]}
        self.assertTrue(cookie.startswith(COOKIE + "="), cookie)
        self.assertGreaterEqual(flags, {"httponly", "path=/", "secure"})
        self.assertTrue(flags & {"samesite=lax", "samesite=strict"})
        self.assertFalse([flag for flag in flags if flag.startswith(("domain", "expires", "max-age"))])

    def test_the_id_changes_with_the_sign_in_and_a_planted_one_is_not_taken(self) -> None:
        client = Client()
        client.cookies[COOKIE] = "a" * 48
        client.get("/logg-inn")
        given = client.cookies[COOKIE]
        self.assertNotEqual(given, "a" * 48)
        self.assertEqual(client.sign_in("anne").status, 303)
        self.assertNotEqual(client.cookies[COOKIE], given)
        old = Client()
        old.cookies[COOKIE] = given
        self.assertEqual(old.get("/oversikt").status, 303)

    def test_after_signing_out_the_cookie_is_worth_nothing(self) -> None:
        anne = signed_in("caseworker")
        kept = dict(anne.cookies)
        answer = anne.post("/logg-ut", {"csrf": anne.token()})
        self.assertEqual((answer.status, answer.header("Location")), (303, "/logg-inn"))
        for cookies in (anne.cookies, kept):
            client = Client()
            client.cookies = dict(cookies)
            for path in ("/oversikt", f"/saker/{OWN}"):
                self.assertEqual(client.get(path).status, 303)

    def test_an_idle_session_ends(self) -> None:
        anne = signed_in("caseworker")
        kept = DATA / "sessions" / ("sess_" + anne.cookies[COOKIE])
        kept.write_text(re.sub(r"seen\|i:\d+;", "seen|i:1000000000;", kept.read_text()))
        self.assertEqual(anne.get("/oversikt").status, 303)

    def test_sign_ins_are_limited_by_name(self) -> None:
        # From an address each: it is the name that is guarded.
        statuses = [Client().sign_in("per", "wrong" + str(number)).status for number in range(6)]
        self.assertEqual(statuses, [403] * 5 + [429])
        self.assertEqual(Client().sign_in("per").status, 429)
        self.assertEqual(Client().sign_in("rita").status, 303)
        with database() as open_one:
            self.assertNotIn("per", "".join(row[0] for row in open_one.execute("SELECT who FROM sign_in_try")))
            open_one.execute("DELETE FROM sign_in_try")

    def test_sign_ins_are_limited_by_address(self) -> None:
        address = "127.200.0.1"
        statuses = [Client(address=address).sign_in(f"nobody{number}", "wrong").status for number in range(21)]
        self.assertIn(429, statuses)
        self.assertEqual(Client(address=address).sign_in("anne").status, 429)
        self.assertEqual(Client().sign_in("anne").status, 303)

    def test_an_office_behind_one_address_gets_in(self) -> None:
        for number in range(12):
            self.assertEqual(Client(address="127.200.0.2").sign_in(["anne", "rita"][number % 2]).status, 303)

    def test_an_unknown_name_is_told_as_a_wrong_password(self) -> None:
        pages = [re.sub(r'value="[^"]*"', "", Client().sign_in(login, "wrong").body) for login in ("anne", "nobody-at-all")]
        self.assertEqual(*pages)


class Roles(unittest.TestCase):
    def test_everyone_sees_their_own_and_no_more(self) -> None:
        clients = [signed_in("caseworker"), signed_in("planner"), signed_in("auditor"), Client()]
        self.assertEqual({path for method, path in ROUTES if method == "GET"}, set(SEEN))
        for pattern, statuses in SEEN.items():
            self.assertEqual(tuple(client.get(path_of(pattern) + ASKED.get(pattern, "")).status for client in clients), statuses, pattern)
        self.assertIn("/logg-inn", clients[3].get("/oversikt").header("Location"))

    def test_only_a_caseworker_changes_cases_and_only_a_planner_agreements(self) -> None:
        agreements = "/plasser/hendelse"
        for role, may in (("planner", {agreements}), ("auditor", set()), ("caseworker", {path for _, path in ROUTES if path != agreements})):
            client = signed_in(role)
            csrf = client.token()
            before = state()
            for method, pattern in ROUTES:
                if method == "POST" and not pattern.startswith(("/api/", "/logg-")) and pattern not in KEEPS_NOTHING | may:
                    self.assertEqual(client.post(path_of(pattern), {"csrf": csrf, "what": "make", "type": "visited"}).status, 404, pattern)
            self.assertEqual(state(), before)

    def test_the_planner_sees_no_case_and_no_concern(self) -> None:
        per = signed_in("planner")
        for page in ("/oversikt", "/plasser"):
            body = per.get(page).body
            self.assertNotRegex(body, r"/saker|\bc\d+\b")
            self.assertNotIn("ekymring", re.sub(r"(?s)<footer.*", "", body))


class Recording(unittest.TestCase):
    """What could have happened on a day is offered, and the rest is told of with its reason."""

    def setUp(self) -> None:
        self.today = datetime.date.fromisoformat(os.environ["PORTAL_TODAY"])
        self.anne = signed_in("caseworker")
        opened = self.anne.post("/saker", {"csrf": self.anne.token(), "in_target_group": "yes", "found": "both"})
        self.case = opened.header("Location")
        self.assertRegex(self.case, "^/saker/c-")

    def offered(self, query: str = "") -> tuple[set[str], str]:
        page = self.anne.get(f"{self.case}/hendelse{query}")
        self.assertEqual(page.status, 200)
        return set(re.findall(r'href="\?(?:dag=[0-9-]+&amp;)?type=(\w+)"', page.body)), page.body

    def record(self, kind: str, on: object, **data: str) -> object:
        form = Forms(self.anne.get(f"{self.case}/hendelse?type={kind}").body).forms[-1]
        hidden = {one.name: one.value for one in form.fields if one.kind == "hidden"}
        return self.anne.post(f"{self.case}/hendelse", {**hidden, "on": str(on), **data})

    def test_the_form_offers_what_could_have_happened(self) -> None:
        types, body = self.offered()
        self.assertLessEqual({"trial_started", "hired", "visited", "case_closed", "concern_reported"}, types)
        self.assertFalse({"trial_ended", "wage_changed", "resumed", "case_reopened", "case_opened", "voided"} & types)
        for reason in ("Det er ingen arbeidspraksis å avslutte denne dagen.", "Det er ingen jobb å endre denne dagen."):
            self.assertIn(reason, body)
        self.assertEqual(self.record("trial_started", self.today, employer="e-1").status, 303)
        types, _ = self.offered()
        self.assertIn("trial_ended", types)
        self.assertNotIn("wage_changed", types)
        for kind in sorted(types | {"wage_changed"}):
            form = self.anne.get(f"{self.case}/hendelse?type={kind}")
            self.assertEqual((form.status, kind == "wage_changed"), (200, "Det er ingen jobb å endre denne dagen." in form.body), kind)

    def test_the_case_says_it_too(self) -> None:
        body = self.anne.get(self.case).body
        can, cannot = body.index("Hva som kan skrives inn i dag"), body.index("Hva som ikke kan skje ennå, og hvorfor")
        self.assertLess(can, cannot)
        self.assertEqual(self.offered()[0], set(re.findall(r'hendelse\?type=(\w+)"', body[can:cannot])))
        self.assertIn("Ny lønn", body[cannot:])
        self.assertIn("Det er ingen jobb å endre denne dagen.", body[cannot:])

    def test_another_day_is_asked_about_as_it_was(self) -> None:
        before = self.today - datetime.timedelta(days=1)
        types, body = self.offered(f"?dag={before}")
        self.assertNotIn("trial_started", types)
        self.assertIn("visited", types)
        self.assertIn("Saken var ikke åpnet ennå denne dagen.", body)
        self.assertIn(f'?dag={before}&amp;type=visited"', body)
        self.assertIn(f'value="{before}"', self.anne.get(f"{self.case}/hendelse?dag={before}&type=visited").body)
        for none in (self.today + datetime.timedelta(days=1), "2026-02-30", "x", "<script>"):
            self.assertEqual(self.offered(f"?dag={none}")[0], self.offered()[0])

    def test_what_could_not_be_is_refused_with_its_reason(self) -> None:
        for kind, on, reason in (("trial_ended", self.today, "Det er ingen arbeidspraksis å avslutte denne dagen."),
                                 ("trial_started", self.today - datetime.timedelta(days=3), "Saken var ikke åpnet ennå denne dagen."),
                                 ("visited", self.today + datetime.timedelta(days=1), "Sjekk dagen")):
            data = {"trial_ended": {"early": "no"}, "trial_started": {"employer": "e-1"}, "visited": {"with": "both"}}[kind]
            refused = self.record(kind, on, **data)
            self.assertEqual(refused.status, 422)
            self.assertIn(reason, refused.body)


class Api(unittest.TestCase):
    def test_tokens(self) -> None:
        anne = signed_in("caseworker")
        first = secret(anne, "api")
        second = secret(anne, "api")
        calendar = secret(anne, "calendar")
        for token, status in ((None, 401), ("", 401), ("A" * 43, 401), (first, 401), (calendar, 401), (second, 200)):
            headers = {} if token is None else {"Authorization": f"Bearer {token}"}
            self.assertEqual(Client().ask("GET", f"/api/cases/{OWN}", headers=headers).status, status)
            # The cookie of one who is signed in opens nothing here.
            if status == 401:
                self.assertEqual(anne.ask("GET", f"/api/cases/{OWN}", headers=headers).status, 401)
        anne.post("/kalender", {"csrf": anne.token(), "kind": "api", "what": "revoke"})
        self.assertEqual(Client().ask("GET", f"/api/cases/{OWN}", headers={"Authorization": f"Bearer {second}"}).status, 401)
        self.assertEqual(Client().get(f"/kalender/{calendar}.ics").status, 200)
        anne.post("/kalender", {"csrf": anne.token(), "kind": "calendar", "what": "revoke"})
        self.assertEqual(Client().get(f"/kalender/{calendar}.ics").status, 404)
        with database() as open_one:
            kept = json.dumps(open_one.execute("SELECT * FROM secret").fetchall())
        for one in (first, second, calendar):
            self.assertNotIn(one, kept)

    def test_the_answers_are_the_commands(self) -> None:
        headers = {"Authorization": f"Bearer {secret(signed_in('caseworker'), 'api')}"}
        description = json.loads(Client().get("/api/openapi.json").body)
        self.assertEqual(description["openapi"][:2], "3.")
        names = [path.rpartition("/")[2] for path in description["paths"] if path.startswith("/api/assess/")]
        self.assertGreaterEqual(len(names), 15)
        for name in names:
            facts = {"on": os.environ["PORTAL_TODAY"]} if "on" in json.dumps(description["paths"][f"/api/assess/{name}"]["post"]["requestBody"]) else {}
            answer = Client().ask("POST", f"/api/assess/{name}", body=json.dumps(facts), headers=headers)
            told = subprocess.run([os.environ["HELTMED"], "assess", name, "--json", "--lang", "nb"], input=json.dumps(facts), capture_output=True, text=True)
            if told.returncode == 0:
                self.assertEqual((answer.status, answer.body), (200, told.stdout.rstrip("\n")), name)
            else:
                self.assertEqual(answer.status, 422, name)
        for body in ("", "[]x", "[1]", "7", '"x"', "{", '{"on":' + "[" * 40 + "]" * 40 + "}"):
            self.assertIn(Client().ask("POST", "/api/assess/trial", body=body, headers=headers).status, (400, 422), body)
        self.assertEqual(Client().ask("POST", "/api/assess/nothing", body="{}", headers=headers).status, 404)

    def test_nobody_writes_in_anothers_name(self) -> None:
        headers = {"Authorization": f"Bearer {secret(signed_in('caseworker'), 'api')}"}
        event = {"key": "k-actor", "case": "c-actor", "type": "case_opened", "on": os.environ["PORTAL_TODAY"], "actor": "js-2",
                 "recorded_at": "2020-01-01T00:00:00Z", "data": {"municipality": "0301", "in_target_group": True, "found": "both"}}
        for _ in range(2):
            answer = Client().ask("POST", "/api/events", body=json.dumps(event), headers=headers)
            self.assertEqual(answer.status, 200, answer.body)
        kept = [json.loads(line) for line in events("0301") if '"k-actor"' in line]
        self.assertEqual([(one["actor"], one["recorded_at"][:10]) for one in kept], [("js-1", os.environ["PORTAL_TODAY"])])
        self.assertNotIn("c-actor", "\n".join(events("4601")))


class Audit(unittest.TestCase):
    def test_every_reading_of_a_case_is_in_the_trail(self) -> None:
        anne = signed_in("caseworker")
        token = secret(anne, "api")
        for method, pattern in CASE_ROUTES:
            if method == "GET":
                before = len(trail())
                answer = anne.ask("GET", path_of(pattern), headers={"Authorization": f"Bearer {token}"})
                self.assertEqual(answer.status, 200, pattern)
                noted = trail()[before:]
                self.assertEqual([(row[0], row[1], row[3]) for row in noted], [("0301", "js-1", OWN)], pattern)

    def test_writing_is_in_the_trail_and_read_by_the_auditor_alone(self) -> None:
        anne, rita, berit = signed_in("caseworker"), signed_in("auditor"), signed_in("other")
        opened = anne.post("/saker", {"csrf": anne.token(), "in_target_group": "yes", "found": "both"})
        self.assertEqual(opened.status, 303)
        case = opened.header("Location").rpartition("/")[2]
        self.assertEqual(anne.get(f"/saker/{case}").status, 200)
        self.assertEqual(berit.get(f"/saker/{case}").status, 404)
        form = Forms(anne.get(f"/saker/{case}/hendelse?type=concern_reported").body).forms[-1]
        given = {one.name: next((choice for choice in one.choices if choice), one.value) for one in form.fields}
        self.assertEqual(anne.post(form.action, given).status, 303)
        shown = rita.get("/spor").body
        self.assertGreaterEqual(shown.count(case), 3)
        self.assertNotIn(case, signed_in("other").get("/oversikt").body)
        deeds = [row[2] for row in trail() if row[3] == case]
        self.assertGreaterEqual(len(set(deeds)), 3)

    def test_the_trail_can_not_be_changed(self) -> None:
        with database() as open_one:
            for statement in ("UPDATE trail SET deed = ''", "DELETE FROM trail"):
                with self.assertRaises(sqlite3.DatabaseError):
                    open_one.execute(statement)

    def test_reading_the_trail_is_in_the_trail(self) -> None:
        rita = signed_in("auditor")
        before = len(trail())
        rita.get("/spor")
        self.assertEqual([row[1] for row in trail()[before:]], ["re-1"])


class Logs(unittest.TestCase):
    def test_nothing_of_anyone_is_in_the_logs(self) -> None:
        anne = signed_in("caseworker")
        token, calendar = secret(anne, "api"), secret(anne, "calendar")
        anne.get(f"/saker/{OWN}?navn=Kari")
        anne.get(f"/kalender/{calendar}.ics")
        anne.post(f"/saker/{OWN}/hendelse", {"csrf": anne.token(), "type": "visited", "on": "01019012345", "key": "01019012345"})
        Client().sign_in("kari.nordmann", "hemmelig")
        Client().ask("POST", "/api/events", body='{"key":"01019012345"', headers={"Authorization": f"Bearer {token}"})
        # A fault of the server's own is logged, with where and never with what.
        store = DATA / "4601.heltmed"
        kept = store.read_bytes()
        try:
            store.write_bytes(b"no store " * 1000)
            answer = signed_in("other").get(f"/saker/{OWN}")
            self.assertEqual(answer.status, 500)
            self.assertNotRegex(answer.body, r"\.php|/data|Stack|Exception")
        finally:
            store.write_bytes(kept)
        text = "\n".join(log.read_text() for log in LOGS.rglob("*") if log.is_file())
        self.assertRegex(text, r"portal: \S+ at \w+\.php:\d+")
        self.assertGreater(len((LOGS / "nginx/portal.log").read_text().splitlines()), 5)
        for word in (OWN + "?", f"/saker/{OWN}", "Kari", "kari.nordmann", "hemmelig", "01019012345", token, calendar, "anne", "127.0.", os.environ["PORTAL_PASSWORD"],
                     *anne.cookies.values(), anne.token()):
            self.assertNotIn(word, text)


if __name__ == "__main__":
    result = unittest.main(exit=False, verbosity=2, warnings="ignore").result
    bad = len(result.failures) + len(result.errors)
    print(f"{result.testsRun - bad} passed, {bad} failed", flush=True)
    sys.exit(bad != 0)
