//! How the lines of a document were made, and so what was between two of them.

use super::holes::Holes;
use super::lines::LineSize;
use crate::table::{Fact, Table, fact};

/// What the text before a document says about how it was wrapped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hint {
    Nothing,
    /// YAML folds the text, so a space was at each place. The key is indented by this many spaces,
    /// and the text by more.
    Folded {
        indent: usize,
        is_certain: bool,
    },
}

/// What was at a place where a string was wrapped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Join {
    Nothing,
    Space,
    /// A line break, or it is uncertain what.
    Break,
}

impl Join {
    /// Returns it as a part of a JSON string.
    pub(super) fn text(self) -> &'static [u8] {
        match self {
            Self::Nothing => b"",
            Self::Space => b" ",
            Self::Break => b"\\n",
        }
    }
}

/// The narrowest widths at which programs cut lines, and break them at spaces. Shorter lines end where
/// a message has a line break.
const MIN_CUT: usize = 20;
const MIN_BROKEN: usize = 36;

/// After how many wrapped lines of the same width it is certain that they were cut.
const CERTAIN: usize = 4;

/// The usual widths of terminals.
static TERMINAL_WIDTHS: Table<Fact<usize>> = Table::new(&[
    fact(80, "80"),
    fact(100, "100"),
    fact(120, "120"),
    fact(132, "132"),
]);

/// Words that are rarely a part of another word. A line that ends or begins with one was probably
/// broken at a space.
static WORDS: Table<Fact<&str>> = Table::new(&[
    fact("an", "an"),
    fact("and", "and"),
    fact("are", "are"),
    fact("as", "as"),
    fact("at", "at"),
    fact("be", "be"),
    fact("been", "been"),
    fact("by", "by"),
    fact("cannot", "cannot"),
    fact("does", "does"),
    fact("for", "for"),
    fact("from", "from"),
    fact("has", "has"),
    fact("have", "have"),
    fact("in", "in"),
    fact("is", "is"),
    fact("it", "it"),
    fact("must", "must"),
    fact("no", "no"),
    fact("not", "not"),
    fact("of", "of"),
    fact("on", "on"),
    fact("or", "or"),
    fact("than", "than"),
    fact("that", "that"),
    fact("the", "the"),
    fact("then", "then"),
    fact("this", "this"),
    fact("to", "to"),
    fact("was", "was"),
    fact("will", "will"),
    fact("with", "with"),
]);

/// How the lines of a document were made.
#[derive(Debug)]
pub(super) enum Wrapping {
    /// Cut at this width, in the middle of words. Lines that end with a space may lack it.
    Cut {
        width: usize,
        measure: fn(&LineSize) -> usize,
        is_certain: bool,
    },
    /// Broken at spaces.
    Words {
        longest: usize,
        longest_of_words: usize,
    },
    /// Folded by YAML.
    Folded,
    Unknown,
}

impl Wrapping {
    /// Returns how a document was wrapped whose lines have these sizes. The last line is given apart.
    pub(super) fn of(holes: &Holes, sizes: (&[LineSize], LineSize), hint: Hint) -> Self {
        let (lines, last) = sizes;
        let wrapped = || {
            let ends = [&holes.in_strings, &holes.in_words, &holes.between_tokens];
            let ends = ends.into_iter().flatten();
            ends.filter_map(|&line| lines.get(line))
        };
        let all = || lines.iter().chain([&last]);
        let by_hint = match hint {
            Hint::Nothing => Self::Unknown,
            Hint::Folded {
                is_certain: true, ..
            } => return Self::Folded,
            Hint::Folded { .. } => Self::Folded,
        };
        let measures: [fn(&LineSize) -> usize; 2] = [|size| size.characters, |size| size.bytes];
        for measure in measures {
            let width = wrapped().map(measure).max().unwrap_or_default();
            let longest = all().map(measure).max().unwrap_or_default();
            let is_even = wrapped().all(|size| measure(size) + 1 >= width);
            if width < MIN_CUT || longest > width || !is_even {
                continue;
            }
            let full = all().filter(|size| measure(size) == width).count();
            let trimmed = wrapped().filter(|size| measure(size) != width).count();
            let is_usual = TERMINAL_WIDTHS.rows().any(|usual| **usual == width);
            if full > 1 || is_usual {
                return Self::Cut {
                    width,
                    measure,
                    is_certain: wrapped().count() >= CERTAIN && full >= CERTAIN * trimmed,
                };
            }
            if wrapped().count() == 1 {
                return by_hint;
            }
        }
        let width = wrapped().map(|size| size.characters).max();
        if width.is_none_or(|width| width < MIN_BROKEN) {
            return Self::Unknown;
        }
        let with_words = all().filter(|size| size.has_words);
        let longest_of_words = with_words.map(|size| size.characters).max();
        Self::Words {
            longest: all().map(|size| size.characters).max().unwrap_or_default(),
            longest_of_words: longest_of_words.unwrap_or_default(),
        }
    }

