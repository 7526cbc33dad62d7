//! The value after a name, a flag or a scheme: where it begins and ends.

use std::ops::Range;

use super::MASK;
use super::look::PROBE;
use super::scan::count;
use super::view::{View, from, to};

/// The word or the quoted text at a place in a text.
pub(super) struct Value<'v> {
    view: &'v View<'v>,
    pub(super) begin: usize,
    /// The quote before it, with its place.
    quote: Option<(char, usize)>,
    /// Whether what is before it is percent-encoded, so that `%26` ends a word.
    is_encoded: bool,
}

impl<'v> Value<'v> {
    pub(super) fn at(view: &'v View<'v>, at: usize, is_encoded: bool) -> Self {
        let is_encoded = is_encoded || view.escape(at.saturating_sub(1)).starts_with('%');
        let text = from(&view.text, at);
        // `b'x'` in Python, `Some("x")` in Rust.
        let wrapper = text.trim_start_matches(|c: char| c.is_ascii_alphabetic() || c == '(');
        let wrapper = text.len() - wrapper.len();
        let opening = to(text, wrapper);
        let is_wrapped = wrapper < 16 && (opening.ends_with('(') || wrapper < 2);
        let begin = if is_wrapped { wrapper } else { 0 };
        // `rejected value [x]`
        let is_bracket =
            from(text, begin).starts_with('[') && to(&view.text, at).ends_with("value ");
        let quote = from(text, begin).chars().next();
        let quote = quote.filter(|&c| is_quote(c) || (is_bracket && c == '['));
        let begin = at + if quote.is_some() { begin } else { 0 };
        let quote = quote.map(|quote| (quote, begin));
        Self {
            view,
            begin: begin + usize::from(quote.is_some()),
            quote,
            is_encoded,
        }
    }

    pub(super) fn is_quoted(&self) -> bool {
        self.quote.is_some()
    }

    /// Returns the beginning of the value.
    pub(super) fn shown(&self) -> &'v str {
        let probe = to(from(&self.view.text, self.begin), PROBE);
        to(probe, self.length(probe))
    }

    /// Returns the range of the whole value. Only call it for a secret, because it may be long.
    pub(super) fn range(&self) -> Range<usize> {
        let length = self.length(from(&self.view.text, self.begin));
        count(length);
        self.begin..self.begin + length
    }

    /// Returns the range of a password. Signs that end other values may be part of it, unless
    /// another name and its value follow them: `password=a)b;user=x`.
    pub(super) fn password_range(&self) -> Range<usize> {
        let range = self.range();
        let rest = to(from(&self.view.text, range.end), PROBE);
        let is_end = |c: char| c.is_whitespace() || is_quote(c) || c == '\\';
        let rest = rest.split(is_end).next().unwrap_or_default();
        let is_password = !self.is_quoted()
            && !self.is_encoded
            && !rest.starts_with([';', ']', '}'])
            && !rest.contains(['=', ':', '<', '>']);
        let attached = if is_password {
            rest.trim_end_matches([',', ';', ')', ']', '}', '.'])
        } else {
            ""
        };
        range.start..range.end + attached.len()
    }

    fn length(&self, value: &str) -> usize {
        if let Some((quote, at)) = self.quote {
            let closing = if quote == '[' { ']' } else { quote };
            return quoted_length(self.view, self.begin, value, closing, self.view.escape(at));
        }
        // What follows a mask without a space belongs to the same value: `token=[masked]rest`.
        let mask = if value.starts_with(MASK) {
            MASK.len()
        } else {
            0
        };
        let is_end = |&(at, c): &(usize, char)| {
            let is_sign = c.is_whitespace() || is_quote(c) || "&<>;,()[]{}|\\".contains(c);
            let is_shown =
                || self.is_encoded || !self.view.escape(self.begin + mask + at).starts_with('%');
            let is_space =
                self.is_encoded && c == '+' && self.view.escape(self.begin + mask + at).is_empty();
            is_space || (is_sign && is_shown())
        };
        mask + length_until(from(value, mask), is_end)
    }
}

/// Returns the length of the text before the first character that ends it.
pub(super) fn length_until(text: &str, is_end: impl FnMut(&(usize, char)) -> bool) -> usize {
    let end = text.char_indices().find(is_end);
    end.map_or(text.len(), |(at, _)| at)
}

pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '`')
}

/// Returns the length of the text at `begin` before the end of its line, or before a quote that is
/// not more escaped than the one before the text: `\"a \\\"b\\\" c\"`.
fn quoted_length(view: &View, begin: usize, text: &str, quote: char, opening: &str) -> usize {
    let is_end = |&(at, c): &(usize, char)| {
        let is_sign = matches!(c, '\r' | '\n') || c == quote;
        is_sign && view.escape(begin + at).len() <= opening.len()
    };
    length_until(text, is_end)
}
