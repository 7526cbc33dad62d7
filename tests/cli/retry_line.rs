//! The line on retries: the word, when, and who says so.

use errcat::catalog::Catalog;

use crate::harness::errcat;

/// The status line and headers, the body, and the lines from `Retry` to the next step or the end.
const CASES: [(&str, &str, &str); 16] = [
    (
        "HTTP/1.1 429 X\nDate: Mon, 23 Nov 2026 12:00:00 GMT\nRetry-After: 30",
        r#"{"error": "m", "code": "rate_limit_exceeded"}"#,
        "Retry  yes, in 30 s (12:00:30 UTC)  [header]\n",
    ),
    // Without a Date header, the clock time is not known.
    (
        "HTTP/1.1 429 X\nRetry-After: 30",
        r#"{"error": "m", "code": "rate_limit_exceeded"}"#,
        "Retry  yes, in 30 s  [header]\n",
    ),
    // On the next day.
    (
        "HTTP/1.1 503 X\nDate: Mon, 23 Nov 2026 23:59:50 GMT\nRetry-After: 30",
        r#"{"error": "m", "code": "internal_error"}"#,
        "Retry  yes, in 30 s (2026-11-24 00:00:20 UTC)  [header]\n",
    ),
    // Rounded up, so that the time has passed.
    (
        "HTTP/1.1 429 X\nDate: Mon, 23 Nov 2026 12:00:00 GMT\nRetry-After: 0.25",
        r#"{"error": "m", "code": "rate_limit_exceeded"}"#,
        "Retry  yes, in 0.25 s (12:00:01 UTC)  [header]\n",
    ),
    (
        "HTTP/1.1 429 X\nRetry-After: 0",
        r#"{"error": "m", "code": "rate_limit_exceeded"}"#,
        "Retry  yes, now  [header]\n",
    ),
    (
        "HTTP/1.1 429 X\nRetry-After: Mon, 23 Nov 2026 12:05:00 GMT",
        r#"{"error": "m", "code": "rate_limit_exceeded"}"#,
        "Retry  yes, at 2026-11-23 12:05:00 UTC  [header]\n",
    ),
    (
        "HTTP/1.1 429 X",
        r#"{"error": "m", "code": "rate_limit_exceeded"}"#,
        "Retry  yes, with backoff  [errcat]\n",
    ),
    (
        "",
        r#"{"error": "m", "code": "rate_limit_exceeded", "suggested_action": "Wait."}"#,
        "Retry  yes, with backoff (`curl -i` shows how long to wait)  [errcat]\n",
    ),
    (
        "",
        r#"{"error": "m", "code": "internal_error", "retryable": true}"#,
        "Retry  yes, with backoff  [API]\n",
    ),
    (
        "",
        r#"{"error": {"message": "m", "code": "internal_error", "retryable": true, "hint": "h"}}"#,
        "Retry  yes, with backoff  [CLI]\n",
    ),
    (
        "HTTP/1.1 503 X\nRetry-After: 5",
        r#"{"error": "m", "code": "internal_error", "retryable": false}"#,
        "Retry  not unchanged  [API]\n       the Retry-After header says: in 5 s  [header]\n",
    ),
    // The status does not define Retry-After.
    (
        "HTTP/1.1 404 X\nRetry-After: 5",
        r#"{"error": "m", "code": "sandbox_not_found"}"#,
        "Retry  not unchanged  [errcat]\n       the Retry-After header says: in 5 s  [header]\n",
    ),
    (
        "",
        r#"{"error": "m", "code": "capacity_exceeded"}"#,
        "Retry  depends: yes only if a Retry-After header says when  [errcat]\n",
    ),
    (
        "HTTP/1.1 404 X",
        r#"{"error": "m", "code": "rate_limit_exceeded"}"#,
        "Retry  depends: see the warning  [errcat]\n",
    ),
    (
        "",
        r#"{"error": "m", "code": "new_code"}"#,
        "Retry  unknown\n",
    ),
    (
        "HTTP/1.1 502 X\nRetry-After: 5",
        "<html></html>",
        "Retry  yes, in 5 s  [header]\n",
    ),
];

#[test]
fn the_line_says_whether_when_and_who_says_so() {
    for (head, body, expected) in CASES {
        let input = match head {
            "" => body.to_owned(),
            head => format!("{head}\n\n{body}"),
        };
        let run = errcat(&[]).stdin(input.clone()).run();
        let start = run.stdout.find("Retry  ").expect("there is a line");
        assert!(
            run.stdout[start..].starts_with(expected),
            "{input}: {run:#?}"
        );
        // The word is the same as for programs.
        let permitted = errcat(&["--retryable"]).stdin(input).run().exit == 0;
        assert_eq!(
            expected.starts_with("Retry  yes"),
            permitted,
            "{head} {body}"
        );
    }
}

#[test]
fn an_uncertain_line_says_what_it_depends_on() {
    let uncertain = Catalog::bundled().known().filter(|entry| {
        let body = format!(r#"{{"error": "m", "code": "{}"}}"#, entry.code());
        let run = errcat(&[]).stdin(body).run();
        let depends = run.stdout.contains("\nRetry  depends");
        let says_on_what = run.stdout.contains("\nRetry  depends: ");
        assert_eq!(depends, says_on_what, "{run:#?}");
        depends
    });
    assert!(uncertain.count() > 20);
}
