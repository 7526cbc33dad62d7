//! Whether a failed request can be sent twice without being done twice.

use crate::response::RequestLine;
use crate::table::{Fact, Table, fact};
use crate::untrusted::Untrusted;

/// The endpoints that take an `Idempotency-Key` header. `*` matches any ID.
///
/// Source: the requests of the Python SDK 1.0.3, in `tests/data/endpoints-1.0.tsv`.
static WITH_KEY: Table<Fact<&str>> = Table::new(&[
    fact("POST /v1/machines", "POST /v1/machines"),
    fact("POST /v1/machines/*/fork", "POST /v1/machines/mch_1/fork"),
    fact(
        "POST /v1/machines/*/snapshots",
        "POST /v1/machines/mch_1/snapshots",
    ),
    fact(
        "POST /v1/machines/*/uploads",
        "POST /v1/machines/mch_1/uploads",
    ),
    fact(
        "POST /v1/machines/*/uploads/*/complete",
        "POST /v1/machines/mch_1/uploads/up_1/complete",
    ),
    fact(
        "POST /v1/volumes/*/uploads",
        "POST /v1/volumes/vol_1/uploads",
    ),
    fact(
        "POST /v1/volumes/*/uploads/*/complete",
        "POST /v1/volumes/vol_1/uploads/up_1/complete",
    ),
    fact("POST /v1/functions", "POST /v1/functions"),
    fact(
        "POST /v1/functions/*/versions",
        "POST /v1/functions/fn_1/versions",
    ),
    fact(
        "PUT /v1/functions/*/versions/*/bundle",
        "PUT /v1/functions/fn_1/versions/fnv_1/bundle",
    ),
    fact(
        "POST /v1/functions/*/invoke",
        "POST /v1/functions/fn_1/invoke",
    ),
    fact(
        "POST /v1/functions/*/spawn",
        "POST /v1/functions/fn_1/spawn",
    ),
    fact("POST /v1/functions/*/runs", "POST /v1/functions/fn_1/runs"),
    fact(
        "POST /v1/functions/*/runs/*/branch",
        "POST /v1/functions/fn_1/runs/run_1/branch",
    ),
    fact(
        "POST /v1/functions/*/runs/*/checkpoint",
        "POST /v1/functions/fn_1/runs/run_1/checkpoint",
    ),
    fact(
        "POST /v1/functions/*/services",
        "POST /v1/functions/fn_1/services",
    ),
    fact(
        "POST /v1/functions/*/services/*/branch",
        "POST /v1/functions/fn_1/services/svc_1/branch",
    ),
    fact(
        "POST /v1/functions/*/services/*/checkpoint",
        "POST /v1/functions/fn_1/services/svc_1/checkpoint",
    ),
    fact(
        "POST /v1/functions/*/schedules/*/run",
        "POST /v1/functions/fn_1/schedules/sch_1/run",
    ),
    fact(
        "POST /v1/function-webhooks/*",
        "POST /v1/function-webhooks/wh_1",
    ),
]);

/// The same endpoints under their older names.
///
/// Source: the requests of the Python SDK 0.1.9, in `tests/data/endpoints-0.1.tsv`. Those for uploads
/// to volumes have kept their names.
static WITH_KEY_0_1: Table<Fact<&str>> = Table::new(&[
    fact("POST /v1/sandboxes", "POST /v1/sandboxes"),
    fact("POST /v1/sandboxes/*/fork", "POST /v1/sandboxes/sb_1/fork"),
    fact(
        "POST /v1/sandboxes/*/snapshots",
        "POST /v1/sandboxes/sb_1/snapshots",
    ),
    fact(
        "POST /v1/sandboxes/*/uploads",
        "POST /v1/sandboxes/sb_1/uploads",
    ),
    fact(
        "POST /v1/sandboxes/*/uploads/*/complete",
        "POST /v1/sandboxes/sb_1/uploads/up_1/complete",
    ),
    fact("POST /v1/agent-deployments", "POST /v1/agent-deployments"),
    fact(
        "POST /v1/agent-deployments/*/versions",
        "POST /v1/agent-deployments/ad_1/versions",
    ),
    fact(
        "PUT /v1/agent-deployments/*/versions/*/bundle",
        "PUT /v1/agent-deployments/ad_1/versions/v_1/bundle",
    ),
    fact(
        "POST /v1/agent-deployments/*/runs",
        "POST /v1/agent-deployments/ad_1/runs",
    ),
    fact(
        "POST /v1/agent-deployments/*/services",
        "POST /v1/agent-deployments/ad_1/services",
    ),
]);

