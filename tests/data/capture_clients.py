#!/usr/bin/env python3
"""Captures what HTTP clients, log tools and the official CLI print for each of a list of answers.

usage: tests/data/capture_clients.py [FORM...]

A form is a way to call a client and to pass on what it prints. Starts servers on 127.0.0.1 that
answer as the API and its gateway do, runs every form against every answer, and writes the outputs
to tests/data/clients/FORM/ANSWER.txt and what has to be found in them to
tests/data/clients/expected.tsv. That is told from the answers and from what a form can show of
them, not from what errcat finds. With names, only those forms are run anew.

Needs curl, wget, xh, jq, nginx, openssl, iconv, logger, script, and ts of moreutils. HTTPie and two
releases of the official CLI come from the Python package index, into the folder that the variable
CLIENTS names, where they are kept, or else into a temporary one.
"""
import collections
import concurrent.futures
import gzip
import json
import os
import shutil
import socket
import socketserver
import subprocess
import sys
import tempfile
import threading
import time

from api_server import Api, BUSY, Cut, NESTED, PROBLEM, RATE, TEMPLATE, TEXT, install, serve

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "clients")

# What clients send and errcat may not print. tests/clients.rs knows each by the word SECRET.
SECRET_HEADERS = {"Authorization": "Bearer ns_live_SECRETTOKEN123", "Cookie": "session=SECRETCOOKIE"}
SECRET_QUERY = "token=SECRETQUERY"

EVENTS = "".join(f"data: {json.dumps(event)}\n\n" for event in [
    {"kind": "message", "build_id": "tb_77", "offset": 1, "level": "info", "message": "step 1 of 3"},
    {"kind": "message", "build_id": "tb_77", "offset": 2, "level": "info", "message": "step 2 of 3"},
    {"kind": "error", "build_id": "tb_77", "template_id": "tmpl_1", "offset": 3,
     "timestamp": "2026-11-23T12:00:00Z", "level": "error", "message": "step 3 failed: exit status 1",
     "error_detail": TEMPLATE["error_detail"]},
])
QUIET_EVENTS = "".join(event + "\n\n" for event in EVENTS.split("\n\n")[:2])
VOLUME = {"id": "vol_9f2c", "name": "data", "status": "available", "used_bytes": 0, "inode_count": 1,
          "mount_count": 0}

# status, headers, body, what a body is that is no error response
Answer = collections.namedtuple("Answer", "status headers body reason", defaults=[None])
ANSWERS = {
    "busy": Answer(409, {}, BUSY),
    "rate": Answer(429, {"Retry-After": "1"}, RATE),
    "nested": Answer(409, {"x-request-id": "req_t001"}, NESTED),
    "template": Answer(400, {}, TEMPLATE),
    # The only request id of this one is in the head.
    "unauthorized": Answer(401, {"x-request-id": "req_a001", "WWW-Authenticate": "Bearer"},
                           {"error": "the API key is not valid", "code": "unauthorized"}),
    "unavailable": Answer(503, {}, {"error": "no backend", "code": "volume_backend_unavailable",
                                    "retryable": False, "request_id": "req_v001"}),
    "html": Answer(502, {}, None, "html"),  # by nginx
    "empty": Answer(502, {}, b"", "empty"),
    "success": Answer(200, {}, VOLUME, "json"),
    "text": Answer(502, {"Content-Type": "text/plain"}, TEXT, "text"),
    "problem": Answer(502, {"Content-Type": "application/problem+json"}, PROBLEM, "problem_json"),
    "cut": Answer(409, {}, None, "truncated"),  # by a server of its own
    "events": Answer(200, {"Content-Type": "text/event-stream"}, EVENTS.encode()),
    "quiet-events": Answer(200, {"Content-Type": "text/event-stream"}, QUIET_EVENTS.encode(), "json"),
}
NAMES = [name for name in ANSWERS if name not in ("cut", "events", "quiet-events")]
PLAIN = [name for name in NAMES if name != "html"]
FEW = ["busy", "nested", "template", "unauthorized", "empty", "success"]
FAILED = [name for name in NAMES if name != "success"]
JSON = [name for name in NAMES if name not in ("html", "empty", "text")]


