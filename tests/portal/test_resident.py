"""The residents' page, "Could HELT MED suit me?", in every way through: each answer to each question, in both languages, of a municipality whose
posts are its own residents' and of one whose are not. Run through served.py; no script runs here, as in a browser without it."""

import hashlib
import html
import itertools
import os
import pathlib
import re
import shutil
import sqlite3
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from client import Answer, Client, Forms  # noqa: E402

DATA = pathlib.Path(os.environ["PORTAL_DATA"])
LOGS = pathlib.Path(os.environ["PORTAL_LOGS"])
ROOT = pathlib.Path(os.environ["PORTAL_ROOT"])
PAGE = "/passer-det"
LANGUAGES = {"easy_nb": "nb", "easy_nn": "nn"}
# In the order of asking when nothing settles the matter before.
QUESTIONS = ["wants_job", "lives_in_municipality", "target_groups", "wish_expressed_by", "receives_disability_benefit"]
# "Nei" and "ikkje" stand where they say no to nobody: as an answer that may be chosen, and of what is well so.
NO = re.compile(r"""(?ix) avslag | avvis | avslå | refus | reject | \bdessverre\b | \bdiverre\b | (passer|høver|passar)\s+(ikke|ikkje) | (ikke|ikkje)\s+(for|i)\s+(deg|målgruppe)
    | (kan|får)\s+(ikke|ikkje)\s+(få|søke|søkje|bli|være|vere|delta) | \bkrav\b | \bvilkår | \boppfyll | \bkvalifis | målgruppe | \bfått\s+nei | \buegn | \bfeil\b""")
DIAGNOSIS = re.compile(r"""(?ix) utviklingsh | utviklingsforst | lærevansk | lærevanskar | autis | \bdowns?\b | syndrom | \badhd\b | diagnose | funksjonsh | funksjonsneds | psykisk
    | sjukdom | sykdom | \biq\b | kognitiv | hjerneskade""")
# Good places beside HELT MED, and who knows more of them.
PLACES = {"nb": ["dagsenter", "arbeidssenter", "tilrettelagt arbeid", "Nav og kommunen"], "nn": ["dagsenter", "arbeidssenter", "tilrettelagt arbeid", "Nav og kommunen"]}
HEADINGS = {"nb": {"HELT MED kan passe for deg.", "HELT MED kan kanskje passe for deg.", "Her er noen gode råd."},
            "nn": {"HELT MED kan passe for deg.", "HELT MED kan kanskje passe for deg.", "Her er nokre gode råd."}}


def words_of(page: Answer) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"(?s)<(style|script)\b.*?</\1>|<[^>]*>", " ", page.body)))


def asked(page: Answer) -> tuple[str, list[str]]:
    """The question's fact and the words that may be answered; nothing at an end."""
    radios = [one for form in Forms(page.body).forms for one in form.fields if one.kind == "radio"]
    return (radios[0].name[len("answer["):-1], [one.value for one in radios]) if radios else ("", [])


def kept() -> dict[str, object]:
    """All that the portal has: every file of its folder, and every row of its database."""
    rows: dict[str, object] = {}
    with sqlite3.connect(DATA / "portal.sqlite", timeout=10, isolation_level=None) as database:
        for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall():
            rows[table] = database.execute(f"SELECT * FROM {table}").fetchall()
    files = {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in DATA.rglob("*") if path.is_file() and not path.name.startswith("portal.sqlite")}
    return {"rows": rows, "files": files}


class Way:
    """One who goes through the page as a browser does: with the forms that it gave, and nothing else."""

    def __init__(self, language: str, client: Client) -> None:
        self.client = client
        self.page = client.get(PAGE)
        self.seen = [self.page]
        if language == "easy_nn":
            self.press("change_language")
        self.press("begin")

    def press(self, button: str, answer: str | None = None) -> None:
        form = next(form for form in Forms(self.page.body).forms if button in [one.name for one in form.fields])
        assert (form.action, form.method) == (PAGE, "POST")
        sent = {one.name: one.value for one in form.fields if one.kind == "hidden"} | {button: "1"}
        if answer is not None:
            sent[f"answer[{asked(self.page)[0]}]"] = answer
        self.page = self.client.post(PAGE, sent)
        self.seen.append(self.page)


