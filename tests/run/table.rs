//! Many failures of a server: what commands do with `errcat run`, and what they do alone.
//!
//! The cases are in `tests/data/run/*.tsv`, the results in the Markdown files beside them. To update these:
//! `SNAPSHOTS=overwrite cargo test --test run -- --ignored`

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use snapbox::{Assert, Data};

use crate::harness::{Run, data, nullspace_cli, shell};
use crate::server::{Request, Server};

/// An address that refuses connections.
const CLOSED: &str = "http://127.0.0.1:1";

/// A table of cases.
struct Suite {
    name: &'static str,
    cases: &'static str,
    /// The command without errcat, as a heading.
    alone: &'static str,
    /// What is added to the search path.
    programs: PathBuf,
}

/// A row of the table of cases.
struct Case {
    name: &'static str,
    /// The scripts of the server.
    responses: &'static str,
    flags: &'static str,
    /// The command. `RUN` is the place of `errcat run`, which is otherwise the start.
    command: &'static str,
    /// Limits the command without errcat, such as `timeout 2`.
    limit: &'static str,
    /// The least delay between two requests, in seconds.
    delay: Duration,
}

/// What happened in a case.
struct Outcome {
    line: String,
    run: Run,
    requests: Vec<Request>,
    delays: Vec<Duration>,
}

impl Case {
    fn parse(row: &'static str) -> Self {
        let fields: Vec<_> = row.split('\t').collect();
        let [name, responses, flags, command, limit, delay] = fields[..] else {
            panic!("six fields are expected: {row}");
        };
        Self {
            name,
            responses,
            flags,
            command,
            limit,
            delay: Duration::from_secs(delay.parse().unwrap_or_default()),
        }
    }

    fn with_errcat(&self) -> String {
        let run = ["errcat run", self.flags, "--"]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
        if self.command.contains("RUN ") {
            self.command.replace("RUN", &run)
        } else {
            format!("{run} {}", self.command)
        }
    }

    fn alone(&self) -> String {
        let command = self.command.replace("RUN ", "");
        // With short delays.
        let command = command.replace("curl ", "curl --retry 5 --retry-delay 1 ");
        format!("{} {command}", self.limit).trim_start().to_owned()
    }

    fn run(&self, line: String, programs: &Path) -> Outcome {
        let server = Server::start(self.responses);
        let output = shell(&line, programs)
            .env("URL", server.url())
            .env("NULLSPACE_API_URL", server.url())
            .env("NULLSPACE_API_KEY", "key")
            .env("CLOSED", CLOSED)
            .output()
            .expect("bash starts");
        let Run {
            exit,
            stdout,
            stderr,
        } = Run::from(output);
        let masked = |text: &str| mask(&text.replace(&server.port(), "PORT"), self.delay);
        Outcome {
            line,
            run: Run {
                exit,
                stdout: masked(&stdout),
                stderr: masked(&stderr),
            },
            requests: server.requests(),
            delays: server.delays(),
        }
    }
}

/// Replaces what differs between runs and between releases of curl: times, random delays, and
/// messages that go with an exit code.
fn mask(text: &str, delay: Duration) -> String {
    let lines = text.split_inclusive('\n').map(|line| {
        let line = line.replace('\r', "");
        match line
            .strip_prefix("curl: (")
            .and_then(|it| it.split_once(") "))
        {
            Some((number, _)) if number != "22" => return format!("curl: ({number}) MESSAGE\n"),
            _ => {}
        }
        if let Some((name, _)) = line.split_once(": ").filter(|_| line.ends_with(" GMT\n")) {
            return format!("{name}: DATE\n");
        }
        let line = mask_number(&line, "succeeded after ");
        // The delays that Retry-After asks for are not random.
        if delay.is_zero() {
            mask_number(
                &mask_number(&line, "trying again in "),
                "the next delay of ",
            )
        } else {
            line
        }
    });
    lines.collect()
}

/// Replaces the number after a text.
fn mask_number(line: &str, before: &str) -> String {
    match line.split_once(before) {
        Some((start, rest)) => {
            let end = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
            format!("{start}{before}N{end}")
        }
        None => line.to_owned(),
    }
}

impl Outcome {
    /// Checks what the report leaves out.
    fn check(&self, case: &Case) {
        let name = case.name;
        let delays = &self.delays;
        assert!(
            delays.iter().all(|it| *it >= case.delay),
            "{name}: {delays:?}"
        );
        let mut bodies = self.requests.windows(2);
        assert!(bodies.all(|pair| pair[0].body == pair[1].body), "{name}");
    }