# What a form shows of an answer: each of these gives what has to be found.

def error(answer, status, header_id):
    """CODE STATUS REQUEST_ID of an error response."""
    body = answer.body["error"] if isinstance(answer.body["error"], dict) else answer.body
    request_id = body.get("request_id")
    if header_id and not request_id:
        request_id = answer.headers["x-request-id"]
    return f"{body['code']} {status} {request_id or '-'}"


def none(answer, status="-", reason=None):
    return f"none {reason or answer.reason} {status}"


def all_of_it(answer):
    return none(answer, answer.status) if answer.reason else error(answer, answer.status, True)


def body(answer):
    return none(answer) if answer.reason else error(answer, "-", False)


def head(answer):
    """The head, and the body of a success."""
    return none(answer, answer.status, None if answer.status < 400 else "empty")


def all_but_unauthorized(answer):
    """wget takes a 401 for a question for a password and drops the body."""
    return head(answer) if answer.status == 401 else all_of_it(answer)


def no_body(answer):
    """The head alone."""
    return none(answer, answer.status, "empty")


def success(answer):
    """The body of a success."""
    return none(answer, "-", None if answer.status < 400 else "empty")


def body_and_more(reason):
    """The body and something else that is taken for that reason if it stands alone."""
    return lambda answer: none(answer, "-", reason) if answer.reason == "empty" else body(answer)


def within_text(answer):
    """The body behind other text, so that a page does not begin its line."""
    return none(answer, "-", "text") if answer.reason == "html" else body(answer)


def or_text(answer):
    """The body in text, which anything but an error response is one with."""
    return none(answer, "-", "text") if answer.reason else body(answer)


def within_json(answer):
    """The body as a value inside JSON."""
    return none(answer, "-", "json") if answer.reason and answer.reason != "empty" else body(answer)


def and_limit(answer):
    """Two answers, the second of which is always the same."""
    errors = [] if answer.reason else [all_of_it(answer)]
    return "; ".join(errors + [all_of_it(ANSWERS["rate"])])


def twice(answer):
    """Two attempts."""
    return all_of_it(answer) if answer.reason else "; ".join([all_of_it(answer)] * 2)


def cli_json(answer, id_in_head="req_head"):
    """What the CLI cannot read has the code `unknown`. Release 1.0 takes the request id from the
    head, too."""
    if answer.reason and answer.status < 400:
        return none(answer)
    if answer.reason:
        # nginx gives its page no id.
        return f"unknown - {'-' if answer.reason == 'html' else id_in_head}"
    return error(answer, "-", id_in_head != "-")


def cli_text(answer, found=cli_json):
    """The CLI's text is the message and the request id, if there is one."""
    request_id = found(answer).split(" ")[2]
    if request_id != "-":
        return f"- - {request_id}"
    reason = answer.reason if answer.reason in ("html", "empty", "json") else "text"
    return none(answer, reason=reason)


def old_cli_json(answer):
    """Release 0.1 gives no request id of a limit."""
    found = cli_json(answer, "-")
    return found if answer.status != 429 else f"{found.rsplit(' ', 1)[0]} -"


def old_cli_text(answer):
    return cli_text(answer, old_cli_json)


def event(answer):
    """The event whose error_detail has the code."""
    return none(answer) if answer.reason else f"{TEMPLATE['error_detail']['code']} - {TEMPLATE['request_id']}"


def text(answer):
    return none(answer, "-", "text")


