//! The value after a name: where it begins and ends.

use std::ops::Range;

use super::cost::count_read;
use super::judge::{Connector, is_secret};
use super::look::{Look, PROBE, is_quote, without_end};
use super::names::Class;
use super::view::View;
use super::{MASK, Span};
use crate::slice::{from, length_until, to};

/// How many characters may be between a name and the quote before its value: `Some("`.
const MAX_WRAPPER: usize = 16;

/// The word or the quoted text at a place in a text.
pub(super) struct Value<'v> {
    view: &'v View<'v>,
    pub(super) begin: usize,
    /// The quote before it, and how it is written.
    quote: Option<(char, &'v str)>,
    /// Whether what is before it is percent-encoded, so that `+` is a space.
    is_encoded: bool,
}

impl<'v> Value<'v> {
    pub(super) fn at(view: &'v View<'v>, at: usize, is_encoded: bool) -> Self {
        let is_encoded = is_encoded || view.escape(at.saturating_sub(1)).starts_with('%');
        let text = from(&view.text, at);
        let is_masked = text.starts_with(MASK);
        // `b'x'` in Python, `Some("x")` in Rust, `[]string{"x"` in Go.
        let is_part = |c: char| c.is_ascii_alphanumeric() || "$([{]}".contains(c);
        let wrapper = length_until(to(text, MAX_WRAPPER), |&(_, c)| !is_part(c));
        let is_wrapper = wrapper < 2 || to(text, wrapper).ends_with(['(', '[', '{']);
        let quote = from(text, wrapper).chars().next();
        let quote = quote.filter(|&c| is_quote(c) && is_wrapper && !is_masked);
        let Some(quote) = quote else {
            // A list: `[a, b]`.
            let is_list = text.starts_with('[') && !is_masked;
            let begin = at + usize::from(is_list);
            return Self {
                view,
                begin,
                quote: None,
                is_encoded,
            };
        };
        let quote = Some((quote, view.escape(at + wrapper)));
        let begin = at + wrapper + 1;
        Self {
            view,
            begin,
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

    /// Returns the text that the value begins.
    pub(super) fn rest(&self) -> &'v str {
        from(&self.view.text, self.begin)
    }

    /// Returns the text after the beginning of the value.
    pub(super) fn after(&self) -> &'v str {
        from(self.rest(), self.shown().len())
    }

    /// Whether the value is code, the item of a list, or part of a sentence. Quoted, it is not.
    pub(super) fn is_of_sentence(&self, connector: Connector) -> bool {
        let shown = self.shown();
        let next = self.after();
        // `os.environ["X"]` and `config.password` are code.
        let is_code = next.starts_with(['[', '(']) || without_end(shown).contains('.');
        let is_item = to(&self.view.text, self.begin).ends_with('[');
        let next_word = next.trim_start_matches(' ');
        let is_sentence = !matches!(connector, Connector::Query | Connector::Assign)
            && (shown.trim_end_matches('=').contains('=')
                || next_word.len() < next.len()
                    && next_word.starts_with(|c: char| c.is_lowercase())
                || next_word.starts_with(MASK));
        !self.is_quoted() && Look::of(shown) <= Look::Word && (is_code || is_item || is_sentence)
    }

    /// Returns the value if it is a secret after a name of this class.
    pub(super) fn secret(&self, class: Class, connector: Connector) -> Option<Span> {
        let shown = self.shown();
        // A mask with more after it is a secret, too: `token=[masked]rest`.
        let is_secret = shown.starts_with(MASK)
            || (is_secret(class, connector, shown) && !self.is_of_sentence(connector));
        let range = || match class {
            Class::Password => self.password_range(),
            _ => self.range(),
        };
        is_secret.then(|| Span {
            list: Some((class, connector)),
            ..class.kind().at(range())
        })
    }

    /// Returns the range of the whole value. Only call it for a secret, because it may be long.
    pub(super) fn range(&self) -> Range<usize> {
        let length = self.length(from(&self.view.text, self.begin));
        count_read(length);
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
        let attached = rest.trim_end_matches([',', ';', ')', ']', '}', '.']);
        range.start..range.end + if is_password { attached.len() } else { 0 }
    }

    fn length(&self, value: &str) -> usize {
        if let Some((quote, opening)) = self.quote {
            return length_until(value, |&(at, c)| {
                (matches!(c, '\r' | '\n') || c == quote)
                    && self.view.escape(self.begin + at).len() <= opening.len()
            });
        }
        // What follows a mask without a space belongs to the same value: `token=[masked]rest`.
        let mask = if value.starts_with(MASK) {
            MASK.len()
        } else {
            0
        };
        let is_end = |&(at, c): &(usize, char)| {
            let is_sign = c.is_whitespace() || is_quote(c) || "&<>;,()[]{}|\\".contains(c);
            let escape = || self.view.escape(self.begin + mask + at);
            // Percent-encoded, a sign belongs to the value.
            (is_sign && (self.is_encoded || !escape().starts_with('%')))
                || (c == '+' && self.is_encoded && escape().is_empty())
        };
        mask + length_until(from(value, mask), is_end)
    }
}
