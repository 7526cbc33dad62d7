//! The completion scripts of the supported shells.
//!
//! The scripts under `completions/` are part of the program. A test generates them from the
//! definition of the command line and compares, so the program itself needs no generator.

use clap::ValueEnum;

// The variants have no doc comments, because these would become help texts.
#[expect(clippy::enum_variant_names, reason = "the shell is called PowerShell")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Shell {
    Bash,
    Elvish,
    Fish,
    #[value(name = "powershell")]
    PowerShell,
    Zsh,
}

impl Shell {
    /// The completion script for this shell.
    pub(crate) const fn script(self) -> &'static str {
        match self {
            Self::Bash => include_str!("../../../../../completions/errcat.bash"),
            Self::Elvish => include_str!("../../../../../completions/errcat.elv"),
            Self::Fish => include_str!("../../../../../completions/errcat.fish"),
            Self::PowerShell => include_str!("../../../../../completions/_errcat.ps1"),
            Self::Zsh => include_str!("../../../../../completions/_errcat"),
        }
    }
}
