//! The search path of commands that run errcat.

use std::path::Path;

/// The search path, beginning with the folder of the built errcat.
pub(crate) fn search_path() -> String {
    let errcat = Path::new(assert_cmd::cargo::cargo_bin!("errcat"));
    let folder = errcat.parent().expect("a program is in a folder");
    let path = std::env::var("PATH").expect("there is a search path");
    format!("{}:{path}", folder.display())
}
