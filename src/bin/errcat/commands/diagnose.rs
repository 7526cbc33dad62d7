//! `errcat diagnose`: finds the error responses in files or standard input and diagnoses them.

use std::fmt::Display;
use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::Path;

use errcat::catalog::{Catalog, CliExit};
use errcat::diagnosis::{Diagnosis, Retry};
use errcat::extract::{Content, Extractor, Record, Skipped};
use errcat::response::ResponseHead;
use errcat::untrusted::Untrusted;

use crate::cli::{DiagnoseArgs, DiagnoseFlags};
use crate::exit::Exit;
use crate::output::{Output, Source, Tally, json, notes, text, ticket};

/// How many things that are no error response are named each; the rest is only counted.
const MAX_NOTES: u64 = 5;

pub(super) fn run(args: &DiagnoseArgs, catalog: &Catalog, output: &mut Output) -> io::Result<Exit> {
    if args.files.is_empty() && io::stdin().is_terminal() {
        let detail = "nothing is piped in: try `curl -sSi URL | errcat`, or `errcat diagnose -` \
                      to paste";
        if output.is_json() {
            output.json(&json::Failure::usage(detail))?;
            output.flush()?;
        }
        output.note(&detail);
        return Ok(Exit::Error);
    }
    let standard_input = [Path::new("-").to_owned()];
    let files = if args.files.is_empty() {
        &standard_input[..]
    } else {
        &args.files
    };
    let mut run = Session {
        catalog,
        output,
        flags: args.flags,
        tally: Tally::default(),
        shown: 0,
        last: LastOutcome::default(),
    };
    for file in files {
        run.source(file)?;
    }
    let Session {
        output,
        tally,
        last,
        ..
    } = run;
    if tally.is_worth_reporting() && !args.flags.quiet {
        if output.is_json() {
            output.json(&json::Summary::new(&tally))?;
        }
        output.flush()?;
        output.note(&tally);
    }
    Ok(exit(args.flags, &tally, last))
}

/// How the run ends: as the flags ask, else by what was found.
fn exit(flags: DiagnoseFlags, tally: &Tally, last: LastOutcome) -> Exit {
    match last.cli_exit {
        _ if tally.failed_sources > 0 => Exit::Error,
        _ if flags.retryable && last.permits_retry => Exit::Success,
        _ if flags.retryable => Exit::Negative,
        None => Exit::Negative,
        Some(exit) if flags.exit_code => Exit::OfficialCli(exit),
        Some(_) => Exit::Success,
    }
}

/// What a script may want to know.
#[derive(Clone, Copy, Debug, Default)]
struct LastOutcome {
    /// What the official CLI ends with on the last error response.
    cli_exit: Option<CliExit>,
    /// Whether what the last answer is for may be retried as it is.
    permits_retry: bool,
}

/// One run over all sources.
struct Session<'o> {
    catalog: &'o Catalog,
    output: &'o mut Output,
    flags: DiagnoseFlags,
    tally: Tally,
    /// How many pages or blocks were written.
    shown: u64,
    last: LastOutcome,
}

impl Session<'_> {
    /// Diagnoses all of one file. A file that cannot be read is reported, and the next is tried.
    fn source(&mut self, path: &Path) -> io::Result<()> {
        let (name, reader): (_, io::Result<Box<dyn Read>>) = if path == Path::new("-") {
            (None, Ok(Box::new(io::stdin().lock())))
        } else {
            let name = Untrusted::from_bytes(path.as_os_str().as_encoded_bytes());
            (
                Some(name),
                File::open(path).map(|file| Box::new(file) as Box<dyn Read>),
            )
        };
        let mut source = Source {
            file: name,
            line: None,
            time: None,
        };
        let reader = match reader {
            Ok(reader) => reader,
            Err(error) => return self.failed(&source, &error),
        };
        for record in Extractor::new(reader) {
            match record {
                Ok(record) => {
                    source.line = Some(record.line);
                    source.time.clone_from(&record.time);
                    self.record(record, &source)?;
                }
                Err(error) => self.failed(&source, &error)?,
            }
        }
        Ok(())
    }

    fn record(&mut self, record: Record, source: &Source) -> io::Result<()> {
        self.tally.count(&record);
        match record.content {
            Content::ErrorResponse(response) => {
                let diagnosis = Diagnosis::new(*response, record.head, self.catalog);
                self.last.cli_exit = Some(diagnosis.cli_exit());
                self.last.permits_retry = diagnosis.retry().is_permitted();
                if !self.flags.quiet {
                    self.show(&diagnosis, source)?;
                }
            }
            Content::Skipped(skipped) => {
                let head = record.head.as_ref();
                if let Some(head) = head {
                    self.last.permits_retry = Retry::for_head(head).is_permitted();
                }
                if !self.flags.quiet {
                    self.show_skipped(skipped, head, source)?;
                }
            }
            _ => {}
        }
        // The input may be a log that still grows: what is known is shown at once.
        self.output.flush()
    }

    fn show(&mut self, diagnosis: &Diagnosis, source: &Source) -> io::Result<()> {
        if self.output.is_json() {
            return self
                .output
                .json(&json::Record::diagnosed(diagnosis, source));
        }
        if self.flags.support {
            return self.text(&ticket::Ticket::for_diagnosis(diagnosis, source));
        }
        let page = text::diagnosis(diagnosis, source, self.output.terminal());
        self.text(&page)
    }

    /// Writes one of the results, with a gap between them.
    fn text(&mut self, result: &impl Display) -> io::Result<()> {
        if self.shown > 0 {
            self.output.text(&"\n")?;
        }
        self.shown += 1;
        self.output.text(result)
    }

    fn show_skipped(
        &mut self,
        skipped: Skipped,
        head: Option<&ResponseHead>,
        source: &Source,
    ) -> io::Result<()> {
        if self.output.is_json() {
            return self
                .output
                .json(&json::Record::skipped(skipped, head, source));
        }
        // Support can look up the id of a gateway's page, too.
        if let Some(head) = head.filter(|head| self.flags.support && head.is_failure()) {
            self.text(&ticket::Ticket::for_head(Some(head), self.catalog, source))?;
        }
        if self.tally.skipped() <= MAX_NOTES {
            self.output.flush()?;
            self.output.note(&notes::skipped(skipped, head, source));
        }
        Ok(())
    }

    fn failed(&mut self, source: &Source, error: &io::Error) -> io::Result<()> {
        self.tally.failed_sources += 1;
        if self.output.is_json() {
            self.output.json(&json::Record::failed(error, source))?;
        }
        self.output.flush()?;
        self.output.note(&notes::failed(source, error));
        Ok(())
    }
}
