//! The ignore file: differences that are known and accepted.

use std::fmt;

use super::{Date, Finding, InvalidDate, Place};
use crate::openapi::SHOWN;
use crate::untrusted::Untrusted;

/// How many lines an ignore file may have, not counting comments.
const MAX_LINES: usize = 10_000;

/// Differences to ignore, each with a reason and, if it ends, with its last day.
///
/// Each line is `CODE: REASON`, which ignores all differences of a code, or
/// `CODE = CATALOG_CODE: REASON`, which ignores that the document has another name for a code. Before
/// the colon there may be `until` and a day. Empty lines and lines that begin with `#` have no meaning.
///
/// ```
/// use errcat::Catalog;
/// use errcat::check::{IgnoreList, Report, Spec};
///
/// let ignored = IgnoreList::parse("
///     ## The document is for release 1.0.
///     machine_not_found = sandbox_not_found until 2027-06-30: renamed in 1.0
/// ")?;
/// let spec = Spec::from_slice(b"machine_not_found")?;
/// let report = Report::new(&spec, Catalog::bundled()).ignoring(&ignored, "2027-06-30".parse()?);
/// assert_eq!(report.ignored().len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IgnoreList {
    pub(super) lines: Vec<IgnoredBy>,
}

/// A line of an [`IgnoreList`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IgnoredBy {
    pub(super) code: Untrusted,
    pub(super) catalog_code: Option<Untrusted>,
    pub(super) until: Option<Date>,
    pub(super) reason: Untrusted,
    pub(super) place: Place,
}

/// A difference that a line of the ignore file accepts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignored {
    pub(super) finding: Finding,
    pub(super) by: IgnoredBy,
}

impl Ignored {
    /// Returns the difference.
    #[must_use]
    pub fn finding(&self) -> &Finding {
        &self.finding
    }

    /// Returns the line that ignores it.
    #[must_use]
    pub fn by(&self) -> &IgnoredBy {
        &self.by
    }
}

impl IgnoredBy {
    /// Returns the code before the equals sign or the colon.
    #[must_use]
    pub fn code(&self) -> &Untrusted {
        &self.code
    }

    /// Returns the code after the equals sign, if the line is about a pair.
    #[must_use]
    pub fn catalog_code(&self) -> Option<&Untrusted> {
        self.catalog_code.as_ref()
    }

    /// Returns the last day on which the line counts; `None` if it has no end.
    #[must_use]
    pub fn until(&self) -> Option<Date> {
        self.until
    }

    /// Returns why the difference is accepted.
    #[must_use]
    pub fn reason(&self) -> &Untrusted {
        &self.reason
    }

    /// Returns the line in the ignore file, counted from 1.
    #[must_use]
    pub fn line(&self) -> u32 {
        self.place.line()
    }

    /// Returns the code or the pair, escaped.
    pub(super) fn subject(&self) -> String {
        let code = self.code.escaped().at_most(SHOWN);
        match &self.catalog_code {
            Some(other) => format!("{code} = {}", other.escaped().at_most(SHOWN)),
            None => code.to_string(),
        }
    }

    /// Whether the line is about a finding.
    pub(super) fn matches(&self, finding: &Finding) -> bool {
        let code = self.code.as_raw_str();
        let is_code = finding.code().is_some_and(|other| *other == *code);
        match &self.catalog_code {
            Some(other) => is_code && finding.catalog_code() == Some(other.as_raw_str()),
            None => is_code || finding.catalog_code() == Some(code),
        }
    }

    fn parse(line: &str, place: Place) -> Result<Self, IgnoreProblem> {
        let (subject, reason) = line.split_once(':').ok_or(IgnoreProblem::NoReason)?;
        let reason = reason.trim();
        if reason.is_empty() {
            return Err(IgnoreProblem::NoReason);
        }
        let mut words = subject.split_whitespace().peekable();
        // Spaces around the equals sign are optional.
        let mut code = String::new();
        while let Some(word) = words.next_if(|word| *word != "until") {
            code.push_str(word);
            let continues =
                word.ends_with('=') || words.peek().is_some_and(|word| word.starts_with('='));
            if !continues {
                break;
            }
        }
        let until = match (words.next(), words.next(), words.next()) {
            (None, ..) => None,
            (Some("until"), Some(date), None) => Some(
                date.parse()
                    .map_err(|InvalidDate| IgnoreProblem::InvalidDate)?,
            ),
            _ => return Err(IgnoreProblem::NotACode),
        };
        let (code, other) = match code.split_once('=') {
            Some((code, other)) => (code, Some(other)),
            None => (code.as_str(), None),
        };
        let is_name = |name: &str| !name.is_empty() && !name.contains('=');
        if !is_name(code) || !other.is_none_or(is_name) {
            return Err(IgnoreProblem::NotACode);
        }
        Ok(Self {
            code: Untrusted::new(code),
            catalog_code: other.map(Untrusted::new),
            until,
            reason: Untrusted::new(reason),
            place,
        })
    }
}

