//! What a document declares about codes.

use super::document::{Document, NodeId};
use super::{MAX_SIZE, SpecError, pointer, read};
use crate::named_enum::named_enum;
use crate::untrusted::Untrusted;

/// The longest pointer, in bytes: each of many places may have one as long.
const MAX_POINTER: usize = 2_000;

/// A place in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub(super) pointer: Option<Untrusted>,
    pub(super) line: u32,
    pub(super) column: u32,
}

impl Place {
    /// A line of a text that is neither JSON nor YAML.
    pub(crate) const fn of_line(line: u32, column: u32) -> Self {
        Self {
            pointer: None,
            line,
            column,
        }
    }

    pub(super) fn of_node(document: &Document, id: NodeId) -> Self {
        let position = document.position(id);
        Self {
            pointer: pointer::to_at_most(document, id, MAX_POINTER).map(Untrusted::new),
            line: position.line,
            column: position.column,
        }
    }

    /// Returns the JSON pointer (RFC 6901), for example `/components/schemas/Code/enum/0`; `None` in
    /// a list with one code a line, or for a pointer of more than 2,000 bytes.
    #[must_use]
    pub fn pointer(&self) -> Option<&Untrusted> {
        self.pointer.as_ref()
    }

    /// Returns the line, counted from 1.
    #[must_use]
    pub fn line(&self) -> u32 {
        self.line
    }

    /// Returns the character of the line, counted from 1.
    #[must_use]
    pub fn column(&self) -> u32 {
        self.column
    }
}

named_enum! {
    /// What a document is.
    pub enum SpecFormat {
        /// An OpenAPI 3 document, or another one with schemas.
        OpenApi = "openapi",
        /// A list of codes.
        List = "list",
    }
}

/// A code that a document declares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpecCode {
    pub(crate) code: Untrusted,
    pub(crate) place: Place,
    pub(crate) description: Option<(Untrusted, Place)>,
}

impl SpecCode {
    /// Returns the code as the document spells it.
    #[must_use]
    pub fn code(&self) -> &Untrusted {
        &self.code
    }

    /// Returns where the document lists the code first.
    #[must_use]
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// Returns the description of this code, if the document has one: the `description` beside its
    /// `const`, or its part of `x-enum-descriptions` or `x-enumDescriptions`.
    #[must_use]
    pub fn description(&self) -> Option<&Untrusted> {
        self.description.as_ref().map(|(text, _)| text)
    }
}

/// A code that a document declares, or shows in an example, for a response with one status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpecStatus {
    pub(crate) code: Untrusted,
    pub(crate) status: u16,
    pub(crate) place: Place,
}

impl SpecStatus {
    /// Returns the code.
    #[must_use]
    pub fn code(&self) -> &Untrusted {
        &self.code
    }

    /// Returns the HTTP status.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status
    }

    /// Returns where the document pairs the two.
    #[must_use]
    pub fn place(&self) -> &Place {
        &self.place
    }
}

/// What an OpenAPI document, or a plain list, declares about error codes.
///
/// ```
/// use errcat::check::Spec;
///
/// let spec = Spec::from_slice(br#"["volume_busy", "volume_full"]"#)?;
/// let codes: Vec<_> = spec.codes().iter().map(|code| code.code().as_raw_str()).collect();
/// assert_eq!(codes, ["volume_busy", "volume_full"]);
/// assert_eq!(spec.codes()[1].place().column(), 17);
/// # Ok::<(), errcat::check::SpecError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spec {
    pub(crate) format: SpecFormat,
    pub(crate) codes: Vec<SpecCode>,
    pub(crate) statuses: Vec<SpecStatus>,
    pub(crate) list: Place,
    pub(crate) closed: Option<Place>,
}

impl Spec {
    /// How large a document may be, in bytes: 16 MiB.
    pub const MAX_SIZE: usize = MAX_SIZE;

    /// Reads an OpenAPI 3 document in JSON or YAML, or a list of codes: a JSON array, or one code on
    /// each line. In a document, the codes are those of the field `code` of the schema
    /// `ErrorResponse`, wherever `$ref`, `allOf`, `oneOf` and `anyOf` lead. References to other
    /// files are not followed.
    ///
    /// # Errors
    ///
    /// Returns an error for a text of another form, with more than 16 MiB, 500,000 values or 10,000
    /// codes, or nested more than 128 deep.
    pub fn from_slice(bytes: &[u8]) -> Result<Self, SpecError> {
        read::spec(bytes, None)
    }

    /// Reads the codes at another place of a JSON or YAML document: a list, or the schema of a code
    /// or of an object with the field `code`.
    ///
    /// # Errors
    ///
    /// Returns an error as [`Spec::from_slice`] does, or if the place does not exist or lists no
    /// codes.
    ///
    /// ```
    /// use errcat::check::Spec;
    ///
    /// let json = br#"{"$defs": {"Problem": {"properties": {"code": {"enum": ["volume_busy"]}}}}}"#;
    /// let spec = Spec::from_slice_at(json, "/$defs/Problem")?;
    /// assert_eq!(spec.codes().len(), 1);
    /// # Ok::<(), errcat::check::SpecError>(())
    /// ```
    pub fn from_slice_at(bytes: &[u8], pointer: &str) -> Result<Self, SpecError> {
        read::spec(bytes, Some(pointer))
    }

    /// Returns what the document is.
    #[must_use]
    pub fn format(&self) -> SpecFormat {
        self.format
    }

    /// Returns each code once, in the order of the document.
    #[must_use]
    pub fn codes(&self) -> &[SpecCode] {
        &self.codes
    }

    /// Returns the codes that a response with one status has, other than all that any response can
    /// have.
    #[must_use]
    pub fn statuses(&self) -> &[SpecStatus] {
        &self.statuses
    }

    /// Returns where the document says that there are no other codes: the `enum`, or the list of
    /// alternatives. `None` for a list, or if the document accepts any code.
    #[must_use]
    pub fn closed(&self) -> Option<&Place> {
        self.closed.as_ref()
    }
}
