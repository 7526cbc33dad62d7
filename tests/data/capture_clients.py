#!/usr/bin/env python3
"""Captures what HTTP clients, log tools and the nullspace CLI print for each of a list of responses.

usage: tests/data/capture_clients.py [FORM...]

A form is a shell command that calls a client and may process its output. The script starts servers
on 127.0.0.1 that respond as the API and its gateway do, runs every form with every response, and
writes the outputs to tests/data/clients/FORM/RESPONSE.txt. It also writes what errcat has to find to
tests/data/clients/expected.tsv; this is derived from the responses and from what a form shows of
them, not from what errcat finds. With names, only those forms are captured.

Needs curl, wget, xh, jq, nginx, openssl, iconv, logger, script, ts of moreutils, and the locales in
LOCALES. HTTPie and two
releases of the nullspace CLI are installed from the Python package index, into the folder in $CLIENTS,
which is reused, or else into a temporary folder.
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

# What clients send and errcat must not print. tests/clients.rs searches for SECRET.
SECRET_HEADERS = {"Authorization": "Bearer ns_live_SECRETTOKEN123", "Cookie": "session=SECRETCOOKIE"}
SECRET_QUERY = "token=SECRETQUERY"

EVENTS = "".join(f"data: {json.dumps(event)}\n\n" for event in [
    {"kind": "message", "build_id": "tb_77", "offset": 1, "level": "info", "message": "step 1 of 3"},
    {"kind": "message", "build_id": "tb_77", "offset": 2, "level": "info", "message": "step 2 of 3"},
    {"kind": "error", "build_id": "tb_77", "template_id": "tmpl_1", "offset": 3,
     "timestamp": "2026-11-23T12:00:00Z", "level": "error", "message": "step 3 failed: exit status 1",
     "error_detail": TEMPLATE["error_detail"]},
])
# The same with the other fields of events, and a comment.
NAMED_EVENTS = "retry: 3000\n\n" + "".join(
    f"event: build_log\nid: {number}\n{event}\n\n: ping\n\n"
    for number, event in enumerate(EVENTS.split("\n\n")[:3]))
QUIET_EVENTS = "".join(event + "\n\n" for event in EVENTS.split("\n\n")[:2])
VOLUME = {"id": "vol_9f2c", "name": "data", "status": "available", "used_bytes": 0, "inode_count": 1,
          "mount_count": 0}

# status, headers, body, and the reason that errcat reports if the body is not an error response
Response = collections.namedtuple("Response", "status headers body reason", defaults=[None])
RESPONSES = {
    "busy": Response(409, {}, BUSY),
    "rate": Response(429, {"Retry-After": "1"}, RATE),
    "nested": Response(409, {"x-request-id": "req_t001"}, NESTED),
    "template": Response(400, {}, TEMPLATE),
    # The request ID is in the headers only.
    "unauthorized": Response(401, {"x-request-id": "req_a001", "WWW-Authenticate": "Bearer"},
                           {"error": "the API key is not valid", "code": "unauthorized"}),
    "unavailable": Response(503, {}, {"error": "no backend", "code": "volume_backend_unavailable",
                                    "retryable": False, "request_id": "req_v001"}),
    "html": Response(502, {}, None, "html"),  # by nginx
    "empty": Response(502, {}, b"", "empty"),
    "success": Response(200, {}, VOLUME, "json"),
    "text": Response(502, {"Content-Type": "text/plain"}, TEXT, "text"),
    "problem": Response(502, {"Content-Type": "application/problem+json"}, PROBLEM, "problem_json"),
    "cut": Response(409, {}, None, "truncated"),  # by the server `Cut`
    "events": Response(200, {"Content-Type": "text/event-stream"}, EVENTS.encode()),
    "named-events": Response(200, {"Content-Type": "text/event-stream", "x-request-id": "req_b001"},
                             NAMED_EVENTS.encode()),
    "quiet-events": Response(200, {"Content-Type": "text/event-stream"}, QUIET_EVENTS.encode(), "json"),
}
NAMES = [name for name in RESPONSES if name not in ("cut", "events", "named-events", "quiet-events")]
PLAIN = [name for name in NAMES if name != "html"]
FEW = ["busy", "nested", "template", "unauthorized", "empty", "success"]
FAILED = [name for name in NAMES if name != "success"]
JSON = [name for name in NAMES if name not in ("html", "empty", "text")]


# What a form shows of a response. Each function returns what errcat has to find.

def error(response, status, header_id):
    """CODE STATUS REQUEST_ID of an error response."""
    body = response.body["error"] if isinstance(response.body["error"], dict) else response.body
    request_id = body.get("request_id")
    if header_id and not request_id:
        request_id = response.headers["x-request-id"]
    return f"{body['code']} {status} {request_id or '-'}"


def none(response, status="-", reason=None):
    return f"none {reason or response.reason} {status}"


def all_of_it(response):
    return none(response, response.status) if response.reason else error(response, response.status, True)


def body(response):
    return none(response) if response.reason else error(response, "-", False)


def head(response):
    """The headers, and the body of a success."""
    return none(response, response.status, None if response.status < 400 else "empty")


def all_but_unauthorized(response):
    """wget drops the body of a 401, which asks it for a password."""
    return head(response) if response.status == 401 else all_of_it(response)


def status(response):
    """The status without headers, and the body. wget drops that of a 401."""
    if response.reason or response.status == 401:
        return none(response, response.status, response.reason or "empty")
    return error(response, response.status, False)


def no_body(response):
    """The headers alone."""
    return none(response, response.status, "empty")


def success(response):
    """The body of a success."""
    return none(response, "-", None if response.status < 400 else "empty")


def body_and_more(reason):
    """The body and more output, which alone is reported with that reason."""
    return lambda response: none(response, "-", reason) if response.reason == "empty" else body(response)


def within_text(response):
    """The body after other text, so that a page does not begin the line."""
    return none(response, "-", "text") if response.reason == "html" else body(response)


def status_or_text(response):
    """The status and the body within text; if it is not an error response, all of it is text."""
    return none(response, "-", "text") if response.reason else error(response, response.status, False)


def after_text(response):
    """Other text precedes the response, and alone is reported first."""
    return none(response, "-", "text") if response.reason else all_of_it(response)


def within_json(response):
    """The body as a value inside JSON."""
    return none(response, "-", "json") if response.reason and response.reason != "empty" else body(response)


def and_limit(response):
    """Two responses; the second is always the rate limit."""
    errors = [] if response.reason else [all_of_it(response)]
    return "; ".join(errors + [all_of_it(RESPONSES["rate"])])


def limit_first(response):
    """The same two responses. The body of the second one comes first."""
    return "; ".join(reversed(and_limit(response).split("; ")))


def twice(response):
    """The same response to two attempts."""
    return all_of_it(response) if response.reason else "; ".join([all_of_it(response)] * 2)


def cli_json(response, id_in_head="req_head"):
    """The CLI gives a response that it cannot read the code `unknown`. Release 1.0 also reads the
    request ID from the headers."""
    if response.reason and response.status < 400:
        return none(response)
    if response.reason:
        # nginx sends its page without an ID.
        return f"unknown - {'-' if response.reason == 'html' else id_in_head}"
    return error(response, "-", id_in_head != "-")


def cli_text(response, found=cli_json):
    """The CLI prints the message, and the request ID if there is one."""
    request_id = found(response).split(" ")[2]
    if request_id != "-":
        return f"- - {request_id}"
    reason = response.reason if response.reason in ("html", "empty", "json") else "text"
    return none(response, reason=reason)


def old_cli_json(response):
    """Release 0.1 prints no request ID for a rate limit."""
    found = cli_json(response, "-")
    return found if response.status != 429 else f"{found.rsplit(' ', 1)[0]} -"


def old_cli_text(response):
    return cli_text(response, old_cli_json)


def event(response):
    """The event whose error_detail has the code."""
    return none(response) if response.reason else f"{TEMPLATE['error_detail']['code']} - {TEMPLATE['request_id']}"


def event_with_head(response):
    """The same event, with the status."""
    return event(response).replace(" - ", f" {response.status} ")


def text(response):
    return none(response, "-", "text")


LOCALES = ["de_DE.UTF-8", "es_ES.UTF-8", "fr_FR.UTF-8", "ja_JP.UTF-8", "pl_PL.UTF-8"]


def in_each_language(command, name, *form):
    """A form of wget for each language that it is translated to."""
    return {f"{name}-{locale[:2]}": Form(f'LC_ALL={locale} {command} "$@" "$URL" 2>&1', *form) for locale in LOCALES}


# A shell command, with the secret headers as its arguments; what it shows; the responses it gets.
Form = collections.namedtuple("Form", "command shows responses", defaults=[all_of_it, NAMES])
# A request as a person types it, with the secret headers.
TYPED = r"""{ printf 'GET %s HTTP/1.1\r\nHost: api\r\nConnection: close\r\n' "$TARGET"; printf '%s\r\n' "$@" ''; sleep 1; }"""
POST = """POST "$URL" code='print(1)' language=python"""
FORMS = {
    "curl": {
        "body": Form('curl -s "$@" "$URL"', body, NAMES + ["cut"]),
        "include": Form('curl -si "$@" "$URL"', responses=NAMES + ["cut"]),
        "include-http1.0": Form('curl -si --http1.0 "$@" "$URL"'),
        "include-http2": Form('curl -sik --http2 "$@" "$TLS_URL"'),
        "include-redirect": Form('curl -siL "$@" "$REDIRECT_URL"'),
        "include-proxy": Form('curl -sik --http1.1 -x "$PROXY" "$@" "$TLS_URL"'),
        "include-several": Form('curl -si "$@" "$URL" "$LIMIT_URL"', and_limit),
        "include-retry": Form('curl -i --retry 1 --retry-delay 1 "$@" "$URL" 2>&1', twice,
                              ["unavailable", "rate"]),
        "include-chunked": Form('curl -si "$@" "$CHUNKED_URL"', responses=PLAIN),
        "include-chunked-raw": Form('curl -si --raw "$@" "$CHUNKED_URL"', responses=PLAIN),
        # Like a body, the trailers follow the empty line.
        "include-chunks": Form('curl -si "$@" "$CHUNKS_URL"', responses=JSON),
        "include-chunks-raw": Form('curl -si --raw "$@" "$CHUNKS_URL"', responses=PLAIN),
        "chunks-raw": Form('curl -s --raw "$@" "$CHUNKS_URL"', body, JSON),
        "verbose-chunks": Form('curl -sv "$@" "$CHUNKS_URL" 2>&1', responses=PLAIN),
        "include-gzip": Form('curl -si --compressed "$@" "$GZIP_URL"', responses=PLAIN),
        "include-continue": Form('curl -si -H "Expect: 100-continue" -d "{}" "$@" "$URL"', responses=PLAIN),
        "include-terminal": Form('''script -qec 'curl -si "$URL"' /dev/null'''),
        "include-progress-bar": Form('curl -# -i "$@" "$URL" 2>&1', responses=FEW),
        "dump-header": Form('curl -s -D - "$@" "$URL"'),
        "fail-with-body": Form('curl -sSi --fail-with-body "$@" "$URL" 2>&1', responses=NAMES + ["cut"]),
        "fail": Form('curl -sf "$@" "$URL"', success),
        "write-out": Form(r"""curl -s -w '\n%{http_code}\n' "$@" "$URL" """, body_and_more("text")),
        "write-out-json": Form("""curl -s -w '%{json}' "$@" "$URL" """, body_and_more("json")),
        "verbose": Form('curl -sv "$@" "$URL" 2>&1', responses=NAMES + ["cut"]),
        "verbose-progress": Form('curl -v "$@" "$URL" 2>&1'),
        "verbose-include": Form('curl -svi "$@" "$URL" 2>&1'),
        "verbose-include-redirect": Form('curl -sviL "$@" "$REDIRECT_URL" 2>&1'),
        "verbose-http2": Form('curl -svk --http2 "$@" "$TLS_URL" 2>&1'),
        "verbose-redirect": Form('curl -svL "$@" "$REDIRECT_URL" 2>&1'),
        "verbose-proxy": Form('curl -svk -x "$PROXY" "$@" "$TLS_URL" 2>&1'),
        "verbose-post": Form("""curl -sv -H 'Expect: 100-continue' -d '{"code": "print(1)"}' "$@" "$URL" 2>&1"""),
        "verbose-gzip": Form('curl -sv --compressed "$@" "$GZIP_URL" 2>&1', responses=PLAIN),
        "verbose-no-body": Form('curl -sv -o /dev/null "$@" "$URL" 2>&1', no_body),
        "verbose-several": Form('curl -sv "$@" "$URL" "$LIMIT_URL" 2>&1', and_limit),
        # Over HTTP/1.1, curl waits for the first headers before it opens a second connection.
        "verbose-parallel-waiting": Form('curl -Z -sNv "$@" "$SLOW_URL" "$LIMIT_URL" 2>&1', and_limit),
        # The headers of both responses come first.
        "include-parallel": Form(
            'curl -Z --parallel-immediate -si "$@" "$SLOW_URL" "$LATE_LIMIT_URL"', and_limit, PLAIN),
        "include-parallel-http2": Form('curl -Z -sik --http2 "$@" "$SLOW_TLS_URL" "$LATE_LIMIT_TLS_URL"',
                                       and_limit, PLAIN),
        "include-parallel-reversed": Form(
            'curl -Z --parallel-immediate -si "$@" "$LAST_URL" "$LATE_LIMIT_URL"', limit_first, PLAIN),
        "verbose-parallel": Form(
            'curl -Z --parallel-immediate -sNv "$@" "$SLOW_URL" "$LATE_LIMIT_URL" 2>&1', and_limit, PLAIN),
        "verbose-parallel-http2": Form(
            'curl -Z -sNvk --http2 "$@" "$SLOW_TLS_URL" "$LATE_LIMIT_TLS_URL" 2>&1', and_limit, PLAIN),
        "verbose-time": Form('curl -sv --trace-time "$@" "$URL" 2>&1', responses=FEW),
        "trace": Form('curl -s --trace - "$@" "$URL"', responses=NAMES + ["cut"]),
        "trace-ascii": Form('curl -s --trace-ascii - "$@" "$URL"', responses=NAMES + ["cut"]),
        "trace-ascii-post": Form(
            """curl -s --trace-ascii - -H 'Expect: 100-continue' -d '{"code": "print(1)"}' "$@" "$URL" """),
        "trace-ascii-http2": Form('curl -sk --http2 --trace-ascii - "$@" "$TLS_URL"'),
        "trace-ascii-chunked": Form('curl -s --trace-ascii - "$@" "$CHUNKED_URL"', responses=PLAIN),
        "trace-ascii-chunks": Form('curl -s --trace-ascii - "$@" "$CHUNKS_URL"', responses=PLAIN),
        "trace-chunks-file": Form('curl -s --trace trace -o /dev/null "$@" "$CHUNKS_URL"; cat trace',
                                  responses=PLAIN),
        "trace-include": Form('curl -si --trace - "$@" "$URL"', responses=NAMES + ["cut"]),
        "trace-gzip": Form('curl -s --compressed --trace - "$@" "$GZIP_URL"', responses=JSON + ["text"]),
        "trace-ascii-output": Form('curl -s --trace-ascii trace -o body "$@" "$URL"; cat trace body'),
        "trace-file": Form('curl -s --trace trace -o /dev/null "$@" "$URL"; cat trace'),
        "trace-ascii-file": Form('curl -s --trace-ascii trace -o /dev/null "$@" "$URL"; cat trace'),
        "trace-ascii-time": Form('curl -s --trace-ascii - --trace-time "$@" "$URL"', responses=FEW),
        "events": Form('curl -sN "$@" "$URL"', event, ["events", "named-events", "quiet-events"]),
        "include-events": Form('curl -siN "$@" "$URL"', event_with_head, ["named-events"]),
        "include-events-chunked-raw": Form('curl -siN --raw "$@" "$CHUNKED_URL"', event_with_head, ["named-events"]),
        "verbose-events": Form('curl -svN "$@" "$CHUNKED_URL" 2>&1', event_with_head, ["named-events"]),
        "trace-ascii-events": Form('curl -sN --trace-ascii - "$@" "$CHUNKED_URL"', event_with_head, ["named-events"]),
    },
    "wget": {
        "head": Form('wget -S -O - "$@" "$URL" 2>&1', head),
        "content": Form('wget -S --content-on-error -O - "$@" "$URL" 2>&1', all_but_unauthorized),
        "quiet": Form('wget -qS --content-on-error -O - "$@" "$URL" 2>&1', all_but_unauthorized),
        "save-headers": Form('wget -q --save-headers --content-on-error -O - "$@" "$URL" 2>&1',
                             responses=[name for name in NAMES if name != "unauthorized"]),
        "status": Form('wget --content-on-error -O - "$@" "$URL" 2>&1', status),
        "progress-bar": Form('wget --progress=bar:force --content-on-error -O - "$@" "$URL" 2>&1', status, FEW),
        **in_each_language("wget --content-on-error -O -", "status", status, FEW),
        **in_each_language("wget -S --content-on-error -O -", "content", all_but_unauthorized),
        # This form prints the body that wget drops.
        "debug": Form('wget -d --content-on-error -O - "$@" "$URL" 2>&1'),
        **in_each_language("wget -d --content-on-error -O -", "debug", all_of_it, FEW),
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
    "nc": {
        "chunks": Form(TYPED + ' | nc 127.0.0.1 "$PORT"', responses=PLAIN),
        "copied": Form(TYPED + ' | nc 127.0.0.1 "$PORT" | tr -d "\\r"', responses=PLAIN),
    },
    "openssl": {
        "chunks": Form(TYPED + ' | openssl s_client -quiet -connect "127.0.0.1:$TLS_PORT" 2>/dev/null',
                       responses=PLAIN),
    },
    # telnet writes the carriage returns.
    "telnet": {"chunks": Form(TYPED.replace(r"\r", "") + ' | telnet 127.0.0.1 "$PORT" 2>&1', after_text,
                               PLAIN)},
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
        "urllib-traceback": Form("python bytes.py 2>&1", status_or_text),
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

NEEDED = ["curl", "wget", "xh", "jq", "nc", "telnet", "nginx", "openssl", "iconv", "logger", "script", "ts"]

# The packages with the programs of a client.
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
            # Headers are sent before the body arrives.
            proxy_buffering off;
            postpone_output 0;
        }}
        location ~ html$ {{
            # Nothing listens on this port.
            proxy_pass http://127.0.0.1:1;
        }}
    }}
}}
"""


