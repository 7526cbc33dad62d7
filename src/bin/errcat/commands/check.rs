//! `errcat check`: compares the codes of an OpenAPI document with the catalog.

use std::io;
use std::path::Path;
use std::time::SystemTime;

use errcat::catalog::Catalog;
use errcat::check::{Date, IgnoreList, Report, Spec, SpecError};
use errcat::untrusted::Untrusted;

use super::files::{self, STDIN};
use super::refused::Refused;
use crate::cli::{CheckArgs, FindingsFormat};
use crate::exit::Exit;
use crate::output::json::FailureReason;
use crate::output::{Output, Problem, check, json, shell};

/// How errcat reads a document, in tips.
const COMMAND: &str = "errcat check";

pub(super) fn run(args: &CheckArgs, catalog: &Catalog, output: &mut Output) -> io::Result<Exit> {
    let stdin = Path::new(STDIN);
    if args.spec == stdin && args.ignore.as_deref() == Some(stdin) {
        return Refused::usage("only one of SPEC and `--ignore` can be standard input")
            .report(Some(catalog), output);
    }
    match read(args, catalog) {
        Ok((spec, ignored)) => {
            let mut report = Report::new(&spec, catalog);
            if let Some(ignored) = &ignored {
                report = report.ignoring(ignored, Date::from(SystemTime::now()));
            }
            write(args, &spec, &report, catalog, output)?;
            Ok(Exit::from_verdict(report.is_same()))
        }
        Err(refused) => refused.report(Some(catalog), output),
    }
}

fn read(args: &CheckArgs, catalog: &Catalog) -> Result<(Spec, Option<IgnoreList>), Refused> {
    let bytes = read_file(&args.spec, catalog)?;
    let spec = match &args.pointer {
        Some(pointer) => Spec::from_slice_at(&bytes, pointer),
        None => Spec::from_slice(&bytes),
    };
    let spec = spec.map_err(|error| Refused::spec(&args.spec, &error))?;
    let ignored = args.ignore.as_ref().map(|path| {
        let bytes = read_file(path, catalog)?;
        let text = String::from_utf8_lossy(&bytes);
        let list = IgnoreList::parse(&text);
        list.map_err(|error| Refused {
            reason: FailureReason::InvalidIgnoreFile,
            problem: Problem::without_tip(format!(
                "cannot understand {}: {error}",
                files::source(path)
            )),
        })
    });
    Ok((spec, ignored.transpose()?))
}

fn read_file(path: &Path, catalog: &Catalog) -> Result<Vec<u8>, Refused> {
    files::read(path, Spec::MAX_SIZE).map_err(|error| {
        let source = files::source(path);
        Refused {
            reason: FailureReason::IoError,
            problem: files::unreadable(&source, &error, COMMAND, catalog),
        }
    })
}

impl Refused {
    fn spec(path: &Path, error: &SpecError) -> Self {
        let source = files::source(path);
        Self {
            reason: FailureReason::InvalidSpec,
            problem: Problem {
                message: format!("cannot understand {source}: {error}"),
                tip: tip(path, error),
            },
        }
    }
}

/// Returns what to do about a document that cannot be understood.
fn tip(path: &Path, error: &SpecError) -> Option<String> {
    let with_pointer = |pointer: &str| {
        let words = [path.to_str()?, "--pointer", pointer];
        shell::command_line("check", words.into_iter())
    };
    Some(match error {
        SpecError::Swagger => "convert it to OpenAPI 3".to_owned(),
        SpecError::NoErrorResponse { candidates } => {
            // Some are hard to quote for a shell.
            let candidates = candidates.iter().map(Untrusted::as_raw_str);
            let mut commands = candidates.chain(["POINTER"]).filter_map(with_pointer);
            format!("to name another schema: `{}`", commands.next()?)
        }
        SpecError::NotOpenApi => {
            format!(
                "to name the schema of the code: `{}`",
                with_pointer("POINTER")?
            )
        }
        SpecError::NoCodes {
            unresolved: Some(_),
            ..
        } => "bundle the document into one file, or check the file that has the codes".to_owned(),
        SpecError::NoCodes { .. } => {
            "the codes are in the `enum` or `const` of a schema".to_owned()
        }
        SpecError::NoSuchPlace { .. } => {
            "a JSON pointer is a path such as `/components/schemas/ErrorResponse`".to_owned()
        }
        _ => return None,
    })
}

fn write(
    args: &CheckArgs,
    spec: &Spec,
    report: &Report,
    catalog: &Catalog,
    output: &mut Output,
) -> io::Result<()> {
    let spec_source = files::source(&args.spec);
    if output.is_json() {
        return output.json(&json::Check::new(spec, report, &spec_source, catalog));
    }
    let ignore_source = args.ignore.as_deref().map(files::source);
    let findings = check::Findings {
        report,
        spec: &spec_source,
        ignore_file: ignore_source.as_ref(),
    };
    match args.format.unwrap_or_default() {
        FindingsFormat::Text => {
            let page = findings.page(output.terminal());
            output.text(&page)?;
        }
        FindingsFormat::Github => output.text(&findings.github())?,
    }
    output.note(&check::summary(spec, report, &spec_source))
}
