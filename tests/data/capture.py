#!/usr/bin/env python3
"""Captures the inputs of the diagnose cases from real programs.

usage: tests/data/capture.py [NAME...]

Starts a server on 127.0.0.1 that responds as the API does, runs curl and the nullspace CLI against it,
and writes their output to tests/data/diagnose/NAME.in; without names, for all cases. To update the
expected outputs in the same folder, run: SNAPSHOTS=overwrite cargo test --test cli

Needs curl and jq. The nullspace CLI is part of nullspace-sdk 1.0.3 of the Python package index; it is
installed into a temporary folder if a case needs it.
"""
import gzip
import http.server
import json
import os
import subprocess
import sys
import tempfile

from api_server import Api, BUSY, Cut, NESTED, PROBLEM, RATE, TEMPLATE, TEXT, install, serve

CASES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "diagnose")

HOSTILE = {"error": "\x1b[31mred\x1b[0m \x1b]52;c;ZXZpbA==\x07 \u202egnp.exe\u202c\nHTTP/1.1 200 OK\r\u2028"
                    "tab\tC1 \x9b31m zero\u200bwidth \U000e0041tag", "code": "volume\x1b[2J_busy",
           "request_id": "req_1\x1b[8m\nrequest_id  req_forged"}
UPLOAD = {"error": "upload aborted", "code": "file_upload_error", "request_id": "req_u001",
          "error_detail": {"reason": "upload_aborted", "message": "the upload was aborted",
                           "retryable": True, "upload_id": "up_12", "path": "/workspace/data.bin",
                           "part_number": 4, "details": {"received_bytes": 1048576},
                           "not_in_the_schema": ["kept", 1]}}
# The Python SDK rejects fields that are not in the schema.
UPLOAD_OF_CLI = {**UPLOAD, "error_detail": {key: value for key, value in UPLOAD["error_detail"].items()
                                            if key != "not_in_the_schema"}}
PAUSED = {"error": "sandbox is paused", "code": "sandbox_paused_auto_resume_disabled",
          "retryable": False, "suggested_action": "Resume the sandbox, then call it again.",
          "details": {"sandbox_id": "sb_41aa"}, "request_id": "req_p001"}

EDGE = {"error": "edge token expired", "code": "edge_token_expired", "retryable": False,
        "suggested_action": "Request a fresh signed preview URL.", "request_id": "req_e001"}
FULL = {"error": "host lacks capacity", "code": "capacity_exceeded", "request_id": "req_c001"}
FAILED = {"error": "guest is not ready", "code": "internal_error", "retryable": True, "request_id": "req_x001"}
LEAKY = {"error": "no volume for Bearer ns_live_4f9a8b7c6d5e4f3a2b1c", "code": "volume_busy",
         "request_id": "req_7d2c0b1e", "build_id": "tb_77"}

# What may go into the commands of errcat.
IDS = [
    {"error": "Sandbox sb_2 is not ready", "code": "sandbox_not_ready"},
    {"error": "Machine mch_2 is not ready", "code": "machine_not_ready"},
    # IDs of the other generation.
    {"error": "Machine sb_2 is not ready", "code": "machine_not_ready"},
    # Two of them, no whole one, and none.
    {"error": "vol_1 and vol_2 are attached", "code": "volume_busy"},
    {"error": "volume vol_12... is attached", "code": "volume_busy"},
    {"error": "vol_name is attached", "code": "volume_busy"},
    {"error": "in use", "code": "volume_busy", "details": {"volume_id": "vol_3"}},
    {"error": "failed", "code": "build_error", "build_id": "tb_1; id"},
]


def of_cli(**commands):
    """What the CLI prints with --json, with these commands."""
    return {"error": {"code": "build_error", "message": "step 3 failed", "hint": None,
                      "doc_url": "https://docs.example/error-codes#build-error", **commands}}


COMMANDS = [
    of_cli(inspection_command="nullspace template logs tb_77"),
    of_cli(resume_command="nullspace machine upload mch_1 'my data; 1.bin' --resume up_12"),
    of_cli(resume_command="nullspace doctor; rm -r ."),
    of_cli(resume_command="nullspace doctor \"$(id)\""),
    of_cli(resume_command="sudo nullspace doctor"),
    of_cli(resume_command="nullspace doctor\nrm -r ."),
]


def of_build(kind, message, **fields):
    """A record of the log of a template build."""
    return {"build_id": "tb_77", "template_id": "tmpl_9", "offset": 0, "timestamp": "2026-11-23T12:00:00Z",
            "kind": kind, "level": kind.replace("start", "info"), "message": message, **fields}


STREAM = "".join(f"data: {json.dumps(record)}\n\n" for record in [
    of_build("start", "build started"),
    of_build("error", "build failed", error_detail={
        **TEMPLATE["error_detail"], "request_id": None, "details": None})]).encode()
