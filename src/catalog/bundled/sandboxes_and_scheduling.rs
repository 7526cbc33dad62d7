//! Codes of sandboxes, their state changes and their hosts.

use crate::catalog::Evidence::{CodeNameOnly, Description, Sdk};
use crate::catalog::KnownStatus::{Inferred, Sourced};
use crate::catalog::RepeatAdvice::IdempotencyKey;
use crate::catalog::RetryVerdict::{AfterChange, Depends, Later};
use crate::catalog::bundled::builder::{arguments, code, codes, entries, in_category};
use crate::catalog::bundled::commands::commands;
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
        .advice("List the sandboxes to find a valid ID: this one may be mistyped or another \
                 account's. If the sandbox was destroyed, create a new one.")
        .commands(commands![SANDBOX_LIST, GET_SANDBOXES, MACHINE_LIST, GET_MACHINES])
        .see_also(codes!["sandbox_not_ready"]),
    code("sandbox_not_ready", "Sandbox not ready.")
        .renamed_to("machine_not_ready")
        .retry(Later, CodeNameOnly)
        .arguments(arguments![
            (Later, "the sandbox may still be creating; that ends by itself"),
            (AfterChange, "it may be paused, destroyed or in error; none of these ends by itself, \
                           and the SDK does not retry it"),
        ])
        .caveat("The CLI of release 0.1 exits with 7, as documented. The CLI of release 1.0 knows \
                 this code only as machine_not_ready and exits with 1.")
        .advice("Check its status: wait while it is creating, resume it with connect(ID) if it is \
                 paused, or create a new one if it is destroyed or in error.")
        .commands(commands![
            SANDBOX_GET, SANDBOX_EVENTS, GET_SANDBOX, GET_SANDBOX_LIFECYCLE, MACHINE_GET,
            MACHINE_EVENTS, GET_MACHINE, GET_MACHINE_LIFECYCLE,
        ])
        .see_also(codes!["transition_in_progress", "transition_conflict", "sandbox_not_found"]),
    code("capacity_exceeded", "The request exceeds the capacity limit.")
        .statuses(&[Sourced(429)])
        .retry(Later, Sdk)
        .needs_retry_after()
        .caveat("The description could also mean that the request is too large, but no source uses \
                 the code for that.")
        .advice("Hosts are full or a concurrency limit is reached. Wait as long as Retry-After \
                 says, then retry; a create needs a new Idempotency-Key.")
        .repeat_advice(IdempotencyKey)
        .commands(commands![GET_MACHINES])
        .see_also(codes!["no_eligible_runtime_host"]),
    code("no_eligible_runtime_host", "No eligible runtime host.")
        .retry(Depends, CodeNameOnly)
        .arguments(arguments![
            (Later, "hosts may be out of service for a while: cordoned, draining or quarantined"),
            (AfterChange, "the template or the size may fit no host"),
        ])
        .advice("Retry later: hosts may be out of service for a while. If it keeps failing, \
                 perhaps no host fits: try another template or size.")
        .see_also(codes!["capacity_exceeded", "same_host_required"]),
    code("same_host_required", "Same host required.")
        .statuses(&[Sourced(409)])
        .retry(AfterChange, Sdk)
        .arguments(arguments![
            (AfterChange, "the SDK's tests list it as a compatibility error, with \
                           incompatible_snapshot and rebuild_required"),
            (Later, "the right host may only be full or unavailable for now"),
        ])
        .advice("Start from a template, or retry later in case the host was only full: resuming \
                 seems to need the host that holds the state.")
        .see_also(codes!["no_eligible_runtime_host", "capacity_exceeded"]),
    code("transition_in_progress", "Transition in progress.")
        .statuses(&[Sourced(409)])
        .retry(Later, Sdk)
        .advice("Another state change is running: wait, then retry. The SDK's create waits 0.5 s, \
                 doubling up to 10 s, with the same Idempotency-Key.")
        .repeat_advice(IdempotencyKey)
        .commands(commands![MACHINE_GET, MACHINE_EVENTS, GET_MACHINE, GET_MACHINE_LIFECYCLE])
        .see_also(codes!["transition_conflict", "sandbox_not_ready"]),
    code("transition_conflict", "The request conflicts with the current transition state.")
        .statuses(&[Inferred(409)])
        .retry(Depends, Description)
        .arguments(arguments![
            (Later, "another transition may have to end first"),
            (AfterChange, "the state may not allow the request; unlike transition_in_progress, the \
                           SDK does not retry it"),
        ])
        .advice("Check the status and the lifecycle events of the sandbox: retry when the state \
                 has settled, or change it first.")
        .commands(commands![MACHINE_GET, MACHINE_EVENTS, GET_MACHINE, GET_MACHINE_LIFECYCLE])
        .see_also(codes!["transition_in_progress", "sandbox_not_ready"]),
};