class Tunnel(socketserver.StreamRequestHandler):
    """A proxy for CONNECT. Its responses have another request ID than the API's."""

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
            pass  # The other side has closed the connection.


def table():
    """Returns the routes of the server."""
    responses = {}
    for name, response in RESPONSES.items():
        # nginx sends the page, which has no body here, but not the redirect to it.
        data = response.body if isinstance(response.body, bytes) else json.dumps(response.body).encode()
        headers = {"x-request-id": "req_head"} | response.headers
        if isinstance(response.body, dict) and "request_id" in response.body:
            headers["x-request-id"] = response.body["request_id"]
        headers["Set-Cookie"] = "session=SECRETSESSION"
        chunk = b"%x\r\n%s\r\n" % (len(data), data) if data else b""
        pieces = [data[start:start + 20] for start in range(0, len(data), 20)]
        chunks = b"".join(b"%x;n=%d\r\n%s\r\n" % (len(piece), n, piece) for n, piece in enumerate(pieces))
        chunked = headers | {"Content-Length": None, "Transfer-Encoding": "chunked"}
        responses |= {
            f"/{name}": (response.status, headers, data),
            f"/v1/volumes/vol_{name}": (response.status, headers, data),
            **{f"/{kind}/{name}": (response.status, headers, data) for kind in Api.delays},
            f"/redirect/{name}": (307, {"Location": f"/{name}?{SECRET_QUERY}"}, b""),
            f"/gzip/{name}": (response.status, headers | {"Content-Encoding": "gzip"},
                              gzip.compress(data, mtime=0)),
            f"/chunked/{name}": (response.status, chunked, chunk + b"0\r\n\r\n"),
            f"/chunks/{name}": (response.status, chunked | {"Trailer": "Server-Timing"},
                                chunks + b"0\r\nServer-Timing: total;dur=3\r\n\r\n"),
        }
    return responses


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def start_nginx(folder, api):
    """Starts nginx; returns the process and its two addresses."""
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
    """Returns the secret headers as arguments of this client."""
    headers = [f"{name}: {value}" for name, value in SECRET_HEADERS.items()]
    if client == "curl":
        return [argument for header in headers for argument in ("-H", header)]
    if client == "wget":
        return [f"--header={header}" for header in headers]
    return headers


