//! Color by flag and environment. Color on a terminal is tested in `terminal`.

use crate::harness::{data, errcat};

/// The beginning of every color sequence.
const COLOR: &str = "\u{1b}[";

#[test]
fn flag_and_environment_decide_for_both_streams() {
    type Environment = &'static [(&'static str, &'static str)];
    let table: [(&[&str], Environment, bool); 12] = [
        (&[], &[], false),
        (&["--color", "always"], &[], true),
        (&["--color=always"], &[("NO_COLOR", "1")], true),
        (&["--color", "never"], &[("CLICOLOR_FORCE", "1")], false),
        (&["--color", "auto"], &[("CLICOLOR_FORCE", "1")], true),
        (&[], &[("CLICOLOR_FORCE", "1")], true),
        (&[], &[("FORCE_COLOR", "1")], true),
        (&[], &[("FORCE_COLOR", "0")], false),
        (&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false),
        (&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "")], true),
        (&[], &[("CLICOLOR_FORCE", "1"), ("TERM", "dumb")], true),
        (&[], &[("CLICOLOR", "1")], false),
    ];
    for (flags, environment, is_colored) in table {
        // Results and notes, help, wrong usage.
        for args in [
            &["explain", "volume_busy", "zzz"][..],
            &["--help"],
            &["list", "--category", "x"],
        ] {
            let mut errcat = errcat(&[args, flags].concat());
            for (name, value) in environment {
                errcat = errcat.env(name, value);
            }
            let run = errcat.run();
            for stream in [&run.stdout, &run.stderr] {
                let place = format!("{args:?} {flags:?} {environment:?}: {run:#?}");
                assert_eq!(
                    stream.contains(COLOR),
                    is_colored && !stream.is_empty(),
                    "{place}"
                );
            }
        }
    }
}

#[test]
fn what_failed_and_whether_to_retry_have_their_own_colors() {
    let (bold_red, bold_green, yellow) = ("\u{1b}[31;1m", "\u{1b}[32;1m", "\u{1b}[33m");
    let (dimmed, reset) = ("\u{1b}[2m", "\u{1b}[0m");
    for (input, code, retry) in [
        (
            "capacity.in",
            "capacity_exceeded",
            format!("{bold_green}yes{reset}, in 5 s"),
        ),
        (
            "quota.in",
            "QUOTA_EXCEEDED",
            format!("{bold_red}not unchanged{reset}"),
        ),
        (
            "odd-status.in",
            "rate_limit_exceeded",
            format!("{yellow}depends{reset}: see"),
        ),
        (
            "unknown-code-far.in",
            "teapot",
            format!("{yellow}unknown{reset}"),
        ),
        (
            "empty-body.in",
            "HTTP 502",
            format!("{yellow}unknown{reset}"),
        ),
    ] {
        let input = std::fs::read(data("diagnose").join(input)).expect("the input can be read");
        let run = errcat(&["--color", "always"]).stdin(input).run();
        assert!(
            run.stdout.starts_with(&format!("{bold_red}{code}{reset}")),
            "{run:#?}"
        );
        let retry = format!("{dimmed}Retry{reset}  {retry}");
        assert!(run.stdout.contains(&retry), "{retry:?}: {run:#?}");
        assert!(
            run.stdout.contains(&format!("  {dimmed}[errcat]{reset}\n")),
            "{run:#?}"
        );
        let warning = format!("{yellow}warning:{reset} unexpected status");
        assert_eq!(run.stdout.contains(&warning), code == "rate_limit_exceeded");
    }
}

#[test]
fn json_and_piped_lists_are_never_colored() {
    for args in [
        &["list", "--color", "always"][..],
        &["list", "--json", "--color", "always"],
        &["explain", "volume_busy", "--json", "--color", "always"],
    ] {
        assert!(!errcat(args).run().stdout.contains(COLOR), "{args:?}");
    }
}

#[test]
fn escape_sequences_of_a_response_are_not_printed() {
    let body =
        r#"{"error": "\u001b[31mboo", "code": "volume_busy", "request_id": "\u001b]8;;x\u0007"}"#;
    let run = errcat(&["--color", "always"]).stdin(body).run();
    assert!(run.stdout.contains("\\u{1b}[31mboo"), "{run:#?}");
    let plain = errcat(&["--color", "never"]).stdin(body).run().stdout;
    let mut stripped = run.stdout;
    // Without the colors of errcat, the text is the same as the plain one.
    while let Some(start) = stripped.find(COLOR) {
        let end = stripped[start..]
            .find('m')
            .expect("a color sequence ends with m")
            + start;
        stripped.replace_range(start..=end, "");
    }
    assert_eq!(stripped, plain);
}
