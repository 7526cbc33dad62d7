//! Where results and remarks go, and what they look like.

pub(crate) mod json;
pub(crate) mod notes;
mod page;
mod palette;
mod source;
pub(crate) mod table;
mod tally;
pub(crate) mod text;
pub(crate) mod ticket;
mod wording;

use std::fmt::Display;
use std::io::{self, BufWriter, Stdout, Write};

use clap::builder::StyledStr;
use serde::Serialize;

pub(crate) use palette::Palette;
pub(crate) use source::Source;
pub(crate) use tally::Tally;

use page::Page;

use crate::exit::Exit;
use crate::term::{Terminal, Terminals};

/// The longest text of a response that is shown, in characters.
const LONGEST_TEXT: usize = 2_000;

/// The longest id that is shown, in characters.
const LONGEST_ID: usize = 200;

/// The two streams of the process: results on standard output, remarks on standard error.
///
/// Errors of standard output are the caller's; a standard error that cannot be written to is
/// nobody's, as there is no place left to say so.
pub(crate) struct Output {
    stdout: BufWriter<Stdout>,
    terminals: Terminals,
    json: bool,
}

impl Output {
    pub(crate) fn new(terminals: Terminals, json: bool) -> Self {
        Self {
            stdout: BufWriter::new(io::stdout()),
            terminals,
            json,
        }
    }

    /// Whether results are to be JSON.
    pub(crate) fn is_json(&self) -> bool {
        self.json
    }

    /// What standard output can show.
    pub(crate) fn terminal(&self) -> Terminal {
        self.terminals.stdout
    }

    /// The styles for standard output.
    pub(crate) fn palette(&self) -> Palette {
        Palette::new(self.terminals.stdout.color)
    }

    /// Writes a result as one line of JSON.
    pub(crate) fn json(&mut self, value: &impl Serialize) -> io::Result<()> {
        errcat::json::to_writer(&mut self.stdout, value)?;
        self.stdout.write_all(b"\n")
    }

    /// Writes a result as text, which brings its own line breaks.
    pub(crate) fn text(&mut self, text: &impl Display) -> io::Result<()> {
        write!(self.stdout, "{text}")
    }

    /// Writes help as a result.
    pub(crate) fn help(&mut self, help: &StyledStr) -> io::Result<()> {
        if self.terminals.stdout.color {
            self.text(&help.ansi())
        } else {
            self.text(help)
        }
    }

    /// Writes a line for the person at the terminal.
    pub(crate) fn note(&mut self, remark: &impl Display) {
        let terminal = self.terminals.stderr;
        let name = Palette::new(terminal.color).key("errcat:");
        let mut page = Page::new(terminal);
        page.hanging_indent(format_args!("{name} {remark}"));
        write_stderr(&page);
    }

    /// Whether standard error is coloured.
    pub(crate) fn colors_notes(&self) -> bool {
        self.terminals.stderr.color
    }

    /// Hands everything over that was written so far.
    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.stdout.flush()
    }

    /// Writes what is left and says how the process ends. An error here is always one of standard
    /// output: every command deals with the errors of its input itself.
    pub(crate) fn end(mut self, result: io::Result<Exit>) -> Exit {
        match result.and_then(|exit| self.flush().map(|()| exit)) {
            Ok(exit) => exit,
            // Whoever read the output has seen enough, as with `errcat list | head -1`.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Success,
            Err(error) => {
                self.note(&format_args!("cannot write to standard output: {error}"));
                Exit::Error
            }
        }
    }
}

/// Writes text for the person at the terminal that brings its own line breaks.
pub(crate) fn write_stderr(text: &impl Display) {
    let _ = write!(io::stderr().lock(), "{text}");
}
