//! The HTTP statuses that codes come with.

use serde::{Deserialize, Serialize};

use super::Entry;
use crate::named_enum::named_enum;

/// A status that a code comes with, and how well that is known.
///
/// The statuses of a code are never complete: many endpoints of the API declare no error status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schemars",
    derive(schemars::JsonSchema),
    schemars(
        rename = "HttpStatus",
        description = "A status that a code comes with."
    )
)]
#[serde(into = "HttpStatus", from = "HttpStatus")]
#[non_exhaustive]
pub enum KnownStatus {
    /// A source shows the code with this status: the documentation, the Python SDK or its tests.
    Sourced(u16),
    /// No source shows it, but the endpoints that can return the code declare this status.
    Inferred(u16),
}

named_enum! {
    /// How well it is known that a code comes with a status.
    pub enum StatusEvidence {
        /// A source shows the two together.
        Sourced = "sourced",
        /// The endpoints that can return the code declare the status.
        Inferred = "inferred",
    }
}

impl KnownStatus {
    /// Returns the number of the status.
    ///
    /// ```
    /// use errcat::catalog::KnownStatus;
    ///
    /// assert_eq!(KnownStatus::Inferred(409).number(), 409);
    /// ```
    #[must_use]
    pub const fn number(self) -> u16 {
        match self {
            Self::Sourced(number) | Self::Inferred(number) => number,
        }
    }

    /// Returns how well it is known that the code comes with this status.
    ///
    /// ```
    /// use errcat::catalog::KnownStatus;
    ///
    /// assert_eq!(KnownStatus::Inferred(409).evidence().as_str(), "inferred");
    /// ```
    #[must_use]
    pub const fn evidence(self) -> StatusEvidence {
        match self {
            Self::Sourced(_) => StatusEvidence::Sourced,
            Self::Inferred(_) => StatusEvidence::Inferred,
        }
    }
}

/// A status that a code comes with.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
struct HttpStatus {
    /// The number of the status.
    status: u16,
    /// How well that is known: whether a source shows the two together.
    evidence: StatusEvidence,
}

impl From<KnownStatus> for HttpStatus {
    fn from(known: KnownStatus) -> Self {
        Self {
            status: known.number(),
            evidence: known.evidence(),
        }
    }
}

impl From<HttpStatus> for KnownStatus {
    fn from(HttpStatus { status, evidence }: HttpStatus) -> Self {
        match evidence {
            StatusEvidence::Sourced => Self::Sourced(status),
            StatusEvidence::Inferred => Self::Inferred(status),
        }
    }
}

/// A group of statuses that can stand for the same failure. The known statuses of a code are not
/// complete, so only a status of another group contradicts them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// Below 400: nothing failed.
    NoFailure,
    /// 404 and 410.
    Missing,
    /// 429.
    TooMany,
    /// Any other 4xx.
    Rejected,
    /// 5xx: the server or a gateway failed.
    ServerError,
}

impl Class {
    const fn of(status: u16) -> Self {
        match status {
            0..=399 => Self::NoFailure,
            404 | 410 => Self::Missing,
            429 => Self::TooMany,
            400..=499 => Self::Rejected,
            _ => Self::ServerError,
        }
    }
}

impl Entry {
    /// Returns whether the code is known to come with this status.
    ///
    /// ```
    /// use errcat::catalog::Catalog;
    ///
    /// let missing = Catalog::bundled().get("sandbox_not_found").ok_or("not a code")?;
    /// assert!(missing.comes_with(404) && !missing.comes_with(410));
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn comes_with(&self, status: u16) -> bool {
        self.statuses().iter().any(|known| known.number() == status)
    }

    /// Returns whether a response with this status can have the code: the status resembles one that
    /// the code is known to come with (409 and 400 do, 409 and 404 do not), or no status of the
    /// code is known.
    ///
    /// ```
    /// use errcat::catalog::Catalog;
    ///
    /// let limit = Catalog::bundled().get("rate_limit_exceeded").ok_or("not a code")?;
    /// assert!(limit.is_plausible_status(429));
    /// assert!(!limit.is_plausible_status(404));
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn is_plausible_status(&self, status: u16) -> bool {
        let class = Class::of(status);
        let mut known = self.statuses().iter();
        self.statuses().is_empty() || known.any(|known| Class::of(known.number()) == class)
    }
}

#[cfg(test)]
mod tests {
    use crate::catalog::Catalog;

    #[test]
    fn a_code_comes_with_its_known_statuses_only() {
        let upload = Catalog::bundled().get("file_upload_error");
        let upload = upload.expect("a code of the catalog");
        for (status, expected) in [(400, true), (507, true), (404, false), (200, false)] {
            assert_eq!(upload.comes_with(status), expected, "{status}");
        }
    }

    #[test]
    fn statuses_of_another_class_are_implausible() {
        for (code, status, is_plausible) in [
            ("volume_busy", 409, true),
            ("volume_busy", 400, true),
            ("volume_busy", 404, false),
            ("volume_busy", 503, false),
            ("volume_busy", 200, false),
            ("sandbox_not_found", 410, true),
            ("feature_unavailable", 501, true),
            ("feature_unavailable", 200, false),
            ("rate_limit_exceeded", 429, true),
            ("rate_limit_exceeded", 400, false),
            // No status is known.
            ("volume_beta_restriction", 404, true),
            // Several statuses are known.
            ("file_upload_error", 410, true),
            ("file_upload_error", 507, true),
        ] {
            let entry = Catalog::bundled().get(code).expect("a code of the catalog");
            assert_eq!(
                entry.is_plausible_status(status),
                is_plausible,
                "{code} {status}"
            );
        }
    }
}
