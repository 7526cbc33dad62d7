//! Why no codes can be read from a document.

use std::fmt;

use super::budget::MAX_TEXTS;
use super::document::{MAX_NODES, Position};
use super::pointer::NoSuchPlace;
use super::{MAX_CODES, MAX_SIZE, SHOWN};
use crate::untrusted::Untrusted;

/// Why a text cannot be understood as a document that lists codes.
///
/// ```
/// use errcat::check::Spec;
///
/// let error = Spec::from_slice(b"swagger: '2.0'").err().ok_or("it is understood")?;
/// assert_eq!(error.to_string(), "it is a Swagger 2.0 document, not OpenAPI 3");
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SpecError {
    /// There is no text.
    Empty,
    /// It is not text in UTF-8.
    NotText,
    /// It has more than 16 MiB.
    TooLarge,
    /// It has more than 500,000 values.
    TooManyValues,
    /// It lists more than 10,000 codes, or pairs more than 10,000 with statuses.
    TooManyCodes,
    /// Its descriptions, and its codes with a status, have more than 4 MiB.
    TextsTooLong,
    /// The schemas refer to each other too often.
    TooManySteps,
    /// It is not valid JSON or YAML, or not of a supported form.
    Invalid {
        /// The line, counted from 1.
        line: u32,
        /// The character of the line, counted from 1.
        column: u32,
        /// What is wrong.
        problem: Untrusted,
    },
    /// The YAML has more than one document.
    SeveralDocuments,
    /// It is of the older version 2.0, which is called Swagger.
    Swagger,
    /// It is neither an OpenAPI 3 document nor a list of codes.
    NotOpenApi,
    /// There is no schema `ErrorResponse`.
    NoErrorResponse {
        /// JSON pointers to other schemas that list codes; at most three.
        candidates: Vec<Untrusted>,
    },
    /// The place of the pointer does not exist.
    NoSuchPlace {
        /// The pointer to the last value on the way that exists.
        exists: Untrusted,
        /// The key that this value lacks.
        missing: Untrusted,
    },
    /// The place exists, but lists no codes.
    NoCodes {
        /// The JSON pointer to the place.
        pointer: Untrusted,
        /// A `$ref` in the document that leads to no place in it.
        unresolved: Option<Untrusted>,
    },
}

impl SpecError {
    fn invalid(problem: impl Into<String>, position: Position) -> Self {
        Self::Invalid {
            line: position.line,
            column: position.column,
            problem: Untrusted::new(problem),
        }
    }

    pub(super) fn syntax(format: &str, problem: &str, position: Position) -> Self {
        Self::invalid(format!("invalid {format}: {problem}"), position)
    }

    pub(super) fn json(text: &str, error: &serde_json::Error) -> Self {
        let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let line = text.split('\n').nth(error.line().saturating_sub(1));
        // `serde_json` counts bytes up to and with the wrong one: none at the beginning of a line.
        let before = line.and_then(|line| line.as_bytes().get(..error.column().saturating_sub(1)));
        let before = String::from_utf8_lossy(before.unwrap_or_default());
        let position = Position {
            line: number(error.line()),
            column: number(before.chars().count()).saturating_add(1),
        };
        let message = error.to_string();
        // The place is part of the message.
        let problem = message.split(" at line ").next().unwrap_or(&message);
        Self::syntax("JSON", problem, position)
    }

    pub(super) fn too_deep(position: Position) -> Self {
        Self::invalid("lists and objects nest too deeply", position)
    }

    pub(super) fn key_is_no_text(position: Position) -> Self {
        Self::invalid("a key is not a text", position)
    }

    pub(super) fn alias_of_key(position: Position) -> Self {
        Self::invalid("the alias is of a key", position)
    }

    pub(super) fn too_many_anchors(position: Position) -> Self {
        Self::invalid("there are too many anchors", position)
    }

    pub(super) fn value_too_long(position: Position) -> Self {
        Self::invalid(
            "a text or a list in brackets after it is too long",
            position,
        )
    }

    pub(super) fn no_such_place(place: NoSuchPlace) -> Self {
        Self::NoSuchPlace {
            exists: Untrusted::new(place.exists),
            missing: Untrusted::new(place.missing),
        }
    }
}

impl fmt::Display for SpecError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("it is empty"),
            Self::NotText => f.write_str("it is not text in UTF-8"),
            Self::TooLarge => write!(f, "it is larger than {} MiB", MAX_SIZE >> 20),
            Self::TooManyValues => write!(f, "it has more than {},000 values", MAX_NODES / 1000),
            Self::TooManyCodes => write!(
                f,
                "it has more than {MAX_CODES} codes, or codes with a status"
            ),
            Self::TextsTooLong => write!(
                f,
                "its descriptions and codes have more than {} MiB",
                MAX_TEXTS >> 20
            ),
            Self::TooManySteps => f.write_str("its schemas refer to each other too often"),
            Self::Invalid {
                line,
                column,
                problem,
            } => write!(
                f,
                "line {line}, column {column}: {}",
                problem.escaped().at_most(SHOWN)
            ),
            Self::SeveralDocuments => f.write_str("it has more than one YAML document"),
            Self::Swagger => f.write_str("it is a Swagger 2.0 document, not OpenAPI 3"),
            Self::NotOpenApi => {
                f.write_str("it is neither an OpenAPI 3 document nor a list of codes")
            }
            Self::NoErrorResponse { .. } => f.write_str("it has no schema `ErrorResponse`"),
            Self::NoSuchPlace { exists, missing } if exists.is_empty() => {
                let missing = missing.escaped().at_most(SHOWN);
                write!(f, "it has no `{missing}`")
            }
            Self::NoSuchPlace { exists, missing } => write!(
                f,
                "`{}` has no `{}`",
                exists.escaped().at_most(SHOWN),
                missing.escaped().at_most(SHOWN)
            ),
            Self::NoCodes {
                pointer,
                unresolved,
            } => {
                if pointer.is_empty() {
                    f.write_str("it lists no codes")?;
                } else {
                    write!(f, "`{}` lists no codes", pointer.escaped().at_most(SHOWN))?;
                }
                match unresolved {
                    Some(reference) => {
                        let reference = reference.escaped().at_most(SHOWN);
                        write!(f, "; `{reference}` is not in the document")
                    }
                    None => Ok(()),
                }
            }
        }
    }
}

impl std::error::Error for SpecError {}
