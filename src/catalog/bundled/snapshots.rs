//! Codes of snapshots and of restoring them.

use crate::catalog::Evidence::{CodeNameOnly, Description, Docs};
use crate::catalog::KnownStatus::{Inferred, Sourced};
use crate::catalog::RetryVerdict::AfterChange;
use crate::catalog::bundled::builder::{code, codes, entries, in_category};
use crate::catalog::{Category, Entry};

static CATEGORY: Category = Category::bundled("Snapshots", "snapshots");

pub(super) static ENTRIES: &[Entry] = entries! {
    in_category(&CATEGORY),
    code("snapshot_not_found",
         "The referenced snapshot does not exist or is not visible to the caller.")
        .statuses(&[Sourced(404)])
        .retry(AfterChange, Description)
        .advice("List the snapshots or the lifecycle events for a valid ID: this one may be \
                 mistyped, deleted or another account's.")
        .see_also(codes!["incompatible_snapshot"]),
    code("snapshot_in_use", "Snapshot in use.")
        .statuses(&[Inferred(409)])
        .retry(AfterChange, CodeNameOnly)
        .advice("Perhaps a sandbox still needs the snapshot: end that use only if its state may \
                 go, then repeat. What counts as a use is not documented.")
        .see_also(codes!["snapshot_not_found"]),
    code("incompatible_snapshot", "Incompatible snapshot.")
        .statuses(&[Sourced(409)])
        .retry(AfterChange, Docs)
        .advice("Restoring needs a compatible host, kernel, architecture and artifacts. Use \
                 another snapshot, or start from the template and take a new one.")
        .see_also(codes!["rebuild_required"]),
    code("rebuild_required", "Rebuild required.")
        .statuses(&[Sourced(409)])
        .retry(AfterChange, CodeNameOnly)
        .advice("The saved state seems to be no longer compatible. Rebuild the template and take a \
                 new snapshot; which of the two is meant is not documented.")
        .see_also(codes!["incompatible_snapshot"]),
};
