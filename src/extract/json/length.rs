//! Compares the length of a document with the length that headers announce.
//!
//! Clients print a body in another layout than the server sent: `http` and `jq` indent it, `jq -c`
//! compacts it, and each has its own escapes. Servers send JSON without spaces, or with one after
//! each comma and colon. The length in these layouts follows from counts, so the document is read
//! once.

/// How many bytes may follow a document in its body: a line break.
const LINE_BREAK: u64 = 2;

/// How a document compares with the length of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fit {
    /// The document as printed has this length.
    AsPrinted,
    /// The document has this length in another layout, or that is uncertain.
    Possible,
    /// The document has another length in every layout.
    No,
}

/// Compares a document without colors with the length of a body. Whitespace after the document is
/// allowed for.
pub(crate) fn compare(document: &[u8], length: u64) -> Fit {
    let is_length = |shortest: u64| (shortest..=shortest + LINE_BREAK).contains(&length);
    if as_printed(document).into_iter().any(is_length) {
        return Fit::AsPrinted;
    }
    match Counts::of(document) {
        Some(counts) if !counts.permit(length) && !is_length(in_string(document)) => Fit::No,
        Some(_) | None => Fit::Possible,
    }
}

/// Whether an item without colors is too long for a list of this length, in every layout.
pub(crate) fn exceeds(item: &[u8], length: u64) -> bool {
    Counts::of(item).is_some_and(|counts| counts.shortest() > length)
}

fn count(wanted: u8, document: &[u8]) -> u64 {
    memchr::memchr_iter(wanted, document).count() as u64
}

/// Returns the lengths of a document as printed, with either line break.
fn as_printed(document: &[u8]) -> [u64; 3] {
    let length = document.len() as u64;
    let pairs = memchr::memmem::find_iter(document, b"\r\n").count() as u64;
    let lone = count(b'\n', document) - pairs;
    [length, length - pairs, length + lone]
}

/// Returns the length of a JSON string with the document.
fn in_string(document: &[u8]) -> u64 {
    let escaped = b"\"\\\n\r".map(|byte| count(byte, document));
    let quotes = 2;
    document.len() as u64 + quotes + escaped.iter().sum::<u64>()
}

/// What a document consists of.
#[derive(Debug, Default)]
struct Counts {
    /// The bytes of strings, numbers and words, of brackets, commas and colons.
    compact: u64,
    commas_and_colons: u64,
    /// The slashes that are not escaped. PHP escapes them.
    slashes: u64,
    escaped_slashes: u64,
    /// The characters that Go escapes: `<`, `>` and `&`.
    markup: u64,
    /// The characters that Gson escapes as well: `=` and `'`.
    quoting: u64,
    /// The bytes of characters that are not ASCII, and of escapes such as `\u00e9`.
    foreign_bytes: u64,
    foreign_characters: u64,
}

/// How many bytes an escape such as `\u003c` has more than the character.
const ESCAPE: u64 = 5;

impl Counts {
    /// Returns `None` for a document whose other layouts are uncertain: with numbers that clients
    /// round, or with line breaks in a string.
    fn of(document: &[u8]) -> Option<Self> {
        let mut counts = Self::default();
        let mut rest = document;
        while let [byte, after @ ..] = rest {
            rest = after;
            if byte.is_ascii_whitespace() {
                continue;
            }
            counts.compact += 1;
            match byte {
                b',' | b':' => counts.commas_and_colons += 1,
                b'"' | b'\'' => rest = counts.add_string(*byte, rest)?,
                b'.' | b'+' | b'e' | b'E' if is_in_number(document, rest) => return None,
                _ => {}
            }
        }
        Some(counts)
    }

    /// Adds a string after its first quote. Returns what follows it.
    fn add_string<'d>(&mut self, quote: u8, string: &'d [u8]) -> Option<&'d [u8]> {
        let mut rest = string;
        loop {
            let (byte, after) = rest.split_first()?;
            rest = after;
            self.compact += 1;
            match byte {
                b'\\' => {
                    let (escaped, after) = rest.split_first()?;
                    rest = after;
                    self.compact += 1;
                    match escaped {
                        b'u' => {
                            rest = rest.get(4..)?;
                            self.compact -= 2;
                            self.foreign_bytes += 6;
                            self.foreign_characters += 1;
                        }
                        b'/' => self.escaped_slashes += 1,
                        _ => {}
                    }
                }
                b'/' => self.slashes += 1,
                b'<' | b'>' | b'&' => self.markup += 1,
                b'=' => self.quoting += 1,
                _ if *byte == quote => return Some(rest),
                b'\'' => self.quoting += 1,
                0..b' ' => return None,
                0x80.. => {
                    self.compact -= 1;
                    self.foreign_bytes += 1;
                    // The first byte of a character in UTF-8.
                    self.foreign_characters += u64::from(*byte >= 0xc0);
                }
                _ => {}
            }
        }
    }

    /// Returns the length of the shortest layout, at least.
    fn shortest(&self) -> u64 {
        self.shortest_ascii() + self.shortest_foreign()
    }

    /// Returns the length of the ASCII characters in the shortest layout.
    fn shortest_ascii(&self) -> u64 {
        self.compact - self.escaped_slashes
    }

    /// Returns the length of the other characters, at least: each may be replaced by `?`.
    fn shortest_foreign(&self) -> u64 {
        self.foreign_characters.min(self.foreign_bytes)
    }

    /// Returns the length of the other characters, at most: each may be a pair of escapes, or each
    /// byte replaced by U+FFFD.
    fn longest_foreign(&self) -> u64 {
        (12 * self.foreign_characters).max(3 * self.foreign_bytes)
    }

    /// Whether the document has this length in some layout.
    fn permit(&self, length: u64) -> bool {
        let compact = self.shortest_ascii();
        let layouts = [compact, compact + self.commas_and_colons].into_iter();
        let slashes = [0, self.slashes + self.escaped_slashes];
        let markup = [
            0,
            ESCAPE * self.markup,
            ESCAPE * (self.markup + self.quoting),
        ];
        let mut lengths = layouts.flat_map(|layout| {
            let escaped = slashes.map(|slashes| layout + slashes);
            let escaped = escaped.into_iter();
            escaped.flat_map(move |length| markup.map(|markup| length + markup))
        });
        let (shortest, longest) = (self.shortest_foreign(), self.longest_foreign());
        lengths.any(|layout| (layout + shortest..=layout + longest + LINE_BREAK).contains(&length))
    }
}

