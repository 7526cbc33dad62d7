//! JSON pointers (RFC 6901): `/components/schemas/ErrorResponse`.

use std::convert::Infallible;
use std::fmt::Write as _;

use super::document::{Document, NodeId, Step};

/// Returns the pointer to a node; it is empty for the root.
pub(super) fn to(document: &Document, id: NodeId) -> String {
    let steps: Vec<_> = document.path(id).collect();
    let mut pointer = String::new();
    for step in steps.into_iter().rev() {
        // Writing to a string cannot fail.
        let _ = match step {
            Step::Key(key) => write!(pointer, "/{}", key.replace('~', "~0").replace('/', "~1")),
            Step::Index(index) => write!(pointer, "/{index}"),
        };
    }
    pointer
}

/// Returns the pointer to a node, unless it has keys of more bytes than the limit.
pub(super) fn to_at_most(document: &Document, id: NodeId, limit: usize) -> Option<String> {
    let lengths = document.path(id).map(|step| match step {
        Step::Key(key) => key.len(),
        Step::Index(_) => 0,
    });
    (lengths.sum::<usize>() <= limit).then(|| to(document, id))
}

/// A pointer that leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NoSuchPlace {
    /// The pointer to the last value on the way that exists.
    pub(super) exists: String,
    /// The key that this value lacks.
    pub(super) missing: String,
}

/// Follows a pointer from the root. It may begin with `#`, as in a `$ref`, and is then decoded like a
/// URL.
pub(super) fn follow(document: &Document, pointer: &str) -> Result<NodeId, NoSuchPlace> {
    let child = |id, key: &str| {
        let children: Vec<_> = document.items(id).collect();
        let item = index(key).and_then(|index| children.get(index).copied());
        Ok::<_, Infallible>(item.or_else(|| document.field(id, key)))
    };
    let Ok(found) = follow_by(document, pointer, child);
    found.map_err(|missing| NoSuchPlace {
        exists: missing.from.map(|id| to(document, id)).unwrap_or_default(),
        missing: missing.key,
    })
}

/// A step of a pointer that leads nowhere.
pub(super) struct Missing {
    /// The last value on the way that exists.
    from: Option<NodeId>,
    key: String,
}

/// Follows a pointer with a function for the value of a key or at an index, which may fail.
pub(super) fn follow_by<E>(
    document: &Document,
    pointer: &str,
    mut child: impl FnMut(NodeId, &str) -> Result<Option<NodeId>, E>,
) -> Result<Result<NodeId, Missing>, E> {
    let decoded = pointer.strip_prefix('#').map(percent_decoded);
    let pointer = decoded.as_deref().unwrap_or(pointer);
    let missing = |from: Option<NodeId>, key: &str| Missing {
        from,
        key: key.to_owned(),
    };
    let mut steps = pointer.split('/');
    let before = steps.next().unwrap_or_default();
    let Some(mut id) = document.root().filter(|_| before.is_empty()) else {
        return Ok(Err(missing(None, before)));
    };
    for step in steps {
        let key = step.replace("~1", "/").replace("~0", "~");
        id = match child(id, &key)? {
            Some(next) => next,
            None => return Ok(Err(missing(Some(id), &key))),
        };
    }
    Ok(Ok(id))
}

/// Returns the index that a step of a pointer names, if it is of a list.
pub(super) fn index(step: &str) -> Option<usize> {
    let is_index = step == "0" || !step.starts_with(['0', '+']);
    step.parse().ok().filter(|_| is_index)
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|digits| {
            let is_hex = digits.iter().all(u8::is_ascii_hexdigit);
            let digits = std::str::from_utf8(digits).ok().filter(|_| is_hex)?;
            u8::from_str_radix(digits, 16).ok()
        });
        let decoded = digits.filter(|_| byte == b'%');
        let digits = if decoded.is_some() { 2 } else { 0 };
        bytes.push(decoded.unwrap_or(byte));
        rest = after.get(digits..).unwrap_or_default();
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::openapi::json;

    const TEXT: &str = r#"{"a/b": [{"c~d": {"": 1}}, 2], "e f": 3}"#;

    #[test]
    fn every_node_is_found_by_its_pointer() {
        let document = json::read(TEXT).expect("JSON");
        for (pointer, column) in [
            ("", 1),
            ("/a~1b", 9),
            ("/a~1b/0", 10),
            ("/a~1b/0/c~0d", 18),
            ("/a~1b/0/c~0d/", 23),
            ("/a~1b/1", 28),
            ("/e f", 39),
        ] {
            let id = follow(&document, pointer).expect(pointer);
            assert_eq!(document.position(id).column, column, "{pointer}");
            assert_eq!(to(&document, id), pointer);
        }
        assert_eq!(follow(&document, "#/a~1b/0"), follow(&document, "/a~1b/0"));
        assert_eq!(follow(&document, "#/e%20f"), follow(&document, "/e f"));
    }

    #[test]
    fn what_is_missing_is_named() {
        let document = json::read(TEXT).expect("JSON");
        for (pointer, exists, missing) in [
            ("a/b", "", "a"),
            ("/a", "", "a"),
            ("/a~1b/2", "/a~1b", "2"),
            ("/a~1b/00", "/a~1b", "00"),
            ("/a~1b/-", "/a~1b", "-"),
            ("/a~1b/0/x/y", "/a~1b/0", "x"),
            ("/e f/x", "/e f", "x"),
        ] {
            let expected = NoSuchPlace {
                exists: exists.to_owned(),
                missing: missing.to_owned(),
            };
            assert_eq!(follow(&document, pointer), Err(expected), "{pointer}");
        }
    }
}