# A shell command, which has the secret headers as its arguments; what it shows; of which answers.
Form = collections.namedtuple("Form", "command shows answers", defaults=[all_of_it, NAMES])
POST = """POST "$URL" code='print(1)' language=python"""
FORMS = {
    "curl": {
        "body": Form('curl -s "$@" "$URL"', body, NAMES + ["cut"]),
        "include": Form('curl -si "$@" "$URL"', answers=NAMES + ["cut"]),
        "include-http1.0": Form('curl -si --http1.0 "$@" "$URL"'),
        "include-http2": Form('curl -sik --http2 "$@" "$TLS_URL"'),
        "include-redirect": Form('curl -siL "$@" "$REDIRECT_URL"'),
        "include-proxy": Form('curl -sik --http1.1 -x "$PROXY" "$@" "$TLS_URL"'),
        "include-several": Form('curl -si "$@" "$URL" "$LIMIT_URL"', and_limit),
        "include-retry": Form('curl -i --retry 1 --retry-delay 1 "$@" "$URL" 2>&1', twice,
                              ["unavailable", "rate"]),
        "include-chunked": Form('curl -si "$@" "$CHUNKED_URL"', answers=PLAIN),
        "include-chunked-raw": Form('curl -si --raw "$@" "$CHUNKED_URL"', answers=PLAIN),
        "include-gzip": Form('curl -si --compressed "$@" "$GZIP_URL"', answers=PLAIN),
        "include-continue": Form('curl -si -H "Expect: 100-continue" -d "{}" "$@" "$URL"', answers=PLAIN),
        "include-terminal": Form('''script -qec 'curl -si "$URL"' /dev/null'''),
        "include-progress-bar": Form('curl -# -i "$@" "$URL" 2>&1', answers=FEW),
        "dump-header": Form('curl -s -D - "$@" "$URL"'),
        "fail-with-body": Form('curl -sSi --fail-with-body "$@" "$URL" 2>&1', answers=NAMES + ["cut"]),
        "fail": Form('curl -sf "$@" "$URL"', success),
        "write-out": Form(r"""curl -s -w '\n%{http_code}\n' "$@" "$URL" """, body_and_more("text")),
        "write-out-json": Form("""curl -s -w '%{json}' "$@" "$URL" """, body_and_more("json")),
        "verbose": Form('curl -sv "$@" "$URL" 2>&1', answers=NAMES + ["cut"]),
        "verbose-progress": Form('curl -v "$@" "$URL" 2>&1'),
        "verbose-include": Form('curl -svi "$@" "$URL" 2>&1'),
        "verbose-include-redirect": Form('curl -sviL "$@" "$REDIRECT_URL" 2>&1'),
        "verbose-http2": Form('curl -svk --http2 "$@" "$TLS_URL" 2>&1'),
        "verbose-redirect": Form('curl -svL "$@" "$REDIRECT_URL" 2>&1'),
        "verbose-proxy": Form('curl -svk -x "$PROXY" "$@" "$TLS_URL" 2>&1'),
        "verbose-post": Form("""curl -sv -H 'Expect: 100-continue' -d '{"code": "print(1)"}' "$@" "$URL" 2>&1"""),
        "verbose-gzip": Form('curl -sv --compressed "$@" "$GZIP_URL" 2>&1', answers=PLAIN),
        "verbose-no-body": Form('curl -sv -o /dev/null "$@" "$URL" 2>&1', no_body),
        "verbose-several": Form('curl -sv "$@" "$URL" "$LIMIT_URL" 2>&1', and_limit),
        "verbose-time": Form('curl -sv --trace-time "$@" "$URL" 2>&1', answers=FEW),
        "trace": Form('curl -s --trace - "$@" "$URL"', answers=NAMES + ["cut"]),
        "trace-ascii": Form('curl -s --trace-ascii - "$@" "$URL"', answers=NAMES + ["cut"]),
        "trace-ascii-post": Form(
            """curl -s --trace-ascii - -H 'Expect: 100-continue' -d '{"code": "print(1)"}' "$@" "$URL" """),
        "trace-ascii-http2": Form('curl -sk --http2 --trace-ascii - "$@" "$TLS_URL"'),
        "trace-ascii-chunked": Form('curl -s --trace-ascii - "$@" "$CHUNKED_URL"', answers=PLAIN),
        "trace-file": Form('curl -s --trace trace -o /dev/null "$@" "$URL"; cat trace'),
        "trace-ascii-file": Form('curl -s --trace-ascii trace -o /dev/null "$@" "$URL"; cat trace'),
        "trace-ascii-time": Form('curl -s --trace-ascii - --trace-time "$@" "$URL"', answers=FEW),
        "events": Form('curl -sN "$@" "$URL"', event, ["events", "quiet-events"]),
    },
    "wget": {
        "head": Form('wget -S -O - "$@" "$URL" 2>&1', head),
        "content": Form('wget -S --content-on-error -O - "$@" "$URL" 2>&1', all_but_unauthorized),
        "quiet": Form('wget -qS --content-on-error -O - "$@" "$URL" 2>&1', all_but_unauthorized),
        "save-headers": Form('wget -q --save-headers --content-on-error -O - "$@" "$URL" 2>&1',
                             answers=[name for name in NAMES if name != "unauthorized"]),
        # It says what it drops.
        "debug": Form('wget -d --content-on-error -O - "$@" "$URL" 2>&1'),
    },
    "http": {
        "print": Form('http --ignore-stdin --print=hb "$URL" "$@"'),
        "verbose-post": Form(f'http --ignore-stdin -v {POST} "$@"'),
        "pretty-post": Form(f'http --ignore-stdin --pretty=all -v {POST} "$@"'),
        "terminal": Form("""script -qec 'http --ignore-stdin "$URL"' /dev/null"""),
        "redirect": Form('http --ignore-stdin --follow --all -v "$REDIRECT_URL" "$@"'),
        "pretty-body": Form('http --ignore-stdin --pretty=all --print=b "$URL" "$@"', body),
    },
    "xh": {
        "print": Form('xh --ignore-stdin --print=hb "$URL" "$@" 2>&1'),
        "verbose-post": Form(f'xh --ignore-stdin -v {POST} "$@"'),
        "pretty-post": Form(f'xh --ignore-stdin --pretty=all -v {POST} "$@"'),
        "terminal": Form("""script -qec 'xh --ignore-stdin "$URL"' /dev/null"""),
        "redirect": Form('xh --ignore-stdin --follow --all -v "$REDIRECT_URL" "$@"'),
        "pretty-body": Form('xh --ignore-stdin --pretty=all --print=b "$URL" "$@"', body),
    },
    "jq": {
        "pretty": Form('curl -s "$URL" | jq .', body, JSON),
        "color": Form('curl -s "$URL" | jq -C .', body, JSON),
        "compact": Form('curl -s "$URL" | jq -c .', body, JSON),
        "field": Form('''curl -s "$URL" | jq -c '{level: "error", body: .}' ''', within_json, JSON),
        "string": Form('curl -s "$URL" | jq -R .', within_text),
        "string-field": Form('''curl -s "$URL" | jq -Rc '{level: "error", msg: .}' ''', within_json),
        "string-twice": Form('''curl -s "$URL" | jq -Rc '{msg: .}' | jq -Rc '{level: "error", msg: .}' ''',
                             within_json),
    },
    "nullspace-1.0.3": {
        "json": Form("nullspace volume get vol_$ANSWER --json 2>&1", cli_json),
        "text": Form("nullspace volume get vol_$ANSWER 2>&1", cli_text),
    },
    "nullspace-0.1.9": {
        "json": Form("nullspace volume get vol_$ANSWER --json 2>&1", old_cli_json),
        "text": Form("nullspace volume get vol_$ANSWER 2>&1", old_cli_text),
    },
    "python": {
        "sdk-traceback": Form("python sdk.py 2>&1", text, FAILED),
        "urllib-traceback": Form("python bytes.py 2>&1", or_text),
        "print": Form("python print.py 2>&1", body, JSON),
        "logging": Form("python log.py 2>&1", body, JSON),
    },
    "ts": {"body": Form('curl -s "$URL" | ts', within_text)},
    "logger": {"body": Form('curl -s "$URL" | logger -s --no-act -u "$LOG" -t app 2>&1', within_text)},
    "iconv": {
        "utf-16": Form(r"""printf '\377\376'; curl -si "$URL" | iconv -t UTF-16LE"""),
    },
}

