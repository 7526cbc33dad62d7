//! Bodies in chunks, each with its size before it (RFC 9112).

use crate::extract::limits::MAX_DOCUMENT;
use crate::extract::scan::{BodyDecoder, Step};
use crate::response::ResponseHead;
use crate::table::{Fact, Table, fact};

/// The longest line with the size of a chunk and its extensions, in bytes.
const MAX_SIZE_LINE: usize = 4 * 1024;

/// How bodies begin that are not plain text. A number on the line before them is the size of a chunk
/// even if it is wrong: bodies are edited before they are pasted.
static BEGINNINGS: Table<Fact<&str>> = Table::new(&[
    fact("{", "{}"),
    fact("[", "[{}]"),
    fact("data:", "data: {}"),
    fact("event:", "event: error"),
    fact("<", "<html>"),
    // gzip.
    fact("\x1f", "\x1f"),
]);

/// What is known about the chunks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Announced {
    /// The headers announce them.
    ByHeaders,
    /// The headers announce them. The body comes in blocks of a trace, so that what follows a chunk
    /// may not be known yet.
    ByHeadersOfTrace,
    /// There are no headers.
    Not,
}

/// Joins the chunks of a body. A number is a size only if a line break follows as many bytes, or if a
/// chunk precedes.
#[derive(Debug)]
pub(super) struct Chunks {
    announced: Announced,
    state: State,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Before the first size.
    Start,
    /// Before another size.
    BetweenChunks,
    /// In a chunk that is too large to see its end, with this many bytes left.
    InChunk(usize),
    AfterChunk,
    /// After the last chunk, which is empty.
    Trailers,
    /// After a size that does not fit the chunk. The rest of the body stays unchanged.
    Edited,
    End,
}

/// What is at the beginning of bytes.
#[derive(Clone, Copy, Debug)]
enum Found<T> {
    Whole(T),
    /// More bytes are necessary to know.
    Unknown,
    Nothing,
}

/// The line before a chunk.
#[derive(Clone, Copy, Debug)]
struct SizeLine {
    size: usize,
    /// The length of the line with its line break.
    length: usize,
    /// Whether the line break is the one of HTTP.
    has_return: bool,
}

impl Chunks {
    pub(super) fn new(announced: Announced) -> Self {
        Self {
            announced,
            state: State::Start,
        }
    }

    /// Reads the size of a chunk, and the chunk.
    fn read_chunk(&mut self, input: &[u8], is_all: bool, body: &mut Vec<u8>) -> Step {
        let is_first = self.state == State::Start;
        let line = match SizeLine::find(input, is_all) {
            Found::Whole(line) => line,
            Found::Unknown => return Step::NeedsMore,
            Found::Nothing if input.is_empty() && !is_first => return Step::End,
            Found::Nothing => return Step::NotEncoded,
        };
        let after_line = input.get(line.length..).unwrap_or_default();
        let is_chunk = if line.size == 0 {
            self.proves_end(line, after_line, is_all)
        } else {
            self.proves_chunk(line, after_line, is_all)
        };
        match is_chunk {
            Found::Whole(()) => {}
            Found::Unknown => return Step::NeedsMore,
            Found::Nothing => match self.may_be_edited(after_line, is_all) {
                Found::Whole(()) => {
                    self.state = State::Edited;
                    return Step::take(line.length);
                }
                Found::Unknown => return Step::NeedsMore,
                Found::Nothing => return Step::NotEncoded,
            },
        }
        let chunk = after_line.get(..line.size).unwrap_or_default();
        let break_after = after_line
            .get(line.size..)
            .map(|rest| line_break(rest, false));
        let mut bytes = line.length;
        self.state = match break_after {
            _ if line.size == 0 => State::Trailers,
            Some(Found::Whole(length)) => {
                body.extend_from_slice(chunk);
                bytes += chunk.len() + length;
                State::BetweenChunks
            }
            _ => State::InChunk(line.size),
        };
        let position = Some(line.length);
        Step::Take { bytes, position }
    }

