//! Texts of a catalog, escaped for the places of a file: another person may have written the catalog, and
//! its texts must not end a comment or a literal.

use crate::untrusted::Untrusted;

/// What readers of a document have to know about its contents, on two lines.
pub(super) const NOTE: &str = "\
Only the codes and descriptions of the catalog are published. The next steps, and most statuses and retry
verdicts, are inferred; they are not part of the API contract.";

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Span<'t> {
    Text(&'t str),
    /// A command or a name, in backticks.
    Code(&'t str),
}

/// Splits a text at its backticks. If one is missing, or if two come together, which means something
/// else in Markdown, all of it is text.
pub(super) fn spans(text: &str) -> impl Iterator<Item = Span<'_>> {
    let is_paired = text.matches('`').count() % 2 == 0 && !text.contains("``");
    let parts = text.split(if is_paired { '`' } else { '\0' });
    let spans = parts.enumerate().map(|(index, part)| match index % 2 {
        0 => Span::Text(part),
        _ => Span::Code(part),
    });
    spans.filter(|span| !matches!(span, Span::Text("")))
}

/// Returns the texts of all items as one.
pub(super) fn concat<T>(
    items: impl IntoIterator<Item = T>,
    text: impl FnMut(T) -> String,
) -> String {
    items.into_iter().map(text).collect()
}

/// Returns a text on one line, with hidden characters escaped.
pub(super) fn visible(text: &str) -> String {
    Untrusted::new(text).escaped().to_string()
}

/// Returns a text for a comment that `*/` or quotes would end.
pub(super) fn comment(text: &str) -> String {
    // Without backslashes first, because that makes `*/` of `*\`.
    let text = visible(text).replace('\\', "/");
    let text = text.replace("*/", "* /").replace('"', "'");
    // Formatters remove spaces at the end of a line.
    text.trim_end().to_owned()
}

/// Returns a name as a string literal of TypeScript, Python and Go, which are the same for the
/// characters of names.
pub(super) fn literal(name: &str) -> String {
    format!(
        "\"{}\"",
        visible(name).replace('\\', "\\\\").replace('"', "\\\"")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_of_backticks_mark_code() {
        let split = |text| spans(text).collect::<Vec<_>>();
        assert_eq!(
            split("Run `a` or `b`."),
            [
                Span::Text("Run "),
                Span::Code("a"),
                Span::Text(" or "),
                Span::Code("b"),
                Span::Text(".")
            ]
        );
        for text in ["a ` b", "```a`", "`a``b`"] {
            assert_eq!(split(text), [Span::Text(text)]);
        }
        assert_eq!(split("`a`"), [Span::Code("a")]);
        assert_eq!(split(""), []);
    }

    #[test]
    fn a_text_ends_no_comment_and_no_literal() {
        assert_eq!(comment("a */ b \"\"\" c\n d \\"), "a * / b ''' c/n d /");
        assert_eq!(comment("a *\\ b"), "a * / b");
        assert_eq!(comment("**\\/ \""), "** // '");
        assert_eq!(comment("a  "), "a");
        assert_eq!(literal("a\"\\\n"), "\"a\\\"\\\\\\\\n\"");
    }
}