PROGRAMS = {
    "sdk.py": """\
import os

from nullspace import Volume

print(Volume.get("vol_" + os.environ["ANSWER"]))
""",
    "bytes.py": """\
import os
import urllib.error
import urllib.request

try:
    answer = urllib.request.urlopen(os.environ["URL"])
except urllib.error.HTTPError as error:
    answer = error
raise RuntimeError(f"HTTP {answer.status}: {answer.read()!r}")
""",
    "print.py": """\
import json
import os
import urllib.error
import urllib.request

try:
    answer = urllib.request.urlopen(os.environ["URL"])
except urllib.error.HTTPError as error:
    answer = error
print(json.load(answer))
""",
    "log.py": """\
import json
import logging
import os
import urllib.error
import urllib.request

logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s")
try:
    answer = urllib.request.urlopen(os.environ["URL"])
except urllib.error.HTTPError as error:
    answer = error
logging.error("call failed: %s", json.dumps(json.load(answer)))
""",
}

NEEDED = ["curl", "wget", "xh", "jq", "nginx", "openssl", "iconv", "logger", "script", "ts"]

# The packages that have the programs of a client.
PACKAGES = {"http": "httpie==3.2.4", "nullspace-1.0.3": "nullspace-sdk==1.0.3",
            "nullspace-0.1.9": "nullspace-sdk==0.1.9", "python": "nullspace-sdk==1.0.3"}

