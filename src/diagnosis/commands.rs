//! The commands to run next: those that the nullspace CLI printed, then those of the catalog with the
//! IDs of the response.

use super::placeholders::Values;
use super::{Author, Diagnosis, NextText, RunCommand};
use crate::catalog::{Generation, Lookup, Via};
use crate::redact::MASK;
use crate::untrusted::{Untrusted, needs_escape};

/// Returns the commands of the response, then those of the catalog for its generation. Of the latter,
/// those that need the fewest values from the user come first within each kind.
pub(super) fn of<'d>(diagnosis: &'d Diagnosis) -> Vec<RunCommand<'d>> {
    let response = &diagnosis.response;
    let generation = diagnosis.generation();
    let printed = [response.resume_command(), response.inspection_command()];
    let printed = printed.into_iter().flatten();
    let by = command_author(diagnosis);
    let mut commands: Vec<_> = printed
        .filter(|command| is_shown(command))
        .map(|command| of_response(command, generation, by))
        .collect();
    commands.dedup();
    let values = Values::new(diagnosis);
    let mut of_catalog: Vec<_> = match &diagnosis.lookup {
        Lookup::Known(found) => found
            .commands()
            .map(|command| (command, values.missing(command)))
            .collect(),
        Lookup::Unknown { .. } => Vec::new(),
    };
    of_catalog.sort_by_key(|(command, missing)| (command.via as u8, *missing));
    commands.reserve_exact(of_catalog.len());
    for (command, missing) in of_catalog {
        let run = values.filled_in(command, missing);
        let is_run = |text: &NextText| matches!(text, NextText::Response(text) if **text == *run);
        if !commands.iter().any(|printed| is_run(&printed.run)) {
            commands.push(RunCommand {
                run: NextText::Errcat(run),
                ..command.into()
            });
        }
    }
    commands
}

/// Returns who states the commands of the response. Only the nullspace CLI prints such fields, so it
/// is the CLI unless headers show that the API sent them.
pub(super) fn command_author(diagnosis: &Diagnosis) -> Author {
    match diagnosis.head() {
        None => Author::Cli,
        Some(_) => diagnosis.author(),
    }
}

fn of_response(run: &Untrusted, generation: Generation, by: Author) -> RunCommand<'_> {
    RunCommand {
        run: NextText::Response(run),
        via: Via::Cli,
        generation: generation_of(run.as_raw_str()).unwrap_or(generation),
        evidence: None,
        by,
    }
}

/// Returns the generation of a command of the nullspace CLI if its first word shows it.
fn generation_of(run: &str) -> Option<Generation> {
    match run.split(' ').nth(1)? {
        "sandbox" | "agent" => Some(Generation::V0_1),
        "machine" | "functions" => Some(Generation::V1_0),
        _ => None,
    }
}

/// Returns whether a command of the response is among those to run next: it is one of the nullspace
/// CLI and nothing else. It has no character with a meaning for a shell, except in quotes, and
/// nothing hidden or redacted.
pub(super) fn is_shown(command: &Untrusted) -> bool {
    let command = command.as_raw_str();
    let is_plain = |c: char| c.is_ascii_alphanumeric() || " -_./:=@,+%".contains(c);
    let mut quote = None;
    let all_safe = command.chars().all(|c| match (quote, c) {
        (None, '\'' | '"') => {
            quote = Some(c);
            true
        }
        (None, _) => is_plain(c),
        (Some(open), _) if c == open => {
            quote = None;
            true
        }
        (Some('"'), '$' | '`' | '\\' | '!') => false,
        (Some(_), _) => !needs_escape(c),
    });
    let arguments = command.strip_prefix("nullspace ").unwrap_or_default();
    let has_arguments = !arguments.trim().is_empty();
    has_arguments && all_safe && quote.is_none() && !command.contains(MASK)
}

#[cfg(test)]
mod tests {
    use crate::tree::{Value, json};

    use super::*;
    use crate::diagnosis::tests::diagnose;

    /// The displayed commands, each with who says so.
    fn commands(body: Value) -> Vec<String> {
        let diagnosis = diagnose(&[], body);
        let commands = diagnosis.commands();
        let commands = commands.iter();
        commands
            .map(|command| format!("{} {} {}", command.by, command.generation, command.run))
            .collect()
    }

