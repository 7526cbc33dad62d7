//! Secrets recognized by the name before them: of a value, a header, a flag.

use std::ops::Range;

use super::flags::class_of_next;
use super::look::{Look, PROBE, is_stop_word, says_nothing, without_end, words_of};
use super::names::{
    Class, Context, MAX_NAME, class_of, is_echo, is_secret, is_strong, may_end_with_name,
};
use super::scan::count;
use super::value::{Value, is_quote, length_until};
use super::view::{View, end_of, from, to};
use super::{MASK, SecretKind, Span};
use crate::table::{Fact, Table, words};

/// What sentences about headers begin with: `Bearer token is missing`, `Bearer realm="x"`.
pub(super) static NOUNS: Table<Fact<&str>> = words![
    "auth" "authentication" "authorization" "basic" "bearer" "cookie" "credentials" "digest" "error=" "header" "headers" "realm="
    "scheme" "scope=" "session" "token" "tokens" "value"
];

/// How far before a repeated value the name of its field may be, in bytes.
const ECHO_DISTANCE: usize = 160;

/// The name that a text ends with.
struct NameBefore<'t> {
    before: &'t str,
    name: &'t str,
    is_quoted: bool,
}

impl<'t> NameBefore<'t> {
    fn of(text: &'t str) -> Self {
        let trimmed = text.trim_end_matches([' ', '\t']);
        count(text.len() - trimmed.len());
        let unquoted = trimmed.strip_suffix(']').unwrap_or(trimmed);
        let unquoted = unquoted.strip_suffix(is_quote).unwrap_or(unquoted);
        let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || b"_-.$".contains(byte);
        let length = unquoted.bytes().rev().take(MAX_NAME).take_while(is_name);
        let (before, name) = unquoted.split_at(unquoted.len() - length.count());
        Self {
            before,
            name,
            is_quoted: unquoted.len() < trimmed.len(),
        }
    }

    /// Returns the class of the name. It may have two words, `api key: x`, and a field that repeats
    /// another value has the class of the name before it: `password: value 'x'`.
    fn class(&self) -> Option<Class> {
        let two_words = || {
            let first = Self::of(self.before.strip_suffix(' ')?).name;
            class_of(&format!("{first} {}", self.name))
        };
        match class_of(self.name) {
            None if is_echo(self.name) => {
                let is_of_name = |c: char| c.is_ascii_alphanumeric() || "_-".contains(c);
                let names = end_of(self.before, ECHO_DISTANCE).split(|c| !is_of_name(c));
                let mut classes = names.filter_map(class_of);
                classes.rfind(|class| !matches!(class, Class::Weak | Class::Session))
            }
            Some(Class::Weak) if self.before.ends_with(' ') => two_words(),
            class => class,
        }
    }
}

