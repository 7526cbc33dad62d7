//! A harness that runs errcat and returns its output.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

use errcat::catalog::Catalog;
use serde_json::Value;

/// A command line of errcat, before it runs.
pub(crate) struct Errcat(assert_cmd::Command);

/// The result of a run.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) exit: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

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
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data")
        .join(path)
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
        let output = self.0.output().expect("errcat starts");
        let text = |bytes| String::from_utf8(bytes).expect("errcat prints UTF-8");
        let run = Run {
            exit: output.status.code().expect("errcat was not killed"),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        };
        assert!(!run.stderr.contains("panicked"), "{run:#?}");
        run
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

/// A folder for temporary files, which is removed when it is dropped.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("errcat-test-{}-{number}", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).expect("the folder for temporary files exists");
        Self(path)
    }

    /// Writes a file, in a new folder if its name has one. Returns its path.
    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.join(name);
        let folder = path.parent().expect("it is in a folder");
        std::fs::create_dir_all(folder).expect("the folder is ours");
        std::fs::write(&path, content).expect("the folder is ours");
        path.to_str().expect("the path is UTF-8").to_owned()
    }

    pub(crate) fn join(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    pub(crate) fn path(&self) -> &str {
        self.0.to_str().expect("the path is UTF-8")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // The test has ended.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
