//! Codes of sandboxes, their state changes and their hosts.

use crate::catalog::{Argument, Category, Entry, Evidence, KnownStatus, Origin, RetryVerdict};

pub(super) static ENTRIES: &[Entry] = &[
    Entry {
        code: "sandbox_not_found",
        origin: Origin::Catalog(Category::SandboxesAndScheduling),
        description: "The referenced sandbox does not exist or is not visible to the caller.",
        renamed_to: Some("machine_not_found"),
        statuses: &[KnownStatus::Sourced(404)],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Description,
        arguments: &[],
        advice: "List the sandboxes for a valid ID: this one may be mistyped or another \
                 account's. If the sandbox was destroyed, create a new one.",
        see_also: &["sandbox_not_ready"],
    },
    Entry {
        code: "sandbox_not_ready",
        origin: Origin::Catalog(Category::SandboxesAndScheduling),
        description: "Sandbox not ready.",
        renamed_to: Some("machine_not_ready"),
        statuses: &[],
        retry: RetryVerdict::Later,
        evidence: Evidence::CodeNameOnly,
        arguments: &[
            Argument {
                verdict: RetryVerdict::Later,
                rationale: "the sandbox may still be creating, which ends by itself",
            },
            Argument {
                verdict: RetryVerdict::AfterChange,
                rationale: "a sandbox that is paused, destroyed or in error never gets ready by \
                          waiting; the SDK does not retry it",
            },
        ],
        advice: "Read the sandbox's state. If creating, wait and retry with any Idempotency-Key \
                 you sent; if paused, resume it; else waiting hardly helps.",
        see_also: &[
            "transition_in_progress",
            "transition_conflict",
            "sandbox_not_found",
        ],
    },
    Entry {
        code: "capacity_exceeded",
        origin: Origin::Catalog(Category::SandboxesAndScheduling),
        description: "The request exceeds the capacity limit.",
        renamed_to: None,
        statuses: &[KnownStatus::Sourced(429)],
        retry: RetryVerdict::Later,
        evidence: Evidence::Sdk,
        arguments: &[
            Argument {
                verdict: RetryVerdict::Later,
                rationale: "the SDK's endpoints document full hosts or a full max_concurrency as \
                          429 with this code, and the SDK retries any 429",
            },
            Argument {
                verdict: RetryVerdict::AfterChange,
                rationale: "the description also reads as a request that is too large for the \
                          limit",
            },
        ],
        advice: "Hosts or max_concurrency are probably full: honor Retry-After and retry, perhaps \
                 with a new Idempotency-Key. Or the request may be too large.",
        see_also: &["no_eligible_runtime_host"],
    },
    Entry {
        code: "no_eligible_runtime_host",
        origin: Origin::Catalog(Category::SandboxesAndScheduling),
        description: "No eligible runtime host.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::Depends,
        evidence: Evidence::CodeNameOnly,
        arguments: &[
            Argument {
                verdict: RetryVerdict::Later,
                rationale: "hosts can be cordoned, draining or quarantined, which passes",
            },
            Argument {
                verdict: RetryVerdict::AfterChange,
                rationale: "a template or size that fits no host never will",
            },
        ],
        advice: "Retry later in case hosts are draining or cordoned. If it stays, perhaps no host \
                 fits: try another template or size.",
        see_also: &["capacity_exceeded", "same_host_required"],
    },
    Entry {
        code: "same_host_required",
        origin: Origin::Catalog(Category::SandboxesAndScheduling),
        description: "Same host required.",
        renamed_to: None,
        statuses: &[KnownStatus::Sourced(409)],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Sdk,
        arguments: &[
            Argument {
                verdict: RetryVerdict::AfterChange,
                rationale: "the SDK's tests name it beside incompatible_snapshot and \
                          rebuild_required, as a question of compatibility",
            },
            Argument {
                verdict: RetryVerdict::Later,
                rationale: "the one right host may only be full or away for now",
            },
        ],
        advice: "Resuming seems to need the host that holds the state. Start from a template, \
                 without that state, or retry later in case the host was only full.",
        see_also: &["no_eligible_runtime_host", "capacity_exceeded"],
    },
    Entry {
        code: "transition_in_progress",
        origin: Origin::Catalog(Category::SandboxesAndScheduling),
        description: "Transition in progress.",
        renamed_to: None,
        statuses: &[KnownStatus::Sourced(409)],
        retry: RetryVerdict::Later,
        evidence: Evidence::Sdk,
        arguments: &[],
        advice: "Another state change is running. Retry with any Idempotency-Key you sent; the \
                 SDK's create waits 0.5 s, doubling up to 10 s.",
        see_also: &["transition_conflict", "sandbox_not_ready"],
    },
    Entry {
        code: "transition_conflict",
        origin: Origin::Catalog(Category::SandboxesAndScheduling),
        description: "The request conflicts with the current transition state.",
        renamed_to: None,
        statuses: &[KnownStatus::Inferred(409)],
        retry: RetryVerdict::Depends,
        evidence: Evidence::Description,
        arguments: &[
            Argument {
                verdict: RetryVerdict::Later,
                rationale: "another transition may have to end first",
            },
            Argument {
                verdict: RetryVerdict::AfterChange,
                rationale: "the state may not allow the request at all; unlike \
                          transition_in_progress the SDK does not retry it",
            },
        ],
        advice: "Read the sandbox's state. If a change is running, retry when it has ended; if \
                 the state does not allow the request, change the state first.",
        see_also: &["transition_in_progress", "sandbox_not_ready"],
    },
];
