//! Collects the codes of a document, and reads lists with one code a line.

use std::collections::HashMap;

use super::{MAX_CODES, Place, Spec, SpecCode, SpecError, SpecFormat};
use crate::untrusted::Untrusted;

/// Reads a list with one code on each line, with empty lines and comments after `#`; `None` if a line
/// is something else.
pub(super) fn lines(text: &str) -> Option<Result<Spec, SpecError>> {
    let is_code = |c: char| c.is_ascii_alphanumeric() || "_-.".contains(c);
    let mut codes = Codes::default();
    for (line, number) in text.lines().zip(1..) {
        let code = line.split('#').next().unwrap_or_default();
        let column = 1 + code.len() - code.trim_start().len();
        let code = code.trim();
        // `---` begins a YAML document.
        if !code.chars().all(is_code) || code.starts_with('-') {
            return None;
        }
        if !code.is_empty() {
            let column = u32::try_from(column).unwrap_or(u32::MAX);
            let place = || Place::of_line(number, column);
            if let Err(error) = codes.add(code, place, None) {
                return Some(Err(error));
            }
        }
    }
    let list = Place::of_line(1, 1);
    // A text of comments only.
    if codes.codes.is_empty() {
        return Some(Err(SpecError::Empty));
    }
    Some(Ok(codes.into_spec(SpecFormat::List, list)))
}

/// Collects codes, each once.
#[derive(Default)]
pub(super) struct Codes {
    pub(super) codes: Vec<SpecCode>,
    indexes: HashMap<String, usize>,
}

impl Codes {
    pub(super) fn add(
        &mut self,
        code: &str,
        place: impl FnOnce() -> Place,
        description: Option<(Untrusted, Place)>,
    ) -> Result<(), SpecError> {
        if let Some(first) = self
            .indexes
            .get(code)
            .and_then(|at| self.codes.get_mut(*at))
        {
            first.description = first.description.take().or(description);
            return Ok(());
        }
        if self.codes.len() == MAX_CODES {
            return Err(SpecError::TooManyCodes);
        }
        self.indexes.insert(code.to_owned(), self.codes.len());
        self.codes.push(SpecCode {
            code: Untrusted::new(code),
            place: place(),
            description,
        });
        Ok(())
    }

    pub(super) fn into_spec(self, format: SpecFormat, list: Place) -> Spec {
        Spec {
            format,
            codes: self.codes,
            statuses: Vec::new(),
            list,
            closed: None,
        }
    }
}
