"""What a municipality runs: the files of examples/portal/deploy, as they stand and in service. Run by tests/parts/portal.sh.

    test_deploy.py --build BUILD --work WORK
"""

import argparse
import concurrent.futures
import http.client
import json
import os
import pathlib
import re
import shutil
import socket
import ssl
import stat
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from client import Answer, Client, secret, signed_in  # noqa: E402
from served import DEPLOY, PATHS, Served  # noqa: E402

HEADERS = {"Strict-Transport-Security": r"max-age=31536000", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
           "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin", "Content-Security-Policy":
           "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"}
# What may come to lie beside the three files: left by an editor, an archive or a mistake.
LEFT = {"shell.php": "<?php echo 'it ran';", "shell.phtml": "<?php echo 'it ran';", "folder/index.php": "<?php echo 'it ran';", ".env": "SECRET=it ran",
        ".htaccess": "it ran", ".git/config": "it ran", "index.php~": "it ran", "portal.css.bak": "it ran", "portal.sqlite": "it ran", "0301.heltmed": "it ran",
        "backup.zip": "it ran", "portal.css/shell.php": ""}
BUILD = WORK = pathlib.Path()
# In place of the program: what its pool lets it do.
PROBE = """<?php
$reads = static fn (string $path): bool => @file_get_contents($path) !== false;
echo json_encode(['extension' => extension_loaded('heltmed'), 'code' => $reads(__FILE__), 'data' => $reads(getenv('PORTAL_DATA') . '/portal.sqlite'),
    'elsewhere' => $reads('/etc/passwd') || $reads(dirname(getenv('PORTAL_DATA'), 2) . '/log/fpm.log'), 'shell' => function_exists('shell_exec'),
    'proxy' => $_SERVER['HTTP_PROXY'] ?? '', 'environment' => getenv('PORTAL_PASSWORD') !== false, 'shows' => ini_get('display_errors'), 'uploads' => ini_get('file_uploads'), 'writes' => is_writable(__DIR__)]);
"""


def ask(url: str, method: str = "GET", path: str = "/", body: bytes | None = None, headers: dict[str, str] | None = None) -> Answer:
    return Client(url=url).ask(method, path, body=body, headers=headers)


def raw(sent: bytes, encrypted: bool = True, wait: float = 0) -> bytes:
    """What comes back for bytes that no well-behaved client sends, or to one that is slow to listen."""
    place = urllib.parse.urlsplit(os.environ["PORTAL_URL"])
    answer = b""
    with socket.socket() as plain:
        plain.settimeout(10)
        plain.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        plain.connect((place.hostname, place.port))
        one = ssl.create_default_context(cafile=os.environ["PORTAL_CERTIFICATE"]).wrap_socket(plain, server_hostname=place.hostname) if encrypted else plain
        one.sendall(sent)
        time.sleep(wait)
        while some := one.recv(65536):
            answer += some
    return answer


class AsShipped(unittest.TestCase):
    def test_nginx_and_php_fpm_take_the_files_as_they_stand(self) -> None:
        """In a mount namespace of its own, where the paths and the user that the files name are there."""
        with tempfile.TemporaryDirectory() as scratch:
            inside = pathlib.Path(scratch)
            (inside / "nginx.conf").write_text(f"events {{}}\nhttp {{ include {DEPLOY}/nginx.conf; }}\n")
            (inside / "fpm.conf").write_text(f"[global]\nerror_log = {scratch}/fpm.log\ninclude = {DEPLOY}/php-fpm.conf\n")
            shutil.copy("/etc/nginx/fastcgi_params", inside)
            (inside / "passwd").write_text(pathlib.Path("/etc/passwd").read_text() + "portal:x:61234:61234::/nonexistent:/usr/sbin/nologin\n")
            (inside / "group").write_text(pathlib.Path("/etc/group").read_text() + "portal:x:61234:\n")
            certificate = ("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=portal.kommune.example "
                           "-keyout /etc/ssl/portal/key.pem -out /etc/ssl/portal/fullchain.pem 2>/dev/null")
            script = f"""set -e
                mount --make-rprivate /
                mount --bind {scratch}/passwd /etc/passwd; mount --bind {scratch}/group /etc/group
                cp /etc/ssl/openssl.cnf {scratch}/openssl.cnf
                for place in /etc/ssl /var/log /var/lib/nginx /run /usr/share/nginx; do [ ! -d $place ] || mount -t tmpfs tmpfs $place; done
                mkdir -p /etc/ssl/portal /var/log/nginx /var/log/portal /run/php
                OPENSSL_CONF={scratch}/openssl.cnf {certificate}
                PATH=$PATH:/usr/sbin
                nginx -t -p {scratch} -c {scratch}/nginx.conf
                php-fpm8.2 -t -y {scratch}/fpm.conf"""
            name_spaces = ["unshare", "--mount", "--net", *([] if os.getuid() == 0 else ["--user", "--map-root-user"])]
            if subprocess.run([*name_spaces, "true"], capture_output=True).returncode != 0:
                self.skipTest("no name spaces here: the files are run below with other paths, and not as they stand")
            told = subprocess.run([*name_spaces, "sh", "-c", script], capture_output=True, text=True)
            self.assertEqual(told.returncode, 0, told.stderr)
            self.assertIn("nginx.conf test is successful", told.stderr)
            self.assertRegex(told.stderr, r"configuration file \S+fpm.conf test is successful")
            self.assertNotRegex(told.stderr, r"(?i)\[?(warn|emerg|error)")

    def test_the_files_name_no_path_that_the_tests_do_not_know(self) -> None:
        for name in ("nginx.conf", "php-fpm.conf"):
            for line in (DEPLOY / name).read_text().splitlines():
                for path in re.findall(r"(?:^|[\s=:])(/(?:etc|var|usr|run|tmp|srv|opt|home)[\w./-]*)", line):
                    if not line.startswith(("#", ";")):
                        self.assertTrue(path.startswith(PATHS), path)