/// Returns the secret after the sign at `at`: in `NAME=VALUE`, `NAME: VALUE` and the like.
pub(super) fn after_sign(view: &View, at: usize) -> Option<Span> {
    let (before, rest) = view.text.split_at_checked(at)?;
    // `Pin::new` is a path.
    if rest.starts_with("::") || (rest.starts_with(':') && before.ends_with(':')) {
        return None;
    }
    if !may_end_with_name(before.as_bytes()) {
        return None;
    }
    let name = NameBefore::of(before);
    let class = name.class()?;
    let opening = name.before.chars().next_back();
    if rest.starts_with('>') && opening != Some('<') {
        return None;
    }
    // `arn:aws:secretsmanager:eu-1:1234:secret:name-x7Kq9Z`
    let class = if opening == Some(':') && rest.starts_with(':') && class == Class::Token {
        Class::Weak
    } else {
        class
    };
    let sign = if rest.starts_with(":=") || rest.starts_with("=>") || rest.starts_with("==") {
        2
    } else {
        1
    };
    let is_encoded = view.escape(at).starts_with('%');
    let is_space = |c: char| c == ' ' || c == '\t' || (c == '+' && is_encoded);
    let spaces = from(rest, sign).len() - from(rest, sign).trim_start_matches(is_space).len();
    count(spaces);
    let begin = at + sign + spaces;
    let list = from(&view.text, begin);
    let is_list =
        list.starts_with('[') && !list.starts_with(MASK) && !from(list, 1).starts_with(MASK);
    let value = Value::at(view, begin + usize::from(is_list), is_encoded);
    let shown = value.shown();
    if matches!(class, Class::Authorization | Class::Cookie) {
        let header = after_header(&name, class, &value, view)?;
        return Some(if is_list {
            whole_list(view, &header)
        } else {
            header
        });
    }
    let is_spaced = spaces > 0 && !rest.starts_with('=');
    let context = match opening {
        Some('?' | '&') => Context::Query,
        _ if value.is_quoted() || name.is_quoted => Context::Quoted,
        _ if is_spaced => Context::Prose,
        _ => Context::Assigned,
    };
    // `os.environ["X"]` and `config.password` are code.
    let next = from(&view.text, value.begin + shown.len());
    let is_code = !value.is_quoted()
        && Look::of(shown) == Look::Word
        && (next.starts_with(['[', '(']) || without_end(shown).contains('.'));
    // `<password>x</password>`
    let is_other = is_code || (rest.starts_with('>') && !next.starts_with('<'));
    let is_sentence = !value.is_quoted()
        && (spaces > 0 || rest.starts_with(':'))
        && begins_sentence(from(&view.text, value.begin));
    // A mask with more after it is a secret, too: `token=[masked]rest`.
    let is_other = is_other || is_sentence || (context == Context::Prose && is_echo(shown));
    let is_secret = is_secret(class, context, shown) && !is_other;
    if !is_secret && !shown.starts_with(MASK) {
        return None;
    }
    let range = match class {
        Class::Password => value.password_range(),
        _ => value.range(),
    };
    let span = SecretKind::NamedValue.at(range);
    Some(if is_list {
        whole_list(view, &span)
    } else {
        span
    })
}

/// Extends the first item of a list to all of them.
fn whole_list(view: &View, item: &Span) -> Span {
    let rest = from(&view.text, item.range.end);
    let length = length_until(rest, |&(_, c)| matches!(c, ']' | '\n'));
    count(length);
    let quote = usize::from(to(&view.text, item.range.start).ends_with(is_quote));
    item.kind
        .at(item.range.start - quote..item.range.end + length)
}

/// Returns the whole value of a header. It ends with the line, or with the quotes around the value or
/// the header.
fn after_header(name: &NameBefore, class: Class, value: &Value, view: &View) -> Option<Span> {
    let kind = if class == Class::Cookie {
        SecretKind::Cookie
    } else {
        SecretKind::Authorization
    };
    let rest = from(&view.text, value.begin);
    let shown = to(rest, PROBE);
    let is_cookie = || shown.contains('=') || Look::of(shown) >= Look::Mixed;
    if is_prose(rest) || ends_with_placeholder(shown) || (class == Class::Cookie && !is_cookie()) {
        return None;
    }
    if value.is_quoted() {
        return Some(kind.at(value.range()));
    }
    let opening = name
        .before
        .chars()
        .next_back()
        .filter(|&c| is_quote(c) && !name.is_quoted);
    let level = view.escape(name.before.len().saturating_sub(1)).len();
    let mut is_inner = false;
    let length = length_until(rest, |&(at, c)| {
        if matches!(c, '\r' | '\n') {
            return true;
        }
        if Some(c) != opening || view.escape(value.begin + at).len() > level {
            return false;
        }
        // `"Authorization: Digest username="x", response="y""`
        let after = from(rest, at + 1);
        let opens = to(rest, at).ends_with('=')
            && after.starts_with(|c: char| c.is_alphanumeric() || c == '/');
        let is_end = !opens && !is_inner;
        is_inner = opens;
        is_end
    });
    count(length);
    // A sentence may follow a scheme and its credential: `Bearer x is not valid`.
    let spaces = to(rest, length)
        .match_indices(' ')
        .map(|(at, _)| at)
        .take(2);
    let mut ends = spaces.filter(|&at| {
        let word = from(rest, at + 1).split(' ').next();
        word.is_some_and(|word| word.len() < 12 && is_stop_word(word))
    });
    Some(kind.at(value.begin..value.begin + ends.next().unwrap_or(length)))
}

