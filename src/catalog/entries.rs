//! Iterates over the entries of a catalog.

use std::borrow::Cow;
use std::iter::{Chain, Flatten, FusedIterator};
use std::slice;

use super::{Catalog, Entry};

/// The entries of one category, or of one origin other than the published page. It has at least one
/// entry.
#[derive(Clone, Debug)]
pub(super) struct Section(pub(super) Cow<'static, [Entry]>);

impl<'c> IntoIterator for &'c Section {
    type Item = &'c Entry;
    type IntoIter = slice::Iter<'c, Entry>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

/// An iterator over entries of a [`Catalog`]: returned by [`Catalog::entries`],
/// [`Catalog::related`] and [`Catalog::known`].
#[derive(Clone, Debug)]
pub struct Entries<'c>(Chain<Flatten<slice::Iter<'c, Section>>, Flatten<slice::Iter<'c, Section>>>);

impl<'c> Entries<'c> {
    fn new(sections: &'c [Section], more: &'c [Section]) -> Self {
        let entries = sections.iter().flatten();
        Self(entries.chain(more.iter().flatten()))
    }
}

impl<'c> Iterator for Entries<'c> {
    type Item = &'c Entry;

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }

    // Faster than repeated `next`, because each section is then a plain loop.
    fn find<P: FnMut(&Self::Item) -> bool>(&mut self, predicate: P) -> Option<Self::Item> {
        self.0.find(predicate)
    }
}

impl FusedIterator for Entries<'_> {}

#[expect(clippy::len_without_is_empty, reason = "every catalog has codes")]
impl Catalog {
    /// Returns every entry of the published catalog, in the order of the page.
    ///
    /// ```
    /// use errcat::catalog::Catalog;
    ///
    /// let first = Catalog::bundled().entries().next();
    /// assert_eq!(first.map(|entry| entry.code()), Some("unauthorized"));
    /// ```
    #[must_use]
    pub fn entries(&self) -> Entries<'_> {
        Entries::new(&self.published, &[])
    }

    /// Returns every non-catalog code, grouped by [`Origin`](super::Origin). Neither
    /// [`Catalog::entries`] nor [`Catalog::len`] includes them.
    ///
    /// ```
    /// use errcat::catalog::Catalog;
    ///
    /// let mut related = Catalog::bundled().related();
    /// assert!(related.any(|entry| entry.code() == "edge_token_expired"));
    /// assert!(related.all(|entry| entry.category().is_none()));
    /// ```
    #[must_use]
    pub fn related(&self) -> Entries<'_> {
        Entries::new(&self.related, &[])
    }

    /// Returns every code that errcat knows: the published ones, then the non-catalog ones.
    ///
    /// ```
    /// use errcat::catalog::Catalog;
    ///
    /// let catalog = Catalog::bundled();
    /// assert_eq!(catalog.known().count(), catalog.len() + catalog.related().count());
    /// ```
    #[must_use]
    pub fn known(&self) -> Entries<'_> {
        Entries::new(&self.published, &self.related)
    }

    /// Returns how many codes the published catalog has, at least one.
    ///
    /// ```
    /// use errcat::catalog::Catalog;
    ///
    /// let catalog = Catalog::bundled();
    /// assert_eq!(catalog.len(), catalog.entries().count());
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.published.iter().map(|section| section.0.len()).sum()
    }
}

/// Iterates over the published catalog, like [`Catalog::entries`].
#[expect(
    clippy::into_iter_without_iter,
    reason = "it is called `entries`, beside `related` and `known`"
)]
impl<'c> IntoIterator for &'c Catalog {
    type Item = &'c Entry;
    type IntoIter = Entries<'c>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_size_hint_is_true_at_every_entry() {
        let mut known = Catalog::bundled().known();
        let mut left = known.clone().count();
        loop {
            let (least, most) = known.size_hint();
            assert!(least <= left && most.is_none_or(|most| left <= most));
            if known.next().is_none() {
                break;
            }
            left -= 1;
        }
        assert_eq!(left, 0);
    }
}
