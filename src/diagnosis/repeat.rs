//! Whether a failed request can be sent twice without being done twice.

use crate::response::RequestLine;
use crate::table::{Fact, Table, fact};
use crate::untrusted::Untrusted;

/// The endpoints that declare an `Idempotency-Key` header, all with the method POST. `*` matches
/// any ID.
///
/// Source: the generated client of the Python SDK 1.0.3, where the other 269 endpoints do not.
static WITH_KEY: Table<Fact<&str>> = Table::new(&[
    fact("/v1/machines", "/v1/machines"),
    fact("/v1/machines/*/fork", "/v1/machines/mch_1/fork"),
    fact("/v1/machines/*/snapshots", "/v1/machines/mch_1/snapshots"),
    fact("/v1/machines/*/uploads", "/v1/machines/mch_1/uploads"),
    fact(
        "/v1/machines/*/uploads/*/complete",
        "/v1/machines/mch_1/uploads/up_1/complete",
    ),
    fact("/v1/volumes/*/uploads", "/v1/volumes/vol_1/uploads"),
    fact(
        "/v1/volumes/*/uploads/*/complete",
        "/v1/volumes/vol_1/uploads/up_1/complete",
    ),
    fact("/v1/functions", "/v1/functions"),
    fact("/v1/functions/*/versions", "/v1/functions/fn_1/versions"),
    fact("/v1/functions/*/invoke", "/v1/functions/fn_1/invoke"),
    fact("/v1/functions/*/spawn", "/v1/functions/fn_1/spawn"),
    fact("/v1/functions/*/runs", "/v1/functions/fn_1/runs"),
    fact(
        "/v1/functions/*/runs/*/branch",
        "/v1/functions/fn_1/runs/run_1/branch",
    ),
    fact(
        "/v1/functions/*/runs/*/checkpoint",
        "/v1/functions/fn_1/runs/run_1/checkpoint",
    ),
    fact("/v1/functions/*/services", "/v1/functions/fn_1/services"),
    fact(
        "/v1/functions/*/services/*/branch",
        "/v1/functions/fn_1/services/svc_1/branch",
    ),
    fact(
        "/v1/functions/*/services/*/checkpoint",
        "/v1/functions/fn_1/services/svc_1/checkpoint",
    ),
    fact(
        "/v1/functions/*/schedules/*/run",
        "/v1/functions/fn_1/schedules/sch_1/run",
    ),
    fact("/v1/function-webhooks/*", "/v1/function-webhooks/wh_1"),
]);

/// The same endpoints under their older names.
///
/// Source: the requests of the Python SDK 0.1.9 that have the header.
static WITH_KEY_0_1: Table<Fact<&str>> = Table::new(&[
    fact("/v1/sandboxes", "/v1/sandboxes"),
    fact("/v1/sandboxes/*/fork", "/v1/sandboxes/sb_1/fork"),
    fact("/v1/sandboxes/*/snapshots", "/v1/sandboxes/sb_1/snapshots"),
    fact("/v1/sandboxes/*/uploads", "/v1/sandboxes/sb_1/uploads"),
    fact(
        "/v1/sandboxes/*/uploads/*/complete",
        "/v1/sandboxes/sb_1/uploads/up_1/complete",
    ),
    fact("/v1/agent-deployments", "/v1/agent-deployments"),
    fact(
        "/v1/agent-deployments/*/versions",
        "/v1/agent-deployments/ad_1/versions",
    ),
    fact(
        "/v1/agent-deployments/*/runs",
        "/v1/agent-deployments/ad_1/runs",
    ),
    fact(
        "/v1/agent-deployments/*/services",
        "/v1/agent-deployments/ad_1/services",
    ),
]);

/// What sending a request again can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Repeat {
    /// Nothing more: the request only reads.
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
        } else if request.method() == "POST" && path.is_some_and(has_key) {
            Self::WithKey
        } else {
            Self::Unsafe
        }
    }
}

/// Returns whether the endpoint with this path declares the header.
fn has_key(path: &str) -> bool {
    let path = path.strip_suffix('/').unwrap_or(path);
    let fits = |pattern: &Fact<&str>| {
        let (mut parts, mut expected) = (path.split('/'), pattern.split('/'));
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
    use super::*;
    use crate::table::Row;
    use crate::table::proof::assert_each_row_is_needed;

    #[test]
    fn each_endpoint_is_needed() {
        for table in [&WITH_KEY, &WITH_KEY_0_1] {
            assert_each_row_is_needed("endpoints with a key", table, |endpoint| {
                let request = RequestLine::new("POST", endpoint.example());
                Repeat::of(request.as_ref()) == Repeat::WithKey
            });
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
