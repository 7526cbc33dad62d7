//! Secrets recognized by the flag or the item before them: of a command, a list of arguments.

use std::ops::Range;

use super::look::{Look, PROBE};
use super::named::is_prose;
use super::names::{Class, Context, class_of, is_secret};
use super::value::Value;
use super::view::{View, end_of, from, to};
use super::{MASK, SecretKind, Span};
use crate::table::{Fact, Table, fact, words};

/// Flags of HTTP clients, with the sign that distinguishes a secret from another value:
/// `user:password`, not `user`; `name=value`, not the name of a file.
pub(super) static CLIENT_FLAGS: Table<Fact<(&str, char)>> = Table::new(&[
    fact(("--cookie", '='), "curl --cookie sid=SECRET URL"),
    fact(("--proxy-user", ':'), "curl --proxy-user me:SECRET URL"),
    fact(("--user", ':'), "curl --user me:SECRET URL"),
    fact(("-U", ':'), "curl -U me:SECRET URL"),
    fact(("-b", '='), "curl -b sid=SECRET URL"),
    fact(("-u", ':'), "curl -u me:SECRET URL"),
]);

/// Programs whose flag `-p` or `-a` is followed by a password. Others have ports and paths there.
pub(super) static PASSWORD_PROGRAMS: Table<Fact<&str>> =
    words!["7z " "login " "mysql" "mariadb" "redis-cli" "sshpass" "zip "];

/// Returns the class of an item that is the value of the one before it, in a list of names and
/// values or of arguments.
pub(super) fn class_of_next(before: &str, item: &str) -> Option<Class> {
    if is_client_flag("", before, item) {
        return Some(Class::Password);
    }
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    let class = class_of(before).filter(|_| before.bytes().all(is_name) && item != MASK)?;
    let look = Look::of(item);
    let is_value = match class {
        Class::Authorization | Class::Cookie => {
            !is_prose(item) && (item.contains([' ', '=']) || look >= Look::Mixed)
        }
        Class::Weak | Class::Session | Class::Pin => is_secret(class, Context::Quoted, item),
        _ if before.starts_with('-') => {
            look >= Look::Word && !item.starts_with('-') && !is_upper(item)
        }
        Class::Password => look >= Look::Name && item.bytes().any(|byte| byte.is_ascii_digit()),
        Class::Token => look >= Look::Mixed,
    };
    is_value.then_some(class)
}

/// Whether a word is a placeholder such as `NAME`.
fn is_upper(word: &str) -> bool {
    word.bytes()
        .all(|byte| byte.is_ascii_uppercase() || byte == b'_')
}

/// Returns the secret after the flag at this range: in `--NAME VALUE`, `-u NAME:PASSWORD`.
pub(super) fn after_flag(view: &View, flag: Range<usize>) -> Option<Span> {
    let name = from(to(&view.text, flag.end), flag.start);
    let before = to(&view.text, flag.start);
    let is_of_password = (name.starts_with("-p") || name.starts_with("-a")) && {
        let line = end_of(before, PROBE);
        PASSWORD_PROGRAMS
            .rows()
            .any(|program| line.contains(**program))
    };
    if is_of_password && from(name, 2).bytes().any(|byte| !byte.is_ascii_lowercase()) {
        return Some(SecretKind::NamedValue.at(Value::at(view, flag.start + 2, false).range()));
    }
    let rest = from(&view.text, flag.end);
    if !rest.starts_with([' ', '=']) {
        return None;
    }
    let value = Value::at(view, flag.end + 1, false);
    let shown = value.shown();
    let look = Look::of(shown);
    let after = from(&view.text, value.begin + shown.len());
    let is_last = value.is_quoted()
        || after.is_empty()
        || after.starts_with(" -")
        || after.starts_with(['"', '\'', '\n']);
    let is_named = || class_of(name).is_some_and(|class| class != Class::Weak);
    let is_short = is_of_password && name.len() == 2;
    let is_secret = match look {
        _ if is_client_flag(before, name, shown) => true,
        Look::Plain => false,
        Look::Word | Look::Name => is_short || (is_last && !is_upper(shown) && is_named()),
        _ => is_short || is_named(),
    };
    is_secret.then(|| SecretKind::NamedValue.at(value.range()))
}

/// Whether the value of an HTTP client's flag is a secret.
fn is_client_flag(before: &str, flag: &str, value: &str) -> bool {
    // `docker run -u 1000:1000` has the numbers of a user and a group.
    let is_ids = || value.chars().all(|c| c == ':' || c.is_ascii_digit());
    // `git checkout -b feature=x` has the name of a branch.
    let is_client = || flag != "-b" || end_of(before, PROBE).contains("curl");
    let mut flags = CLIENT_FLAGS.rows();
    flags.any(|row| row.0 == flag && value.contains(row.1)) && !is_ids() && is_client()
}
