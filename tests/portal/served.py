"""The portal as in service: examples/portal/deploy's own files for php-fpm and nginx, over TLS, on loopback alone, over two simulated
municipalities. All that is put there in place of what a municipality puts there is in SITE and the paths.

    served.py --build BUILD --work WORK [--cases N] [--workers N] [--beside PAGE] -- COMMAND…

runs the command with the portal up, and takes all down whatever happens. The command finds in its environment: PORTAL_URL, PORTAL_PLAIN_URL (its
door without TLS), PORTAL_CERTIFICATE (to trust), PORTAL_PASSWORD (everyone's), PORTAL_DATA (the portal's folder), PORTAL_LOGS, PORTAL_ROOT (under
which all paths of the files lie), PORTAL_TODAY, HELTMED (the command). Started as root, nginx and the portal are users of their own, as in service.
"""

import argparse
import ctypes
import os
import pathlib
import pwd
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
PORTAL = ROOT / "examples" / "portal"
DEPLOY = PORTAL / "deploy"
SECOND_CASES = 100
NAME = "127.0.0.1"
# Where the two files put things. Each lies under a root of its own here.
PATHS = ("/etc/ssl/portal", "/var/log/nginx", "/var/log/portal", "/var/lib/portal", "/usr/share/portal", "/run/php")
# The users of the two files, when they are not started as root; else the portal is `nobody`.
WEB_USER, PORTAL_USER = "www-data", "nobody"

# As Debian's own, with what it includes.
NGINX = """daemon off;
worker_processes 1;
{user}
pid {root}/nginx.pid;
error_log {root}/var/log/nginx/error.log;
events {{ worker_connections 768; }}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    sendfile on;
    gzip on;
    access_log {root}/var/log/nginx/access.log;
    client_body_temp_path {root}/tmp/body;
    fastcgi_temp_path {root}/tmp/fastcgi;
    proxy_temp_path {root}/tmp/proxy;
    scgi_temp_path {root}/tmp/scgi;
    uwsgi_temp_path {root}/tmp/uwsgi;
    include {site};
}}
"""

FPM = """[global]
error_log = {root}/var/log/fpm.log
daemonize = no
log_limit = 8192
include = {pool}

; The simulation's last day, and as many workers as the test wants.
[portal]
env[PORTAL_TODAY] = {today}
pm.max_children = {workers}
"""

BESIDE = """    location = /beside {{
        fastcgi_param SCRIPT_FILENAME {beside};
        include fastcgi_params;
        fastcgi_pass unix:{root}/run/php/portal.sock;
    }}
    location / {{
"""


def put(text: str, given: dict[str, str]) -> str:
    """Puts in place each of what is named; what is not in the file is a fault of the test's."""
    for old, new in given.items():
        if old not in text:
            raise SystemExit(f"served.py looks for {old!r} in a file of {DEPLOY}, and it is not there")
        text = text.replace(old, new)
    return text


def under(root: pathlib.Path, text: str) -> str:
    return re.sub("|".join(map(re.escape, PATHS)), lambda found: str(root) + found[0], text)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def die_with_parent() -> None:
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)


def simulate(build: pathlib.Path, fixture: pathlib.Path, cases: int) -> None:
    """The two municipalities, made once: the ids past those of the second are of the first alone."""
    if (fixture / "today").exists():
        return
    shutil.rmtree(fixture, ignore_errors=True)
    fixture.mkdir(parents=True)
    command = str(build / "heltmed")
    today = ""
    for municipality, seed, count in (("0301", 1, cases), ("4601", 2, SECOND_CASES)):
        events = subprocess.run([command, "simulate", "--cases", str(count), "--seed", str(seed)], check=True, capture_output=True, text=True).stdout
        (fixture / "events.jsonl").write_text(events)
        store = str(fixture / f"{municipality}.heltmed")
        subprocess.run([command, "store", "create", store], check=True, stdout=subprocess.DEVNULL)
        subprocess.run([command, "store", "import", store, str(fixture / "events.jsonl")], check=True, stdout=subprocess.DEVNULL)
        today = max(today, *re.findall(r'"recorded_at":"([0-9-]{10})', events))
    (fixture / "events.jsonl").unlink()
    (fixture / "today").write_text(today)


