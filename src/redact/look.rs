//! What a value looks like: a word, a name, or a secret.

use super::MASK;
use super::view::to;
use crate::table::{Fact, Table, words};

/// How much of a value decides whether it is a secret, in bytes. Without a limit, a long text would
/// be read again at each name in it.
pub(super) const PROBE: usize = 64;

/// Words that occur instead of a secret and say what is wrong with it, or belong to a sentence.
pub(super) static STOP_WORDS: Table<Fact<&str>> = words![
    "absent" "already" "an" "and" "are" "argument" "as" "at" "be" "been" "blank" "but" "by" "can"
    "cannot" "changeme" "characters" "common" "did" "do" "does" "empty" "es256" "example" "false" "field" "flag"
    "for" "forbidden" "format" "found" "from" "has" "have" "here" "hs256" "if" "in" "incorrect" "instead"
    "invalid" "is" "it" "length" "may" "md5" "mismatch" "must" "need" "needs" "nil" "no" "none" "not" "null"
    "of" "off" "on" "only" "option" "or" "parameter" "placeholder" "please" "rs256" "sha1" "sha256" "sha512" "short" "should"
    "that" "the" "this" "to" "too" "true"  "unknown" "unset" "valid" "was" "weak"
    "were" "when" "will" "with" "without" "wrong" "yes" "you" "your"
];

/// The letters that rarely follow each letter in English words and in names of programs, as bits.
/// Together they make up 2 % of the pairs in the words of software documentation, and a third of
/// those in random letters.
static RARE: [u32; 26] = [
    0x0002_0400,
    0x05c2_4900,
    0x0582_0480,
    0x0502_0c00,
    0x0000_0400,
    0x05c2_0d80,
    0x07c2_0c04,
    0x05c3_0ddc,
    0x0282_0500,
    0x07d7_7ddc,
    0x05c3_2c4c,
    0x0582_0500,
    0x05c6_4dc0,
    0x0500_0000,
    0x0402_0000,
    0x0542_0400,
    0x07df_fffe,
    0x0502_0500,
    0x0500_0400,
    0x0102_0400,
    0x06e2_0500,
    0x07e7_5dd4,
    0x07f3_2cc4,
    0x06e6_ddd4,
    0x07c6_0dd4,
    0x07ff_7ddc,
];

/// What a value looks like, from harmless to secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Look {
    /// Nothing, a description, a placeholder, a short number, a date or a path.
    Plain,
    /// Words: `IDENTIFIER`, `DATABASE_URL`, `swordfish`.
    Word,
    /// Words and numbers: `vol_1`, `eu-central-1`.
    Name,
    /// Letters and digits together: `abc123`, `hunter2`; a long number; letters that form no word.
    Mixed,
    /// Letters, digits and cases change often: `x7Kq9Zr2LmP`.
    Random,
}

impl Look {
    /// Returns what the beginning of a value looks like.
    pub(super) fn of(value: &str) -> Self {
        let value = without_end(to(value, PROBE));
        if says_nothing(value) {
            return Self::Plain;
        }
        Self::of_parts(value)
    }

    /// Returns what a value looks like that does not describe a secret.
    pub(super) fn of_parts(value: &str) -> Self {
        let parts = || {
            value
                .split(|c: char| !c.is_alphanumeric())
                .filter(|part| !part.is_empty())
        };
        let (mut points, mut length) = (0, 0);
        for part in parts() {
            points += surprises(part);
            length += part.len();
        }
        if points > 3 && points * 3 >= length {
            return Self::Random;
        }
        let looks = parts().map(Self::of_part);
        let is_single = parts().nth(1).is_none();
        match looks.max().unwrap_or(Self::Plain) {
            // Words have three letters at least.
            look if look > Self::Plain && !is_single && parts().all(|part| part.len() < 3) => {
                Self::Mixed
            }
            Self::Mixed if !is_single => Self::Name,
            Self::Word if value.contains(['!', '#', '$', '%', '^', '*', '~', '@']) => Self::Mixed,
            look => look,
        }
    }

