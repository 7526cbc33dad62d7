//! Parts of a text by byte offsets. Offsets outside the text or inside a character do not panic.

/// Returns the text from this offset on; nothing if it is not in the text.
pub(crate) fn from(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or_default()
}

/// Returns the text before this offset, or before the character that it is in.
pub(crate) fn to(text: &str, end: usize) -> &str {
    let end = (0..=end.min(text.len())).rfind(|&end| text.is_char_boundary(end));
    text.get(..end.unwrap_or_default()).unwrap_or_default()
}

/// Returns the end of a text: at most this many bytes of it.
pub(crate) fn end_of(text: &str, length: usize) -> &str {
    let mut begins = text.len().saturating_sub(length)..=text.len();
    let begin = begins.find(|&begin| text.is_char_boundary(begin));
    from(text, begin.unwrap_or_default())
}

/// Returns the length of the text before the first character that ends it.
pub(crate) fn length_until(text: &str, is_end: impl FnMut(&(usize, char)) -> bool) -> usize {
    let end = text.char_indices().find(is_end);
    end.map_or(text.len(), |(at, _)| at)
}

/// Returns whether a text ends with an ASCII word, in any case.
pub(crate) fn ends_with_any_case(text: &str, word: &str) -> bool {
    end_of(text, word.len()).eq_ignore_ascii_case(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_has_only_whole_characters() {
        let text = "aé日";
        for (offset, before, after, last) in [
            (0, "", "aé日", ""),
            (1, "a", "é日", ""),
            (2, "a", "", ""),
            (3, "aé", "日", "日"),
            (5, "aé", "", "é日"),
            (6, "aé日", "", "aé日"),
            (9, "aé日", "", "aé日"),
        ] {
            assert_eq!(to(text, offset), before, "{offset}");
            assert_eq!(from(text, offset), after, "{offset}");
            assert_eq!(end_of(text, offset), last, "{offset}");
        }
    }

    #[test]
    fn a_text_may_be_shorter_than_the_end() {
        for (text, expected) in [
            ("rejectedValue", true),
            ("value", true),
            ("alue", false),
            ("日", false),
        ] {
            assert_eq!(ends_with_any_case(text, "value"), expected, "{text}");
        }
    }
}
