//! The man pages of errcat and of its commands.
//!
//! The pages under `man/` are part of the program. A test generates them from the definition of the
//! command line and compares, so the program itself needs no generator.

/// A man page in section 1.
pub(super) struct Page {
    /// The name of the page, such as `errcat-list`.
    pub(super) name: &'static str,
    /// The page as roff.
    pub(super) roff: &'static str,
}

impl Page {
    /// Returns the name of the file that `man` looks for.
    pub(super) fn file_name(&self) -> String {
        format!("{}.1", self.name)
    }

    /// Returns the command that the page is about; `None` if it is about errcat.
    pub(super) fn command(&self) -> Option<&'static str> {
        self.name.strip_prefix("errcat-")
    }
}

macro_rules! pages {
    ($($name:literal),+ $(,)?) => {
        [$(Page {
            name: $name,
            roff: include_str!(concat!("../../../../../man/", $name, ".1")),
        }),+]
    };
}

/// All pages. For a new command, add its name and an empty file.
pub(super) static PAGES: [Page; 12] = pages![
    "errcat",
    "errcat-diagnose",
    "errcat-explain",
    "errcat-list",
    "errcat-triage",
    "errcat-run",
    "errcat-check",
    "errcat-export",
    "errcat-schema",
    "errcat-completions",
    "errcat-man",
    "errcat-help",
];
