//! The error catalog of the Nullspace API, with what errcat infers about each code.
//!
//! Codes, categories, their order and the descriptions are those of the published page, the
//! [source](Catalog::source) of the catalog. errcat adds retry verdicts, each with its evidence,
//! and advice. Non-catalog codes, which the page does not list, are kept separate: see
//! [`Catalog::related`].

mod bundled;
mod category;
mod checked;
mod cli_exit;
mod command;
mod entries;
mod entry;
pub mod file;
mod known_codes;
mod lookup;
mod names;
mod origin;
mod placeholder;
mod retry;
mod retry_word;
mod sketch;
mod status;
mod suggest;

use std::borrow::Cow;
use std::sync::OnceLock;

pub use category::Category;
pub use checked::Checked;
pub use cli_exit::CliExit;
pub(crate) use command::curl;
pub use command::{Command, Generation, Via};
pub use entries::Entries;
pub use entry::Entry;
pub(crate) use known_codes::KnownCodes;
pub use lookup::{Lookup, Match, MatchedBy, normalize};
pub use origin::Origin;
pub use placeholder::Placeholder;
pub use retry::{Argument, Evidence, RepeatAdvice, RetryBasis, RetryVerdict};
pub use retry_word::RetryWord;
pub use status::{KnownStatus, StatusEvidence};
#[cfg(feature = "check")]
pub(crate) use suggest::{MAX_COMPARED, typos_allowed};

use entries::Section;
use names::Names;
use sketch::Sketch;

/// A catalog of error codes, together with non-catalog codes.
#[derive(Debug)]
pub struct Catalog {
    source: Option<Cow<'static, str>>,
    checked: Option<Checked>,
    digest: Cow<'static, str>,
    /// One section for each category.
    published: Cow<'static, [Section]>,
    /// One section for each other origin.
    related: Cow<'static, [Section]>,
    indexes: Indexes,
}

/// What is computed from the entries of a catalog, each once it is needed.
#[derive(Debug)]
struct Indexes {
    /// The sketches of all names, with the numbers of their entries.
    sketches: OnceLock<Vec<(usize, Sketch)>>,
    names: OnceLock<Names>,
    codes: OnceLock<KnownCodes>,
}

impl Indexes {
    const fn new() -> Self {
        Self {
            sketches: OnceLock::new(),
            names: OnceLock::new(),
            codes: OnceLock::new(),
        }
    }
}

impl Catalog {
    /// Returns the catalog that errcat was built with.
    ///
    /// ```
    /// use errcat::catalog::Catalog;
    ///
    /// let busy = Catalog::bundled().get("volume_busy").ok_or("not a code")?;
    /// assert_eq!(busy.description(), "Volume busy.");
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn bundled() -> &'static Self {
        &bundled::BUNDLED
    }

    /// Returns the address of the page that the catalog reproduces, if it is known.
    #[must_use]
    pub fn source(&self) -> Option<&str> {
        self.source.as_deref()
    }

    /// Returns whether the codes are of the Nullspace API: the source is the page of the bundled catalog.
    /// Those of another API have nothing to do with the Python SDK and the nullspace CLI.
    ///
    /// ```
    /// use errcat::catalog::Catalog;
    /// use errcat::catalog::file::EntryList;
    ///
    /// let bundled = Catalog::bundled();
    /// let mut list = serde_json::to_value(EntryList::new(bundled, bundled.entries()))?;
    /// assert!(Catalog::from_json(&list.to_string())?.is_of_nullspace());
    /// list["catalog"]["source"] = "https://acme.example/errors".into();
    /// assert!(!Catalog::from_json(&list.to_string())?.is_of_nullspace());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn is_of_nullspace(&self) -> bool {
        self.source == Self::bundled().source
    }

    /// Returns the name of the SDK whose releases [`Checked::sdk_releases`] lists, for people.
    ///
    /// ```
    /// use errcat::catalog::Catalog;
    ///
    /// assert_eq!(Catalog::bundled().sdk_name(), "nullspace-sdk");
    /// ```
    #[must_use]
    pub fn sdk_name(&self) -> &'static str {
        if self.is_of_nullspace() {
            "nullspace-sdk"
        } else {
            "SDK"
        }
    }

    /// Returns when and against what the catalog was checked, if that is known.
    ///
    /// ```
    /// use errcat::catalog::Catalog;
    ///
    /// assert!(Catalog::bundled().checked().is_some());
    /// ```
    #[must_use]
    pub fn checked(&self) -> Option<&Checked> {
        self.checked.as_ref()
    }
}
