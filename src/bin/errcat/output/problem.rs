//! Errors for people, in the style of clap's.

use std::fmt::Display;

use super::Palette;
use super::page::Page;
use crate::term::Terminal;

/// Lays out an error: `error: message`, then an indented `tip:` with a command to copy.
pub(super) fn page(message: &impl Display, tip: Option<&dyn Display>, terminal: Terminal) -> Page {
    let palette = Palette::new(terminal.color);
    let mut page = Page::new(terminal);
    page.paragraph(format_args!("{} {message}", palette.error("error:")));
    if let Some(tip) = tip {
        page.blank_line();
        page.indented(format_args!("{} {tip}", palette.tip("tip:")));
    }
    page
}
