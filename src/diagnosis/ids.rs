//! Finds the IDs in the text of a response that may go into a command.
//!
//! A wrong ID is worse than none, so a text counts only if it clearly has exactly one ID.

use crate::response::{Detail, ErrorResponse};
use crate::untrusted::Untrusted;

/// The longest ID. A longer word would hide the rest of the command.
const MAX_ID: usize = 64;

/// Returns the ID with this prefix in the messages and details of a response, if there is exactly
/// one.
pub(super) fn only_id<'r>(prefix: &'static str, response: &'r ErrorResponse) -> Option<&'r str> {
    let mut only = Found::Nothing;
    let detail = response.error_detail();
    let message = response.message().map(Untrusted::as_raw_str);
    let of_detail = detail.and_then(|detail| detail.raw_text("message"));
    let messages = [message, of_detail].into_iter().flatten();
    messages
        .flat_map(|message| ids(prefix, message))
        .for_each(|id| only.add(id));
    let details = [detail, response.details()].into_iter().flatten();
    details
        .flat_map(Detail::raw_texts)
        .filter(|text| is_id(prefix, text))
        .for_each(|id| only.add(Some(id)));
    match only {
        Found::One(id) => Some(id),
        Found::Nothing | Found::Doubtful => None,
    }
}

/// Returns whether a text is an ID with this prefix and nothing else.
///
/// At least one digit is required: names of fields, such as `vol_name`, have the same form.
pub(super) fn is_id(prefix: &str, text: &str) -> bool {
    text.len() <= MAX_ID
        && text.strip_prefix(prefix).is_some_and(|rest| {
            rest.starts_with(|c: char| c.is_ascii_alphanumeric())
                && rest.ends_with(|c: char| c.is_ascii_alphanumeric())
                && rest.chars().all(is_id_char)
                && rest.contains(|c: char| c.is_ascii_digit())
        })
}

enum Found<'r> {
    Nothing,
    One(&'r str),
    /// Several IDs, or something that may be another one.
    Doubtful,
}

impl<'r> Found<'r> {
    fn add(&mut self, id: Option<&'r str>) {
        *self = match (id, &*self) {
            (Some(id), Self::Nothing) => Self::One(id),
            (Some(id), Self::One(other)) if id == *other => return,
            _ => Self::Doubtful,
        };
    }
}

/// Returns an iterator over the words of a message that begin with the prefix: the ID, or `None` if
/// the word may not be one, or not a whole one.
fn ids<'m>(
    prefix: &'static str,
    message: &'m str,
) -> impl Iterator<Item = Option<&'m str>> + use<'m> {
    // Each prefix ends with this character.
    let ends = memchr::memchr_iter(b'_', message.as_bytes());
    ends.filter_map(move |end| {
        let start = (end + 1).checked_sub(prefix.len())?;
        let from_here = message.get(start..)?;
        if !from_here.starts_with(prefix) {
            return None;
        }
        // Only the beginning of a word counts, so each word is read once.
        let before = message[..start].chars().next_back();
        if before.is_some_and(is_id_char) {
            return None;
        }
        let end = from_here.find(|c| !is_id_char(c));
        let (word, after) = from_here.split_at(end.unwrap_or(from_here.len()));
        let is_whole = before.is_none_or(may_precede) && may_follow(after);
        if is_whole && is_id(prefix, word) {
            Some(Some(word))
        } else if is_whole && !word.contains(|c: char| c.is_ascii_digit()) {
            None
        } else {
            Some(None)
        }
    })
}

fn is_id_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-')
}

/// Returns whether the character before a word shows that nothing of the word is missing.
fn may_precede(c: char) -> bool {
    c.is_ascii_whitespace()
        || matches!(
            c,
            '"' | '\'' | '`' | '(' | '[' | '{' | '=' | ':' | '/' | ','
        )
}

/// Returns whether the text after a word shows that nothing of the word is missing. It does not
/// after `vol_1...` and `vol_1[masked]`.
fn may_follow(after: &str) -> bool {
    let mut after = after.chars();
    let is_space = |c: char| c.is_ascii_whitespace();
    after.next().is_none_or(|c| match c {
        '.' => after.next().is_none_or(is_space),
        '"' | '\'' | '`' | ')' | ']' | '}' | ',' | ';' | ':' | '/' | '!' | '?' => true,
        _ => is_space(c),
    })
}

#[cfg(test)]
mod tests {
    use std::fmt::Display;

    use crate::tree::json;

    use super::*;

    fn only(prefix: &'static str, body: impl Display) -> Option<String> {
        let body = body.to_string();
        let response = ErrorResponse::from_body(body.as_bytes(), Some(400));
        let response = response.expect("an error response");
        only_id(prefix, &response).map(str::to_owned)
    }

    #[test]
    fn the_only_id_of_a_message_is_found() {
        for (message, expected) in [
            ("Volume vol_1 is attached to sb_2", Some("vol_1")),
            ("volume \"vol_9f2c\" (vol_9f2c) is busy", Some("vol_9f2c")),
            ("vol_1", Some("vol_1")),
            ("It is vol_1.", Some("vol_1")),
            ("GET /v1/volumes/vol_1/attachments", Some("vol_1")),
            ("id=vol_a-1_b: busy", Some("vol_a-1_b")),
            // Not an ID.
            ("no volume", None),
            ("vol_name is missing", None),
            ("vol_name is missing for vol_1", Some("vol_1")),
            ("the field my_vol_1 is missing", None),
            // Two of them.
            ("vol_1 and vol_2", None),
            // Perhaps not the whole ID.
            ("volume vol_1...", None),
            ("volume vol_1…", None),
            ("volume vol_1[masked]", None),
            ("volume vol_1\u{200b}2", None),
            ("volume …vol_12", None),
            ("volume vol_1.txt", None),
            ("volume vol_1$(id)", None),
            ("vol_1, or vol_2...", None),
            ("vol_1- or vol_2", None),
            ("vol_-1 or vol_2", None),
            ("vol_-1", None),
            ("vol_1-", None),
        ] {
            let body = json!({"error": message, "code": "c"});
            assert_eq!(only("vol_", body).as_deref(), expected, "{message}");
        }
    }

    #[test]
    fn an_id_is_short() {
        for (length, expected) in [(MAX_ID, true), (MAX_ID + 1, false)] {
            let id = format!("vol_{}", "1".repeat(length - 4));
            let found = only("vol_", json!({"error": id, "code": "c"}));
            assert_eq!(found.is_some(), expected, "{length}");
        }
    }

    #[test]
    fn the_only_id_of_the_details_is_found() {
        let body = |details, detail| json!({"error": "m", "code": "c", "details": details, "error_detail": detail});
        let nested = json!({"volume": {"id": "vol_1"}});
        for (details, detail, expected) in [
            (nested.clone(), json!(null), Some("vol_1")),
            (json!(null), nested.clone(), Some("vol_1")),
            (
                nested.clone(),
                json!({"message": "vol_1 is busy"}),
                Some("vol_1"),
            ),
            (nested.clone(), json!({"message": "vol_2 is busy"}), None),
            (nested, json!({"other": "vol_2"}), None),
            // Free text of the details is not searched.
            (json!({"command": "rm vol_1"}), json!(null), None),
        ] {
            let message = format!("{details} {detail}");
            assert_eq!(
                only("vol_", body(details, detail)).as_deref(),
                expected,
                "{message}"
            );
        }
    }
}