    /// The cells of the overview.
    fn cells(&self) -> String {
        let Run { exit, stdout, .. } = &self.run;
        let bodies: Vec<_> = self.requests.iter().map(|it| it.sent.as_str()).collect();
        let is_last = |count: &usize| bodies[bodies.len() - count..].concat() == *stdout;
        let printed = match (1..=bodies.len()).find(is_last) {
            _ if stdout.is_empty() => "empty".to_owned(),
            Some(1) => "1 body".to_owned(),
            Some(count) => format!("{count} bodies"),
            None => format!("{} bytes", stdout.len()),
        };
        format!("{} | {exit} | {printed}", bodies.len())
    }

    fn transcript(&self) -> String {
        let Run {
            exit,
            stdout,
            stderr,
        } = &self.run;
        let mut text = format!("```text\n$ {}\n", self.line);
        for (name, content) in [("stdout", stdout), ("stderr", stderr)] {
            if !content.is_empty() {
                let content = content.trim_end_matches('\n');
                let _ = writeln!(text, "--- {name}\n{content}");
            }
        }
        let _ = writeln!(
            text,
            "--- requests: {}, exit code: {exit}\n```",
            self.requests.len()
        );
        text
    }
}

impl Suite {
    /// Runs the cases, and compares the results with the Markdown file.
    fn check(&self) {
        let rows = self.cases.lines().skip(1);
        let cases: Vec<_> = rows.map(Case::parse).collect();
        let outcomes = self.run(&cases);
        for (case, [errcat, _]) in cases.iter().zip(&outcomes) {
            errcat.check(case);
        }
        let expected = data("run").join(self.name).with_extension("md");
        Assert::new().action_env("SNAPSHOTS").eq(
            self.report(&cases, &outcomes),
            Data::read_from(&expected, None).raw(),
        );
    }

    /// Runs all cases at the same time, because most of them wait.
    fn run(&self, cases: &[Case]) -> Vec<[Outcome; 2]> {
        thread::scope(|scope| {
            let run = |case: &Case, line| case.run(line, &self.programs);
            let threads = cases.iter().map(|case| {
                scope.spawn(move || [case.with_errcat(), case.alone()].map(|line| run(case, line)))
            });
            let threads: Vec<_> = threads.collect();
            let outcomes = threads.into_iter().map(thread::ScopedJoinHandle::join);
            outcomes.map(|it| it.expect("the case ran")).collect()
        })
    }

    /// Returns the cases with their results as Markdown: an overview, and the output.
    fn report(&self, cases: &[Case], outcomes: &[[Outcome; 2]]) -> String {
        let Self { name, alone, .. } = self;
        let mut text = format!(
            "# `errcat run` with {name}\n\n\
             `cargo test --test run -- --ignored` runs these cases with a server on this machine.\n\
             Ports, random delays and most messages of curl are masked.\n\n\
             | the server sends | `errcat run` | requests | exit code | stdout | \
             {alone}: requests | exit code | stdout |\n\
             |---|---|---|---|---|---|---|---|\n",
        );
        for (case, outcomes) in cases.iter().zip(outcomes) {
            let flags = match case.flags {
                "" => String::new(),
                flags => format!("`{flags}`"),
            };
            let [errcat, alone] = outcomes.each_ref().map(Outcome::cells);
            let name = case.name;
            let _ = writeln!(text, "| {name} | {flags} | {errcat} | {alone} |");
        }
        for (case, outcomes) in cases.iter().zip(outcomes) {
            let transcripts = outcomes.each_ref().map(Outcome::transcript);
            let _ = write!(text, "\n## {}\n\n{}", case.name, transcripts.join("\n"));
        }
        text
    }
}

#[test]
#[ignore = "needs curl"]
fn real_curl() {
    let suite = Suite {
        name: "curl",
        cases: include_str!("../data/run/curl.tsv"),
        alone: "`curl --retry 5`",
        programs: PathBuf::new(),
    };
    suite.check();
}

#[test]
#[ignore = "needs Python and installs the nullspace CLI"]
fn real_nullspace_cli() {
    let suite = Suite {
        name: "nullspace",
        cases: include_str!("../data/run/nullspace.tsv"),
        alone: "without errcat",
        programs: nullspace_cli(),
    };
    suite.check();
}
