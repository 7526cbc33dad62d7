//! Codes of sign-in, sign-up and accounts.

use crate::catalog::Evidence::{CodeNameOnly, Description, Docs, Sdk};
use crate::catalog::KnownStatus::{Inferred, Sourced};
use crate::catalog::RetryVerdict::{AfterChange, AfterWindow, Depends, Later, Unknown};
use crate::catalog::bundled::builder::{arguments, code, codes, entries, in_category};
use crate::catalog::bundled::caveats::GENERATED_DESCRIPTION;
use crate::catalog::bundled::commands::commands;
use crate::catalog::{Category, Entry};

static CATEGORY: Category =
    Category::bundled("Authentication And Accounts", "authentication-and-accounts");

pub(super) static ENTRIES: &[Entry] = entries! {
    in_category(&CATEGORY),
    code("unauthorized", "Unauthorized.")
        .statuses(&[Sourced(401)])
        .retry(AfterChange, Docs)
        .advice("Run `nullspace doctor`: it tests the API URL and the key. `nullspace auth status` \
                 (1.0) shows where the key came from.")
        .commands(commands![DOCTOR, AUTH_STATUS])
        .see_also(codes!["auth_failed", "operator_required", "account_deleted"]),
    code("auth_failed", "The auth operation failed.")
        .retry(AfterChange, CodeNameOnly)
        .arguments(arguments![
            (AfterChange, "failures of the auth service have other codes, which leaves rejected \
                           credentials"),
            (Unknown, "no source describes the code, so it may mean any failure of sign-in"),
        ])
        .advice("The credentials were probably rejected. Check them before you try again: failed \
                 logins can lock sign-in. It may also be a server error.")
        .see_also(codes!["unauthorized", "auth_locked", "auth_proxy_error"]),
    code("auth_locked", "Auth locked.")
        .statuses(&[Inferred(429)])
        .retry(Depends, CodeNameOnly)
        .arguments(arguments![
            (AfterWindow, "the lock may end by itself; sign-in declares HTTP 429 and has no \
                           rate-limit code, so this may be it"),
            (AfterChange, "support may have to lift the lock; no source says that it ends by \
                           itself"),
        ])
        .advice("Failed logins probably locked sign-in. Stop trying and wait: the lock may end by \
                 itself, but no source says so. If it lasts, ask support.")
        .see_also(codes!["auth_failed"]),
    code("auth_proxy_error", "An auth proxy error occurred.")
        .statuses(&[Inferred(502)])
        .retry(Depends, CodeNameOnly)
        .arguments(arguments![
            (Later, "the cause is often temporary; the endpoints that can return the code declare \
                     HTTP 502"),
            (AfterChange, "the cause may last; an outage has another code, auth_proxy_unavailable, \
                           and no source calls this one temporary"),
        ])
        .advice("The service behind sign-in probably failed. Retry once in case that was \
                 temporary; if it fails again, send support the request ID.")
        .see_also(codes!["auth_proxy_unavailable", "auth_failed"]),
    code("auth_proxy_unavailable", "The auth proxy is currently unavailable; retry later.")
        .statuses(&[Inferred(503)])
        .retry(Later, Description)
        .caveat(GENERATED_DESCRIPTION)
        .advice("The service behind sign-in and sign-up seems down: retry with a growing delay. If \
                 it lasts, send support the request ID.")
        .see_also(codes!["auth_proxy_error", "captcha_unavailable"]),
    code("invalid_auth_redirect", "Invalid auth redirect.")
        .statuses(&[Inferred(400)])
        .retry(AfterChange, CodeNameOnly)
        .advice("Check the redirect_to URL for typos: it was probably rejected. Which URLs are \
                 allowed is not documented, so ask support if it is right.")
        .see_also(codes!["invalid_oauth_provider"]),
    code("invalid_oauth_provider", "Invalid oauth provider.")
        .statuses(&[Inferred(400)])
        .retry(AfterChange, Sdk)
        .advice("Send google or github: OAuth start accepts only these two providers.")
        .see_also(codes!["oauth_rate_limited", "invalid_auth_redirect"]),
    code("captcha_required", "Captcha required.")
        .retry(AfterChange, Sdk)
        .advice("CAPTCHA checks are on for this request. Solve the challenge, then send the \
                 request again with its captcha_token.")
        .see_also(codes!["captcha_failed", "captcha_unavailable"]),
    code("captcha_failed", "The captcha operation failed.")
        .retry(AfterChange, CodeNameOnly)
        .advice("Solve a new challenge and send its token: the old captcha_token was probably \
                 rejected and will not work again.")
        .see_also(codes!["captcha_required", "captcha_unavailable"]),
    code("captcha_unavailable", "The captcha is currently unavailable; retry later.")
        .statuses(&[Inferred(503)])
        .retry(Later, Description)
        .caveat(GENERATED_DESCRIPTION)
        .advice("The CAPTCHA check is down, which says nothing about your token. Retry with a \
                 growing delay; if it lasts, ask support.")
        .see_also(codes!["captcha_failed", "auth_proxy_unavailable"]),
    code("disposable_email", "Disposable email.")
        .retry(AfterChange, CodeNameOnly)
        .advice("Use a permanent email address: this one seems to be from a disposable email \
                 provider.")
        .see_also(codes!["email_not_verified"]),
    code("signup_rate_limited", "Too many signup attempts; retry after the rate-limit window.")
        .statuses(&[Inferred(429)])
        .retry(AfterWindow, Description)
        .advice("Wait as long as Retry-After says, then try once, not in a loop. OAuth start \
                 applies the sign-up limit too, so its attempts may count.")
        .see_also(codes!["oauth_rate_limited", "email_action_rate_limited"]),
    code("oauth_rate_limited", "Too many oauth attempts; retry after the rate-limit window.")
        .statuses(&[Inferred(429)])
        .retry(AfterWindow, Description)
        .advice("Wait as long as Retry-After says before you restart the flow. OAuth start seems \
                 to have a limit besides the sign-up limit.")
        .see_also(codes!["signup_rate_limited", "email_action_rate_limited"]),
    code("email_action_rate_limited",
         "Too many email action attempts; retry after the rate-limit window.")
        .statuses(&[Inferred(429)])
        .retry(AfterWindow, Description)
        .advice("Look for the email already sent, and wait as long as Retry-After says. Password \
                 resets and verification emails seem to share a limit.")
        .see_also(codes!["signup_rate_limited", "email_not_verified"]),
    code("email_not_verified", "Email not verified.")
        .statuses(&[Inferred(403)])
        .retry(AfterChange, CodeNameOnly)
        .advice("Open the verification email or request a new one, then send the request again. \
                 API keys seem to need a verified user.")
        .see_also(codes!["email_action_rate_limited", "disposable_email"]),
    code("account_deleted", "Account deleted.")
        .retry(AfterChange, CodeNameOnly)
        .advice("The account seems to be soft-deleted and its keys revoked. A hard delete follows: \
                 if this was a mistake, ask support soon.")
        .see_also(codes!["unauthorized", "account_not_found"]),
    code("operator_required", "Operator required.")
        .statuses(&[Inferred(403)])
        .retry(AfterChange, Sdk)
        .advice("Sign in with a verified account that is marked as operator, or ask an operator to \
                 make this admin call.")
        .see_also(codes!["unauthorized", "email_not_verified"]),
    code("account_not_found",
         "The referenced account does not exist or is not visible to the caller.")
        .statuses(&[Inferred(404)])
        .retry(AfterChange, Description)
        .advice("Check the user ID in the admin call: it may be mistyped, or the account may \
                 already be hard-deleted.")
        .see_also(codes!["account_deleted", "account_not_soft_deleted"]),
    code("account_not_soft_deleted", "Account not soft deleted.")
        .statuses(&[Inferred(409)])
        .retry(AfterChange, Sdk)
        .advice("Check the user ID: a hard delete is final. The account has to be soft-deleted \
                 first; in the SDK, only its owner can do that.")
        .see_also(codes!["account_hard_delete_active_resources", "account_deleted"]),
    code("account_hard_delete_active_resources", "Account hard delete active resources.")
        .statuses(&[Inferred(409)])
        .retry(AfterChange, Docs)
        .advice("End the account's active resources if nobody needs them, then repeat the hard \
                 delete. If blocked, it may also return 200 with deleted=false.")
        .see_also(codes!["account_not_soft_deleted"]),
};
