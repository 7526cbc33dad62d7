//! The recipes of `docs/scripts.md` do what they should, with a server on this machine.
//!
//! `tests/data/run/recipes.tsv` says what each prints: the line that it contains, the responses of the
//! server, the number of requests, the exit code, and the last lines of stdout and of `volume.json`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::harness::{Run, nullspace_cli, project, shell};
use crate::server::Server;

const PAGE: &str = include_str!("../../docs/scripts.md");
const CASES: &str = include_str!("../data/run/recipes.tsv");

/// A block of code.
#[derive(Debug)]
struct Recipe {
    language: &'static str,
    code: &'static str,
}

fn recipes() -> Vec<Recipe> {
    let blocks = PAGE.split("\n```").skip(1).step_by(2);
    let recipes = blocks.map(|block| {
        let (language, code) = block.split_once('\n').expect("a block has lines");
        Recipe { language, code }
    });
    recipes.collect()
}

impl Recipe {
    /// Returns a shell line that runs the recipe.
    fn line(&self) -> String {
        match self.language {
            "sh" => self.code.to_owned(),
            "python" => format!("python3 - <<'END'\n{}\nEND", self.code),
            "yaml" => {
                let (_, script) = self
                    .code
                    .split_once("run: |\n")
                    .expect("a step runs something");
                // GitHub Actions runs the script so.
                format!("set -e -o pipefail\n{script}")
            }
            other => panic!("a block in {other}"),
        }
    }

    fn run(&self, responses: &str, folder: &Path, programs: &Path) -> (Run, usize) {
        let server = Server::start(responses);
        let mut command: Command = shell(&self.line(), programs);
        let output = command
            .env("URL", server.url())
            .env("NULLSPACE_API_URL", server.url())
            .env("NULLSPACE_API_KEY", "key")
            .current_dir(folder)
            .output();
        let run = Run::from(output.expect("bash starts"));
        (run, server.requests().len())
    }
}

/// Runs the recipes that use the nullspace CLI, or the others.
fn check(uses_cli: bool, programs: &Path) {
    let folder = project("target/tmp").join(format!("recipes-{uses_cli}"));
    let recipes = recipes();
    let mut unused: Vec<_> = recipes.iter().map(|it| it.code).collect();
    for case in CASES.lines().skip(1) {
        let fields: Vec<_> = case.split('\t').collect();
        let [part, responses, requests, exit, stdout, file] = fields[..] else {
            panic!("six fields are expected: {case}");
        };
        let mut matches = recipes.iter().filter(|recipe| recipe.code.contains(part));
        let (recipe, None) = (matches.next().expect(part), matches.next()) else {
            panic!("several recipes have {part}");
        };
        unused.retain(|code| *code != recipe.code);
        if recipe.code.contains("nullspace volume") != uses_cli {
            continue;
        }
        fs::remove_dir_all(&folder).unwrap_or_default();
        fs::create_dir_all(&folder).expect("the build folder is ours");
        let (run, received) = recipe.run(responses, &folder, programs);
        let saved = fs::read_to_string(folder.join("volume.json")).unwrap_or_default();
        let last = |text: &str| text.lines().last().unwrap_or_default().replace('\t', "\\t");
        let actual = [
            received.to_string(),
            run.exit.to_string(),
            last(&run.stdout),
            last(&saved),
        ];
        assert_eq!(actual, [requests, exit, stdout, file], "{case}\n{run:#?}");
    }
    assert!(unused.is_empty(), "no case runs {unused:?}");
}

#[test]
#[ignore = "needs curl, jq and Python"]
fn recipes_do_what_they_should() {
    check(false, &PathBuf::new());
}

#[test]
#[ignore = "needs Python and installs the nullspace CLI"]
fn recipes_for_the_nullspace_cli_do_what_they_should() {
    check(true, &nullspace_cli());
}
