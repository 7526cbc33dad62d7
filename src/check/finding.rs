//! What differs between a document and a catalog.

use std::fmt;

use super::{IgnoredBy, Place};
use crate::catalog::Origin;
use crate::named_enum::named_enum;
use crate::openapi::SHOWN;
use crate::untrusted::Untrusted;

named_enum! {
    /// What kind of difference it is.
    pub enum FindingKind {
        /// The document has another name for a code.
        Renamed = "renamed",
        /// The catalog does not have the code.
        OnlyInSpec = "only_in_spec",
        /// The document does not have the code.
        OnlyInCatalog = "only_in_catalog",
        /// The document spells the code in another case.
        CaseDiffers = "case_differs",
        /// The document describes the code in other words.
        DescriptionDiffers = "description_differs",
        /// The document pairs the code with a status that does not fit those it is known to come with.
        StatusDiffers = "status_differs",
        /// The document says that there are no other codes. This is only a note.
        ClosedEnum = "closed_enum",
        /// A line of the ignore file matches no difference.
        StaleIgnore = "stale_ignore",
        /// The date of a line of the ignore file has passed.
        ExpiredIgnore = "expired_ignore",
    }
}

named_enum! {
    /// How a rename is known.
    pub enum RenameBasis {
        /// The catalog has both names.
        Catalog = "catalog",
        /// The names resemble each other, and are of one category.
        Guess = "guess",
    }
}

/// A difference between a document and a catalog, or a problem of the ignore file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub(super) difference: Difference,
    pub(super) place: Place,
}

/// A difference, with what it is about. `code` is as the document spells it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Difference {
    /// See [`FindingKind::Renamed`].
    Renamed {
        /// The code in the document.
        code: Untrusted,
        /// The same code in the catalog.
        catalog_code: String,
        /// How the rename is known.
        basis: RenameBasis,
    },
    /// See [`FindingKind::OnlyInSpec`].
    OnlyInSpec {
        /// The code.
        code: Untrusted,
        /// Who makes the code, if errcat knows it as a non-catalog code.
        origin: Option<Origin>,
    },
    /// See [`FindingKind::OnlyInCatalog`].
    OnlyInCatalog {
        /// The code.
        catalog_code: String,
    },
    /// See [`FindingKind::CaseDiffers`].
    CaseDiffers {
        /// The code in the document.
        code: Untrusted,
        /// The same code in the catalog.
        catalog_code: String,
    },
    /// See [`FindingKind::DescriptionDiffers`].
    DescriptionDiffers {
        /// The code.
        code: Untrusted,
        /// The description in the document.
        description: Untrusted,
        /// The description in the catalog.
        catalog_description: String,
    },
    /// See [`FindingKind::StatusDiffers`].
    StatusDiffers {
        /// The code.
        code: Untrusted,
        /// The status in the document.
        status: u16,
        /// The statuses that the code is known to come with.
        known: Vec<u16>,
    },
    /// See [`FindingKind::ClosedEnum`].
    ClosedEnum,
    /// See [`FindingKind::StaleIgnore`].
    StaleIgnore(IgnoredBy),
    /// See [`FindingKind::ExpiredIgnore`].
    ExpiredIgnore(IgnoredBy),
}

impl Finding {
    /// Returns what differs.
    #[must_use]
    pub fn difference(&self) -> &Difference {
        &self.difference
    }

    /// Returns where it is: in the ignore file for [`FindingKind::StaleIgnore`] and
    /// [`FindingKind::ExpiredIgnore`], else in the document. For a code that the document lacks, it
    /// is the list to add it to.
    #[must_use]
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// Returns what kind of difference it is.
    #[must_use]
    pub fn kind(&self) -> FindingKind {
        match &self.difference {
            Difference::Renamed { .. } => FindingKind::Renamed,
            Difference::OnlyInSpec { .. } => FindingKind::OnlyInSpec,
            Difference::OnlyInCatalog { .. } => FindingKind::OnlyInCatalog,
            Difference::CaseDiffers { .. } => FindingKind::CaseDiffers,
            Difference::DescriptionDiffers { .. } => FindingKind::DescriptionDiffers,
            Difference::StatusDiffers { .. } => FindingKind::StatusDiffers,
            Difference::ClosedEnum => FindingKind::ClosedEnum,
            Difference::StaleIgnore(_) => FindingKind::StaleIgnore,
            Difference::ExpiredIgnore(_) => FindingKind::ExpiredIgnore,
        }
    }

    /// Returns whether it is only a note, not a difference.
    #[must_use]
    pub fn is_note(&self) -> bool {
        self.kind() == FindingKind::ClosedEnum
    }

    /// Returns whether it is about the ignore file, not about the document.
    #[must_use]
    pub fn is_in_ignore_file(&self) -> bool {
        matches!(
            self.kind(),
            FindingKind::StaleIgnore | FindingKind::ExpiredIgnore
        )
    }

