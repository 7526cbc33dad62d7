//! `errcat diagnose`: finds the error responses in files or standard input and diagnoses them.

use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::Path;

use errcat::catalog::Catalog;
use errcat::diagnosis::Diagnosis;
use errcat::extract::{Content, Record, extract};
use errcat::untrusted::Untrusted;

use crate::cli::DiagnoseArgs;
use crate::exit::Exit;
use crate::output::{Accounts, Output, Source, json, text};

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
        accounts: Accounts::default(),
    };
    for file in files {
        run.source(file)?;
    }
    let Run {
        output, accounts, ..
    } = run;
    if accounts.is_worth_telling() {
        if output.is_json() {
            output.json(&json::Summary::new(&accounts))?;
        }
        output.flush()?;
        output.remark(&accounts);
    }
    Ok(if accounts.failed_sources > 0 {
        Exit::Trouble
    } else if accounts.error_responses == 0 {
        Exit::No
    } else {
        Exit::Done
    })
}

/// One run over all sources.
struct Run<'o> {
    catalog: &'o Catalog,
    output: &'o mut Output,
    accounts: Accounts,
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
        };
        let reader = match reader {
            Ok(reader) => reader,
            Err(error) => return self.failed(&source, &error),
        };
        for record in extract(reader) {
            match record {
                Ok(record) => {
                    source.line = Some(record.line);
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
                if self.output.is_json() {
                    self.output
                        .json(&json::Record::diagnosed(&diagnosis, source))?;
                } else {
                    if self.accounts.error_responses > 1 {
                        self.output.text(&"\n")?;
                    }
                    let sheet = text::diagnosis(&diagnosis, source, self.output.terminal());
                    self.output.text(&sheet)?;
                }
            }
            Content::Skipped(skipped) => {
                let head = record.head.as_deref();
                if self.output.is_json() {
                    self.output
                        .json(&json::Record::skipped(skipped, head, source))?;
                } else if self.accounts.skipped() <= MOST_REMARKS {
                    self.output.flush()?;
                    self.output.remark(&text::skipped(skipped, head, source));
                }
            }
        }
        // The input may be a log that still grows: what is known is shown at once.
        self.output.flush()
    }

    fn failed(&mut self, source: &Source, error: &io::Error) -> io::Result<()> {
        self.accounts.failed_sources += 1;
        if self.output.is_json() {
            self.output.json(&json::Record::failed(error, source))?;
        }
        self.output.flush()?;
        self.output.remark(&text::failed(source, error));
        Ok(())
    }
}
