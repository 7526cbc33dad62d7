//! A harness that runs errcat and returns its output.

use std::path::PathBuf;
use std::process::Command;

use errcat::catalog::Catalog;
use serde_json::Value;

pub(crate) use crate::folder::Folder;
pub(crate) use crate::project::project;
pub(crate) use crate::run::Run;

/// A command line of errcat, before it runs.
pub(crate) struct Errcat(assert_cmd::Command);

/// errcat with these arguments, an empty environment and an empty standard input.
pub(crate) fn errcat(args: &[&str]) -> Errcat {
    let mut command = assert_cmd::Command::from_std(std_errcat(args));
    command.write_stdin("");
    Errcat(command)
}

/// The same as a [`Command`], for tests that set up the streams.
pub(crate) fn std_errcat(args: &[&str]) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("errcat"));
    command.args(args).env_clear().current_dir(data(""));
    command
}

/// A file or folder below `tests/data`.
pub(crate) fn data(path: &str) -> PathBuf {
    project("tests/data").join(path)
}

impl Errcat {
    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.0.env(name, value);
        self
    }

    pub(crate) fn stdin(mut self, input: impl Into<Vec<u8>>) -> Self {
        self.0.write_stdin(input);
        self
    }

    pub(crate) fn run(mut self) -> Run {
        self.0.output().expect("errcat starts").into()
    }
}

impl Run {
    /// The JSON of a run that printed one line.
    pub(crate) fn json(&self) -> Value {
        let lines = self.json_lines();
        assert_eq!(lines.len(), 1, "one JSON object is expected: {self:#?}");
        lines.into_iter().next().expect("there is one")
    }

    /// Every line of JSON that the run printed.
    pub(crate) fn json_lines(&self) -> Vec<Value> {
        let lines = self.stdout.lines();
        lines
            .map(|line| serde_json::from_str(line).expect("each line is JSON"))
            .collect()
    }

    /// Exit code and both streams in one text, for comparison with a snapshot.
    pub(crate) fn transcript(&self) -> String {
        let Self {
            exit,
            stdout,
            stderr,
        } = self;
        format!("exit: {exit}\n--- stdout\n{stdout}--- stderr\n{stderr}")
    }
}

/// Returns the published codes, in the order of the page.
pub(crate) fn codes() -> Vec<String> {
    let published = Catalog::bundled().entries();
    published.map(|entry| entry.code().to_owned()).collect()
}

/// The non-catalog codes.
pub(crate) fn related_codes() -> Vec<String> {
    let related = Catalog::bundled().related();
    related.map(|entry| entry.code().to_owned()).collect()
}