/// The effect of sending a request again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Repeat {
    /// None: the request only reads.
    Safe,
    /// The endpoint recognizes the repetition by its `Idempotency-Key`.
    WithKey,
    /// The request may be done twice.
    Unsafe,
    /// The input does not show the request.
    Unknown,
}

impl Repeat {
    pub(super) fn of(request: Option<&RequestLine>) -> Self {
        let Some(request) = request else {
            return Self::Unknown;
        };
        let path = request.path().map(Untrusted::as_raw_str);
        if request.is_read() {
            Self::Safe
        } else if path.is_some_and(|path| has_key(request.method(), path)) {
            Self::WithKey
        } else {
            Self::Unsafe
        }
    }
}

/// Returns whether the endpoint with this method and path takes the header.
fn has_key(method: &str, path: &str) -> bool {
    let path = path.strip_suffix('/').unwrap_or(path);
    let fits = |endpoint: &Fact<&str>| {
        let Some(pattern) = endpoint.strip_prefix(method) else {
            return false;
        };
        let (mut parts, mut expected) = (path.split('/'), pattern.trim_start().split('/'));
        let all_fit = expected.all(|expected| {
            let part = parts.next();
            part.is_some_and(|part| part == expected || (expected == "*" && !part.is_empty()))
        });
        all_fit && parts.next().is_none()
    };
    WITH_KEY.rows().chain(WITH_KEY_0_1.rows()).any(fits)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::table::Row;
    use crate::table::proof::assert_each_row_is_needed;

    #[test]
    fn each_endpoint_is_needed() {
        for table in [&WITH_KEY, &WITH_KEY_0_1] {
            assert_each_row_is_needed("endpoints with a key", table, |endpoint| {
                let (method, path) = endpoint.example().split_once(' ').expect("two words");
                Repeat::of(RequestLine::new(method, path).as_ref()) == Repeat::WithKey
            });
        }
    }

    /// Returns the endpoints with the header in a table of tests/data.
    fn with_key(table: &'static str) -> BTreeSet<String> {
        let rows = table.lines().filter_map(|row| row.strip_suffix("\tyes"));
        rows.map(|row| row.replace('\t', " ")).collect()
    }

    #[test]
    fn the_endpoints_are_those_of_the_sdk() {
        let in_1_0 = with_key(include_str!("../../tests/data/endpoints-1.0.tsv"));
        let in_0_1 = with_key(include_str!("../../tests/data/endpoints-0.1.tsv"));
        let only_in_0_1: BTreeSet<_> = in_0_1.difference(&in_1_0).cloned().collect();
        for (table, expected) in [(&WITH_KEY, in_1_0), (&WITH_KEY_0_1, only_in_0_1)] {
            let actual: BTreeSet<_> = table.rows().map(|endpoint| endpoint.to_string()).collect();
            assert_eq!(actual, expected);
        }
    }

    #[test]
    fn only_some_endpoints_declare_the_key() {
        for (method, path, expected) in [
            ("POST", "/v1/machines", Repeat::WithKey),
            ("POST", "/v1/machines/", Repeat::WithKey),
            ("POST", "/v1/sandboxes/sb_1/fork", Repeat::WithKey),
            (
                "POST",
                "/v1/functions/fn_1/runs/run_1/branch",
                Repeat::WithKey,
            ),
            (
                "POST",
                "/v1/volumes/vol_1/uploads/up_1/complete",
                Repeat::WithKey,
            ),
            (
                "PUT",
                "/v1/functions/fn_1/versions/fnv_1/bundle",
                Repeat::WithKey,
            ),
            ("POST", "/v1/machines/mch_1/exec", Repeat::Unsafe),
            ("POST", "/v1/machines/mch_1/resume", Repeat::Unsafe),
            ("POST", "/v1/auth/signin", Repeat::Unsafe),
            ("POST", "/v1/volumes", Repeat::Unsafe),
            ("DELETE", "/v1/functions", Repeat::Unsafe),
            ("PUT", "/v1/machines/mch_1/uploads", Repeat::Unsafe),
            ("POST", "/v1/machines//fork", Repeat::Unsafe),
            ("POST", "/v1/machines/mch_1/fork/more", Repeat::Unsafe),
            ("POST", "*", Repeat::Unsafe),
            ("GET", "/v1/machines", Repeat::Safe),
        ] {
            let request = RequestLine::new(method, path);
            assert!(request.is_some());
            assert_eq!(Repeat::of(request.as_ref()), expected, "{method} {path}");
        }
        assert_eq!(Repeat::of(None), Repeat::Unknown);
    }
}
