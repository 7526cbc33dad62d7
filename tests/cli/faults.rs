//! What can go wrong around errcat. Each row of the tables in `tests/data/faults` runs in bash.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::process::{Command, Output, Stdio};
use std::thread::sleep;
use std::time::Duration;

use crate::harness::{Folder, data, errcat, std_errcat};
use crate::help::commands_of;

const LOG: &str = "{\"error\": \"m\", \"code\": \"volume_busy\", \"request_id\": \"r\"}\n\
                   {\"error\": \"m\", \"code\": \"unauthorized\", \"request_id\": \"s\"}\n";

/// What the scripts of the tables call. `errcat` takes from the user root the right to read and
/// write everything. Descriptors that the tests inherit would use up a limit. Without `--foreground`,
/// `timeout` sends the signal twice, and the second one ends errcat at once.
const FUNCTIONS: &str = r#"
    for ((descriptor = 3; descriptor < 100; descriptor++)); do
        eval "exec $descriptor>&-"
    done
    limited=()
    if [ "$(id -u)" = 0 ]; then
        rights=-dac_override,-dac_read_search
        limited=(setpriv --bounding-set="$rights" --inh-caps="$rights")
    fi
    errcat() { "${limited[@]}" "$errcat" "$@"; }
    interrupt() { shift; timeout --foreground --preserve-status --signal=INT 1 "$errcat" "$@"; exit $?; }
"#;

/// Writes the files that the tables name.
fn prepare() -> Folder {
    let folder = Folder::new();
    folder.write("log", LOG);
    folder.write("spec", "[\"volume_busy\"]");
    folder.write("empty", "");
    folder.write("nul", vec![0; 100_000]);
    folder.write("d/log", LOG);
    for (target, name) in [("nothing", "dangling"), ("loop", "loop")] {
        symlink(target, folder.join(name)).expect("the link can be made");
    }
    let name = OsStr::from_bytes(b"n\xffon");
    std::fs::write(folder.join("").join(name), LOG).expect("the file can be made");
    UnixListener::bind(folder.join("sock")).expect("the socket can be made");
    let fifo = Command::new("mkfifo").arg(folder.join("fifo")).status();
    assert!(fifo.expect("mkfifo starts").success());
    folder.write("secret", LOG);
    std::fs::create_dir(folder.join("locked")).expect("the folder can be made");
    for (name, mode) in [("secret", 0o000), ("locked", 0o555)] {
        let permissions = PermissionsExt::from_mode(mode);
        std::fs::set_permissions(folder.join(name), permissions).expect("the file is ours");
    }
    folder
}

/// What a command did.
#[derive(Debug)]
struct Outcome {
    exit: String,
    stdout: String,
    stderr: String,
}

