//! An error response as counting sees it.

use super::codes::{CodeId, Codes};
use super::options::Options;
use super::time::Timestamp;
use crate::catalog::{Catalog, Entry};

/// The code of an error response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Code<'s> {
    Known(CodeId),
    Unknown(&'s str),
    /// It has none.
    Missing,
}

/// What counting needs to know about an error response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sighting<'s> {
    pub(super) code: Code<'s>,
    pub(super) time: Option<Timestamp>,
    pub(super) request_id: Option<&'s [u8]>,
}

/// What decides how a sighting is counted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context<'o> {
    pub(super) catalog: &'o Catalog,
    pub(super) codes: &'o Codes,
    pub(super) options: &'o Options,
}

impl Context<'_> {
    /// Returns the code with this text, in any case.
    pub(super) fn code<'s>(&self, text: &'s str) -> Code<'s> {
        let known = self.codes.find_similar(text);
        known.map_or(Code::Unknown(text), Code::Known)
    }

    /// Whether a code passes the filters.
    pub(super) fn accepts(&self, code: Code<'_>) -> bool {
        let filter = &self.options.filter;
        if filter.codes.is_empty() && filter.categories.is_empty() {
            return true;
        }
        let text = match code {
            Code::Known(id) => self.codes.name(id),
            Code::Unknown(text) => text,
            Code::Missing => return false,
        };
        let entry = self.catalog.find_name(text).map(|found| found.entry);
        let has_category =
            |entry: &Entry| filter.categories.iter().any(|slug| slug == entry.group());
        (filter.codes.is_empty() || filter.codes.iter().any(|wanted| wanted == text))
            && (filter.categories.is_empty() || entry.is_some_and(has_category))
    }
}