class Served:
    def __init__(self, build: pathlib.Path, work: pathlib.Path, cases: int, workers: int, beside: pathlib.Path | None = None) -> None:
        self.beside = beside
        self.build = build
        # The path of a socket is short.
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="heltmed-portal-"))
        self.data = self.root / "var/lib/portal"
        self.logs = self.root / "var/log"
        self.code = self.root / "usr/share/portal"
        self.processes: list[subprocess.Popen] = []
        self.workers = workers
        self.extension = build / "bindings" / "php" / "heltmed.so"
        self.password = secrets.token_hex(12)
        fixture = work / f"municipalities-{cases}"
        simulate(build, fixture, cases)
        self.today = (fixture / "today").read_text()
        self.fixture = fixture

    def __enter__(self) -> "Served":
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        self.root.chmod(0o711)
        for path in (*PATHS, "/tmp"):
            (self.root / path[1:]).mkdir(parents=True)
        self.place_code()
        self.place_data()
        self.place_certificate()
        port, plain_port = free_port(), free_port()
        as_root = os.getuid() == 0
        site = put(under(self.root, (DEPLOY / "nginx.conf").read_text()), {
            "listen 80;": f"listen {NAME}:{plain_port};", "listen 443 ssl;": f"listen {NAME}:{port} ssl;", "portal.kommune.example": NAME})
        pool = under(self.root, (DEPLOY / "php-fpm.conf").read_text())
        if as_root:
            pool = put(pool, {"user = portal": f"user = {PORTAL_USER}", "group = portal": f"group = {pwd.getpwnam(PORTAL_USER).pw_gid}"})
        else:
            pool = put(pool, {line: ";" + line for line in ("user = portal", "group = portal", "listen.owner", "listen.group")})
        if self.beside is not None:
            # One address asks for all there is to measure.
            shutil.copy(self.beside, self.code / "beside.php")
            site = put(site, {"    location / {\n": BESIDE.format(beside=self.code / "beside.php", root=self.root), "rate=20r/s": "rate=100000r/s"})
        given = {"root": self.root, "today": self.today, "workers": self.workers, "user": f"user {WEB_USER};" if as_root else ""}
        for name, text in (("site.conf", site), ("pool.conf", pool), ("nginx.conf", NGINX.format(site=self.root / "site.conf", **given)),
                           ("fpm.conf", FPM.format(pool=self.root / "pool.conf", **given)), ("fastcgi_params", pathlib.Path("/etc/nginx/fastcgi_params").read_text())):
            (self.root / name).write_text(text)
        fpm = shutil.which("php-fpm8.2") or "/usr/sbin/php-fpm8.2"
        nginx = shutil.which("nginx") or "/usr/sbin/nginx"
        self.fpm = self.spawn([fpm, "-F", "-y", str(self.root / "fpm.conf"), "-d", f"extension={self.extension}"], "fpm.out")
        self.nginx = self.spawn([nginx, "-p", str(self.root), "-e", str(self.logs / "nginx_start.log"), "-c", str(self.root / "nginx.conf")], "nginx.out")
        self.url = f"https://{NAME}:{port}"
        self.plain_url = f"http://{NAME}:{plain_port}"
        end = time.monotonic() + 20
        while not (self.root / "run/php/portal.sock").exists() or not self.answers(port):
            if time.monotonic() > end or any(one.poll() is not None for one in self.processes):
                raise SystemExit("the portal did not start:\n" + "\n".join(log.read_text() for log in self.logs.rglob("*.*")))
            time.sleep(0.05)

    def place_code(self) -> None:
        """As a municipality copies it: the portal, and the package beside it."""
        for path in ("examples/portal", "bindings/php/src"):
            shutil.copytree(ROOT / path, self.code / path)
        shutil.copy(ROOT / "bindings/php/autoload.php", self.code / "bindings/php/autoload.php")

    def place_data(self) -> None:
        for store in self.fixture.glob("*.heltmed*"):
            shutil.copy(store, self.data)
        subprocess.run(["php", "-d", f"extension={self.extension}", str(PORTAL / "setup.php"), str(self.data)], check=True,
                       env={**os.environ, "PORTAL_PASSWORD": self.password}, stdout=subprocess.DEVNULL)
        for folder in (self.data, self.logs / "portal"):
            folder.chmod(0o700)
            if os.getuid() == 0:
                owner = pwd.getpwnam(PORTAL_USER)
                for path in (folder, *folder.rglob("*")):
                    os.chown(path, owner.pw_uid, owner.pw_gid)

    def place_certificate(self) -> None:
        self.certificate = self.root / "etc/ssl/portal/fullchain.pem"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=portal",
                        "-addext", f"subjectAltName=IP:{NAME}", "-keyout", str(self.certificate.with_name("key.pem")), "-out", str(self.certificate)],
                       check=True, capture_output=True)

    def spawn(self, command: list[str], output: str) -> subprocess.Popen:
        with open(self.logs / output, "w") as log:
            self.processes.append(subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, preexec_fn=die_with_parent))
        return self.processes[-1]

    @staticmethod
    def answers(port: int) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", port), 1):
                return True
        except OSError:
            return False

    def environment(self) -> dict[str, str]:
        return {**os.environ, "PORTAL_URL": self.url, "PORTAL_PLAIN_URL": self.plain_url, "PORTAL_CERTIFICATE": str(self.certificate),
                "NODE_EXTRA_CA_CERTS": str(self.certificate), "PORTAL_PASSWORD": self.password, "PORTAL_DATA": str(self.data), "PORTAL_LOGS": str(self.logs),
                "PORTAL_ROOT": str(self.root), "PORTAL_TODAY": self.today, "HELTMED": str(self.build / "heltmed"), "HELTMED_EXTENSION": str(self.extension)}

    def stop(self) -> None:
        for process in reversed(self.processes):
            process.terminate()
        for process in self.processes:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        shutil.rmtree(self.root, ignore_errors=True)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--cases", type=int, default=150)
    parser.add_argument("--workers", type=int, default=8)
    parser.add_argument("--beside", type=pathlib.Path, help="a page of PHP to serve at /beside, to compare with")
    parser.add_argument("command", nargs="+")
    given = parser.parse_args()

    def leave(*_: object) -> None:
        raise SystemExit(143)

    signal.signal(signal.SIGTERM, leave)
    signal.signal(signal.SIGHUP, leave)
    with Served(given.build.resolve(), given.work.resolve(), given.cases, given.workers, given.beside and given.beside.resolve()) as portal:
        status = subprocess.run(given.command, env=portal.environment()).returncode
        if status != 0:
            for log in sorted(portal.logs.rglob("*")):
                if log.name in ("php.log", "fpm.log", "portal_error.log"):
                    sys.stdout.write(f"--- {log.name}\n" + log.read_text()[-3000:])
        return status


if __name__ == "__main__":
    sys.exit(main())
