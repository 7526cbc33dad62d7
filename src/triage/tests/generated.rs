//! Logs made of lines in many forms.

use std::fmt::Write as _;

use proptest::prelude::*;
use proptest::sample::select;

use super::{by_extractor, rows, sizes};

/// Parts of a log. The test replaces `ID` by a number, another one in each part, and `TIME` by a time.
const PARTS: &[&str] = &[
    // Records without a response.
    "TIME INFO worker-7 processed job 7 in 3ms",
    "TIME INFO status code: 200",
    "TIME INFO exit code 3, decoded",
    r#"{"ts": "TIME", "level": "info", "status": 200}"#,
    r#"{"ts": "TIME", "level": "info", "code": 200, "path": "/v1"}"#,
    r#"{"level": "info", "code": "x", "country": "de"}"#,
    "worker stopped with code 3.",
    "plain text without a time",
    "",
    // Responses on a line.
    r#"{"error":"m","code":"volume_busy","request_id":"req_ID"}"#,
    r#"{"error": "a \"b\" \u00e9", "code": "not_found", "request_id": "req_ID"}"#,
    r#"TIME ERROR call failed body={"error": "m", "code": "volume_busy", "request_id": "req_ID"}"#,
    r#"TIME ERROR call failed body={"error": "m", "code": "volume_busy", "request_id": "req_ID"} again"#,
    r#"Nov 23 06:50:27 host app[7]: {"error": "m", "code": "database_error", "request_id": "req_ID"}"#,
    r#"TIME [ERROR] [app] {"error": "m", "code": "volume_busy", "request_id": "req_ID"}"#,
    r#"error: {"error": "m", "code": "volume_busy", "request_id": "req_ID"}"#,
    r#"{"ts": "TIME", "level": "error", "error": "m", "code": "volume_busy", "request_id": "req_ID"}"#,
    r#"{"ts": 1763877600, "err": {"error": "m", "code": "volume_busy", "request_id": "req_ID"}}"#,
    r#"{"msg": "{\"error\": \"m\", \"code\": \"volume_busy\", \"request_id\": \"req_ID\"}"}"#,
    r#"{"error":{"message":"m","code":"volume_busy","request_id":"req_ID"}}"#,
    // Traps.
    r#"{"error_detail":{"code":"build_error","message":"x"},"error":"m","code":"file_upload_error","request_id":"req_ID"}"#,
    r#"{"error":"m","c\u006fde":"volume_busy","code":"not_found","request_id":"req_ID"}"#,
    r#"{"error":"m","code":"volume_busy","code":"not_found","request_id":"req_ID"}"#,
    r#"{"error":"m","code":"brand_new","request_id":"req_ID"}"#,
    r#"{"error":"m","code":"volume_busy"}"#,
    r#"{"error":"m","code":"brand_new"}"#,
    r#"{"error":"m","code":"volume_busy","request_id":"ns_live_ID"}"#,
    r#"{"error":"m","code":"volume_busy","request_id":"[req_ID]"}"#,
    r#"{"error":"{{ .Error }}","code":"volume_busy","request_id":"req_ID"}"#,
    r#"{"error":"m","code":"missing_api_key","request_id":"req_ID"}"#,
    r#"{"error":"m","code":"not_found","request_id":"req_ID","status":"NOT_FOUND"}"#,
    r#"{"error":"m","code":"volume_busy","request_id":"req_ID"}{"error":"m","code":"not_found","request_id":"req_aID"}"#,
    r#"{"error":"m","code":"volume_busy","request_id":"req_ID"} request id: req_bID"#,
    r#"[{"error":"m","code":"volume_busy","request_id":"req_ID"},{"error":"m","code":"not_found","request_id":"req_cID"}]"#,
    r#"TIME DEBUG Request: {"error":"m","code":"volume_busy","request_id":"req_ID"}"#,
    "Request body:\n{\"error\":\"m\",\"code\":\"volume_busy\",\"request_id\":\"req_ID\"}",
    r#"{"request":{"error":"m","code":"volume_busy","request_id":"req_ID"}}"#,
    "{\"error\":\"m\",\"code\":\"volume_busy\",\"request_id\":\"req_ID\"}\r",
    "{\"error\":\"m\0\",\"code\":\"volume_busy\",\"request_id\":\"req_ID\"}",
    "\u{1b}[31m{\"error\":\"m\",\"code\":\"volume_busy\",\"request_id\":\"req_ID\"}\u{1b}[0m",
    // Responses on several lines.
    "{\n  \"error\": \"m\",\n  \"code\": \"volume_busy\",\n  \"request_id\": \"req_ID\"\n}",
    "TIME ERROR {\n  \"error\": \"m\",\n  \"code\": \"volume_busy\",\n  \"request_id\": \"req_ID\"\n}",
    "[\n{\"error\":\"m\",\"code\":\"volume_busy\",\"request_id\":\"req_ID\"},\n{\"error\":\"m\",\"code\":\"not_found\",\"request_id\":\"req_dID\"}\n]",
    "{ error: 'm',\n  code: 'volume_busy',\n  request_id: 'req_ID' }",
    "{\"error\":\"m\",\"code\":\"volume_busy\"}\nrequest_id: req_ID\nTIME INFO done",
    "HTTP/1.1 409 Conflict\r\nx-request-id: req_ID\r\n\r\n{\"error\":\"m\",\"code\":\"volume_busy\"}",
    "HTTP/1.1 404 Not Found\r\nx-request-id: req_ID\r\n\r\n{\"error\":\"m\",\"code\":\"nothing_here\"}",
    "HTTP/1.1 200 OK\r\n\r\n{\"id\": \"sb_ID\"}",
    "{\"error\":\"m\",\"code\":\"volume_busy\",\"request_id\":\"req_ID",
    "{\"error\":\"m\",\"code\":\"volume_busy\",\"request_id\":\"req_ID\",}",
    "Traceback (most recent call last):\n  File \"x.py\", line 1, in <module>\nApiError: code=volume_busy",
];

/// A record that ends what was open before it.
const RECORD: &str = "TIME INFO worker-7 is done\n";

fn log(parts: &[(&str, u32)], is_dense: bool) -> String {
    // No document is the whole input.
    let mut log = RECORD.to_owned();
    for (number, (part, second)) in parts.iter().enumerate() {
        let time = format!("2026-11-23T06:{:02}:{:02}Z", second / 60, second % 60);
        let part = part.replace("ID", &number.to_string());
        let record = if is_dense { "" } else { RECORD };
        let _ = writeln!(log, "{part}\n{record}{record}");
        log = log.replace("TIME", &time);
    }
    log
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(100) })]

    #[test]
    fn logs_have_the_same_responses(
        parts in prop::collection::vec((select(PARTS), 0..3600u32), 1..40),
        size in select(&[100usize, 300, 1000, 1 << 20][..]),
        threads in 1usize..3,
        ends_with_break: bool,
    ) {
        let log = log(&parts, false);
        let log = if ends_with_break { &log } else { log.trim_end() };
        let found = rows(log.as_bytes(), sizes(size, threads));
        prop_assert_eq!(found, by_extractor(log.as_bytes()), "{}", log);
    }

    #[test]
    fn parts_without_records_between_them_have_the_same_responses(
        parts in prop::collection::vec((select(PARTS), 0..3600u32), 1..12),
        size in select(&[300usize, 1000, 1 << 20][..]),
    ) {
        let log = log(&parts, true);
        let found = rows(log.as_bytes(), sizes(size, 1));
        prop_assert_eq!(found, by_extractor(log.as_bytes()), "{}", log);
    }
}
