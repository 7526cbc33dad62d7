//! What a value looks like, from harmless to secret.

use crate::slice::{ends_with_any_case, to};
use crate::table::{Words, words};

/// How much of a value decides what it looks like, in bytes. Without a limit, a long text would be
/// read again at each name in it.
pub(super) const PROBE: usize = 64;

/// The shortest run of letters that does not count as a word.
const LONG_RUN: usize = 16;

/// Words that occur instead of a secret and say what is wrong with it, or belong to a sentence.
pub(super) static STOP_WORDS: Words = words![
    "absent" "already" "an" "and" "are" "argument" "as" "at" "be" "been" "blank" "but" "by" "can"
    "cannot" "changeme" "characters" "common" "did" "do" "does" "empty" "es256" "example" "false" "field" "flag"
    "for" "forbidden" "format" "found" "from" "has" "have" "header" "here" "hidden" "hs256" "if" "in" "incorrect"
    "instead" "invalid" "is" "it" "length" "may" "md5" "mismatch" "must" "need" "needs" "nil" "no" "none" "not"
    "null" "of" "off" "on" "only" "option" "or" "parameter" "placeholder" "please" "rs256" "sha1" "sha256" "sha512"
    "short" "should" "that" "the" "this" "to" "too" "true" "unknown" "unset" "valid" "was" "weak" "were" "when"
    "will" "with" "without" "wrong" "yes" "you" "your"
];

/// What a value looks like. The order is that of suspicion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Look {
    /// Nothing, a description, a placeholder, a date or a path.
    Plain,
    /// Words: `IDENTIFIER`, `eu-central`, `swordfish`.
    Word,
    /// Four digits and more.
    Number,
    /// Words and numbers: `vol_1`, `eu-central-1`.
    Name,
    /// Letters and digits together: `abc123`, `Tr0ub4-dor`; or a very long word.
    Mixed,
    /// Letters, digits and cases change often: `x7Kq9Zr2LmP`.
    Random,
    /// Random, long, and not an ID such as `sess_01hzy3k9`.
    Strong,
    /// No value looks like this.
    Never,
}

/// What a character is, for the changes from one kind to another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Other,
    Lower,
    Upper,
    Digit,
}

impl Look {
    /// Returns what the beginning of a value looks like.
    pub(super) fn of(value: &str) -> Self {
        let value = without_end(to(value, PROBE));
        match Self::of_signs(value) {
            Self::Random if is_strong(value) => Self::Strong,
            Self::Random => Self::Random,
            look if is_placeholder(value, look) || is_description(value, look) => Self::Plain,
            look => look,
        }
    }

    /// Returns what a value looks like if its words have no meaning.
    pub(super) fn of_signs(value: &str) -> Self {
        let (mut changes, mut digits, mut letters, mut parts) = (0, 0, 0, 0);
        // The length of the present run of letters, and of the longest one.
        let (mut run, mut longest) = (0, 0);
        // How many characters precede since the last capital, with it, and how many capitals.
        let (mut hump, mut capitals) = (0, 0);
        let mut last = Kind::Other;
        for byte in value.bytes() {
            let kind = Kind::of(byte);
            changes += match (last, kind) {
                (Kind::Digit, Kind::Lower | Kind::Upper)
                | (Kind::Lower | Kind::Upper, Kind::Digit) => 1,
                (Kind::Lower, Kind::Upper) => usize::from(hump < 3),
                (Kind::Upper, Kind::Lower) => usize::from(capitals > 1),
                _ => 0,
            };
            let is_letter = matches!(kind, Kind::Lower | Kind::Upper);
            parts += usize::from(last == Kind::Other && kind != Kind::Other);
            digits += usize::from(kind == Kind::Digit);
            letters += usize::from(is_letter);
            run = if is_letter && byte.is_ascii() {
                run + 1
            } else {
                0
            };
            longest = longest.max(run);
            capitals = if kind == Kind::Upper { capitals + 1 } else { 0 };
            hump = if kind == Kind::Upper { 1 } else { hump + 1 };
            last = kind;
        }
        let is_code = parts == 1 && digits > 0;
        let is_signed = value.bytes().skip(1).any(|byte| b"!#$^*~=".contains(&byte));
        match (letters, digits) {
            (0, 4..) => Self::Number,
            (0, _) => Self::Plain,
            _ if changes > 3 && changes * 6 >= letters + digits => Self::Random,
            _ if changes > 1 || longest >= LONG_RUN || is_code || is_signed => Self::Mixed,
            (_, 0) => Self::Word,
            _ => Self::Name,
        }
    }
}

impl Kind {
    fn of(byte: u8) -> Self {
        match byte {
            b'0'..=b'9' => Self::Digit,
            b'A'..=b'Z' => Self::Upper,
            b'a'..=b'z' | 0x80.. => Self::Lower,
            _ => Self::Other,
        }
    }
}

pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '`')
}

/// Returns a value without the signs that end a sentence or stress it: `token is x.`, `**token=x**`.
pub(super) fn without_end(value: &str) -> &str {
    value.trim_end_matches(['.', ':', '!', '?', '*'])
}

/// Whether a value is a reference to a variable, a mask, a path or a date.
fn is_placeholder(value: &str, look: Look) -> bool {
    let is_of_date = |byte: u8| byte.is_ascii_digit() || byte == b'-';
    let is_date = value.get(7..8) == Some("-") && value.bytes().take(10).all(is_of_date);
    let is_path = value.starts_with(['/', '.', '~', '(', '@']) || value.contains("://");
    is_variable(value, look) || is_date || is_path || (value.starts_with("0x") && value.len() < 10)
}

/// Whether a value is a reference to a variable or a mask: `$TOKEN`, `<token>`, `***`.
pub(super) fn is_variable(value: &str, look: Look) -> bool {
    let is_mask = value.len() > 2 && value.bytes().all(|byte| b"xX*.-".contains(&byte));
    is_mask || (look < Look::Mixed && value.starts_with(['$', '<', '{', '%', '*', '[']))
}

/// Whether a text describes a secret instead of being one: `must be 8 characters`, `too_short`.
fn is_description(text: &str, look: Look) -> bool {
    let is_sentence = look <= Look::Word || text.contains(' ');
    is_stop_word(text) || (is_sentence && words_of(text).any(is_stop_word))
}

pub(super) fn words_of(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| c.is_whitespace() || "_-.,:;!?'\"()[]".contains(c));
    words.filter(|word| !word.is_empty())
}

/// Whether a word occurs instead of a secret: one of [`STOP_WORDS`], or a participle.
pub(super) fn is_stop_word(word: &str) -> bool {
    let ends = |end: &str| ends_with_any_case(word, end);
    let is_participle = word.len() > 4 && (ends("ing") || ends("ed"));
    let mut stops = STOP_WORDS.iter();
    is_participle || stops.any(|stop| word.eq_ignore_ascii_case(stop))
}

/// Whether a random value is long, and not an ID such as `sess_01hzy3k9`.
fn is_strong(value: &str) -> bool {
    let first = value.split(['_', '-']).next().unwrap_or_default();
    let is_id = first.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_uuid = value.len() == 36 && value.matches('-').count() == 4;
    let is_path = value.contains(['.', ':', ' ']) || value.split('/').all(|part| part.len() < 16);
    value.len() >= 16 && !is_id && !is_uuid && !is_path && !value.starts_with("0x")
}
