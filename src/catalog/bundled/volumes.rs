//! Codes of shared volumes and their mounts.

use crate::catalog::Evidence::{CodeNameOnly, Description, Docs, Sdk};
use crate::catalog::KnownStatus::Inferred;
use crate::catalog::RetryVerdict::{AfterChange, Depends, Later};
use crate::catalog::bundled::builder::{arguments, code, codes, entries, in_category};
use crate::catalog::{Category, Entry};

static CATEGORY: Category = Category::bundled("Volumes", "volumes");

pub(super) static ENTRIES: &[Entry] = entries! {
    in_category(&CATEGORY),
    code("volume_beta_restriction", "Volume beta restriction.")
        .retry(AfterChange, CodeNameOnly)
        .advice("Going by the name, the volumes beta does not allow this. Ask support what the \
                 beta covers for your account.")
        .see_also(codes!["volume_backend_capability_unsupported"]),
    code("volume_invalid_mount_path", "Volume invalid mount path.")
        .statuses(&[Inferred(400)])
        .retry(AfterChange, Docs)
        .advice("Use an absolute path that is neither / nor under /workspace/.nullspace. A subpath \
                 must stay inside the volume.")
        .see_also(codes!["volume_overlapping_mounts"]),
    code("volume_overlapping_mounts", "Volume overlapping mounts.")
        .retry(AfterChange, CodeNameOnly)
        .advice("Give each mount of the sandbox a path of its own, none inside another. What \
                 exactly counts as overlap is not documented.")
        .see_also(codes!["volume_invalid_mount_path"]),
    code("volume_backend_capability_unsupported", "Volume backend capability unsupported.")
        .retry(AfterChange, Docs)
        .advice("The deployment seems to lack what shared volumes need: an auth backend or volume \
                 storage. Ask its operator to set it up.")
        .see_also(codes!["volume_backend_unavailable", "volume_beta_restriction"]),
    code("volume_quota_exceeded", "The request exceeds the volume quota limit.")
        .retry(AfterChange, Sdk)
        .arguments(arguments![
            (AfterChange, "a quota is used up until files are deleted or somebody raises it"),
            (Later, "in elastic deployments the byte quota may grow by itself, up to limits of the \
                     operator"),
        ])
        .advice("Delete files that nobody needs or have the volume's quota raised. In elastic \
                 deployments the byte quota may grow, so a later try can work.")
        .see_also(codes!["volume_limit_exceeded", "volume_read_only"]),
    code("volume_mount_credential_issue_failed",
         "The volume mount credential issue operation failed.")
        .retry(Depends, CodeNameOnly)
        .arguments(arguments![
            (Later, "issuing a credential is a step of the service's own, which may fail in \
                     passing"),
            (AfterChange, "the cause may be configuration, which no wait cures; no source calls it \
                           passing"),
        ])
        .advice("It seems that no credential could be issued for the mount. Retry after a pause; \
                 if it stays, it may be configuration: ask the operator.")
        .see_also(codes!["volume_backend_unavailable"]),
    code("volume_backend_unavailable", "The volume backend is currently unavailable; retry later.")
        .statuses(&[Inferred(503)])
        .retry(Later, Description)
        .advice("The storage behind the volume seems down: see the volume's status. Retry with a \
                 growing delay and any Idempotency-Key you sent.")
        .see_also(codes![
            "volume_backend_capability_unsupported",
            "volume_mount_credential_issue_failed",
        ]),
    code("volume_stale_revision", "Volume stale revision.")
        .retry(Depends, CodeNameOnly)
        .arguments(arguments![
            (AfterChange, "a stale revision is mended by reading the volume again and redoing the \
                           change"),
            (Later, "no volume request of the SDK carries a revision, so it may be internal to the \
                     service"),
        ])
        .advice("The volume seems to have changed meanwhile. Read it again and redo the change; if \
                 that fails, the revision may be internal: retry later.")
        .see_also(codes!["volume_busy"]),
    code("volume_busy", "Volume busy.")
        .statuses(&[Inferred(409)])
        .retry(Depends, CodeNameOnly)
        .arguments(arguments![
            (Later, "an operation on the volume may be running, which ends by itself"),
            (AfterChange, "the volume may still be attached or in use"),
        ])
        .advice("See what still holds the volume. If an operation is running, wait for it to end; \
                 if it is attached, detach it once nothing uses it. Then retry.")
        .see_also(codes!["volume_stale_revision", "volume_limit_exceeded"]),
    code("volume_read_only", "Volume read only.")
        .retry(AfterChange, Docs)
        .advice("The sandbox has the volume mounted read-only. Mount it writable, or write to the \
                 volume directly through the API.")
        .see_also(codes!["volume_quota_exceeded"]),
    code("volume_limit_exceeded", "The request exceeds the volume limit.")
        .retry(AfterChange, Description)
        .advice("Detach what you no longer need. The limit may be the 8 attachments per sandbox or \
                 a cap on mounts of the volume; which is not documented.")
        .see_also(codes!["volume_quota_exceeded", "volume_busy"]),
};
