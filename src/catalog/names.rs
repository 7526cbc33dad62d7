//! Looks up bundled codes fast, to recognize responses before they are diagnosed.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{Catalog, Origin};

/// The names of all bundled codes, published or not, each with who makes it.
static NAMES: LazyLock<HashMap<&str, Origin>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    for entry in Catalog::bundled().known() {
        for name in entry.names() {
            names.entry(name).or_insert(entry.origin());
        }
    }
    // The Python SDK converts codes to lower case.
    names.insert("quota_exceeded", Origin::Catalog);
    names
});

/// Returns who makes a bundled code, in exactly the spelling of the API or of the Python SDK: codes
/// in another case, such as `NotFound` and `NOT_FOUND`, are those of other APIs.
pub(crate) fn origin_of_name(code: &str) -> Option<Origin> {
    NAMES.get(code).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_known_as_the_sdk_spells_it() {
        for entry in Catalog::bundled().known() {
            for name in entry.names() {
                assert!(origin_of_name(name).is_some(), "{name}");
                let lower = name.to_ascii_lowercase();
                assert!(origin_of_name(&lower).is_some(), "{lower}");
            }
        }
    }

    #[test]
    fn names_of_other_apis_are_unknown() {
        for name in ["", "NOT_FOUND", "NotFound", "Unauthorized", "volume_bsy"] {
            assert_eq!(origin_of_name(name), None, "{name}");
        }
    }
}
