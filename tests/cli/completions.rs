//! The completion scripts that errcat prints. A unit test keeps them up to date, and the `programs`
//! tests run them in real shells.

use crate::harness::{codes, errcat};

const SHELLS: [&str; 5] = ["bash", "elvish", "fish", "powershell", "zsh"];

#[test]
fn every_script_has_all_codes_categories_and_verdicts() {
    for shell in SHELLS {
        let script = errcat(&["completions", shell]).run().stdout;
        for code in codes() {
            assert!(script.contains(&code), "{shell}: {code}");
        }
        for word in [
            "sandboxes-and-scheduling",
            "general",
            "after_window",
            "depends",
        ] {
            assert!(script.contains(word), "{shell}: {word}");
        }
    }
}

#[test]
fn every_shell_gets_its_own_script() {
    for (shell, line) in [
        ("bash", "_errcat() {"),
        (
            "elvish",
            "set edit:completion:arg-completer[errcat] = {|@words|",
        ),
        ("fish", "function __fish_errcat_needs_command"),
        (
            "powershell",
            "Register-ArgumentCompleter -Native -CommandName 'errcat' -ScriptBlock {",
        ),
        ("zsh", "#compdef errcat"),
    ] {
        let script = errcat(&["completions", shell]).run().stdout;
        assert!(script.lines().any(|found| found == line), "{shell}");
    }
}
