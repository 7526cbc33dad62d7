//! Finds the descriptions of the codes that a schema lists.

use std::collections::HashMap;

use super::SpecError;
use super::document::NodeId;
use super::schema::{Listed, Schemas};
use crate::table::{Fact, Table, fact};

/// The fields beside `enum` that describe its values: a list in the same order, or an object.
static DESCRIPTIONS: Table<Fact<&str>> = Table::new(&[
    fact(
        "x-enum-descriptions",
        r#"{"enum": ["a"], "x-enum-descriptions": ["A."]}"#,
    ),
    fact(
        "x-enumDescriptions",
        r#"{"enum": ["a"], "x-enumDescriptions": {"a": "A."}}"#,
    ),
]);

/// The descriptions of the values of a schema, in the order of its `enum` or by value.
#[derive(Default)]
pub(super) struct Descriptions {
    schema: Option<NodeId>,
    by_value: HashMap<NodeId, NodeId>,
}

impl Descriptions {
    /// Returns the description of one code.
    pub(super) fn of(
        &mut self,
        listed: &Listed,
        schemas: &mut Schemas,
    ) -> Result<Option<NodeId>, SpecError> {
        if listed.is_alternative {
            return schemas.field(listed.schema, "description");
        }
        if self.schema != Some(listed.schema) {
            self.schema = Some(listed.schema);
            self.by_value = Self::read(listed.schema, schemas)?;
        }
        Ok(self.by_value.get(&listed.value).copied())
    }

    fn read(schema: NodeId, schemas: &mut Schemas) -> Result<HashMap<NodeId, NodeId>, SpecError> {
        let document = schemas.document;
        let values = schemas.field(schema, "enum")?;
        let values: Vec<_> = values
            .into_iter()
            .flat_map(|id| document.items(id))
            .collect();
        let mut by_value = HashMap::new();
        for row in DESCRIPTIONS.rows() {
            let Some(texts) = schemas.field(schema, **row)? else {
                continue;
            };
            by_value.extend(values.iter().copied().zip(document.items(texts)));
            for (key, _) in document.fields(texts) {
                schemas.budget.count_steps(1)?;
                schemas.budget.compare(key)?;
            }
            let texts: HashMap<_, _> = document.fields(texts).collect();
            by_value.extend(values.iter().filter_map(|value| {
                let text = texts.get(document.scalar(*value)?)?;
                Some((*value, *text))
            }));
        }
        Ok(by_value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::openapi::json;
    use crate::openapi::schema::Site;
    use crate::table::{Row, proof};

    #[test]
    fn each_field_is_needed() {
        let describes = |row: &Fact<&str>| {
            let document = json::read(row.example()).expect("JSON");
            let root = document.root().expect("a value");
            let mut schemas = Schemas::new(&document);
            let listed = schemas.codes(root, Site::Code).expect("few steps");
            let found = Descriptions::default().of(&listed[0], &mut schemas);
            let found = found.expect("few steps");
            found.and_then(|id| document.string(id)) == Some("A.")
        };
        proof::assert_each_row_is_needed("descriptions", &DESCRIPTIONS, describes);
    }
}
