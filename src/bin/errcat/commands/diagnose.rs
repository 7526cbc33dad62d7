//! `errcat diagnose`: finds the error responses in files or standard input and diagnoses them.

use std::fmt::Display;
use std::io::{self, IsTerminal, Read};
use std::path::Path;

use errcat::catalog::Catalog;
use errcat::extract::{Content, Extractor, Record, Skipped};

use super::files::{self, STDIN};
use super::response::{Response, Unreadable};
use crate::cli::{DiagnoseArgs, DiagnoseFlags};
use crate::exit::Exit;
use crate::output::{Output, Source, Tally, json, no_response, notes, ticket};

/// What to do if nothing is piped in.
const NO_INPUT: &str =
    "use `curl -sSi URL 2>&1 | errcat`, or `errcat diagnose -` to paste a response";

pub(super) fn run(args: &DiagnoseArgs, catalog: &Catalog, output: &mut Output) -> io::Result<Exit> {
    if args.files.is_empty() && io::stdin().is_terminal() {
        return files::report_no_input(catalog, output, NO_INPUT);
    }
    let mut session = Session {
        catalog,
        output,
        flags: args.flags,
        has_several_files: args.files.len() > 1,
        tally: Tally::default(),
        written: 0,
        skipped_lines: json::SkippedLines::default(),
        first: None,
        last: LastOutcome::default(),
        unreadable: None,
    };
    if args.files.is_empty() {
        session.diagnose_file(Path::new(STDIN))?;
    }
    for file in &args.files {
        session.diagnose_file(file)?;
    }
    session.report_tally()?;
    Ok(session.exit())
}

/// What `--exit-code` and `--retryable` report of the last response.
#[derive(Clone, Copy, Debug, Default)]
struct LastOutcome {
    /// How the nullspace CLI ends, if `--exit-code` asks for it.
    exit: Option<Exit>,
    /// Whether the failed request may be sent again unchanged, if `--retryable` asks for it.
    permits_retry: bool,
}

/// One run of `diagnose` over all its files.
struct Session<'o> {
    catalog: &'o Catalog,
    output: &'o mut Output,
    flags: DiagnoseFlags,
    has_several_files: bool,
    tally: Tally,
    /// How many objects or texts were written as results.
    written: u64,
    /// Makes the JSON of most skipped parts.
    skipped_lines: json::SkippedLines,
    /// The first response of a file, until it is known whether another one follows.
    first: Option<(Record, Source)>,
    last: LastOutcome,
    /// What came after the last response and cannot be read.
    unreadable: Option<Unreadable>,
}

/// Reading.
impl Session<'_> {
    /// Diagnoses all responses in one file. A file that cannot be read is reported, but the method
    /// returns no error, so that the next file is read.
    fn diagnose_file(&mut self, path: &Path) -> io::Result<()> {
        let is_stdin = path == Path::new(STDIN);
        let mut source = files::source(path);
        let mut looks_ahead = false;
        let input: Box<dyn Read> = if is_stdin {
            Box::new(io::stdin().lock())
        } else {
            match files::open(path) {
                Ok((file, is_regular)) => {
                    looks_ahead = is_regular && self.may_omit_place();
                    Box::new(file)
                }
                Err(error) => return self.report_failed_source(&source, &error),
            }
        };
        let extractor = Extractor::new(self.output.flush_before_reading(input));
        for record in extractor.with_catalog(self.catalog) {
            if self.may_stop() {
                return Ok(());
            }
            match record {
                Ok(record) => {
                    source.line = Some(record.line);
                    source.time.clone_from(&record.time);
                    self.handle_record(record, &source, looks_ahead)?;
                }
                Err(error) => {
                    self.write_first(false)?;
                    self.report_failed_source(&source, &error)?;
                }
            }
        }
        self.write_first(false)
    }

    /// Whether the place of a response is shown only if there are several.
    fn may_omit_place(&self) -> bool {
        !(self.has_several_files || self.flags.all || self.output.is_json())
    }

    /// Whether the reader of the output has stopped and no flag needs the rest of the input.
    fn may_stop(&self) -> bool {
        self.output.is_closed() && !(self.flags.exit_code || self.flags.retryable)
    }

    fn handle_record(
        &mut self,
        record: Record,
        source: &Source,
        looks_ahead: bool,
    ) -> io::Result<()> {
        let is_first = self.tally.parts() == 0;
        self.tally.count(&record);
        if let Content::Skipped(skipped) = record.content {
            return self.handle_skipped(skipped, &record, source);
        }
        self.unreadable = None;
        if is_first && looks_ahead {
            self.first = Some((record, source.clone()));
            return Ok(());
        }
        self.write_first(true)?;
        let shows_place = !(is_first && self.may_omit_place());
        self.handle_response(record, source, shows_place)
    }

    /// Writes the first response of a file, if it has not been written yet.
    fn write_first(&mut self, shows_place: bool) -> io::Result<()> {
        match self.first.take() {
            Some((record, source)) => self.handle_response(record, &source, shows_place),
            None => Ok(()),
        }
    }

    fn handle_response(
        &mut self,
        record: Record,
        source: &Source,
        shows_place: bool,
    ) -> io::Result<()> {
        let Some(response) = Response::new(record, self.catalog) else {
            return Ok(());
        };
        self.last = LastOutcome {
            exit: self.flags.exit_code.then(|| response.exit()),
            permits_retry: self.flags.retryable && response.permits_retry(),
        };
        self.write_response(&response, source, shows_place)
    }

    fn handle_skipped(
        &mut self,
        skipped: Skipped,
        record: &Record,
        source: &Source,
    ) -> io::Result<()> {
        let head = record.head.as_ref();
        let unreadable = Unreadable::new(skipped, head.is_some());
        self.unreadable = unreadable.or(self.unreadable);
        let is_whole_input = matches!(skipped, Skipped::Empty | Skipped::NoAnswer { .. });
        let is_result = unreadable.is_some() || is_whole_input;
        if self.is_silent() {
            Ok(())
        } else if !self.output.is_json() && self.flags.all {
            self.output.note(&notes::skipped(skipped, record, source))
        } else if self.output.is_json() && (is_result || self.flags.all) {
            if head.is_some() || source.time.is_some() {
                return self.write_json(&json::Record::skipped(
                    skipped,
                    head,
                    source,
                    self.catalog,
                ));
            }
            self.written += 1;
            let line = self.skipped_lines.line(skipped, source, self.catalog)?;
            self.output.json_line(line)
        } else {
            Ok(())
        }
    }
}

