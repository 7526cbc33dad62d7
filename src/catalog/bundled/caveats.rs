//! The caveats that several entries share.

pub(super) const GENERATED_DESCRIPTION: &str = "\
    The description may be wrong: it is generated from the code's name. That of \
    feature_unavailable says the same, and the SDK contradicts it.";

pub(super) const EXIT_CODE_1: &str =
    "The documentation gives 5 as the CLI's exit code; the CLI of every release exits with 1.";
