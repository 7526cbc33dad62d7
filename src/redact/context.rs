//! Finds what introduces a value: a name and a sign, or words.

use super::Span;
use super::cost::count_read;
use super::flags::is_login;
use super::judge::{Connector, is_secret, least, look_of};
use super::look::{Look, PROBE, is_quote, is_stop_word, without_end};
use super::names::{Class, MAX_NAME, class_of, is_echo, may_end_with_name};
use super::value::Value;
use super::view::View;
use crate::first_bytes::LastBytes;
use crate::slice::{end_of, from, length_until, to};
use crate::table::{Fact, Table, fact};

/// How far before a repeated value the name of its field may be, in bytes.
const ECHO_DISTANCE: usize = 160;

/// How many words may be between a value and the name after it.
const MAX_WORDS: usize = 6;

/// The name that a text ends with.
struct Name<'t> {
    /// What is before its last word.
    before: &'t str,
    /// The text up to its end, because it may have two words.
    whole: &'t str,
    /// Its last word.
    text: &'t str,
    is_quoted: bool,
}

impl<'t> Name<'t> {
    fn at_end_of(text: &'t str) -> Self {
        let trimmed = text.trim_end_matches([' ', '\t', '\u{a0}']);
        count_read(text.len() - trimmed.len());
        let whole = trimmed.strip_suffix("[]").unwrap_or(trimmed);
        let whole = whole.strip_suffix(']').unwrap_or(whole);
        let whole = whole.strip_suffix(is_quote).unwrap_or(whole);
        let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || b"_-.$".contains(byte);
        let length = whole.bytes().rev().take(MAX_NAME).take_while(is_name);
        let (before, text) = whole.split_at(whole.len() - length.count());
        Self {
            before,
            whole,
            text,
            is_quoted: whole.len() < trimmed.len(),
        }
    }

    /// Returns the character before the name.
    fn opening(&self) -> Option<char> {
        self.before.chars().next_back()
    }

    /// Returns the class of the name. A field that repeats another value has the class of the name
    /// before it, `password: value 'x'`, or after the value, `the value x of password`.
    fn class(&self, after: &str) -> Option<Class> {
        let class = class_of(self.whole).filter(|_| !self.text.is_empty());
        if class.is_none() && is_echo(self.text) {
            let before = nearest(end_of(self.before, ECHO_DISTANCE));
            return before.or_else(|| nearest(to(after, PROBE)));
        }
        class
    }
}

/// Whether a character is part of a name in prose or in a tag.
fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '-'
}

/// Returns the class of the last name of a secret in a text.
fn nearest(text: &str) -> Option<Class> {
    let ends = text.rmatch_indices(is_of_name).map(|(at, c)| at + c.len());
    let mut names = ends.filter(|&end| !from(text, end).starts_with(is_of_name));
    names.find_map(|end| {
        class_of(to(text, end)).filter(|class| least(*class, Connector::After) != Look::Never)
    })
}

/// Returns the class of the name after a value: `'x' for '--token <TOKEN>'`, `"x" is not a valid
/// API key`.
fn class_after(text: &str) -> Option<Class> {
    let text = to(text, PROBE).trim_start_matches(is_quote);
    let mut words = text
        .split(|c| !is_of_name(c))
        .filter(|word| !word.is_empty())
        .take(MAX_WORDS);
    let is_related = text.starts_with(' ') && matches!(words.next(), Some("is" | "for"));
    let mut others = words.skip_while(|word| is_stop_word(word) || *word == "a");
    let (first, second) = (others.next()?, others.next().unwrap_or_default());
    let class = class_of(first).or_else(|| class_of(&format!("{first} {second}")));
    class.filter(|_| is_related)
}

/// Returns the secret after the sign at `at`: in `NAME=VALUE`, `NAME: VALUE` and the like.
pub(super) fn after_sign(view: &View, at: usize) -> Option<Span> {
    let (before, rest) = view.text.split_at_checked(at)?;
    let is_tag = rest.starts_with('>');
    // `Pin::new` is a path.
    let is_path = rest.starts_with("::")
        || rest.starts_with("://")
        || (rest.starts_with(':') && before.ends_with(':'));
    if is_path || !(is_tag || may_end_with_name(before.as_bytes())) {
        return None;
    }
    let is_double = [":=", "=>", "=="].iter().any(|sign| rest.starts_with(sign));
    let is_encoded = view.escape(at).starts_with('%');
    let is_space = |c: char| matches!(c, ' ' | '\t' | '\u{a0}') || (c == '+' && is_encoded);
    let list = from(rest, 1 + usize::from(is_double));
    // The items of a list in YAML begin with a dash.
    let items = list
        .trim_start()
        .strip_prefix("- ")
        .filter(|_| list.starts_with('\n'));
    let value = items.unwrap_or(list).trim_start_matches(is_space);
    count_read(rest.len() - value.len());
    let is_spaced = value.len() < list.len() && rest.starts_with(':');
    let begin = view.text.len() - value.len();
    let value = Value::at(view, begin, is_encoded);
    if is_tag {
        return in_tag(before, &value);
    }
    let name = Name::at_end_of(before);
    let class = name.class(value.after())?;
    let connector = match name.opening() {
        Some('?' | '&') => Connector::Query,
        _ if value.is_quoted() || name.is_quoted => Connector::Field,
        _ if is_spaced => Connector::Colon,
        _ => Connector::Assign,
    };
    if matches!(class, Class::Authorization | Class::Cookie) {
        return header(&name, class, &value);
    }
    // `arn:aws:secretsmanager:eu-1:1234:secret:name-x7Kq9Z`
    let is_of_path = name.opening() == Some(':') && rest.starts_with(':');
    let class = if is_of_path && class == Class::Token {
        Class::Weak
    } else {
        class
    };
    value.secret(class, connector)
}

