"""The portal as in service: php-fpm behind nginx, on loopback alone, as the user who runs the tests, over two simulated municipalities.

    served.py --build BUILD --work WORK [--cases N] [--workers N] [--beside PAGE] -- COMMAND…

runs the command with the portal up, and takes all down whatever happens. The command finds in its environment: PORTAL_URL, PORTAL_SECURE_URL (the
same behind an end of TLS), PORTAL_PASSWORD (everyone's), PORTAL_DATA (the portal's folder), PORTAL_LOGS, PORTAL_TODAY, HELTMED (the command).
"""

import argparse
import ctypes
import os
import pathlib
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
SECOND_CASES = 100

FPM = """[global]
error_log = {logs}/fpm.log
daemonize = no
log_limit = 8192

[portal]
{user}
listen = {run}/fpm.sock
listen.mode = 0600
pm = static
pm.max_children = {workers}
catch_workers_output = yes
clear_env = yes
env[PORTAL_DATA] = {data}
env[PORTAL_TODAY] = {today}
php_admin_value[error_log] = {logs}/php.log
php_admin_flag[log_errors] = on
php_admin_flag[display_errors] = off
php_admin_flag[expose_php] = off
"""

# The log has no address that was asked for: a calendar's is a secret, and a case's is a pseudonym.
NGINX = """daemon off;
pid {run}/nginx.pid;
error_log {logs}/nginx_error.log crit;
worker_processes 1;
{user}
events {{ worker_connections 256; }}
http {{
    log_format bare '$time_iso8601 $request_method $status $request_time';
    access_log {logs}/nginx_access.log bare;
    server_tokens off;
    client_max_body_size 1m;
    client_body_temp_path {run}/body;
    fastcgi_temp_path {run}/fastcgi;
    proxy_temp_path {run}/proxy;
    scgi_temp_path {run}/scgi;
    uwsgi_temp_path {run}/uwsgi;
    include /etc/nginx/mime.types;
    # What is not PHP's answer (a file, a refusal of nginx's own) has the headers too; what is, has its own.
    map $upstream_http_content_security_policy $policy {{ "" "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; script-src 'self'"; default ""; }}
    map $upstream_http_x_content_type_options $sniff {{ "" nosniff; default ""; }}
    map $upstream_http_referrer_policy $referrer {{ "" no-referrer; default ""; }}
    map $upstream_http_cross_origin_opener_policy $origin {{ "" same-origin; default ""; }}
    map $upstream_http_cache_control $cache {{ "" no-store; default ""; }}
    add_header Content-Security-Policy $policy always;
    add_header X-Content-Type-Options $sniff always;
    add_header Referrer-Policy $referrer always;
    add_header Cross-Origin-Opener-Policy $origin always;
    add_header Cross-Origin-Resource-Policy $origin always;
    add_header Cache-Control $cache always;
{servers}}}
"""

SERVER = """    server {{
        listen 127.0.0.1:{port};
        root {public};
        location ~ ^/portal\\.(css|js|svg)$ {{ }}
{beside}        location / {{
            include /etc/nginx/fastcgi_params;
            fastcgi_param SCRIPT_FILENAME {public}/index.php;
            fastcgi_param HTTPS {https};
            fastcgi_param HTTP_PROXY "";
            fastcgi_read_timeout 60;
            fastcgi_pass unix:{run}/fpm.sock;
        }}
    }}
"""

BESIDE = """        location = /beside {{
            include /etc/nginx/fastcgi_params;
            fastcgi_param SCRIPT_FILENAME {beside};
            fastcgi_pass unix:{run}/fpm.sock;
        }}
"""


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
        self.run = pathlib.Path(tempfile.mkdtemp(prefix="heltmed-portal-"))
        self.data = self.run / "data"
        self.logs = self.run / "logs"
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
        self.logs.mkdir()
        self.data.mkdir(mode=0o700)
        for store in self.fixture.glob("*.heltmed*"):
            shutil.copy(store, self.data)
        subprocess.run(["php", "-d", f"extension={self.extension}", str(PORTAL / "setup.php"), str(self.data)], check=True,
                       env={**os.environ, "PORTAL_PASSWORD": self.password}, stdout=subprocess.DEVNULL)
        port, secure_port = free_port(), free_port()
        given = {"run": self.run, "logs": self.logs, "data": self.data, "today": self.today, "workers": self.workers, "public": PORTAL / "public",
                 "beside": "" if self.beside is None else BESIDE.format(beside=self.beside, run=self.run)}
        root = os.getuid() == 0
        servers = SERVER.format(port=port, https='""', **given) + SERVER.format(port=secure_port, https="on", **given)
        (self.run / "fpm.conf").write_text(FPM.format(user="user = root\ngroup = root" if root else "", **given))
        (self.run / "nginx.conf").write_text(NGINX.format(user="user root;" if root else "", servers=servers, **given))
        fpm = shutil.which("php-fpm8.2") or "/usr/sbin/php-fpm8.2"
        nginx = shutil.which("nginx") or "/usr/sbin/nginx"
        self.spawn([fpm, "-F", "-y", str(self.run / "fpm.conf"), "-d", f"extension={self.extension}", *(["-R"] if root else [])], "fpm.out")
        self.spawn([nginx, "-p", str(self.run), "-e", str(self.logs / "nginx_start.log"), "-c", str(self.run / "nginx.conf")], "nginx.out")
        self.url = f"http://127.0.0.1:{port}"
        self.secure_url = f"http://127.0.0.1:{secure_port}"
        end = time.monotonic() + 20
        while not (self.run / "fpm.sock").exists() or not self.answers(port):
            if time.monotonic() > end or any(one.poll() is not None for one in self.processes):
                logs = "\n".join(log.read_text() for log in self.logs.iterdir())
                raise SystemExit("the portal did not start:\n" + logs)
            time.sleep(0.05)

    def spawn(self, command: list[str], output: str) -> None:
        with open(self.logs / output, "w") as log:
            self.processes.append(subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, preexec_fn=die_with_parent))

    @staticmethod
    def answers(port: int) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", port), 1):
                return True
        except OSError:
            return False

    def environment(self) -> dict[str, str]:
        return {**os.environ, "PORTAL_URL": self.url, "PORTAL_SECURE_URL": self.secure_url, "PORTAL_PASSWORD": self.password,
                "PORTAL_DATA": str(self.data), "PORTAL_LOGS": str(self.logs), "PORTAL_TODAY": self.today, "HELTMED": str(self.build / "heltmed"),
                "HELTMED_EXTENSION": str(self.extension)}

    def stop(self) -> None:
        for process in reversed(self.processes):
            process.terminate()
        for process in self.processes:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        shutil.rmtree(self.run, ignore_errors=True)


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
            for log in sorted(portal.logs.iterdir()):
                if log.name in ("php.log", "fpm.log", "nginx_error.log"):
                    sys.stdout.write(f"--- {log.name}\n" + log.read_text()[-3000:])
        return status


if __name__ == "__main__":
    sys.exit(main())
