//! Where a JSON document ends.

/// How deep objects and lists may nest; `serde_json` reads no deeper either.
const MOST_NESTING: usize = 127;

/// What has become of a document after some bytes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Progress {
    /// All bytes belong to the document, and it goes on.
    Open,
    /// The document ends behind this many of the bytes.
    Closed(usize),
    /// This is no JSON: no document begins with what follows the first bracket. Holds how many of
    /// the bytes were looked at.
    NotJson(usize),
}

/// Follows the brackets and strings of one document, byte by byte, so that its end is found
/// without reading its values. Begins at the first bracket.
#[derive(Debug, Default)]
pub(super) struct Document {
    first: Option<u8>,
    begun: bool,
    depth: usize,
    deepest: usize,
    in_string: bool,
    escaped: bool,
}

impl Document {
    /// Whether a document can begin with this byte. Scalars are no documents: a line of text may
    /// begin like one.
    pub(super) fn can_begin_with(byte: u8) -> bool {
        matches!(byte, b'{' | b'[')
    }

    /// Takes the next bytes.
    pub(super) fn feed(&mut self, bytes: &[u8]) -> Progress {
        for (index, &byte) in bytes.iter().enumerate() {
            if !self.begun && self.depth == 1 && !byte.is_ascii_whitespace() {
                if !self.can_go_on_with(byte) {
                    return Progress::NotJson(index);
                }
                self.begun = true;
            }
            if self.in_string {
                self.in_string = self.escaped || byte != b'"';
                self.escaped = !self.escaped && byte == b'\\';
                continue;
            }
            match byte {
                b'"' => self.in_string = true,
                b'{' | b'[' => {
                    self.first.get_or_insert(byte);
                    self.depth += 1;
                    self.deepest = self.deepest.max(self.depth);
                }
                b'}' | b']' => {
                    self.depth = self.depth.saturating_sub(1);
                    if self.depth == 0 {
                        return Progress::Closed(index + 1);
                    }
                }
                _ => {}
            }
        }
        Progress::Open
    }

    /// Whether the document nests deeper than it can be read.
    pub(super) fn is_too_deep(&self) -> bool {
        self.deepest > MOST_NESTING
    }

    /// Whether the first bracket can be followed by this byte. Lists of numbers and names are left
    /// out on purpose: log lines begin with `[2026-` and `[info]`.
    fn can_go_on_with(&self, byte: u8) -> bool {
        match self.first {
            Some(b'{') => matches!(byte, b'"' | b'}'),
            _ => matches!(byte, b'{' | b'[' | b'"' | b']'),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn feed(text: &str) -> Progress {
        Document::default().feed(text.as_bytes())
    }

    #[test]
    fn a_document_ends_with_the_bracket_that_closes_the_first() {
        for (text, end) in [
            ("{}", 2),
            ("[]x", 2),
            (r#"{"a": {"b": [1, 2]}} {"#, 20),
            (r#"{"a": "}"}x"#, 10),
            (r#"{"a": "\"}"}x"#, 12),
            (r#"{"a": "\\"}x"#, 11),
            (" { \"a\":1 }", 10),
        ] {
            assert_eq!(
                feed(text.trim_start()),
                Progress::Closed(end - (text.len() - text.trim_start().len())),
                "{text}"
            );
        }
    }

    #[test]
    fn an_unfinished_document_stays_open() {
        for text in ["{", "[", r#"{"a"#, r#"{"a": "}"#, r#"{"a": [{}"#, r#"{"a\"#] {
            assert_eq!(feed(text), Progress::Open, "{text}");
        }
    }

    #[test]
    fn brackets_in_text_are_no_documents() {
        for (text, looked_at) in [
            ("{ [66 bytes data]", 2),
            ("[2026-11-23] x", 1),
            ("[info] x", 1),
            ("{{", 1),
            ("[\n  x", 4),
        ] {
            assert_eq!(feed(text), Progress::NotJson(looked_at), "{text}");
        }
    }

    #[test]
    fn cutting_the_bytes_anywhere_changes_nothing() {
        let text = r#"{"a": "\\\"}", "b": [{"c": "]"}]} rest"#.as_bytes();
        for cut in 0..33 {
            let (before, after) = text.split_at(cut);
            let mut document = Document::default();
            assert_eq!(document.feed(before), Progress::Open);
            assert_eq!(
                document.feed(after),
                Progress::Closed(33 - cut),
                "cut at {cut}"
            );
        }
    }

    #[test]
    fn nesting_is_measured_outside_strings() {
        let mut document = Document::default();
        document.feed(format!("{}\"{}\"", "[".repeat(127), "[".repeat(999)).as_bytes());
        assert!(!document.is_too_deep());
        document.feed(b"[");
        assert!(document.is_too_deep());
    }
}
