//! The kinds of values in commands.

use super::Generation;
use crate::named_enum::named_enum;

named_enum! {
    /// The kind of value that replaces a word in capitals in a [`Command`](super::Command).
    ///
    /// ```
    /// use errcat::catalog::Placeholder;
    ///
    /// assert_eq!(Placeholder::VolumeId.word(), "ID");
    /// ```
    pub enum Placeholder {
        /// The ID of a sandbox, which release 1.0 calls a machine.
        MachineId = "machine_id",
        /// The ID of a snapshot.
        SnapshotId = "snapshot_id",
        /// The ID of a volume.
        VolumeId = "volume_id",
        /// The ID of a volume's attachment to a sandbox.
        AttachmentId = "attachment_id",
        /// The ID of an upload.
        UploadId = "upload_id",
        /// The ID of a template build.
        BuildId = "build_id",
        /// The ID of a warm pool of a template.
        WarmPoolId = "warm_pool_id",
        /// The ID of an agent deployment, which release 1.0 calls a function.
        FunctionId = "function_id",
        /// The ID of a run of a function.
        RunId = "run_id",
        /// The ID of a service instance of a function.
        ServiceId = "service_id",
        /// The name or ID of a template.
        TemplateRef = "template_ref",
        /// The name of a volume.
        VolumeName = "volume_name",
        /// The name of a function.
        FunctionName = "function_name",
        /// A path in a sandbox.
        Path = "path",
        /// The words of a subcommand of the nullspace CLI.
        Subcommand = "subcommand",
    }
}

impl Placeholder {
    /// Returns the word in capitals that the value replaces in [`Command::run`](super::Command::run).
    ///
    /// ```
    /// use errcat::catalog::Placeholder;
    ///
    /// assert_eq!(Placeholder::BuildId.word(), "BUILD_ID");
    /// ```
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::MachineId
            | Self::SnapshotId
            | Self::VolumeId
            | Self::WarmPoolId
            | Self::FunctionId
            | Self::RunId
            | Self::ServiceId => "ID",
            Self::AttachmentId => "ATTACHMENT",
            Self::UploadId => "UPLOAD_ID",
            Self::BuildId => "BUILD_ID",
            Self::TemplateRef => "REF",
            Self::VolumeName | Self::FunctionName => "NAME",
            Self::Path => "PATH",
            Self::Subcommand => "COMMAND",
        }
    }

    /// Returns how the values begin in the responses of this generation; `None` if they are not IDs
    /// or if the prefix is not known.
    ///
    /// ```
    /// use errcat::catalog::{Generation, Placeholder};
    ///
    /// assert_eq!(Placeholder::MachineId.prefix(Generation::V0_1), Some("sb_"));
    /// assert_eq!(Placeholder::MachineId.prefix(Generation::V1_0), Some("mch_"));
    /// assert_eq!(Placeholder::VolumeName.prefix(Generation::V1_0), None);
    /// ```
    #[must_use]
    pub const fn prefix(self, generation: Generation) -> Option<&'static str> {
        use Generation::{V0_1, V1_0};
        match (self, generation) {
            (Self::MachineId, V0_1) => Some("sb_"),
            (Self::MachineId, V1_0) => Some("mch_"),
            (Self::FunctionId, V0_1) => Some("adpl_"),
            (Self::FunctionId, V1_0) => Some("fn_"),
            (Self::RunId, V0_1) => Some("adrun_"),
            (Self::RunId, V1_0) => Some("fnrun_"),
            (Self::ServiceId, V0_1) => Some("adsvc_"),
            (Self::ServiceId, V1_0) => Some("fnsvc_"),
            (Self::SnapshotId, _) => Some("snap_"),
            (Self::VolumeId, _) => Some("vol_"),
            (Self::UploadId, _) => Some("up_"),
            (Self::BuildId, _) => Some("tb_"),
            (Self::WarmPoolId, _) => Some("twp_"),
            (
                Self::AttachmentId
                | Self::TemplateRef
                | Self::VolumeName
                | Self::FunctionName
                | Self::Path
                | Self::Subcommand,
                _,
            ) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefixes_end_with_an_underscore() {
        for placeholder in Placeholder::ALL {
            for generation in Generation::ALL {
                let prefix = placeholder.prefix(*generation);
                assert!(prefix.is_none_or(|it| it.ends_with('_')), "{placeholder}");
            }
        }
    }
}
