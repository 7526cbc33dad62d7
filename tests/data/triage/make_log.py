#!/usr/bin/env python3
"""Writes the log beside this script: an application log of one day, with a deployment at 14:00 that
changes which errors occur. It has the same bytes every time.

usage: make_log.py
"""
import json
import pathlib
import random

DEPLOYMENT = 14 * 60

# How often each code occurs in two hours, before and after the deployment.
RATES = {
    "rate_limit_exceeded": (4, 16),
    "volume_busy": (6, 5),
    "sandbox_not_ready": (4, 4),
    "unauthorized": (3, 3),
    "exec_timeout": (2.5, 2.5),
    "snapshot_in_use": (2, 0),
    "capacity_exceeded": (1.5, 1.5),
    "machine_not_found": (1, 1),
    "QUOTA_EXCEEDED": (1, 1),
    "template_build_not_found": (0.7, 0.7),
    "file_error": (0.7, 0.7),
    "edge_token_expired": (0.5, 0.5),
    "internal_error": (0.4, 0.4),
    "volume_mount_credential_issue_failed": (0, 4),
    "volume_quota_pending": (0, 1.2),
    "sandbox_not_found": (0.4, 0.4),
    "database_error": (0.2, 0.2),
    "operator_required": (0.2, 0.2),
    "email_not_verified": (0.1, 0.1),
}
JOBS = 25

random.seed(11)


def hexadecimal(length):
    return "".join(random.choices("0123456789abcdef", k=length))


def lines():
    """Yields the minute and the text of each line."""
    for hour in range(24):
        is_after = hour * 60 >= DEPLOYMENT
        for code, rates in RATES.items():
            for _ in range(int(rates[is_after] / 2 + random.random())):
                body = {
                    "error": f"{code.replace('_', ' ').lower()} in region eu-central-1",
                    "code": code,
                    "request_id": f"req_{hexadecimal(8)}",
                }
                yield hour, f"ERROR nullspace.client request failed body={json.dumps(body)}"
        for _ in range(JOBS):
            yield hour, f"INFO worker-{random.randint(1, 8)} processed job {hexadecimal(8)}"


def times(entries):
    for hour, text in entries:
        yield f"2026-11-23T{hour:02}:{random.randint(0, 59):02}:{random.randint(0, 59):02}Z {text}\n"


log = pathlib.Path(__file__).with_name("app.log")
log.write_text("".join(sorted(times(lines()))))
