//! How codes are spelled, and texts that look like codes and are not.

use std::borrow::Cow;

use crate::first_bytes::FirstBytes;
use crate::table::{Fact, Table, fact};

/// Known codes that many programs use as well, as words of everyday language.
static EVERYDAY: Table<Fact<&str>> = Table::new(&[
    fact("conflict", "conflict"),
    fact("forbidden", "forbidden"),
    fact("internal_error", "internal_error"),
    fact("invalid_request", "invalid_request"),
    fact("not_found", "not_found"),
    fact("not_implemented", "not_implemented"),
    fact("permission_denied", "permission_denied"),
    fact("unauthenticated", "unauthenticated"),
    fact("unauthorized", "unauthorized"),
]);

/// Whether a known code is one that many programs use.
pub(crate) fn is_everyday(code: &str) -> bool {
    EVERYDAY.rows().any(|everyday| **everyday == code)
}

/// Whether a text may be a code of the API that errcat does not know: words in lower case, or at
/// least two in capitals, joined by underscores.
pub(crate) fn is_plausible(code: &str) -> bool {
    let code = code.trim();
    let is_shown = |c: &char| c.is_alphanumeric() || (' '..='~').contains(c) && *c != '\\';
    // Invisible characters come from a damaged copy.
    let code: Cow<'_, str> = if code.chars().all(|c| is_shown(&c)) {
        code.into()
    } else {
        code.chars().filter(is_shown).collect::<String>().into()
    };
    let is_capital = code.contains('_') && has_words(&code, u8::is_ascii_uppercase);
    (is_capital || has_words(&code, u8::is_ascii_lowercase))
        && !is_value(&code)
        && !is_of_system(&code)
}

/// Whether a text is words of these letters and of digits, joined by underscores. It begins with a
/// letter.
fn has_words(text: &str, is_letter: fn(&u8) -> bool) -> bool {
    let is_part = |byte: u8| is_letter(&byte) || byte.is_ascii_digit();
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(is_part);
    text.bytes().next().is_some_and(|first| is_letter(&first)) && text.split('_').all(is_word)
}

/// Whether a code is a number, or begins like one.
pub(super) fn is_number(code: &str) -> bool {
    let is_digit_or_sign = |c: char| c.is_ascii_digit() || "+-.".contains(c);
    code.starts_with(is_digit_or_sign) && !code.contains("..")
}

/// Placeholders of values and values of another kind, as words in lower case.
static VALUES: Table<Fact<&str>> = Table::new(&[
    // Translations.
    fact("code", "code"),
    // Colors.
    fact("black", "black"),
    fact("blue", "blue"),
    fact("cyan", "cyan"),
    fact("gray", "gray"),
    fact("green", "green"),
    fact("magenta", "magenta"),
    fact("red", "red"),
    fact("white", "white"),
    fact("yellow", "yellow"),
    // Descriptions of an API or a database.
    fact("keyword", "keyword"),
    fact("str", "str"),
    fact("string", "string"),
    fact("text", "text"),
    // Nothing.
    fact("none", "none"),
    fact("null", "null"),
    fact("undefined", "undefined"),
]);

/// Whether a text is a value of another kind, such as a color, or that of a success.
pub(super) fn is_value(code: &str) -> bool {
    let digits = code.strip_prefix('#').unwrap_or_default();
    let is_color = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_color || VALUES.rows().any(|value| **value == code)
}

/// Whether a code is one of the operating system, of Node.js or of npm: `ENOENT`, `EAI_AGAIN`,
/// `FST_ERR_NOT_FOUND`, `E404`.
pub(super) fn is_of_system(code: &str) -> bool {
    let is_upper = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    let name = code.strip_prefix('E').unwrap_or_default();
    let is_one_word = name.len() > 1 && name.bytes().all(is_upper);
    is_one_word || code.starts_with("EAI_") || code.split('_').any(|word| word == "ERR")
}

/// Beginnings and ends of the placeholders of templates.
static PLACEHOLDERS: Table<Fact<(&str, &str)>> = Table::new(&[
    // Go, Jinja, Handlebars, i18next.
    fact(("{{", "}}"), "{{ .Error }}"),
    // JavaScript, shells.
    fact(("${", "}"), "${error}"),
    // Ruby.
    fact(("#{", "}"), "#{error}"),
    // ERB.
    fact(("<%", "%>"), "<%= error %>"),
    // C, Go, Python.
    fact(("%s", ""), "%s"),
    fact(("%v", ""), "%v"),
    fact(("%q", ""), "%q"),
]);

static FIRST_OF_PLACEHOLDERS: FirstBytes = {
    let mut first = FirstBytes::NONE;
    let mut row = 0;
    while let Some((start, _)) = PLACEHOLDERS.fact(row) {
        first = first.with(start.as_bytes());
        row += 1;
    }
    first
};

/// Whether a text is only the placeholder of a template.
pub(super) fn is_placeholder(text: &str) -> bool {
    let text = text.trim();
    let may_be_one = FIRST_OF_PLACEHOLDERS.may_begin(text.as_bytes());
    may_be_one
        && PLACEHOLDERS.rows().any(|placeholder| {
            let (start, end) = **placeholder;
            let inside = text
                .strip_prefix(start)
                .and_then(|rest| rest.strip_suffix(end));
            inside.is_some_and(|inside| inside.is_empty() == end.is_empty())
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Catalog, KnownCodes};
    use crate::table::Row;
    use crate::table::proof::assert_each_row_is_needed;

    #[test]
    fn each_everyday_code_is_known_and_needed() {
        assert_each_row_is_needed("everyday codes", &EVERYDAY, |code| {
            assert!(KnownCodes::Bundled.include(code.example()));
            is_everyday(code.example())
        });
    }

    #[test]
    fn each_value_is_needed() {
        assert_each_row_is_needed("values", &VALUES, |value| !is_plausible(value.example()));
    }

    #[test]
    fn each_placeholder_is_needed() {
        assert_each_row_is_needed("placeholders", &PLACEHOLDERS, |placeholder| {
            is_placeholder(placeholder.example())
        });
        for text in ["", "{}", "100%", "%s is busy", "{{a}} is busy", "m"] {
            assert!(!is_placeholder(text), "{text}");
        }
    }

    #[test]
    fn every_known_code_is_plausible() {
        for entry in Catalog::bundled().known() {
            assert!(is_plausible(entry.code()), "{}", entry.code());
        }
    }

    #[test]
    fn codes_of_others_are_not_plausible() {
        for code in [
            "NotFound",
            "Code",
            "code",
            "#f00",
            "#A0B1C2",
            "ENOENT",
            "E404",
            "EAI_AGAIN",
            "ERR_NETWORK",
            "FST_ERR_NOT_FOUND",
            "error code",
            "auth/invalid-email",
            "k\u{f3}d",
            "",
            "409",
            "42P01",
            "A1",
            "E_",
            "AADSTS65004",
            "not-found",
            "font-mono",
            "required|string",
            "...",
            "{code}",
            "$CODE",
            "boardNotFound",
        ] {
            assert!(!is_plausible(code), "{code}");
        }
        for code in [
            "c",
            "EXPIRED_TOKEN",
            "brand_new",
            " brand_new ",
            "http2_error",
        ] {
            assert!(is_plausible(code), "{code}");
        }
    }
}
