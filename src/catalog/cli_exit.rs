//! The exit code of the nullspace CLI for an error code.

use std::borrow::Cow;

/// An exit code of the nullspace CLI.
///
/// Source: the vendor's page `reference/cli-exit-codes` and the CLI in the Python SDK,
/// releases 0.1.8 to 1.0.3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
#[non_exhaustive]
pub enum CliExit {
    /// Any other error.
    GenericFailure = 1,
    /// The command or the request was not valid.
    UsageError = 2,
    /// The resource does not exist.
    NotFound = 3,
    /// The API key is missing, or a credential was rejected.
    Unauthenticated = 4,
    /// The caller is not allowed to do this.
    PermissionDenied = 5,
    /// A quota, a limit or a rate limit was exceeded.
    QuotaOrRateLimited = 6,
    /// The request conflicts with the current state.
    Conflict = 7,
    /// A command in the sandbox failed or timed out.
    SandboxRuntimeError = 8,
}

impl CliExit {
    /// Returns the exit code for any error code, known or not: the CLI decides by the name,
    /// ignoring case and surrounding spaces.
    ///
    /// ```
    /// use errcat::catalog::CliExit;
    ///
    /// assert_eq!(CliExit::for_code("volume_busy"), CliExit::Conflict);
    /// assert_eq!(CliExit::for_code("some_new_thing_not_found"), CliExit::NotFound);
    /// assert_eq!(CliExit::for_code("no_such_rule"), CliExit::GenericFailure);
    /// ```
    #[must_use]
    pub fn for_code(code: &str) -> Self {
        let mut code = Cow::Borrowed(code.trim());
        if code.bytes().any(|byte| byte.is_ascii_uppercase()) {
            code.to_mut().make_ascii_lowercase();
        }
        of_lower_case(&code)
    }

    /// Returns the number that the process exits with.
    ///
    /// ```
    /// use errcat::catalog::CliExit;
    ///
    /// assert_eq!(CliExit::Conflict.code(), 7);
    /// ```
    #[must_use]
    pub const fn code(self) -> u8 {
        self as u8
    }

    /// Returns the meaning in a few words for a person.
    ///
    /// ```
    /// use errcat::catalog::CliExit;
    ///
    /// assert_eq!(CliExit::QuotaOrRateLimited.meaning(), "quota or rate limit");
    /// ```
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::GenericFailure => "generic failure",
            Self::UsageError => "usage error",
            Self::NotFound => "not found",
            Self::Unauthenticated => "unauthenticated",
            Self::PermissionDenied => "permission denied",
            Self::QuotaOrRateLimited => "quota or rate limit",
            Self::Conflict => "conflict",
            Self::SandboxRuntimeError => "sandbox runtime error",
        }
    }
}

/// Applies the rules of the CLI; the first one that matches wins. The code determines the class of the
/// SDK's exception, and the class determines the exit code. For codes without a class, the CLI has a
/// table of names.
fn of_lower_case(code: &str) -> CliExit {
    match code {
        // By class.
        "unauthorized"
        | "unauthenticated"
        | "missing_api_key"
        | "edge_token_missing"
        | "edge_token_expired"
        | "edge_token_invalid"
        | "edge_token_scope_mismatch"
        | "preview_grant_invalid"
        | "preview_grant_revoked"
        | "preview_proxy_token_missing"
        | "preview_proxy_token_expired"
        | "preview_proxy_token_invalid"
        | "preview_proxy_token_revoked"
        | "preview_proxy_token_scope_mismatch" => CliExit::Unauthenticated,
        // By class, and the last one by name.
        "permission_denied" | "forbidden" | "volume_read_only" => CliExit::PermissionDenied,
        _ if code.ends_with("_permission_denied") => CliExit::PermissionDenied,
        // By class, and the last two by name.
        "capacity_exceeded" | "volume_limit_exceeded" | "file_upload_limit_exceeded" => {
            CliExit::QuotaOrRateLimited
        }
        _ if contains(code, "quota") => CliExit::QuotaOrRateLimited,
        // Releases 0.1.x and 1.0.x each know only one of `sandbox_not_ready` and
        // `machine_not_ready`.
        "conflict"
        | "sandbox_not_ready"
        | "machine_not_ready"
        | "snapshot_in_use"
        | "rebuild_required"
        | "incompatible_snapshot"
        | "volume_busy" => CliExit::Conflict,
        _ if code.ends_with("_conflict") => CliExit::Conflict,
        // The CLI lists more names, all of which have the suffix.
        "not_found" => CliExit::NotFound,
        _ if code.ends_with("_not_found") => CliExit::NotFound,
        // By name.
        _ if contains(code, "rate_limit") => CliExit::QuotaOrRateLimited,
        "exec_timeout" | "exec_failed" | "timeout" => CliExit::SandboxRuntimeError,
        "invalid_request" | "invalid_fields" | "invalid_response" => CliExit::UsageError,
        _ => CliExit::GenericFailure,
    }
}

/// Like [`str::contains`], which is slow for texts as short as a code.
fn contains(code: &str, part: &str) -> bool {
    let Some(first) = part.bytes().next() else {
        return true;
    };
    let mut places = memchr::memchr_iter(first, code.as_bytes());
    let begins = |at| code.get(at..).is_some_and(|rest| rest.starts_with(part));
    places.any(begins)
}

/// The number that the process exits with, like [`CliExit::code`].
impl From<CliExit> for u8 {
    fn from(exit: CliExit) -> Self {
        exit.code()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_apply_in_the_order_of_the_cli() {
        // Two rules match each name; the earlier one wins.
        for (code, exit) in [
            ("quota_not_found", CliExit::QuotaOrRateLimited),
            ("quota_permission_denied", CliExit::PermissionDenied),
            ("rate_limit_conflict", CliExit::Conflict),
            ("rate_limit_not_found", CliExit::NotFound),
        ] {
            assert_eq!(CliExit::for_code(code), exit, "{code}");
        }
    }

    #[test]
    fn case_and_surrounding_spaces_do_not_matter() {
        assert_eq!(
            CliExit::for_code(" QUOTA_EXCEEDED\n"),
            CliExit::QuotaOrRateLimited
        );
    }

    #[test]
    fn a_suffix_includes_its_underscore() {
        assert_eq!(CliExit::for_code("not_found"), CliExit::NotFound);
        assert_eq!(CliExit::for_code("unot_found"), CliExit::GenericFailure);
        assert_eq!(CliExit::for_code(""), CliExit::GenericFailure);
    }
}
