//! A cheap test whether the next line may continue a document that was wrapped. Most documents that
//! break at a line did not, and are not tried.

use crate::ansi;
use crate::extract::scan::boundary::is_in_scalar;

/// Where a document breaks at a line.
#[derive(Clone, Copy, Debug)]
pub(in crate::extract::scan) struct LineBreak<'i> {
    /// What precedes the document on its first line.
    pub(in crate::extract::scan) prefix: &'i [u8],
    /// The document up to where it breaks.
    pub(in crate::extract::scan) before: &'i [u8],
    /// The first bytes from there on.
    pub(in crate::extract::scan) after: &'i [u8],
}

impl LineBreak<'_> {
    /// Whether the document may continue, as far as the first bytes show.
    pub(in crate::extract::scan) fn may_continue(self) -> bool {
        let has_color = [self.prefix, self.before, self.after]
            .iter()
            .any(|bytes| bytes.contains(&ansi::ESCAPE));
        if has_color {
            return true;
        }
        match self.after.strip_prefix(b"\n") {
            Some(line) => self.may_end_string(line),
            None => self.may_begin_token(),
        }
    }

    /// Whether the string that is cut by the line break may end where this line has its first quote.
    fn may_end_string(self, line: &[u8]) -> bool {
        let has_quote = |bytes: &[u8]| bytes.iter().any(|byte| b"\"'".contains(byte));
        // The line may be one of another program, or the quotes may be others.
        let is_uncertain = has_quote(self.prefix)
            || (!line.starts_with(self.prefix)
                && self.prefix.iter().any(|byte| b"|[".contains(byte)))
            || self.before.contains(&b'\'')
            || self.before.ends_with(b"\\");
        let quote = line.iter().position(|byte| b"\"\\".contains(byte));
        match quote.and_then(|quote| line.get(quote..)) {
            Some([b'"', rest @ ..]) if !is_uncertain => follows_value(first_of(rest)),
            _ => true,
        }
    }

    /// Whether a token may begin with the first byte of this line that is not of the prefix.
    fn may_begin_token(self) -> bool {
        let is_indented = !self.before.ends_with(b"\n");
        let content = match self.after.strip_prefix(self.prefix) {
            Some(content) if !is_indented => content,
            _ if self.prefix.trim_ascii().is_empty() => self.after,
            _ => return true,
        };
        let first = first_of(content);
        let (text, last) = match self.before.trim_ascii_end() {
            text @ [.., last] => (text, *last),
            [] => return true,
        };
        let begins_value =
            |first: u8| matches!(first, b'{' | b'[' | b'"' | b'\'') || is_in_scalar(first);
        let may_begin = match last {
            b'{' => matches!(first, Some(b'"' | b'\'' | b'}')),
            // After text, other lists are not documents.
            b'[' if text.len() == 1 => first == Some(b'{'),
            b'[' => first.is_some_and(|first| begins_value(first) || first == b']'),
            b',' | b':' => first.is_some_and(begins_value),
            b'}' | b']' | b'"' | b'\'' => return follows_value(first),
            _ if is_in_scalar(last) => first.is_some_and(is_in_scalar) || follows_value(first),
            _ => true,
        };
        may_begin || ends_line(first)
    }
}

/// Returns the first byte of a line that is not a space.
fn first_of(line: &[u8]) -> Option<u8> {
    line.iter().copied().find(|byte| !b" \t".contains(byte))
}

fn follows_value(first: Option<u8>) -> bool {
    matches!(first, Some(b',' | b':' | b'}' | b']')) || ends_line(first)
}

/// Whether a line may end here, perhaps with a border.
fn ends_line(first: Option<u8>) -> bool {
    first.is_none_or(|first| matches!(first, b'\n' | b'\r' | b'|') || !first.is_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_lines_continue_no_document() {
        for (prefix, before, after, may_continue) in [
            ("x ", "{\"a\": \"b", "\nx {\"a\": 1", false),
            ("x ", "{\"a\": \"b", "\nx c\", \"d\": 1", true),
            ("x ", "{\"a\": \"b", "\nx c\" |\n", true),
            ("x ", "{\"a\": \"b\\", "\n\"c\", \"d\": 1", true),
            ("\"x ", "{\"a\": \"b", "\n\"x {\"a\": 1", true),
            ("x ", "{\"a\": ['b', \"b", "\nx {\"a\": 1", true),
            ("a | ", "{\"a\": \"b", "\nb | \"x\" y\n", true),
            ("a | ", "{\"a\": \"b", "\na | \"x\" y\n", false),
            ("x ", "{\"a\": 1\n", "x {\"a\": 1", false),
            ("x ", "{\"a\": 1\n", "x , \"b\": 1", true),
            ("x ", "{\n", "x   \"a\": 1", true),
            ("x ", "{\n", "x   a: 1", false),
            ("x ", "{\n  ", "x   \"a\": 1", true),
            ("", "{\n  ", "x   \"a\": 1", false),
            ("> ", "[\n", "> [\n> [", false),
            ("> ", "[\n", "> {\n> \"a\"", true),
            ("01:00 ", "[\n", "01:01 [", true),
        ] {
            let line = LineBreak {
                prefix: prefix.as_bytes(),
                before: before.as_bytes(),
                after: after.as_bytes(),
            };
            assert_eq!(line.may_continue(), may_continue, "{line:?}");
        }
    }
}
