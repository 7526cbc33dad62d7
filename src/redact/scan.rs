//! Searches that may read as far as the text goes. Tests count the bytes that they read, to prove
//! that the time is linear.

/// Returns the length of the text before the first character that ends it.
pub(super) fn length_until(text: &str, is_end: impl FnMut(char) -> bool) -> usize {
    let length = text.find(is_end).unwrap_or(text.len());
    count(length + 1);
    length
}

/// Returns the length of the text before the first byte that ends it, which has to be ASCII.
pub(super) fn length_until_byte(text: &str, is_end: impl FnMut(u8) -> bool) -> usize {
    let length = text.bytes().position(is_end).unwrap_or(text.len());
    count(length + 1);
    length
}

/// Returns the length of the text before a pattern, or of all the text without it.
pub(super) fn length_until_str(text: &str, end: &str) -> usize {
    let length = text.find(end).unwrap_or(text.len());
    count(length + 1);
    length
}

/// Removes these characters from the end of a text.
pub(super) fn trim_end(text: &str, c: char) -> &str {
    let trimmed = text.trim_end_matches(c);
    count(text.len() - trimmed.len() + 1);
    trimmed
}

#[cfg(not(test))]
fn count(_bytes: usize) {}

#[cfg(test)]
pub(super) use counter::{bytes_read, count};

#[cfg(test)]
mod counter {
    use std::cell::Cell;

    thread_local! {
        static BYTES: Cell<usize> = const { Cell::new(0) };
    }

    pub(in crate::redact) fn count(bytes: usize) {
        BYTES.set(BYTES.get() + bytes);
    }

    /// Returns how many bytes were read in this thread while `work` ran.
    pub(in crate::redact) fn bytes_read(work: impl FnOnce()) -> usize {
        let before = BYTES.get();
        work();
        BYTES.get() - before
    }
}