class Residents(unittest.TestCase):
    def setUp(self) -> None:
        self.ends: dict[tuple[str, ...], Answer] = {}

    def assert_kind(self, page: Answer, tag: str, where: str) -> None:
        text = words_of(page)
        self.assertEqual(page.status, 200, where)
        self.assertIn(f'<html lang="{tag}">', page.body, where)
        self.assertIsNone(NO.search(text), f"{where}: {NO.search(text)}")
        self.assertIsNone(DIAGNOSIS.search(text), f"{where}: {DIAGNOSIS.search(text)}")
        self.assertRegex(text, r"Dette er (ikke et|ikkje eit) vedtak", where)
        self.assertIn("Ring 112", text, where)
        # Nothing is kept on the way, and nothing needs a script.
        self.assertEqual(page.header("Set-Cookie"), "", where)
        self.assertEqual(page.header("Cache-Control"), "no-store", where)
        self.assertNotRegex(page.body, r"(?i)<script|\son\w+=|javascript:", where)
        # No way on has an answer in its address.
        for link in re.findall(r'(?:href|action)="([^"]*)"', page.body):
            self.assertRegex(link, r"^(/passer-det|/portal\.(css|svg)|#innhold|tel:[0-9]+|mailto:[\w.@]+)$", where)

    def assert_end(self, page: Answer, tag: str, where: str) -> None:
        text = words_of(page)
        heading = re.search(r"<h1>([^<]*)</h1>", page.body)
        self.assertIn(heading[1] if heading else "", HEADINGS[tag], where)
        for place in PLACES[tag]:
            self.assertIn(place, text, where)
        self.assertRegex(page.body, r'href="tel:[0-9]+"', where)
        self.assertRegex(page.body, r'href="mailto:[^"]+"', where)
        # Back, and once more.
        self.assertEqual({one.name for form in Forms(page.body).forms for one in form.fields if one.kind == "button"}, {"change_language", "back", "again"}, where)

    def walk(self, language: str) -> int:
        """Every way through, depth first. The number of ends."""
        tag = LANGUAGES[language]
        client = Client()
        waiting: list[list[tuple[str, str]]] = [[]]
        ends = 0
        while waiting:
            given = waiting.pop()
            page = client.post(PAGE, {"language": language, "begin": "1", **{f"answers[{fact}]": word for fact, word in given}})
            where = f"{language} {given}"
            self.assert_kind(page, tag, where)
            fact, words = asked(page)
            if words:
                # Each once, and no more than there are.
                self.assertIn(fact, QUESTIONS, where)
                self.assertNotIn(fact, [its for its, _ in given], where)
                self.assertIn("do_not_know", words, where)
                self.assertGreaterEqual(len(words), 3, where)
                waiting += [[*given, (fact, word)] for word in words]
            else:
                ends += 1
                self.assert_end(page, tag, where)
                self.ends[(language, *(f"{fact}={word}" for fact, word in given))] = page
        return ends

    def test_every_way_through(self) -> None:
        before, lines = kept(), {log: log.stat().st_size for log in LOGS.rglob("*") if log.is_file()}
        ends = {language: self.walk(language) for language in LANGUAGES}
        print(f"{ends} ways to an end", flush=True)
        # The same ways in both languages.
        self.assertEqual(len({way[1:] for way in self.ends}), ends["easy_nb"])
        self.assertEqual(*ends.values())
        self.assertGreaterEqual(ends["easy_nb"], 40)
        # All three kinds of end are come to, and each question is asked on some way.
        for language, tag in LANGUAGES.items():
            self.assertEqual({re.search(r"<h1>([^<]*)</h1>", page.body)[1] for way, page in self.ends.items() if way[0] == language}, HEADINGS[tag])
        self.assertEqual({step.partition("=")[0] for way in self.ends for step in way[1:]}, set(QUESTIONS))
        # One who does not know anything is not told less.
        unsure = next(page for way, page in self.ends.items() if way[0] == "easy_nb" and all(step.endswith("do_not_know") for step in way[1:]))
        self.assertIn("Vi kan finne svarene sammen.", words_of(unsure))
        self.assertEqual(kept(), before)
        self.assert_logs(lines)

    def assert_logs(self, lines: dict[pathlib.Path, int]) -> None:
        told = 0
        for log in LOGS.rglob("*"):
            if log.is_file():
                for line in log.read_text()[lines.get(log, 0):].splitlines():
                    # The time, the method, the status and how long it took.
                    self.assertRegex(line, r"^\d{4}-\d\d-\d\dT[\d:]{8}[+-]\d\d:\d\d (GET|POST) (200|422) \d+\.\d{3}$", log.name)
                    told += 1
        self.assertGreater(told, 100)

    def test_by_its_own_forms_and_back_again(self) -> None:
        """With nothing but what the page gives: every way, one step at a time; at each end all the way back, and once more."""
        before = kept()
        for language in LANGUAGES:
            waiting: list[list[str]] = [[]]
            ends = 0
            while waiting:
                given = waiting.pop()
                way = Way(language, Client())
                for word in given:
                    way.press("next", word)
                last, words = given[-1] if given else "", asked(way.page)[1]
                if words and len(given) < 2:
                    waiting += [[*given, word] for word in words]
                    continue
                while words:
                    last = words[0]
                    way.press("next", last)
                    words = asked(way.page)[1]
                    self.assertLessEqual(len(way.seen), 3 + len(QUESTIONS) + 1)
                ends += 1
                self.assert_end(way.page, LANGUAGES[language], str(given))
                end = way.page.body
                way.press("back")
                self.assertNotEqual(asked(way.page)[1], [])
                way.press("next", last)
                self.assertEqual(way.page.body, end)
                way.press("change_language")
                self.assertNotIn(f'<html lang="{LANGUAGES[language]}">', way.page.body)
                self.assertNotEqual(re.findall("<h2", way.page.body), [])
                way.press("again")
                self.assertEqual([one.name for form in Forms(way.page.body).forms for one in form.fields if one.name.startswith("answer")], [])
                self.assertEqual(way.client.cookies, {})
            self.assertGreaterEqual(ends, 7)
        self.assertEqual(kept(), before)

    def test_every_combination_of_answers_comes_to_an_end(self) -> None:
        """Also those that no way leads to, in any order, with words that are none: a form may be sent by anything."""
        client = Client()
        choices = [["yes", "no", "do_not_know", None], ["yes", "no", "do_not_know", None], ["yes", "no", "do_not_know", None],
                   ["self", "supported", "other", "do_not_know", None], ["yes", "no", "do_not_know", None]]
        before = kept()
        tried = 0
        for combination in itertools.product(*choices):
            answers = [(fact, word) for fact, word in zip(QUESTIONS, combination) if word is not None]
            if tried % 2:
                answers.reverse()
            page = client.post(PAGE, {"begin": "1", "language": "easy_nb", **{f"answers[{fact}]": word for fact, word in answers}, "answers[on]": "1900-01-01",
                                      "answers[employer_has_need]": "no", "answers[diagnosis]": "yes"})
            self.assert_kind(page, "nb", str(answers))
            fact, words = asked(page)
            if words:
                self.assertNotIn(fact, dict(answers))
            else:
                self.assert_end(page, "nb", str(answers))
            if None not in combination:
                self.assertEqual(words, [], f"all is answered and more is asked: {answers}")
            tried += 1
        self.assertEqual(tried, 4 * 4 * 4 * 5 * 4)
        self.assertEqual(kept(), before)

    def test_nothing_chosen_is_told_of_gently(self) -> None:
        way = Way("easy_nb", Client())
        for answer in (None, "", "maybe", "<b>"):
            way.press("next", answer)
            self.assertEqual(way.page.status, 422)
            self.assertIn("Du kan også velge «Jeg vet ikke».", words_of(way.page))
            self.assertIsNone(NO.search(words_of(way.page)))
            self.assertEqual(asked(way.page)[0], "wants_job")
            self.assertNotIn("<b>", way.page.body)

    def test_where_posts_are_for_all_nobody_is_asked_where_they_live(self) -> None:
        config = ROOT / "usr/share/portal/examples/portal/config.php"
        shipped = config.with_suffix(".shipped")
        shutil.copy(config, shipped)

        def serve(text: str, sign: str) -> None:
            config.write_text(text)
            end = time.monotonic() + 20
            # opcache looks at a file again after two seconds, each worker as it comes to it.
            while time.monotonic() < end:
                if all(sign in Client().get(PAGE).body for _ in range(24)):
                    return
                time.sleep(0.3)
            self.fail("the portal does not take its new configuration")

        text = shipped.read_text()
        try:
            changed = re.sub(r"name: '\w+'", "name: 'Prøvestad'", text).replace("postsAreReserved: true", "postsAreReserved: false")
            serve(re.sub(r"number: '\d{4}'", "number: '5001'", changed), "Prøvestad")
            ends = self.walk("easy_nb")
            self.assertGreaterEqual(ends, 15)
            self.assertNotIn("lives_in_municipality", {step.partition("=")[0] for way in self.ends for step in way[1:]})
            self.assertNotIn("Bor du", "".join(words_of(page) for page in self.ends.values()))
        finally:
            serve(text, re.search(r"name: '(\w+)'", text)[1])


if __name__ == "__main__":
    result = unittest.main(exit=False, verbosity=2, warnings="ignore").result
    bad = len(result.failures) + len(result.errors)
    print(f"{result.testsRun - bad} passed, {bad} failed", flush=True)
    sys.exit(bad != 0)
