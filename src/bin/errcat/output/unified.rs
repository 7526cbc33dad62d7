//! A diff in the unified format, which `patch` reads.

use std::fmt;
use std::ops::Range;

use errcat::export::Format;
use errcat::untrusted::Untrusted;

use super::diff::{Diff, Edit};
use super::{Palette, Source};

/// How many equal lines are shown around an edit.
const CONTEXT: usize = 3;

/// What has to change in a file.
pub(crate) struct Unified<'a> {
    pub(crate) diff: &'a Diff<'a>,
    /// The file.
    pub(crate) old: &'a Source,
    /// The export that it should be.
    pub(crate) new: Format,
    pub(crate) palette: Palette,
}

impl fmt::Display for Unified<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            diff,
            old,
            new,
            palette,
        } = self;
        writeln!(f, "{}", palette.removed(format_args!("--- {old}")))?;
        writeln!(
            f,
            "{}",
            palette.added(format_args!("+++ errcat export {new}"))
        )?;
        for hunk in hunks(&diff.edits) {
            self.hunk(f, hunk)?;
        }
        Ok(())
    }
}

/// Returns groups of edits whose contexts touch.
fn hunks(edits: &[Edit]) -> impl Iterator<Item = &[Edit]> {
    edits.chunk_by(|one, next| next.old.start - one.old.end <= 2 * CONTEXT)
}

impl Unified<'_> {
    fn hunk(&self, f: &mut fmt::Formatter<'_>, edits: &[Edit]) -> fmt::Result {
        let (Some(first), Some(last)) = (edits.first(), edits.last()) else {
            return Ok(());
        };
        // The same number of equal lines is shown in both texts.
        let before = first.old.start.min(CONTEXT);
        let after = (self.diff.old.len() - last.old.end).min(CONTEXT);
        let old = first.old.start - before..last.old.end + after;
        let new = first.new.start - before..last.new.end + after;
        let header = format!("@@ -{} +{} @@", position(&old), position(&new));
        writeln!(f, "{}", self.palette.label(header))?;
        let mut at = old.start;
        for edit in edits {
            self.lines(f, ' ', &self.diff.old, at..edit.old.start)?;
            self.lines(f, '-', &self.diff.old, edit.old.clone())?;
            self.lines(f, '+', &self.diff.new, edit.new.clone())?;
            at = edit.old.end;
        }
        self.lines(f, ' ', &self.diff.old, at..old.end)
    }

    fn lines(
        &self,
        f: &mut fmt::Formatter<'_>,
        sign: char,
        lines: &[&str],
        range: Range<usize>,
    ) -> fmt::Result {
        for line in lines.get(range).unwrap_or_default() {
            let text = line.strip_suffix('\n');
            let shown = format!("{sign}{}", escaped(text.unwrap_or(line)));
            match sign {
                '-' => writeln!(f, "{}", self.palette.removed(shown))?,
                '+' => writeln!(f, "{}", self.palette.added(shown))?,
                _ => writeln!(f, "{shown}")?,
            }
            if text.is_none() {
                writeln!(f, "\\ No newline at end of file")?;
            }
        }
        Ok(())
    }
}

/// Returns the place of lines: the first one, counted from 1, and how many. Without lines it is the one
/// before them.
fn position(lines: &Range<usize>) -> String {
    let first = lines.start + usize::from(!lines.is_empty());
    match lines.len() {
        1 => first.to_string(),
        length => format!("{first},{length}"),
    }
}

/// Returns a line of a file for display. Tabs stay, because Go files are full of them.
fn escaped(line: &str) -> String {
    let parts = line.split('\t');
    let parts = parts.map(|part| Untrusted::new(part).escaped().to_string());
    parts.collect::<Vec<_>>().join("\t")
}