/// Returns the secret in `<password>x</password>` or `<property name="password">x</property>`.
fn in_tag(before: &str, value: &Value) -> Option<Span> {
    let (_, tag) = end_of(before, ECHO_DISTANCE).rsplit_once('<')?;
    let is_tag = !tag.contains('>') && value.after().starts_with('<');
    value.secret(nearest(tag).filter(|_| is_tag)?, Connector::Field)
}

/// Returns the whole value of a header. It ends with the line, with the quotes around the value or
/// the header, or where a sentence follows: `Bearer x is not valid`.
fn header(name: &Name, class: Class, value: &Value) -> Option<Span> {
    let rest = value.rest();
    if !is_secret(class, Connector::Colon, to(rest, PROBE)) {
        return None;
    }
    let opening = name.opening().filter(|&c| is_quote(c) && !name.is_quoted);
    let mut is_inner = false;
    let length = length_until(rest, |&(at, c)| {
        // `"Authorization: Digest username="x", response="y""`
        let is_quote = Some(c) == opening;
        let opens = is_quote
            && to(rest, at).ends_with('=')
            && from(rest, at + 1).starts_with(|c: char| c.is_alphanumeric() || c == '/');
        let is_end = is_quote && !is_inner && !opens;
        is_inner ^= is_quote;
        is_end || matches!(c, '\r' | '\n')
    });
    let mut spaces = to(rest, length)
        .match_indices(' ')
        .map(|(at, _)| at)
        .take(2);
    let is_sentence = |&at: &usize| {
        from(rest, at + 1)
            .split(' ')
            .next()
            .is_some_and(is_stop_word)
    };
    let length = spaces.find(is_sentence).unwrap_or(length);
    let range = if value.is_quoted() {
        value.range()
    } else {
        value.begin..value.begin + length
    };
    count_read(length);
    let list = value.is_quoted().then_some((class, Connector::Field));
    let span = class.kind().at(range);
    Some(Span { list, ..span })
}

/// What may be between a name and the space before its value in prose.
pub(super) static VERBS: Table<Fact<&str>> = Table::new(&[
    fact(" is", "\"password\" is \"a1SECRET2\""),
    fact(" is set to", "\"password\" is set to \"a1SECRET2\""),
    fact(" |", "\"password\" | \"a1SECRET2\""),
    fact(",", "\"password\", \"a1SECRET2\""),
]);

static ENDS_OF_VERBS: LastBytes = VERBS.last_bytes();

/// Whether a name in prose may be at the end of a text, before a value.
pub(super) fn may_introduce(before: &[u8]) -> bool {
    match before {
        [words @ .., b' '] if ENDS_OF_VERBS.may_end(words) => true,
        [words @ .., b' ' | b'(' | b'\t' | b','] => may_end_with_name(words),
        _ => false,
    }
}

/// Returns the secret in a quoted text or a word at `at` after a name in prose: `token 'x'`.
pub(super) fn after_words(view: &View, at: usize) -> Option<Span> {
    let (before, rest) = view.text.split_at_checked(at)?;
    let is_name =
        |before: &&str| may_end_with_name(before.as_bytes()) || before.ends_with(is_quote);
    let words = match before.as_bytes() {
        [] => before,
        [.., b' ' | b'(' | b'\t' | b','] => to(before, before.len() - 1),
        _ => return None,
    };
    let verb = || {
        let before = VERBS.rows().find_map(|verb| words.strip_suffix(**verb));
        before.filter(|before| {
            is_name(before) && (!words.ends_with(',') || before.ends_with(is_quote))
        })
    };
    let before = ENDS_OF_VERBS.may_end(words.as_bytes()).then(verb).flatten();
    let before = before.or(Some(words).filter(is_name));
    if before.is_none() && !rest.starts_with(is_quote) {
        return None;
    }
    let value = Value::at(view, at, false);
    let Some(before) = before else {
        return value.secret(class_after(value.after())?, Connector::After);
    };
    let name = Name::at_end_of(before);
    let connector = match (name.is_quoted, value.is_quoted()) {
        (true, true) => Connector::Item,
        (false, true) => Connector::Quote,
        _ => Connector::Prose,
    };
    // `["-u", "user:password"]`
    let is_login = connector == Connector::Item && is_login(name.text, value.shown());
    let class = if is_login {
        Some(Class::Password)
    } else {
        name.class(value.after())
    };
    value.secret(class?, connector)
}

/// Returns the next item of a list after a secret.
pub(super) fn next_item(view: &View, secret: &Span) -> Option<Span> {
    let (class, connector) = secret.list?;
    let rest = from(&view.text, secret.range.end);
    let list = rest.trim_start_matches(is_quote).trim_start();
    let item = list
        .strip_prefix(',')
        .or(list.strip_prefix("- "))?
        .trim_start();
    count_read(rest.len() - item.len());
    let value = Value::at(view, view.text.len() - item.len(), false);
    let shown = value.shown();
    let next = value.after().trim_start_matches(is_quote);
    let is_name =
        next.trim_start().starts_with([':', '=']) || without_end(shown).contains([':', '=']);
    let is_item =
        look_of(shown) >= Look::Number || (value.is_quoted() && rest.starts_with(is_quote));
    let span = value.secret(class, connector)?;
    (is_item && (!is_name || class == Class::Cookie)).then_some(span)
}