/// Whether the last or the second word of a line is a placeholder: `Bearer $TOKEN`, `Basic %s`.
fn ends_with_placeholder(text: &str) -> bool {
    let line = text
        .split(['"', '\'', '`', '\n', '\\'])
        .next()
        .unwrap_or_default();
    let is_example = |word: &str| !word.starts_with(MASK) && says_nothing(word);
    let last = line.trim_end().rsplit(' ').next().unwrap_or_default();
    let credential = line.split(' ').nth(1).unwrap_or_default();
    (line.len() < 48 && is_example(last)) || (!credential.is_empty() && is_example(credential))
}

/// Whether a text begins like a sentence about headers or tokens.
pub(super) fn is_prose(text: &str) -> bool {
    let line = to(text, PROBE)
        .split(['\r', '\n', '"', ',', ';'])
        .next()
        .unwrap_or_default();
    let is_known =
        |word: &str| NOUNS.rows().any(|noun| word.eq_ignore_ascii_case(noun)) || is_stop_word(word);
    let is_lower = |word: &str| word.bytes().all(|byte| byte.is_ascii_lowercase());
    let mut words = words_of(line).take(3).peekable();
    // Not `Custom swordfish`.
    let mut others = words_of(line).skip(1);
    let is_sentence = words_of(line).nth(3).is_some() && others.by_ref().take(3).all(is_lower);
    words.peek().is_some() && (words.all(is_known) || is_sentence)
}

/// Returns the secret in a quoted text or a long word after a name in prose: `token 'x'`.
pub(super) fn after_prose_name(view: &View, begin: usize) -> Option<Span> {
    let (before, quoted) = view.text.split_at_checked(begin)?;
    let is_bracket = quoted.starts_with('[');
    let may_end = before.is_empty() || before.ends_with([' ', ',']);
    if !may_end || (is_bracket && !before.ends_with("value ")) {
        return None;
    }
    let value = Value::at(view, begin, false);
    let shown = value.shown();
    if let Some(pair) = before
        .strip_suffix([' ', ','])
        .filter(|_| value.is_quoted())
    {
        let item = pair
            .trim_end_matches([' ', ','])
            .strip_suffix(is_quote)
            .unwrap_or_default();
        let item = end_of(item, MAX_NAME).rsplit(is_quote).next()?;
        if let Some(class) = class_of_next(item, shown) {
            return Some(kind_of(class).at(value.range()));
        }
    }
    let before = before
        .strip_suffix(' ')
        .or(before.is_empty().then_some(""))?;
    let before = before.strip_suffix(" is").unwrap_or(before);
    let name = NameBefore::of(before.strip_suffix(':').unwrap_or(before));
    // `pass` is also a verb, and `pw` may be anything.
    let last = words_of(name.name).last().unwrap_or_default();
    let class = name.class().filter(|_| last.len() > 2 && last != "pass");
    let is_of_secret = |class: &Class| matches!(class, Class::Password | Class::Token);
    if !class.as_ref().is_none_or(is_of_secret) {
        return None;
    }
    let look = Look::of(shown);
    let class = class.or_else(|| class_after(from(&view.text, begin + shown.len() + 2), shown));
    let class = class.filter(is_of_secret)?;
    let is_single = || shown.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let is_secret = match class {
        // As in `"password" "username"`.
        Class::Password if value.is_quoted() && !name.is_quoted => look >= Look::Word,
        _ if value.is_quoted() => look >= Look::Mixed,
        Class::Password => look == Look::Random || (look == Look::Mixed && is_single()),
        _ => look == Look::Random && is_strong(shown),
    };
    is_secret.then(|| SecretKind::NamedValue.at(value.range()))
}

