//! The categories that the published page groups its codes by.

use std::borrow::Cow;
use std::fmt;

use serde::{Serialize, Serializer};

use super::Catalog;

/// A category of a catalog: a name for people and a slug for programs.
///
/// Which categories exist is data of the [`Catalog`], as listed by [`Catalog::categories`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Category {
    name: Cow<'static, str>,
    slug: Cow<'static, str>,
}

impl Category {
    pub(super) const fn bundled(name: &'static str, slug: &'static str) -> Self {
        Self {
            name: Cow::Borrowed(name),
            slug: Cow::Borrowed(slug),
        }
    }

    /// Creates a category from its slug. The name has the same words, capitalized.
    pub(super) fn from_slug(slug: String) -> Self {
        let words = slug.split('-').map(capitalized);
        Self {
            name: words.collect::<Vec<_>>().join(" ").into(),
            slug: slug.into(),
        }
    }

    /// Returns the name, as spelled in the heading of the published page.
    ///
    /// ```
    /// use errcat::catalog::Catalog;
    ///
    /// let names: Vec<_> = Catalog::bundled().categories().map(|category| category.name()).collect();
    /// assert!(names.contains(&"Sandboxes And Scheduling"));
    /// ```
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the name in lower case with hyphens, as JSON and the command line have it.
    ///
    /// ```
    /// use errcat::catalog::Catalog;
    ///
    /// let slugs: Vec<_> = Catalog::bundled().categories().map(|category| category.slug()).collect();
    /// assert!(slugs.contains(&"sandboxes-and-scheduling"));
    /// ```
    #[must_use]
    pub fn slug(&self) -> &str {
        &self.slug
    }
}

/// Writes the name.
impl fmt::Display for Category {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.name)
    }
}

/// Writes the slug.
impl Serialize for Category {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.slug)
    }
}

#[cfg(feature = "schemars")]
impl schemars::JsonSchema for Category {
    fn schema_name() -> Cow<'static, str> {
        "Category".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let slugs: Vec<_> = Catalog::bundled().categories().map(Self::slug).collect();
        crate::named_enum::open_enum(&slugs)
    }
}

impl Catalog {
    /// Returns every category, in the order of the published page.
    ///
    /// ```
    /// use errcat::Catalog;
    ///
    /// let last = Catalog::bundled().categories().last().ok_or("no category")?;
    /// assert_eq!((last.name(), last.slug()), ("General", "general"));
    /// # Ok::<(), &str>(())
    /// ```
    pub fn categories(&self) -> impl Iterator<Item = &Category> {
        let firsts = self
            .published
            .iter()
            .filter_map(|section| section.0.first());
        firsts.filter_map(|entry| entry.category())
    }

    /// Finds the categories that `text` can mean: the one with this name or slug, else all whose
    /// slug starts with it. Case does not matter, and spaces and underscores count as hyphens.
    /// Several results mean that the text is ambiguous; an empty text finds nothing.
    ///
    /// ```
    /// use errcat::catalog::Catalog;
    ///
    /// let catalog = Catalog::bundled();
    /// let slugs = |text| -> Vec<_> {
    ///     let categories = catalog.find_categories(text);
    ///     categories.into_iter().map(|category| category.slug()).collect()
    /// };
    /// assert_eq!(slugs("quo"), ["quotas-and-rate-limits"]);
    /// assert_eq!(slugs("s"), ["sandboxes-and-scheduling", "snapshots"]);
    /// assert!(slugs("disks").is_empty());
    /// ```
    #[must_use]
    pub fn find_categories(&self, text: &str) -> Vec<&Category> {
        let wanted = text.trim().to_ascii_lowercase().replace([' ', '_'], "-");
        if wanted.is_empty() {
            return Vec::new();
        }
        match self.categories().find(|category| category.slug == wanted) {
            Some(exact) => vec![exact],
            None => self
                .categories()
                .filter(|category| category.slug.starts_with(&wanted))
                .collect(),
        }
    }
}

fn capitalized(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(chars).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slug_and_name_have_the_same_words() {
        for category in Catalog::bundled().categories() {
            assert_eq!(&Category::from_slug(category.slug.to_string()), category);
        }
    }

    #[test]
    fn any_spelling_of_a_name_or_slug_finds_its_category() {
        let catalog = Catalog::bundled();
        for category in catalog.categories() {
            for text in [
                category.name.to_string(),
                category.slug.to_string(),
                category.slug.replace('-', "_").to_uppercase(),
            ] {
                assert_eq!(catalog.find_categories(&text), [category], "{text}");
            }
        }
    }

    #[test]
    fn a_category_is_shown_by_its_name() {
        let category = Category::bundled("Volumes", "volumes");
        assert_eq!(format!("{category}|{category:>9}|"), "Volumes|  Volumes|");
    }

    #[test]
    fn an_empty_text_finds_no_category() {
        assert!(Catalog::bundled().find_categories("").is_empty());
        assert!(Catalog::bundled().find_categories("  ").is_empty());
    }
}
