#!/usr/bin/env python3
"""Captures how the Python SDK reads error codes and error responses.

usage: python tests/data/capture_sdk.py [FOLDER]

Calls the functions of nullspace-sdk 1.0.3 that read a failed response and choose the exit code of the
CLI, with made-up codes and responses, and writes cli-exits.tsv and sdk.jsonl to FOLDER or else to the
folder of this script. Sends nothing over the network.

Run it with the Python of an environment that has nullspace-sdk 1.0.3. Release 0.1.9 is installed from
the Python package index, into the folder in $CLIENTS, which is reused, or else into a temporary
folder.
"""
import importlib.metadata
import json
import os
import subprocess
import sys
import tempfile

import httpx
from nullspace._exit_codes import exit_code_for_error, exit_code_for_error_code
from nullspace.client import _raise_for_response
from nullspace.errors import MachineError

from api_server import install

HERE = os.path.dirname(os.path.abspath(__file__))

# Non-catalog codes.
RENAMED = """
    machine_not_found machine_not_ready function_not_found function_version_not_found
    function_run_not_found function_service_instance_not_found function_name_conflict
    function_idempotency_mismatch function_invalid_config function_invalid_state
""".split()
CREDENTIALS = """
    edge_token_missing edge_token_expired edge_token_invalid edge_token_scope_mismatch
    preview_grant_invalid preview_grant_revoked preview_proxy_token_missing
    preview_proxy_token_expired preview_proxy_token_invalid preview_proxy_token_revoked
    preview_proxy_token_scope_mismatch
""".split()
OF_SERVER = """
    preview_grant_disabled preview_proxy_token_disabled preview_sandbox_disabled
    sandbox_paused_auto_resume_disabled machine_paused_auto_resume_disabled
    transition_recovery_required unsupported_preview_port preview_service_not_ready
    warm_pool_unavailable desktop_raw_vnc_disabled desktop_raw_vnc_operator_only not_found
    template_resource_not_found conflict upload_conflict quota_exceeded file_upload_limit_exceeded
    permission_denied forbidden unauthenticated function_secret_name_conflict
""".split()
OF_CLIENT = """
    missing_api_key transport_error timeout invalid_response invalid_fields cli_error unknown
    git_error batch_write_partial_failure websocket_error websocket_upgrade_error watch_error
    pty_protocol_error invalid_state missing_snapshot_id
""".split()
# Names that match several rules, for their order, and names that almost match one.
MADE_UP = """
    made_up_not_found quota_not_found x_permission_denied my_rate_limit_thing some_conflict
    MADE_UP_NOT_FOUND My_Quota_Thing quota_permission_denied quota_conflict rate_limit_conflict
    rate_limit_not_found rate_limit_permission_denied conflict_not_found not_found_conflict
    conflict_permission_denied permission_denied_not_found timeout_conflict unot_found uconflict
    upermission_denied not_found_at_all conflicts forbidden_thing rate_limi quot volume_read_only_x
""".split()

# The status for each exit code; for all others it is 500.
STATUSES = {2: 400, 3: 404, 4: 401, 5: 403, 6: 429, 7: 409}


def catalog():
    with open(os.path.join(HERE, "page.tsv")) as file:
        return [line.split("\t")[0] for line in list(file)[1:]]


def codes():
    return catalog() + RENAMED + CREDENTIALS + OF_SERVER + OF_CLIENT + MADE_UP


def raised(status, headers, body):
    """Returns the exception that the SDK raises for a response, or None."""
    try:
        _raise_for_response(httpx.Response(status, headers=headers, content=body.encode()))
    except Exception as error:
        return error
    return None


def by_class(code):
    status = 401 if code in CREDENTIALS else STATUSES.get(exit_code_for_error_code(code), 500)
    return exit_code_for_error(raised(status, {}, json.dumps(flat(code, "failed"))))