    /// Returns what was between a line of this size, which ends with the word `last`, and the next
    /// one, which begins with the word `next`.
    pub(super) fn join(&self, line: LineSize, last: &[u8], next: &[u8]) -> Join {
        if last.is_empty() || next.is_empty() {
            return Join::Nothing;
        }
        let is_clause = is_clause(last, next);
        let is_between_words = is_clause || WORDS.contains(last) || WORDS.contains(next);
        match *self {
            Self::Cut { width, measure, .. } if measure(&line) < width => Join::Space,
            Self::Cut { is_certain, .. } if is_certain || !is_between_words => Join::Nothing,
            Self::Words {
                longest_of_words, ..
            } if 4 * (line.characters + 1 + next.len()) <= 3 * longest_of_words => Join::Break,
            // Both words together are too long for a line.
            Self::Words { longest, .. }
                if line.characters == longest
                    && last.len() + next.len() > longest
                    && !is_clause =>
            {
                Join::Nothing
            }
            Self::Words { .. } if is_hyphenated(last, next) => Join::Nothing,
            Self::Words { .. } | Self::Folded => Join::Space,
            Self::Cut { .. } | Self::Unknown => Join::Break,
        }
    }
}

/// Whether a line ends with a part of a sentence.
fn is_clause(last: &[u8], next: &[u8]) -> bool {
    let ends = last.last().is_some_and(|last| b",;".contains(last));
    ends && next.first().is_some_and(u8::is_ascii_alphabetic)
}

/// Whether a line was broken after the hyphen of a word.
fn is_hyphenated(last: &[u8], next: &[u8]) -> bool {
    let is_letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphabetic);
    let before = last.strip_suffix(b"-").and_then(<[u8]>::last);
    is_letter(before) && is_letter(next.first())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Row;
    use crate::table::proof::assert_each_row_is_needed;

    /// Returns how lines of these widths were wrapped, each but the last in a string.
    fn wrapping(widths: &[usize], hint: Hint) -> Wrapping {
        let sizes: Vec<LineSize> = widths
            .iter()
            .map(|&width| LineSize {
                characters: width,
                bytes: width,
                has_words: true,
            })
            .collect();
        let (&last, lines) = sizes.split_last().expect("there are lines");
        let holes = Holes {
            in_strings: (0..lines.len()).collect(),
            ..Holes::default()
        };
        Wrapping::of(&holes, (lines, last), hint)
    }

    fn join(widths: &[usize], last: &str, next: &str) -> Join {
        let line = LineSize {
            characters: widths[0],
            bytes: widths[0],
            has_words: true,
        };
        wrapping(widths, Hint::Nothing).join(line, last.as_bytes(), next.as_bytes())
    }

    #[test]
    fn each_width_of_a_terminal_is_needed() {
        assert_each_row_is_needed("terminal widths", &TERMINAL_WIDTHS, |width| {
            let width = width.example().parse().expect("it is a number");
            matches!(wrapping(&[width, 10], Hint::Nothing), Wrapping::Cut { .. })
        });
    }

    #[test]
    fn each_word_is_needed() {
        assert_each_row_is_needed("words between spaces", &WORDS, |word| {
            join(&[61, 61, 20], word.example(), "absolute") == Join::Break
        });
    }

    #[test]
    fn lines_of_one_width_were_cut_in_words() {
        assert_eq!(join(&[61, 61, 20], "abso", "lute"), Join::Nothing);
        assert_eq!(join(&[61, 61, 20], "and", "may"), Join::Break);
        assert_eq!(join(&[61, 61, 20], "full,", "lute"), Join::Break);
        // Narrow lines are not cut.
        assert_eq!(join(&[20, 20, 5], "abso", "lute"), Join::Nothing);
        assert_eq!(join(&[19, 19, 5], "abso", "lute"), Join::Break);
        assert_eq!(join(&[61, 61, 61, 61, 20], "and", "may"), Join::Nothing);
        // The space at the end of the line is missing.
        assert_eq!(join(&[60, 61, 61, 20], "path", "must"), Join::Space);
    }

    #[test]
    fn lines_of_different_widths_were_broken_at_spaces() {
        assert_eq!(join(&[58, 61, 20], "path", "must"), Join::Space);
        assert_eq!(join(&[58, 61, 20], "read-", "only"), Join::Nothing);
        // Both words would fit on the line.
        assert_eq!(join(&[30, 61, 20], "path", "must"), Join::Break);
    }

    #[test]
    fn a_single_line_break_is_kept_if_nothing_else_is_known() {
        assert_eq!(join(&[61, 20], "abso", "lute"), Join::Break);
        assert_eq!(join(&[21, 66], "first", "second"), Join::Break);
        let folded = wrapping(
            &[61, 20],
            Hint::Folded {
                indent: 2,
                is_certain: false,
            },
        );
        let line = LineSize::default();
        assert_eq!(folded.join(line, b"path", b"must"), Join::Space);
    }
}
