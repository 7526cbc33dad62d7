//! Codes of the API's side that the catalog does not have.
//!
//! They come from other pages of the documentation, the official SDK, its tests and its table of exit
//! codes. `quota_exceeded` is not among them: it is how the SDK spells the catalog's `QUOTA_EXCEEDED`.

use crate::catalog::{Argument, Entry, Evidence, KnownStatus, Origin, RetryVerdict};

pub(super) static ENTRIES: &[Entry] = &[
    Entry {
        code: "not_found",
        origin: Origin::Server,
        description: "Something that the request names does not exist; release 1.0 of the \
                      official SDK has this code in its catalog.",
        renamed_to: None,
        statuses: &[KnownStatus::Sourced(404)],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Sdk,
        arguments: &[],
        advice: "The message should say what was not found. Check that ID, and that the API \
                 key is of the account that owns it.",
        see_also: &["template_resource_not_found", "sandbox_not_found"],
    },
    Entry {
        code: "function_secret_name_conflict",
        origin: Origin::Server,
        description: "An environment already has a secret of this name, it seems; only the catalog \
                      of release 1.0 of the official SDK has the code.",
        renamed_to: None,
        statuses: &[KnownStatus::Inferred(409)],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::CodeNameOnly,
        arguments: &[],
        advice: "A secret with this name probably exists in the environment. Use that one or \
                 choose another name: the SDK has no call that changes a secret.",
        see_also: &["conflict", "agent_deployment_name_conflict"],
    },
    Entry {
        code: "preview_grant_disabled",
        origin: Origin::Server,
        description: "The grant behind a preview address is switched off.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Docs,
        arguments: &[],
        advice: "An operator seems to have disabled the grant for a time: ask why. The \
                 documentation puts this at exit 5; every SDK release gives 1.",
        see_also: &["preview_grant_revoked", "preview_sandbox_disabled"],
    },
    Entry {
        code: "preview_proxy_token_disabled",
        origin: Origin::Server,
        description: "The token for the preview proxy is switched off.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Docs,
        arguments: &[],
        advice: "An operator seems to have disabled the token or its grant for a time: ask why. \
                 The documentation puts this at exit 5; every SDK release gives 1.",
        see_also: &["preview_proxy_token_revoked", "preview_grant_disabled"],
    },
    Entry {
        code: "preview_sandbox_disabled",
        origin: Origin::Server,
        description: "Previews of this sandbox are switched off.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Docs,
        arguments: &[],
        advice: "An operator seems to have disabled previews of the sandbox for a time: ask why. \
                 The documentation puts this at exit 5; every SDK release gives 1.",
        see_also: &["preview_grant_disabled"],
    },
    Entry {
        code: "sandbox_paused_auto_resume_disabled",
        origin: Origin::Server,
        description: "The sandbox is paused and set not to resume by itself.",
        renamed_to: Some("machine_paused_auto_resume_disabled"),
        statuses: &[KnownStatus::Sourced(503)],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Docs,
        arguments: &[],
        advice: "Resume the sandbox yourself or switch auto-resume on. The answer may have a \
                 Retry-After, but waiting alone does not help.",
        see_also: &["preview_service_not_ready", "sandbox_not_ready"],
    },
    Entry {
        code: "transition_recovery_required",
        origin: Origin::Server,
        description: "A state change of the sandbox stopped halfway and has to be recovered, going \
                      by the name.",
        renamed_to: None,
        statuses: &[KnownStatus::Sourced(503)],
        retry: RetryVerdict::Later,
        evidence: Evidence::Sdk,
        arguments: &[],
        advice: "Retry a create with the same Idempotency-Key: the SDK makes up to 30 attempts, \
                 waiting 0.5 s, doubling up to 10 s.",
        see_also: &["transition_in_progress"],
    },
    Entry {
        code: "unsupported_preview_port",
        origin: Origin::Server,
        description: "The port cannot be previewed.",
        renamed_to: None,
        statuses: &[KnownStatus::Sourced(400)],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Sdk,
        arguments: &[],
        advice: "Have the service listen on another port and ask for the preview of that one. \
                 Which ports can be is not documented.",
        see_also: &["preview_service_not_ready"],
    },
    Entry {
        code: "preview_service_not_ready",
        origin: Origin::Server,
        description: "The previewed service did not accept the readiness probe; the answer has \
                      status 200.",
        renamed_to: None,
        statuses: &[KnownStatus::Sourced(200)],
        retry: RetryVerdict::Depends,
        evidence: Evidence::Sdk,
        arguments: &[
            Argument {
                verdict: RetryVerdict::Later,
                rationale: "the service may still be starting in the sandbox",
            },
            Argument {
                verdict: RetryVerdict::AfterChange,
                rationale: "nothing may be listening on that port at all, which no wait cures",
            },
        ],
        advice: "In the sandbox, see whether the service runs and listens on that port, on \
                 0.0.0.0 and not only on 127.0.0.1; if it is starting, ask again.",
        see_also: &[
            "unsupported_preview_port",
            "sandbox_paused_auto_resume_disabled",
        ],
    },
    Entry {
        code: "warm_pool_unavailable",
        origin: Origin::Server,
        description: "No sandbox of the warm pool was ready, and the checkout required one.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::Depends,
        evidence: Evidence::Docs,
        arguments: &[
            Argument {
                verdict: RetryVerdict::Later,
                rationale: "the pool may fill again by itself",
            },
            Argument {
                verdict: RetryVerdict::AfterChange,
                rationale: "the pool may be too small or degraded",
            },
        ],
        advice: "See the pool's status: it may be refilling, too small or degraded. A longer \
                 wait_ms helps a refill; mode prefer falls back to a cold create.",
        see_also: &["capacity_exceeded"],
    },
    Entry {
        code: "desktop_raw_vnc_disabled",
        origin: Origin::Server,
        description: "The policy of the API has raw VNC to desktops switched off.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Sdk,
        arguments: &[],
        advice: "Use the managed viewer in the browser instead, or ask the operator to allow \
                 raw VNC.",
        see_also: &["desktop_raw_vnc_operator_only"],
    },
    Entry {
        code: "desktop_raw_vnc_operator_only",
        origin: Origin::Server,
        description: "The policy of the API allows raw VNC to desktops only to operators.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Sdk,
        arguments: &[],
        advice: "Use the managed viewer in the browser instead, or have an operator connect.",
        see_also: &["desktop_raw_vnc_disabled"],
    },
    Entry {
        code: "template_resource_not_found",
        origin: Origin::Server,
        description: "Something that belongs to a template does not exist, going by the name.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::CodeNameOnly,
        arguments: &[],
        advice: "Check the names and IDs in the request against those of the template.",
        see_also: &["not_found", "template_not_found"],
    },
    Entry {
        code: "conflict",
        origin: Origin::Server,
        description: "The request conflicts with the present state, going by the name.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::Depends,
        evidence: Evidence::CodeNameOnly,
        arguments: &[
            Argument {
                verdict: RetryVerdict::Later,
                rationale: "the state may change by itself, as when something is in transition",
            },
            Argument {
                verdict: RetryVerdict::AfterChange,
                rationale: "something of the same name may exist, or the state may not allow the \
                          request",
            },
        ],
        advice: "Read the state of what the request changes, then decide: wait if it is in \
                 transition, else change the request.",
        see_also: &["upload_conflict", "transition_conflict"],
    },
    Entry {
        code: "upload_conflict",
        origin: Origin::Server,
        description: "An upload conflicts with something at its target, going by the name.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::CodeNameOnly,
        arguments: &[],
        advice: "Something else probably stands or is being uploaded at the target. Choose \
                 another path, or wait for the other upload to end.",
        see_also: &["conflict", "file_upload_error"],
    },
    Entry {
        code: "file_upload_limit_exceeded",
        origin: Origin::Server,
        description: "An upload is larger than the limit, going by the name.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::CodeNameOnly,
        arguments: &[],
        advice: "Send less, or in several files. What the limit is, the message may say.",
        see_also: &["upload_conflict", "file_upload_error"],
    },
    Entry {
        code: "permission_denied",
        origin: Origin::Server,
        description: "The caller may not do this: the official SDK raises a permission error.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Sdk,
        arguments: &[],
        advice: "Use a key of an account that may do this, or ask its owner for the \
                 permission.",
        see_also: &["forbidden", "unauthorized"],
    },
    Entry {
        code: "forbidden",
        origin: Origin::Server,
        description: "The caller may not do this: the official SDK raises a permission error.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Sdk,
        arguments: &[],
        advice: "Check which account the key is of and what that account may do; another key \
                 may be needed.",
        see_also: &["permission_denied", "unauthorized"],
    },
    Entry {
        code: "unauthenticated",
        origin: Origin::Server,
        description: "The request had no valid credential, going by the name; the official SDK \
                      reports it as unauthorized.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Sdk,
        arguments: &[],
        advice: "Check that the API key is sent, is whole, and goes to the API that issued it.",
        see_also: &["permission_denied", "unauthorized"],
    },
];
