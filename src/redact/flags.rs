//! Secrets after flags of commands.

use super::judge::{Connector, look_of};
use super::look::{Look, PROBE};
use super::names::class_of;
use super::value::Value;
use super::view::View;
use super::{SecretKind, Span};
use crate::slice::{end_of, from, to};
use crate::table::{Fact, Table, fact};

/// A flag of a program with a secret.
#[derive(Clone, Copy, Debug)]
pub(super) struct Flag {
    /// What the line before the flag contains; nothing for a flag of many programs.
    program: &'static str,
    name: &'static str,
    /// What is before the secret in the value, which distinguishes it from another value:
    /// `user:password`, not `user`. Empty if the whole value is secret.
    sign: &'static str,
}

const fn flag(
    program: &'static str,
    name: &'static str,
    sign: &'static str,
    example: &'static str,
) -> Fact<Flag> {
    fact(
        Flag {
            program,
            name,
            sign,
        },
        example,
    )
}

pub(super) static FLAGS: Table<Fact<Flag>> = Table::new(&[
    flag("", "--proxy-user", ":", "curl --proxy-user me:a1SECRET URL"),
    flag("", "--user", ":", "curl --user me:a1SECRET URL"),
    flag("", "-U", ":", "curl -U me:a1SECRET URL"),
    flag("", "-u", ":", "curl -u me:a1SECRET URL"),
    flag("7z", "-p", "", "7z x -pa1SECRET"),
    flag("curl", "-b", "=", "curl -b theme=a1SECRET URL"),
    flag("http", "-a", ":", "http -a me:a1SECRET URL"),
    flag("ldap", "-w", "", "ldapsearch -w a1SECRET"),
    flag("login", "-p", "", "docker login -p a1SECRET"),
    flag("mariadb", "-p", "", "mariadb -pa1SECRET"),
    flag("mongo", "-p", "", "mongosh -p a1SECRET"),
    flag("mysql", "-p", "", "mysql -pa1SECRET"),
    flag("openssl", "-k", "", "openssl enc -k a1SECRET"),
    flag("redis-cli", "-a", "", "redis-cli -a a1SECRET"),
    flag("sshpass", "-p", "", "sshpass -p a1SECRET"),
    flag("zip", "-P", "", "zip -P a1SECRET"),
]);

/// Returns the secret after the flag at this range: in `--NAME VALUE`, `-u NAME:PASSWORD`.
pub(super) fn after_flag(view: &View, begin: usize, end: usize) -> Option<Span> {
    let (before, name) = to(&view.text, end).split_at_checked(begin)?;
    let rest = from(&view.text, end);
    let next = end + usize::from(rest.starts_with([' ', '=']));
    let line = end_of(before, PROBE);
    let mut flags = FLAGS.rows();
    let flag = flags.find(|flag| {
        let is_glued = flag.name.len() == 2 && name.starts_with(flag.name);
        let is_flag = name == flag.name || is_glued;
        is_flag && line.contains(flag.program)
    });
    let Some(flag) = flag else {
        let class = class_of(name).filter(|_| rest.starts_with(' '))?;
        return Value::at(view, next, false).secret(class, Connector::Flag);
    };
    let is_glued = name.len() > flag.name.len();
    let at = if is_glued {
        begin + flag.name.len()
    } else {
        next
    };
    let value = Value::at(view, at, false);
    let shown = value.shown();
    let secret = if flag.sign.is_empty() {
        shown
    } else {
        shown.split_once(flag.sign)?.1
    };
    let least = if is_glued && flag.sign.is_empty() {
        Look::Number
    } else {
        Look::Word
    };
    // `docker run -u 1000:1000` has the numbers of a user and a group.
    let is_secret = Look::of(shown) != Look::Number
        && look_of(secret) >= least
        && !value.is_of_sentence(Connector::Flag);
    is_secret.then(|| SecretKind::NamedValue.at(value.password_range()))
}

/// Whether a value is the user and the password after this flag.
pub(super) fn is_login(name: &str, value: &str) -> bool {
    let is_flag = |flag: &Fact<Flag>| {
        flag.program.is_empty() && flag.name == name && value.contains(flag.sign)
    };
    Look::of(value) != Look::Number && FLAGS.rows().any(is_flag)
}
