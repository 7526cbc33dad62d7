//! Codes of sandboxes, their state changes and their hosts.

use crate::catalog::Evidence::{CodeNameOnly, Description, Sdk};
use crate::catalog::KnownStatus::{Inferred, Sourced};
use crate::catalog::RetryVerdict::{AfterChange, Depends, Later};
use crate::catalog::bundled::builder::{arguments, code, codes, entries, in_category};
use crate::catalog::{Category, Entry};

static CATEGORY: Category =
    Category::bundled("Sandboxes And Scheduling", "sandboxes-and-scheduling");

pub(super) static ENTRIES: &[Entry] = entries! {
    in_category(&CATEGORY),
    code("sandbox_not_found",
         "The referenced sandbox does not exist or is not visible to the caller.")
        .renamed_to("machine_not_found")
        .statuses(&[Sourced(404)])
        .retry(AfterChange, Description)
        .advice("List the sandboxes for a valid ID: this one may be mistyped or another account's. \
                 If the sandbox was destroyed, create a new one.")
        .see_also(codes!["sandbox_not_ready"]),
    code("sandbox_not_ready", "Sandbox not ready.")
        .renamed_to("machine_not_ready")
        .retry(Later, CodeNameOnly)
        .arguments(arguments![
            (Later, "the sandbox may still be creating, which ends by itself"),
            (AfterChange, "a sandbox that is paused, destroyed or in error never gets ready by \
                           waiting; the SDK does not retry it"),
        ])
        .advice("Read the sandbox's state. If creating, wait and retry with any Idempotency-Key \
                 you sent; if paused, resume it; else waiting hardly helps.")
        .see_also(codes!["transition_in_progress", "transition_conflict", "sandbox_not_found"]),
    code("capacity_exceeded", "The request exceeds the capacity limit.")
        .statuses(&[Sourced(429)])
        .retry(Later, Sdk)
        .arguments(arguments![
            (Later, "the SDK's endpoints document full hosts or a full max_concurrency as 429 with \
                     this code, and the SDK retries any 429"),
            (AfterChange, "the description also reads as a request that is too large for \
                           the limit"),
        ])
        .advice("Hosts or max_concurrency are probably full: honor Retry-After and retry, perhaps \
                 with a new Idempotency-Key. Or the request may be too large.")
        .see_also(codes!["no_eligible_runtime_host"]),
    code("no_eligible_runtime_host", "No eligible runtime host.")
        .retry(Depends, CodeNameOnly)
        .arguments(arguments![
            (Later, "hosts can be cordoned, draining or quarantined, which passes"),
            (AfterChange, "a template or size that fits no host never will"),
        ])
        .advice("Retry later in case hosts are draining or cordoned. If it stays, perhaps no host \
                 fits: try another template or size.")
        .see_also(codes!["capacity_exceeded", "same_host_required"]),
    code("same_host_required", "Same host required.")
        .statuses(&[Sourced(409)])
        .retry(AfterChange, Sdk)
        .arguments(arguments![
            (AfterChange, "the SDK's tests name it beside incompatible_snapshot and \
                           rebuild_required, as a question of compatibility"),
            (Later, "the one right host may only be full or away for now"),
        ])
        .advice("Resuming seems to need the host that holds the state. Start from a template, \
                 without that state, or retry later in case the host was only full.")
        .see_also(codes!["no_eligible_runtime_host", "capacity_exceeded"]),
    code("transition_in_progress", "Transition in progress.")
        .statuses(&[Sourced(409)])
        .retry(Later, Sdk)
        .advice("Another state change is running. Retry with any Idempotency-Key you sent; the \
                 SDK's create waits 0.5 s, doubling up to 10 s.")
        .see_also(codes!["transition_conflict", "sandbox_not_ready"]),
    code("transition_conflict", "The request conflicts with the current transition state.")
        .statuses(&[Inferred(409)])
        .retry(Depends, Description)
        .arguments(arguments![
            (Later, "another transition may have to end first"),
            (AfterChange, "the state may not allow the request at all; unlike \
                           transition_in_progress the SDK does not retry it"),
        ])
        .advice("Read the sandbox's state. If a change is running, retry when it has ended; if the \
                 state does not allow the request, change the state first.")
        .see_also(codes!["transition_in_progress", "sandbox_not_ready"]),
};
