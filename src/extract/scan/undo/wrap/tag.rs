//! The names of programs whose lines are mixed.

use super::line_prefix::{MAX_PREFIX, time_length};
use crate::ansi;

/// How many bytes of colors a tag may have.
const MAX_COLOR: usize = 16;

/// The name at the start of a line that several programs share, such as `api-1  |` or `[web]`.
#[derive(Clone, Debug)]
pub(super) enum Tag {
    /// A name and a bar in this column.
    Bar { name: Vec<u8>, column: usize },
    /// A name in square brackets.
    Square { name: Vec<u8> },
}

impl Tag {
    /// Returns the tag at the start of a line.
    pub(super) fn of(line: &[u8]) -> Option<Self> {
        let line = ansi::strip(line);
        if line.first() == Some(&b'[') {
            let end = line.iter().position(|&byte| byte == b']')?;
            let name = line.get(1..end)?.to_vec();
            let is_word = line.get(end + 1).is_some_and(u8::is_ascii_whitespace);
            // A time is not a name.
            let is_name = time_length(&line, 1) == 0;
            return (is_word && is_name).then_some(Self::Square { name });
        }
        let column = line.iter().position(|&byte| byte == b'|')?;
        let name = line.get(..column)?.trim_ascii();
        let is_name = line
            .first()
            .is_some_and(|first| !first.is_ascii_whitespace())
            && !name.iter().any(u8::is_ascii_whitespace);
        is_name.then(|| Self::Bar {
            name: name.to_vec(),
            column,
        })
    }

    /// Whether a line has the tag of another program.
    pub(super) fn is_other(&self, line: &[u8]) -> bool {
        match (self, Self::of(line)) {
            (
                Self::Bar { name, column },
                Some(Self::Bar {
                    name: other,
                    column: at,
                }),
            ) => name != &other && *column == at,
            (Self::Square { name }, Some(Self::Square { name: other })) => name != &other,
            _ => false,
        }
    }

    /// Whether a line that begins like this may still turn out to have the tag of another program.
    pub(super) fn may_be_other(&self, begin: &[u8]) -> bool {
        match self {
            Self::Bar { column, .. } => {
                begin.len() <= column + MAX_COLOR
                    && begin
                        .first()
                        .is_none_or(|first| !first.is_ascii_whitespace())
            }
            Self::Square { .. } => {
                let is_tag = matches!(begin.first(), None | Some(&(b'[' | ansi::ESCAPE)));
                is_tag && begin.len() < MAX_PREFIX && !begin.ends_with(b"] ")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_no_longer_than_a_prefix() {
        let tag = Tag::of(b"[web] {").expect("it is a tag");
        assert!(tag.may_be_other(&[b'['; MAX_PREFIX - 1]));
        assert!(!tag.may_be_other(&[b'['; MAX_PREFIX]));
    }

    #[test]
    fn programs_are_distinguished_by_their_tags() {
        for (line, other, is_other) in [
            ("api-1  | {", "db-1   | checkpoint", true),
            ("api-1  | {", "api-1  | checkpoint", false),
            ("api-1  | {", "database-1 | x", false),
            ("[pod/a/x] {", "[pod/b/x] x", true),
            ("[01:11:50] {", "[01:11:51] x", false),
            ("> {", "< x", false),
        ] {
            let tag = Tag::of(line.as_bytes());
            let found = tag.is_some_and(|tag| tag.is_other(other.as_bytes()));
            assert_eq!(found, is_other, "{line:?}, {other:?}");
        }
    }
}
