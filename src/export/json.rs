//! The catalog as JSON: what [`Catalog::from_json`] reads.

use crate::catalog::Catalog;
use crate::catalog::file::EntryList;

pub(super) fn export(catalog: &Catalog) -> String {
    let list = EntryList::new(catalog, catalog.known());
    // Entries are JSON, and a string can be written.
    serde_json::to_string_pretty(&list).unwrap_or_default() + "\n"
}
