//! Finds where a document says that there are no other codes.

use std::collections::HashMap;

use super::SpecError;
use super::document::NodeId;
use super::schema::{ALL, ALTERNATIVES, CONST, MAX_COMPOSITION, PROPERTIES, Schemas, Site, VALUES};

/// Returns where a schema says that there are no other codes; `None` if it accepts any text.
pub(super) fn at(
    schema: NodeId,
    site: Site,
    schemas: &mut Schemas,
) -> Result<Option<NodeId>, SpecError> {
    let known = HashMap::new();
    Closings { schemas, known }.of(schema, site, 0)
}

struct Closings<'s, 'd> {
    schemas: &'s mut Schemas<'d>,
    /// The result for each schema that was visited, and `None` for those that are being visited.
    known: HashMap<(NodeId, Site), Option<NodeId>>,
}

impl Closings<'_, '_> {
    /// Returns where a schema or one that it is composed of excludes other codes.
    fn of(
        &mut self,
        schema: NodeId,
        site: Site,
        depth: usize,
    ) -> Result<Option<NodeId>, SpecError> {
        let schema = self.schemas.document.resolved(schema);
        self.schemas.step()?;
        if let Some(known) = self.known.get(&(schema, site)) {
            return Ok(*known);
        }
        self.known.insert((schema, site), None);
        if depth > MAX_COMPOSITION {
            return Ok(None);
        }
        let mut closing = self.itself(schema, site, depth)?;
        if closing.is_none() {
            if let Some(target) = self.schemas.target(schema)? {
                closing = self.of(target, site, depth + 1)?;
            }
        }
        let document = self.schemas.document;
        for row in ALL.rows() {
            let members = self.schemas.field(schema, **row)?;
            for member in members.into_iter().flat_map(|id| document.items(id)) {
                if closing.is_none() {
                    closing = self.of(member, site, depth + 1)?;
                }
            }
        }
        for row in ALTERNATIVES.rows() {
            let Some(members) = self.schemas.field(schema, **row)? else {
                continue;
            };
            let mut places = Vec::new();
            for member in document.items(members) {
                places.push(self.of(member, site, depth + 1)?);
            }
            let place = match places[..] {
                [place] => place,
                [] => None,
                _ => Some(members).filter(|_| places.iter().all(Option::is_some)),
            };
            closing = closing.or(place);
        }
        self.known.insert((schema, site), closing);
        Ok(closing)
    }

    /// Returns where a schema itself, not one that it is composed of, excludes other codes.
    fn itself(
        &mut self,
        schema: NodeId,
        site: Site,
        depth: usize,
    ) -> Result<Option<NodeId>, SpecError> {
        let schemas = &mut *self.schemas;
        match site {
            Site::Code => {
                for row in VALUES.rows() {
                    let (keyword, is_closed) = **row;
                    if let Some(values) = schemas.field(schema, keyword)?.filter(|_| is_closed) {
                        return Ok(Some(values));
                    }
                }
                let kind = schemas.field(schema, "type")?;
                let is_null = kind.and_then(|id| schemas.document.scalar(id)) == Some("null");
                Ok(schemas
                    .field(schema, CONST)?
                    .or(Some(schema).filter(|_| is_null)))
            }
            Site::Response => {
                for (key, site) in PROPERTIES {
                    let property = self.schemas.descend(schema, &["properties", key])?;
                    if let Some(property) = property {
                        let place = self.of(property, site, depth + 1)?;
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
    use crate::openapi::{json, pointer};

    /// The pointer to where a schema of a code is closed.
    fn place(schema: &str) -> Option<String> {
        let document = json::read(schema).expect("JSON");
        let root = document.root().expect("a value");
        let mut schemas = Schemas::new(&document);
        let place = at(root, Site::Code, &mut schemas).expect("few steps");
        place.map(|id| pointer::to(&document, id))
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
            assert_eq!(place(schema).as_deref(), closed, "{schema}");
        }
    }
}
