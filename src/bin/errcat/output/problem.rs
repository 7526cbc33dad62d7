//! Errors for people, in the style of clap's.

use super::Palette;
use super::page::Page;
use crate::term::Terminal;

/// An error, and what to do about it.
#[derive(Debug)]
pub(crate) struct Problem {
    pub(crate) message: String,
    /// What to do, with a command to copy.
    pub(crate) tip: Option<String>,
}

impl Problem {
    pub(crate) fn new(message: impl Into<String>, tip: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            tip: Some(tip.into()),
        }
    }

    pub(crate) fn without_tip(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            tip: None,
        }
    }

    /// Adds a flag to the errcat commands in the tip, so that they use the same catalog.
    pub(super) fn with_flag_in_tip(&self, flag: &str) -> Self {
        let with_flag = format!("errcat {flag}");
        let commands = ["`errcat ", "| errcat ", "| errcat`"];
        let tip = self.tip.as_ref().map(|tip| {
            commands.iter().fold(tip.clone(), |tip, command| {
                tip.replace(command, &command.replace("errcat", &with_flag))
            })
        });
        Self {
            message: self.message.clone(),
            tip,
        }
    }

    /// Lays out the error: `error: message`, then an indented `tip:`.
    pub(super) fn page(&self, terminal: Terminal) -> Page {
        let palette = Palette::new(terminal.color);
        let mut page = Page::new(terminal);
        page.paragraph(format_args!("{} {}", palette.error("error:"), self.message));
        if let Some(tip) = &self.tip {
            page.blank_line();
            page.indented(format_args!("{} {tip}", palette.tip("tip:")));
        }
        page
    }
}
