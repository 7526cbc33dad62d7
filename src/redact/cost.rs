//! What a search costs. Tests prove with it that the time is linear in the length of the text.

#[cfg(test)]
thread_local! {
    static BYTES: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// Counts the bytes that a part of a search read, if their number has no limit except for the
/// length of the text.
pub(super) fn count_read(bytes: usize) {
    #[cfg(test)]
    BYTES.set(BYTES.get() + bytes);
    #[cfg(not(test))]
    let _ = bytes;
}

/// Returns how many bytes were read in this thread while `work` ran.
#[cfg(test)]
pub(super) fn bytes_read(work: impl FnOnce()) -> usize {
    let before = BYTES.get();
    work();
    BYTES.get() - before
}