def main():
    chosen = sys.argv[1:]
    # If one were missing, its captures would be empty.
    commands = " ".join(form.command for client, forms in FORMS.items() for name, form in forms.items()
                        if f"{client}-{name}" in chosen)
    needed = [program for program in NEEDED
              if not chosen or program in ("nginx", "openssl") or program in commands]
    missing = [program for program in needed if not shutil.which(program)]
    if missing:
        sys.exit(f"not installed: {', '.join(missing)}")
    installed = subprocess.run(["locale", "-a"], stdout=subprocess.PIPE, text=True, check=True).stdout.split()
    missing = [locale for locale in LOCALES if locale.replace("UTF-8", "utf8") not in installed]
    if missing:
        sys.exit(f"not installed: {', '.join(missing)}")
    with tempfile.TemporaryDirectory() as folder:
        clients = os.environ.get("CLIENTS", f"{folder}/clients")
        Api.routes = table()
        api, cut = serve(Api), serve(Cut)
        nginx, plain, tls = start_nginx(folder, api)
        encrypting = serve(Api, folder)
        tunnel = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Tunnel)
        tunnel.daemon_threads = True
        threading.Thread(target=tunnel.serve_forever, daemon=True).start()
        log = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        log.bind(f"{folder}/log")

        def folder_of(client):
            return os.path.join(clients, PACKAGES[client].replace("==", "-"))

        def capture(client, name, form, response):
            """Runs a form in a new folder."""
            base = {"html": plain, "cut": cut}.get(response, api)
            environment = {
                "PATH": os.environ["PATH"], "HOME": folder, "LANG": "C.UTF-8", "TERM": "xterm",
                "ANSWER": response, "URL": f"{base}/{response}?{SECRET_QUERY}",
                "TLS_URL": f"{tls}/{response}?{SECRET_QUERY}", "LIMIT_URL": f"{api}/rate?{SECRET_QUERY}",
                "PROXY": f"http://127.0.0.1:{tunnel.server_address[1]}", "LOG": f"{folder}/log",
                "TARGET": f"/chunks/{response}?{SECRET_QUERY}", "PORT": api.rpartition(":")[2],
                "TLS_PORT": encrypting.rpartition(":")[2], "NULLSPACE_API_URL": base,
                "NULLSPACE_API_KEY": "ns_test_SECRETKEY",
            }
            for kind in ("redirect", "gzip", "chunked", "chunks", *Api.delays):
                environment[f"{kind.upper()}_URL"] = f"{base}/{kind}/{response}?{SECRET_QUERY}"
            for kind in Api.delays:
                environment[f"{kind.upper()}_TLS_URL"] = f"{tls}/{kind}/{response}?{SECRET_QUERY}"
            environment["LATE_LIMIT_URL"] = f"{api}/late/rate?{SECRET_QUERY}"
            environment["LATE_LIMIT_TLS_URL"] = f"{tls}/late/rate?{SECRET_QUERY}"
            if client in PACKAGES:
                environment["PATH"] = f"{folder_of(client)}/bin:{environment['PATH']}"
            with tempfile.TemporaryDirectory(dir=folder) as here:
                for program, source in PROGRAMS.items():
                    with open(f"{here}/{program}", "w") as file:
                        file.write(source)
                command = ["sh", "-c", form.command, "sh"] + secrets_for(client)
                # Most clients fail, as intended.
                run = subprocess.run(command, env=environment, cwd=here, stdin=subprocess.DEVNULL,
                                     stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=60)
            printed = run.stdout
            for path, instead in ((here, "/home/user"), (folder, "/home/user"), (clients, "/home/user"),
                                  (sys.base_prefix, "/usr")):
                printed = printed.replace(path.encode(), instead.encode())
            if len(printed) > 10_000:
                raise ValueError(f"{name} of {response} is too large: {len(printed)} bytes")
            os.makedirs(f"{FOLDER}/{name}", exist_ok=True)
            with open(f"{FOLDER}/{name}/{response}.txt", "wb") as file:
                file.write(printed)

        lines, jobs = [], []
        for client, forms in FORMS.items():
            for name, form in forms.items():
                name = f"{client}-{name}"
                for response in form.responses:
                    lines.append(f"{client}\t{name}\t{response}\t{form.shows(RESPONSES[response])}\n")
                    if not chosen or name in chosen:
                        jobs.append((client, name, form, response))
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
            file.write("client\tform\tresponse\texpected\n" + "".join(lines))


main()
