//! Private keys in PEM, `OpenPGP`, SSH2 and `PuTTY` files, also if their beginning or end is cut off.

use std::ops::Range;

use super::cost::count_read;
use super::look::{Look, PROBE};
use super::view::View;
use super::{SecretKind, Span};
use crate::slice::{from, length_until, to};

/// The shortest line of a key, except for the last one.
const LINE_LENGTH: usize = 16;

/// How far the first line may be from the title, because of fields such as `Version: 1`.
const MAX_FIELDS: usize = 160;

/// How many characters may be between two lines: line breaks, spaces, quotes.
const MAX_GAP: usize = 16;

/// Returns the secret of the block whose first or last line has dashes at this range.
pub(super) fn block(view: &View, dashes: Range<usize>, done: usize) -> Option<Span> {
    let text = &*view.text;
    let line = from(text, dashes.start).trim_start_matches('-');
    let title = to(line, PROBE);
    let title = to(title, title.find("--")?);
    let lines = from(line, title.len()).trim_start_matches('-');
    count_read(text.len() - dashes.start - lines.len());
    if !title.contains("PRIVATE KEY") || text.len() - line.len() - dashes.start < 4 {
        return None;
    }
    let range = match title.trim_start().get(..3)? {
        "BEG" => dashes.start..lines_end(text, text.len() - lines.len())?,
        "END" => lines_before(to(text, dashes.start), done)?,
        _ => return None,
    };
    Some(SecretKind::PrivateKey.at(range))
}

/// Returns the private lines of a `PuTTY` file. `sign` is the colon after `Private-Lines`.
pub(super) fn putty(view: &View, sign: usize) -> Option<Span> {
    let (before, lines) = view.text.split_at_checked(sign + 1)?;
    let is_private = before.ends_with("Private-Lines:");
    let end = is_private.then(|| lines_end(&view.text, before.len()))??;
    // The number of the lines.
    let begin = length_until(lines, |&(_, c)| !c.is_ascii_digit() && c != ' ');
    Some(SecretKind::PrivateKey.at(before.len() + begin..end))
}

/// Returns the end of the lines in Base64 after `begin`; `None` without lines.
fn lines_end(text: &str, begin: usize) -> Option<usize> {
    let (mut at, mut end) = (begin, None);
    loop {
        let gap = if end.is_some() { MAX_GAP } else { MAX_FIELDS };
        let gap = length_until(to(from(text, at), gap), |&(_, c)| is_base64(c));
        let rest = from(text, at + gap);
        let length = length_until(rest, |&(_, c)| !is_base64(c));
        let (word, after) = (to(rest, length), from(rest, length).trim_start());
        count_read(gap + rest.len() - after.len());
        let is_end = after.is_empty() || after.starts_with("--") || word.ends_with('=');
        let is_line = length >= LINE_LENGTH && Look::of_signs(to(word, PROBE)) >= Look::Random;
        // The number of the line, or of the lines.
        let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
        // `-----BEGIN PRIVATE KEY----- or -----BEGIN`
        let is_cut = at == begin
            && after.starts_with("--")
            && !word.bytes().all(|byte| byte.is_ascii_lowercase());
        at += gap + length;
        if is_line || (length > 0 && is_end && (end.is_some() || is_cut)) {
            end = Some(at);
        } else if length == 0 || (end.is_some() && !is_number) || at > begin + MAX_FIELDS {
            return end;
        }
    }
}

/// Returns the range of the lines in Base64 at the end of a text, not before `done`.
fn lines_before(text: &str, done: usize) -> Option<Range<usize>> {
    let is_of_lines = |c: char| c.is_whitespace() || c == '\\' || is_base64(c);
    let begin = done.max(text.trim_end_matches(is_of_lines).len());
    let lines = from(text, begin);
    count_read(lines.len());
    let mut words = lines.split(|c: char| !is_base64(c));
    let first = words.find(|word| word.len() >= LINE_LENGTH)?;
    Some(begin + lines.find(first)?..text.trim_end().len())
}

/// Whether a text is a line of a private key.
pub(super) fn is_key_line(line: &str) -> bool {
    line.len() >= LINE_LENGTH && line.trim().chars().all(is_base64)
}

fn is_base64(c: char) -> bool {
    c.is_ascii_alphanumeric() || "+/=".contains(c)
}