PAGE = b"<html>\n<head><title>502 Bad Gateway</title></head>\n<body>\n<h1>502 Bad Gateway</h1>\n</body>\n</html>\n"
VALIDATION = {"detail": [{"loc": ["body", "name"], "msg": "field required", "type": "value_error.missing"}]}
MACHINE = {"id": "mch_1", "status": "running", "template": "base", "created_at": "2026-11-23T12:00:00Z",
           "config": {"vcpus": 1, "memory_mb": 512}}

# path: status, headers, body
Api.routes = {
    "/busy": (409, {}, BUSY),
    "/no-request-id": (409, {}, {k: v for k, v in BUSY.items() if k != "request_id"}),
    "/rate": (429, {"Retry-After": "30"}, RATE),
    "/rate-date": (429, {"Retry-After": "Mon, 23 Nov 2026 12:05:00 GMT"}, RATE),
    "/rate-unreadable": (429, {"Retry-After": "soon"}, RATE),
    "/rate-fraction": (429, {"Retry-After": "1.5"}, RATE),
    "/rate-past": (429, {"Retry-After": "Mon, 23 Nov 2026 11:55:00 GMT"}, RATE),
    "/rate-long": (429, {"Retry-After": "7200"}, RATE),
    "/rate-negative": (429, {"Retry-After": "-1"}, RATE),
    "/rate-nan": (429, {"Retry-After": "nan"}, RATE),
    "/rate-absurd": (429, {"Retry-After": "1e300"}, RATE),
    "/rate-far": (429, {"Retry-After": "Fri, 31 Dec 9999 23:59:59 GMT"}, RATE),
    "/rate-twice": (429, {"Retry-After": "120", "retry-after": "5"}, RATE),
    "/rate-empty": (429, {"Retry-After": "3"}, b""),
    "/no-length": (409, {"Content-Length": None, "Connection": "close"},
                   {k: v for k, v in BUSY.items() if k != "request_id"}),
    "/rate-not-found": (404, {}, RATE),
    "/busy-success": (200, {}, BUSY),
    "/client-code": (504, {}, {"error": "upstream took too long", "code": "timeout"}),
    "/two-ids": (409, {"x-request-id": "req_other"}, BUSY),
    "/not-ready": (409, {}, {"error": "sandbox is creating", "code": "sandbox_not_ready",
                             "request_id": "req_s001"}),
    "/function": (404, {}, {"error": "no such function", "code": "function_not_found",
                            "request_id": "req_f002"}),
    "/edge": (401, {}, EDGE),
    "/leaky": (409, {}, LEAKY),
    "/paused": (503, {"Retry-After": "5"}, PAUSED),
    "/template": (400, {}, TEMPLATE),
    "/upload": (400, {}, UPLOAD),
    "/renamed": (404, {}, {"error": "no such machine", "code": "machine_not_found"}),
    "/near": (409, {}, {"error": "in use", "code": "volume_bussy", "request_id": "req_n001"}),
    "/far": (418, {}, {"error": "new here", "code": "teapot", "request_id": "req_f001"}),
    "/no-code": (500, {}, {"error": "something broke"}),
    "/odd-types": (500, {}, {"error": None, "code": 42, "request_id": 7, "error_detail": "x"}),
    "/nested": (409, {}, NESTED),
    "/hostile": (409, {"x-request-id": "req_1"}, HOSTILE),
    "/hostile-raw": (409, {"x-request-id": "req_1"}, json.dumps(HOSTILE, ensure_ascii=False).encode()),
    "/controls": (409, {}, b'{"error": "\x1b[31mboo\ttab\nline", "code": "volume_busy"}'),
    "/not-utf8": (409, {}, b'{"error": "caf\xe9 \xff", "code": "volume_busy"}'),
    "/invalid": (500, {}, b'{"error": "boo", "code": }'),
    "/deep": (500, {}, b"[" * 200 + b"]" * 200),
    "/success": (200, {}, {"id": "sb_41aa", "status": "running"}),
    "/vendor": (404, {}, {"message": "Not Found", "documentation_url": "x"}),
    "/problem": (502, {"Content-Type": "application/problem+json"}, PROBLEM),
    "/text": (502, {"Content-Type": "text/plain"}, TEXT),
    "/gzip": (409, {"Content-Encoding": "gzip"}, gzip.compress(json.dumps(BUSY).encode(), mtime=0)),
    "/empty": (502, {}, b""),
    "/redirect": (307, {"Location": "/busy"}, b""),
    "/quota": (429, {}, {"error": "daily create quota used up: 50 of 50", "code": "QUOTA_EXCEEDED",
                         "request_id": "req_q001"}),
    "/full": (429, {"Retry-After": "5"}, FULL),
    "/full-without-retry-after": (429, {}, FULL),
    "/fields": (400, {}, {"error": "unknown field: nmae", "code": "invalid_fields", "request_id": "req_f003"}),
    "/unauthorized": (401, {}, {"message": "Unauthorized"}),
    "/validation": (422, {}, VALIDATION),
    "/page": (502, {"Content-Type": "text/html", "Retry-After": "5"}, PAGE),
    "/timeout": (408, {"Content-Type": "text/plain"}, b"Request Timeout\n"),
    "/throttled": (429, {"Retry-After": "30"}, {"message": "Too Many Requests"}),
    **{f"/ids/{number}": (409, {}, body) for number, body in enumerate(IDS)},
    **{f"/commands/{number}": (409, {}, body) for number, body in enumerate(COMMANDS)},
    "/v1/machines/mch_1": (200, {}, MACHINE),
    "/v1/machines/mch_1/uploads": (400, {}, UPLOAD_OF_CLI),
    "/v1/machines/mch_9": (404, {}, {"error": "no such machine", "code": "machine_not_found",
                                     "request_id": "req_m001"}),
    "/v1/templates/build": (200, {"Content-Type": "text/event-stream"}, STREAM),
    "/v1/volumes/vol_9f2c": (409, {}, BUSY),
    "/v1/machines": (500, {}, FAILED),
    "/v1/machines/mch_1/exec": (500, {}, FAILED),
}