NGINX = """
daemon off;
master_process off;
pid {folder}/pid;
error_log {folder}/error.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    ssl_certificate {folder}/certificate;
    ssl_certificate_key {folder}/key;
    server {{
        listen 127.0.0.1:{plain};
        listen 127.0.0.1:{tls} ssl http2;
        location / {{
            proxy_pass {api};
            proxy_http_version 1.1;
        }}
        location ~ html$ {{
            # Nothing listens there.
            proxy_pass http://127.0.0.1:1;
        }}
    }}
}}
"""


class Tunnel(socketserver.StreamRequestHandler):
    """A proxy for CONNECT, with a request id of its own."""

    def handle(self):
        host, port = self.rfile.readline().split()[1].decode().split(":")
        while self.rfile.readline().strip():
            pass
        with socket.create_connection((host, int(port))) as far:
            self.wfile.write(b"HTTP/1.1 200 Connection established\r\nx-request-id: req_proxy\r\n\r\n")
            back = threading.Thread(target=self.copy, args=(far, self.connection), daemon=True)
            back.start()
            self.copy(self.connection, far)
            back.join()

    @staticmethod
    def copy(source, target):
        try:
            while data := source.recv(65536):
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # The other side is gone.


def table():
    """The paths of the server."""
    answers = {}
    for name, answer in ANSWERS.items():
        # nginx answers for the one without a body itself, but for the redirect to it.
        data = answer.body if isinstance(answer.body, bytes) else json.dumps(answer.body).encode()
        headers = {"x-request-id": "req_head"} | answer.headers
        if isinstance(answer.body, dict) and "request_id" in answer.body:
            headers["x-request-id"] = answer.body["request_id"]
        headers["Set-Cookie"] = "session=SECRETSESSION"
        chunks = b"%x\r\n%s\r\n" % (len(data), data) if data else b""
        answers |= {
            f"/{name}": (answer.status, headers, data),
            f"/v1/volumes/vol_{name}": (answer.status, headers, data),
            f"/redirect/{name}": (307, {"Location": f"/{name}?{SECRET_QUERY}"}, b""),
            f"/gzip/{name}": (answer.status, headers | {"Content-Encoding": "gzip"},
                              gzip.compress(data, mtime=0)),
            f"/chunked/{name}": (answer.status, headers | {"Content-Length": None, "Transfer-Encoding": "chunked"},
                                 chunks + b"0\r\n\r\n"),
        }
    return answers


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def start_nginx(folder, api):
    """Starts nginx and gives the process and its two addresses."""
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost",
                    "-keyout", f"{folder}/key", "-out", f"{folder}/certificate"],
                   check=True, stderr=subprocess.DEVNULL)
    plain, tls = free_port(), free_port()
    with open(f"{folder}/nginx.conf", "w") as file:
        file.write(NGINX.format(folder=folder, api=api, plain=plain, tls=tls))
    process = subprocess.Popen(["nginx", "-p", folder, "-c", f"{folder}/nginx.conf"], stderr=subprocess.DEVNULL)
    while True:
        try:
            socket.create_connection(("127.0.0.1", tls)).close()
            return process, f"http://127.0.0.1:{plain}", f"https://127.0.0.1:{tls}"
        except ConnectionRefusedError:
            if process.poll() is not None:
                sys.exit("nginx did not start")
            time.sleep(0.1)


