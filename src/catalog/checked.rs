//! When and against what a catalog was checked.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// When a catalog was compared with its page, and against which releases of the Python SDK.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(expecting = "an object with date and sdk_releases")]
pub struct Checked {
    /// The day on which the catalog was compared with its page, in the form `2026-11-27`.
    pub(super) date: Cow<'static, str>,
    /// The releases of `nullspace-sdk` that the catalog was checked against, the newest first.
    pub(super) sdk_releases: Cow<'static, [Cow<'static, str>]>,
}

impl Checked {
    /// Returns the day on which the catalog was compared with its page, in the form `2026-11-27`.
    ///
    /// ```
    /// use errcat::catalog::Catalog;
    ///
    /// let checked = Catalog::bundled().checked().ok_or("not checked")?;
    /// assert_eq!(checked.date().len(), 10);
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn date(&self) -> &str {
        &self.date
    }

    /// Returns the releases of `nullspace-sdk` that the catalog was checked against, the newest
    /// first.
    ///
    /// ```
    /// use errcat::catalog::Catalog;
    ///
    /// let checked = Catalog::bundled().checked().ok_or("not checked")?;
    /// assert!(checked.sdk_releases().iter().any(|release| release == "1.0.3"));
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn sdk_releases(&self) -> &[Cow<'static, str>] {
        &self.sdk_releases
    }
}
