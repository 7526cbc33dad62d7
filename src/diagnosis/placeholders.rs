//! Fills in the words in capitals of a command with the IDs that a response shows.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::Diagnosis;
use super::ids::{is_id, only_id};
use crate::catalog::{Command, Generation, Placeholder};

/// The values of placeholders that a response shows, each searched for once.
pub(super) struct Values<'d> {
    diagnosis: &'d Diagnosis<'d>,
    /// For each placeholder, its value once it was searched for.
    found: [OnceCell<Option<&'d str>>; Placeholder::ALL.len()],
}

impl<'d> Values<'d> {
    pub(super) fn new(diagnosis: &'d Diagnosis) -> Self {
        Self {
            diagnosis,
            found: [const { OnceCell::new() }; Placeholder::ALL.len()],
        }
    }

    /// Returns how many values of a command the user has to fill in.
    pub(super) fn missing(&self, command: &Command) -> usize {
        let placeholders = command.placeholders.iter();
        placeholders
            .filter(|placeholder| self.get(**placeholder, command.generation).is_none())
            .count()
    }

    /// Returns a command with the values that the response shows, of which this many are missing.
    pub(super) fn filled_in(&self, command: &'d Command, missing: usize) -> Cow<'d, str> {
        if missing == command.placeholders.len() {
            return Cow::Borrowed(&command.run);
        }
        let mut filled = String::with_capacity(2 * command.run.len());
        let mut rest = &*command.run;
        for placeholder in &*command.placeholders {
            let word = placeholder.word();
            if let Some((before, after)) = split_at_word(rest, word) {
                let value = self.get(*placeholder, command.generation);
                filled.push_str(before);
                filled.push_str(value.unwrap_or(word));
                rest = after;
            }
        }
        filled.push_str(rest);
        Cow::Owned(filled)
    }

    /// Returns the value of a placeholder, if the response shows exactly one that fits. The
    /// generation is that of the response.
    fn get(&self, placeholder: Placeholder, generation: Generation) -> Option<&'d str> {
        let prefix = placeholder.prefix(generation)?;
        let found = self.found.get(placeholder as usize)?;
        *found.get_or_init(|| self.search(placeholder, prefix))
    }

    fn search(&self, placeholder: Placeholder, prefix: &'static str) -> Option<&'d str> {
        match (placeholder, self.diagnosis.build_id()) {
            (Placeholder::BuildId, Some(id)) => {
                let in_detail = self.diagnosis.in_detail.build_id.as_ref();
                let is_only = in_detail.is_none_or(|other| other == id);
                Some(id.as_raw_str()).filter(|id| is_only && is_id(prefix, id))
            }
            _ => only_id(prefix, &self.diagnosis.response),
        }
    }
}

/// Returns the text before and after a whole word.
fn split_at_word<'t>(text: &'t str, word: &str) -> Option<(&'t str, &'t str)> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    text.match_indices(word).find_map(|(start, _)| {
        let (before, after) = (&text[..start], &text[start + word.len()..]);
        let is_whole = !before.ends_with(is_part) && !after.starts_with(is_part);
        is_whole.then_some((before, after))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_word_is_replaced() {
        for (text, expected) in [
            ("get ID now", Some(("get ", " now"))),
            ("GET /IDS/MY_ID/ID", Some(("GET /IDS/MY_ID/", ""))),
            ("GET /IDS/ID_2", None),
        ] {
            assert_eq!(split_at_word(text, "ID"), expected);
        }
    }
}
