//! Codes that the server returns although the published page does not list them.
//!
//! Sources are other pages of the documentation and the Python SDK with its tests and its table
//! of exit codes. `quota_exceeded` is missing on purpose: it is the SDK's spelling of
//! `QUOTA_EXCEEDED`.

use crate::catalog::Evidence::{CodeNameOnly, Docs, Sdk};
use crate::catalog::KnownStatus::{Inferred, Sourced};
use crate::catalog::RepeatAdvice::IdempotencyKey;
use crate::catalog::RetryVerdict::{AfterChange, Depends, Later};
use crate::catalog::bundled::builder::{arguments, code, codes, entries, with_origin};
use crate::catalog::bundled::caveats::EXIT_CODE_1;
use crate::catalog::bundled::commands::commands;
use crate::catalog::{Entry, Origin};

pub(in crate::catalog::bundled) static ENTRIES: &[Entry] = entries! {
    with_origin(Origin::Server),
    code("not_found",
         "Something that the request names does not exist; release 1.0 of the Python SDK has this \
          code in its catalog.")
        .statuses(&[Sourced(404)])
        .retry(AfterChange, Sdk)
        .advice("The message should say what was not found. Check that ID, and that the API key \
                 belongs to the account that owns it.")
        .see_also(codes!["template_resource_not_found", "sandbox_not_found"]),
    code("function_secret_name_conflict",
         "The environment seems to have a secret with this name already; only release 1.0 of the \
          Python SDK has this code in its catalog.")
        .statuses(&[Inferred(409)])
        .retry(AfterChange, CodeNameOnly)
        .advice("Use the existing secret (`nullspace secret list`), or delete it and create it \
                 again.")
        .commands(commands![SECRET_LIST, GET_SECRETS])
        .see_also(codes!["conflict", "agent_deployment_name_conflict"]),
    code("invalid_fields",
         "A field that the caller asked for, as with `--fields`, does not seem to exist; only the \
          documentation has this code.")
        .retry(AfterChange, Docs)
        .advice("Correct or remove the name in `--fields`: the endpoint probably does not have \
                 this field.")
        .see_also(codes!["cli_error", "invalid_request"]),
    code("preview_grant_disabled", "The grant of the preview URL is disabled.")
        .retry(AfterChange, Docs)
        .caveat(EXIT_CODE_1)
        .advice("Ask an operator why the grant is disabled; that seems to be temporary.")
        .commands(commands![GET_MACHINE_PREVIEW_URLS])
        .see_also(codes!["preview_grant_revoked", "preview_sandbox_disabled"]),
    code("preview_proxy_token_disabled", "The token for the preview proxy is disabled.")
        .retry(AfterChange, Docs)
        .caveat(EXIT_CODE_1)
        .advice("Ask an operator why the token or its grant is disabled; that seems to be \
                 temporary.")
        .see_also(codes!["preview_proxy_token_revoked", "preview_grant_disabled"]),
    code("preview_sandbox_disabled", "Previews of this sandbox are disabled.")
        .retry(AfterChange, Docs)
        .caveat(EXIT_CODE_1)
        .advice("Ask an operator why the previews are disabled; that seems to be temporary.")
        .see_also(codes!["preview_grant_disabled"]),
    code("sandbox_paused_auto_resume_disabled", "The sandbox is paused, and auto-resume is off.")
        .renamed_to("machine_paused_auto_resume_disabled")
        .statuses(&[Sourced(503)])
        .retry(AfterChange, Docs)
        .advice("Resume it with Sandbox.connect(ID) (1.0: Machine.connect): waiting does not help. \
                 Auto-resume can only be set at create.")
        .commands(commands![
            GET_SANDBOX, GET_SANDBOX_LIFECYCLE, GET_MACHINE, GET_MACHINE_LIFECYCLE,
        ])
        .see_also(codes!["preview_service_not_ready", "sandbox_not_ready"]),
    code("transition_recovery_required",
         "A state change of the sandbox seems to have stopped halfway, so it has to be recovered.")
        .statuses(&[Sourced(503)])
        .retry(Later, Sdk)
        .advice("Retry a create with the same Idempotency-Key: the SDK makes up to 30 attempts, \
                 with delays of 0.5 s, doubling up to 10 s.")
        .repeat_advice(IdempotencyKey)
        .commands(commands![MACHINE_GET, MACHINE_EVENTS, GET_MACHINE, GET_MACHINE_LIFECYCLE])
        .see_also(codes!["transition_in_progress"]),
    code("unsupported_preview_port", "The port cannot be previewed.")
        .statuses(&[Sourced(400)])
        .retry(AfterChange, Sdk)
        .advice("Have the service listen on another port: 22 is reserved for SSH, 5900 to 5999 for \
                 desktops.")
        .see_also(codes!["preview_service_not_ready"]),
    code("preview_service_not_ready",
         "The previewed service did not accept the readiness probe; the response has status 200.")
        .statuses(&[Sourced(200)])
        .retry(Depends, Sdk)
        .arguments(arguments![
            (Later, "the service may still be starting in the sandbox"),
            (AfterChange, "nothing may be listening on that port; waiting does not change that"),
        ])
        .advice("Check in the sandbox that the service runs and listens on that port, on 0.0.0.0 \
                 and not only on 127.0.0.1. If it is starting, ask again.")
        .commands(commands![MACHINE_PROCESSES])
        .see_also(codes!["unsupported_preview_port", "sandbox_paused_auto_resume_disabled"]),
    code("warm_pool_unavailable",
         "No sandbox of the warm pool was ready, and the checkout required one.")
        .retry(Depends, Docs)
        .arguments(arguments![
            (Later, "the pool may fill again by itself"),
            (AfterChange, "the pool may be too small or degraded; also, the create may have \
                           options that never fit a pool"),
        ])
        .advice("Check the pool's status, or use --warm-pool-mode prefer for a cold start. Env, \
                 volumes, cwd and auto-resume at create never fit a pool.")
        .commands(commands![WARM_POOL_GET, GET_WARM_POOL_STATUS])
        .see_also(codes!["capacity_exceeded"]),
    code("desktop_raw_vnc_disabled", "The policy of the API has disabled raw VNC to desktops.")
        .retry(AfterChange, Sdk)
        .advice("Use the managed viewer in the browser instead, or ask the operator to allow raw \
                 VNC.")
        .see_also(codes!["desktop_raw_vnc_operator_only"]),
    code("desktop_raw_vnc_operator_only",
         "The policy of the API allows raw VNC to desktops only for operators.")
        .retry(AfterChange, Sdk)
        .advice("Use the managed viewer in the browser instead, or have an operator connect.")
        .see_also(codes!["desktop_raw_vnc_disabled"]),
    code("template_resource_not_found",
         "Something that belongs to a template does not seem to exist.")
        .retry(AfterChange, CodeNameOnly)
        .advice("Compare the names and IDs in the request with those of the template.")
        .see_also(codes!["not_found", "template_not_found"]),
    code("conflict", "The request seems to conflict with the current state.")
        .retry(Depends, CodeNameOnly)
        .arguments(arguments![
            (Later, "the state may change by itself; for example, while something is in \
                     transition"),
            (AfterChange, "the name may be taken, or the state may not allow the request"),
        ])
        .advice("Read the state of what the request changes: wait if it is in transition, \
                 otherwise change the request.")
        .see_also(codes!["upload_conflict", "transition_conflict"]),
    code("upload_conflict", "An upload seems to conflict with something at its target.")
        .retry(AfterChange, CodeNameOnly)
        .advice("Choose another path, or wait for the other upload to end: something seems to \
                 exist or to be uploading at the target.")
        .see_also(codes!["conflict", "file_upload_error"]),
    code("file_upload_limit_exceeded", "An upload seems to be larger than the limit.")
        .retry(AfterChange, CodeNameOnly)
        .advice("Send less, or split it into several files. The message may give the limit.")
        .see_also(codes!["upload_conflict", "file_upload_error"]),
    code("permission_denied",
         "The caller may not do this: the Python SDK raises a permission error.")
        .retry(AfterChange, Sdk)
        .advice("Use the API key of an account that may do this, or ask the owner for the \
                 permission.")
        .see_also(codes!["forbidden", "unauthorized"]),
    code("forbidden", "The caller may not do this: the Python SDK raises a permission error.")
        .retry(AfterChange, Sdk)
        .advice("Check which account the API key belongs to and what that account may do. You may \
                 need another key.")
        .see_also(codes!["permission_denied", "unauthorized"]),
    code("unauthenticated",
         "The request seems to have no valid credential; the Python SDK reports it as \
          unauthorized.")
        .retry(AfterChange, Sdk)
        .advice("Check that the API key is sent, is complete, and goes to the API that issued it. \
                 `nullspace doctor` tests the API URL and the key.")
        .commands(commands![DOCTOR, AUTH_STATUS])
        .see_also(codes!["permission_denied", "unauthorized"]),
};
