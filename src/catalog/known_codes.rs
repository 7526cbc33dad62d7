//! Which texts are codes, for the recognition of responses.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Catalog, Origin};

/// The codes that recognition knows: those of a catalog. It is cheap to clone.
#[derive(Clone, Debug, Default)]
pub(crate) enum KnownCodes {
    /// Those of the bundled catalog.
    #[default]
    Bundled,
    /// Those of another one, as spelled there and in lower case, with who makes them.
    Other(Arc<HashMap<Box<str>, Origin>>),
}

impl KnownCodes {
    fn new(catalog: &Catalog) -> Self {
        if catalog.is_bundled() {
            return Self::Bundled;
        }
        let mut origins = HashMap::new();
        // Of several entries with the same name, the first one counts.
        for entry in catalog.known() {
            for name in entry.names() {
                for spelling in [name.to_owned(), name.to_ascii_lowercase()] {
                    let origin = origins.entry(spelling.into_boxed_str());
                    origin.or_insert(entry.origin());
                }
            }
        }
        Self::Other(Arc::new(origins))
    }

    /// Returns who makes a code, in exactly the spelling of the API or of the Python SDK, which converts
    /// codes to lower case: codes in another case, such as `NotFound` and `NOT_FOUND`, are those of other
    /// APIs.
    pub(crate) fn origin(&self, code: &str) -> Option<Origin> {
        let Self::Other(origins) = self else {
            return bundled_origin(code);
        };
        origins.get(code).copied()
    }

    /// Whether a text is a code in exactly this spelling.
    pub(crate) fn include(&self, code: &str) -> bool {
        self.origin(code).is_some()
    }
}

impl Catalog {
    /// Returns the codes for recognition.
    pub(crate) fn codes(&self) -> &KnownCodes {
        self.indexes.codes.get_or_init(|| KnownCodes::new(self))
    }
}

fn bundled_origin(code: &str) -> Option<Origin> {
    let entry = Catalog::bundled().find_name(code)?.entry;
    let is_lower_case = !code.bytes().any(|byte| byte.is_ascii_uppercase());
    let is_spelled_so = is_lower_case || entry.names().any(|name| name == code);
    is_spelled_so.then(|| entry.origin())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The codes of the bundled catalog, and the same without the shortcut for them.
    fn both() -> [KnownCodes; 2] {
        let mut origins = HashMap::new();
        for entry in Catalog::bundled().known() {
            for name in entry.names() {
                origins.insert(name.into(), entry.origin());
                origins.insert(name.to_ascii_lowercase().into(), entry.origin());
            }
        }
        [KnownCodes::Bundled, KnownCodes::Other(Arc::new(origins))]
    }

    #[test]
    fn every_name_is_known_as_the_sdk_spells_it() {
        for codes in both() {
            for entry in Catalog::bundled().known() {
                for name in entry.names() {
                    let lower = name.to_ascii_lowercase();
                    for name in [name, &lower] {
                        assert_eq!(codes.origin(name), Some(entry.origin()), "{name}");
                    }
                }
            }
        }
    }

    #[test]
    fn names_of_other_apis_are_unknown() {
        for codes in both() {
            for name in ["", "NOT_FOUND", "NotFound", "Unauthorized", "volume_bsy"] {
                assert!(!codes.include(name), "{name}");
            }
        }
    }
}
