//! Codes of shared volumes and their mounts.

use crate::catalog::Evidence::{CodeNameOnly, Description, Docs, Sdk};
use crate::catalog::KnownStatus::Inferred;
use crate::catalog::RetryVerdict::{AfterChange, Depends, Later};
use crate::catalog::bundled::builder::{arguments, code, codes, entries, in_category};
use crate::catalog::bundled::caveats::GENERATED_DESCRIPTION;
use crate::catalog::bundled::commands::commands;
use crate::catalog::{Category, Entry};

static CATEGORY: Category = Category::bundled("Volumes", "volumes");

pub(super) static ENTRIES: &[Entry] = entries! {
    in_category(&CATEGORY),
    code("volume_beta_restriction", "Volume beta restriction.")
        .retry(AfterChange, CodeNameOnly)
        .advice("Ask support what the volumes beta covers for your account: this call does not \
                 seem to be part of it.")
        .see_also(codes!["volume_backend_capability_unsupported"]),
    code("volume_invalid_mount_path", "Volume invalid mount path.")
        .statuses(&[Inferred(400)])
        .retry(AfterChange, Docs)
        .advice("Use an absolute path other than / and outside /workspace/.nullspace. A subpath \
                 must stay inside the volume.")
        .see_also(codes!["volume_overlapping_mounts"]),
    code("volume_overlapping_mounts", "Volume overlapping mounts.")
        .retry(AfterChange, CodeNameOnly)
        .advice("Mount each volume at a separate path, none inside another. What exactly counts as \
                 an overlap is not documented.")
        .commands(commands![MACHINE_VOLUMES, GET_MACHINE_VOLUMES])
        .see_also(codes!["volume_invalid_mount_path"]),
    code("volume_backend_capability_unsupported", "Volume backend capability unsupported.")
        .retry(AfterChange, Docs)
        .advice("Ask the operator to set up what shared volumes need: the deployment seems to lack \
                 an auth backend or volume storage.")
        .see_also(codes!["volume_backend_unavailable", "volume_beta_restriction"]),
    code("volume_quota_exceeded", "The request exceeds the volume quota limit.")
        .retry(AfterChange, Sdk)
        .arguments(arguments![
            (AfterChange, "a quota is used up until files are deleted or the quota is raised"),
            (Later, "in elastic deployments the byte quota may grow by itself, up to the \
                     operator's limits"),
        ])
        .advice("Compare the volume's used_bytes with its max_size_bytes, then delete files with \
                 `nullspace volume rm NAME PATH`.")
        .commands(commands![VOLUME_GET, GET_VOLUME, GET_VOLUME_BY_NAME])
        .see_also(codes!["volume_limit_exceeded", "volume_read_only"]),
    code("volume_mount_credential_issue_failed",
         "The volume mount credential issue operation failed.")
        .retry(Depends, CodeNameOnly)
        .arguments(arguments![
            (Later, "issuing the credential may fail temporarily"),
            (AfterChange, "the configuration may be wrong; no source calls the failure temporary"),
        ])
        .advice("Retry after a pause: the credential for the mount could probably not be issued. \
                 If it keeps failing, ask the operator to check the configuration.")
        .commands(commands![MACHINE_VOLUME_HEALTH, GET_MACHINE_VOLUME_HEALTH])
        .see_also(codes!["volume_backend_unavailable"]),
    code("volume_backend_unavailable", "The volume backend is currently unavailable; retry later.")
        .statuses(&[Inferred(503)])
        .retry(Later, Description)
        .caveat(GENERATED_DESCRIPTION)
        .advice("The volume's storage seems down: check the volume's status. Retry with a \
                 growing delay; if it lasts, send support the request ID.")
        .commands(commands![MACHINE_VOLUME_HEALTH, GET_MACHINE_VOLUME_HEALTH])
        .see_also(codes![
            "volume_backend_capability_unsupported",
            "volume_mount_credential_issue_failed",
        ]),
    code("volume_stale_revision", "Volume stale revision.")
        .retry(Depends, CodeNameOnly)
        .arguments(arguments![
            (AfterChange, "the volume may have to be read again; that is how a stale revision is \
                           normally resolved"),
            (Later, "the revision may be internal to the service; no volume request of the SDK \
                     carries one"),
        ])
        .advice("Read the volume again and redo the change. If that fails, retry later: the \
                 revision may be internal to the service.")
        .see_also(codes!["volume_busy"]),
    code("volume_busy", "Volume busy.")
        .statuses(&[Inferred(409)])
        .retry(Depends, CodeNameOnly)
        .arguments(arguments![
            (Later, "an operation on the volume may still be running"),
            (AfterChange, "the volume may still be attached or in use"),
        ])
        .advice("Check the volume's attachments: wait while one is mounting, remounting or \
                 releasing; detach one that is mounted or paused.")
        .commands(commands![VOLUME_ATTACHMENTS, GET_VOLUME_ATTACHMENTS])
        .see_also(codes!["volume_stale_revision", "volume_limit_exceeded"]),
    code("volume_read_only", "Volume read only.")
        .retry(AfterChange, Docs)
        .advice("Mount the volume writable: this sandbox has it read-only. Or write to the volume \
                 directly through the API.")
        .commands(commands![GET_MACHINE_VOLUMES])
        .see_also(codes!["volume_quota_exceeded"]),
    code("volume_limit_exceeded", "The request exceeds the volume limit.")
        .retry(AfterChange, Description)
        .advice("Compare the volume's mount_count with its max_mounts; paused sandboxes count. A \
                 sandbox can have 8 attachments.")
        .commands(commands![VOLUME_GET, GET_VOLUME_ATTACHMENTS])
        .see_also(codes!["volume_quota_exceeded", "volume_busy"]),
};
