//! Console blocks show what the commands print on a terminal.

use errcat::catalog::Catalog;
use snapbox::{Assert, Data};

use crate::{command, pages, pty};

/// The width of the terminal.
const COLUMNS: u16 = 80;

/// Updates the number of codes in a line of a page.
fn with_count(line: &str) -> String {
    let before = "catalog of ";
    match line.split_once(before) {
        Some((start, end)) => {
            let end = end.trim_start_matches(|c: char| c.is_ascii_digit());
            format!("{start}{before}{}{end}", Catalog::bundled().len())
        }
        None => line.to_owned(),
    }
}

/// Returns the screen after a line in a shell. A slow machine shows progress, and erases it.
fn screen(line: &str) -> String {
    let mut shell = command("sh");
    shell.args(["-c", line]).env("NO_COLOR", "1");
    pty::without_erased(&pty::run(shell, None, COLUMNS).1)
}

/// Returns the page with the present output after each command of a console block.
fn render(page: &str) -> String {
    let mut rendered = String::new();
    let mut in_console = false;
    for line in page.lines() {
        if line.starts_with("```") {
            in_console = line == "```console";
        }
        let command = line.strip_prefix("$ ").filter(|_| in_console);
        // Old output is dropped; the new output is inserted after its command.
        if in_console && command.is_none() && line != "```console" {
            continue;
        }
        rendered.push_str(&with_count(line));
        rendered.push('\n');
        if let Some(command) = command {
            rendered.push_str(&screen(command));
        }
    }
    rendered
}

#[test]
fn console_blocks_show_what_the_commands_print() {
    let mut count = 0;
    for page in pages::all() {
        count += page.text.matches("\n$ ").count();
        // To update the pages: SNAPSHOTS=overwrite cargo test --test docs
        let expected = Data::read_from(&page.path, None).raw();
        Assert::new()
            .action_env("SNAPSHOTS")
            .eq(render(&page.text), expected);
    }
    assert!(count > 20, "the pages have lost their examples");
}
