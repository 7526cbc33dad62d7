//! Memory stays bounded for hostile inputs: errcat runs under a limit set by the shell.

use std::io::Write;
use std::process::Stdio;

use crate::shell;

/// The limit of errcat's address space in KiB, which includes its code and the C library.
const LIMIT: u32 = 64 * 1024;

#[test]
#[ignore = "needs bash"]
fn no_input_needs_more_memory_than_the_limit() {
    let many = |item: &str, count| vec![item; count].join(",");
    let fields: Vec<String> = (0..50_000).map(|n| format!("\"{n}\":1")).collect();
    let fields = fields.join(",");
    let long_path = "k".repeat(100_000);
    let inputs = [
        ("brackets", "[".repeat(4_000_000)),
        ("braces", "{".repeat(4_000_000)),
        ("nested objects", "{\"a\":".repeat(500_000)),
        ("nested lists", "[{\"a\":".repeat(500_000)),
        ("quoted objects", "{\\\"a\\\":".repeat(500_000)),
        (
            "an endless trace",
            format!(
                "<= Recv data, 9 bytes (0x9)\n{}",
                "0000: {\"a\": 1,\n".repeat(500_000)
            ),
        ),
        (
            "items of a list",
            format!("[{}", "{\"id\": 1},".repeat(500_000)),
        ),
        (
            "an unclosed string",
            format!("{{\"a\":\"{}", "x".repeat(16_000_000)),
        ),
        ("an endless line", "x".repeat(16_000_000)),
        (
            "headers without bodies",
            "HTTP/2 500\nx-request-id: req_1\n\n".repeat(100_000),
        ),
        (
            "an endless header",
            format!("HTTP/2 500\nx: {}", "y".repeat(16_000_000)),
        ),
        (
            "a list in a response with a long request ID",
            format!(
                "HTTP/2 500\nx-request-id: {}\n\n[{}]",
                "r".repeat(16_000),
                many(r#"{"error":"","code":"c"}"#, 40_000)
            ),
        ),
        (
            "a list of numbers",
            format!("[{{\"error\":\"\",\"code\":\"c\"}},{}]", many("1", 450_000)),
        ),
        (
            "objects in a nested error",
            format!(
                r#"{{"error":{{"x":[{}]}},"code":"c"}}"#,
                many(r#"{"":0}"#, 149_000)
            ),
        ),
        (
            "objects in the details of a response",
            format!(
                r#"{{"error":{{"message":"m","code":"volume_busy","details":[{}]}}}}"#,
                many(r#"{"":0}"#, 149_000)
            ),
        ),
        (
            "lists in a nested error",
            format!(
                r#"{{"error":{{"x":[{}]}},"code":"c"}}"#,
                many("[0]", 262_000)
            ),
        ),
        (
            "many fields in an object with a long name",
            format!(
                "{{\"error\":\"m\",\"code\":\"c\",\"error_detail\":{{\"{long_path}\":{{{fields}}}}}}}"
            ),
        ),
    ];
    for (name, input) in inputs {
        for flags in ["", "--json"] {
            let script = format!("ulimit -v {LIMIT}; exec errcat {flags} >/dev/null");
            let mut child = shell(&script)
                .stdin(Stdio::piped())
                .stderr(Stdio::null())
                .spawn()
                .expect("bash starts");
            let mut stdin = child.stdin.take().expect("it is piped");
            stdin
                .write_all(input.as_bytes())
                .expect("errcat reads to the end");
            drop(stdin);
            let exit = child.wait().expect("errcat ends").code();
            assert!(matches!(exit, Some(0 | 1)), "{name} {flags}: {exit:?}");
        }
    }
}
