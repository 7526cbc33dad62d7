//! The marks that other programs put around or into an ID or code, and how to undo each.

use crate::ansi;
use crate::inline_tags;
use crate::table::{Fact, Table, fact};

/// Undoes one kind of mark in a text that may have others. Leaves all other texts unchanged.
type Remove = fn(&str) -> String;

/// The kinds of marks, outermost first.
static KINDS: Table<Fact<Remove>> = Table::new(&[
    fact(without_colors, "\u{1b}[31mreq_1\u{1b}[0m"),
    fact(
        without_highlights,
        "@kibana-highlighted-field@req_1@/kibana-highlighted-field@",
    ),
    fact(without_tags, "<em>req</em>_1"),
    fact(without_links, "[req_1](https://example.com/req_1)"),
    fact(without_quotes, "b'req_1'"),
]);

/// Undoes all marks in a text.
pub(super) fn undo_all(text: &str) -> String {
    KINDS
        .rows()
        .fold(text.to_owned(), |text, undo| undo(text.trim()))
}

/// Removes color sequences.
fn without_colors(text: &str) -> String {
    ansi::strip_colors(text).unwrap_or_else(|| text.to_owned())
}

/// Removes what a search puts around its hits: `@name@` and `@/name@`. One search has one name.
pub(super) fn without_highlights(text: &str) -> String {
    let name = || {
        let (name, _) = text.split_once("@/")?.1.split_once('@')?;
        let is_in_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
        (!name.is_empty() && name.chars().all(is_in_name)).then_some(name)
    };
    let Some(name) = name() else {
        return text.to_owned();
    };
    let plain = text.replace(&format!("@{name}@"), "");
    plain.replace(&format!("@/{name}@"), "")
}

/// Removes tags of HTML.
fn without_tags(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, tag)) = rest.split_once('<') {
        let Some((tag, after)) = tag.split_once('>') else {
            return text.to_owned();
        };
        if !inline_tags::name(tag.as_bytes()).is_some_and(inline_tags::is_inline) {
            return text.to_owned();
        }
        plain.push_str(before);
        rest = after;
    }
    plain + rest
}

/// Replaces links by their text: `[text](url)` of Markdown and `<url|text>` of Slack. A word such as
/// `here` says nothing about what it links to.
fn without_links(text: &str) -> String {
    let slack = text
        .strip_prefix('<')
        .and_then(|link| link.strip_suffix('>'));
    if let Some((_, shown)) = slack.and_then(|link| link.split_once('|')) {
        return shown.to_owned();
    }
    let is_word = |shown: &str| shown.bytes().all(|byte| byte.is_ascii_alphabetic());
    let markdown = || {
        let (before, link) = text.split_once('[')?;
        let (shown, target) = link.split_once("](")?;
        let (_, after) = target.split_once(')')?;
        (!is_word(shown)).then_some(())?;
        Some(format!("{before}{shown}{after}"))
    };
    markdown().unwrap_or_else(|| text.to_owned())
}

/// What may surround a quoted text.
static QUOTES: Table<Fact<(&str, &str)>> = Table::new(&[
    fact(("b'", "'"), "b'req_1'"),
    fact(("u'", "'"), "u'req_1'"),
    fact(("'", "'"), "'req_1'"),
    fact(("b\"", "\""), "b\"req_1\""),
    fact(("\"", "\""), "\"req_1\""),
    fact(("\\\"", "\\\""), "\\\"req_1\\\""),
    fact(("[\"", "\"]"), "[\"req_1\"]"),
    fact(("['", "']"), "['req_1']"),
    fact(("“", "”"), "“req_1”"),
    fact(("‘", "’"), "‘req_1’"),
    fact(("`", "`"), "`req_1`"),
    fact(("*", "*"), "*req_1*"),
]);

/// Removes quotes around the text, and marks of emphasis.
fn without_quotes(text: &str) -> String {
    let mut text = text;
    while let Some(inner) = QUOTES.rows().find_map(|quotes| {
        let (start, end) = **quotes;
        text.strip_prefix(start)?.strip_suffix(end)
    }) {
        text = inner;
    }
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Row;
    use crate::table::proof::assert_each_row_is_needed;

    #[test]
    fn each_mark_is_needed() {
        let is_undone = |example: &str| undo_all(example) == "req_1";
        assert_each_row_is_needed("kinds of marks", &KINDS, |kind| is_undone(kind.example()));
        assert_each_row_is_needed("quotes", &QUOTES, |quotes| is_undone(quotes.example()));
    }
}