    /// Whether a wrong size before these bytes is the size of a chunk that was edited.
    fn may_be_edited(&self, rest: &[u8], is_all: bool) -> Found<()> {
        match (self.state, self.announced) {
            (State::Start, Announced::Not) => Found::Nothing,
            (State::Start, _) => begins_body(rest, is_all),
            _ => Found::Whole(()),
        }
    }

    /// Whether the line is the size of a chunk that begins with `rest`.
    fn proves_chunk(&self, line: SizeLine, rest: &[u8], is_all: bool) -> Found<()> {
        let is_first = self.state == State::Start;
        let is_announced = self.announced != Announced::Not || !is_first;
        if !is_announced && !line.has_return {
            return Found::Nothing;
        }
        if !is_announced {
            match begins_body(rest, is_all) {
                Found::Whole(()) => {}
                other => return other,
            }
        }
        let Some(after) = rest.get(line.size..) else {
            // The chunk is cut off, or its end is not known yet.
            let is_trusted = match self.announced {
                Announced::ByHeadersOfTrace => {
                    let is_body =
                        matches!(begins_body(rest, false), Found::Whole(()) | Found::Unknown);
                    line.has_return && (!is_first || is_body)
                }
                Announced::ByHeaders | Announced::Not => rest.len() >= MAX_DOCUMENT,
            };
            return match is_all {
                _ if is_trusted => Found::Whole(()),
                true if is_first => Found::Nothing,
                true => Found::Whole(()),
                false => Found::Unknown,
            };
        };
        let is_in_trace = self.announced == Announced::ByHeadersOfTrace;
        let length = match line_break(after, is_all || is_in_trace) {
            Found::Whole(length) => length,
            Found::Unknown => return Found::Unknown,
            Found::Nothing => return Found::Nothing,
        };
        // Lines of text may have the right lengths by chance. If the line breaks are not those of
        // HTTP, as in copied text, another size has to follow.
        let needs_next = is_first && !is_in_trace;
        if needs_next && (!line.has_return || !is_announced) {
            return match SizeLine::find(after.get(length..).unwrap_or_default(), is_all) {
                Found::Whole(_) => Found::Whole(()),
                Found::Nothing if is_all && after.len() == length => Found::Whole(()),
                Found::Unknown => Found::Unknown,
                Found::Nothing => Found::Nothing,
            };
        }
        Found::Whole(())
    }

    /// Whether the line is the size of the last chunk.
    fn proves_end(&self, line: SizeLine, rest: &[u8], is_all: bool) -> Found<()> {
        match self.state {
            State::Start if self.announced == Announced::Not => Found::Nothing,
            // An empty line or a trailer has to follow.
            State::Start if !line.has_return => match memchr::memchr(b'\n', rest) {
                None if !is_all && rest.len() < MAX_SIZE_LINE => Found::Unknown,
                end => {
                    let next = rest.get(..end.unwrap_or(rest.len())).unwrap_or(rest);
                    let next = next.trim_ascii_end();
                    if next.is_empty() || ResponseHead::is_header(next) {
                        Found::Whole(())
                    } else {
                        Found::Nothing
                    }
                }
            },
            _ => Found::Whole(()),
        }
    }
}

/// Whether chunks may begin with this byte, the first one of a size.
pub(super) fn may_begin(first: u8) -> bool {
    first.is_ascii_hexdigit()
}

/// Whether these bytes begin a body that is not plain text.
fn begins_body(bytes: &[u8], is_all: bool) -> Found<()> {
    let may_have = |text: &Fact<&str>| text.as_bytes().starts_with(bytes);
    if BEGINNINGS.has_prefix_of(bytes) {
        Found::Whole(())
    } else if !is_all && BEGINNINGS.rows().any(may_have) {
        Found::Unknown
    } else {
        Found::Nothing
    }
}

