//! What identifies a catalog in JSON.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::catalog::{Catalog, Checked};

/// What identifies a catalog: where it comes from, and a digest of its content.
///
/// When errcat reads a catalog, it computes the number of codes and the digest itself.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schemars",
    derive(schemars::JsonSchema),
    schemars(
        rename = "Catalog",
        description = "The catalog of the codes: where it comes from, and a digest of its content."
    )
)]
#[serde(expecting = "an object with source and checked")]
pub struct Stamp<'a> {
    /// The address of the page that the catalog reproduces.
    #[serde(default)]
    pub(super) source: Option<Cow<'a, str>>,
    /// When and against what the catalog was checked.
    #[serde(default)]
    pub(super) checked: Option<Cow<'a, Checked>>,
    /// How many codes of origin `catalog` it has.
    #[serde(skip_deserializing)]
    codes: usize,
    /// A digest of all its codes: the same for the same content.
    #[serde(skip_deserializing)]
    digest: Cow<'a, str>,
    /// The version of errcat that wrote this.
    #[serde(skip_deserializing)]
    errcat: Cow<'a, str>,
}

impl Catalog {
    /// Returns what identifies the catalog in JSON.
    ///
    /// ```
    /// use errcat::catalog::Catalog;
    ///
    /// let bundled = Catalog::bundled();
    /// let stamp = serde_json::to_value(bundled.stamp())?;
    /// assert_eq!(stamp["codes"], bundled.len());
    /// assert_eq!(stamp["digest"], bundled.digest());
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn stamp(&self) -> Stamp<'_> {
        Stamp {
            source: self.source().map(Cow::from),
            checked: self.checked().map(Cow::Borrowed),
            codes: self.len(),
            digest: self.digest().into(),
            errcat: env!("CARGO_PKG_VERSION").into(),
        }
    }
}
