//! Marks that programs print in place of line breaks, tabs, and other spaces.

use super::in_string::InString;
use super::{Signs, Start, Undo};
use crate::first_bytes::FirstBytes;
use crate::table::{Fact, Table, fact};

/// A mark, and the byte that it replaces.
type Mark = (&'static str, u8);

/// The marks of one program.
#[derive(Clone, Copy, Debug)]
struct Marks {
    /// Those between the tokens of a document.
    between: &'static [Mark],
    /// Those in its strings, where most programs find nothing to replace.
    inside: &'static [Mark],
    /// A mark that no string can contain, since the program escapes its first character.
    forbidden: &'static [&'static str],
}

impl Marks {
    const fn between(between: &'static [Mark]) -> Self {
        Self {
            between,
            inside: &[],
            forbidden: &[],
        }
    }
}

static MARKS: Table<Fact<Marks>> = Table::new(&[
    // Spring's `LogFormatUtils`, which writes other control characters as question marks.
    fact(
        Marks::between(&[("<EOL>", b'\n'), ("?", b' ')]),
        r#"{<EOL>?"error": "m",<EOL>"code": "volume_busy"}"#,
    ),
    // Commands of GitHub Actions, such as `::error::`.
    fact(
        Marks {
            between: &[("%0A", b'\n'), ("%0D", b'\r')],
            inside: &[("%25", b'%')],
            forbidden: &["%0A", "%0D"],
        },
        r#"::error::{%0D%0A"error": "100%25 used",%0A"code": "volume_busy"}"#,
    ),
    // rsyslog, which writes control characters in octal.
    fact(
        Marks::between(&[("#012", b'\n'), ("#011", b'\t'), ("#015", b'\r')]),
        r#"{#012#011"error": "m",#015#012"code": "volume_busy"}"#,
    ),
    // Loggers that escape line breaks and not quotes.
    fact(
        Marks::between(&[("\\n", b'\n'), ("\\t", b'\t'), ("\\r", b'\r')]),
        r#"{\n\t"error": "m",\r\n"code": "volume_busy"}"#,
    ),
    // Editors and terminals that show line breaks.
    fact(
        Marks::between(&[
            ("␊", b'\n'),
            ("␍", b'\r'),
            ("␉", b'\t'),
            ("↵", b'\n'),
            ("⏎", b'\n'),
            ("·", b' '),
        ]),
        "{␍␊␉\"error\": \"m\",⏎··\"code\": \"volume_busy\"↵}",
    ),
    // Chats and web pages, which keep an indentation by spaces that do not break.
    fact(
        Marks::between(&[("\u{a0}", b' '), ("\u{200b}", b' '), ("\u{feff}", b' ')]),
        "{\u{a0}\"error\": \"m\",\u{200b}\u{feff}\"code\": \"volume_busy\"}",
    ),
    // Escaped escape characters, before the colors of a document.
    fact(
        Marks {
            between: ESCAPES,
            inside: ESCAPES,
            forbidden: &[],
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
    ("\\x1b", 0x1b),
    ("\\x1B", 0x1b),
    ("\\033", 0x1b),
    ("\\u001b", 0x1b),
    ("\\u001B", 0x1b),
    ("\\e", 0x1b),
    ("^[", 0x1b),
    ("␛", 0x1b),
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
        let is_in_string = self.in_string.is_inside();
        let marks = if is_in_string {
            self.marks.inside
        } else {
            self.marks.between
        };
        let begins = |mark: &str| mark.as_bytes().first() == Some(&byte);
        if self.pending.is_empty()
            && !marks.iter().any(|(mark, _)| begins(mark))
            && !self.marks.forbidden.iter().any(|mark| begins(mark))
        {
            self.push_plain(byte, text);
            return Some(());
        }
        self.pending.push(byte);
        let pending = self.pending.as_slice();
        let forbidden = self.marks.forbidden;
        if is_in_string && forbidden.iter().any(|mark| pending == mark.as_bytes()) {
            return None;
        }
        if let Some((_, plain)) = marks.iter().find(|(mark, _)| mark.as_bytes() == pending) {
            text.push(*plain);
            self.pending.clear();
            return Some(());
        }
        let is_beginning = |mark: &str| mark.as_bytes().starts_with(pending);
        let may_be_mark = marks.iter().any(|(mark, _)| is_beginning(mark))
            || (is_in_string && forbidden.iter().any(|mark| is_beginning(mark)));
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
