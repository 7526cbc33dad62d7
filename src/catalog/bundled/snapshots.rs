//! Codes of snapshots and of restoring them.

use crate::catalog::Evidence::{CodeNameOnly, Description, Docs};
use crate::catalog::KnownStatus::{Inferred, Sourced};
use crate::catalog::RetryVerdict::AfterChange;
use crate::catalog::bundled::builder::{code, codes, entries, in_category};
use crate::catalog::bundled::commands::commands;
use crate::catalog::{Category, Entry};

static CATEGORY: Category = Category::bundled("Snapshots", "snapshots");

pub(super) static ENTRIES: &[Entry] = entries! {
    in_category(&CATEGORY),
    code("snapshot_not_found",
         "The referenced snapshot does not exist or is not visible to the caller.")
        .statuses(&[Sourced(404)])
        .retry(AfterChange, Description)
        .advice("List the valid IDs with `nullspace snapshot list`, or look in `nullspace \
                 lifecycle events --machine-id ID`.")
        .commands(commands![SNAPSHOT_LIST, GET_SNAPSHOTS, GET_SNAPSHOT_LIFECYCLE])
        .see_also(codes!["incompatible_snapshot"]),
    code("snapshot_in_use", "Snapshot in use.")
        .statuses(&[Inferred(409)])
        .retry(AfterChange, CodeNameOnly)
        .advice("A sandbox may still use the snapshot: end it only if its state may be lost, then \
                 try again. What counts as use is not documented.")
        .commands(commands![SNAPSHOT_LIST, GET_SNAPSHOTS, GET_SNAPSHOT_LIFECYCLE])
        .see_also(codes!["snapshot_not_found"]),
    code("incompatible_snapshot", "Incompatible snapshot.")
        .statuses(&[Sourced(409)])
        .retry(AfterChange, Docs)
        .advice("Use another snapshot, or start from the template and take a new one. Restoring \
                 needs a compatible host, kernel, architecture and artifacts.")
        .commands(commands![SNAPSHOT_LIST, GET_SNAPSHOTS, GET_SNAPSHOT_LIFECYCLE])
        .see_also(codes!["rebuild_required"]),
    code("rebuild_required", "Rebuild required.")
        .statuses(&[Sourced(409)])
        .retry(AfterChange, CodeNameOnly)
        .advice("Rebuild the template and take a new snapshot: the saved state seems no longer \
                 compatible. Which of the two is needed is not documented.")
        .commands(commands![GET_TEMPLATES, GET_TEMPLATE])
        .see_also(codes!["incompatible_snapshot"]),
};