def secrets_for(client):
    """The secret headers as this client takes them."""
    headers = [f"{name}: {value}" for name, value in SECRET_HEADERS.items()]
    if client == "curl":
        return [argument for header in headers for argument in ("-H", header)]
    if client == "wget":
        return [f"--header={header}" for header in headers]
    return headers


def main():
    chosen = sys.argv[1:]
    # Without one, captures would be empty.
    missing = [program for program in NEEDED if not shutil.which(program)]
    if missing:
        sys.exit(f"not installed: {', '.join(missing)}")
    with tempfile.TemporaryDirectory() as folder:
        clients = os.environ.get("CLIENTS", f"{folder}/clients")
        Api.answers = table()
        api, cut = serve(Api), serve(Cut)
        nginx, plain, tls = start_nginx(folder, api)
        tunnel = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Tunnel)
        tunnel.daemon_threads = True
        threading.Thread(target=tunnel.serve_forever, daemon=True).start()
        log = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        log.bind(f"{folder}/log")

        def folder_of(client):
            return os.path.join(clients, PACKAGES[client].replace("==", "-"))

        def capture(client, name, form, answer):
            """Runs a form in a folder of its own."""
            base = {"html": plain, "cut": cut}.get(answer, api)
            environment = {
                "PATH": os.environ["PATH"], "HOME": folder, "LANG": "C.UTF-8", "TERM": "xterm",
                "ANSWER": answer, "URL": f"{base}/{answer}?{SECRET_QUERY}",
                "TLS_URL": f"{tls}/{answer}?{SECRET_QUERY}", "LIMIT_URL": f"{api}/rate?{SECRET_QUERY}",
                "PROXY": f"http://127.0.0.1:{tunnel.server_address[1]}", "LOG": f"{folder}/log",
                "NULLSPACE_API_URL": base, "NULLSPACE_API_KEY": "ns_test_SECRETKEY",
            }
            for kind in ("redirect", "gzip", "chunked"):
                environment[f"{kind.upper()}_URL"] = f"{base}/{kind}/{answer}?{SECRET_QUERY}"
            if client in PACKAGES:
                environment["PATH"] = f"{folder_of(client)}/bin:{environment['PATH']}"
            with tempfile.TemporaryDirectory(dir=folder) as here:
                for program, source in PROGRAMS.items():
                    with open(f"{here}/{program}", "w") as file:
                        file.write(source)
                command = ["sh", "-c", form.command, "sh"] + secrets_for(client)
                # Most of the clients fail, as they are meant to.
                run = subprocess.run(command, env=environment, cwd=here, stdin=subprocess.DEVNULL,
                                     stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=60)
            printed = run.stdout
            for path, instead in ((here, "/home/user"), (folder, "/home/user"), (clients, "/home/user"),
                                  (sys.base_prefix, "/usr")):
                printed = printed.replace(path.encode(), instead.encode())
            if len(printed) > 10_000:
                raise ValueError(f"{name} of {answer} is too large: {len(printed)} bytes")
            os.makedirs(f"{FOLDER}/{name}", exist_ok=True)
            with open(f"{FOLDER}/{name}/{answer}.txt", "wb") as file:
                file.write(printed)

        lines, jobs = [], []
        for client, forms in FORMS.items():
            for name, form in forms.items():
                name = f"{client}-{name}"
                for answer in form.answers:
                    lines.append(f"{client}\t{name}\t{answer}\t{form.shows(ANSWERS[answer])}\n")
                    if not chosen or name in chosen:
                        jobs.append((client, name, form, answer))
        try:
            for client in {client for client, *_ in jobs if client in PACKAGES}:
                install(PACKAGES[client], folder_of(client))
            if not chosen:
                shutil.rmtree(FOLDER, ignore_errors=True)
            with concurrent.futures.ThreadPoolExecutor(4) as pool:
                list(pool.map(lambda job: capture(*job), jobs))
        finally:
            nginx.terminate()
            nginx.wait()
        with open(f"{FOLDER}/expected.tsv", "w") as file:
            file.write("client\tform\tanswer\texpected\n" + "".join(lines))


main()
