"""For both capture scripts: a server on 127.0.0.1 that responds as the API does, some of its
responses, and the installation of Python programs."""
import http.server
import json
import os
import ssl
import subprocess
import sys
import threading
import time

BUSY = {"error": "volume vol_9f2c is attached to sandbox sb_41aa", "code": "volume_busy",
        "request_id": "req_7d2c0b1e"}
RATE = {"error": "too many requests", "code": "rate_limit_exceeded", "request_id": "req_5510aa02"}
NESTED = {"error": {"message": "sandbox is resuming", "code": "transition_in_progress",
                    "retryable": True, "request_id": "req_t001"}}
TEMPLATE = {"error": "template build failed", "code": "build_error", "request_id": "req_b001",
            "build_id": "tb_77", "error_detail": {
                "code": "build_error", "message": "step 3 failed: exit status 1",
                "phase": "build_step", "retryable": False,
                "suggested_action": "Fix the step and rebuild.", "step_index": 3,
                "request_id": "req_b001", "build_id": "tb_77",
                "details": {"reason": "build_step_nonzero_exit",
                            "command": "pip install -r requirements.txt"}}}
PROBLEM = {"type": "about:blank", "title": "Bad Gateway", "status": 502, "detail": "no upstream"}
TEXT = b"upstream connect error\nreset\n"


class Api(http.server.BaseHTTPRequestHandler):
    """Sends the responses of a table."""
    protocol_version = "HTTP/1.1"
    # How many seconds the first part of a path delays the headers, and then the body.
    delays = {"slow": (0, 0.3), "late": (0.1, 0.5), "last": (0, 0.9)}
    # path: status, headers, body; a header with the value `None` is left out
    routes = {}

    def do_GET(self):
        unknown = 404, {}, {"error": "no route", "code": "not_found"}
        status, headers, body = self.routes.get(self.path.split("?")[0], unknown)
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        before_headers, before_body = self.delays.get(self.path.split("/")[1], (0, 0))
        time.sleep(before_headers)
        headers = {"Date": "Mon, 23 Nov 2026 12:00:00 GMT", "Content-Type": "application/json",
                   # The API sends the same ID in the body.
                   "x-request-id": body.get("request_id", "req_head") if isinstance(body, dict) else "req_head",
                   "Set-Cookie": "session=secret", "Content-Length": len(data)} | headers
        self.send_response_only(status)
        for name, value in headers.items():
            if value is not None:
                self.send_header(name, value)
        self.end_headers()
        # The client prints the headers before the body arrives.
        time.sleep(before_body)
        if self.command != "HEAD":
            self.wfile.write(data)

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.do_GET()

    def do_HEAD(self):
        self.do_GET()

    def do_DELETE(self):
        self.do_GET()

    def log_message(self, *args):
        pass


class Cut(Api):
    """Closes the connection in the middle of the body."""

    def do_GET(self):
        data = json.dumps(BUSY, indent=2).encode()
        self.send_response_only(409)
        self.send_header("Content-Length", len(data))
        self.end_headers()
        self.wfile.write(data[:70])
        self.close_connection = True


def serve(handler, certificate=None):
    """Starts a server, which ends with this program; returns its address. `certificate` is the folder
    with the certificate and key of a server that encrypts."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(f"{certificate}/certificate", f"{certificate}/key")
        server.socket = context.wrap_socket(server.socket, server_side=True)
    # A client may close the connection before it has read everything.
    server.handle_error = lambda *_: None
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http{'s' if certificate else ''}://127.0.0.1:{server.server_port}"


def install(package, folder):
    """Installs a package from the Python package index, unless the folder has it; returns the folder
    of its programs."""
    programs = os.path.join(folder, "bin")
    done = os.path.join(folder, "installed")
    if not os.path.exists(done):
        subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
        subprocess.run([f"{programs}/pip", "install", "--quiet", package], check=True)
        # Without this, an installation that failed is tried again.
        open(done, "w").close()
    return programs
