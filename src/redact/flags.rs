//! Secrets after flags of commands.

use super::judge::{Connector, look_of};
use super::look::{Look, PROBE};
use super::names::class_of;
use super::value::Value;
use super::view::View;
use super::{SecretKind, Span};
use crate::slice::{end_of, from, to};
use crate::table::{Fact, Table, fact};

/// Short flags of programs with a secret, and the sign that distinguishes it from another value:
/// `user:password`, not `user`.
pub(super) static FLAGS: Table<Fact<(&str, &str, &str)>> = Table::new(&[
    fact(
        ("", "--proxy-user", ":"),
        "curl --proxy-user me:a1SECRET URL",
    ),
    fact(("", "--user", ":"), "curl --user me:a1SECRET URL"),
    fact(("", "-U", ":"), "curl -U me:a1SECRET URL"),
    fact(("", "-u", ":"), "curl -u me:a1SECRET URL"),
    fact(("7z", "-p", ""), "7z x -pa1SECRET"),
    fact(("curl", "-b", "="), "curl -b theme=a1SECRET URL"),
    fact(("http", "-a", ":"), "http -a me:a1SECRET URL"),
    fact(("ldap", "-w", ""), "ldapsearch -w a1SECRET"),
    fact(("login", "-p", ""), "docker login -p a1SECRET"),
    fact(("mariadb", "-p", ""), "mariadb -pa1SECRET"),
    fact(("mongo", "-p", ""), "mongosh -p a1SECRET"),
    fact(("mysql", "-p", ""), "mysql -pa1SECRET"),
    fact(("openssl", "-k", ""), "openssl enc -k a1SECRET"),
    fact(("redis-cli", "-a", ""), "redis-cli -a a1SECRET"),
    fact(("sshpass", "-p", ""), "sshpass -p a1SECRET"),
    fact(("zip", "-P", ""), "zip -P a1SECRET"),
]);

/// Returns the secret after the flag at this range: in `--NAME VALUE`, `-u NAME:PASSWORD`.
pub(super) fn after_flag(view: &View, begin: usize, end: usize) -> Option<Span> {
    let (before, name) = to(&view.text, end).split_at_checked(begin)?;
    let rest = from(&view.text, end);
    let next = end + usize::from(rest.starts_with([' ', '=']));
    let line = end_of(before, PROBE);
    let mut flags = FLAGS.rows();
    let flag = flags.find(|row| {
        let (program, flag, _) = ***row;
        let is_flag =
            name == flag || (flag.len() == 2 && name.starts_with(flag) && !name.starts_with("--"));
        is_flag && line.contains(program)
    });
    let Some((_, flag, sign)) = flag.map(|flag| **flag) else {
        let class = class_of(name).filter(|_| rest.starts_with(' '))?;
        return Value::at(view, next, false).secret(class, Connector::Flag);
    };
    let is_glued = name.len() > flag.len();
    let value = Value::at(
        view,
        if is_glued { begin + flag.len() } else { next },
        false,
    );
    let shown = value.shown();
    let (_, secret) = if sign.is_empty() {
        ("", shown)
    } else {
        shown.split_once(sign)?
    };
    // `docker run -u 1000:1000` has the numbers of a user and a group.
    let is_secret = Look::of(shown) != Look::Number
        && look_of(secret)
            >= if is_glued && sign.is_empty() {
                Look::Number
            } else {
                Look::Word
            }
        && (value.is_quoted() || !value.is_of_sentence(Connector::Flag));
    is_secret.then(|| SecretKind::NamedValue.at(value.password_range()))
}

/// Whether a value is the user and the password after this flag.
pub(super) fn is_login(name: &str, value: &str) -> bool {
    let is_row = |(program, flag, sign): (&str, &str, &str)| {
        program.is_empty()
            && flag == name
            && value.contains(sign)
            && Look::of(value) != Look::Number
    };
    FLAGS.rows().any(|row| is_row(**row))
}
