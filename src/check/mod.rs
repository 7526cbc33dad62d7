//! Compares the error codes of an OpenAPI document, or of a list, with a catalog.
//!
//! ```
//! use errcat::Catalog;
//! use errcat::check::{Report, Spec};
//!
//! let spec = Spec::from_slice(br#"["volume_busy", "machine_not_found"]"#)?;
//! let report = Report::new(&spec, Catalog::bundled());
//! let renamed = report.findings().iter().find(|finding| finding.kind().as_str() == "renamed");
//! assert_eq!(
//!     renamed.map(|finding| finding.to_string()).as_deref(),
//!     Some("machine_not_found is called sandbox_not_found in the catalog")
//! );
//! # Ok::<(), errcat::check::SpecError>(())
//! ```

mod compare;
mod date;
mod finding;
mod ignore;
mod opposite;
mod rename;
mod report;

pub use crate::openapi::{Place, Spec, SpecCode, SpecError, SpecFormat, SpecStatus};
pub use date::{Date, InvalidDate};
pub use finding::{Difference, Finding, FindingKind, RenameBasis};
pub use ignore::{IgnoreError, IgnoreList, IgnoreProblem, Ignored, IgnoredBy};
pub use report::Report;
