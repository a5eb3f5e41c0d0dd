"""Eight workers at once: 4 000 events through the API, none refused as locked and none lost; and one winner of the last place."""

import concurrent.futures
import json
import os
import pathlib
import sqlite3
import subprocess
import sys
import threading
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from client import Client, secret, signed_in  # noqa: E402

WORKERS = 8
APPENDS = 4000
RACES = 20
TODAY = os.environ["PORTAL_TODAY"]
STORE = str(pathlib.Path(os.environ["PORTAL_DATA"]) / "0301.heltmed")
OPENED = {"municipality": "0301", "in_target_group": True, "found": "both"}


def command(*words: str) -> str:
    return subprocess.run([os.environ["HELTMED"], "store", *words], check=True, capture_output=True, text=True).stdout


class Writer:
    """Another system, with one connection kept open."""

    def __init__(self, token: str) -> None:
        self.client = Client()
        self.headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}

    def append(self, **event: object) -> tuple[int, dict]:
        answer = self.client.ask("POST", "/api/events", body=json.dumps({"on": TODAY, **event}), headers=self.headers)
        return answer.status, json.loads(answer.body)


class Together(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.token = secret(signed_in("caseworker"), "api")

    def test_eight_workers_lose_nothing(self) -> None:
        before = {json.loads(line)["key"] for line in command("export", STORE).splitlines()}

        def work(worker: int) -> list[tuple[int, dict]]:
            writer = Writer(self.token)
            answers = []
            for number in range(APPENDS // WORKERS // 2):
                key = f"k-{worker}-{number}"
                # A case of its own, and one that all write to.
                answers.append(writer.append(key=key, case=f"t-{worker}-{number}", type="case_opened", data=OPENED))
                answers.append(writer.append(key=key + "-b", case="c7", type="gathering_attended", data={}))
            return answers

        started = time.monotonic()
        with concurrent.futures.ThreadPoolExecutor(WORKERS) as pool:
            answers = [answer for some in pool.map(work, range(WORKERS)) for answer in some]
        took = time.monotonic() - started
        self.assertEqual(len(answers), APPENDS)
        refused = [answer for answer in answers if answer[0] != 200]
        self.assertEqual(refused[:3], [])
        numbers = [answer["seq"] for _, answer in answers]
        self.assertEqual(len(set(numbers)), APPENDS)
        self.assertEqual(max(numbers) - min(numbers) + 1, APPENDS)
        kept = {json.loads(line)["key"] for line in command("export", STORE).splitlines()}
        wanted = {f"k-{worker}-{number}{end}" for worker in range(WORKERS) for number in range(APPENDS // WORKERS // 2) for end in ("", "-b")}
        self.assertEqual(kept - before, wanted)
        command("verify", STORE)
        with sqlite3.connect(pathlib.Path(os.environ["PORTAL_DATA"]) / "portal.sqlite") as trail:
            self.assertEqual(trail.execute("SELECT count(*) FROM trail WHERE deed = 'skrev inn (API)'").fetchone()[0], APPENDS)
        print(f"{APPENDS} events by {WORKERS} in {took:.1f} s: {APPENDS / took:.0f} a second, none refused", flush=True)

    def test_the_last_place_has_one_winner(self) -> None:
        writers = [Writer(self.token) for _ in range(WORKERS)]
        for race in range(RACES):
            agreement = f"one-{race}"
            self.assertEqual(writers[0].append(key=f"a-{race}", type="agreement_signed",
                                               data={"agreement": agreement, "municipality": "0301", "places": 1, "from": TODAY})[0], 200)
            for number, writer in enumerate(writers):
                self.assertEqual(writer.append(key=f"o-{race}-{number}", case=f"r-{race}-{number}", type="case_opened", data=OPENED)[0], 200)
            start = threading.Barrier(WORKERS)

            def run(number: int) -> tuple[int, dict]:
                start.wait()
                return writers[number].append(key=f"s-{race}-{number}", case=f"r-{race}-{number}", type="trial_started",
                                              data={"agreement": agreement, "employer": f"e-{race}", "post_is_reserved": False})

            with concurrent.futures.ThreadPoolExecutor(WORKERS) as pool:
                answers = list(pool.map(run, range(WORKERS)))
            self.assertEqual(sorted(status for status, _ in answers), [200] + [409] * (WORKERS - 1))
            self.assertEqual({answer["error"]["code"] for status, answer in answers if status == 409}, {"quota"})
            places = json.loads(command("places", STORE, "--on", TODAY))
            self.assertEqual([(one["taken"], one["left"]) for one in places["agreements"] if one["agreement"] == agreement], [(1, 0)])
        print(f"{RACES} races of {WORKERS} for the last place: one winner each", flush=True)


if __name__ == "__main__":
    result = unittest.main(exit=False, verbosity=2, warnings="ignore").result
    bad = len(result.failures) + len(result.errors)
    print(f"{result.testsRun - bad} passed, {bad} failed", flush=True)
    sys.exit(bad != 0)
