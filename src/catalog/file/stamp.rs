//! What identifies a catalog in JSON.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::catalog::{Catalog, Checked};

/// What identifies a catalog: where it comes from, and a digest of its content.
///
/// [`Catalog::from_json`] reads the source and when it was checked, and computes the rest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    #[serde(default)]
    codes: usize,
    /// A digest of all its codes: the same for the same content.
    #[serde(default)]
    digest: Cow<'a, str>,
    /// The version of errcat that wrote this.
    #[serde(default)]
    errcat: Cow<'a, str>,
}

impl Stamp<'_> {
    /// Returns the same stamp, which then does not borrow from its catalog.
    #[must_use]
    pub fn into_owned(self) -> Stamp<'static> {
        let owned = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        Stamp {
            source: self.source.map(owned),
            checked: self.checked.map(|checked| Cow::Owned(checked.into_owned())),
            codes: self.codes,
            digest: owned(self.digest),
            errcat: owned(self.errcat),
        }
    }
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
