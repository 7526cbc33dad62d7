//! Follows schemas to the codes that they list.

use std::collections::{HashMap, HashSet};

use super::SpecError;
use super::budget::Budget;
use super::document::{Document, MAX_NODES, NodeId};
use crate::table::{Fact, Table, fact};

/// How deep schemas may be composed of others.
pub(super) const MAX_COMPOSITION: usize = 100;

/// The keywords for schemas that all apply.
pub(super) static ALL: Table<Fact<&str>> = Table::new(&[fact(
    "allOf",
    r#"{"allOf": [{"enum": ["a"]}, {"type": "string"}]}"#,
)]);

/// The keywords for schemas of which one applies.
pub(super) static ALTERNATIVES: Table<Fact<&str>> = Table::new(&[
    fact("oneOf", r#"{"oneOf": [{"enum": ["a"]}, {"enum": ["b"]}]}"#),
    fact("anyOf", r#"{"anyOf": [{"enum": ["a"]}, {"enum": ["b"]}]}"#),
]);

/// The keywords for lists of values, and whether there may be no other values.
pub(super) static VALUES: Table<Fact<(&str, bool)>> = Table::new(&[
    fact(("enum", true), r#"{"enum": ["a"]}"#),
    fact(
        ("x-extensible-enum", false),
        r#"{"x-extensible-enum": ["a"]}"#,
    ),
]);

/// The keyword for the only value.
pub(super) const CONST: &str = "const";

/// The properties of a response that lead to its codes, with what each describes.
pub(super) const PROPERTIES: [(&str, Site); 2] = [("code", Site::Code), ("error", Site::Response)];

/// What a schema describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Site {
    /// An error response, or the object in its field `error`.
    Response,
    /// A code.
    Code,
}

/// A code that a schema lists.
#[derive(Clone, Copy, Debug)]
pub(super) struct Listed {
    pub(super) value: NodeId,
    /// The schema that lists it.
    pub(super) schema: NodeId,
    /// Whether the schema is for this code only, as one of several alternatives.
    pub(super) is_alternative: bool,
}

/// Schemas that were visited.
pub(super) type Seen = HashSet<(NodeId, Site)>;

/// The schemas of a document.
pub(super) struct Schemas<'d> {
    pub(super) document: &'d Document,
    /// Where each `$ref` leads.
    pub(super) targets: HashMap<&'d str, Option<NodeId>>,
    /// The places that have names, once a name is looked up.
    pub(super) anchors: Option<HashMap<&'d str, Option<NodeId>>>,
    /// The first `$ref` that leads to no place in this document.
    pub(super) unresolved: Option<&'d str>,
    pub(super) budget: Budget,
}

impl<'d> Schemas<'d> {
    pub(super) fn new(document: &'d Document) -> Self {
        Self {
            document,
            targets: HashMap::new(),
            anchors: None,
            unresolved: None,
            budget: Budget::default(),
        }
    }

    pub(super) fn step(&mut self) -> Result<(), SpecError> {
        self.budget.count_steps(1)
    }

    /// Returns the value of a key.
    pub(super) fn field(&mut self, id: NodeId, key: &str) -> Result<Option<NodeId>, SpecError> {
        let document = self.document;
        let mut found = None;
        for (other, id) in document.fields(id) {
            self.step()?;
            if other == key {
                found = Some(id);
            }
        }
        Ok(found)
    }

    /// Follows keys from a node.
    pub(super) fn descend(
        &mut self,
        id: NodeId,
        keys: &[&str],
    ) -> Result<Option<NodeId>, SpecError> {
        let mut id = Some(id);
        for key in keys {
            id = match id {
                Some(id) => self.field(id, key)?,
                None => return Ok(None),
            };
        }
        Ok(id)
    }

    /// Returns the codes that a schema and those that it is composed of list.
    pub(super) fn codes(&mut self, schema: NodeId, site: Site) -> Result<Vec<Listed>, SpecError> {
        self.codes_beyond(&Seen::default(), schema, site)
            .map(|(listed, _)| listed)
    }

    /// Returns the codes that a schema and those that it is composed of list, except for the schemas that
    /// are known. Also returns which schemas these are.
    pub(super) fn codes_beyond(
        &mut self,
        known: &Seen,
        schema: NodeId,
        site: Site,
    ) -> Result<(Vec<Listed>, Seen), SpecError> {
        let document = self.document;
        let mut listed = Vec::new();
        let mut seen = Seen::default();
        let mut open = vec![(schema, site, false)];
        while let Some((schema, site, is_alternative)) = open.pop() {
            let schema = document.resolved(schema);
            self.step()?;
            if known.contains(&(schema, site)) || !seen.insert((schema, site)) {
                continue;
            }
            let mut list = |value, is_alternative| {
                listed.push(Listed {
                    value,
                    schema,
                    is_alternative,
                });
                // Aliases repeat lists.
                if listed.len() > MAX_NODES {
                    return Err(SpecError::TooManySteps);
                }
                Ok(())
            };
            let first = open.len();
            match site {
                Site::Code => {
                    for row in VALUES.rows() {
                        let values = self.field(schema, row.0)?;
                        let mut values = values.into_iter().flat_map(|id| document.items(id));
                        values.try_for_each(|value| list(value, false))?;
                    }
                    if let Some(value) = self.field(schema, CONST)? {
                        list(value, is_alternative)?;
                    }
                }
                Site::Response => {
                    for (key, site) in PROPERTIES {
                        let property = self.descend(schema, &["properties", key])?;
                        open.extend(property.map(|property| (property, site, false)));
                    }
                }
            }
            let target = self.target(schema)?;
            open.extend(target.map(|target| (target, site, is_alternative)));
            for (table, are_alternatives) in [(&ALL, false), (&ALTERNATIVES, true)] {
                for row in table.rows() {
                    let members = self.field(schema, **row)?;
                    let members = members.into_iter().flat_map(|id| document.items(id));
                    open.extend(members.map(|member| (member, site, are_alternatives)));
                }
            }
            if open.len() > MAX_NODES {
                return Err(SpecError::TooManySteps);
            }
            // The first one is the next one.
            if let Some(added) = open.get_mut(first..) {
                added.reverse();
            }
        }
        listed.retain(|listed| document.string(listed.value).is_some());
        self.budget.count_steps(listed.len())?;
        for listed in &listed {
            self.budget
                .compare(document.string(listed.value).unwrap_or_default())?;
        }
        Ok((listed, seen))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::openapi::json;
    use crate::table::{Row, proof};

    /// The codes of a schema.
    fn read(schema: &str) -> Vec<String> {
        let document = json::read(schema).expect("JSON");
        let root = document.root().expect("a value");
        let mut schemas = Schemas::new(&document);
        let listed = schemas.codes(root, Site::Code).expect("few steps");
        let texts = listed.iter().filter_map(|code| document.string(code.value));
        texts.map(str::to_owned).collect()
    }

    #[test]
    fn each_keyword_is_needed() {
        let lists_codes = |row: &Fact<&str>| !read(row.example()).is_empty();
        proof::assert_each_row_is_needed("all", &ALL, lists_codes);
        proof::assert_each_row_is_needed("alternatives", &ALTERNATIVES, lists_codes);
        proof::assert_each_row_is_needed("values", &VALUES, |row| !read(row.example()).is_empty());
    }

    #[test]
    fn codes_come_in_the_order_of_the_document() {
        let codes = read(
            r##"{"oneOf": [{"const": "a"}, {"enum": ["b", null, 1, "c"]}, {"$ref": "#/x"}],
                "x": {"allOf": [{"enum": ["d"]}, {"$ref": "#"}]}}"##,
        );
        assert_eq!(codes, ["a", "b", "c", "d"]);
    }
}
