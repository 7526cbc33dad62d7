//! What the catalog has for an argument of `errcat explain`.

use errcat::catalog::{Catalog, Entry, Lookup};
use errcat::untrusted::Untrusted;

/// A code or an HTTP status that was looked up.
pub(crate) enum Found<'a> {
    Code {
        asked: &'a Untrusted,
        lookup: Lookup<'a>,
    },
    Status {
        status: u16,
        /// The codes of any origin that are known to come with it.
        entries: Vec<&'a Entry>,
    },
}

impl<'a> Found<'a> {
    /// Looks up a code as pasted.
    pub(crate) fn code(asked: &'a Untrusted, catalog: &'a Catalog) -> Self {
        Self::Code {
            asked,
            lookup: catalog.find_pasted(asked.as_raw_str()),
        }
    }

    /// Looks up the codes that come with an HTTP status.
    pub(crate) fn status(status: u16, catalog: &'a Catalog) -> Self {
        let known = catalog.known();
        Self::Status {
            status,
            entries: known.filter(|entry| entry.comes_with(status)).collect(),
        }
    }
}
