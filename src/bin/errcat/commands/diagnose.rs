//! `errcat diagnose`: finds the error responses in files or standard input and diagnoses them.

use std::fmt::Display;
use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::Path;

use errcat::catalog::{Catalog, CliExit};
use errcat::diagnosis::{Diagnosis, Retry};
use errcat::extract::{Content, Record, Skipped, extract};
use errcat::response::Head;
use errcat::untrusted::Untrusted;

use crate::cli::{DiagnoseArgs, DiagnoseFlags};
use crate::exit::Exit;
use crate::output::{Accounts, Output, Source, json, remarks, support, text};

/// How many things that are no error response are named each; the rest is only counted.
const MOST_REMARKS: u64 = 5;

pub(super) fn run(args: &DiagnoseArgs, catalog: &Catalog, output: &mut Output) -> io::Result<Exit> {
    if args.files.is_empty() && io::stdin().is_terminal() {
        let detail = "nothing is piped in: try `curl -sSi URL | errcat`, or `errcat diagnose -` \
                      to paste";
        if output.is_json() {
            output.json(&json::Failure::usage(detail))?;
            output.flush()?;
        }
        output.remark(&detail);
        return Ok(Exit::Trouble);
    }
    let standard_input = [Path::new("-").to_owned()];
    let files = if args.files.is_empty() {
        &standard_input[..]
    } else {
        &args.files
    };
    let mut run = Run {
        catalog,
        output,
        flags: args.flags,
        accounts: Accounts::default(),
        shown: 0,
        last: Last::default(),
    };
    for file in files {
        run.source(file)?;
    }
    let Run {
        output,
        accounts,
        last,
        ..
    } = run;
    if accounts.is_worth_telling() && !args.flags.quiet {
        if output.is_json() {
            output.json(&json::Summary::new(&accounts))?;
        }
        output.flush()?;
        output.remark(&accounts);
    }
    Ok(exit(args.flags, &accounts, last))
}

/// How the run ends: as the flags ask, else by what was found.
fn exit(flags: DiagnoseFlags, accounts: &Accounts, last: Last) -> Exit {
    match last.cli_exit {
        _ if accounts.failed_sources > 0 => Exit::Trouble,
        _ if flags.retryable && last.permits_retry => Exit::Done,
        _ if flags.retryable => Exit::No,
        None => Exit::No,
        Some(exit) if flags.exit_code => Exit::OfCli(exit),
        Some(_) => Exit::Done,
    }
}

/// What a script may want to know.
#[derive(Clone, Copy, Debug, Default)]
struct Last {
    /// What the official CLI ends with on the last error response.
    cli_exit: Option<CliExit>,
    /// Whether what the last answer is for may be retried as it is.
    permits_retry: bool,
}

/// One run over all sources.
struct Run<'o> {
    catalog: &'o Catalog,
    output: &'o mut Output,
    flags: DiagnoseFlags,
    accounts: Accounts,
    /// How many sheets or blocks were written.
    shown: u64,
    last: Last,
}

impl Run<'_> {
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
        for record in extract(reader) {
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
        self.accounts.count(&record);
        match record.content {
            Content::ErrorResponse(response) => {
                let diagnosis = Diagnosis::new(*response, record.head, self.catalog);
                self.last.cli_exit = Some(diagnosis.cli_exit());
                self.last.permits_retry = diagnosis.retry.permitted;
                if !self.flags.quiet {
                    self.show(&diagnosis, source)?;
                }
            }
            Content::Skipped(skipped) => {
                let head = record.head.as_deref();
                if let Some(head) = head {
                    self.last.permits_retry = Retry::of_head(head).permitted;
                }
                if !self.flags.quiet {
                    self.show_skipped(skipped, head, source)?;
                }
            }
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
            return self.text(&support::Block::of_diagnosis(diagnosis, source));
        }
        let sheet = text::diagnosis(diagnosis, source, self.output.terminal());
        self.text(&sheet)
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
        head: Option<&Head>,
        source: &Source,
    ) -> io::Result<()> {
        if self.output.is_json() {
            return self
                .output
                .json(&json::Record::skipped(skipped, head, source));
        }
        // Support can look up the id of a gateway's page, too.
        if let Some(head) = head.filter(|head| self.flags.support && head.is_failure()) {
            self.text(&support::Block::of_head(Some(head), self.catalog, source))?;
        }
        if self.accounts.skipped() <= MOST_REMARKS {
            self.output.flush()?;
            self.output.remark(&remarks::skipped(skipped, head, source));
        }
        Ok(())
    }

    fn failed(&mut self, source: &Source, error: &io::Error) -> io::Result<()> {
        self.accounts.failed_sources += 1;
        if self.output.is_json() {
            self.output.json(&json::Record::failed(error, source))?;
        }
        self.output.flush()?;
        self.output.remark(&remarks::failed(source, error));
        Ok(())
    }
}
