//! Catalogs from files, which may be damaged or hostile.

use errcat::catalog::Catalog;
use errcat::untrusted::needs_escape;
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Changes a catalog anywhere. Either it breaks a rule, or its texts can be shown.
    #[test]
    fn a_damaged_catalog_is_refused_or_harmless(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let mut json = include_bytes!("data/catalog/acme.json").to_vec();
        for (index, byte) in changes {
            let index = index.index(json.len());
            json[index] = byte;
        }
        let json = String::from_utf8_lossy(&json);
        match Catalog::from_json(&json) {
            Ok(catalog) => {
                for entry in catalog.known() {
                    let shown = [entry.code(), entry.description(), entry.advice(), entry.group()];
                    prop_assert!(!shown.iter().any(|text| text.contains(needs_escape)));
                    prop_assert!(catalog.find_pasted(entry.code()).entry().is_some());
                }
            }
            Err(error) => prop_assert!(!error.to_string().contains(needs_escape)),
        }
    }
}
