//! The man pages that errcat prints and writes. A unit test keeps them up to date, and `.ci/check-man`
//! checks their format.

use std::fs;

use crate::harness::{Folder, data, errcat, project};
use crate::help::commands_of;

/// Returns the names of the pages with their text.
fn pages() -> Vec<(String, String)> {
    let folder = project("man").read_dir().expect("there are man pages");
    let pages = folder.map(|entry| {
        let path = entry.expect("it can be listed").path();
        let name = path.file_stem().expect("a file has a name");
        let text = fs::read_to_string(&path).expect("a page is UTF-8");
        (name.to_string_lossy().into_owned(), text)
    });
    pages.collect()
}

#[test]
fn every_command_has_a_page() {
    let commands = commands_of(&errcat(&["--help"]).run().stdout);
    let pages = pages();
    assert_eq!(commands.len() + 1, pages.len(), "{commands:?}");
    for (name, text) in pages {
        let command = name.strip_prefix("errcat-");
        let args: Vec<_> = ["man"].into_iter().chain(command).collect();
        let run = errcat(&args).run();
        assert_eq!((run.exit, run.stderr.as_str()), (0, ""), "{name}");
        assert_eq!(run.stdout, text, "{name}");
        assert!(command.is_none_or(|command| commands.iter().any(|name| name == command)));
    }
    let of_alias = errcat(&["man", "parse"]).run().stdout;
    assert_eq!(of_alias, errcat(&["man", "diagnose"]).run().stdout);
}

#[test]
fn all_pages_are_written_into_a_new_directory() {
    let folder = Folder::new();
    let out = folder.join("share/man/man1");
    let path = out.to_str().expect("a path in UTF-8");
    // The second time, the directory and the files exist.
    for _ in 0..2 {
        let run = errcat(&["man", "--out", path]).run();
        let printed = (run.exit, run.stdout.as_str(), run.stderr.as_str());
        assert_eq!(printed, (0, "", ""));
    }
    let pages = pages();
    let written = out.read_dir().expect("the directory is there").count();
    assert_eq!(written, pages.len());
    for (name, text) in pages {
        let file = fs::read_to_string(out.join(format!("{name}.1")));
        assert_eq!(file.expect("the page is there"), text, "{name}");
    }
}

#[test]
fn a_directory_that_cannot_be_written_is_an_error() {
    let folder = Folder::new();
    folder.write("file", "");
    folder.write("pages/errcat.1/file", "");
    let [file, with_directory] = ["file", "pages"].map(|name| folder.join(name));
    let table = [
        (&file, "file: not a directory"),
        (&file.join("man1"), "file/man1: Not a directory"),
        (&with_directory, "pages/errcat.1: Is a directory"),
    ];
    for (out, expected) in table {
        let path = out.to_str().expect("a path in UTF-8");
        let run = errcat(&["man", "--json", "--out", path]).run();
        assert_eq!(run.exit, 2, "{run:#?}");
        assert!(run.stderr.starts_with("error: cannot write "), "{run:#?}");
        let json = run.json();
        let found = [&json["kind"], &json["reason"]];
        assert_eq!(found, ["failure", "io_error"]);
        let detail = json["detail"].as_str().expect("it says what is wrong");
        assert!(detail.contains(expected), "{detail}");
    }
}

#[test]
fn one_page_is_printed_and_never_written() {
    let run = errcat(&["man", "list", "--out", "pages"]).run();
    assert_eq!(run.exit, 2, "{run:#?}");
    assert!(run.stderr.contains("cannot be used with"), "{run:#?}");
    assert!(!data("pages").exists());
}
