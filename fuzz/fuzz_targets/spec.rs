//! Reads any bytes as a document with codes, and shows what differs from the catalog.

#![no_main]

use errcat::Catalog;
use errcat::check::{Report, Spec};
use errcat::untrusted::needs_escape;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Ok(spec) = Spec::from_slice(data) else {
        return;
    };
    for finding in Report::new(&spec, Catalog::bundled()).findings() {
        let shown = format!("{finding} {}", finding.next_step());
        assert!(!shown.contains(needs_escape), "{shown:?}");
        let place = finding.place();
        assert!(place.line() > 0 && place.column() > 0);
    }
});
