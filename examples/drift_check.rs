//! Fails if the error codes of an OpenAPI document differ from the catalog, for a test suite or CI.
//!
//! usage: `cargo run --example drift_check -- openapi.yaml [IGNORE_FILE]`

#![expect(clippy::print_stderr, reason = "it is a program")]

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::time::SystemTime;

use errcat::Catalog;
use errcat::check::{Date, IgnoreList, Report, Spec};

/// Compares a document with the built-in catalog.
fn drift(document: &Path, ignore_file: Option<&Path>) -> Result<Report, Box<dyn Error>> {
    let spec = Spec::from_slice(&fs::read(document)?)?;
    let report = Report::new(&spec, Catalog::bundled());
    let Some(ignore_file) = ignore_file else {
        return Ok(report);
    };
    let ignored = IgnoreList::parse(&fs::read_to_string(ignore_file)?)?;
    Ok(report.ignoring(&ignored, Date::from(SystemTime::now())))
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1);
    let document = arguments.next().ok_or("name an OpenAPI document")?;
    let ignore_file = arguments.next();
    let report = drift(document.as_ref(), ignore_file.as_deref().map(Path::new))?;
    for finding in report.findings() {
        eprintln!("line {}: {finding}", finding.place().line());
        eprintln!("  {}", finding.next_step());
    }
    Ok(ExitCode::from(u8::from(!report.is_same())))
}

#[test]
fn the_document_has_the_codes_of_the_catalog() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/check");
    let report = drift(&folder.join("published.yaml"), None)?;
    assert!(report.is_same(), "{:#?}", report.findings());

    let ignore_file = folder.join("example.ignore");
    let report = drift(&folder.join("example.yaml"), Some(&ignore_file))?;
    assert_eq!(report.ignored().len(), 2);
    assert!(!report.is_same());
    Ok(())
}
