//! Follows schemas to the codes that they list.

use std::collections::{HashMap, HashSet};

use super::SpecError;
use super::budget::Budget;
use super::document::{Document, MAX_NODES, NodeId};
use crate::table::{Fact, Table, fact};

/// How deep schemas may be composed of others.
pub(super) const MAX_COMPOSITION: usize = 100;

/// The keywords for schemas that all apply.
static ALL: Table<Fact<&str>> = Table::new(&[fact(
    "allOf",
    r#"{"allOf": [{"enum": ["a"]}, {"type": "string"}]}"#,
)]);

/// The keywords for schemas of which one applies.
static ALTERNATIVES: Table<Fact<&str>> = Table::new(&[
    fact("oneOf", r#"{"oneOf": [{"enum": ["a"]}, {"enum": ["b"]}]}"#),
    fact("anyOf", r#"{"anyOf": [{"enum": ["a"]}, {"enum": ["b"]}]}"#),
]);

/// The keywords for lists of values, and whether there may be no other values.
static VALUES: Table<Fact<(&str, bool)>> = Table::new(&[
    fact(("enum", true), r#"{"enum": ["a"]}"#),
    fact(
        ("x-extensible-enum", false),
        r#"{"x-extensible-enum": ["a"]}"#,
    ),
]);

/// The keyword for the only value.
const CONST: &str = "const";

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

    fn step(&mut self) -> Result<(), SpecError> {
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
                    for (key, site) in [("code", Site::Code), ("error", Site::Response)] {
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

    /// Returns where a schema says that there are no other codes; `None` if it accepts any text.
    pub(super) fn closed_at(
        &mut self,
        schema: NodeId,
        site: Site,
    ) -> Result<Option<NodeId>, SpecError> {
        self.closing(schema, site, &mut HashMap::new(), 0)
    }

    /// `known` has the result of each schema, and none for those in which this one is.
    fn closing(
        &mut self,
        schema: NodeId,
        site: Site,
        known: &mut HashMap<(NodeId, Site), Option<NodeId>>,
        depth: usize,
    ) -> Result<Option<NodeId>, SpecError> {
        let schema = self.document.resolved(schema);
        self.step()?;
        if let Some(known) = known.get(&(schema, site)) {
            return Ok(*known);
        }
        known.insert((schema, site), None);
        if depth > MAX_COMPOSITION {
            return Ok(None);
        }
        let mut closing = self.closing_itself(schema, site, known, depth)?;
        if closing.is_none() {
            if let Some(target) = self.target(schema)? {
                closing = self.closing(target, site, known, depth + 1)?;
            }
        }
        let document = self.document;
        for row in ALL.rows() {
            let members = self.field(schema, **row)?;
            for member in members.into_iter().flat_map(|id| document.items(id)) {
                if closing.is_none() {
                    closing = self.closing(member, site, known, depth + 1)?;
                }
            }
        }
        for row in ALTERNATIVES.rows() {
            let Some(members) = self.field(schema, **row)? else {
                continue;
            };
            let mut places = Vec::new();
            for member in document.items(members) {
                places.push(self.closing(member, site, known, depth + 1)?);
            }
            let place = match places[..] {
                [place] => place,
                [] => None,
                _ => Some(members).filter(|_| places.iter().all(Option::is_some)),
            };
            closing = closing.or(place);
        }
        known.insert((schema, site), closing);
        Ok(closing)
    }

    /// Returns where a schema itself, not one that it is composed of, excludes other codes.
    fn closing_itself(
        &mut self,
        schema: NodeId,
        site: Site,
        known: &mut HashMap<(NodeId, Site), Option<NodeId>>,
        depth: usize,
    ) -> Result<Option<NodeId>, SpecError> {
        match site {
            Site::Code => {
                for row in VALUES.rows() {
                    let (keyword, is_closed) = **row;
                    if let Some(values) = self.field(schema, keyword)?.filter(|_| is_closed) {
                        return Ok(Some(values));
                    }
                }
                let kind = self.field(schema, "type")?;
                let is_null = kind.and_then(|id| self.document.scalar(id)) == Some("null");
                Ok(self
                    .field(schema, CONST)?
                    .or(Some(schema).filter(|_| is_null)))
            }
            Site::Response => {
                for (key, site) in [("code", Site::Code), ("error", Site::Response)] {
                    if let Some(property) = self.descend(schema, &["properties", key])? {
                        let place = self.closing(property, site, known, depth + 1)?;
                        if place.is_some() {
                            return Ok(place);
                        }
                    }
                }
                Ok(None)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::openapi::json;
    use crate::openapi::pointer;
    use crate::table::{Row, proof};

    /// The codes of a schema, and where it is closed.
    fn read(schema: &str) -> (Vec<String>, Option<String>) {
        let document = json::read(schema).expect("JSON");
        let root = document.root().expect("a value");
        let mut schemas = Schemas::new(&document);
        let listed = schemas.codes(root, Site::Code).expect("few steps");
        let texts = listed.iter().filter_map(|code| document.string(code.value));
        let texts = texts.map(str::to_owned).collect();
        let closed = schemas.closed_at(root, Site::Code).expect("few steps");
        (texts, closed.map(|id| pointer::to(&document, id)))
    }

    #[test]
    fn each_keyword_is_needed() {
        let lists_codes = |row: &Fact<&str>| !read(row.example()).0.is_empty();
        proof::assert_each_row_is_needed("all", &ALL, lists_codes);
        proof::assert_each_row_is_needed("alternatives", &ALTERNATIVES, lists_codes);
        proof::assert_each_row_is_needed("values", &VALUES, |row| {
            !read(row.example()).0.is_empty()
        });
    }

    #[test]
    fn a_schema_is_closed_if_it_accepts_no_other_text() {
        for (schema, closed) in [
            (r#"{"type": "string"}"#, None),
            (r#"{"enum": ["a"]}"#, Some("/enum")),
            (r#"{"const": "a"}"#, Some("/const")),
            (r#"{"x-extensible-enum": ["a"]}"#, None),
            (r#"{"anyOf": [{"enum": ["a"]}, {"type": "string"}]}"#, None),
            (r#"{"anyOf": [{"enum": ["a"]}, {}]}"#, None),
            (r#"{"anyOf": [{"enum": ["a"]}]}"#, Some("/anyOf/0/enum")),
            (
                r#"{"oneOf": [{"enum": ["a"]}, {"type": "null"}]}"#,
                Some("/oneOf"),
            ),
            (
                r#"{"oneOf": [{"const": "a"}, {"const": "b"}]}"#,
                Some("/oneOf"),
            ),
            (
                r#"{"allOf": [{"type": "string"}, {"enum": ["a"]}]}"#,
                Some("/allOf/1/enum"),
            ),
            (
                r##"{"allOf": [{"$ref": "#/x"}], "x": {"enum": ["a"]}}"##,
                Some("/x/enum"),
            ),
            // A cycle says nothing.
            (r##"{"$ref": "#"}"##, None),
            (r##"{"anyOf": [{"enum": ["a"]}, {"$ref": "#"}]}"##, None),
        ] {
            assert_eq!(read(schema).1.as_deref(), closed, "{schema}");
        }
    }

    #[test]
    fn codes_come_in_the_order_of_the_document() {
        let (codes, _) = read(
            r##"{"oneOf": [{"const": "a"}, {"enum": ["b", null, 1, "c"]}, {"$ref": "#/x"}],
                "x": {"allOf": [{"enum": ["d"]}, {"$ref": "#"}]}}"##,
        );
        assert_eq!(codes, ["a", "b", "c", "d"]);
    }
}