BUILD = "$CLI template build --from-template base --name web --run-cmd 'pip install -r requirements.txt'"

SHELL = {
    # Usual input.
    "curl-body": "curl -s $API/busy",
    "curl-head": "curl -si $API/busy",
    "curl-head-without-request-id-in-body": "curl -si $API/no-request-id",
    "curl-dump-header": "curl -s -D - $API/busy",
    "curl-fail-with-body": "curl -s --fail-with-body $API/busy || true",
    "pretty": "curl -s $API/busy | jq .",
    "byte-order-mark": r"printf '\357\273\277'; curl -s $API/busy",
    "retry-after-seconds": "curl -si $API/rate",
    "retry-after-date": "curl -si $API/rate-date",
    "retry-after-unreadable": "curl -si $API/rate-unreadable",
    "retry-after-fraction": "curl -si $API/rate-fraction",
    "retry-after-negative": "curl -si $API/rate-negative",
    "retry-after-nan": "curl -si $API/rate-nan",
    "retry-after-absurd": "curl -si $API/rate-absurd",
    "retry-after-empty-body": "curl -si $API/rate-empty",
    "response-outranks-retry-after": "curl -si $API/paused",
    "template-failure": "curl -si $API/template",
    "upload-failure": "curl -si $API/upload",
    "nested": "curl -si $API/nested",
    "quota": "curl -si $API/quota",
    "capacity": "curl -si $API/full",
    "capacity-without-retry-after": "curl -si $API/full-without-retry-after",
    "fields": "curl -si $API/fields",
    "repeat-create": "curl -sv -d '{}' $API/v1/machines 2>&1",
    "repeat-exec": "curl -sv -d '{}' $API/v1/machines/mch_1/exec 2>&1",
    "renamed-code": "curl -si $API/renamed",
    "unknown-code-near": "curl -si $API/near",
    "unknown-code-far": "curl -si $API/far",
    "no-code": "curl -si $API/no-code",
    "odd-types": "curl -si $API/odd-types",
    "renamed-function": "curl -si $API/function",
    "related-code": "curl -si $API/edge",
    "guess-from-the-name": "curl -si $API/not-ready",
    "ids-in-commands": f"curl -s $API/ids/[0-{len(IDS) - 1}] | jq -c .",
    "commands-of-the-cli": f"curl -s $API/commands/[0-{len(COMMANDS) - 1}] | jq -c .",
    # Contradictory and odd responses.
    "odd-request-ids": "curl -si $API/two-ids",
    "odd-success": "curl -si $API/busy-success",
    "odd-status": "curl -si $API/rate-not-found",
    "odd-long-wait": "curl -si $API/rate-long",
    "odd-past-wait": "curl -si $API/rate-past",
    "odd-far-wait": "curl -si $API/rate-far",
    "odd-client-code": "curl -si $API/client-code",
    "odd-head-request": "(curl -svI $API/no-code; curl -s $API/busy) 2>&1",
    "odd-no-body": "curl -si $API/rate-empty; curl -s $API/no-request-id",
    "odd-other-length": "curl -sI $API/rate; curl -s $API/no-request-id",
    "odd-several-heads": "curl -sI $API/rate; curl -si $API/no-length",
    "odd-two-waits": "curl -si $API/rate-twice",
    "odd-cut-wait": "curl -sI $API/rate-long | sed '/Retry-After/q' | head -c -4",
    "odd-missing-body": "curl -sfi $API/busy || true",
    # Input for --support.
    "support-request": "curl -sv -H 'Authorization: Bearer ns_live_abc123' -d '{\"key\": \"secret\"}' "
                       "\"$API/leaky?edge_token=secret\" 2>&1",
    "support-read": "curl -sv $API/paused 2>&1",
    "support-log": "printf '2026-11-23T12:00:00.123Z ERROR call failed: '; curl -s $API/busy",
    "support-record": """curl -s $API/busy | jq -c '{time: "2026-11-23 12:00:01", level: "error", body: .}'""",
    # The nullspace CLI.
    "official-cli": "$CLI volume get vol_9f2c --json || true",
    "official-cli-without-key": "NULLSPACE_API_KEY= $CLI volume list --json || true",
    "cli-hint": "$CLI machine get mch_9 --json || true",
    "cli-upload": "$CLI machine upload mch_1 data.bin --resumable always 2>&1 || true",
    "cli-upload-json": "$CLI machine upload mch_1 data.bin --resumable always --json || true",
    "cli-upload-stdin": "$CLI machine upload mch_1 - /workspace/data.bin --resumable always <data.bin 2>&1 || true",
    "cli-build": f"{BUILD} 2>&1 || true",
    "cli-build-jsonl": f"{BUILD} --log-format jsonl 2>&1 || true",
    "build-log-stream": "curl -siN -d '{}' $API/v1/templates/build",
    # Several in one input.
    "redirect": "curl -siL $API/redirect",
    "continue": "curl -si -H 'Expect: 100-continue' -d '{}' $API/busy",
    "several-bodies": "curl -s $API/busy $API/rate $API/success",
    "several-heads": "curl -si $API/busy $API/text $API/rate",
    "list-of-responses": "curl -s $API/busy $API/success $API/rate | jq -s .",
    "lines": "curl -s $API/busy $API/rate | jq -c .",
    "write-out": r"curl -s -w '\n%{http_code}\n' $API/busy",
    # Failed responses of other shapes.
    "unauthorized-json": "curl -si $API/unauthorized",
    "validation-json": "curl -si $API/validation",
    "gateway-page": "curl -si $API/page",
    "request-timeout": "curl -si $API/timeout",
    "throttled": "curl -si $API/throttled",
    # No error response.
    "redirect-not-followed": "curl -si $API/redirect",
    "gzip-file": "curl -s $API/busy | gzip -n",
    "success": "curl -si $API/success",
    "other-vendor": "curl -si $API/vendor",
    "problem-document": "curl -si $API/problem",
    "html-page": "curl -si $FILES/nothing-here",
    "plain-text": "curl -si $API/text",
    "gzip": "curl -si $API/gzip",
    "empty-body": "curl -si $API/empty",
    "empty": "curl -sf $API/busy || true",
    "truncated": "curl -si $CUT/busy || true",
    "invalid-json": "curl -s $API/invalid",
    "too-deep": "curl -s $API/deep",
    "text-with-brackets": "printf '%s\\n' '[2026-11-23 12:00:00] started' '{ [66 bytes data]' '[info] done'",
    # Hostile.
    "control-characters-escaped": "curl -s $API/hostile",
    "control-characters-raw": "curl -s $API/hostile-raw",
    "control-characters-in-the-json": "curl -si $API/controls",
    "not-utf8": "curl -si $API/not-utf8",
}