    /// Returns the code in the document; `None` if the finding is about a code that it lacks or about
    /// no code.
    #[must_use]
    pub fn code(&self) -> Option<&Untrusted> {
        match &self.difference {
            Difference::Renamed { code, .. }
            | Difference::OnlyInSpec { code, .. }
            | Difference::CaseDiffers { code, .. }
            | Difference::DescriptionDiffers { code, .. }
            | Difference::StatusDiffers { code, .. } => Some(code),
            Difference::StaleIgnore(by) | Difference::ExpiredIgnore(by) => Some(&by.code),
            Difference::OnlyInCatalog { .. } | Difference::ClosedEnum => None,
        }
    }

    /// Returns the code of the catalog that the document lacks, or has under another name.
    #[must_use]
    pub fn catalog_code(&self) -> Option<&str> {
        match &self.difference {
            Difference::Renamed { catalog_code, .. }
            | Difference::OnlyInCatalog { catalog_code }
            | Difference::CaseDiffers { catalog_code, .. } => Some(catalog_code),
            _ => None,
        }
    }

    /// Returns what to do about it, in one sentence.
    ///
    /// ```
    /// use errcat::Catalog;
    /// use errcat::check::{Report, Spec};
    ///
    /// let spec = Spec::from_slice(b"quota_exceeded")?;
    /// let report = Report::new(&spec, Catalog::bundled());
    /// let steps: Vec<_> = report.findings().iter().map(|finding| finding.next_step()).collect();
    /// assert!(steps.contains(&"write QUOTA_EXCEEDED".to_owned()));
    /// # Ok::<(), errcat::check::SpecError>(())
    /// ```
    #[must_use]
    pub fn next_step(&self) -> String {
        match &self.difference {
            Difference::Renamed {
                code,
                catalog_code,
                basis,
            } => {
                let code = code.escaped().at_most(SHOWN);
                let condition = match basis {
                    RenameBasis::Catalog => "",
                    RenameBasis::Guess => "if both are the same code, ",
                };
                format!(
                    "{condition}write {catalog_code}, or ignore the pair: \
                     `{code} = {catalog_code}: REASON`"
                )
            }
            Difference::OnlyInSpec {
                code,
                origin: Some(_),
            } => format!(
                "remove it or ignore it; `errcat explain {}` explains it",
                code.escaped().at_most(SHOWN)
            ),
            Difference::OnlyInSpec { .. } => {
                "remove it, or ignore it if it is newer than the catalog".to_owned()
            }
            Difference::OnlyInCatalog { catalog_code } => format!("add {catalog_code}"),
            Difference::CaseDiffers { catalog_code, .. } => format!("write {catalog_code}"),
            Difference::DescriptionDiffers {
                catalog_description,
                ..
            } => format!("write: {catalog_description}"),
            Difference::StatusDiffers { code, .. } => format!(
                "move it to a response with a status that fits; `errcat explain {}` shows the code",
                code.escaped().at_most(SHOWN)
            ),
            Difference::ClosedEnum => {
                "allow other codes: `anyOf: [{enum: [...]}, {type: string}]`".to_owned()
            }
            Difference::StaleIgnore(_) => "remove the line".to_owned(),
            Difference::ExpiredIgnore(_) => {
                "resolve what it ignores, or set a later date".to_owned()
            }
        }
    }
}

/// Writes what differs, in one sentence without a period.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |text: &Untrusted| text.escaped().at_most(SHOWN).to_string();
        match &self.difference {
            Difference::Renamed {
                code,
                catalog_code,
                basis: RenameBasis::Catalog,
            } => write!(f, "{} is called {catalog_code} in the catalog", shown(code)),
            Difference::Renamed {
                code, catalog_code, ..
            } => write!(
                f,
                "{} may be {catalog_code} in the catalog (guessed from the names)",
                shown(code)
            ),
            Difference::OnlyInSpec { code, origin: None } => {
                write!(f, "{} is not in the catalog", shown(code))
            }
            Difference::OnlyInSpec {
                code,
                origin: Some(origin),
            } => write!(
                f,
                "{} is not in the catalog; errcat knows it as a non-catalog code ({origin})",
                shown(code)
            ),
            Difference::OnlyInCatalog { catalog_code } => {
                write!(f, "{catalog_code} is missing in the document")
            }
            Difference::CaseDiffers { code, catalog_code } => write!(
                f,
                "{} is spelled {catalog_code} in the catalog",
                shown(code)
            ),
            Difference::DescriptionDiffers {
                code, description, ..
            } => write!(
                f,
                "{} has another description than in the catalog: {}",
                shown(code),
                shown(description)
            ),
            Difference::StatusDiffers {
                code,
                status,
                known,
            } => {
                write!(
                    f,
                    "{} has HTTP {status}, but usually comes with ",
                    shown(code)
                )?;
                for (index, known) in known.iter().enumerate() {
                    let separator = if index > 0 { ", " } else { "" };
                    write!(f, "{separator}{known}")?;
                }
                Ok(())
            }
            Difference::ClosedEnum => f.write_str(
                "the list of codes is closed, so generated clients may reject a newer code",
            ),
            Difference::StaleIgnore(by) => {
                write!(f, "nothing to ignore for {}", by.subject())
            }
            Difference::ExpiredIgnore(by) => match by.until {
                Some(until) => write!(f, "{} was ignored until {until}", by.subject()),
                None => write!(f, "{} is ignored no longer", by.subject()),
            },
        }
    }
}
