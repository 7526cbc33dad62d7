//! The scripts under `completions/` are what errcat prints. What they do in a shell is tested in
//! the `programs` tests.

use std::path::Path;

use snapbox::{Assert, Data};

use crate::harness::{codes, errcat};

const SCRIPTS: [(&str, &str); 5] = [
    ("bash", "errcat.bash"),
    ("zsh", "_errcat"),
    ("fish", "errcat.fish"),
    ("powershell", "_errcat.ps1"),
    ("elvish", "errcat.elv"),
];

#[test]
fn the_scripts_checked_in_are_up_to_date() {
    for (shell, file) in SCRIPTS {
        let run = errcat(&["completions", shell]).run();
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("completions")
            .join(file);
        // On a difference: SNAPSHOTS=overwrite cargo test --test cli
        let expected = Data::read_from(&path, None).raw();
        Assert::new()
            .action_env("SNAPSHOTS")
            .eq(run.stdout, expected);
    }
}

#[test]
fn every_script_has_all_codes_categories_and_verdicts() {
    for (shell, _) in SCRIPTS {
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
