//! Codes of snapshots and of restoring them.

use crate::catalog::{Category, Entry, Evidence, KnownStatus, Origin, RetryVerdict};

pub(super) static ENTRIES: &[Entry] = &[
    Entry {
        code: "snapshot_not_found",
        origin: Origin::Catalog(Category::Snapshots),
        description: "The referenced snapshot does not exist or is not visible to the caller.",
        renamed_to: None,
        statuses: &[KnownStatus::Sourced(404)],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Description,
        arguments: &[],
        advice: "List the snapshots or the lifecycle events for a valid ID: this one may be \
                 mistyped, deleted or another account's.",
        see_also: &["incompatible_snapshot"],
    },
    Entry {
        code: "snapshot_in_use",
        origin: Origin::Catalog(Category::Snapshots),
        description: "Snapshot in use.",
        renamed_to: None,
        statuses: &[KnownStatus::Inferred(409)],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::CodeNameOnly,
        arguments: &[],
        advice: "Perhaps a sandbox still needs the snapshot: end that use only if its state may \
                 go, then repeat. What counts as a use is not documented.",
        see_also: &["snapshot_not_found"],
    },
    Entry {
        code: "incompatible_snapshot",
        origin: Origin::Catalog(Category::Snapshots),
        description: "Incompatible snapshot.",
        renamed_to: None,
        statuses: &[KnownStatus::Sourced(409)],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Docs,
        arguments: &[],
        advice: "Restoring needs a compatible host, kernel, architecture and artifacts. Use \
                 another snapshot, or start from the template and take a new one.",
        see_also: &["rebuild_required"],
    },
    Entry {
        code: "rebuild_required",
        origin: Origin::Catalog(Category::Snapshots),
        description: "Rebuild required.",
        renamed_to: None,
        statuses: &[KnownStatus::Sourced(409)],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::CodeNameOnly,
        arguments: &[],
        advice: "The saved state seems to be no longer compatible. Rebuild the template and take \
                 a new snapshot; which of the two is meant is not documented.",
        see_also: &["incompatible_snapshot"],
    },
];
