//! Secrets in URLs: user information and secret paths.

use std::ops::Range;

use memchr::memchr;

use super::cost::count_read;
use super::look::{Look, PROBE, is_variable};
use super::names::{Class, class_of};
use super::view::View;
use super::{SecretKind, Span};
use crate::slice::{end_of, from, length_until, to};
use crate::table::{Words, words};

/// How far user information is searched in a URL, in bytes.
const MAX_USER: usize = 256;

/// What precedes a secret segment in a path, besides names of secrets.
pub(super) static SECRET_PATHS: Words = words![
    "confirm" "hooks" "invite" "magic-link" "password-reset" "services" "triggers"
    "unsubscribe" "verify" "webhook" "webhookb2" "webhooks" "workflows"
];

/// Passwords in examples of URLs.
pub(super) static EXAMPLE_PASSWORDS: Words = words!["pass" "passwd" "password" "pwd"];

/// Returns the rest of a path after the name of a secret, or after another of [`SECRET_PATHS`].
/// `segment` is a random one.
pub(super) fn secret_path(text: &str, segment: Range<usize>) -> Option<Span> {
    let path = end_of(to(text, segment.start), 2 * PROBE);
    let mut begin = segment.start;
    let is_name = |name: &str| {
        let class = class_of(name).filter(|class| *class != Class::Weak);
        class.is_some() || SECRET_PATHS.contains(name)
    };
    let mut segments = path.trim_end_matches('/').rsplit('/').take(4);
    let name = segments.find(|name| {
        begin -= name.len() + 1;
        is_name(name)
    })?;
    begin += name.len() + 1;
    let shown = to(from(to(text, segment.end), segment.start), PROBE);
    let is_secret = begin < segment.start || Look::of(shown) == Look::Strong;
    let rest = length_until(from(text, segment.end), |&(_, c)| {
        !c.is_ascii_alphanumeric() && !"-_.~/%@".contains(c)
    });
    count_read(rest);
    is_secret.then(|| SecretKind::Url.at(begin..segment.end + rest))
}

/// Returns the user information in `://user:password@host`. The password may have any characters.
pub(super) fn user_information(view: &View, at: usize) -> Option<Span> {
    let begin = at + "://".len();
    let url = to(from(&view.text, at).strip_prefix("://")?, MAX_USER);
    memchr(b'@', url.as_bytes())?;
    let url = url.split("://").next()?;
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let ends_url = |c: char| c.is_whitespace() || "\"'<>".contains(c);
    let word = url.split(ends_url).next()?;
    let line = url.split(['\r', '\n']).next()?;
    // A password may also have spaces and quotes, unless a port is before the first.
    let is_cut = |(_, password): (&str, &str)| {
        !password.is_empty() && !password.contains('/') && !is_number(password)
    };
    let is_cut = !word.contains('@') && word.split_once(':').is_some_and(is_cut);
    let cut = line.find('@').filter(|&at| is_cut && at < PROBE);
    let end = cut.map(|at| at + length_until(from(line, at), |&(_, c)| ends_url(c)));
    let url = end.map_or(word, |end| to(line, end));
    let authority = url.split(['/', '?', '#', '\\']).next()?;
    let (_, password) = authority.split_once(':').unwrap_or_default();
    let is_port = is_number(password) || authority.starts_with('[');
    // In `user:p@ss/word@host:1`, the first host would be `ss`.
    let is_host =
        |end: &usize| from(authority, *end).contains(['.', ':']) || authority.len() == url.len();
    let (first, last) = (authority.rfind('@'), url.rfind('@'));
    let is_secret = |end: &usize| match to(url, *end).split_once(':') {
        Some((_, password)) => !is_example(password),
        None if *end > authority.len() => false,
        None => to(url, *end).contains('@') || Look::of(to(url, *end)) >= Look::Mixed,
    };
    let last = last.filter(|_| !is_port || first.is_some());
    let end = first.filter(is_host).or(last).filter(is_secret)?;
    Some(SecretKind::Url.at(begin..begin + end))
}

/// Whether a password is missing, a mask, a variable or an example.
fn is_example(password: &str) -> bool {
    let mut examples = EXAMPLE_PASSWORDS.iter();
    let is_variable = is_variable(password, Look::of_signs(password));
    is_variable || examples.any(|example| password.eq_ignore_ascii_case(example))
}

/// Returns the password in `user:password@tcp(host)`, as Go's databases write it, and in
/// `user:password@host`.
pub(super) fn password_before_at(view: &View, at: usize) -> Option<Span> {
    let host = from(&view.text, at + 1);
    let before = end_of(to(&view.text, at), PROBE);
    let is_separator = |c: char| c.is_whitespace() || "\"'`=(<>,;/*".contains(c);
    let (user, password) = before.rsplit(is_separator).next()?.split_once(':')?;
    let is_of_user = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    let is_user = !user.is_empty() && user.bytes().all(is_of_user);
    let is_host = host.starts_with(|c: char| c.is_ascii_alphanumeric())
        && !host.starts_with("sha")
        && Look::of(password) >= Look::Mixed;
    let is_password = is_user && (is_host || host.starts_with("tcp(") || host.starts_with("unix("));
    let is_secret = is_password && !is_example(password);
    is_secret.then(|| SecretKind::Url.at(at - password.len()..at))
}
