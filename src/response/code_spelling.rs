//! How codes are spelled, and texts that look like codes and are not.

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
pub(super) fn is_everyday(code: &str) -> bool {
    EVERYDAY.rows().any(|everyday| **everyday == code)
}

/// Whether a text may be a code of the API that errcat does not know.
pub(super) fn is_plausible(code: &str) -> bool {
    let is_path = code.contains('/');
    let is_phrase = code.trim().contains(' ');
    !(is_name(code) || is_color(code) || is_of_system(code) || is_path || is_phrase)
}

/// Whether a code is a word with a capital, such as `NotFound` or the `Code` of a translation.
fn is_name(code: &str) -> bool {
    let mut characters = code.chars();
    let is_capitalized = characters.next().is_some_and(char::is_uppercase);
    is_capitalized && characters.any(char::is_lowercase)
        || code.eq_ignore_ascii_case("code")
        || code.chars().any(|c| !c.is_ascii() && c.is_alphabetic())
}

/// The names of the colors of terminals.
static COLORS: Table<Fact<&str>> = Table::new(&[
    fact("black", "black"),
    fact("blue", "blue"),
    fact("cyan", "cyan"),
    fact("gray", "gray"),
    fact("green", "green"),
    fact("magenta", "magenta"),
    fact("red", "red"),
    fact("white", "white"),
    fact("yellow", "yellow"),
]);

fn is_color(code: &str) -> bool {
    if COLORS.rows().any(|name| **name == code) {
        return true;
    }
    let digits = code.strip_prefix('#').unwrap_or_default();
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Whether a code is one of the operating system, of Node.js or of npm: `ENOENT`, `EAI_AGAIN`,
/// `ERR_BAD_REQUEST`, `E404`.
fn is_of_system(code: &str) -> bool {
    let Some(name) = code.strip_prefix('E') else {
        return false;
    };
    let is_upper = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    let is_one_word = name.len() > 1 && name.bytes().all(is_upper);
    is_one_word || name.starts_with("RR_") || name.starts_with("AI_")
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

/// Whether a text is only the placeholder of a template.
pub(super) fn is_placeholder(text: &str) -> bool {
    let text = text.trim();
    PLACEHOLDERS.rows().any(|placeholder| {
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
    use crate::catalog::{Catalog, origin_of_name};
    use crate::table::Row;
    use crate::table::proof::assert_each_row_is_needed;

    #[test]
    fn each_everyday_code_is_known_and_needed() {
        assert_each_row_is_needed("everyday codes", &EVERYDAY, |code| {
            assert!(origin_of_name(code.example()).is_some());
            is_everyday(code.example())
        });
    }

    #[test]
    fn each_color_is_needed() {
        assert_each_row_is_needed("colors", &COLORS, |color| !is_plausible(color.example()));
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
            "error code",
            "auth/invalid-email",
            "k\u{f3}d",
        ] {
            assert!(!is_plausible(code), "{code}");
        }
        for code in ["c", "EXPIRED_TOKEN", "E_", "brand_new", "volume\nx", "409"] {
            assert!(is_plausible(code), "{code}");
        }
    }
}