def by_old_code():
    """Returns the exit codes of release 0.1.9 for all codes."""
    program = ("import json, sys; from nullspace._exit_codes import exit_code_for_error_code as number;"
               "json.dump([number(code) for code in json.load(sys.stdin)], sys.stdout)")
    with tempfile.TemporaryDirectory() as folder:
        clients = os.environ.get("CLIENTS", f"{folder}/clients")
        programs = install("nullspace-sdk==0.1.9", f"{clients}/nullspace-0.1.9")
        run = subprocess.run([f"{programs}/python", "-c", program], input=json.dumps(codes()),
                             stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(run.stdout)


def recorded(error):
    """Returns the fields of an exception that the SDK raised."""
    if error is None:
        return None
    if not isinstance(error, MachineError):
        return {"crash": type(error).__name__}
    return {"class": type(error).__name__, "message": str(error), "code": error.code,
            "request_id": error.request_id, "retryable": error.retryable,
            "suggested_action": error.suggested_action,
            "retry_after": getattr(error, "retry_after", None)}


ID = {"x-request-id": "req_head"}
WAIT = {"retry-after": "30"}
JSON = {"content-type": "application/json"}
HTML = {"content-type": "text/html"}
PAGE = "<html><body><h1>502 Bad Gateway</h1></body></html>\n"


def flat(code="volume_busy", message="in use", **more):
    return {"error": message, "code": code, **more}


def nested(code="volume_busy", message="in use", outer=None, **more):
    return {"error": {"message": message, "code": code, **more}, **(outer or {})}


def template(**changes):
    """A TemplateFailureDetail; a key that is changed to None is null in it."""
    return {"code": "build_error", "message": "step 3 failed", "phase": "build_step",
            "retryable": False, "suggested_action": "Fix the step.", **changes}


def upload(reason="upload_expired", **changes):
    """An UploadFailureDetail."""
    return {"reason": reason, "message": "the upload ended", "retryable": False, **changes}


def without(value, key):
    return {name: field for name, field in value.items() if name != key}


FULL = {"request_id": "req_body", "retryable": True, "suggested_action": "Wait for it."}

# name, status, headers, body: a text, or something to make JSON of
CASES = [
    # The flat shape.
    ("flat-bare", 409, {}, flat()),
    ("flat-full", 409, {}, flat(**FULL)),
    ("flat-not-retryable", 400, {}, flat("unsupported_preview_port", retryable=False)),
    ("flat-details", 409, {}, flat(details={"volume_id": "vol_1"}, **FULL)),
    ("flat-build-id", 400, {}, flat("build_error", build_id="tb_1")),
    ("flat-extra-keys", 409, {}, flat(status=409, message="another message", hint="none")),
    ("flat-without-error", 409, {}, {"code": "volume_busy", "request_id": "req_body"}),
    ("flat-without-error-with-message", 409, {}, {"message": "in use", "code": "volume_busy"}),
    ("flat-without-code", 500, {}, {"error": "something broke", "request_id": "req_body"}),
    ("flat-error-null", 409, {}, {"error": None, "code": "volume_busy", "request_id": "req_body"}),
    ("flat-error-null-with-message", 409, {}, {"error": None, "code": "volume_busy", "message": "in use"}),
    ("flat-code-null", 500, {}, {"error": "something broke", "code": None}),
    ("flat-nulls-beside", 409, {}, flat(request_id=None, retryable=None, suggested_action=None,
                                        details=None, error_detail=None, build_id=None)),
    ("flat-pretty", 409, JSON, json.dumps(flat(**FULL), indent=2)),
    # The nested shape.
    ("nested-bare", 409, {}, nested()),
    ("nested-full", 409, {}, nested(**FULL)),
    ("nested-not-retryable", 503, {}, nested("transition_recovery_required", retryable=False)),
    ("nested-details", 409, {}, nested(details={"volume_id": "vol_1"}, **FULL)),
    ("nested-like-the-cli", 409, {}, nested(hint=None, doc_url="https://docs.example.com/error-codes#volume-busy",
                                            **FULL)),
    ("nested-without-code", 500, {}, {"error": {"message": "something broke"}}),
    ("nested-without-message", 409, {}, {"error": {"code": "volume_busy"}}),
    ("nested-without-message-with-error", 409, {}, {"error": {"code": "volume_busy", "error": "in use"}}),
    ("nested-message-null", 409, {}, nested(message=None)),
    ("nested-code-null", 500, {}, nested(code=None)),
    ("nested-nulls-beside", 409, {}, nested(request_id=None, retryable=None, suggested_action=None,
                                            details=None, error_detail=None)),
    ("nested-empty", 409, {}, {"error": {}}),
    ("nested-with-unknown-keys-only", 500, {}, {"error": {"type": "broken", "reason": "no disk"}}),
    # Both shapes: an error object, and keys outside it.
    ("mixed-code-outside", 409, {}, {"error": {"message": "in use"}, "code": "volume_busy"}),
    ("mixed-all-outside", 409, {}, {"error": {"message": "in use"}, "code": "volume_busy", **FULL}),
    ("mixed-code-inside-wins", 409, {}, nested("volume_busy", outer={"code": "internal_error"})),
    ("mixed-request-id-outside", 409, {}, nested(outer={"request_id": "req_outer"})),
    ("mixed-request-id-inside-wins", 409, {}, nested(request_id="req_inner", outer={"request_id": "req_outer"})),
    ("mixed-retryable-outside", 409, {}, nested(outer={"retryable": True})),
    ("mixed-retryable-inside-wins", 409, {}, nested(retryable=False, outer={"retryable": True})),
    ("mixed-action-outside", 409, {}, nested(outer={"suggested_action": "Wait for it."})),
    ("mixed-action-inside-wins", 409, {},
     nested(suggested_action="Detach it.", outer={"suggested_action": "Wait."})),
    ("mixed-message-outside", 409, {}, {"error": {"code": "volume_busy"}, "message": "in use"}),
    ("mixed-code-null-inside", 409, {}, nested(code=None, outer={"code": "volume_busy"})),
    ("mixed-message-null-inside", 409, {}, nested(message=None, outer={"message": "in use"})),
    ("mixed-request-id-null-inside", 409, {}, nested(request_id=None, outer={"request_id": "req_outer"})),
    ("mixed-request-id-null-inside-with-header", 409, ID,
     nested(request_id=None, outer={"request_id": "req_outer"})),
    ("mixed-action-null-inside", 409, {}, nested(suggested_action=None, outer={"suggested_action": "Wait."})),
    ("mixed-retryable-null-inside", 409, {}, nested(retryable=None, outer={"retryable": True})),
    ("mixed-empty-object-with-code", 409, {}, {"error": {}, "code": "volume_busy", "request_id": "req_body"}),
    ("mixed-detail-outside", 400, {}, nested("build_error", outer={"error_detail": template()})),
    ("mixed-detail-null-inside", 400, {},
     nested("build_error", error_detail=None, outer={"error_detail": template()})),
    # The request ID and the header.
    ("header-id", 409, ID, flat()),
    ("header-id-nested", 409, ID, nested()),
    ("header-id-in-other-case", 409, {"X-Request-ID": "req_head"}, flat()),
    ("header-id-and-body", 409, ID, flat(request_id="req_body")),
    ("header-id-and-nested-body", 409, ID, nested(request_id="req_inner")),
    ("header-id-and-null", 409, ID, flat(request_id=None)),
    ("header-id-and-empty", 409, ID, flat(request_id="")),
    ("header-id-empty", 409, {"x-request-id": ""}, flat()),
    ("header-id-with-page", 502, {**ID, **HTML}, PAGE),
    ("header-id-without-body", 502, ID, ""),
    # Details of a template build.
    ("template", 400, {}, flat("build_error", error_detail=template())),
    ("template-nested", 400, {}, nested("build_error", error_detail=template())),
    ("template-all-keys", 400, {}, flat("build_error", build_id="tb_1", error_detail=template(
        step_index=3, attempt=1, max_attempts=2, cache_subject="apt", build_id="tb_1", request_id="req_body",
        details={"reason": "build_step_nonzero_exit"}), request_id="req_body")),
    ("template-id-only-in-detail", 400, {}, flat("build_error", error_detail=template(request_id="req_detail"))),
    ("template-id-of-detail-and-body", 400, {},
     flat("build_error", request_id="req_body", error_detail=template(request_id="req_detail"))),
    ("template-id-of-detail-and-header", 400, ID,
     flat("build_error", error_detail=template(request_id="req_detail"))),
    ("template-retryable-of-detail-and-body", 400, {},
     flat("build_error", retryable=True, error_detail=template())),
    ("template-action-of-detail-and-body", 400, {},
     flat("build_error", suggested_action="Wait for it.", error_detail=template())),
    ("template-action-empty-in-body", 400, {}, flat("build_error", suggested_action="", error_detail=template())),
    ("template-of-upload-error", 400, {}, flat("file_upload_error", error_detail=template(phase="blob_upload"))),
    ("template-of-unauthorized", 401, {},
     flat("unauthorized", error_detail=template(phase="auth", code="unauthorized"))),
    ("template-of-another-code", 500, {},
     flat("internal_error", error_detail=template(retryable=True, request_id="req_detail"))),
    ("template-of-another-code-with-all-fields", 500, {}, flat("internal_error", error_detail=template(), **FULL)),
    # Details of an upload.
    ("upload", 410, {}, flat("file_upload_error", error_detail=upload())),
    ("upload-nested", 410, {}, nested("file_upload_error", error_detail=upload())),
    ("upload-all-keys", 400, {}, flat("file_upload_error", request_id="req_body", error_detail=upload(
        "missing_parts", upload_id="up_1", request_id="req_body", path="/workspace/a", part_number=4,
        details={"missing": [4]}))),
    ("upload-limit", 400, {}, flat("file_upload_error", error_detail=upload("size_limit_exceeded"))),
    ("upload-checksum", 400, {}, flat("file_upload_error", error_detail=upload("whole_checksum_mismatch"))),
    ("upload-conflict", 409, {}, flat("file_upload_error", error_detail=upload("target_conflict"))),
    ("upload-path", 400, {}, flat("file_upload_error", error_detail=upload("directory_extract_invalid_path"))),
    ("upload-retryable-of-detail-and-body", 400, {},
     flat("file_upload_error", retryable=False, error_detail=upload("upload_aborted", retryable=True))),
    ("upload-id-of-detail-and-body", 410, {},
     flat("file_upload_error", request_id="req_body", error_detail=upload(request_id="req_detail"))),
    ("upload-id-of-detail-and-header", 410, ID,
     flat("file_upload_error", error_detail=upload(request_id="req_detail"))),
    ("upload-of-build-error", 400, {}, flat("build_error", error_detail=upload())),
    ("upload-of-another-code", 507, {},
     flat("volume_quota_exceeded", error_detail=upload("insufficient_staging_space"))),
    # Details that the SDK does not understand.
    ("detail-null", 400, {}, flat("build_error", error_detail=None, **FULL)),
    ("detail-empty-object", 400, {}, flat("build_error", error_detail={}, **FULL)),
    ("detail-text", 400, ID, flat("build_error", error_detail="step 3 failed")),
    ("detail-list", 400, {}, flat("build_error", error_detail=[template()])),
    ("detail-unknown-phase", 400, {},
     flat("build_error", request_id="req_body", error_detail=template(phase="unpack"))),
    ("detail-extra-key", 400, {}, flat("build_error", request_id="req_body", error_detail=template(host="b7"))),
    ("detail-missing-key", 400, {}, flat("build_error", error_detail=without(template(), "suggested_action"))),
    ("detail-retryable-null", 400, {}, flat("build_error", retryable=True, error_detail=template(retryable=None))),
    ("detail-unknown-reason", 400, {},
     flat("file_upload_error", request_id="req_body", error_detail=upload("disk_on_fire"))),
    ("detail-upload-extra-key", 400, {}, flat("file_upload_error", error_detail=upload(host="b7"))),
    ("detail-of-both-kinds", 400, {}, flat("build_error", error_detail=template(reason="upload_expired"))),
    ("detail-unknown-of-another-code", 409, {}, flat(error_detail={"holder": "mch_1"}, **FULL)),
    # Status 429.
    ("429-rate-limit", 429, WAIT, flat("rate_limit_exceeded", "too many requests", request_id="req_body")),
    ("429-rate-limit-upper-case", 429, WAIT, flat("RATE_LIMIT_EXCEEDED", "too many requests")),
    ("429-rate-limit-with-all-fields", 429, WAIT, flat("rate_limit_exceeded", "too many requests", **FULL)),
    ("429-rate-limit-not-retryable", 429, {}, flat("rate_limit_exceeded", "too many requests", retryable=False)),
    ("429-rate-limit-with-header-id", 429, {**ID, **WAIT}, flat("rate_limit_exceeded", "too many requests")),
    ("429-rate-limit-with-broken-detail", 429, {}, flat("rate_limit_exceeded", "too many requests", error_detail={})),
    ("429-quota", 429, WAIT, flat("QUOTA_EXCEEDED", "daily create quota used up", request_id="req_body")),
    ("429-quota-lower-case", 429, {}, flat("quota_exceeded", "daily create quota used up")),
    ("429-capacity", 429, WAIT, flat("capacity_exceeded", "no capacity", retryable=True)),
    ("429-signup", 429, WAIT, flat("signup_rate_limited", "too many sign-ups")),
    ("429-nested-quota", 429, WAIT, nested("QUOTA_EXCEEDED", "daily create quota used up", **FULL)),
    ("429-nested-capacity", 429, {},
     nested("capacity_exceeded", "no capacity", suggested_action="Try another region.")),
    ("429-nested-rate-limit", 429, WAIT, nested("rate_limit_exceeded", "too many requests", request_id="req_inner")),
    ("429-nested-without-code", 429, WAIT, {"error": {"message": "too many requests"}}),
    ("429-mixed-code-outside", 429, {}, {"error": {"message": "used up"}, "code": "QUOTA_EXCEEDED"}),
    ("429-without-code", 429, WAIT, {"error": "too many requests", "request_id": "req_body"}),
    ("429-code-null", 429, WAIT, {"error": "too many requests", "code": None}),
    ("429-code-empty", 429, WAIT, {"error": "too many requests", "code": ""}),
    ("429-without-error", 429, WAIT, {"code": "rate_limit_exceeded", "request_id": "req_body"}),
    ("429-empty-object", 429, WAIT, {}),
    ("429-empty", 429, {**ID, **WAIT}, ""),
    ("429-page", 429, {**HTML, **WAIT}, "<html><body>Too Many Requests</body></html>\n"),
    ("429-list", 429, {**ID, **WAIT}, [flat("rate_limit_exceeded")]),
    ("429-date", 429, {"retry-after": "Mon, 23 Nov 2026 12:05:00 GMT"},
     flat("rate_limit_exceeded", "too many requests")),
    ("429-fraction", 429, {"retry-after": "0.5"}, flat("rate_limit_exceeded", "too many requests")),
    ("429-unreadable-retry-after", 429, {"retry-after": "soon"}, flat("rate_limit_exceeded", "too many requests")),
    # Retry-After on 503.
    ("503-retry-after", 503, WAIT, flat("internal_error", "no worker", retryable=True)),
    ("503-retry-after-not-retryable", 503, {"retry-after": "5"},
     flat("sandbox_paused_auto_resume_disabled", "paused", retryable=False)),
    ("503-retry-after-without-retryable", 503, WAIT, flat("volume_backend_unavailable", "no backend")),
    # Codes.
    ("code-upper-case", 409, {}, flat("VOLUME_BUSY")),
    ("code-mixed-case", 404, {}, flat("Snapshot_Not_Found")),
    ("code-with-spaces-around", 409, {}, flat(" volume_busy ")),
    ("code-with-spaces-inside", 409, {}, flat("volume busy")),
    ("code-not-in-the-catalog", 418, {}, flat("brand_new")),
    ("code-renamed", 404, {}, flat("machine_not_found", request_id="req_body")),
    ("code-renamed-function", 409, {}, nested("function_name_conflict")),
    ("code-with-older-name", 409, {}, flat("sandbox_not_ready")),
    ("code-unauthenticated", 401, {}, flat("unauthenticated", "who are you")),
    ("code-missing-api-key", 401, {}, flat("missing_api_key", "no key")),
    ("code-edge-token", 401, {}, flat("edge_token_missing", retryable=False,
                                      suggested_action="Sign the URL anew.", details={"port": 8080})),
    ("code-rate-limit-of-another-status", 400, WAIT, flat("rate_limit_exceeded", "too many requests", **FULL)),
    ("code-not-implemented", 501, {}, flat("not_implemented", "not here", **FULL)),
    ("code-unknown", 500, {}, flat("unknown", "something broke")),
    ("code-empty", 500, {}, flat("", "something broke", request_id="req_body")),
    ("code-number", 500, ID, flat(42, "something broke")),
    ("code-zero", 500, {}, flat(0, "something broke")),
    ("code-boolean", 500, {}, flat(True, "something broke")),
    ("code-list", 500, {}, flat(["volume_busy"], "something broke")),
    ("code-object", 500, {}, flat({"name": "volume_busy"}, "something broke")),
    ("code-number-nested", 500, {}, nested(42, "something broke")),
    ("code-number-429", 429, WAIT, flat(42, "too many requests")),
    # Values of other types, and empty ones.
    ("message-number", 500, {}, flat("internal_error", 42)),
    ("message-list", 400, {}, flat("invalid_request", ["name is missing", "size is missing"])),
    ("message-false", 500, {}, flat("internal_error", False)),
    ("message-empty", 409, {}, flat(message="")),
    ("message-empty-nested", 409, {}, nested(message="")),
    ("message-object-nested", 400, {}, nested("invalid_request", {"name": "is missing"})),
    ("request-id-number", 409, {}, flat(request_id=7)),
    ("retryable-text", 409, {}, flat(retryable="no")),
    ("retryable-number", 409, {}, flat(retryable=0)),
    ("action-empty", 409, {}, flat(suggested_action="")),
    ("action-list", 409, {}, flat(suggested_action=["Wait.", "Detach it."])),
    ("everything-empty", 500, {}, {"error": "", "code": "", "request_id": "", "suggested_action": ""}),
    # Texts.
    ("text-unicode", 409, {}, flat(message="ボリューム für 💾", suggested_action="Später noch einmal.")),
    ("text-unicode-unescaped", 409, {}, json.dumps(flat(message="ボリューム für 💾"), ensure_ascii=False)),
    ("text-line-breaks", 400, {}, flat("build_error", "step 3 failed:\n\texit status 1\r\n")),
    ("text-spaces-around", 409, {}, flat(message="  in use  ")),
    ("text-terminal-escape", 409, {}, flat(message="\x1b[31mred\u202e")),
    ("text-with-json", 502, {}, flat("internal_error", 'upstream said {"error": "no", "code": "volume_busy"}')),
    ("text-with-credential", 401, {}, flat("unauthorized", "no such key: ns_live_4f2a")),
    # Invalid JSON, and JSON that is not an object.
    ("json-list", 500, {}, [flat()]),
    ("json-text", 500, {}, '"in use"'),
    ("json-null", 500, ID, "null"),
    ("json-number", 500, {}, "42"),
    ("json-empty-object", 500, {}, {}),
    ("json-object-without-error", 500, {}, {"status": "down"}),
    ("json-of-another-service", 404, {}, {"message": "Not Found", "documentation_url": "https://docs.example.com"}),
    ("json-problem", 502, {"content-type": "application/problem+json"},
     {"type": "about:blank", "title": "Bad Gateway", "status": 502, "detail": "no upstream"}),
    ("json-byte-order-mark", 409, JSON, "\ufeff" + json.dumps(flat())),
    ("json-key-twice", 409, {}, '{"error": "first", "error": "second", "code": "volume_busy"}'),
    ("json-not-a-number", 409, {}, '{"error": "in use", "code": "volume_busy", "details": {"load": NaN}}'),
    ("json-control-character", 409, {}, '{"error": "in\nuse", "code": "volume_busy"}'),
    ("json-cut-off", 409, ID, '{"error": "in use", "code": "volu'),
    ("json-with-comma-too-many", 409, {}, '{"error": "in use", "code": "volume_busy",}'),
    ("json-with-text-after", 409, {}, json.dumps(flat()) + "\nbye\n"),
    # No JSON.
    ("body-empty", 502, {}, ""),
    ("body-page", 502, HTML, PAGE),
    ("body-text", 502, {**ID, "content-type": "text/plain"}, "upstream connect error"),
    # Statuses below 400, and an unusual one.
    ("status-200-with-error", 200, {}, flat("preview_service_not_ready", ready=False, suggested_action="Wait for it.")),
    ("status-202-with-error-null", 202, {}, {"id": "tb_1", "status": "ready", "error": None, "error_detail": None}),
    ("status-302", 302, {"location": "/elsewhere"}, ""),
    ("status-599", 599, {}, flat("internal_error", **FULL)),
]


def exits():
    lines = ["code\tby_code\tby_class\tby_code_0_1_9\n"]
    for code, old in zip(codes(), by_old_code(), strict=True):
        lines.append(f"{code}\t{exit_code_for_error_code(code)}\t{by_class(code)}\t{old}\n")
    return lines


def responses():
    for name, status, headers, body in CASES:
        body = body if isinstance(body, str) else json.dumps(body)
        case = {"name": name, "status": status, "headers": headers, "body": body,
                "sdk": recorded(raised(status, headers, body))}
        # Fails for NaN, which is not valid JSON.
        yield json.dumps(case, allow_nan=False) + "\n"


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else HERE
    release = importlib.metadata.version("nullspace-sdk")
    if release != "1.0.3":
        sys.exit(f"this is nullspace-sdk {release}, and 1.0.3 is needed")
    names = [name for name, *_ in CASES]
    assert len(set(names)) == len(names), "two cases have the same name"
    for name, lines in ("cli-exits.tsv", exits()), ("sdk.jsonl", responses()):
        with open(os.path.join(folder, name), "w") as file:
            file.writelines(lines)


main()
