//! jq, a strict parser, accepts the JSON output.

use crate::shell;

fn run(script: &str) -> String {
    let output = shell(script).output().expect("bash starts");
    assert!(output.status.success(), "{script}: {output:?}");
    String::from_utf8(output.stdout).expect("jq prints UTF-8")
}

#[test]
#[ignore = "needs jq"]
fn codes_are_listed_in_the_order_of_the_page() {
    let table = include_str!("../data/page.tsv");
    let codes: Vec<_> = table
        .lines()
        .skip(1)
        .filter_map(|line| line.split('\t').next())
        .collect();
    let printed = run("errcat list --json | jq -r '.codes[].code'");
    assert_eq!(printed.lines().collect::<Vec<_>>(), codes);
}

#[test]
#[ignore = "needs jq"]
fn the_request_id_is_a_top_level_field() {
    let printed = run("errcat --json < tests/data/diagnose/curl-head.in | jq -r .request_id");
    assert_eq!(printed, "req_7d2c0b1e\n");
}

#[test]
#[ignore = "needs jq"]
fn json_preserves_a_hostile_message() {
    for name in ["control-characters-raw", "control-characters-escaped"] {
        let file = format!("tests/data/diagnose/{name}.in");
        let sent = run(&format!("jq -j .error {file}"));
        assert_eq!(
            run(&format!("errcat --json < {file} | jq -j .message")),
            sent,
            "{name}"
        );
        assert!(sent.contains('\u{1b}'), "{name} is not hostile");
    }
}

#[test]
#[ignore = "needs jq"]
fn the_examples_of_the_documentation_print_something() {
    let pages = [
        include_str!("../../README.md"),
        include_str!("../../docs/json.md"),
    ];
    let commands: Vec<_> = pages
        .iter()
        .flat_map(|page| page.lines())
        .filter(|line| line.starts_with("errcat ") && line.contains("| jq "))
        .collect();
    assert!(commands.len() > 4, "{commands:?}");
    for command in commands {
        let output = shell(command).output().expect("bash starts");
        // A check exits with 1 if it has findings; jq fails with other codes.
        assert!(
            matches!(output.status.code(), Some(0 | 1)),
            "{command}: {output:?}"
        );
        assert!(
            !output.stdout.trim_ascii().is_empty(),
            "{command} prints nothing"
        );
    }
}
