//! HTML tags that change how a part of a line looks, and do not separate words.

use crate::table::{Fact, Table, fact};

static NAMES: Table<Fact<&str>> = Table::new(&[
    fact("a", "a href='x'"),
    fact("b", "b"),
    fact("code", "code"),
    fact("em", "em"),
    fact("font", "font"),
    fact("i", "i"),
    fact("mark", "mark"),
    fact("span", "span class='x'"),
    fact("strong", "/strong"),
    fact("tt", "tt"),
    fact("u", "u"),
    // A place where a long word may be wrapped.
    fact("wbr", "wbr/"),
]);

/// Returns the name of a tag, given without its angle brackets: `em` for `/em`.
pub(crate) fn name(tag: &[u8]) -> Option<&[u8]> {
    let name = tag.strip_prefix(b"/").unwrap_or(tag);
    let length = name.iter().take_while(|byte| byte.is_ascii_alphanumeric());
    name.get(..length.count()).filter(|name| !name.is_empty())
}

/// Whether a tag with this name is inside a line.
pub(crate) fn is_inline(name: &[u8]) -> bool {
    NAMES.rows().any(|inline| inline.as_bytes() == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Row;
    use crate::table::proof::assert_each_row_is_needed;

    #[test]
    fn each_tag_is_needed() {
        assert_each_row_is_needed("inline tags", &NAMES, |tag| {
            name(tag.example().as_bytes()).is_some_and(is_inline)
        });
        for tag in ["br", "div", "", "!--", "mail@example.com"] {
            assert!(!name(tag.as_bytes()).is_some_and(is_inline), "{tag}");
        }
    }
}
