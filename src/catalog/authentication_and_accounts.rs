//! Codes of sign-in, sign-up and accounts.

use super::{Category, Entry, Evidence, RetryVerdict};

pub(super) static ENTRIES: &[Entry] = &[
    Entry {
        code: "unauthorized",
        category: Category::AuthenticationAndAccounts,
        description: "Unauthorized.",
        renamed_to: None,
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Docs,
        advice: "The server did not accept the API key. Check the key itself, the API URL it is \
                 sent to and what its account may access.",
        related: &["auth_failed", "operator_required", "account_deleted"],
    },
    Entry {
        code: "auth_failed",
        category: Category::AuthenticationAndAccounts,
        description: "The auth operation failed.",
        renamed_to: None,
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Identifier,
        advice: "The sign-in credentials were probably rejected: check them before another try, \
                 as failed logins can lock sign-in. A server fault is possible too.",
        related: &["unauthorized", "auth_locked", "auth_proxy_error"],
    },
    Entry {
        code: "auth_locked",
        category: Category::AuthenticationAndAccounts,
        description: "Auth locked.",
        renamed_to: None,
        retry: RetryVerdict::Depends,
        evidence: Evidence::Identifier,
        advice: "Failed logins probably locked sign-in. Stop trying and wait in case the lock is \
                 timed, which is not documented; if it stays, ask support.",
        related: &["auth_failed"],
    },
    Entry {
        code: "auth_proxy_error",
        category: Category::AuthenticationAndAccounts,
        description: "An auth proxy error occurred.",
        renamed_to: None,
        retry: RetryVerdict::Depends,
        evidence: Evidence::Identifier,
        advice: "The auth proxy or the service behind it seems to have failed. Retry once in case \
                 the fault was passing; if it stays, send support the request_id.",
        related: &["auth_proxy_unavailable", "auth_failed"],
    },
    Entry {
        code: "auth_proxy_unavailable",
        category: Category::AuthenticationAndAccounts,
        description: "The auth proxy is currently unavailable; retry later.",
        renamed_to: None,
        retry: RetryVerdict::Later,
        evidence: Evidence::Description,
        advice: "The auth service behind sign-in, sign-up and e-mail actions seems down. Retry \
                 with a growing delay; if it lasts, send the request_id to support.",
        related: &["auth_proxy_error", "captcha_unavailable"],
    },
    Entry {
        code: "invalid_auth_redirect",
        category: Category::AuthenticationAndAccounts,
        description: "Invalid auth redirect.",
        renamed_to: None,
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Identifier,
        advice: "The redirect_to address was probably refused. Check it for slips, or ask support \
                 which ones are allowed, as that is not documented.",
        related: &["invalid_oauth_provider"],
    },
    Entry {
        code: "invalid_oauth_provider",
        category: Category::AuthenticationAndAccounts,
        description: "Invalid oauth provider.",
        renamed_to: None,
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Sdk,
        advice: "The OAuth start request knows two providers, google and github. Send one of \
                 these two names.",
        related: &["oauth_rate_limited", "invalid_auth_redirect"],
    },
    Entry {
        code: "captcha_required",
        category: Category::AuthenticationAndAccounts,
        description: "Captcha required.",
        renamed_to: None,
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Sdk,
        advice: "CAPTCHA checks are switched on for this request. Solve the challenge and repeat \
                 the call with its captcha_token.",
        related: &["captcha_failed", "captcha_unavailable"],
    },
    Entry {
        code: "captcha_failed",
        category: Category::AuthenticationAndAccounts,
        description: "The captcha operation failed.",
        renamed_to: None,
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Identifier,
        advice: "The captcha_token was probably rejected. Solve a new challenge and send the \
                 fresh token; the old one will not do.",
        related: &["captcha_required", "captcha_unavailable"],
    },
    Entry {
        code: "captcha_unavailable",
        category: Category::AuthenticationAndAccounts,
        description: "The captcha is currently unavailable; retry later.",
        renamed_to: None,
        retry: RetryVerdict::Later,
        evidence: Evidence::Description,
        advice: "The CAPTCHA check is down, which says nothing about your token. Retry with a \
                 growing delay; if captcha_failed follows, solve a new challenge.",
        related: &["captcha_failed", "auth_proxy_unavailable"],
    },
    Entry {
        code: "disposable_email",
        category: Category::AuthenticationAndAccounts,
        description: "Disposable email.",
        renamed_to: None,
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Identifier,
        advice: "The address seems to belong to a throw-away mail provider. Use a permanent \
                 address.",
        related: &["email_not_verified"],
    },
    Entry {
        code: "signup_rate_limited",
        category: Category::AuthenticationAndAccounts,
        description: "Too many signup attempts; retry after the rate-limit window.",
        renamed_to: None,
        retry: RetryVerdict::AfterWindow,
        evidence: Evidence::Description,
        advice: "The sign-up limit applies to OAuth start too, so tries there may count. Wait for \
                 Retry-After if given, then try once, not in a loop.",
        related: &["oauth_rate_limited", "email_action_rate_limited"],
    },
    Entry {
        code: "oauth_rate_limited",
        category: Category::AuthenticationAndAccounts,
        description: "Too many oauth attempts; retry after the rate-limit window.",
        renamed_to: None,
        retry: RetryVerdict::AfterWindow,
        evidence: Evidence::Description,
        advice: "OAuth start seems to have a limit besides the sign-up one. Wait for Retry-After \
                 if given, and do not restart the flow before that.",
        related: &["signup_rate_limited", "email_action_rate_limited"],
    },
    Entry {
        code: "email_action_rate_limited",
        category: Category::AuthenticationAndAccounts,
        description: "Too many email action attempts; retry after the rate-limit window.",
        renamed_to: None,
        retry: RetryVerdict::AfterWindow,
        evidence: Evidence::Description,
        advice: "Password resets and verification mails seem to share this limit. Look for the \
                 mail already sent; wait for Retry-After if given.",
        related: &["signup_rate_limited", "email_not_verified"],
    },
    Entry {
        code: "email_not_verified",
        category: Category::AuthenticationAndAccounts,
        description: "Email not verified.",
        renamed_to: None,
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Identifier,
        advice: "API keys seem to be only for verified users. Open the verification mail or \
                 request a new one, then repeat the call.",
        related: &["email_action_rate_limited", "disposable_email"],
    },
    Entry {
        code: "account_deleted",
        category: Category::AuthenticationAndAccounts,
        description: "Account deleted.",
        renamed_to: None,
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Identifier,
        advice: "The account seems to be soft-deleted, which revokes its active keys. Use another \
                 account; whether this one can be restored is not documented.",
        related: &["unauthorized", "account_not_found"],
    },
    Entry {
        code: "operator_required",
        category: Category::AuthenticationAndAccounts,
        description: "Operator required.",
        renamed_to: None,
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Sdk,
        advice: "Admin calls need a verified session of an account marked as operator. Sign in \
                 with such an account, or ask an operator to make the call.",
        related: &["unauthorized", "email_not_verified"],
    },
    Entry {
        code: "account_not_found",
        category: Category::AuthenticationAndAccounts,
        description: "The referenced account does not exist or is not visible to the caller.",
        renamed_to: None,
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Description,
        advice: "Check the user ID in the admin call: it may be mistyped, or the account may have \
                 been hard-deleted already.",
        related: &["account_deleted", "account_not_soft_deleted"],
    },
    Entry {
        code: "account_not_soft_deleted",
        category: Category::AuthenticationAndAccounts,
        description: "Account not soft deleted.",
        renamed_to: None,
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Sdk,
        advice: "A hard delete takes only accounts that are soft-deleted already. Soft-delete the \
                 account first, then repeat the hard delete.",
        related: &["account_hard_delete_active_resources", "account_deleted"],
    },
    Entry {
        code: "account_hard_delete_active_resources",
        category: Category::AuthenticationAndAccounts,
        description: "Account hard delete active resources.",
        renamed_to: None,
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Docs,
        advice: "The account still owns active resources: end them, then repeat the hard delete. \
                 The block may also come as a 200 with deleted=false.",
        related: &["account_not_soft_deleted"],
    },
];
