"""examples/portal/start.sh from end to end: what it prints is all that somebody has who tries the portal. Run by tests/parts/portal.sh.

    test_start.py FOLDER
"""

import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import threading
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from client import Client  # noqa: E402
from served import PORTAL, ROOT, die_with_parent, free_port  # noqa: E402

FOLDER = pathlib.Path(sys.argv[1]).resolve()
MINUTES = 20


class Started:
    def __init__(self) -> None:
        self.process = subprocess.Popen(["sh", str(PORTAL / "start.sh"), str(free_port()), str(FOLDER)], cwd="/", stdin=subprocess.DEVNULL,
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, preexec_fn=die_with_parent)
        late = threading.Timer(MINUTES * 60, self.process.kill)
        late.start()
        self.printed = ""
        for line in self.process.stdout:
            self.printed += line
            if "Ctrl-C" in line:
                break
        late.cancel()
        assert "Ctrl-C" in self.printed, f"the portal did not start: {self.printed}"
        self.url = re.search(r"The portal is at (http://127\.0\.0\.1:\d+)/ ", self.printed)[1]
        self.residents = re.search(r"(http://127\.0\.0\.1:\d+)(/\S+) \. Stop", self.printed)
        # name, password, role, municipality
        self.accounts = re.findall(r"^  (\w+) +(\w{12}) +(\w+), kommune (\d{4})$", self.printed, re.M)
        for _ in range(200):
            try:
                Client(url=self.url).get("/logg-inn")
                return
            except ConnectionRefusedError:
                threading.Event().wait(0.05)

    def stop(self) -> int:
        """As Ctrl-C does."""
        self.process.send_signal(signal.SIGINT)
        status = self.process.wait(10)
        self.process.stdout.close()
        return status


class Start(unittest.TestCase):
    def test_what_is_printed_is_enough(self) -> None:
        shutil.rmtree(FOLDER / "data", ignore_errors=True)
        # Left by a start that was stopped halfway.
        (FOLDER / "data.new").mkdir(parents=True, exist_ok=True)
        (FOLDER / "data.new/portal.sqlite").write_text("half")
        started = Started()
        try:
            self.assertEqual([role for _, _, role, _ in started.accounts], ["saksbehandler", "saksbehandler", "planlegger", "revisor"])
            seen = {}
            for name, password, role, municipality in started.accounts:
                self.assertEqual(Client(url=started.url).sign_in(name, password + "x").status, 403)
                client = Client(url=started.url)
                answer = client.sign_in(name, password)
                self.assertEqual(answer.status, 303, name)
                # Without TLS, and for trying on this machine alone, the cookie has the lesser name.
                self.assertEqual(list(client.cookies), ["portal"])
                while answer.status == 303:
                    answer = client.get(answer.header("Location"))
                self.assertEqual(answer.status, 200, name)
                self.assertIn(role, answer.body)
                if role == "saksbehandler":
                    cases = re.findall(r'href="(/saker/c\d+)"', answer.body)
                    self.assertGreater(len(cases), 20, name)
                    seen[municipality] = client.get(cases[0]).body
                    self.assertIn("Veien så langt", seen[municipality])
            self.assertEqual(len(seen), 2)
            self.assertEqual(Client(url=started.url).get("/portal.css").header("Content-Type").partition(";")[0], "text/css")
            self.assertEqual(Client(url=started.url).get("/../setup.php").status, 404)
            # The residents' page is that of a municipality whose caseworker can sign in.
            page = Client(url=started.residents[1]).get(started.residents[2])
            self.assertEqual(page.status, 200)
            config = (PORTAL / "config.php").read_text()
            self.assertIn(re.search(r"number: '(\d{4})'", config)[1], seen)
            self.assertIn("HELT MED i " + re.search(r"name: '(\w+)'", config)[1], page.body)
        finally:
            status = started.stop()
        self.assertIn(status, (0, -signal.SIGINT, 130))
        with self.assertRaises(ConnectionRefusedError):
            Client(url=started.url).get("/")
        for path in (FOLDER / "data", *(FOLDER / "data").rglob("*")):
            self.assertEqual(path.stat().st_mode & 0o077, 0, path)

        # Started again, it is the same portal.
        again = Started()
        try:
            self.assertEqual(again.accounts, started.accounts)
            self.assertEqual(Client(url=again.url).sign_in(*again.accounts[0][:2]).status, 303)
        finally:
            again.stop()


if __name__ == "__main__":
    os.chdir(ROOT)
    result = unittest.main(argv=[sys.argv[0]], exit=False, verbosity=2).result
    bad = len(result.failures) + len(result.errors)
    print(f"{result.testsRun - bad} passed, {bad} failed", flush=True)
    sys.exit(bad != 0)
