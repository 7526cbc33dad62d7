//! Codes of shared volumes and their mounts.

use crate::catalog::{Argument, Category, Entry, Evidence, KnownStatus, Origin, RetryVerdict};

pub(super) static ENTRIES: &[Entry] = &[
    Entry {
        code: "volume_beta_restriction",
        origin: Origin::Catalog(Category::Volumes),
        description: "Volume beta restriction.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::CodeNameOnly,
        arguments: &[],
        advice: "Going by the name, the volumes beta does not allow this. Ask support what the \
                 beta covers for your account.",
        see_also: &["volume_backend_capability_unsupported"],
    },
    Entry {
        code: "volume_invalid_mount_path",
        origin: Origin::Catalog(Category::Volumes),
        description: "Volume invalid mount path.",
        renamed_to: None,
        statuses: &[KnownStatus::Inferred(400)],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Docs,
        arguments: &[],
        advice: "Use an absolute path that is neither / nor under /workspace/.nullspace. A \
                 subpath must stay inside the volume.",
        see_also: &["volume_overlapping_mounts"],
    },
    Entry {
        code: "volume_overlapping_mounts",
        origin: Origin::Catalog(Category::Volumes),
        description: "Volume overlapping mounts.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::CodeNameOnly,
        arguments: &[],
        advice: "Give each mount of the sandbox a path of its own, none inside another. What \
                 exactly counts as overlap is not documented.",
        see_also: &["volume_invalid_mount_path"],
    },
    Entry {
        code: "volume_backend_capability_unsupported",
        origin: Origin::Catalog(Category::Volumes),
        description: "Volume backend capability unsupported.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Docs,
        arguments: &[],
        advice: "The deployment seems to lack what shared volumes need: an auth backend or volume \
                 storage. Ask its operator to set it up.",
        see_also: &["volume_backend_unavailable", "volume_beta_restriction"],
    },
    Entry {
        code: "volume_quota_exceeded",
        origin: Origin::Catalog(Category::Volumes),
        description: "The request exceeds the volume quota limit.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Sdk,
        arguments: &[
            Argument {
                verdict: RetryVerdict::AfterChange,
                rationale: "a quota is used up until files are deleted or somebody raises it",
            },
            Argument {
                verdict: RetryVerdict::Later,
                rationale: "in elastic deployments the byte quota may grow by itself, up to limits \
                         of the operator",
            },
        ],
        advice: "Delete files that nobody needs or have the volume's quota raised. In elastic \
                 deployments the byte quota may grow, so a later try can work.",
        see_also: &["volume_limit_exceeded", "volume_read_only"],
    },
    Entry {
        code: "volume_mount_credential_issue_failed",
        origin: Origin::Catalog(Category::Volumes),
        description: "The volume mount credential issue operation failed.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::Depends,
        evidence: Evidence::CodeNameOnly,
        arguments: &[
            Argument {
                verdict: RetryVerdict::Later,
                rationale: "issuing a credential is a step of the service's own, which may fail in \
                          passing",
            },
            Argument {
                verdict: RetryVerdict::AfterChange,
                rationale: "the cause may be configuration, which no wait cures; no source calls it \
                         passing",
            },
        ],
        advice: "It seems that no credential could be issued for the mount. Retry after a pause; \
                 if it stays, it may be configuration: ask the operator.",
        see_also: &["volume_backend_unavailable"],
    },
    Entry {
        code: "volume_backend_unavailable",
        origin: Origin::Catalog(Category::Volumes),
        description: "The volume backend is currently unavailable; retry later.",
        renamed_to: None,
        statuses: &[KnownStatus::Inferred(503)],
        retry: RetryVerdict::Later,
        evidence: Evidence::Description,
        arguments: &[],
        advice: "The storage behind the volume seems down: see the volume's status. Retry with a \
                 growing delay and any Idempotency-Key you sent.",
        see_also: &[
            "volume_backend_capability_unsupported",
            "volume_mount_credential_issue_failed",
        ],
    },
    Entry {
        code: "volume_stale_revision",
        origin: Origin::Catalog(Category::Volumes),
        description: "Volume stale revision.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::Depends,
        evidence: Evidence::CodeNameOnly,
        arguments: &[
            Argument {
                verdict: RetryVerdict::AfterChange,
                rationale: "a stale revision is mended by reading the volume again and redoing the \
                          change",
            },
            Argument {
                verdict: RetryVerdict::Later,
                rationale: "no volume request of the SDK carries a revision, so it may be internal \
                          to the service",
            },
        ],
        advice: "The volume seems to have changed meanwhile. Read it again and redo the change; \
                 if that fails, the revision may be internal: retry later.",
        see_also: &["volume_busy"],
    },
    Entry {
        code: "volume_busy",
        origin: Origin::Catalog(Category::Volumes),
        description: "Volume busy.",
        renamed_to: None,
        statuses: &[KnownStatus::Inferred(409)],
        retry: RetryVerdict::Depends,
        evidence: Evidence::CodeNameOnly,
        arguments: &[
            Argument {
                verdict: RetryVerdict::Later,
                rationale: "an operation on the volume may be running, which ends by itself",
            },
            Argument {
                verdict: RetryVerdict::AfterChange,
                rationale: "the volume may still be attached or in use",
            },
        ],
        advice: "See what still holds the volume. If an operation is running, wait for it to end; \
                 if it is attached, detach it once nothing uses it. Then retry.",
        see_also: &["volume_stale_revision", "volume_limit_exceeded"],
    },
    Entry {
        code: "volume_read_only",
        origin: Origin::Catalog(Category::Volumes),
        description: "Volume read only.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Docs,
        arguments: &[],
        advice: "The sandbox has the volume mounted read-only. Mount it writable, or write to the \
                 volume directly through the API.",
        see_also: &["volume_quota_exceeded"],
    },
    Entry {
        code: "volume_limit_exceeded",
        origin: Origin::Catalog(Category::Volumes),
        description: "The request exceeds the volume limit.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Description,
        arguments: &[],
        advice: "Detach what you no longer need. The limit may be the 8 attachments per sandbox \
                 or a cap on mounts of the volume; which is not documented.",
        see_also: &["volume_quota_exceeded", "volume_busy"],
    },
];
