//! A digest that is the same for catalogs with the same content.

use super::JsonEntry;
use crate::catalog::{Catalog, Entry};
use crate::stable_hash::stable_hash;

impl Catalog {
    /// Returns the digest of the entries: 16 hexadecimal digits, which are the same for the same
    /// entries in the same order, on every machine. It covers everything that JSON says about them, and
    /// neither [`Catalog::source`] nor [`Catalog::checked`]. It does not protect against forgery.
    ///
    /// ```
    /// use errcat::catalog::Catalog;
    /// use errcat::catalog::file::EntryList;
    ///
    /// let bundled = Catalog::bundled();
    /// let json = serde_json::to_string(&EntryList::new(bundled, bundled.known()))?;
    /// assert_eq!(Catalog::from_json(&json)?.digest(), bundled.digest());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// Returns whether the catalog has the same entries as the bundled one.
    ///
    /// ```
    /// use errcat::catalog::Catalog;
    /// use errcat::catalog::file::EntryList;
    ///
    /// let bundled = Catalog::bundled();
    /// let published = serde_json::to_string(&EntryList::new(bundled, bundled.entries()))?;
    /// assert!(bundled.is_bundled() && !Catalog::from_json(&published)?.is_bundled());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn is_bundled(&self) -> bool {
        self.digest == Self::bundled().digest
    }
}

/// Returns the digest of entries in this order.
pub(super) fn of<'e>(entries: impl Iterator<Item = &'e Entry>) -> serde_json::Result<String> {
    let entries: Vec<_> = entries.map(JsonEntry::from).collect();
    let json = serde_json::to_vec(&entries)?;
    Ok(format!("{:016x}", stable_hash(&json)))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use snapbox::{Assert, Data};

    use super::*;

    #[test]
    fn the_bundled_digest_is_that_of_the_entries() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/catalog/bundled/digest.txt");
        let digest = of(Catalog::bundled().known()).expect("entries are JSON");
        // On a difference: SNAPSHOTS=overwrite cargo test --lib digest
        let expected = Data::read_from(&file, None).raw();
        Assert::new()
            .action_env("SNAPSHOTS")
            .eq(format!("{digest}\n"), expected);
    }

    #[test]
    fn every_entry_and_their_order_matter() {
        let entries: Vec<_> = Catalog::bundled().known().collect();
        let digest = |entries: &[&Entry]| of(entries.iter().copied()).expect("entries are JSON");
        let all = digest(&entries);
        let (last, others) = entries.split_last().expect("there are entries");
        assert_ne!(digest(others), all);
        assert_ne!(digest(&[&[*last], others].concat()), all);
    }
}
