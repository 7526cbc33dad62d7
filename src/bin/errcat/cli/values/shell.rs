//! The shells that have a completion script.

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
