//! Codes of snapshots and of restoring them.

use super::{Category, Entry, Evidence, RetryVerdict};

pub(super) static ENTRIES: &[Entry] = &[
    Entry {
        code: "snapshot_not_found",
        category: Category::Snapshots,
        description: "The referenced snapshot does not exist or is not visible to the caller.",
        renamed_to: None,
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Description,
        advice: "List the snapshots or the lifecycle events for a valid ID: this one may be \
                 mistyped, deleted or another account's.",
        related: &["incompatible_snapshot"],
    },
    Entry {
        code: "snapshot_in_use",
        category: Category::Snapshots,
        description: "Snapshot in use.",
        renamed_to: None,
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Identifier,
        advice: "Perhaps a sandbox still uses the snapshot: end that use, then repeat the \
                 request. What counts as a use is not documented.",
        related: &["snapshot_not_found"],
    },
    Entry {
        code: "incompatible_snapshot",
        category: Category::Snapshots,
        description: "Incompatible snapshot.",
        renamed_to: None,
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Docs,
        advice: "Restoring needs a compatible host, kernel, architecture and artifacts. Use \
                 another snapshot, or start from the template and take a new one.",
        related: &["rebuild_required"],
    },
    Entry {
        code: "rebuild_required",
        category: Category::Snapshots,
        description: "Rebuild required.",
        renamed_to: None,
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Identifier,
        advice: "The saved state seems to be no longer compatible. Rebuild the template and take \
                 a new snapshot; which of the two is meant is not documented.",
        related: &["incompatible_snapshot"],
    },
];
