//! The lines of parts that are not responses. Broken input has many of them. They differ only in
//! their positions, so that the rest of a line is made once.

use std::io;

use errcat::catalog::Catalog;
use errcat::extract::{SkipReason, Skipped};
use errcat::untrusted::Untrusted;

use super::Record;
use crate::output::Source;

/// Makes the lines of parts that are not responses, and have no headers and no time.
#[derive(Debug, Default)]
pub(crate) struct SkippedLines {
    template: Option<Template>,
    line: Vec<u8>,
}

impl SkippedLines {
    /// Returns the JSON of [`Record::skipped`], and a line break.
    pub(crate) fn line(
        &mut self,
        skipped: Skipped,
        source: &Source,
        catalog: &Catalog,
    ) -> io::Result<&[u8]> {
        let known = self.template.take();
        let template = match known.filter(|known| known.is_for(skipped, source)) {
            Some(template) => template,
            None => Template::new(skipped, source, catalog)?,
        };
        self.line.clear();
        let mut positions = Positions::of(skipped, source).0.into_iter().flatten();
        for part in &template.parts {
            self.line.extend_from_slice(part);
            if let Some(position) = positions.next() {
                serde_json::to_writer(&mut self.line, &position)?;
            }
        }
        self.template = Some(template);
        Ok(&self.line)
    }
}

/// The numbers of a line, in the order of the JSON: the line of the part, and the line and column
/// where it breaks.
#[derive(Clone, Copy, Debug)]
struct Positions([Option<u64>; 3]);

/// Stand for the positions in a template. No input has as many lines.
const MARKS: [u64; 3] = [u64::MAX - 2, u64::MAX - 1, u64::MAX];

impl Positions {
    fn of(skipped: Skipped, source: &Source) -> Self {
        let (line, column) = match skipped {
            Skipped::InvalidJson { line, column } => (Some(line), Some(column)),
            Skipped::Truncated { line } => (Some(line), None),
            _ => (None, None),
        };
        Self([source.line, line, column])
    }
}

/// A line without its positions.
#[derive(Debug)]
struct Template {
    reason: SkipReason,
    file: Option<Untrusted>,
    has_line: bool,
    /// What precedes each position, and what follows the last one.
    parts: Vec<Vec<u8>>,
}

impl Template {
    fn new(skipped: Skipped, source: &Source, catalog: &Catalog) -> io::Result<Self> {
        let [source_line, line, column] = MARKS;
        let marked = match skipped {
            Skipped::InvalidJson { .. } => Skipped::InvalidJson { line, column },
            Skipped::Truncated { .. } => Skipped::Truncated { line },
            other => other,
        };
        let marked_source = Source {
            line: source.line.map(|_| source_line),
            ..source.clone()
        };
        let mut json = Vec::new();
        let record = Record::skipped(marked, None, &marked_source, catalog);
        errcat::json::append_to(&mut json, &record)?;
        json.push(b'\n');
        let mut parts = Vec::new();
        // From the end, since the name of the file, which comes first, may contain any number.
        let marks = Positions::of(marked, &marked_source).0;
        for mark in marks.into_iter().flatten().rev() {
            let mark = mark.to_string();
            if let Some(at) = memchr::memmem::rfind(&json, mark.as_bytes()) {
                parts.push(json.split_off(at + mark.len()));
                json.truncate(at);
            }
        }
        parts.push(json);
        parts.reverse();
        Ok(Self {
            reason: skipped.reason(),
            file: source.file.clone(),
            has_line: source.line.is_some(),
            parts,
        })
    }

    /// Whether the line of this part differs only in its positions.
    fn is_for(&self, skipped: Skipped, source: &Source) -> bool {
        self.reason == skipped.reason()
            && self.has_line == source.line.is_some()
            && self.file == source.file
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_those_of_the_record() -> io::Result<()> {
        let catalog = Catalog::bundled();
        let mut lines = SkippedLines::default();
        let name = u64::MAX.to_string();
        for file in [None, Some(Untrusted::from_bytes(name.as_bytes()))] {
            for (line, skipped) in [
                (Some(1), Skipped::InvalidJson { line: 2, column: 3 }),
                (
                    Some(10),
                    Skipped::InvalidJson {
                        line: 20,
                        column: 30,
                    },
                ),
                (Some(4), Skipped::Truncated { line: 5 }),
                (Some(6), Skipped::Html),
                (None, Skipped::Empty),
                (
                    None,
                    Skipped::NoAnswer {
                        curl_error: Some(7),
                    },
                ),
            ] {
                let source = Source {
                    file: file.clone(),
                    line,
                    time: None,
                };
                let mut expected = Vec::new();
                let record = Record::skipped(skipped, None, &source, catalog);
                errcat::json::append_to(&mut expected, &record)?;
                expected.push(b'\n');
                assert_eq!(lines.line(skipped, &source, catalog)?, expected);
            }
        }
        Ok(())
    }
}
