//! Marks that programs print in place of line breaks, tabs, and other spaces.

use super::in_string::InString;
use super::{Signs, Start, Undo};
use crate::first_bytes::FirstBytes;
use crate::table::{Fact, Table, fact};

/// A mark, and the byte that it replaces. `None` for a mark that cannot occur, since the program
/// escapes its first character.
type Mark = (&'static str, Option<u8>);

/// The marks of one program.
#[derive(Clone, Copy, Debug)]
struct Marks {
    /// Those between the tokens of a document.
    between: &'static [Mark],
    /// Those in its strings, where most programs find nothing to replace.
    inside: &'static [Mark],
}

impl Marks {
    const fn between(between: &'static [Mark]) -> Self {
        Self {
            between,
            inside: &[],
        }
    }
}

static MARKS: Table<Fact<Marks>> = Table::new(&[
    // Spring's `LogFormatUtils`, which writes other control characters as question marks.
    fact(
        Marks::between(&[("<EOL>", Some(b'\n')), ("?", Some(b' '))]),
        r#"{<EOL>?"error": "m",<EOL>"code": "volume_busy"}"#,
    ),
    // Commands of GitHub Actions, such as `::error::`.
    fact(
        Marks {
            between: &[("%0A", Some(b'\n')), ("%0D", Some(b'\r'))],
            inside: &[("%25", Some(b'%')), ("%0A", None), ("%0D", None)],
        },
        r#"::error::{%0D%0A"error": "100%25 used",%0A"code": "volume_busy"}"#,
    ),
    // rsyslog, which writes control characters in octal.
    fact(
        Marks::between(&[
            ("#012", Some(b'\n')),
            ("#011", Some(b'\t')),
            ("#015", Some(b'\r')),
        ]),
        r#"{#012#011"error": "m",#015#012"code": "volume_busy"}"#,
    ),
    // Loggers that escape line breaks and not quotes.
    fact(
        Marks::between(&[
            ("\\n", Some(b'\n')),
            ("\\t", Some(b'\t')),
            ("\\r", Some(b'\r')),
        ]),
        r#"{\n\t"error": "m",\r\n"code": "volume_busy"}"#,
    ),
    // Editors and terminals that show line breaks.
    fact(
        Marks::between(&[
            ("␊", Some(b'\n')),
            ("␍", Some(b'\r')),
            ("␉", Some(b'\t')),
            ("↵", Some(b'\n')),
            ("⏎", Some(b'\n')),
            ("·", Some(b' ')),
        ]),
        "{␍␊␉\"error\": \"m\",⏎··\"code\": \"volume_busy\"↵}",
    ),
    // Chats and web pages, which keep an indentation by spaces that do not break.
    fact(
        Marks::between(&[
            ("\u{a0}", Some(b' ')),
            ("\u{200b}", Some(b' ')),
            ("\u{feff}", Some(b' ')),
        ]),
        "{\u{a0}\"error\": \"m\",\u{200b}\u{feff}\"code\": \"volume_busy\"}",
    ),
    // Escaped escape characters, before the colors of a document.
    fact(
        Marks {
            between: ESCAPES,
            inside: ESCAPES,
        },
        r#"\x1b[1m{\033[0m"error": "m", "code": "\u001b[31mvolume_busy\e[0m"^[[1m␛[0m}"#,
    ),
]);

/// The marks between tokens.
#[expect(clippy::indexing_slicing, reason = "runs at compile time")]
pub(super) static SIGNS: Signs = {
    let mut first = FirstBytes::NONE;
    let mut row = 0;
    while let Some(marks) = MARKS.fact(row) {
        let mut mark = 0;
        while mark < marks.between.len() {
            first = first.with(marks.between[mark].0.as_bytes());
            mark += 1;
        }
        row += 1;
    }
    Signs {
        unexpected: first,
        first: FirstBytes::NONE,
    }
};

const ESCAPES: &[Mark] = &[
    ("\\x1b", Some(0x1b)),
    ("\\x1B", Some(0x1b)),
    ("\\033", Some(0x1b)),
    ("\\u001b", Some(0x1b)),
    ("\\u001B", Some(0x1b)),
    ("\\e", Some(0x1b)),
    ("^[", Some(0x1b)),
    ("␛", Some(0x1b)),
];

/// Begins at a document with a mark between its tokens.
pub(super) fn begin(start: &Start<'_>) -> Option<Box<dyn Undo>> {
    let first = start.unexpected;
    let begins = |marks: &Fact<Marks>| {
        let mut between = marks.between.iter();
        between.any(|(mark, _)| first.starts_with(mark.as_bytes()))
    };
    let marks = MARKS.rows().find(|marks| begins(marks))?;
    Some(Box::new(Replacing::new(**marks)))
}

#[derive(Debug)]
struct Replacing {
    marks: Marks,
    /// The beginning of a mark.
    pending: Vec<u8>,
    in_string: InString,
}

impl Replacing {
    fn new(marks: Marks) -> Self {
        Self {
            marks,
            pending: Vec::new(),
            in_string: InString::default(),
        }
    }

    /// Adds a byte that is not part of a mark.
    fn push_plain(&mut self, byte: u8, text: &mut Vec<u8>) {
        self.in_string.step(byte);
        text.push(byte);
    }
}

impl Undo for Replacing {
    fn push(&mut self, byte: u8, text: &mut Vec<u8>) -> Option<()> {
        let marks = if self.in_string.is_inside() {
            self.marks.inside
        } else {
            self.marks.between
        };
        let begins = |mark: &str| mark.as_bytes().first() == Some(&byte);
        if self.pending.is_empty() && !marks.iter().any(|(mark, _)| begins(mark)) {
            self.push_plain(byte, text);
            return Some(());
        }
        self.pending.push(byte);
        let pending = self.pending.as_slice();
        if let Some((_, plain)) = marks.iter().find(|(mark, _)| mark.as_bytes() == pending) {
            text.push((*plain)?);
            self.pending.clear();
            return Some(());
        }
        let is_beginning = |mark: &str| mark.as_bytes().starts_with(pending);
        let may_be_mark = marks.iter().any(|(mark, _)| is_beginning(mark));
        // After an escaping backslash, the next byte belongs to the text.
        if may_be_mark && !self.in_string.is_escaped() {
            return Some(());
        }
        let mut pending = std::mem::take(&mut self.pending);
        for byte in pending.drain(..) {
            self.push_plain(byte, text);
        }
        self.pending = pending;
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::scan::undo::tests::has_response;
    use crate::table::Row;
    use crate::table::proof::assert_each_row_is_needed;

    #[test]
    fn each_program_is_needed() {
        assert_each_row_is_needed("marks", &MARKS, |marks| has_response(marks.example()));
    }
}
