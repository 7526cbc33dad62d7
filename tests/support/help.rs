//! The help of errcat.

/// Returns the names of the commands that a help lists.
pub(crate) fn commands_of(help: &str) -> Vec<String> {
    let commands = help.split("Commands:\n").nth(1);
    let commands = commands.and_then(|rest| rest.split("\n\n").next());
    let lines = commands.expect("help lists the commands").lines();
    lines
        .filter_map(|line| line.split_whitespace().next().map(str::to_owned))
        .collect()
}
