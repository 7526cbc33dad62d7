//! Cleans request IDs and codes of what other programs put around or into them.

use std::borrow::Cow;

use crate::tree::Value;

use super::marks;
use crate::catalog::KnownCodes;
use crate::redact;
use crate::untrusted::Untrusted;

/// Returns a request ID without marks and secrets; `None` if the text is not one.
pub(super) fn request_id(text: &str) -> Option<Untrusted> {
    let id = Kind::Id.clean(text)?;
    Some(if redact::is_id(&id) {
        Untrusted::new(id)
    } else {
        Untrusted::new(redact::text(&id).text)
    })
}

/// What a text is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind<'k> {
    Id,
    /// A code. With marks, it has to be one of these.
    Code(&'k KnownCodes),
}

impl Kind<'_> {
    /// Cleans the value of a field in place. What is not an ID or code then becomes `null`.
    pub(super) fn clean_field(self, field: &mut Value) {
        let cleaned = match field {
            Value::String(text) if is_plain(text) => return,
            Value::String(text) => self.clean_marked(text),
            // A list of one text, as printed headers have it.
            Value::Array(items) => match items.as_slice() {
                [Value::String(only)] => self.clean_marked(only),
                _ => None,
            },
            Value::Object(_) => None,
            Value::Null | Value::Bool(_) | Value::Number(_) => return,
        };
        *field = cleaned.into();
    }

    /// Returns a text without marks: `req_1` for `[req_1](https://example.com)`, `'req_1'` or
    /// `<em>req_1</em>`. Returns `None` if it is then not an ID or code.
    pub(super) fn clean(self, text: &str) -> Option<Cow<'_, str>> {
        if is_plain(text) {
            return Some(text.into());
        }
        self.clean_marked(text).map(Cow::Owned)
    }

    fn clean_marked(self, text: &str) -> Option<String> {
        let cleaned = marks::undo_all(text);
        let lines: Vec<&str> = cleaned.lines().map(str::trim).collect();
        let joined = lines.concat();
        let is_valid = match self {
            Self::Id => lines.iter().skip(1).all(|line| continues_id(line)),
            // A text with marks may be anything, unless it is a known code.
            Self::Code(known) => known.include(&joined),
        };
        (is_plain(&joined) && is_valid).then_some(joined)
    }
}

/// Whether a line may be the rest of an ID. It may be something else, such as another ID.
fn continues_id(line: &str) -> bool {
    line.contains(|c: char| c.is_ascii_digit()) && !line.contains("req") && !line.contains(' ')
}

/// The ASCII characters of marks.
const MARKS: &str = "[](){}<>\"'`*";

/// For each byte, whether a text with it may have a mark: it is part of one, or is not printable ASCII.
static MAY_BE_MARK: [bool; 256] = may_be_mark();

#[expect(clippy::indexing_slicing, reason = "runs at compile time")]
const fn may_be_mark() -> [bool; 256] {
    let mut bytes = [true; 256];
    let mut byte = b' ';
    while byte <= b'~' {
        bytes[byte as usize] = byte == b'@';
        byte += 1;
    }
    let mut index = 0;
    while index < MARKS.len() {
        bytes[MARKS.as_bytes()[index] as usize] = true;
        index += 1;
    }
    bytes
}

/// Whether a text has no marks and is whole. Apart from that, IDs and codes are opaque.
pub(crate) fn is_plain(text: &str) -> bool {
    let is_mark = |c: char| c.is_control() || MARKS.contains(c) || "“”‘’".contains(c);
    let may_be_mark = |byte: u8| MAY_BE_MARK.get(usize::from(byte)) == Some(&true);
    let has_mark = text.bytes().any(may_be_mark)
        && (text.contains(is_mark) || text.contains("@/") || text.ends_with('…'));
    !text.is_empty() && !has_mark && !text.ends_with("...")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_codes_lose_the_marks_around_them() {
        for (marked, plain) in [
            ("req_1", "req_1"),
            (
                "Root=1-67891233-abc;Self=x/y+z==",
                "Root=1-67891233-abc;Self=x/y+z==",
            ),
            ("a b", "a b"),
            (" 'req_1'\n", "req_1"),
            ("[`req_1`](https://example.com/?a=(b))", ""),
            ("[see](https://example.com/req_1)", ""),
            ("[req_1](https://example.com/a?b=c)", "req_1"),
            ("[**req_1**](https://example.com)", "req_1"),
            ("<https://example.com|req_1>", "req_1"),
            ("<a href=\"https://example.com\">req_1</a>", "req_1"),
            ("<code>req_1</code>", "req_1"),
            ("\u{1b}[1;31mreq_1\u{1b}[0m", "req_1"),
            ("@h@req@/h@_@h@1@/h@", "req_1"),
            ("@a b@req_1@/a b@", ""),
            ("@@req_1@/@", ""),
            ("req_1\n    23ab", "req_123ab"),
            ("req_1\r\n23ab", "req_123ab"),
            ("req_1\nreq_2", ""),
            ("req_1\nSee the log", ""),
            ("req_1\nand 2", ""),
            ("req_1 (copied)", ""),
            ("[req_1]", ""),
            ("<request-id>", ""),
            ("[REDACTED]", ""),
            ("****1234", ""),
            ("req_7d2c...", ""),
            ("req_7d2c…", ""),
            ("{{request_id}}", ""),
            ("''", ""),
        ] {
            let cleaned = Kind::Id.clean(marked);
            assert_eq!(cleaned.as_deref().unwrap_or_default(), plain, "{marked}");
        }
        for (marked, plain) in [
            ("my own code", "my own code"),
            ("'volume_busy'", "volume_busy"),
            ("'machine_not_found'", "machine_not_found"),
            ("'edge_token_missing'", "edge_token_missing"),
            ("b'volume_busy'", "volume_busy"),
            ("volume_\n  busy", "volume_busy"),
            ("<em>volume</em>_<em>busy</em>", "volume_busy"),
            ("[volume_busy](http://volume_busy)", "volume_busy"),
            ("'mine'", ""),
            ("E[42]", ""),
            ("volume_b…", ""),
        ] {
            let cleaned = Kind::Code(&KnownCodes::Bundled).clean(marked);
            assert_eq!(cleaned.as_deref().unwrap_or_default(), plain, "{marked}");
        }
    }
}