    #[test]
    fn the_ids_of_the_response_are_filled_in() {
        for (code, message, expected) in [
            (
                "volume_busy",
                "Volume vol_1 is attached to sb_2",
                [
                    "errcat 1.0 Volume.get_by_name(NAME).attachments()",
                    "errcat 1.0 GET /v1/volumes/vol_1/attachments",
                ]
                .as_slice(),
            ),
            (
                "sandbox_not_ready",
                "Sandbox sb_2 is not ready",
                &[
                    "errcat 0.1 nullspace sandbox get sb_2",
                    "errcat 0.1 nullspace lifecycle events --sandbox-id sb_2",
                    "errcat 0.1 GET /v1/sandboxes/sb_2",
                    "errcat 0.1 GET /v1/sandboxes/sb_2/lifecycle",
                ],
            ),
            (
                "machine_not_ready",
                "Machine mch_2 is not ready",
                &[
                    "errcat 1.0 nullspace machine get mch_2",
                    "errcat 1.0 nullspace lifecycle events --machine-id mch_2",
                    "errcat 1.0 GET /v1/machines/mch_2",
                    "errcat 1.0 GET /v1/machines/mch_2/lifecycle",
                ],
            ),
            // IDs of the other generation do not fit.
            (
                "machine_not_found",
                "no sb_2",
                &[
                    "errcat 1.0 nullspace machine list",
                    "errcat 1.0 GET /v1/machines",
                ],
            ),
            (
                "exec_timeout",
                "sb_2 is slow",
                &[
                    "errcat 1.0 nullspace machine process list ID",
                    "errcat 1.0 GET /v1/machines/ID/processes",
                ],
            ),
            // With an ID for the second, the first needs more values.
            (
                "function_invalid_state",
                "service fnsvc_1 is stopping",
                &[
                    "errcat 1.0 nullspace functions status NAME --service fnsvc_1",
                    "errcat 1.0 nullspace functions status NAME --run ID",
                    "errcat 1.0 GET /v1/functions/ID/services",
                ],
            ),
            ("no_such_code", "Volume vol_1", &[]),
        ] {
            let body = json!({"error": message, "code": code});
            assert_eq!(commands(body), expected, "{code}");
        }
    }

    #[test]
    fn the_build_id_is_from_its_field_else_from_the_message() {
        for (message, build_id, expected) in [
            ("m", json!("tb_77"), "tb_77"),
            ("tb_78 failed", json!("tb_77"), "tb_77"),
            ("tb_78 failed", json!(null), "tb_78"),
            // A field that does not fit is not replaced by something else.
            ("tb_78 failed", json!("tb_77; id"), "BUILD_ID"),
            ("tb_78 failed", json!("77"), "BUILD_ID"),
        ] {
            let body = json!({"error": message, "code": "build_error", "build_id": build_id});
            let logs = format!("errcat 1.0 nullspace template logs {expected}");
            let request = format!("errcat 1.0 GET /v1/templates/builds/{expected}/logs");
            assert_eq!(commands(body), [logs, request]);
        }
        for (in_detail, expected) in [("tb_77", "tb_77"), ("tb_78", "BUILD_ID")] {
            let detail = json!({"phase": "auth", "message": "m", "build_id": in_detail});
            let body = json!({"error": "m", "code": "build_error", "build_id": "tb_77",
                              "error_detail": detail});
            let logs = format!("errcat 1.0 nullspace template logs {expected}");
            assert_eq!(commands(body)[0], logs);
        }
    }

    #[test]
    fn the_upload_id_is_from_the_detail() {
        let detail = json!({"reason": "upload_aborted", "message": "m", "upload_id": "up_1"});
        let body = json!({"error": "volume vol_1", "code": "file_upload_error",
                          "error_detail": detail});
        let expected = [
            "errcat 1.0 GET /v1/volumes/vol_1/uploads/up_1",
            "errcat 1.0 GET /v1/machines/ID/uploads/up_1",
        ];
        assert_eq!(commands(body), expected);
    }

