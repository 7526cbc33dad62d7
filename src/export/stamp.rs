//! Which catalog and which release of errcat made a file.

use std::fmt;

use super::text::visible;
use crate::catalog::Catalog;

/// Displays the stamp of a catalog: `errcat 0.1.0 from 65 codes of URL, digest HEX`. It has no date,
/// so that the same catalog gives the same file.
pub(super) struct Stamp<'c>(pub(super) &'c Catalog);

impl fmt::Display for Stamp<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let version = env!("CARGO_PKG_VERSION");
        write!(f, "errcat {version} from {} codes", self.0.len())?;
        if let Some(source) = self.0.source() {
            write!(f, " of {}", visible(source))?;
        }
        write!(f, ", digest {}", self.0.digest())
    }
}
