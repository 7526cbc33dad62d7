//! Reads what a document declares about codes.

use super::descriptions::Descriptions;
use super::document::{Document, NodeId};
use super::list::{self, Codes};
use super::schema::{Schemas, Seen, Site};
use super::{
    MAX_SIZE, Place, Spec, SpecError, SpecFormat, SpecStatus, closed, document, pointer, responses,
};
use crate::untrusted::Untrusted;

/// Reads a document, or the place in it that a pointer names.
pub(super) fn spec(bytes: &[u8], pointer: Option<&str>) -> Result<Spec, SpecError> {
    let text = text(bytes)?;
    if let Some(list) = list::lines(text).filter(|_| pointer.is_none()) {
        return list;
    }
    let document = document(text)?;
    let root = document.root().ok_or(SpecError::Empty)?;
    let mut reader = Reader {
        schemas: Schemas::new(&document),
        root,
    };
    match pointer {
        Some(pointer) => {
            let place = match reader.schemas.anchor(pointer) {
                Some(place) => Ok(place),
                None => pointer::follow(&document, pointer),
            };
            reader.read_at(place.map_err(SpecError::no_such_place)?)
        }
        None if document.is_list(root) => reader.list(root),
        None => reader.open_api(),
    }
}

/// Returns the text without a byte order mark.
fn text(bytes: &[u8]) -> Result<&str, SpecError> {
    if bytes.len() > MAX_SIZE {
        return Err(SpecError::TooLarge);
    }
    let text = std::str::from_utf8(bytes).ok();
    let text = text.filter(|text| !text.contains('\0'));
    let text = text.ok_or(SpecError::NotText)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        Err(SpecError::Empty)
    } else {
        Ok(text)
    }
}

struct Reader<'d> {
    schemas: Schemas<'d>,
    root: NodeId,
}

impl<'d> Reader<'d> {
    fn document(&self) -> &'d Document {
        self.schemas.document
    }

    fn place(&self, id: NodeId) -> Place {
        Place::of_node(self.document(), id)
    }

    /// Reads the schema `ErrorResponse` of an OpenAPI document.
    fn open_api(&mut self) -> Result<Spec, SpecError> {
        if self.schemas.field(self.root, "swagger")?.is_some() {
            return Err(SpecError::Swagger);
        }
        let document = self.document();
        let version = self.schemas.field(self.root, "openapi")?;
        let version = version.and_then(|id| document.scalar(id));
        if !version.is_some_and(|version| version.starts_with("3.")) {
            return Err(SpecError::NotOpenApi);
        }
        let path = ["components", "schemas", "ErrorResponse"];
        match self.schemas.descend(self.root, &path)? {
            Some(schema) => self.schema(schema, Site::Response),
            None => Err(SpecError::NoErrorResponse {
                candidates: self.candidates()?,
            }),
        }
    }

    /// Returns pointers to other schemas that list codes.
    fn candidates(&mut self) -> Result<Vec<Untrusted>, SpecError> {
        let document = self.document();
        let schemas = self
            .schemas
            .descend(self.root, &["components", "schemas"])?;
        let schemas = schemas.into_iter().flat_map(|id| document.fields(id));
        let mut candidates = Vec::new();
        for (_, schema) in schemas {
            if !self.schemas.codes(schema, Site::Response)?.is_empty() {
                candidates.push(Untrusted::new(pointer::to(document, schema)));
            }
            if candidates.len() == 3 {
                break;
            }
        }
        Ok(candidates)
    }

    /// Reads the place that a pointer names.
    fn read_at(&mut self, place: NodeId) -> Result<Spec, SpecError> {
        if self.document().is_list(place) {
            return self.list(place);
        }
        if self.schemas.codes(place, Site::Code)?.is_empty() {
            self.schema(place, Site::Response)
        } else {
            self.schema(place, Site::Code)
        }
    }

    /// Reads a list of codes.
    fn list(&mut self, list: NodeId) -> Result<Spec, SpecError> {
        let document = self.document();
        let mut codes = Codes::default();
        for item in document.items(list) {
            let code = document.string(item).ok_or(SpecError::NotOpenApi)?;
            self.schemas.budget.compare(code)?;
            codes.add(code, || Place::of_node(document, item), None)?;
        }
        if codes.codes.is_empty() {
            Err(self.no_codes(list))
        } else {
            Ok(codes.into_spec(SpecFormat::List, self.place(list)))
        }
    }

    fn no_codes(&self, place: NodeId) -> SpecError {
        SpecError::NoCodes {
            pointer: Untrusted::new(pointer::to(self.document(), place)),
            unresolved: self.schemas.unresolved.map(Untrusted::new),
        }
    }

    fn schema(&mut self, schema: NodeId, site: Site) -> Result<Spec, SpecError> {
        let document = self.document();
        let (listed, shared) = self.schemas.codes_beyond(&Seen::default(), schema, site)?;
        let mut codes = Codes::default();
        let mut descriptions = Descriptions::default();
        for listed in &listed {
            let code = document.string(listed.value).unwrap_or_default();
            let description = descriptions.of(listed, &mut self.schemas)?;
            let description = description.and_then(|id| Some((document.string(id)?, id)));
            if let Some((text, _)) = description {
                self.schemas.budget.keep(text)?;
            }
            let description = description.map(|(text, id)| (Untrusted::new(text), self.place(id)));
            codes.add(code, || Place::of_node(document, listed.value), description)?;
        }
        let first = listed.first().ok_or_else(|| self.no_codes(schema))?;
        // The value is in an `enum`, or in a schema with `const`, which may be in a list.
        let mut lists = std::iter::successors(Some(first.value), |id| document.parent(*id))
            .skip(1)
            .take(2);
        let list = lists
            .find(|id| document.is_list(*id))
            .unwrap_or(first.schema);
        let closed = closed::at(schema, site, &mut self.schemas)?;
        let statuses = responses::statuses(&mut self.schemas, self.root, &shared)?;
        Ok(Spec {
            closed: closed.map(|id| self.place(id)),
            statuses: statuses
                .into_iter()
                .map(|(status, value)| SpecStatus {
                    code: Untrusted::new(document.string(value).unwrap_or_default()),
                    status,
                    place: self.place(value),
                })
                .collect(),
            ..codes.into_spec(SpecFormat::OpenApi, self.place(list))
        })
    }
}
