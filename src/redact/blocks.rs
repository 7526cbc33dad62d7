//! Private keys in PEM, `OpenPGP`, SSH2 and `PuTTY` files, also if their beginning or end is cut off.

use std::ops::Range;

use super::look::{Look, PROBE};
use super::scan::count;
use super::view::{View, from, to};
use super::{SecretKind, Span};

/// The shortest word in Base64 that is part of a key without more evidence.
const LINE_LENGTH: usize = 16;

/// How many fields such as `Version: 1` may precede the lines of a key.
const MAX_FIELDS: usize = 8;

/// Returns the secret of the block whose first or last line has dashes at this range.
pub(super) fn block(view: &View, dashes: Range<usize>, done: usize) -> Option<Span> {
    let text = &*view.text;
    let line = from(text, dashes.start).trim_start_matches('-');
    let begin = text.len() - line.len();
    let title = to(line, PROBE);
    let title = to(title, title.find("--")?);
    if begin - dashes.start < 4 || !title.contains("PRIVATE KEY") {
        return None;
    }
    let lines = from(line, title.len()).trim_start_matches('-');
    count(dashes.len() + line.len() - lines.len());
    let range = match title.trim_start().split(' ').next()? {
        "BEGIN" => dashes.start..lines_end(text, text.len() - lines.len())?,
        "END" => lines_before(to(text, dashes.start), done)?,
        _ => return None,
    };
    Some(SecretKind::PrivateKey.at(range))
}

/// Returns the private lines of a `PuTTY` file. `sign` is the colon after `Private-Lines`.
pub(super) fn putty(view: &View, sign: usize) -> Option<Span> {
    let (before, rest) = view.text.split_at_checked(sign)?;
    if !before.ends_with("Private-MAC") && !before.ends_with("Private-Lines") {
        return None;
    }
    let number = length_of(from(rest, 1), |c| c == ' ' || c.is_ascii_digit());
    let is_mac = before.ends_with("MAC");
    let begin = sign + 1 + if is_mac { 1 } else { number };
    Some(SecretKind::PrivateKey.at(begin..lines_end(&view.text, begin)?))
}

/// Returns the end of the lines in Base64 at `begin`, after fields such as `Version: 1`; `None`
/// without lines.
fn lines_end(text: &str, begin: usize) -> Option<usize> {
    let (mut at, mut end, mut fields) = (begin, None, 0);
    loop {
        let gap = length_of(from(text, at), |c| {
            c.is_whitespace() || "\"',>|\\".contains(c)
        });
        let is_new_line = to(from(text, at), gap).contains('\n');
        let rest = from(text, at + gap);
        let length = length_of(rest, is_base64);
        let line = to(rest, 2 * PROBE);
        let field = line.split('\n').next().filter(|field| {
            fields < MAX_FIELDS && end.is_none() && field.contains(": ") && field.len() < line.len()
        });
        count(gap + length + field.map_or(0, str::len));
        let (word, after) = (to(rest, length), from(rest, length).trim_start());
        let is_last = || {
            let ends = after.is_empty() || after.starts_with("--") || after.starts_with(['}', ']']);
            let is_key = word.ends_with('=') || Look::of_parts(word) == Look::Random;
            (is_new_line || end.is_some()) && (is_key || ends)
        };
        if length >= LINE_LENGTH || (length > 0 && is_last()) {
            at += gap + length;
            end = Some(at);
        } else if let Some(field) = field {
            at += gap + field.len();
            fields += 1;
        } else {
            // The line break before the last line belongs to the key.
            return end.map(|end| {
                if rest.starts_with("--") {
                    at + gap
                } else {
                    end
                }
            });
        }
    }
}

/// Returns the range of the lines in Base64 at the end of a text, not before `done`.
fn lines_before(text: &str, done: usize) -> Option<Range<usize>> {
    let is_of_lines = |c: char| c.is_whitespace() || c == '\\' || is_base64(c);
    let begin = done.max(text.trim_end_matches(is_of_lines).len());
    let lines = from(text, begin);
    count(lines.len());
    let mut words = lines.split(|c: char| c.is_whitespace() || c == '\\');
    let first = words.find(|word| word.len() >= LINE_LENGTH)?;
    let begin = begin + lines.find(first)?;
    Some(begin..text.trim_end().len())
}

/// Whether a text is a line of a private key.
pub(super) fn is_key_line(line: &str) -> bool {
    line.len() >= LINE_LENGTH && line.trim().chars().all(is_base64)
}

fn length_of(text: &str, is_part: impl Fn(char) -> bool) -> usize {
    text.len() - text.trim_start_matches(is_part).len()
}

fn is_base64(c: char) -> bool {
    c.is_ascii_alphanumeric() || "+/=".contains(c)
}
