//! Codes of sandboxes, their state changes and their hosts.

use super::{Category, Entry, Evidence, RetryVerdict};

pub(super) static ENTRIES: &[Entry] = &[
    Entry {
        code: "sandbox_not_found",
        category: Category::SandboxesAndScheduling,
        description: "The referenced sandbox does not exist or is not visible to the caller.",
        renamed_to: Some("machine_not_found"),
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Description,
        advice: "List the sandboxes for a valid ID: this one may be mistyped or another \
                 account's. If the sandbox was destroyed, create a new one.",
        related: &["sandbox_not_ready"],
    },
    Entry {
        code: "sandbox_not_ready",
        category: Category::SandboxesAndScheduling,
        description: "Sandbox not ready.",
        renamed_to: Some("machine_not_ready"),
        retry: RetryVerdict::Later,
        evidence: Evidence::Identifier,
        advice: "Read the sandbox's state. If it is creating, wait and retry; if paused, resume \
                 it; if destroyed or in error, waiting will probably not help.",
        related: &[
            "transition_in_progress",
            "transition_conflict",
            "sandbox_not_found",
        ],
    },
    Entry {
        code: "capacity_exceeded",
        category: Category::SandboxesAndScheduling,
        description: "The request exceeds the capacity limit.",
        renamed_to: None,
        retry: RetryVerdict::Later,
        evidence: Evidence::Sdk,
        advice: "Hosts or max_concurrency are probably full: honor Retry-After and retry, perhaps \
                 with a new Idempotency-Key. Or the request may be too large.",
        related: &["no_eligible_runtime_host"],
    },
    Entry {
        code: "no_eligible_runtime_host",
        category: Category::SandboxesAndScheduling,
        description: "No eligible runtime host.",
        renamed_to: None,
        retry: RetryVerdict::Depends,
        evidence: Evidence::Identifier,
        advice: "Retry later in case hosts are draining or cordoned. If it stays, perhaps no host \
                 fits: try another template or size.",
        related: &["capacity_exceeded", "same_host_required"],
    },
    Entry {
        code: "same_host_required",
        category: Category::SandboxesAndScheduling,
        description: "Same host required.",
        renamed_to: None,
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Sdk,
        advice: "Resuming seems to need the host that holds the state. Start from a template \
                 instead, or retry later in case that host was only full.",
        related: &["no_eligible_runtime_host", "capacity_exceeded"],
    },
    Entry {
        code: "transition_in_progress",
        category: Category::SandboxesAndScheduling,
        description: "Transition in progress.",
        renamed_to: None,
        retry: RetryVerdict::Later,
        evidence: Evidence::Sdk,
        advice: "Another state change is running. Retry with the same Idempotency-Key; the SDK's \
                 create waits 0.5 s, doubling up to 10 s.",
        related: &["transition_conflict", "sandbox_not_ready"],
    },
    Entry {
        code: "transition_conflict",
        category: Category::SandboxesAndScheduling,
        description: "The request conflicts with the current transition state.",
        renamed_to: None,
        retry: RetryVerdict::Depends,
        evidence: Evidence::Description,
        advice: "Read the sandbox's state. If a change is running, retry when it has ended; if \
                 the state does not allow the request, change the state first.",
        related: &["transition_in_progress", "sandbox_not_ready"],
    },
];