def main():
    names = sys.argv[1:] or list(SHELL)
    # Python's file server sends a real HTML error page, but needs a fixed date.
    http.server.SimpleHTTPRequestHandler.date_time_string = lambda *_: "Mon, 23 Nov 2026 12:00:00 GMT"
    http.server.SimpleHTTPRequestHandler.log_message = lambda *_: None
    with tempfile.TemporaryDirectory() as folder:
        environment = {"PATH": os.environ["PATH"], "HOME": folder, "API": serve(Api), "CUT": serve(Cut),
                       "FILES": serve(http.server.SimpleHTTPRequestHandler)}
        if any("$CLI" in SHELL[name] for name in names):
            environment["CLI"] = install("nullspace-sdk==1.0.3", os.path.join(folder, "cli")) + "/nullspace"
            environment |= {"NULLSPACE_API_URL": environment["API"], "NULLSPACE_API_KEY": "ns_test_x"}
            with open(os.path.join(folder, "data.bin"), "w") as file:
                file.write("data")
        for name in names:
            run = subprocess.run(["sh", "-c", SHELL[name]], cwd=folder, env=environment, stdout=subprocess.PIPE, check=True)
            with open(os.path.join(CASES, f"{name}.in"), "wb") as file:
                file.write(run.stdout)


main()
