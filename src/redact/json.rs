//! Masks secrets in JSON values, by the names of fields and by their texts.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::blocks::is_key_line;
use super::flags::class_of_next;
use super::named::{is_prose, kind_of};
use super::names::{Class, Context, class_of, is_echo, is_secret};
use super::scan::may_be_key;
use super::shapes::key;
use super::view::end_of;
use super::{MASK, Masked, SecretKind, text};
use crate::table::{Fact, Table, words};
use crate::tree::{Map, Name, Value};

/// The shortest name of a field that may contain a secret: `ns_live_x`.
const LONG_NAME: usize = 9;

/// How long arguments are that are read together, in bytes.
const MAX_LINE: usize = 64;

/// Fields that contain the name of the value beside them: in lists of variables and headers, and
/// where validators repeat a value.
pub(super) static NAMING_FIELDS: Table<Fact<&str>> = words![
    "argument" "attribute" "field" "header" "id" "instancePath" "k" "key" "loc" "name" "param" "parameter" "path"
    "pointer" "property" "propertyName" "propertyPath" "target" "variable"
];

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
    !is_id(id) && text(id).masked.count() > 0
}

/// Whether a name is in lower case, as most are. Keys are not.
fn is_plain(name: &str) -> bool {
    name.bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

/// Masks the secrets in every text of a JSON value.
pub(crate) fn redact_value(value: &mut Value, masked: &mut Masked) {
    match value {
        Value::String(string) => {
            let redacted = text(string);
            masked.add(redacted.masked);
            if let Cow::Owned(redacted) = redacted.text {
                *string = redacted;
            }
        }
        Value::Array(items) => redact_items(items, masked),
        Value::Object(fields) => redact_fields(fields, masked),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Masks the items of a list, which may be arguments, `["--token", "x"]`, names and values, or the
/// lines of a private key.
fn redact_items(items: &mut [Value], masked: &mut Masked) {
    let mut line = String::new();
    let mut is_in_key = false;
    for item in items {
        let count = masked.count;
        redact_value(item, masked);
        let Value::String(string) = item else {
            continue;
        };
        is_in_key = (is_in_key || string.contains("PRIVATE KEY--")) && !string.contains("-END ");
        let before = line.rsplit(' ').next().unwrap_or_default();
        let is_option = string.starts_with("-p") || string.starts_with("-a");
        let is_argument = (before.starts_with('-') || is_option)
            && string.len() < MAX_LINE
            && string != MASK
            && text(&format!("{line} {string}")).masked.count > text(&line).masked.count;
        let kind = match class_of_next(before, string) {
            Some(class) => Some(kind_of(class)),
            None if is_argument => Some(SecretKind::NamedValue),
            None => (is_in_key && is_key_line(string)).then_some(SecretKind::PrivateKey),
        };
        if let Some(kind) = kind {
            MASK.clone_into(string);
            masked.insert(kind);
            masked.count = count + 1;
        }
        line.push(' ');
        line.push_str(if string.len() < MAX_LINE { string } else { "" });
        line.drain(..line.len() - end_of(&line, MAX_LINE).len());
    }
}

fn mask(value: &mut Value, class: Class, masked: &mut Masked) {
    *value = MASK.into();
    masked.insert(kind_of(class));
}

fn redact_fields(fields: &mut Map, masked: &mut Masked) {
    // First, because the names say which values are secret.
    redact_names(fields, masked);
    let class_in = |(name, value): (&Name, &Value)| {
        NAMING_FIELDS
            .rows()
            .find(|field| field.eq_ignore_ascii_case(name))?;
        let last = match value {
            Value::Array(path) => path.last()?,
            value => value,
        };
        class_of(last.as_str()?.rsplit(['/', '.']).next()?)
    };
    let has_echo = fields.keys().any(|name| is_echo(name));
    let named_class = if has_echo {
        fields.iter().find_map(class_in)
    } else {
        None
    };
    for (name, value) in fields.iter_mut() {
        match class_of(name).or(named_class.filter(|_| is_echo(name))) {
            Some(class) => redact_named(value, class, masked),
            None => redact_value(value, masked),
        }
    }
}

/// Masks the names of fields. Names that become equal are numbered: `ns_live_[masked]`,
/// `ns_live_[masked] (1)`.
fn redact_names(fields: &mut Map, masked: &mut Masked) {
    let has_secret =
        |name: &str| name.len() >= LONG_NAME && !is_plain(name) && text(name).masked.count() > 0;
    if !fields.keys().any(|name| has_secret(name)) {
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

/// Masks every text that looks like a secret in a value whose name is that of a secret.
fn redact_named(value: &mut Value, class: Class, masked: &mut Masked) {
    let is_secret = match value {
        Value::String(text) if text.is_empty() || text == MASK => return,
        // `'x' is too short`
        Value::String(string)
            if class == Class::Password && string.starts_with(['"', '\'', '`']) =>
        {
            let sentence = format!("password {string}");
            let redacted = text(&sentence);
            masked.add(redacted.masked);
            *string = redacted.text.replacen("password ", "", 1);
            return;
        }
        Value::String(text) => match class {
            Class::Authorization | Class::Cookie => !is_prose(text),
            class => is_secret(class, Context::Quoted, text),
        },
        Value::Number(number) => {
            matches!(class, Class::Password | Class::Pin) && number.to_string().len() > 3
        }
        Value::Array(items) => {
            for item in items {
                redact_named(item, class, masked);
            }
            return;
        }
        Value::Object(fields) => {
            redact_names(fields, masked);
            // A password has fields that describe it: `{"reason": "dictionary"}`.
            let class = if class == Class::Password {
                Class::Token
            } else {
                class
            };
            for (name, value) in fields.iter_mut() {
                redact_named(value, class_of(name).unwrap_or(class), masked);
            }
            return;
        }
        Value::Null | Value::Bool(_) => return,
    };
    let count = masked.count;
    redact_value(value, masked);
    // A part that is masked makes the rest look like a secret.
    if is_secret || masked.count > count {
        mask(value, class, masked);
        masked.count = count + 1;
    }
}
