//! Masks secrets in JSON values: what introduces a string is the name of its field, the item before
//! it, or the name in another field.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::blocks::is_key_line;
use super::judge::{Connector, is_secret};
use super::keys::key;
use super::names::{Class, class_of, is_echo};
use super::scan::may_be_key;
use super::{MASK, Masked, SecretKind, text, text_after};
use crate::slice::end_of;
use crate::table::{Words, words};
use crate::tree::{Map, Value};

/// How long arguments are that are read together, in bytes.
const MAX_LINE: usize = 64;

/// The private members of a JSON Web Key.
pub(super) static PRIVATE_MEMBERS: Words = words!["d" "dp" "dq" "k" "p" "q" "qi"];

/// What introduces a value.
type Context<'c> = Option<(Class, Connector, &'c str)>;

/// Masks the secrets in a code or an ID.
pub(crate) fn redact_id(value: &mut Value, masked: &mut Masked) {
    if !value.as_str().is_some_and(is_id) {
        redact_value(value, masked);
    }
}

/// Whether a text is a code or an ID, which may be random: a single word that is not a key by its
/// prefix.
pub(crate) fn is_id(id: &str) -> bool {
    if let Some(may_be_key) = may_be_key(id) {
        return !may_be_key || key(id, &(0..id.len())).is_none();
    }
    let is_of_path = |byte: u8| byte.is_ascii_alphanumeric() || b"_-.:/".contains(&byte);
    let mut kinds = text(id).masked.kinds();
    id.bytes().all(is_of_path) && kinds.all(|kind| kind == SecretKind::NamedValue)
}

/// Whether [`redact_id`] changes this code or ID.
pub(crate) fn is_secret_id(id: &str) -> bool {
    !is_id(id) && text(id).masked.has_any()
}

/// Masks the secrets in every text of a JSON value.
pub(crate) fn redact_value(value: &mut Value, masked: &mut Masked) {
    redact_in(value, None, masked);
}

/// Masks the secrets in a value that is introduced like this.
fn redact_in(value: &mut Value, context: Context, masked: &mut Masked) {
    match value {
        Value::String(string) => redact_string(string, context, masked),
        Value::Array(items) => redact_items(items, context, masked),
        Value::Object(fields) => redact_fields(fields, context, masked),
        Value::Number(number) => {
            let is_of = |(class, connector, _)| is_secret(class, connector, &number.to_string());
            if context.is_some_and(is_of) {
                *value = MASK.into();
                masked.insert(SecretKind::NamedValue);
            }
        }
        Value::Null | Value::Bool(_) => {}
    }
}

fn redact_string(string: &mut String, context: Context, masked: &mut Masked) {
    let Some((class, connector, name)) = context else {
        let redacted = text(string);
        masked.add(redacted.masked);
        if let Cow::Owned(redacted) = redacted.text {
            *string = redacted;
        }
        return;
    };
    // The value may also be a sentence: `'x' is too short`.
    let introduced = format!("{name} {string}");
    let redacted = text_after(&introduced, introduced.len() - string.len());
    let rest = redacted.text.get(name.len() + 1..).unwrap_or_default();
    if [string.as_str(), rest]
        .iter()
        .any(|text| is_secret(class, connector, text))
    {
        MASK.clone_into(string);
        masked.insert(class.kind());
    } else {
        rest.clone_into(string);
        masked.add(redacted.masked);
    }
}

/// Masks the items of a list, which may be arguments, `["--token", "x"]`, names and values, or the
/// lines of a private key.
fn redact_items(items: &mut [Value], context: Context, masked: &mut Masked) {
    let (mut line, mut before) = (String::new(), String::new());
    let mut is_in_key = false;
    for item in items {
        let is_name = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
        let is_flag = before.starts_with('-');
        let connector = if is_flag {
            Connector::Flag
        } else {
            Connector::Item
        };
        let class = class_of(&before).filter(|_| context.is_none() && before.bytes().all(is_name));
        let item_context = class.map(|class| (class, connector, before.as_str()));
        let count = masked.count;
        redact_in(item, item_context.or(context), masked);
        let Value::String(string) = item else {
            before.clear();
            continue;
        };
        is_in_key = (is_in_key || string.contains("PRIVATE KEY--")) && !string.contains("-END ");
        let is_short = string.len() < MAX_LINE;
        if string != MASK {
            let is_argument = || {
                let arguments = format!("{line} {string}");
                let begin = arguments.len() - string.len();
                text_after(&arguments, begin).masked.has_any()
            };
            let kind = if is_in_key && is_key_line(string) {
                Some(SecretKind::PrivateKey)
            } else if is_short && (is_flag || string.starts_with('-')) && is_argument() {
                Some(SecretKind::NamedValue)
            } else {
                None
            };
            if let Some(kind) = kind {
                MASK.clone_into(string);
                masked.insert(kind);
                // The secrets inside it are part of this one.
                masked.count = count + 1;
            }
        }
        before.clear();
        before.push_str(if is_short { string } else { "" });
        let longer = format!("{line} {before}");
        end_of(&longer, MAX_LINE).clone_into(&mut line);
    }
}

fn redact_fields(fields: &mut Map, context: Context, masked: &mut Masked) {
    // First, because the names say which values are secret.
    redact_names(fields, masked);
    let has_echo = fields.keys().any(|name| is_echo(name));
    // The name of the value beside it, in lists of variables and in what validators say.
    let named = if has_echo {
        fields
            .iter()
            .find_map(|(name, value)| name_in(value).filter(|_| !is_echo(name)))
    } else {
        None
    };
    let is_jwk = fields.contains_key("kty");
    for (name, value) in fields.iter_mut() {
        let is_private = || is_jwk && PRIVATE_MEMBERS.contains(name);
        let class = class_of(name).or_else(|| is_private().then_some(Class::Token));
        let own = class.or(named.filter(|_| is_echo(name)));
        let own = own.map(|class| (class, Connector::Field, &**name));
        let inner = context.map(|(class, _, name)| (class, Connector::Inner, name));
        redact_in(value, own.or(inner), masked);
    }
}

/// Returns the class of the name that a value is, or the last item of the way to it.
fn name_in(value: &Value) -> Option<Class> {
    let name = match value {
        Value::Array(path) => path.last()?.as_str()?,
        value => value.as_str()?,
    };
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || b"-_./$".contains(&byte);
    let class = class_of(name).filter(|_| name.bytes().all(is_name))?;
    (!matches!(
        class,
        Class::Weak | Class::Session | Class::Bearer | Class::Basic
    ))
    .then_some(class)
}

/// Masks the names of fields. Names that become equal are numbered: `ns_live_[masked]`,
/// `ns_live_[masked] (1)`.
fn redact_names(fields: &mut Map, masked: &mut Masked) {
    if !fields.keys().any(|name| text(name).masked.has_any()) {
        return;
    }
    let mut numbers = HashMap::<String, usize>::new();
    let mut names = HashSet::new();
    for (name, value) in std::mem::take(fields) {
        let redacted = text(&name);
        masked.add(redacted.masked);
        let redacted = redacted.text.into_owned();
        let mut name = redacted.clone();
        let number = numbers.entry(redacted.clone()).or_default();
        while names.contains(&name) {
            *number += 1;
            name = format!("{redacted} ({number})");
        }
        names.insert(name.clone());
        fields.push(name.into(), value);
    }
}