/// Runs a script in a folder.
fn bash(script: &str, folder: &Folder) -> Outcome {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let output = Command::new("timeout")
        .args(["20", "bash", "-c", &format!("{FUNCTIONS}\n{script}")])
        .env_clear()
        .envs([("PATH", &*path), ("LANG", "C.UTF-8".as_ref())])
        .envs([
            ("TERM", "xterm"),
            ("HOME", folder.path()),
            ("folder", folder.path()),
        ])
        .env("errcat", std_errcat(&[]).get_program())
        .current_dir(folder.join(""))
        .stdin(Stdio::null())
        .output();
    let Output {
        status,
        stdout,
        stderr,
    } = output.expect("bash starts");
    let exit = status
        .code()
        .map_or_else(|| status.to_string(), |code| code.to_string());
    let [stdout, stderr] =
        [stdout, stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    Outcome {
        exit,
        stdout,
        stderr,
    }
}

/// Whether a text is what a table says.
fn is_expected(found: &str, expected: &str, usual: &str) -> bool {
    match expected {
        "*" => true,
        "=" => found == usual,
        "-" => found.is_empty(),
        begin => found.starts_with(begin),
    }
}

/// Returns the lines of a table, without comments.
fn rows(name: &str) -> Vec<String> {
    let table = std::fs::read_to_string(data("faults").join(name)).expect("it is there");
    let rows = table.lines().filter(|line| !line.starts_with('#'));
    rows.map(str::to_owned).collect()
}

/// Returns the columns of a row.
fn columns<const COUNT: usize>(row: &str) -> [&str; COUNT] {
    let columns: Vec<_> = row.split('\t').collect();
    let count = columns.len();
    let columns = columns.try_into();
    columns.unwrap_or_else(|_| panic!("{COUNT} columns are expected, not {count}: {row}"))
}

/// Runs a check of each line in several threads. Fails with what they found.
fn check_all(lines: &[String], check: impl Fn(&str) -> Vec<String> + Sync) {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let problems = std::thread::scope(|scope| {
        let running: Vec<_> = lines
            .chunks(lines.len().div_ceil(threads))
            .map(|chunk| scope.spawn(|| chunk.iter().flat_map(|line| check(line)).collect()))
            .collect();
        let found = running
            .into_iter()
            .map(|thread| thread.join().expect("it ends"));
        found.collect::<Vec<Vec<String>>>().concat()
    });
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn commands_do_not_depend_on_their_surroundings() {
    let surroundings = rows("anywhere.tsv");
    check_all(&rows("commands.txt"), |command| {
        let folder = prepare();
        let run = |script: &str| bash(&format!("it() {{ errcat {command}; }}\n{script}"), &folder);
        let usual = run("it");
        assert!(!usual.stdout.is_empty(), "{command}: {usual:?}");
        let problem = |row: &String| {
            let [_, script, exit, stdout, stderr] = columns(row);
            let found = run(script);
            let is_right = is_expected(&found.exit, exit, &usual.exit)
                && is_expected(&found.stdout, stdout, &usual.stdout)
                && is_expected(&found.stderr, stderr, &usual.stderr);
            (!is_right).then(|| format!("errcat {command}: {row}\n  {found:?}"))
        };
        surroundings.iter().filter_map(problem).collect()
    });
}

#[test]
fn each_command_names_a_file_that_it_cannot_read() {
    let files = rows("unreadable.tsv");
    check_all(&rows("readers.txt"), |command| {
        let folder = prepare();
        let problem = |row: &String| {
            let [file, why] = columns(row);
            let found = bash(&format!("errcat {command} {file}"), &folder);
            let message = format!("error: cannot read {file}: {why}");
            let is_right =
                found.exit == "2" && found.stdout.is_empty() && found.stderr.starts_with(&message);
            (!is_right).then(|| format!("errcat {command} {file}\n  {found:?}"))
        };
        files.iter().filter_map(problem).collect()
    });
}

#[test]
fn failures_end_as_expected() {
    check_all(&rows("single.tsv"), |row| {
        let [_, script, exit, stderr] = columns(row);
        let found = bash(script, &prepare());
        let is_right = found.exit == exit && is_expected(&found.stderr, stderr, "");
        let problem = (!is_right).then(|| format!("{row}\n  {found:?}"));
        problem.into_iter().collect()
    });
}

#[test]
fn the_table_of_commands_has_each_command() {
    let tested = rows("commands.txt");
    for name in commands_of(&errcat(&["-h"]).run().stdout) {
        let is_it = |line: &String| line.split(' ').next() == Some(&name);
        assert!(
            tested.iter().any(is_it),
            "{name} is missing in commands.txt"
        );
    }
}

/// If files were mapped into memory, SIGBUS would end the process.
#[test]
fn a_file_may_become_shorter_while_it_is_read() {
    let folder = Folder::new();
    let file = folder.write("log", LOG.repeat(50_000));
    for command in ["diagnose", "triage"] {
        for _ in 0..5 {
            std::fs::write(&file, LOG.repeat(50_000)).expect("it is written");
            let child = std_errcat(&[command, "--json", &file])
                .stdout(Stdio::null())
                .stderr(Stdio::piped())
                .spawn()
                .expect("errcat starts");
            sleep(Duration::from_millis(20));
            std::fs::write(&file, "").expect("it is truncated");
            let output = child.wait_with_output().expect("errcat ends");
            let stderr = String::from_utf8_lossy(&output.stderr);
            let is_expected = match output.status.code() {
                // It was read before, or is empty.
                Some(0 | 1) => true,
                Some(2) => command == "triage" && stderr.contains("it became shorter"),
                _ => false,
            };
            assert!(is_expected, "{command}: {}: {stderr}", output.status);
        }
    }
}
