//! The lines of a document, without the prefix and the border of each.

use super::super::Start;
use super::line_prefix::{LinePrefix, Match, border};
use super::tag::Tag;
use crate::ansi;

/// Ends a line in what [`Lines`] returns. A document that contains this control character itself is
/// not read.
pub(super) const BREAK: u8 = 0x1e;

/// Ends a line that certainly continues without a space, after [`BREAK`] was found to be one.
pub(super) const CONTINUED: u8 = 0x1f;

/// How many bytes and lines of a document are read.
const MAX_BYTES: usize = 64 * 1024;
const MAX_LINES: usize = 1024;

/// How many lines of other programs are skipped.
const MAX_SKIPPED: usize = 64;

/// The size of a line, with its prefix.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct LineSize {
    pub(super) characters: usize,
    pub(super) bytes: usize,
    /// Whether the line has several words.
    pub(super) has_words: bool,
}

/// Cuts a changed document into its lines.
#[derive(Debug)]
pub(super) struct Lines {
    part: Part,
    /// What precedes the document on its first line, or, once it is known, the prefix of all lines.
    prefix: LinePrefix,
    is_prefix_known: bool,
    /// Whether a space follows the prefix.
    has_space: bool,
    first_line: Vec<u8>,
    tag: Option<Tag>,
    border: Option<&'static [u8]>,
    /// The bytes of the line before its content.
    head: Vec<u8>,
    /// Spaces and a border that may end the line.
    held: Vec<u8>,
    /// Whether the line has content so far.
    has_content: bool,
    size: LineSize,
    sizes: Vec<LineSize>,
    /// How many bytes of content were read that are not spaces.
    content: usize,
    skipped: usize,
    read: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// Before the content of a line.
    Head,
    /// In a line that may be one of another program.
    OtherHead,
    /// In a line of another program.
    Other,
    Content,
}

impl Lines {
    /// Returns a reader of the lines of a document that begins here.
    pub(super) fn new(start: Start<'_>) -> Self {
        // After another document, it is unknown how the line begins.
        let first_line = if start.is_whole_line {
            start.prefix
        } else {
            &[]
        };
        let prefix = LinePrefix::new(first_line);
        let mut lines = Self {
            part: Part::Content,
            is_prefix_known: false,
            has_space: false,
            first_line: first_line.to_vec(),
            tag: Tag::of(first_line),
            border: border(first_line),
            head: Vec::new(),
            held: Vec::new(),
            has_content: false,
            size: LineSize::default(),
            sizes: Vec::new(),
            content: 0,
            skipped: 0,
            read: 0,
            prefix,
        };
        if start.is_whole_line {
            lines.measure(&ansi::strip(first_line));
        } else {
            lines.size.bytes = start.offset;
            lines.size.characters = start.offset;
        }
        lines.size.has_words = !first_line.trim_ascii().is_empty();
        lines
    }

    /// Reads the next byte, and adds content or a [`BREAK`] to `text`. Returns `None` if the byte cannot
    /// belong to the document.
    pub(super) fn push(&mut self, byte: u8, text: &mut Vec<u8>) -> Option<()> {
        self.read += 1;
        if matches!(byte, BREAK | CONTINUED) || self.read > MAX_BYTES {
            return None;
        }
        match (self.part, byte) {
            (Part::Content, b'\n') => self.end_line(text),
            (Part::Content, _) => {
                self.push_content(byte, text);
                Some(())
            }
            (Part::Other, b'\n') => self.skip_line(),
            // The line may have a document, which must not be lost.
            (Part::Other, b'{' | b'[') => None,
            (Part::Other, _) => Some(()),
            (Part::OtherHead, _) => self.push_other_head(byte, text),
            (Part::Head, b'\n') => self.end_head(text),
            (Part::Head, _) => self.push_head(byte, text),
        }
    }

    /// Returns the sizes of the lines that ended, and of what was read of the last one.
    pub(super) fn sizes(&self) -> (&[LineSize], LineSize) {
        (&self.sizes, self.size)
    }

    fn begin_line(&mut self) {
        self.prefix.restart();
        self.head.clear();
        self.has_content = false;
        self.size = LineSize::default();
        let has_prefix = !self.is_prefix_known || !self.prefix.is_empty();
        self.part = if has_prefix {
            Part::Head
        } else {
            Part::Content
        };
    }

    fn end_line(&mut self, text: &mut Vec<u8>) -> Option<()> {
        let held = std::mem::take(&mut self.held);
        let line = held.trim_ascii_end();
        if !self.border.is_some_and(|border| is_bordered(line, border)) {
            let spaces = held.strip_suffix(b"\r").unwrap_or(&held);
            self.measure(spaces);
            text.extend_from_slice(spaces);
        }
        text.push(BREAK);
        self.sizes.push(self.size);
        self.begin_line();
        (self.sizes.len() <= MAX_LINES).then_some(())
    }