    #[test]
    fn headers_fill_nothing() {
        let head = ["HTTP/2 409", "x-request-id: vol_1"];
        let diagnosis = diagnose(&head, json!({"error": "m", "code": "volume_busy"}));
        let commands = diagnosis.commands();
        let request = commands.last().map(|command| command.run.to_string());
        assert_eq!(request.as_deref(), Some("GET /v1/volumes/ID/attachments"));
    }

    #[test]
    fn commands_of_the_cli_come_first_and_once() {
        let logs = "nullspace template logs tb_77";
        let resume = "nullspace sandbox upload sb_1 ./f --resume up_1";
        let body = json!({"error": {"message": "m", "code": "build_error", "build_id": "tb_77",
                                    "resume_command": resume, "inspection_command": logs}});
        let expected = [
            "cli 0.1 nullspace sandbox upload sb_1 ./f --resume up_1",
            "cli 1.0 nullspace template logs tb_77",
            "errcat 1.0 GET /v1/templates/builds/tb_77/logs",
        ];
        assert_eq!(commands(body), expected);
        let body = json!({"error": {"message": "m", "code": "unknown",
                                    "resume_command": logs, "inspection_command": logs}});
        assert_eq!(commands(body), ["cli 1.0 nullspace template logs tb_77"]);
    }

    #[test]
    fn the_first_word_of_a_command_shows_its_generation() {
        for (code, command, generation) in [
            ("sandbox_not_ready", "machine get mch_1", "1.0"),
            ("sandbox_not_ready", "functions list", "1.0"),
            ("machine_not_ready", "sandbox get sb_1", "0.1"),
            ("machine_not_ready", "agent list", "0.1"),
            ("sandbox_not_ready", "doctor", "0.1"),
            ("machine_not_ready", "doctor", "1.0"),
        ] {
            let command = format!("nullspace {command}");
            let error = json!({"message": "m", "code": code, "inspection_command": command});
            let first = &commands(json!({"error": error}))[0];
            assert_eq!(*first, format!("cli {generation} {command}"), "{code}");
        }
    }

    #[test]
    fn headers_show_that_the_cli_did_not_print_the_command() {
        let command = "nullspace doctor";
        for body in [
            json!({"error": {"message": "m", "resume_command": command}}),
            json!({"error": "m", "code": "c", "inspection_command": command}),
        ] {
            for (head, by) in [(&["HTTP/2 400"][..], Author::Api), (&[], Author::Cli)] {
                let diagnosis = diagnose(head, body.clone());
                assert_eq!(diagnosis.commands()[0].by, by, "{head:?} {body}");
            }
        }
    }

    #[test]
    fn only_plain_commands_of_the_cli_are_shown() {
        for safe in [
            "nullspace machine upload mch_1 ./a.txt /workspace --resume up_1 --json",
            "nullspace machine upload mch_1 'my file; $(id).txt' --exclude '*.pyc'",
            "nullspace machine upload mch_1 'it'\"'\"'s.txt'",
            "nullspace machine upload mch_1 'é'",
        ] {
            assert!(is_shown(&Untrusted::new(safe)), "{safe}");
        }
        for unsafe_ in [
            "",
            "nullspace",
            "nullspace ",
            "nullspace   ",
            "nullspacex get",
            " nullspace doctor",
            "rm nullspace doctor",
            "nullspace doctor; id",
            "nullspace doctor & id",
            "nullspace doctor | sh",
            "nullspace doctor > file",
            "nullspace doctor $(id)",
            "nullspace doctor `id`",
            "nullspace doctor $HOME",
            "nullspace doctor \"$(id)\"",
            "nullspace doctor \"`id`\"",
            "nullspace doctor \"!id\"",
            "nullspace doctor \\",
            "nullspace doctor 'open",
            "nullspace doctor *",
            "nullspace doctor ~",
            "nullspace doctor # comment",
            "nullspace doctor\nid",
            "nullspace doctor 'a\nb'",
            "nullspace doctor '\u{202e}'",
            "nullspace doctor é",
            "nullspace upload 'token=[masked]'",
        ] {
            assert!(!is_shown(&Untrusted::new(unsafe_)), "{unsafe_}");
        }
    }
}
