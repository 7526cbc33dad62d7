//! The report of `errcat triage`, as a screen for a terminal and as lines for a pipe.

mod changes;
mod lines;
mod nothing;
mod refusal;
mod rows;
mod screen;
mod totals;

pub(crate) use changes::Changes;
pub(crate) use lines::Lines;
pub(crate) use nothing::nothing;
pub(crate) use refusal::refusal;
pub(crate) use screen::Screen;
pub(crate) use totals::note;

/// How many rows are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Top {
    /// As many as fit on the first screen.
    Screen,
    AtMost(usize),
    All,
}

impl Top {
    /// The number of rows, of which `fitting` fit on the first screen.
    fn or(self, fitting: usize) -> usize {
        match self {
            Self::Screen => fitting,
            Self::AtMost(top) => top,
            Self::All => usize::MAX,
        }
    }
}
