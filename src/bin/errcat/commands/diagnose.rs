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
use crate::output::{Output, Source, Tally, json, notes, text, ticket::Ticket};

/// How many skipped parts of the input get a note each. The others are only counted.
const MAX_NOTES: u64 = 5;

/// The file name that means standard input.
const STDIN: &str = "-";

pub(super) fn run(args: &DiagnoseArgs, catalog: &Catalog, output: &mut Output) -> io::Result<Exit> {
    if args.files.is_empty() && io::stdin().is_terminal() {
        let detail = "nothing is piped in: try `curl -sSi URL | errcat`, or `errcat diagnose -` \
                      to paste";
        if output.is_json() {
            output.json(&json::Failure::usage(detail))?;
        }
        output.note(&detail)?;
        return Ok(Exit::Error);
    }
    let mut session = Session {
        catalog,
        output,
        flags: args.flags,
        tally: Tally::default(),
        texts_written: 0,
        last: LastOutcome::default(),
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
    /// The exit code of the official CLI for the last error response, if `--exit-code` asks for it.
    cli_exit: Option<CliExit>,
    /// Whether the last failed request may be sent again unchanged.
    permits_retry: bool,
}

/// One run of `diagnose` over all its files.
struct Session<'o> {
    catalog: &'o Catalog,
    output: &'o mut Output,
    flags: DiagnoseFlags,
    tally: Tally,
    /// How many results were written as text.
    texts_written: u64,
    last: LastOutcome,
}

impl Session<'_> {
    /// Diagnoses all responses in one file. A file that cannot be read is reported, but the method
    /// returns no error, so that the next file is read.
    fn diagnose_file(&mut self, path: &Path) -> io::Result<()> {
        let is_stdin = path == Path::new(STDIN);
        let mut source = Source {
            file: (!is_stdin).then(|| Untrusted::from_bytes(path.as_os_str().as_encoded_bytes())),
            line: None,
            time: None,
        };
        let input: Box<dyn Read> = if is_stdin {
            Box::new(io::stdin().lock())
        } else {
            match File::open(path) {
                Ok(file) => Box::new(file),
                Err(error) => return self.report_failed_source(&source, &error),
            }
        };
        for record in Extractor::new(self.output.flush_before_reading(input)) {
            match record {
                Ok(record) => {
                    source.line = Some(record.line);
                    source.time.clone_from(&record.time);
                    self.handle_record(record, &source)?;
                }
                Err(error) => self.report_failed_source(&source, &error)?,
            }
        }
        Ok(())
    }

    fn handle_record(&mut self, record: Record, source: &Source) -> io::Result<()> {
        self.tally.count(&record);
        match record.content {
            Content::ErrorResponse(response) => {
                let diagnosis = Diagnosis::new(*response, record.head, self.catalog);
                self.last = LastOutcome {
                    cli_exit: self.flags.exit_code.then(|| diagnosis.cli_exit()),
                    permits_retry: diagnosis.retry().is_permitted(),
                };
                if self.flags.quiet {
                    return Ok(());
                }
                self.write_diagnosis(&diagnosis, source)
            }
            Content::Skipped(skipped) => {
                let head = record.head.as_ref();
                if let Some(head) = head {
                    self.last.permits_retry = Retry::for_head(head).is_permitted();
                }
                if self.flags.quiet {
                    return Ok(());
                }
                self.write_skipped(skipped, head, source)
            }
            _ => Ok(()),
        }
    }

    fn write_diagnosis(&mut self, diagnosis: &Diagnosis, source: &Source) -> io::Result<()> {
        if self.output.is_json() {
            self.output
                .json(&json::Record::diagnosed(diagnosis, source))
        } else if self.flags.support {
            self.write_text(&Ticket::for_diagnosis(diagnosis, source))
        } else {
            let page = text::diagnosis(diagnosis, source, self.output.view(true));
            self.write_text(&page)
        }
    }

    fn write_skipped(
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
        // The request ID of a gateway's error page helps support, too.
        if let Some(head) = head.filter(|head| self.flags.support && head.is_failure()) {
            self.write_text(&Ticket::for_head(Some(head), self.catalog, source))?;
        }
        if self.tally.skipped() <= MAX_NOTES {
            self.output.note(&notes::skipped(skipped, head, source))?;
        }
        Ok(())
    }

    /// Writes one result as text, with a blank line after the previous one.
    fn write_text(&mut self, text: &impl Display) -> io::Result<()> {
        if self.texts_written > 0 {
            self.output.text(&"\n")?;
        }
        self.texts_written += 1;
        self.output.text(text)
    }

    fn report_failed_source(&mut self, source: &Source, error: &io::Error) -> io::Result<()> {
        self.tally.failed_sources += 1;
        if self.output.is_json() {
            self.output.json(&json::Record::failed(error, source))?;
        }
        self.output.note(&notes::failed(source, error))
    }

    fn report_tally(&mut self) -> io::Result<()> {
        if self.flags.quiet || !self.tally.is_worth_reporting() {
            return Ok(());
        }
        if self.output.is_json() {
            self.output.json(&json::Summary::new(&self.tally))?;
        }
        self.output.note(&self.tally)
    }

    /// How the process ends: as the flags ask, else by whether an error response was found.
    fn exit(&self) -> Exit {
        if self.tally.failed_sources > 0 {
            Exit::Error
        } else if self.flags.retryable {
            if self.last.permits_retry {
                Exit::Success
            } else {
                Exit::Negative
            }
        } else if self.tally.error_responses == 0 {
            Exit::Negative
        } else {
            self.last.cli_exit.map_or(Exit::Success, Exit::OfficialCli)
        }
    }
}
