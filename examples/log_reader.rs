//! Prints the error responses in a log: code, request ID, whether to retry, and what to do next.
//!
//! usage: `cargo run --example log_reader < app.log`, with a catalog as `errcat export json` writes it:
//! `cargo run --example log_reader -- catalog.json < app.log`

#![expect(clippy::print_stdout, reason = "it is a program")]

use std::error::Error;
use std::io::{self, Read};

use errcat::extract::Content;
use errcat::{Catalog, Diagnosis, Extractor};

/// Returns a line for each error response in a log.
fn report(log: impl Read, catalog: &Catalog) -> io::Result<Vec<String>> {
    let mut lines = Vec::new();
    for record in Extractor::new(log).with_catalog(catalog) {
        let record = record?;
        let Content::ErrorResponse(response) = record.content else {
            continue;
        };
        let diagnosis = Diagnosis::new(*response, record.head, catalog);
        let retry = if diagnosis.retry().is_permitted() {
            "retry"
        } else {
            "do not retry"
        };
        // Its text is escaped: a log may contain control characters.
        let (error, next) = (diagnosis.response(), diagnosis.next_step().text);
        lines.push(format!("{}: {error}; {retry}; {next}", record.line));
    }
    Ok(lines)
}

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args_os().nth(1);
    let read = |file| -> Result<Catalog, Box<dyn Error>> {
        Ok(Catalog::from_json(&std::fs::read_to_string(file)?)?)
    };
    let catalog = file.map(read).transpose()?;
    let catalog = catalog.as_ref().unwrap_or(Catalog::bundled());
    for line in report(io::stdin().lock(), catalog)? {
        println!("{line}");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_error_response_is_a_line() -> Result<(), Box<dyn Error>> {
        let log = concat!(
            "12:30 INFO started\n",
            "12:31 ERROR {\"error\": \"in use\\u001b\", \"code\": \"volume_busy\"}\n",
        );
        let lines = report(log.as_bytes(), Catalog::bundled())?;
        let start = "2: volume_busy: in use\\u{1b}; do not retry; Check the volume's attachments";
        assert!(
            matches!(&lines[..], [line] if line.starts_with(start)),
            "{lines:?}"
        );
        Ok(())
    }

    #[test]
    fn another_catalog_has_other_codes() -> Result<(), Box<dyn Error>> {
        let catalog = Catalog::from_json(include_str!("../tests/data/catalog/acme.json"))?;
        let log = r#"12:31 ERROR {"error": "no", "code": "payment.declined"}"#;
        let lines = report(log.as_bytes(), &catalog)?;
        let expected = "1: payment.declined: no; do not retry; Ask the payer for another card.";
        assert_eq!(lines, [expected]);
        Ok(())
    }
}
