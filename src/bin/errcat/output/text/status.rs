//! The codes that come with an HTTP status.

use errcat::catalog::Entry;

use crate::output::codes::CodesOfStatus;
use crate::output::page::Page;
use crate::output::{View, counted};

/// Lists the codes that are known to come with a status.
pub(crate) fn codes_of_status(status: u16, entries: &[&Entry], view: View) -> Page {
    let mut page = Page::new(view.terminal);
    let codes_come = counted(entries.len() as u64, "code comes", "codes come");
    page.paragraph(format_args!("{codes_come} with HTTP {status}:"));
    page.block(CodesOfStatus {
        entries,
        palette: page.palette,
        width: view.terminal.width,
    });
    page
}
