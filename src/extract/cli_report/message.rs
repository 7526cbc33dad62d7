//! Recognizes messages of the API.

use std::collections::VecDeque;

use super::{Line, labels};
use crate::table::{Fact, Table, fact};
use crate::timestamp;

/// Words of messages that say what is wrong, in lower case.
static FAILURES: Table<Fact<&str>> = Table::new(&[
    fact("aborted", "upload aborted"),
    fact("already", "the name is already taken"),
    fact("busy", "the host is busy"),
    fact("cannot", "the disk cannot grow"),
    fact("conflict", "name conflict"),
    fact("could not", "could not read the key"),
    fact("denied", "access denied"),
    fact("disabled", "previews are disabled"),
    fact("does not", "the key does not match"),
    fact("do not", "the revisions do not match"),
    fact("error", "upstream connect error"),
    fact("exceeded", "rate exceeded"),
    fact("expired", "the token has expired"),
    fact("failed", "the step failed"),
    fact("failure", "internal failure"),
    fact("forbidden", "forbidden"),
    fact("in use", "in use"),
    fact("interrupted", "interrupted"),
    fact("invalid", "invalid name"),
    fact("is not", "the API key is not valid"),
    fact("limit", "the limit is 5"),
    fact("missing", "a field is missing"),
    fact("must", "the name must be short"),
    fact("not allowed", "not allowed"),
    fact("not found", "not found"),
    fact("out of", "out of memory"),
    fact("refused", "connection refused"),
    fact("rejected", "the request was rejected"),
    fact("required", "a name is required"),
    fact("reset", "connection reset"),
    fact("revoked", "the key was revoked"),
    fact("timed out", "timed out"),
    fact("timeout", "gateway timeout"),
    fact("too large", "the file is too large"),
    fact("too long", "the name is too long"),
    fact("too many", "too many requests"),
    fact("unable", "unable to start"),
    fact("unauthorized", "unauthorized"),
    fact("unavailable", "service unavailable"),
    fact("unexpected", "unexpected end of the body"),
    fact("unknown", "unknown field: nmae"),
    fact("unsupported", "unsupported port"),
]);

/// First words of messages that say what is wrong, in lower case.
static FIRST_WORDS: Table<Fact<&str>> = Table::new(&[fact("no ", "no backend")]);

/// What the API manages, in lower case. A message about one of them is an error unless it reports a
/// success.
static RESOURCES: Table<Fact<&str>> = Table::new(&[
    fact("machine", "machine is resuming"),
    fact("sandbox", "sandbox is resuming"),
    fact("snapshot", "snapshot is restoring"),
    fact("template", "template is building"),
    fact("volume", "volume vol_9f2c is attached to sb_41aa"),
]);

/// Words of lines about a success, in lower case.
static SUCCESSES: Table<Fact<&str>> = Table::new(&[
    fact("available", "volume available"),
    fact("complete", "template complete"),
    fact("completed", "snapshot completed"),
    fact("created", "volume created"),
    fact("deleted", "volume deleted"),
    fact("detached", "volume detached"),
    fact("done", "snapshot done"),
    fact("finished", "template finished"),
    fact("ok", "sandbox ok"),
    fact("ready", "sandbox ready"),
    fact("running", "sandbox running"),
    fact("saved", "snapshot saved"),
    fact("started", "sandbox started"),
    fact("stopped", "machine stopped"),
    fact("succeeded", "snapshot succeeded"),
    fact("updated", "template updated"),
]);

/// What prompts end with.
const PROMPTS: [&[u8]; 4] = [b"$ ", b"% ", b"# ", b"> "];

/// The levels that log records begin with. The CLI itself prints `ERROR `.
static LEVELS: Table<Fact<&str>> = Table::new(&[
    fact("DEBUG", "DEBUG: request failed"),
    fact("ERROR:", "ERROR: request failed"),
    fact("INFO", "INFO request failed"),
    fact("WARN", "WARNING:root:request failed"),
]);