impl BodyDecoder for Chunks {
    fn decode(&mut self, input: &[u8], is_all: bool, body: &mut Vec<u8>) -> Step {
        match self.state {
            State::Start | State::BetweenChunks => self.read_chunk(input, is_all, body),
            State::InChunk(left) => {
                if input.is_empty() {
                    return if is_all { Step::End } else { Step::NeedsMore };
                }
                let bytes = left.min(input.len());
                body.extend_from_slice(input.get(..bytes).unwrap_or_default());
                self.state = match left - bytes {
                    0 => State::AfterChunk,
                    left => State::InChunk(left),
                };
                let position = Some(0);
                Step::Take { bytes, position }
            }
            State::AfterChunk => match line_break(input, is_all) {
                Found::Whole(length) => {
                    self.state = State::BetweenChunks;
                    Step::take(length)
                }
                Found::Unknown => Step::NeedsMore,
                Found::Nothing => Step::NotEncoded,
            },
            State::Trailers => {
                let Some(end) = memchr::memchr(b'\n', input) else {
                    let is_line = !is_all && input.len() <= MAX_SIZE_LINE;
                    return if is_line { Step::NeedsMore } else { Step::End };
                };
                let line = input.get(..=end).unwrap_or_default();
                let is_empty = line.trim_ascii().is_empty();
                if is_empty || !ResponseHead::is_header(line.trim_ascii_end()) {
                    self.state = State::End;
                }
                if is_empty || self.state == State::Trailers {
                    Step::take(line.len())
                } else {
                    Step::End
                }
            }
            State::Edited => Step::NotEncoded,
            State::End => Step::End,
        }
    }

    fn is_literal(&self) -> bool {
        true
    }
}

impl SizeLine {
    /// Reads a line such as `1b` or `1b;name=value`.
    fn find(input: &[u8], is_all: bool) -> Found<Self> {
        let is_digit = |byte: &&u8| byte.is_ascii_hexdigit();
        let digits = input.iter().take_while(is_digit).count();
        if digits > 16 || (digits == 0 && !input.is_empty()) {
            return Found::Nothing;
        }
        let (number, rest) = input.split_at(digits);
        let begin = rest.trim_ascii_start();
        let most = input.get(..MAX_SIZE_LINE).unwrap_or(input);
        let end = match memchr::memchr(b'\n', most) {
            Some(end) => end,
            None if is_all || most.len() < input.len() => return Found::Nothing,
            // Other text needs no second look.
            None if begin.first().is_some_and(|&byte| byte != b';') => return Found::Nothing,
            None => return Found::Unknown,
        };
        let line = input.get(digits..end).unwrap_or_default();
        let extensions = line.trim_ascii();
        let size = std::str::from_utf8(number).ok();
        let size = size.and_then(|size| usize::from_str_radix(size, 16).ok());
        match size {
            Some(size) if extensions.is_empty() || extensions.starts_with(b";") => {
                Found::Whole(Self {
                    size,
                    length: end + 1,
                    has_return: line.ends_with(b"\r"),
                })
            }
            _ => Found::Nothing,
        }
    }
}

/// Returns the length of the line break after a chunk. A terminal may have added a carriage return.
/// The end of the input, if `is_all`, counts as one.
fn line_break(input: &[u8], is_all: bool) -> Found<usize> {
    let returns = input.iter().take_while(|byte| **byte == b'\r').count();
    match input.get(returns) {
        Some(b'\n') if returns <= 2 => Found::Whole(returns + 1),
        None if is_all => Found::Whole(returns),
        None if returns <= 2 => Found::Unknown,
        _ => Found::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Row;
    use crate::table::proof::assert_each_row_is_needed;

    #[test]
    fn each_beginning_is_needed() {
        assert_each_row_is_needed("beginnings of bodies", &BEGINNINGS, |beginning| {
            let body = beginning.example().as_bytes();
            matches!(begins_body(body, true), Found::Whole(()))
        });
        assert!(matches!(begins_body(b"dat", false), Found::Unknown));
        assert!(matches!(begins_body(b"text", false), Found::Nothing));
    }
}
