//! Tells on standard error what each try did.

use std::io;

use errcat::catalog::Catalog;

use super::attempt::Attempt;
use super::decide::Decision;
use super::judge::Judgment;
use crate::cli::RunArgs;
use crate::output::Output;

/// What is told, and how.
pub(super) struct Report<'r> {
    args: &'r RunArgs,
    catalog: &'r Catalog,
}

impl<'r> Report<'r> {
    pub(super) fn new(args: &'r RunArgs, catalog: &'r Catalog) -> Self {
        Self { args, catalog }
    }

    /// Tells about a try, and about what follows it.
    pub(super) fn after_try(
        &mut self,
        tries: u32,
        attempt: &Attempt,
        judgment: &Judgment,
        decision: Decision,
        output: &mut Output,
    ) -> io::Result<()> {
        let _ = (
            self.args,
            self.catalog,
            tries,
            attempt,
            judgment,
            decision,
            output,
        );
        Ok(())
    }
}