impl IgnoreList {
    /// Reads the text of an ignore file.
    ///
    /// # Errors
    ///
    /// Returns an error for the first line of another form.
    pub fn parse(text: &str) -> Result<Self, IgnoreError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut lines = Vec::new();
        for (line, number) in text.lines().zip(1..) {
            let content = line.trim();
            if content.is_empty() || content.starts_with('#') {
                continue;
            }
            let column = u32::try_from(line.len() - line.trim_start().len()).unwrap_or(u32::MAX);
            let place = Place::of_line(number, column.saturating_add(1));
            let parsed = match lines.len() {
                MAX_LINES => Err(IgnoreProblem::TooManyLines),
                _ => IgnoredBy::parse(content, place),
            };
            lines.push(parsed.map_err(|problem| IgnoreError {
                line: number,
                problem,
            })?);
        }
        Ok(Self { lines })
    }
}

/// The error for a line of an ignore file that cannot be understood.
///
/// ```
/// use errcat::check::IgnoreList;
///
/// let error = IgnoreList::parse("volume_busy").err().ok_or("it is understood")?;
/// assert_eq!(error.to_string(), "line 1: a reason is missing: `CODE: REASON`");
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IgnoreError {
    line: u32,
    problem: IgnoreProblem,
}

/// What is wrong with a line of an ignore file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum IgnoreProblem {
    /// There is no reason after a colon.
    NoReason,
    /// There is no code, or something other than a code, a pair of codes or a date.
    NotACode,
    /// What follows `until` is not a day.
    InvalidDate,
    /// There are more than 10,000 lines.
    TooManyLines,
}

impl IgnoreError {
    /// Returns the line, counted from 1.
    #[must_use]
    pub fn line(&self) -> u32 {
        self.line
    }

    /// Returns what is wrong.
    #[must_use]
    pub fn problem(&self) -> IgnoreProblem {
        self.problem
    }
}

impl fmt::Display for IgnoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.problem)
    }
}

impl fmt::Display for IgnoreProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoReason => f.write_str("a reason is missing: `CODE: REASON`"),
            Self::NotACode => f.write_str(
                "expected `CODE: REASON`, `CODE = CATALOG_CODE: REASON`, or `until DATE` before the \
                 colon",
            ),
            Self::InvalidDate => write!(f, "{InvalidDate}"),
            Self::TooManyLines => write!(f, "there are more than {MAX_LINES} lines"),
        }
    }
}

impl std::error::Error for IgnoreError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_a_code_or_a_pair_and_a_reason() {
        for (line, subject, until, reason) in [
            ("a: b", "a", None, "b"),
            ("  a:b c: d", "a", None, "b c: d"),
            ("a = b: c", "a = b", None, "c"),
            ("a=b: c", "a = b", None, "c"),
            ("a =b: c", "a = b", None, "c"),
            ("a until 2027-01-31: c", "a", Some("2027-01-31"), "c"),
            ("a= b until 2027-01-31: c", "a = b", Some("2027-01-31"), "c"),
        ] {
            let list = IgnoreList::parse(line).expect(line);
            let [parsed] = &list.lines[..] else {
                panic!("{line}");
            };
            assert_eq!(parsed.subject(), subject, "{line}");
            let end = parsed.until.map(|date| date.to_string());
            assert_eq!(end.as_deref(), until, "{line}");
            assert!(parsed.reason == reason, "{line}");
        }
    }

    #[test]
    fn other_lines_are_errors() {
        for (text, line, problem) in [
            ("\n# x\n\na", 4, IgnoreProblem::NoReason),
            ("a:", 1, IgnoreProblem::NoReason),
            (": b", 1, IgnoreProblem::NotACode),
            ("a b: c", 1, IgnoreProblem::NotACode),
            ("a = b = c: d", 1, IgnoreProblem::NotACode),
            ("= b: d", 1, IgnoreProblem::NotACode),
            ("a =: d", 1, IgnoreProblem::NotACode),
            ("a until: d", 1, IgnoreProblem::NotACode),
            ("until 2027-01-31: d", 1, IgnoreProblem::NotACode),
            ("a until soon: d", 1, IgnoreProblem::InvalidDate),
            ("a until 2027-01-31 x: d", 1, IgnoreProblem::NotACode),
        ] {
            let expected = IgnoreError { line, problem };
            assert_eq!(IgnoreList::parse(text), Err(expected), "{text:?}");
        }
        let error = IgnoreList::parse(&"a: b\n".repeat(10_001)).expect_err("it is too long");
        assert_eq!(
            error.to_string(),
            "line 10001: there are more than 10000 lines"
        );
    }
}