/// Writing.
impl Session<'_> {
    /// Writes a response in the form that the flags ask for. A support ticket is only for failures.
    fn write_response(
        &mut self,
        response: &Response,
        source: &Source,
        shows_place: bool,
    ) -> io::Result<()> {
        if self.is_silent() {
            Ok(())
        } else if self.output.is_json() {
            self.write_json(&response.json(source))
        } else if self.flags.support {
            let ticket = response.ticket(source);
            ticket.map_or(Ok(()), |ticket| self.write_text(&ticket))
        } else {
            let page = response.page(source, self.output.view(shows_place));
            self.write_text(&page)
        }
    }

    /// Whether results are only counted.
    fn is_silent(&self) -> bool {
        self.flags.quiet || self.output.is_closed()
    }

    fn write_json(&mut self, record: &json::Record) -> io::Result<()> {
        self.written += 1;
        self.output.json(record)
    }

    /// Writes one result as text, with a blank line after the previous one.
    fn write_text(&mut self, text: &impl Display) -> io::Result<()> {
        if self.written > 0 {
            self.output.text(&"\n")?;
        }
        self.written += 1;
        self.output.text(text)
    }

    fn report_failed_source(&mut self, source: &Source, error: &io::Error) -> io::Result<()> {
        self.tally.failed_sources += 1;
        if self.output.is_json() && !self.flags.quiet {
            self.write_json(&json::Record::failed(error, source, self.catalog))?;
        }
        let problem = files::unreadable(source, error, "errcat", self.catalog);
        self.output.error(&problem)
    }

    /// Writes what was found and skipped, unless the results have said it.
    fn report_tally(&mut self) -> io::Result<()> {
        if self.flags.quiet {
            return Ok(());
        }
        let is_shown_completely = self.tally.parts() == 1 && self.written == 1;
        if self.output.is_json() && !is_shown_completely {
            self.output
                .json(&json::Summary::new(&self.tally, self.catalog))?;
        }
        if self.flags.support && self.written > 0 && !self.output.is_json() {
            let gap = if self.written > 1 { "\n" } else { "" };
            let signature = ticket::signature(self.catalog);
            self.output.text(&format_args!("{gap}{signature}"))?;
        }
        if self.has_no_response() {
            let problem = no_response::in_input(&self.tally, self.catalog);
            self.output.error(&problem)
        } else if self.tally.is_worth_reporting() {
            self.output.note(&self.tally)
        } else {
            Ok(())
        }
    }

    /// Whether the input was read and nothing in it was shown as a response.
    fn has_no_response(&self) -> bool {
        let successes = if self.flags.support {
            self.tally.successes
        } else {
            0
        };
        let shown = self.tally.responses() - successes;
        shown == 0 && self.tally.parts() > self.tally.failed_sources
    }

    /// How the process ends: as the flags ask, else by whether an error response was found.
    fn exit(&self) -> Exit {
        if self.tally.failed_sources > 0 {
            Exit::Error
        } else if self.flags.retryable {
            Exit::from_verdict(self.last.permits_retry && self.unreadable.is_none())
        } else if self.flags.exit_code {
            let exit = self.last.exit;
            let exit = exit.filter(|_| self.unreadable != Some(Unreadable::Success));
            exit.unwrap_or(Exit::Negative)
        } else {
            Exit::from_verdict(self.tally.error_responses > 0)
        }
    }
}