/// Whether the byte before `rest` belongs to a number, not to a word such as `true`.
fn is_in_number(document: &[u8], rest: &[u8]) -> bool {
    let end = document.len() - rest.len();
    let before = document.get(..end - 1).unwrap_or_default();
    before.last().is_some_and(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SENT: &str = r#"{"error": "a/b", "details": {"list": [1, true, null], "none": {}}}"#;

    #[test]
    fn the_same_json_fits_in_every_layout() {
        let compact = SENT.replace(": ", ":").replace(", ", ",");
        let with_escapes = compact.replace('/', "\\/");
        let indented = "{\n  \"error\": \"a/b\",\n  \"details\": {\n    \"list\": [\n      1,\n      \
                        true,\n      null\n    ],\n    \"none\": {}\n  }\n}";
        let sent = [SENT, &compact, &with_escapes, indented];
        let with_pairs = indented.replace('\n', "\r\n");
        for printed in [SENT, &compact, &with_escapes, indented, &with_pairs] {
            for sent in &sent[..3] {
                for line_break in 0..=2 {
                    let length = sent.len() as u64 + line_break;
                    let fit = compare(printed.as_bytes(), length);
                    assert_ne!(fit, Fit::No, "{printed} {sent}");
                    assert!(*sent != printed || fit == Fit::AsPrinted, "{printed}");
                }
            }
        }
        let length = sent[3].len() as u64;
        assert_eq!(compare(with_pairs.as_bytes(), length), Fit::AsPrinted);
    }

    #[test]
    fn the_same_text_fits_with_every_escape() {
        let forms = [
            r#"{"error":"é <a> = b"}"#,
            r#"{"error":"\u00e9 <a> = b"}"#,
            r#"{"error":"é \u003ca\u003e = b"}"#,
            r#"{"error":"\u00e9 \u003ca\u003e \u003d b"}"#,
        ];
        let ascii_forms = [
            r#"{"error":"<a> & b = 'c'"}"#,
            r#"{"error":"\u003ca\u003e \u0026 b = 'c'"}"#,
            r#"{"error":"\u003ca\u003e \u0026 b \u003d \u0027c\u0027"}"#,
        ];
        for forms in [&forms[..], &ascii_forms] {
            for printed in forms {
                for sent in forms {
                    let fit = compare(printed.as_bytes(), sent.len() as u64);
                    assert_ne!(fit, Fit::No, "{printed} {sent}");
                }
            }
        }
    }

    #[test]
    fn a_character_has_up_to_two_escapes() {
        // From `?` in place of the character to two escapes, a space and a line break. The bytes of an
        // escape may have been characters.
        for (printed, shortest, longest) in [(r#"{"a":"€"}"#, 9, 23), (r#"{"a":"\u20ac"}"#, 9, 29)]
        {
            let fits = |length| compare(printed.as_bytes(), length) != Fit::No;
            assert!(fits(shortest) && fits(longest), "{printed}");
            assert!(!fits(shortest - 1) && !fits(longest + 1), "{printed}");
        }
    }

    #[test]
    fn other_lengths_do_not_fit() {
        for length in [0, 1, 20, SENT.len() as u64 - 11, 75, 600] {
            assert_eq!(compare(SENT.as_bytes(), length), Fit::No, "{length}");
        }
        assert_eq!(compare(br#"{"a":1}"#, 30), Fit::No);
    }

    #[test]
    fn uncertain_layouts_fit() {
        for uncertain in [r#"{"a":1.50}"#, r#"{"a":1e3}"#, "{\"a\":\"b\nc\"}"] {
            assert_eq!(compare(uncertain.as_bytes(), 90), Fit::Possible);
        }
        assert!(exceeds(br#"{"a": true}"#, 9) && !exceeds(br#"{"a": true}"#, 10));
        assert!(exceeds(br#"{"a":"\/"}"#, 8) && !exceeds(br#"{"a":"\/"}"#, 9));
        assert_eq!(compare(br#"{"a":true}"#, 90), Fit::No);
        assert_eq!(compare(br#""a":"#, 90), Fit::No);
    }
}
