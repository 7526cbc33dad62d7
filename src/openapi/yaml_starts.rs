//! Finds where values of YAML begin.
//!
//! The parser places a block scalar at its text, and a list that is indented like its key at its first
//! item. Both begin at the indicator before it: `|`, `>` or `-`.

use std::iter::Peekable;
use std::str::Chars;

use saphyr_parser::{Event, Marker, ScalarStyle, Span};

/// Follows the events of a parser through their text.
pub(super) struct Starts<'t> {
    rest: Peekable<Chars<'t>>,
    /// Where the rest begins: after the last event.
    at: Marker,
}

impl<'t> Starts<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            rest: text.chars().peekable(),
            at: Marker::new(0, 1, 0),
        }
    }

    /// Returns where the value of an event begins. Takes the events in order.
    pub(super) fn start(&mut self, event: &Event, span: &Span) -> Marker {
        let start = match event {
            Event::Scalar(_, ScalarStyle::Literal | ScalarStyle::Folded, ..) => {
                self.find(span.start, &['|', '>'])
            }
            // Only lists that are indented like their keys begin before their place.
            Event::SequenceStart(..) => {
                self.find(span.start, &[':']);
                self.find(span.start, &['-'])
            }
            _ => None,
        };
        let end = match event {
            // These are at the next event, which may be longer.
            Event::SequenceEnd | Event::MappingEnd => span.start,
            _ => span.end,
        };
        while self.at.index() < end.index() && self.next().is_some() {}
        start.unwrap_or(span.start)
    }

    /// Skips the text until one of these characters that is neither in a comment nor in a directive.
    /// Returns where it is; `None` if it is not before the end.
    fn find(&mut self, end: Marker, wanted: &[char]) -> Option<Marker> {
        let mut is_after_blank = true;
        while self.at.index() < end.index() {
            let start = self.at;
            match self.next()? {
                '#' if is_after_blank => self.skip_line(end),
                '%' if start.col() == 0 => self.skip_line(end),
                c if wanted.contains(&c) => return Some(start),
                c => is_after_blank = c.is_whitespace(),
            }
        }
        None
    }

    fn skip_line(&mut self, end: Marker) {
        let line = self.at.line();
        while self.at.line() == line && self.at.index() < end.index() && self.next().is_some() {}
    }

    fn next(&mut self) -> Option<char> {
        let c = self.rest.next()?;
        let (index, line, column) = (self.at.index() + 1, self.at.line(), self.at.col());
        let is_break = c == '\n' || (c == '\r' && self.rest.peek() != Some(&'\n'));
        self.at = if is_break {
            Marker::new(index, line + 1, 0)
        } else {
            Marker::new(index, line, column + 1)
        };
        Some(c)
    }
}
