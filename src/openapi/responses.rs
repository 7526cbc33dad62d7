//! Finds the codes that a document pairs with a status.

use std::collections::HashSet;

use super::document::NodeId;
use super::schema::{Schemas, Seen, Site};
use super::{MAX_CODES, SpecError};

/// Returns each code that only responses with a status have, and those in their examples. `shared` are
/// the schemas of any response.
pub(super) fn statuses(
    schemas: &mut Schemas,
    root: NodeId,
    shared: &Seen,
) -> Result<Vec<(u16, NodeId)>, SpecError> {
    let document = schemas.document;
    let mut responses = Responses {
        schemas,
        shared,
        seen: HashSet::new(),
        found: Vec::new(),
    };
    let paths = responses.schemas.field(root, "paths")?;
    for (_, path) in paths.into_iter().flat_map(|id| document.fields(id)) {
        let path = responses.schemas.dereferenced(path)?;
        for (_, operation) in document.fields(path) {
            let all = responses.schemas.field(operation, "responses")?;
            for (status, response) in all.into_iter().flat_map(|id| document.fields(id)) {
                let status = status.parse().ok();
                if let Some(status) = status.filter(|status| (100..=599).contains(status)) {
                    responses.read(status, response)?;
                }
            }
        }
    }
    Ok(responses.found)
}

struct Responses<'s, 'd> {
    schemas: &'s mut Schemas<'d>,
    shared: &'s Seen,
    /// The responses, schemas and codes that were seen with each status.
    seen: HashSet<(u16, NodeId)>,
    found: Vec<(u16, NodeId)>,
}

impl Responses<'_, '_> {
    fn read(&mut self, status: u16, response: NodeId) -> Result<(), SpecError> {
        let document = self.schemas.document;
        let response = self.schemas.dereferenced(response)?;
        if !self.seen.insert((status, response)) {
            return Ok(());
        }
        let content = self.schemas.field(response, "content")?;
        for (_, media) in content.into_iter().flat_map(|id| document.fields(id)) {
            if let Some(schema) = self.schemas.field(media, "schema")? {
                self.read_schema(status, schema)?;
            }
            if let Some(example) = self.schemas.field(media, "example")? {
                self.read_example(status, example)?;
            }
            let examples = self.schemas.field(media, "examples")?;
            for (_, example) in examples.into_iter().flat_map(|id| document.fields(id)) {
                let example = self.schemas.dereferenced(example)?;
                if let Some(value) = self.schemas.field(example, "value")? {
                    self.read_example(status, value)?;
                }
            }
        }
        Ok(())
    }

    fn read_schema(&mut self, status: u16, schema: NodeId) -> Result<(), SpecError> {
        let is_reference = self.schemas.document.fields(schema).take(2).count() == 1;
        let schema = if is_reference {
            self.schemas.dereferenced(schema)?
        } else {
            schema
        };
        if self.seen.insert((status, schema)) {
            let found = self
                .schemas
                .codes_beyond(self.shared, schema, Site::Response)?;
            for listed in found.0 {
                self.add(status, listed.value)?;
            }
        }
        Ok(())
    }

    fn read_example(&mut self, status: u16, example: NodeId) -> Result<(), SpecError> {
        for path in [&["code"][..], &["error", "code"]] {
            if let Some(code) = self.schemas.descend(example, path)? {
                self.add(status, code)?;
            }
        }
        Ok(())
    }

    fn add(&mut self, status: u16, value: NodeId) -> Result<(), SpecError> {
        let document = self.schemas.document;
        let value = document.resolved(value);
        let code = document.string(value);
        if let Some(code) = code.filter(|_| self.seen.insert((status, value))) {
            if self.found.len() == MAX_CODES {
                return Err(SpecError::TooManyCodes);
            }
            self.schemas.budget.keep(code)?;
            self.found.push((status, value));
        }
        Ok(())
    }
}
