//! The status lines that a stream shows.

use std::io::Read;

use errcat::response::ResponseHead;

use super::kept::Kept;
use crate::table::{Fact, Table, fact};

/// What precedes a status on a line, and what makes a status line of the rest.
static STATUS_MARKS: Table<Fact<(&str, &str)>> = Table::new(&[
    fact(("HTTP/", "HTTP/"), "HTTP/1.1 409 Conflict"),
    fact(
        ("awaiting response... ", "HTTP/1.1 "),
        "HTTP request sent, awaiting response... 409 Conflict",
    ),
]);

/// How many bytes of a line are read as a status line. The status is near its beginning.
const STATUS_LINE: usize = 64;

/// Returns the statuses of final responses that a stream shows, anywhere on a line.
pub(super) fn final_statuses(stream: &Kept) -> Vec<u16> {
    let mut text = Vec::new();
    // It is in memory.
    let _ = stream.reader().read_to_end(&mut text);
    let of_mark = |mark: &'static Fact<(&str, &str)>| {
        let ends = memchr::memmem::find_iter(&text, mark.0).map(|at| at + mark.0.len());
        let rests = ends.filter_map(|end| text.get(end..));
        rests.filter_map(|rest| status(mark.1, rest))
    };
    let statuses = STATUS_MARKS.rows().flat_map(of_mark);
    statuses.filter(|status| *status >= 200).collect()
}

/// Returns the status of a line that continues with `rest`.
fn status(version: &str, rest: &[u8]) -> Option<u16> {
    let rest = rest.get(..STATUS_LINE).unwrap_or(rest);
    let end = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
    let line = [version.as_bytes(), rest.get(..end)?].concat();
    ResponseHead::from_status_line(&line)?.status()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Row;
    use crate::table::proof::assert_each_row_is_needed;

    fn statuses(text: &str) -> Vec<u16> {
        let mut kept = Kept::default();
        kept.push(text.as_bytes());
        final_statuses(&kept)
    }

    #[test]
    fn each_mark_of_a_status_is_needed() {
        assert_each_row_is_needed("marks", &STATUS_MARKS, |row| {
            statuses(row.example()) == [409]
        });
        assert_eq!(
            statuses("< HTTP/1.1 303 See Other\nHTTP/2 429\n"),
            [303, 429]
        );
        assert_eq!(statuses("HTTP/1.1 100 Continue\nGET / HTTP/1.1\n"), [0; 0]);
    }

    #[test]
    fn many_marks_on_a_line_are_read_in_linear_time() {
        assert!(statuses(&"HTTP/".repeat(200_000)).is_empty());
    }
}