    fn of_part(part: &str) -> Self {
        let mut bytes = part.bytes();
        let has_digit = part.bytes().any(|byte| byte.is_ascii_digit());
        let is_number = part.bytes().all(|byte| byte.is_ascii_digit());
        let has_upper = part.bytes().skip(1).any(|byte| byte.is_ascii_uppercase());
        let first = bytes.next();
        if is_number && part.len() < 6 {
            return Self::Plain;
        }
        // No word repeats one letter, is that long, or has `éAb`.
        let is_word = !has_digit
            && !bytes.all(|byte| Some(byte) == first)
            && (part.len() < 18 || has_upper)
            && (part.is_ascii() || !has_upper);
        if is_word { Self::Word } else { Self::Mixed }
    }
}

/// Returns a value without the signs that end a sentence or stress it: `token is x.`, `**token=x**`.
pub(super) fn without_end(value: &str) -> &str {
    value.trim_end_matches(['.', ':', '!', '?', '*'])
}

/// Counts what is rare in words: letters after digits, rare pairs of letters, short humps of a name.
fn surprises(part: &str) -> usize {
    let (mut points, mut hump, mut last) = (0, 0, b'0');
    for byte in part.bytes() {
        let is_upper = byte.is_ascii_uppercase();
        let begins_hump = is_upper && last.is_ascii_lowercase();
        points += match (last.is_ascii_digit(), byte.is_ascii_digit()) {
            (true, true) => 0,
            (true, false) if hump == 0 => 0,
            (true, false) => 2,
            (false, true) => 1,
            _ if begins_hump => usize::from(hump < 3),
            _ => 2 * usize::from(is_rare(last, byte)),
        };
        hump = if begins_hump { 1 } else { hump + 1 };
        last = byte;
    }
    points
}

fn is_rare(first: u8, second: u8) -> bool {
    let index = usize::from(first.to_ascii_lowercase().wrapping_sub(b'a'));
    let followers = RARE.get(index).copied().unwrap_or_default();
    second.is_ascii_alphabetic() && followers >> (second & 31) & 1 == 1
}

/// Whether a value is a placeholder or describes a secret.
pub(super) fn says_nothing(value: &str) -> bool {
    is_placeholder(value) || is_description(value)
}

/// Whether a value is a reference to a variable, a mask, a path or a date.
fn is_placeholder(value: &str) -> bool {
    let is_of_date = |byte: u8| byte.is_ascii_digit() || byte == b'-';
    let is_date = value.get(4..5) == Some("-") && value.bytes().take(10).all(is_of_date);
    let is_random = |part: &str| Look::of_parts(part) == Look::Random;
    let is_path = (value.starts_with(['/', '.', '~']) || value.contains("://"))
        && !value.split(['/', '.']).any(is_random);
    is_variable(value) || is_date || is_path || (value.starts_with("0x") && value.len() < 10)
}

/// Whether a value is a reference to a variable or a mask: `$TOKEN`, `<token>`, `***`.
pub(super) fn is_variable(value: &str) -> bool {
    let is_mask = value.len() > 2 && value.bytes().all(|byte| b"xX*.-".contains(&byte));
    let begins = value.starts_with(['$', '<', '{', '%', '*', '[']) && !value.starts_with(MASK);
    is_mask || (begins && Look::of_parts(value) < Look::Random)
}

/// Whether a text describes a secret instead of being one: `must be 8 characters`, `too_short`.
fn is_description(text: &str) -> bool {
    let is_random = |word: &str| word.len() > 7 && Look::of_parts(word) >= Look::Mixed;
    words_of(text).any(is_stop_word) && !words_of(text).any(is_random)
}

pub(super) fn words_of(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| c.is_whitespace() || "_-.,:;!?'\"()".contains(c));
    words.filter(|word| !word.is_empty())
}

/// Whether a word occurs instead of a secret: one of [`STOP_WORDS`], or a participle.
pub(super) fn is_stop_word(word: &str) -> bool {
    let ends = |end| {
        let last = word.get(word.len().saturating_sub(str::len(end))..);
        last.is_some_and(|last| last.eq_ignore_ascii_case(end))
    };
    let is_participle = word.len() > 4
        && (ends("ing") || ends("ed"))
        && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    let mut stops = STOP_WORDS.rows();
    is_participle || stops.any(|stop| word.eq_ignore_ascii_case(stop))
}