/// Whether lines read like an error of the API, and not like a line of a log.
pub(super) fn is_error(lines: &VecDeque<Line>) -> bool {
    !lines.iter().any(|(_, line)| is_record(line)) && lines.iter().any(|(_, line)| says_error(line))
}

/// Whether a line is a command that calls the CLI, with or without a prompt.
pub(super) fn is_command_line(line: &[u8]) -> bool {
    let prompt_end = PROMPTS.iter().filter_map(|prompt| {
        let start = memchr::memmem::find(line, prompt)?;
        Some(start + prompt.len())
    });
    let command = line.get(prompt_end.min().unwrap_or_default()..);
    command.is_some_and(labels::is_command)
}

/// Whether a line begins like the record of a log: with a time, another word with digits and
/// slashes or colons, or a level.
fn is_record(line: &[u8]) -> bool {
    let line = line.strip_prefix(b"[").unwrap_or(line);
    let first = line.split(|byte| *byte == b' ').next().unwrap_or_default();
    let is_time = first.first().is_some_and(u8::is_ascii_digit)
        && first.iter().any(|byte| b"/:".contains(byte));
    is_time || timestamp::from_line(line).is_some() || LEVELS.has_prefix_of(line)
}

fn says_error(line: &[u8]) -> bool {
    let line = line.to_ascii_lowercase();
    has_any(&FAILURES, &line)
        || FIRST_WORDS.has_prefix_of(&line)
        || (has_any(&RESOURCES, &line) && !has_any(&SUCCESSES, &line))
}

fn has_any(words: &Table<Fact<&str>>, line: &[u8]) -> bool {
    words.rows().any(|word| has_word(line, word.as_bytes()))
}

/// Whether a line has a word, and not only as a part of another one.
fn has_word(line: &[u8], word: &[u8]) -> bool {
    memchr::memmem::find_iter(line, word).any(|start| {
        let before = start.checked_sub(1).and_then(|at| line.get(at));
        let after = line.get(start + word.len());
        let is_end = |byte: Option<&u8>| !byte.is_some_and(u8::is_ascii_alphanumeric);
        is_end(before) && is_end(after)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Row;
    use crate::table::proof::assert_each_row_is_needed;

    #[test]
    fn each_word_is_needed() {
        for (name, table) in [
            ("failures", &FAILURES),
            ("first words", &FIRST_WORDS),
            ("resources", &RESOURCES),
        ] {
            assert_each_row_is_needed(name, table, |word| says_error(word.example().as_bytes()));
        }
        assert_each_row_is_needed("levels", &LEVELS, |level| {
            is_record(level.example().as_bytes())
        });
        assert_each_row_is_needed("successes", &SUCCESSES, |word| {
            !says_error(word.example().as_bytes())
        });
    }

    #[test]
    fn other_lines_do_not_read_like_errors() {
        for line in [
            "Order 17 for Alice",
            "Server started",
            "Thank you!",
            "mustard",
            "GET /v1/items 200",
            "",
        ] {
            assert!(!says_error(line.as_bytes()), "{line}");
        }
        for line in [
            "2026-11-23 12:00:00 request failed",
            "2026/11/23 request failed",
            "[12:00:00] request failed",
        ] {
            assert!(is_record(line.as_bytes()), "{line}");
        }
        let record = b"INFO request failed".to_vec();
        assert!(!is_error(&VecDeque::from([(1, record)])));
        assert!(!is_record(b"30 creates in a minute are allowed"));
    }

    #[test]
    fn a_command_may_follow_a_prompt() {
        for line in [
            "nullspace volume list",
            "$ nullspace volume list",
            "user@host:~$ nullspace volume list",
        ] {
            assert!(is_command_line(line.as_bytes()), "{line}");
        }
        for line in ["see nullspace docs", "$ ls", ""] {
            assert!(!is_command_line(line.as_bytes()), "{line}");
        }
    }
}
