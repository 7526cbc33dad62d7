//! Runs shell lines that find the built errcat, and returns what they print.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

pub(crate) use crate::project::project;
pub(crate) use crate::run::Run;
use crate::search_path::search_path;

/// A file or folder below `tests/data`.
pub(crate) fn data(path: &str) -> PathBuf {
    project("tests/data").join(path)
}

/// A command of a shell that finds the built errcat, and the programs in a folder. Its environment has
/// only a search path and a home folder without configuration files.
pub(crate) fn shell(line: &str, programs: &Path) -> Command {
    let mut command = Command::new("bash");
    command
        .args(["-c", line])
        .env_clear()
        .env("PATH", format!("{}:{}", programs.display(), search_path()))
        .env("HOME", data("run"))
        .current_dir(project(""));
    command
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
