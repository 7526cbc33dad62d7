//! Whether a failed request can be sent twice without being done twice.

use crate::response::RequestLine;
use crate::untrusted::Untrusted;

/// The endpoints that declare an `Idempotency-Key` header, all with the method POST. `*` stands for
/// an ID.
///
/// Source: the generated client of the Python SDK 1.0.3, where the other 269 endpoints do not.
const WITH_KEY: [&str; 19] = [
    "/v1/machines",
    "/v1/machines/*/fork",
    "/v1/machines/*/snapshots",
    "/v1/machines/*/uploads",
    "/v1/machines/*/uploads/*/complete",
    "/v1/volumes/*/uploads",
    "/v1/volumes/*/uploads/*/complete",
    "/v1/functions",
    "/v1/functions/*/versions",
    "/v1/functions/*/invoke",
    "/v1/functions/*/spawn",
    "/v1/functions/*/runs",
    "/v1/functions/*/runs/*/branch",
    "/v1/functions/*/runs/*/checkpoint",
    "/v1/functions/*/services",
    "/v1/functions/*/services/*/branch",
    "/v1/functions/*/services/*/checkpoint",
    "/v1/functions/*/schedules/*/run",
    "/v1/function-webhooks/*",
];

/// The same endpoints under their older names.
///
/// Source: the requests of the Python SDK 0.1.9 that have the header.
const WITH_KEY_0_1: [&str; 9] = [
    "/v1/sandboxes",
    "/v1/sandboxes/*/fork",
    "/v1/sandboxes/*/snapshots",
    "/v1/sandboxes/*/uploads",
    "/v1/sandboxes/*/uploads/*/complete",
    "/v1/agent-deployments",
    "/v1/agent-deployments/*/versions",
    "/v1/agent-deployments/*/runs",
    "/v1/agent-deployments/*/services",
];

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
    let fits = |pattern: &&str| {
        let (mut parts, mut expected) = (path.split('/'), pattern.split('/'));
        let all_fit = expected.all(|expected| {
            let part = parts.next();
            part.is_some_and(|part| part == expected || (expected == "*" && !part.is_empty()))
        });
        all_fit && parts.next().is_none()
    };
    WITH_KEY.iter().chain(&WITH_KEY_0_1).any(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_endpoint_of_the_tables_declares_the_key() {
        for pattern in WITH_KEY.iter().chain(&WITH_KEY_0_1) {
            let request = RequestLine::new("POST", pattern.replace('*', "id_1"));
            assert_eq!(Repeat::of(request.as_ref()), Repeat::WithKey, "{pattern}");
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
