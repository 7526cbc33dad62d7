//! Request IDs in text, and their labels: `request id: req_1`, `X-Request-Id: req-1`.

/// What every request ID of the API begins with. `_` or `-` follows.
const ID_START: &[u8] = b"req";

/// A request ID and its label in a text.
#[derive(Debug)]
pub(super) struct LabeledId<'t> {
    /// The offset of the label.
    pub(super) start: usize,
    pub(super) id: &'t str,
    /// The offset after the ID.
    pub(super) end: usize,
}

/// Returns the request IDs with a label in a text, such as `request id: req_1`.
pub(super) fn labeled_ids(text: &[u8]) -> Vec<LabeledId<'_>> {
    if text.len() <= ID_START.len() {
        return Vec::new();
    }
    // The last letter is rarer than the others.
    memchr::memchr_iter(b'q', text)
        .filter_map(|at| {
            let at = at.checked_sub(ID_START.len() - 1)?;
            let (before, rest) = text.split_at_checked(at)?;
            let id = id_at_start(rest)?;
            Some(LabeledId {
                start: start_of_label(before)?,
                id,
                end: at + id.len(),
            })
        })
        .collect()
}

/// Returns the request ID at the start of a text, unless it is shortened or continues with other
/// characters.
pub(in crate::extract) fn id_at_start(text: &[u8]) -> Option<&str> {
    let is_in_id = |byte: &&u8| byte.is_ascii_alphanumeric() || b"_-".contains(byte);
    let length = text.iter().take_while(is_in_id).count();
    let (id, after) = text.split_at_checked(length)?;
    let has_start = matches!(id.strip_prefix(ID_START), Some([b'_' | b'-', _, ..]));
    let continues = match after {
        [b'.', b'.', ..] => true,
        [b'.' | b':' | b'/' | b'@' | b'+' | b'~' | b'%', next, ..] => next.is_ascii_alphanumeric(),
        [first, ..] => !first.is_ascii(),
        [] => false,
    };
    let id = std::str::from_utf8(id).ok()?;
    (has_start && !continues).then_some(id)
}

/// Returns where the label of a request ID begins that a text ends with: `request id`, `X-Request-Id`,
/// `requestId` or `request_id`, with what separates it from the ID.
fn start_of_label(text: &[u8]) -> Option<usize> {
    let is_separator = |byte: &u8| b" \t:=\"'`*_([\\".contains(byte);
    let end = text.iter().rposition(|byte| !is_separator(byte))? + 1;
    if end == text.len() {
        return None;
    }
    let before_id = strip_end(text.get(..end)?, b"id")?;
    let request = match before_id.split_last() {
        Some((b' ' | b'_' | b'-', request)) => request,
        _ => before_id,
    };
    let before = strip_end(request, b"request")?;
    let before = strip_end(before, b"x-").unwrap_or(before);
    let is_start = !before.last().is_some_and(u8::is_ascii_alphanumeric);
    is_start.then_some(before.len())
}

/// Removes a word, given in lower case, from the end of a text.
fn strip_end<'t>(text: &'t [u8], word: &[u8]) -> Option<&'t [u8]> {
    let (start, end) = text.split_at_checked(text.len().checked_sub(word.len())?)?;
    end.eq_ignore_ascii_case(word).then_some(start)
}
