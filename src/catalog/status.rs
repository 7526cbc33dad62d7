//! The HTTP statuses that codes come with.

use super::Entry;

/// A status that a code comes with, by how well that is known.
///
/// No list of these is complete: many endpoints of the API declare no error status at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum KnownStatus {
    /// A source shows the two together: the documentation, the official SDK or its tests.
    Sourced(u16),
    /// No source does, but the endpoints that can raise the code declare this status.
    Inferred(u16),
}

impl KnownStatus {
    /// The number of the status.
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

    /// Every name that [`KnownStatus::evidence`] gives; later releases may add some.
    pub const EVIDENCE: &'static [&'static str] = &["sourced", "inferred"];

    /// How well it is known, as JSON spells it.
    ///
    /// ```
    /// use errcat::catalog::KnownStatus;
    ///
    /// assert_eq!(KnownStatus::Inferred(409).evidence(), "inferred");
    /// ```
    #[must_use]
    pub const fn evidence(self) -> &'static str {
        match self {
            Self::Sourced(_) => "sourced",
            Self::Inferred(_) => "inferred",
        }
    }
}

/// What statuses have in common that do not contradict each other. The lists of statuses are not
/// complete, so that only another class is worth a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// Below 400: nothing failed.
    NoFailure,
    /// What was asked for is not there, or not any more.
    Missing,
    /// Too much was asked for in too little time.
    TooMany,
    /// The request was refused for any other reason.
    Refused,
    /// The server or a gateway failed.
    Fault,
}

impl Class {
    const fn of(status: u16) -> Self {
        match status {
            0..=399 => Self::NoFailure,
            404 | 410 => Self::Missing,
            429 => Self::TooMany,
            400..=499 => Self::Refused,
            _ => Self::Fault,
        }
    }
}

impl Entry {
    /// Whether an answer with this status can have the code, as far as is known: the status is of
    /// a kind with one of the code's, or none is known of it.
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
    fn statuses_of_another_class_disagree() {
        for (code, status, agrees) in [
            ("volume_busy", 409, true),
            ("volume_busy", 400, true),
            ("volume_busy", 404, false),
            ("volume_busy", 503, false),
            ("volume_busy", 200, false),
            ("sandbox_not_found", 410, true),
            ("feature_unavailable", 501, true),
            // No status is known of it.
            ("volume_beta_restriction", 404, true),
            // It is known to come with several.
            ("file_upload_error", 410, true),
            ("file_upload_error", 507, true),
        ] {
            let entry = Catalog::bundled().get(code).expect("a code of the catalog");
            assert_eq!(entry.is_plausible_status(status), agrees, "{code} {status}");
        }
    }
}
