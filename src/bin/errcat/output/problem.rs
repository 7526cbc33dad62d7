//! Errors for people, in the style of clap's.

use std::io;

use super::Palette;
use super::page::Page;
use super::source::{FileName, Source};
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

    /// The error for a file or stream that could not be read.
    pub(crate) fn cannot_read(source: &Source, error: &io::Error) -> Self {
        Self::without_tip(match &source.file {
            Some(_) => format!("cannot read {}: {error}", FileName(source)),
            None => format!("cannot read standard input: {error}"),
        })
    }

    /// The error for a file or folder that could not be written.
    pub(crate) fn cannot_write(source: &Source, error: &io::Error) -> Self {
        Self::without_tip(format!("cannot write {}: {error}", FileName(source)))
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
