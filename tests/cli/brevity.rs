//! Pages are short: on a terminal of 80 columns, the next step is visible at once.

use errcat::catalog::{Catalog, Entry};

use crate::harness::{Folder, data, std_errcat};
use crate::pty;

const COLUMNS: u16 = 80;

/// The maximal numbers of lines.
const MAX_PLAIN: usize = 10;
const MAX_WITH_DETAIL: usize = 14;
const MAX_EXPLANATION: usize = 16;
const MAX_VERBOSE: usize = 30;

/// Codes and inputs with longer pages: the number of lines, and why.
const LONGER: [(&str, usize, &str); 1] = [(
    "machine_not_ready",
    11,
    "there is much to say, and a note on both names",
)];

/// Codes and inputs with longer verbose pages.
const LONGER_VERBOSE: [(&str, usize, &str); 1] = [(
    "cli-upload-json",
    34,
    "two requests, a long link, and a line for each field of the detail",
)];

/// The screen after a run.
fn screen(args: &[&str]) -> String {
    let mut command = std_errcat(args);
    command.env("NO_COLOR", "1");
    let (_, screen) = pty::run(command, None, COLUMNS);
    let is_narrow = |line: &str| line.chars().count() <= COLUMNS.into();
    assert!(screen.lines().all(is_narrow), "{args:?}: {screen}");
    screen
}

/// Pages that have too many lines, or fewer than the exception for them says.
#[derive(Default)]
struct Problems(Vec<String>);

impl Problems {
    fn check(&mut self, name: &str, screen: &str, max: usize, exceptions: &[(&str, usize, &str)]) {
        let lines = screen.lines().count();
        let exception = exceptions.iter().find(|(exception, ..)| *exception == name);
        let is_right = match exception {
            Some((_, expected, _)) => lines == *expected,
            None => lines <= max,
        };
        if !is_right {
            self.0.push(format!("{name}: {lines} lines\n{screen}"));
        }
    }

    fn report(self) {
        assert!(self.0.is_empty(), "{}", self.0.join("\n"));
    }
}

/// All codes and newer names.
fn names() -> impl Iterator<Item = &'static str> {
    let names = |entry: &'static Entry| [Some(entry.code()), entry.renamed_to()];
    Catalog::bundled().known().flat_map(names).flatten()
}

#[test]
fn an_explanation_is_short() {
    let mut problems = Problems::default();
    for name in names() {
        problems.check(name, &screen(&["explain", name]), MAX_EXPLANATION, &[]);
        problems.check(
            name,
            &screen(&["explain", "--verbose", name]),
            MAX_VERBOSE,
            &[],
        );
    }
    problems.report();
}

#[test]
fn a_plain_response_with_any_code_is_short() {
    let mut problems = Problems::default();
    let folder = Folder::new();
    for name in names() {
        let body = serde_json::json!({
            "error": "a message of the API", "code": name, "request_id": "req_1",
        });
        let path = folder.write("body.json", body.to_string());
        problems.check(name, &screen(&["diagnose", &path]), MAX_PLAIN, &LONGER);
        let verbose = screen(&["diagnose", "--verbose", &path]);
        problems.check(name, &verbose, MAX_VERBOSE, &[]);
    }
    problems.report();
}

#[test]
fn every_input_with_one_response_is_short() {
    let mut problems = Problems::default();
    let folder = data("diagnose").read_dir().expect("the folder can be read");
    let names = folder.filter_map(|entry| {
        let name = entry.expect("the folder can be read").file_name();
        let name = name.to_str().expect("names are UTF-8");
        Some(name.strip_suffix(".in")?.to_owned())
    });
    for name in names {
        let input = format!("diagnose/{name}.in");
        let short = screen(&["diagnose", &input]);
        // Several responses have several pages.
        if short.matches("\nRetry  ").count() > 1 {
            continue;
        }
        let has_detail = short.contains("\nDetail\n");
        let max = if has_detail {
            MAX_WITH_DETAIL
        } else {
            MAX_PLAIN
        };
        problems.check(&name, &short, max, &LONGER);
        let verbose = screen(&["diagnose", "--verbose", &input]);
        problems.check(&name, &verbose, MAX_VERBOSE, &LONGER_VERBOSE);
    }
    problems.report();
}
