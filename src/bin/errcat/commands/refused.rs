//! Why a command does not run: arguments that do not fit, or a file that it cannot use.

use std::io;

use errcat::catalog::Catalog;
use errcat::untrusted::Untrusted;

use crate::exit::Exit;
use crate::output::{Output, Problem, json};

/// Why a command does not run.
#[derive(Debug)]
pub(super) struct Refused {
    pub(super) reason: json::FailureReason,
    pub(super) problem: Problem,
}

impl Refused {
    /// Arguments that exclude each other, or that a command cannot use.
    pub(super) fn usage(message: &str) -> Self {
        Self {
            reason: json::FailureReason::Usage,
            problem: Problem::without_tip(message),
        }
    }

    /// A code that a flag names and that the catalog does not have.
    pub(super) fn unknown_code(code: &str, catalog: &Catalog) -> Self {
        let suggestion = catalog.suggest(code).into_iter().next();
        Self {
            reason: json::FailureReason::Usage,
            problem: Problem {
                message: format!("unknown code `{}`", Untrusted::new(code).escaped()),
                tip: suggestion.map(|name| format!("did you mean `{name}`?")),
            },
        }
    }

    /// Reports the reason. `catalog` is the catalog in use, if it was read.
    pub(super) fn report(self, catalog: Option<&Catalog>, output: &mut Output) -> io::Result<Exit> {
        if output.is_json() {
            let message = &self.problem.message;
            output.json(&json::Failure::new(self.reason, message, catalog))?;
        }
        output.error(&self.problem)?;
        Ok(Exit::Error)
    }
}
