//! Codes of shared volumes and their mounts.

use super::{Category, Entry, Evidence, RetryVerdict};

pub(super) static ENTRIES: &[Entry] = &[
    Entry {
        code: "volume_beta_restriction",
        category: Category::Volumes,
        description: "Volume beta restriction.",
        renamed_to: None,
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Identifier,
        advice: "Going by the name, the volumes beta does not allow this. Ask support what the \
                 beta covers for your account.",
        related: &["volume_backend_capability_unsupported"],
    },
    Entry {
        code: "volume_invalid_mount_path",
        category: Category::Volumes,
        description: "Volume invalid mount path.",
        renamed_to: None,
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Docs,
        advice: "Use an absolute path that is neither / nor under /workspace/.nullspace. A \
                 subpath must stay inside the volume.",
        related: &["volume_overlapping_mounts"],
    },
    Entry {
        code: "volume_overlapping_mounts",
        category: Category::Volumes,
        description: "Volume overlapping mounts.",
        renamed_to: None,
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Identifier,
        advice: "Give each mount of the sandbox a path of its own, none inside another. What \
                 exactly counts as overlap is not documented.",
        related: &["volume_invalid_mount_path"],
    },
    Entry {
        code: "volume_backend_capability_unsupported",
        category: Category::Volumes,
        description: "Volume backend capability unsupported.",
        renamed_to: None,
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Docs,
        advice: "The deployment seems to lack what shared volumes need: an auth backend or volume \
                 storage. Ask its operator to set it up.",
        related: &["volume_backend_unavailable", "volume_beta_restriction"],
    },
    Entry {
        code: "volume_quota_exceeded",
        category: Category::Volumes,
        description: "The request exceeds the volume quota limit.",
        renamed_to: None,
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Sdk,
        advice: "Delete files from the volume or have its quota raised. On elastic deployments \
                 the byte quota may grow, so a later try can work.",
        related: &["volume_limit_exceeded", "volume_read_only"],
    },
    Entry {
        code: "volume_mount_credential_issue_failed",
        category: Category::Volumes,
        description: "The volume mount credential issue operation failed.",
        renamed_to: None,
        retry: RetryVerdict::Depends,
        evidence: Evidence::Identifier,
        advice: "It seems that no credential could be issued for the mount. Retry after a pause; \
                 if it stays, it may be configuration: ask the operator.",
        related: &["volume_backend_unavailable"],
    },
    Entry {
        code: "volume_backend_unavailable",
        category: Category::Volumes,
        description: "The volume backend is currently unavailable; retry later.",
        renamed_to: None,
        retry: RetryVerdict::Later,
        evidence: Evidence::Description,
        advice: "The storage behind the volume seems to be down. Retry with a growing delay, and \
                 see whether the volume's status is degraded or error.",
        related: &[
            "volume_backend_capability_unsupported",
            "volume_mount_credential_issue_failed",
        ],
    },
    Entry {
        code: "volume_stale_revision",
        category: Category::Volumes,
        description: "Volume stale revision.",
        renamed_to: None,
        retry: RetryVerdict::Depends,
        evidence: Evidence::Identifier,
        advice: "The volume seems to have changed meanwhile. Read it again and redo the change; \
                 if that fails, the revision may be internal: retry later.",
        related: &["volume_busy"],
    },
    Entry {
        code: "volume_busy",
        category: Category::Volumes,
        description: "Volume busy.",
        renamed_to: None,
        retry: RetryVerdict::Depends,
        evidence: Evidence::Identifier,
        advice: "See what still holds the volume. If an operation is running, wait for it to end; \
                 if it is attached, detach it. Then retry.",
        related: &["volume_stale_revision", "volume_limit_exceeded"],
    },
    Entry {
        code: "volume_read_only",
        category: Category::Volumes,
        description: "Volume read only.",
        renamed_to: None,
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Docs,
        advice: "The sandbox has the volume mounted read-only. Mount it writable, or write to the \
                 volume directly through the API.",
        related: &["volume_quota_exceeded"],
    },
    Entry {
        code: "volume_limit_exceeded",
        category: Category::Volumes,
        description: "The request exceeds the volume limit.",
        renamed_to: None,
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Description,
        advice: "Detach what you no longer need. The limit may be the 8 attachments per sandbox \
                 or a cap on mounts of the volume; which is not documented.",
        related: &["volume_quota_exceeded", "volume_busy"],
    },
];