class InService(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.portal = Served(BUILD, WORK, 150, 4)
        cls.addClassCleanup(cls.portal.stop)
        cls.portal.start()
        os.environ.update(cls.portal.environment())
        cls.public = cls.portal.code / "examples/portal/public"

    def assert_headers(self, answer: Answer, where: str) -> None:
        for name, value in HEADERS.items():
            self.assertRegex(answer.header(name), f"^{value}$", f"{where}: {name}")
        self.assertIn(answer.header("Cache-Control"), ("no-store", "no-cache"), where)
        self.assertNotRegex(answer.header("Server"), r"\d", where)

    def test_what_is_left_in_the_folder_is_neither_served_nor_run(self) -> None:
        self.assertIn("color-scheme", Client().get("/portal.css").body)
        for name, text in LEFT.items():
            if text:
                (self.public / name).parent.mkdir(exist_ok=True)
                (self.public / name).write_text(text)
        (self.public / "data").symlink_to(self.portal.data)
        client = Client()
        missing = client.get("/finnes-ikke")
        self.assertEqual(missing.status, 404)
        for path in [f"/{name}" for name in LEFT] + [f"/{name}/x.php" for name in LEFT] + ["/data/portal.sqlite", "/data/", "/folder/", "/unavailable.html",
                                                                                           "/setup.php", "/config.php", "/src/App.php", "/deploy/nginx.conf"]:
            answer = client.get(path)
            self.assertEqual(answer.status, 404, path)
            self.assertNotIn("it ran", answer.body, path)
            self.assert_headers(answer, path)
        # The program itself has one name: by its own it is a page that is not there.
        self.assertEqual(client.get("/index.php").body, missing.body)
        self.assertEqual(client.get("/index.php/saker").status, 404)

    def test_the_data_can_not_be_reached(self) -> None:
        data = str(self.portal.data)
        for path in (data, f"{data}/portal.sqlite", f"/..{data}/0301.heltmed", "/../../../../../lib/portal/portal.sqlite", "/%2e%2e/%2e%2e/portal.sqlite",
                     "/portal.css/../../../../../../var/lib/portal/portal.sqlite", "/..%2f..%2f..%2fvar/lib/portal/portal.sqlite", "//etc/passwd", "/portal.css%00.php",
                     "/sessions/", "/.%2e/.%2e/config.php"):
            answer = raw(f"GET {path} HTTP/1.0\r\n\r\n".encode())
            self.assertRegex(answer, rb"^HTTP/1.1 40[04] ", path)
            self.assertNotRegex(answer, rb"SQLite format|root:|<\?php", path)
        # Whoever gets hold of the web server has no key to the data.
        for path in (self.portal.data, *self.portal.data.rglob("*")):
            self.assertEqual(stat.S_IMODE(path.stat().st_mode) & 0o077 if path == self.portal.data or path.name in ("portal.sqlite", "sessions") else 0, 0, path)
        if os.getuid() == 0:
            reading = subprocess.run(["setpriv", "--reuid=www-data", "--regid=www-data", "--clear-groups", "cat", f"{data}/portal.sqlite"], capture_output=True)
            self.assertIn(b"Permission denied", reading.stderr)

    def test_what_is_too_large_is_413_and_comes_to_nothing(self) -> None:
        anne = signed_in("caseworker")
        csrf, token = anne.token(), secret(anne, "api")
        sessions = len(list((self.portal.data / "sessions").iterdir()))
        for path, most in (("/saker", 256 << 10), ("/logg-inn", 256 << 10), ("/api/events", 256 << 10), ("/passer-det", 8 << 10)):
            for size, statuses in ((most + 1, (413,)), (most, (200, 303, 401, 403, 422))):
                form = f"csrf={csrf}&begin=1&x=".encode()
                answer = Client().ask("POST", path, body=form + b"x" * (size - len(form)), headers={"Content-Type": "application/x-www-form-urlencoded"})
                self.assertIn(answer.status, statuses, f"{path} {size}")
                self.assert_headers(answer, f"{path} {size}")
                if size > most:
                    self.assertEqual(answer.header("Set-Cookie"), "")
        # Neither is one that does not say beforehand how large it is.
        chunked = raw(b"POST /passer-det HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n" + b"4000\r\n" + b"x" * 0x4000 + b"\r\n0\r\n\r\n")
        self.assertRegex(chunked, rb"^HTTP/1.1 413 ")
        self.assertIn("Siden kan ikke vises", Client().ask("POST", "/passer-det", body=b"x" * 9000).body)
        self.assertEqual(anne.ask("POST", "/api/events", body="{}", headers={"Authorization": f"Bearer {token}"}).status, 422)
        # The forms that were taken in at /logg-inn are sessions of nobody; those refused are not even that.
        self.assertLessEqual(len(list((self.portal.data / "sessions").iterdir())), sessions + 2)

    def test_an_address_that_asks_too_fast_is_told_to_wait(self) -> None:
        def many(address: str, path: str, count: int) -> list[Answer]:
            client = Client(address=address)
            return [client.get(path) for _ in range(count)]

        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            answers = [one for some in pool.map(lambda number: many("127.201.0.1", ("/passer-det", "/logg-inn")[number % 2], 60), range(8)) for one in some]
        statuses = [one.status for one in answers]
        self.assertEqual(set(statuses), {200, 429})
        self.assertGreaterEqual(statuses.count(200), 100)
        refused = answers[statuses.index(429)]
        self.assertIn("Vent litt", refused.body)
        self.assert_headers(refused, "429")
        # Another address is let in, and so is this one to the files, and another system is slowed down and not refused.
        self.assertEqual(Client(address="127.201.0.2").get("/logg-inn").status, 200)
        self.assertEqual({one.status for one in many("127.201.0.1", "/portal.css", 200)}, {200})
        self.assertEqual({one.status for one in many("127.201.0.1", "/api/openapi.json", 150)}, {200})

    def test_every_answer_of_nginxs_own_has_the_headers(self) -> None:
        for method, path, status in (("GET", "/portal.css", 200), ("HEAD", "/portal.js", 200), ("GET", "/portal.svg", 200), ("POST", "/portal.css", 405),
                                     ("DELETE", "/portal.js", 405), ("TRACE", "/", 405), ("GET", "/%zz", 400), ("GET", "/portal.css?x=" + "x" * 9000, 414)):
            answer = Client().ask(method, path)
            self.assertEqual(answer.status, status, path[:40])
            self.assert_headers(answer, f"{method} {path[:40]}")
        css = Client().get("/portal.css")
        self.assertEqual((css.header("Content-Type"), css.header("Cache-Control")), ("text/css", "no-cache"))
        self.assertEqual(Client().ask("GET", "/portal.css", headers={"If-None-Match": css.header("ETag")}).status, 304)

    def test_the_door_without_tls_leads_to_the_other_and_nowhere_else(self) -> None:
        for method, path in (("GET", "/"), ("GET", "/kalender/" + "A" * 43 + ".ics"), ("POST", "/logg-inn"), ("GET", "/portal.css")):
            answer = ask(self.portal.plain_url, method, path)
            self.assertEqual((answer.status, answer.header("Location")), (301, "https://127.0.0.1/"), path)
            # A browser would not heed it here; the header belongs to the encrypted answers.
            self.assertEqual(answer.header("Strict-Transport-Security") + answer.header("Set-Cookie"), "")
        clear = raw(b"GET /saker/c12 HTTP/1.0\r\n\r\n", encrypted=False)
        self.assertRegex(clear, rb"^HTTP/1.1 400 ")
        self.assertNotIn(b"c12", clear)
        self.assertEqual(ask(self.portal.url, "GET", "/logg-inn").header("Set-Cookie").partition("=")[0], "__Host-portal")

    def test_nothing_is_compressed_beside_a_secret(self) -> None:
        for path in ("/logg-inn", "/passer-det", "/api/openapi.json"):
            self.assertEqual(Client().ask("GET", path, headers={"Accept-Encoding": "gzip"}).header("Content-Encoding"), "", path)

    def test_nothing_is_put_on_a_disk_on_its_way(self) -> None:
        folders = [path for path in (self.portal.root / "tmp").iterdir()]
        self.assertGreaterEqual(len(folders), 2)
        before = {path: path.stat().st_mtime_ns for path in folders}
        anne = signed_in("caseworker")
        self.assertEqual(anne.post("/saker", {"x": "x" * 250000}).status, 403)
        self.assertGreater(len(raw(b"GET /api/openapi.json HTTP/1.0\r\n\r\n", wait=1)), 60000)
        self.assertEqual({path: path.stat().st_mtime_ns for path in folders}, before)
        self.assertEqual(Client().post("/passer-det", {"begin": "1", "x": "x" * 8000}).status, 200)

    def test_sessions_of_old_are_swept_away(self) -> None:
        old = self.portal.data / "sessions" / ("sess_" + "0" * 48)
        old.write_text("")
        os.utime(old, (0, 0))
        client = Client()
        for _ in range(2500):
            client.get("/logg-inn")
            if not old.exists():
                break
        self.assertFalse(old.exists())
        self.assertTrue((self.portal.data / "sessions" / ("sess_" + client.cookies["__Host-portal"])).exists())


class Down(unittest.TestCase):
    def test_when_the_portal_is_down_that_is_told_and_no_address_is(self) -> None:
        with Served(BUILD, WORK, 150, 2) as portal:
            os.environ.update(portal.environment())
            anne = signed_in("caseworker")
            calendar = secret(anne, "calendar")
            door = portal.root / "run/php/portal.sock"
            portal.fpm.terminate()
            portal.fpm.wait()
            for way in ("the socket is gone", "nobody listens"):
                door.unlink(missing_ok=True)
                if way == "nobody listens":
                    with socket.socket(socket.AF_UNIX) as silent:
                        silent.bind(str(door))
                    door.chmod(0o666)
                for path in ("/saker/c140", f"/kalender/{calendar}.ics", "/passer-det"):
                    answer = anne.get(path)
                    self.assertEqual(answer.status, 502, way)
                    self.assertIn("Det er ikke din feil", answer.body)
                    self.assertEqual(answer.header("Cache-Control"), "no-store")
                    for name, value in HEADERS.items():
                        self.assertEqual(answer.header(name), value, name)
            text = "\n".join(log.read_text() for log in portal.logs.rglob("*") if log.is_file())
            self.assertIn(" GET 502 ", text)
            for word in ("c140", calendar, "/kalender", "/passer-det", "127.0.", anne.cookies["__Host-portal"]):
                self.assertNotIn(word, text)


class Pool(unittest.TestCase):
    def test_the_pool_lets_the_program_do_what_it_must(self) -> None:
        class Probed(Served):
            def place_code(self) -> None:
                super().place_code()
                (self.code / "examples/portal/public/index.php").write_text(PROBE)

        os.environ["PORTAL_PASSWORD"] = "of whoever starts it"
        with Probed(BUILD, WORK, 150, 1) as portal:
            os.environ.update(portal.environment())
            told = json.loads(Client().ask("GET", "/", headers={"Proxy": "elsewhere"}).body)
        self.assertEqual({key: told[key] for key in ("extension", "code", "data", "elsewhere", "shell", "writes")},
                         {"extension": True, "code": True, "data": True, "elsewhere": False, "shell": False, "writes": os.getuid() != 0})
        self.assertEqual([told["shows"] or "0", told["uploads"] or "0"], ["0", "0"])
        self.assertEqual((told["proxy"], told["environment"]), ("", False))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    known, rest = parser.parse_known_args()
    BUILD, WORK = known.build.resolve(), known.work.resolve()
    result = unittest.main(argv=[sys.argv[0], *rest], exit=False, verbosity=2, warnings="ignore").result
    bad = len(result.failures) + len(result.errors)
    print(f"{result.testsRun - bad} passed, {bad} failed", flush=True)
    sys.exit(bad != 0)
