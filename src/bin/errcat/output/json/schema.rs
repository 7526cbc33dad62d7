//! The JSON Schemas of what the commands print with `--json`.
//!
//! A test generates them from the types beside this file into `schemas`; the program only prints those
//! files.

use clap::ValueEnum;

/// A command whose JSON has a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Schema {
    /// what list prints with --json
    List,
    /// what explain prints with --json
    Explain,
    /// each line that diagnose prints with --json
    Diagnose,
    /// what triage prints with --json
    Triage,
    /// what check prints with --json
    Check,
    /// what export prints with --json
    Export,
    /// each line that run prints with --json, on standard error
    Run,
}

impl Schema {
    /// Returns the schema as text, in the dialect 2020-12.
    pub(crate) const fn text(self) -> &'static str {
        match self {
            Self::List => include_str!("schemas/list.json"),
            Self::Explain => include_str!("schemas/explain.json"),
            Self::Diagnose => include_str!("schemas/diagnose.json"),
            Self::Triage => include_str!("schemas/triage.json"),
            Self::Check => include_str!("schemas/check.json"),
            Self::Export => include_str!("schemas/export.json"),
            Self::Run => include_str!("schemas/run.json"),
        }
    }
}

#[cfg(test)]
pub(super) use generated::{attempt, failure, open_enum, summary, version};

#[cfg(test)]
mod generated {
    use std::borrow::Cow;
    use std::path::Path;

    use errcat::catalog::file::EntryList;
    use errcat::extract::{SkipReason, SkippedKind};
    use errcat::triage::Report;
    use schemars::generate::SchemaSettings;
    use schemars::transform::{RecursiveTransform, Transform};
    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
    use serde_json::Value;
    use snapbox::{Assert, Data};

    use super::super::record::{Kind, Reason};
    use super::super::{
        Check, Explanations, Export, Failure, Record, SCHEMA_VERSION, Summary, Try,
    };

    pub(crate) fn version(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "const": SCHEMA_VERSION })
    }

    pub(crate) fn failure(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "const": "failure" })
    }

    pub(crate) fn summary(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "const": "summary" })
    }

    pub(crate) fn attempt(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "const": "try" })
    }

    /// Turns the schema of an enum into one that accepts values of later releases.
    pub(crate) fn open_enum(schema: &mut Schema) {
        // A value with a doc comment is a separate schema.
        let documented = schema.get("oneOf").and_then(Value::as_array);
        let constants = documented
            .into_iter()
            .flatten()
            .map(|value| value["const"].clone());
        let plain = schema.get("enum").and_then(Value::as_array);
        let names = plain.into_iter().flatten().cloned().chain(constants);
        *schema = open(&names.collect());
    }

    fn open(names: &Value) -> Schema {
        json_schema!({
            "description": "One of these values; later releases may add some.",
            "anyOf": [{ "enum": names }, { "type": "string" }],
        })
    }

    /// The schema of an enum that has the values of an enum of the library and one more.
    macro_rules! extended_enum {
        ($Enum:ident, $values:expr) => {
            impl JsonSchema for $Enum {
                fn schema_name() -> Cow<'static, str> {
                    stringify!($Enum).into()
                }

                fn json_schema(_: &mut SchemaGenerator) -> Schema {
                    open(&$values.collect())
                }
            }
        };
    }

    extended_enum!(Kind, {
        let skipped = SkippedKind::ALL.iter().map(|kind| kind.as_str());
        let responses = ["error_response", "other_failure", "success"];
        responses.into_iter().chain(skipped)
    });
    extended_enum!(Reason, {
        let skipped = SkipReason::ALL.iter().map(|reason| reason.as_str());
        skipped.chain(["io_error"])
    });

    /// Returns the schema of one kind of objects.
    type Make = fn(&mut SchemaGenerator) -> Schema;

    /// Returns the schema of a command that prints objects of these kinds.
    fn any_of(command: &str, kinds: &[Make]) -> String {
        // Written objects have all their fields: absent values are null.
        let settings = SchemaSettings::draft2020_12().for_serialize();
        let mut generator = settings.into_generator();
        let kinds: Vec<_> = kinds.iter().map(|kind| kind(&mut generator)).collect();
        let mut schema = json_schema!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": format!("errcat {command} --json"),
            "description": "Later releases may add fields and values, within the same schema_version.",
            "anyOf": kinds,
            "$defs": generator.take_definitions(true),
        });
        // Integer widths are not formats of JSON Schema, `default` and `readOnly` are about
        // reading, and the line breaks of a doc comment mean nothing.
        RecursiveTransform(|schema: &mut Schema| {
            for keyword in ["format", "default", "readOnly"] {
                schema.remove(keyword);
            }
            if let Some(Value::String(description)) = schema.get_mut("description") {
                *description = description.replace('\n', " ");
            }
        })
        .transform(&mut schema);
        let text = serde_json::to_string_pretty(&schema).expect("a schema is JSON");
        text + "\n"
    }

    fn object<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<T>()
    }

    #[test]
    fn the_schemas_are_those_of_the_types() {
        let folder =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("src/bin/errcat/output/json/schemas");
        let failure = object::<Failure>;
        let kinds: [(&str, &[Make]); 7] = [
            ("list", &[object::<EntryList>, failure]),
            ("explain", &[object::<Explanations>, failure]),
            ("diagnose", &[object::<Record>, object::<Summary>, failure]),
            ("triage", &[object::<Report>, failure]),
            ("check", &[object::<Check>, failure]),
            ("export", &[object::<Export>, failure]),
            ("run", &[object::<Try>, failure]),
        ];
        for (command, kinds) in kinds {
            // On a difference: SNAPSHOTS=overwrite cargo test --bin errcat
            let file = folder.join(format!("{command}.json"));
            let expected = Data::read_from(&file, None).raw();
            let schema = any_of(command, kinds);
            Assert::new().action_env("SNAPSHOTS").eq(schema, expected);
        }
    }
}
