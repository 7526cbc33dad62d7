//! The value of `--origin`.

use errcat::catalog::Origin;

use super::Choice;

/// Which origins of codes `list` shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origins {
    One(Origin),
    /// All but the catalog.
    Related,
    All,
}

impl Origins {
    /// Whether codes of an origin are shown.
    pub(crate) fn includes(self, origin: Origin) -> bool {
        match self {
            Self::One(one) => one == origin,
            Self::Related => origin != Origin::Catalog,
            Self::All => true,
        }
    }
}

impl Choice for Origins {
    fn all() -> impl Iterator<Item = Self> {
        let origins = Origin::ALL.iter().copied();
        origins.map(Self::One).chain([Self::Related, Self::All])
    }

    fn name(self) -> &'static str {
        match self {
            Self::One(origin) => origin.as_str(),
            Self::Related => "related",
            Self::All => "all",
        }
    }

    fn help(self) -> String {
        match self {
            Self::One(origin) => format!("made by {}", origin.made_by()),
            Self::Related => "all non-catalog codes".to_owned(),
            Self::All => "all codes".to_owned(),
        }
    }
}
