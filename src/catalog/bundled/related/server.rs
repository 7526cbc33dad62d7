//! Codes that the server returns although the published page does not list them.
//!
//! Sources are other pages of the documentation and the official SDK with its tests and its table
//! of exit codes. `quota_exceeded` is missing on purpose: it is the SDK's spelling of
//! `QUOTA_EXCEEDED`.

use crate::catalog::Evidence::{CodeNameOnly, Docs, Sdk};
use crate::catalog::KnownStatus::{Inferred, Sourced};
use crate::catalog::RetryVerdict::{AfterChange, Depends, Later};
use crate::catalog::bundled::builder::{arguments, code, codes, entries, with_origin};
use crate::catalog::{Entry, Origin};

pub(in crate::catalog::bundled) static ENTRIES: &[Entry] = entries! {
    with_origin(Origin::Server),
    code("not_found",
         "Something that the request names does not exist; release 1.0 of the official SDK has \
          this code in its catalog.")
        .statuses(&[Sourced(404)])
        .retry(AfterChange, Sdk)
        .advice("The message should say what was not found. Check that ID, and that the API key is \
                 of the account that owns it.")
        .see_also(codes!["template_resource_not_found", "sandbox_not_found"]),
    code("function_secret_name_conflict",
         "An environment already has a secret of this name, it seems; only the catalog of release \
          1.0 of the official SDK has the code.")
        .statuses(&[Inferred(409)])
        .retry(AfterChange, CodeNameOnly)
        .advice("A secret with this name probably exists in the environment. Use that one or \
                 choose another name: the SDK has no call that changes a secret.")
        .see_also(codes!["conflict", "agent_deployment_name_conflict"]),
    code("preview_grant_disabled", "The grant behind a preview address is switched off.")
        .retry(AfterChange, Docs)
        .advice("An operator seems to have disabled the grant for a time: ask why. The \
                 documentation puts this at exit 5; every SDK release gives 1.")
        .see_also(codes!["preview_grant_revoked", "preview_sandbox_disabled"]),
    code("preview_proxy_token_disabled", "The token for the preview proxy is switched off.")
        .retry(AfterChange, Docs)
        .advice("An operator seems to have disabled the token or its grant for a time: ask why. \
                 The documentation puts this at exit 5; every SDK release gives 1.")
        .see_also(codes!["preview_proxy_token_revoked", "preview_grant_disabled"]),
    code("preview_sandbox_disabled", "Previews of this sandbox are switched off.")
        .retry(AfterChange, Docs)
        .advice("An operator seems to have disabled previews of the sandbox for a time: ask why. \
                 The documentation puts this at exit 5; every SDK release gives 1.")
        .see_also(codes!["preview_grant_disabled"]),
    code("sandbox_paused_auto_resume_disabled",
         "The sandbox is paused and set not to resume by itself.")
        .renamed_to("machine_paused_auto_resume_disabled")
        .statuses(&[Sourced(503)])
        .retry(AfterChange, Docs)
        .advice("Resume the sandbox yourself or switch auto-resume on. The answer may have a \
                 Retry-After, but waiting alone does not help.")
        .see_also(codes!["preview_service_not_ready", "sandbox_not_ready"]),
    code("transition_recovery_required",
         "A state change of the sandbox stopped halfway and has to be recovered, going by the \
          name.")
        .statuses(&[Sourced(503)])
        .retry(Later, Sdk)
        .advice("Retry a create with the same Idempotency-Key: the SDK makes up to 30 attempts, \
                 waiting 0.5 s, doubling up to 10 s.")
        .see_also(codes!["transition_in_progress"]),
    code("unsupported_preview_port", "The port cannot be previewed.")
        .statuses(&[Sourced(400)])
        .retry(AfterChange, Sdk)
        .advice("Have the service listen on another port and ask for the preview of that one. \
                 Which ports can be is not documented.")
        .see_also(codes!["preview_service_not_ready"]),
    code("preview_service_not_ready",
         "The previewed service did not accept the readiness probe; the answer has status 200.")
        .statuses(&[Sourced(200)])
        .retry(Depends, Sdk)
        .arguments(arguments![
            (Later, "the service may still be starting in the sandbox"),
            (AfterChange, "nothing may be listening on that port at all, which no wait cures"),
        ])
        .advice("In the sandbox, see whether the service runs and listens on that port, on 0.0.0.0 \
                 and not only on 127.0.0.1; if it is starting, ask again.")
        .see_also(codes!["unsupported_preview_port", "sandbox_paused_auto_resume_disabled"]),
    code("warm_pool_unavailable",
         "No sandbox of the warm pool was ready, and the checkout required one.")
        .retry(Depends, Docs)
        .arguments(arguments![
            (Later, "the pool may fill again by itself"),
            (AfterChange, "the pool may be too small or degraded"),
        ])
        .advice("See the pool's status: it may be refilling, too small or degraded. A longer \
                 wait_ms helps a refill; mode prefer falls back to a cold create.")
        .see_also(codes!["capacity_exceeded"]),
    code("desktop_raw_vnc_disabled", "The policy of the API has raw VNC to desktops switched off.")
        .retry(AfterChange, Sdk)
        .advice("Use the managed viewer in the browser instead, or ask the operator to allow raw \
                 VNC.")
        .see_also(codes!["desktop_raw_vnc_operator_only"]),
    code("desktop_raw_vnc_operator_only",
         "The policy of the API allows raw VNC to desktops only to operators.")
        .retry(AfterChange, Sdk)
        .advice("Use the managed viewer in the browser instead, or have an operator connect.")
        .see_also(codes!["desktop_raw_vnc_disabled"]),
    code("template_resource_not_found",
         "Something that belongs to a template does not exist, going by the name.")
        .retry(AfterChange, CodeNameOnly)
        .advice("Check the names and IDs in the request against those of the template.")
        .see_also(codes!["not_found", "template_not_found"]),
    code("conflict", "The request conflicts with the present state, going by the name.")
        .retry(Depends, CodeNameOnly)
        .arguments(arguments![
            (Later, "the state may change by itself, as when something is in transition"),
            (AfterChange, "something of the same name may exist, or the state may not allow the \
                           request"),
        ])
        .advice("Read the state of what the request changes, then decide: wait if it is in \
                 transition, else change the request.")
        .see_also(codes!["upload_conflict", "transition_conflict"]),
    code("upload_conflict", "An upload conflicts with something at its target, going by the name.")
        .retry(AfterChange, CodeNameOnly)
        .advice("Something else probably stands or is being uploaded at the target. Choose another \
                 path, or wait for the other upload to end.")
        .see_also(codes!["conflict", "file_upload_error"]),
    code("file_upload_limit_exceeded", "An upload is larger than the limit, going by the name.")
        .retry(AfterChange, CodeNameOnly)
        .advice("Send less, or in several files. What the limit is, the message may say.")
        .see_also(codes!["upload_conflict", "file_upload_error"]),
    code("permission_denied",
         "The caller may not do this: the official SDK raises a permission error.")
        .retry(AfterChange, Sdk)
        .advice("Use a key of an account that may do this, or ask its owner for the permission.")
        .see_also(codes!["forbidden", "unauthorized"]),
    code("forbidden", "The caller may not do this: the official SDK raises a permission error.")
        .retry(AfterChange, Sdk)
        .advice("Check which account the key is of and what that account may do; another key may \
                 be needed.")
        .see_also(codes!["permission_denied", "unauthorized"]),
    code("unauthenticated",
         "The request had no valid credential, going by the name; the official SDK reports it as \
          unauthorized.")
        .retry(AfterChange, Sdk)
        .advice("Check that the API key is sent, is whole, and goes to the API that issued it.")
        .see_also(codes!["permission_denied", "unauthorized"]),
};