/// Returns the class of the name after a quoted value: `'x' for '--token <TOKEN>'`, `"x" is not a
/// valid API key`.
fn class_after(text: &str, value: &str) -> Option<Class> {
    let names = to(text, PROBE)
        .trim_start_matches(is_quote)
        .strip_prefix(' ')?;
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || "_-".contains(c);
    let is_stop = |word: &&str| is_stop_word(word) || word.len() < 2;
    let mut words = names.split(|c| !is_of_name(c)).peekable();
    // Other words than keys are also `not a valid token`.
    let is_key = || Look::of(value) == Look::Random && is_strong(value);
    let is_known = |word: &&&str| **word == "for" || (is_stop(word) && is_key());
    words.peek().filter(is_known)?;
    let mut words = words.skip_while(is_stop);
    let (first, second) = (words.next()?, words.next().unwrap_or_default());
    match class_of(second) {
        Some(Class::Weak) => class_of(&format!("{first} {second}")),
        _ => class_of(first),
    }
}

pub(super) fn kind_of(class: Class) -> SecretKind {
    match class {
        Class::Authorization => SecretKind::Authorization,
        Class::Cookie => SecretKind::Cookie,
        _ => SecretKind::NamedValue,
    }
}

/// Returns the secret in `Bearer VALUE` or `Basic VALUE`. `scheme` is the range of the first word.
pub(super) fn after_scheme(view: &View, scheme: Range<usize>) -> Option<Span> {
    let name = from(to(&view.text, scheme.end), scheme.start);
    let is_basic = name.eq_ignore_ascii_case("basic");
    if !is_basic && !name.eq_ignore_ascii_case("bearer") {
        return None;
    }
    let rest = from(&view.text, scheme.end);
    let value = rest.trim_start_matches([' ', '\t', ':', '=', '<', '`', '+']);
    count(rest.len() - value.len());
    if value.len() == rest.len() {
        return None;
    }
    let value = value.strip_prefix("token ").unwrap_or(value);
    let value = Value::at(view, view.text.len() - value.len(), rest.starts_with('+'));
    let word = value.shown().trim_end_matches(['.', ':', '!', '?', '=']);
    let is_capital = name.starts_with('B');
    let all = |is: fn(&u8) -> bool| word.bytes().skip(1).all(|byte| is(&byte));
    let is_secret = if is_basic {
        // `Basic tier-2` and `basic plan` are not Base64.
        let has_upper = word.bytes().skip(1).any(|byte| byte.is_ascii_uppercase());
        word.len() > 5 && has_upper && !word.contains(['-', '.'])
    } else if all(u8::is_ascii_lowercase) {
        // `bearer bonds` and `bearer MTU` are not credentials.
        let rest = from(&view.text, value.begin);
        let is_end = !begins_sentence(rest) && !from(rest, word.len()).starts_with(':');
        word.len() > 15 || (is_capital && word.len() > 7 && is_end)
    } else {
        is_capital || word.len() > 5 || !all(u8::is_ascii_uppercase)
    };
    // `token_type=bearer expires_in=3600`
    let is_other = word.trim_end_matches('=').contains('=') || says_nothing(word);
    let is_secret =
        !word.is_empty() && !is_prose(word) && !is_other && (is_secret || value.is_quoted());
    is_secret.then(|| SecretKind::Authorization.at(value.range()))
}

/// Whether a text begins with a word and another in lower case, as a sentence, or with a word and a
/// secret that is already masked: `token: got [masked]`.
fn begins_sentence(text: &str) -> bool {
    let text = to(text, PROBE);
    let next = text.trim_start_matches(char::is_alphabetic);
    let is_contraction = next
        .strip_prefix('\'')
        .is_some_and(|next| next.starts_with(char::is_alphabetic));
    let word = next.strip_prefix(' ').unwrap_or_default();
    next.len() < text.len()
        && (is_contraction || word.starts_with(char::is_lowercase) || word.starts_with(MASK))
}
