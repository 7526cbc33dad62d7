//! Writes results and notes, as text or as JSON.

pub(crate) mod check;
pub(crate) mod codes;
pub(crate) mod diff;
mod found;
pub(crate) mod json;
pub(crate) mod no_response;
pub(crate) mod notes;
mod numbers;
mod page;
mod palette;
mod problem;
pub(crate) mod run;
pub(crate) mod shell;
mod source;
mod stdout;
mod tally;
pub(crate) mod text;
pub(crate) mod ticket;
pub(crate) mod triage;
pub(crate) mod unified;
pub(crate) mod wording;
mod wrap;

use std::fmt::Display;
use std::io::{self, Read, Write};

use clap::builder::StyledStr;
use serde::Serialize;

pub(crate) use found::Found;
pub(crate) use numbers::counted;
pub(crate) use page::Page;
pub(crate) use palette::Palette;
pub(crate) use problem::Problem;
pub(crate) use source::Source;
pub(crate) use tally::Tally;

use stdout::{FlushBeforeRead, SharedStdout};

use crate::exit::Exit;
use crate::term::{Terminal, Terminals};

/// How many characters of a response's text are shown.
const LONGEST_TEXT: usize = 2_000;

/// How many characters of an ID are shown.
pub(crate) const LONGEST_ID: usize = 200;

/// How many fields of a detail are read. Their number is limited because each has its whole path.
const MAX_FIELDS: usize = 40;

/// How a result is shown as text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct View {
    pub(crate) terminal: Terminal,
    /// Whether to show everything that is known.
    pub(crate) is_verbose: bool,
    /// Whether to show the file and line, because there are several results or files.
    pub(crate) shows_place: bool,
}

/// The output streams of the process: results on standard output, notes on standard error.
///
/// Errors of standard output are returned. Errors of standard error are ignored, because there is
/// no other place to report them.
pub(crate) struct Output {
    stdout: SharedStdout,
    terminals: Terminals,
    is_json: bool,
    is_verbose: bool,
    /// What errcat commands in tips need to use the same catalog.
    catalog_flag: Option<String>,
}

impl Output {
    pub(crate) fn new(terminals: Terminals, is_json: bool, is_verbose: bool) -> Self {
        Self {
            stdout: SharedStdout::default(),
            terminals,
            is_json,
            is_verbose,
            catalog_flag: None,
        }
    }

    /// Adds a flag to the errcat commands in tips, so that they use the same catalog.
    pub(crate) fn add_to_tips(&mut self, catalog_flag: Option<String>) {
        self.catalog_flag = catalog_flag;
    }

    /// Returns the beginning of a command line for people that uses the same catalog.
    pub(crate) fn command(&self, name: &str) -> String {
        match &self.catalog_flag {
            Some(flag) => format!("errcat {flag} {name}"),
            None => format!("errcat {name}"),
        }
    }

    /// Whether results are written as JSON.
    pub(crate) fn is_json(&self) -> bool {
        self.is_json
    }

    /// The terminal that standard output goes to.
    pub(crate) fn terminal(&self) -> Terminal {
        self.terminals.stdout
    }

    /// The styles for standard output.
    pub(crate) fn palette(&self) -> Palette {
        Palette::new(self.terminals.stdout.color)
    }

    /// Whether standard error is colored.
    pub(crate) fn colors_notes(&self) -> bool {
        self.terminals.stderr.color
    }

    /// Whether standard error is a terminal.
    pub(crate) fn notes_are_on_terminal(&self) -> bool {
        self.terminals.stderr.width.is_some()
    }

    /// How results are shown as text. `shows_place` says that each result needs its place in the
    /// input, because there are several.
    pub(crate) fn view(&self, shows_place: bool) -> View {
        View {
            terminal: self.terminals.stdout,
            is_verbose: self.is_verbose,
            shows_place,
        }
    }

    /// Writes a result as one line of JSON.
    pub(crate) fn json(&mut self, value: &impl Serialize) -> io::Result<()> {
        self.stdout.lock().write_json(value)
    }

    /// Writes a result that is a line of JSON.
    pub(crate) fn json_line(&mut self, line: &[u8]) -> io::Result<()> {
        self.stdout.lock().write_all(line)
    }

    /// Writes a result as text that has its own line breaks.
    pub(crate) fn text(&mut self, text: &impl Display) -> io::Result<()> {
        write!(self.stdout.lock(), "{text}")
    }

    /// Writes help as a result.
    pub(crate) fn help(&mut self, help: &StyledStr) -> io::Result<()> {
        if self.terminals.stdout.color {
            self.text(&help.ansi())
        } else {
            self.text(help)
        }
    }

    /// Writes an error for people to standard error, after all results so far.
    pub(crate) fn error(&mut self, problem: &Problem) -> io::Result<()> {
        self.flush()?;
        let terminal = self.terminals.stderr;
        write_stderr(&match &self.catalog_flag {
            Some(flag) => problem.with_flag_in_tip(flag).page(terminal),
            None => problem.page(terminal),
        });
        Ok(())
    }

    /// Writes a note for people to standard error, after all results so far.
    pub(crate) fn note(&mut self, note: &impl Display) -> io::Result<()> {
        self.flush()?;
        let terminal = self.terminals.stderr;
        let name = Palette::new(terminal.color).key("errcat:");
        let mut page = Page::new(terminal);
        page.paragraph(format_args!("{name} {note}"));
        write_stderr(&page);
        Ok(())
    }

    /// How a page is shown on standard error.
    pub(crate) fn view_of_notes(&self) -> View {
        View {
            terminal: self.terminals.stderr,
            is_verbose: self.is_verbose,
            shows_place: false,
        }
    }

    /// Writes a page to standard error, after all results so far.
    pub(crate) fn page_note(&mut self, page: &Page) -> io::Result<()> {
        self.flush()?;
        write_stderr(page);
        Ok(())
    }

    /// Ends a line on standard error that another program began.
    pub(crate) fn end_line_of_notes(&mut self) -> io::Result<()> {
        self.flush()?;
        write_stderr(&'\n');
        Ok(())
    }

    /// Writes one line of JSON to standard error, after all results so far.
    pub(crate) fn json_note(&mut self, value: &impl Serialize) -> io::Result<()> {
        self.flush()?;
        let mut line = Vec::with_capacity(1024);
        errcat::json::append_to(&mut line, value)?;
        line.push(b'\n');
        let _ = io::stderr().lock().write_all(&line);
        Ok(())
    }

    /// Writes all buffered results to standard output.
    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.stdout.lock().flush()
    }

    /// Wraps an input so that every result is shown before a read that may block.
    pub(crate) fn flush_before_reading<R: Read>(&self, input: R) -> FlushBeforeRead<R> {
        FlushBeforeRead::new(input, self.stdout.clone())
    }

    /// Returns whether the reader of the results has stopped early, so that nothing more is shown.
    pub(crate) fn is_closed(&self) -> bool {
        self.stdout.is_closed()
    }

    /// Flushes the results and returns how the process ends. An error is always one of standard
    /// output, because commands handle the errors of their input themselves.
    pub(crate) fn end(mut self, result: io::Result<Exit>) -> Exit {
        match result.and_then(|exit| self.flush().map(|()| exit)) {
            Ok(exit) => exit,
            Err(error) => {
                let message = format!("cannot write to standard output: {error}");
                write_stderr(&Problem::without_tip(message).page(self.terminals.stderr));
                Exit::Error
            }
        }
    }
}

/// Writes text for people that has its own line breaks to standard error.
pub(crate) fn write_stderr(text: &impl Display) {
    let _ = write!(io::stderr().lock(), "{text}");
}
