//! Where a code comes from: the published catalog, or something else in the same pipe.

use std::fmt;

use super::Category;

/// Who makes a code.
///
/// Only the codes of the [`Catalog`](Self::Catalog) are the API's published contract. The others
/// are called related: users meet them where they meet the catalog's, but the published catalog
/// does not have them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Origin {
    /// The published catalog has it, under this category.
    Catalog(Category),
    /// The edge and the preview proxy in front of sandboxes, on a credential they were shown.
    Edge,
    /// The API's side, though the catalog does not have it.
    Server,
    /// The official SDK or CLI makes it, on the machine where it runs.
    Client,
}

impl Origin {
    /// The origins of codes outside the catalog, in the order of [`Catalog::related`].
    ///
    /// [`Catalog::related`]: super::Catalog::related
    pub const RELATED: &'static [Self] = &[Self::Edge, Self::Server, Self::Client];

    /// Every name that [`Origin::as_str`] gives; later releases may add some.
    pub const NAMES: &'static [&'static str] = &["catalog", "edge", "server", "client"];

    /// The origin as JSON and the command line spell it.
    ///
    /// ```
    /// use errcat::catalog::{Category, Origin};
    ///
    /// assert_eq!(Origin::Catalog(Category::Volumes).as_str(), "catalog");
    /// assert_eq!(Origin::Edge.as_str(), "edge");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Catalog(_) => "catalog",
            Self::Edge => "edge",
            Self::Server => "server",
            Self::Client => "client",
        }
    }

    /// The category, which only codes of the catalog have.
    #[must_use]
    pub const fn category(self) -> Option<Category> {
        match self {
            Self::Catalog(category) => Some(category),
            Self::Edge | Self::Server | Self::Client => None,
        }
    }

    /// The category, else the origin, as JSON and the command line spell it.
    ///
    /// ```
    /// use errcat::catalog::{Category, Origin};
    ///
    /// assert_eq!(Origin::Catalog(Category::Volumes).slug(), "volumes");
    /// assert_eq!(Origin::Edge.slug(), "edge");
    /// ```
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Catalog(category) => category.slug(),
            Self::Edge | Self::Server | Self::Client => self.as_str(),
        }
    }

    /// Who makes the codes, in a few words for a person.
    #[must_use]
    pub const fn made_by(self) -> &'static str {
        match self {
            Self::Catalog(_) => "the API, as its catalog publishes",
            Self::Edge => "the edge or the preview proxy, on a credential that it was shown",
            Self::Server => "the server",
            Self::Client => "the official SDK or CLI itself, not the API",
        }
    }
}

/// The heading over codes of this origin: the category, else the kind of related codes.
impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Catalog(category) => category.fmt(f),
            Self::Edge => f.write_str("Related: Edge And Preview Credentials"),
            Self::Server => f.write_str("Related: Server"),
            Self::Client => f.write_str("Related: Made On The Client"),
        }
    }
}
