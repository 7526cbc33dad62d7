//! Runs shell lines that find the built errcat, and returns what they print.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

/// A file or folder below `tests/data`.
pub(crate) fn data(path: &str) -> PathBuf {
    project("tests/data").join(path)
}

/// A file or folder of the project.
pub(crate) fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A command of a shell that finds the built errcat, and the programs in a folder. Its environment has
/// only a search path and a home folder without configuration files.
pub(crate) fn shell(line: &str, programs: &Path) -> Command {
    let errcat = Path::new(assert_cmd::cargo::cargo_bin!("errcat"));
    let folder = errcat.parent().expect("a program is in a folder");
    let path = std::env::var("PATH").expect("there is a search path");
    let mut command = Command::new("bash");
    command
        .args(["-c", line])
        .env_clear()
        .env(
            "PATH",
            format!("{}:{}:{path}", folder.display(), programs.display()),
        )
        .env("HOME", data("run"))
        .current_dir(project(""));
    command
}

/// The result of a shell line.
#[derive(Debug, PartialEq)]
pub(crate) struct Run {
    pub(crate) exit: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("the output is UTF-8");
        let run = Self {
            exit: output.status.code().expect("a shell is not killed"),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        };
        assert!(!run.stderr.contains("panicked"), "{run:#?}");
        run
    }
}

/// Installs the nullspace CLI unless it is installed; returns the folder of its programs.
pub(crate) fn nullspace_cli() -> PathBuf {
    // Tests run at the same time.
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(install_nullspace_cli).join("bin")
}

fn install_nullspace_cli() -> PathBuf {
    let folder = project("target/clients/nullspace-1.0");
    let script =
        "import sys; from api_server import install; install('nullspace-sdk==1.0.3', sys.argv[1])";
    let status = Command::new("python3")
        .args(["-c", script])
        .arg(&folder)
        .env("PYTHONPATH", data(""))
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .status();
    assert!(status.expect("Python starts").success());
    folder
}
