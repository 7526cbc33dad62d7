//! A text as its reader sees it: escapes are decoded, and what is invisible is left out.
//!
//! Secrets are searched in this view, so that no recognizer has to know about escapes.

use std::borrow::Cow;
use std::ops::Range;

use super::MASK;
use crate::slice::{from, to};
use crate::table::{Words, words};
use crate::untrusted::needs_escape;

/// What HTML writes for the signs around values, with the sign as the first character of the row.
pub(super) static ENTITIES: Words =
    words!["\"quot;" "\"#34;" "\"#x22;" "'#39;" "'apos;" "'#x27;" "&amp;" "<lt;" ">gt;" "=#61;"];

/// Where a part of the view comes from. It is copied unless it has a width: then it is one
/// character, decoded from an escape of that width.
#[derive(Debug)]
struct Part {
    at: usize,
    origin: usize,
    width: usize,
}

#[derive(Debug)]
pub(super) struct View<'t> {
    pub(super) text: Cow<'t, str>,
    original: &'t str,
    /// In order; empty if the view is the text.
    parts: Vec<Part>,
}

impl<'t> View<'t> {
    /// Returns the text unchanged.
    pub(super) fn of_plain(original: &'t str) -> Self {
        let (text, parts) = (Cow::Borrowed(original), Vec::new());
        Self {
            text,
            original,
            parts,
        }
    }

    pub(super) fn new(original: &'t str) -> Self {
        let mut text = String::with_capacity(original.len());
        let mut parts = Vec::new();
        let mut at = 0;
        let mut part = |at, origin, width| parts.push(Part { at, origin, width });
        part(0, 0, 0);
        while let Some(c) = from(original, at).chars().next() {
            let rest = from(original, at);
            let (shown, width) = decoded(rest).unwrap_or((c, c.len_utf8()));
            // Between the arguments of a process.
            let shown = if shown == '\0' { ' ' } else { shown };
            let is_escape = width > c.len_utf8();
            // Once, because a long run would be read again at each of its backslashes.
            let backslashes = rest.len() - rest.trim_start_matches('\\').len();
            if backslashes > 0 && !is_escape {
                text.push_str(to(rest, backslashes));
                at += backslashes;
                continue;
            }
            let is_invisible = needs_escape(shown) && !shown.is_whitespace();
            if is_invisible {
                at += width + color_length(shown, from(rest, width));
                part(text.len(), at, 0);
                continue;
            }
            if is_escape {
                part(text.len(), at, width);
            }
            text.push(shown);
            at += width;
            if is_escape {
                part(text.len(), at, 0);
            }
        }
        let text = Cow::Owned(text);
        Self {
            text,
            original,
            parts,
        }
    }

    pub(super) fn is_decoded(&self) -> bool {
        !self.parts.is_empty()
    }

    fn part(&self, at: usize) -> Option<&Part> {
        let next = self.parts.partition_point(|part| part.at <= at);
        self.parts.get(next.checked_sub(1)?)
    }

    /// Returns how an escaped character of the view is written; nothing for other characters.
    pub(super) fn escape(&self, at: usize) -> &'t str {
        let part = self.part(at);
        part.map_or("", |part| to(from(self.original, part.origin), part.width))
    }

    /// Returns the range in the original text, with all of the escapes.
    pub(super) fn origin(&self, range: &Range<usize>) -> Range<usize> {
        let origin = |at: usize, end: usize| {
            self.part(at).map_or(at + end, |part| {
                let copied = if part.width > 0 {
                    part.width * end
                } else {
                    end
                };
                part.origin + at - part.at + copied
            })
        };
        let end = range.end.checked_sub(1).map_or(0, |last| origin(last, 1));
        origin(range.start, 0).min(end)..end
    }
}

/// Decodes the escape at the beginning of a text. Returns its character and its length.
fn decoded(text: &str) -> Option<(char, usize)> {
    let hex = |text: &str, digits: usize| {
        let code = text.get(..digits)?;
        let is_hex = code.bytes().all(|byte| byte.is_ascii_hexdigit());
        u32::from_str_radix(code, 16).ok().filter(|_| is_hex)
    };
    match text.as_bytes().first()? {
        b'\\' => {
            let rest = text.trim_start_matches('\\');
            let begin = text.len() - rest.len();
            let c = rest.chars().next()?;
            let (decoded, length) = match c {
                '"' | '\'' | '/' | '`' => (c, 1),
                'n' | 'r' => ('\n', 1),
                't' => ('\t', 1),
                'u' => (char::from_u32(hex(from(rest, 1), 4)?)?, 5),
                'x' => (char::from_u32(hex(from(rest, 1), 2)?)?, 3),
                'e' if rest.starts_with("e[") => ('\u{1b}', 1),
                '0' if rest.starts_with("033[") => ('\u{1b}', 3),
                _ => return None,
            };
            Some((decoded, begin + length))
        }
        b'%' => {
            let mut begin = 1;
            while from(text, begin).starts_with("25") {
                begin += 2;
            }
            let code = hex(from(text, begin), 2).filter(|code| (1..0x7f).contains(code))?;
            Some((char::from_u32(code)?, begin + 2))
        }
        b'&' => ENTITIES.iter().find_map(|entity| {
            let (c, name) = (entity.chars().next()?, from(entity, 1));
            from(text, 1)
                .starts_with(name)
                .then_some((c, 1 + name.len()))
        }),
        _ => None,
    }
}

/// Returns the length of the color after its first character: `[31m` after an escape character.
fn color_length(first: char, rest: &str) -> usize {
    let sequence = match first {
        '\u{1b}' if !rest.starts_with(MASK) => rest.strip_prefix('['),
        '\u{9b}' => Some(rest),
        _ => None,
    };
    sequence.map_or(0, |sequence| {
        let end = sequence.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';');
        let last = usize::from(end.starts_with(|c: char| c.is_ascii_alphabetic()));
        rest.len() - end.len() + last
    })
}