    /// Ends a line that has no more than its prefix.
    fn end_head(&mut self, text: &mut Vec<u8>) -> Option<()> {
        let is_blank = self.head.trim_ascii().is_empty();
        if self.is_prefix_known && !self.prefix.is_complete() {
            let is_other = self
                .tag
                .as_ref()
                .is_some_and(|tag| tag.is_other(&self.head));
            if !is_other {
                return None;
            }
            return self.skip_line();
        }
        if !self.is_prefix_known && !is_blank {
            self.learn(text);
        }
        self.end_line(text)
    }

    /// Ends a line of another program.
    fn skip_line(&mut self) -> Option<()> {
        self.skipped += 1;
        self.begin_line();
        (self.skipped <= MAX_SKIPPED).then_some(())
    }

    fn push_head(&mut self, byte: u8, text: &mut Vec<u8>) -> Option<()> {
        let matched = self.prefix.step(byte);
        self.head.push(byte);
        match matched {
            Match::Inside => Some(()),
            Match::After if self.is_prefix_known => {
                self.begin_content(text);
                Some(())
            }
            Match::Other if self.tag.is_some() => {
                self.part = Part::OtherHead;
                self.read_other_head(text)
            }
            Match::Other if self.is_prefix_known => None,
            Match::Other | Match::After => {
                self.learn(text);
                Some(())
            }
        }
    }

    /// Whether nothing but the first bracket of the document was read.
    fn is_bracket_alone(&self) -> bool {
        self.content == 1
    }

    /// Decides on the prefix of all lines, and begins the content of this line.
    fn learn(&mut self, text: &mut Vec<u8>) {
        self.prefix = self
            .prefix
            .learn(&self.head, self.is_bracket_alone())
            .unwrap_or_else(|| LinePrefix::new(b""));
        self.is_prefix_known = true;
        if self.prefix.is_empty() {
            self.border = None;
        }
        let length = self.prefix.length_in(&self.first_line);
        let after = self.first_line.get(length);
        self.has_space = length > 0 && after.is_some_and(u8::is_ascii_whitespace);
        self.begin_content(text);
    }

    fn begin_content(&mut self, text: &mut Vec<u8>) {
        self.part = Part::Content;
        let head = std::mem::take(&mut self.head);
        let length = self.prefix.length_in(&head);
        let (prefix, content) = head.split_at(length.min(head.len()));
        self.measure(prefix);
        let is_space = |byte: &u8| byte.is_ascii_whitespace();
        let (space, content) = content.split_at(usize::from(
            self.has_space && content.first().is_some_and(is_space),
        ));
        self.measure(space);
        for &byte in content {
            self.push_content(byte, text);
        }
    }

    fn push_other_head(&mut self, byte: u8, text: &mut Vec<u8>) -> Option<()> {
        if byte == b'\n' {
            return self.end_other_head(text);
        }
        self.head.push(byte);
        self.read_other_head(text)
    }

    /// Decides, as soon as possible, whether the line is one of another program.
    fn read_other_head(&mut self, text: &mut Vec<u8>) -> Option<()> {
        let tag = self.tag.as_ref()?;
        if tag.is_other(&self.head) {
            self.part = Part::Other;
            return Some(());
        }
        if tag.may_be_other(&self.head) {
            return Some(());
        }
        self.end_other(text)
    }

    fn end_other_head(&mut self, text: &mut Vec<u8>) -> Option<()> {
        self.end_other(text)?;
        self.end_line(text)
    }

    /// Notes that the line is not one of another program.
    fn end_other(&mut self, text: &mut Vec<u8>) -> Option<()> {
        if self.is_prefix_known {
            return None;
        }
        self.learn(text);
        Some(())
    }

    fn push_content(&mut self, byte: u8, text: &mut Vec<u8>) {
        let is_border = self.border.is_some_and(|border| {
            let spaces = self.held.iter().rposition(u8::is_ascii_whitespace);
            let begun = self
                .held
                .get(spaces.map_or(0, |at| at + 1)..)
                .unwrap_or_default();
            border
                .strip_prefix(begun)
                .is_some_and(|rest| rest.first() == Some(&byte))
        });
        if is_border || b" \t\r".contains(&byte) {
            self.held.push(byte);
            return;
        }
        let held = std::mem::take(&mut self.held);
        self.measure(&held);
        text.extend_from_slice(&held);
        self.size.has_words |= self.has_content && !held.is_empty();
        self.has_content = true;
        self.content += 1;
        self.measure(&[byte]);
        text.push(byte);
    }

    fn measure(&mut self, bytes: &[u8]) {
        self.size.bytes += bytes.len();
        let begins_character = |byte: &&u8| **byte & 0xc0 != 0x80;
        self.size.characters += bytes.iter().filter(begins_character).count();
    }
}

/// Whether a line ends with a border and spaces before it.
fn is_bordered(end: &[u8], border: &[u8]) -> bool {
    end.strip_suffix(border)
        .is_some_and(|before| before.trim_ascii().is_empty())
}
