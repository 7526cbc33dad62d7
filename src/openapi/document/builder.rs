//! Builds a document from what a reader finds.

use std::collections::HashSet;

use super::{Document, MAX_NODES, Node, NodeId, Position, TextRange, Value};
use crate::openapi::SpecError;
use crate::openapi::budget::BYTES_PER_STEP;

/// How deep lists and objects may nest.
const MAX_DEPTH: usize = 128;

/// A list or object that is being read.
#[derive(Debug)]
struct Open {
    id: NodeId,
    last: Option<NodeId>,
    is_object: bool,
    /// The values of the key `<<`.
    merged: Vec<NodeId>,
}

#[derive(Clone, Copy, Debug)]
struct Key {
    text: TextRange,
    /// Whether the value has fields for the object that the key is in: `<<` without quotes, in YAML.
    is_merge: bool,
}

/// Builds a document from the events of a reader.
#[derive(Debug, Default)]
pub(in crate::openapi) struct Builder {
    document: Document,
    open: Vec<Open>,
    /// The key of the next value.
    key: Option<Key>,
    /// How many fields of other objects were merged.
    merged: usize,
}

impl Builder {
    /// Adds a key or a scalar. Returns the number of the scalar.
    pub(in crate::openapi) fn scalar(
        &mut self,
        text: &str,
        is_quoted: bool,
        position: Position,
    ) -> Result<Option<NodeId>, SpecError> {
        let is_merge = text == "<<" && !is_quoted;
        let text = self.add_text(text)?;
        if self.expects_key() {
            self.key = Some(Key { text, is_merge });
            return Ok(None);
        }
        let value = Value::Scalar { text, is_quoted };
        self.add(value, position).map(Some)
    }

    /// Begins a list or an object.
    pub(in crate::openapi) fn open(
        &mut self,
        is_object: bool,
        position: Position,
    ) -> Result<NodeId, SpecError> {
        if self.open.len() == MAX_DEPTH {
            return Err(SpecError::too_deep(position));
        }
        let first = None;
        let value = if is_object {
            Value::Object { first }
        } else {
            Value::List { first }
        };
        let id = self.add(value, position)?;
        let last = None;
        self.open.push(Open {
            id,
            last,
            is_object,
            merged: Vec::new(),
        });
        Ok(id)
    }

    /// Ends the innermost list or object.
    pub(in crate::openapi) fn close(&mut self) -> Result<(), SpecError> {
        self.merge()?;
        self.open.pop();
        Ok(())
    }

    /// Adds the fields of the objects that are merged into the innermost one, unless it has them.
    fn merge(&mut self) -> Result<(), SpecError> {
        let document = &self.document;
        let Some(open) = self.open.last().filter(|open| !open.merged.is_empty()) else {
            return Ok(());
        };
        let merged = open.merged.iter().flat_map(|id| {
            let items = document.items(*id);
            std::iter::once(*id).chain(items)
        });
        let mut keys = HashSet::new();
        let mut added = Vec::new();
        for object in std::iter::once(open.id).chain(merged) {
            self.merged += 1;
            for (key, value) in document.fields(object) {
                // Long keys take longer to compare.
                self.merged += 1 + key.len() / BYTES_PER_STEP;
                if self.merged > MAX_NODES {
                    return Err(SpecError::TooManyValues);
                }
                if keys.insert(key) && object != open.id {
                    added.push(value);
                }
            }
        }
        for value in added {
            let text = self.document.node(value).map(|node| node.key);
            self.key = text.map(|text| Key {
                text,
                is_merge: false,
            });
            let target = self.document.resolved(value);
            self.add(Value::Alias { target }, self.document.position(value))?;
        }
        Ok(())
    }

    /// Adds a value that occurred before.
    pub(in crate::openapi) fn alias(
        &mut self,
        target: NodeId,
        position: Position,
    ) -> Result<(), SpecError> {
        if self.expects_key() {
            return match self.document.value(target) {
                Some(Value::Scalar { text, .. }) => {
                    let is_merge = false;
                    self.key = Some(Key { text, is_merge });
                    Ok(())
                }
                _ => Err(SpecError::key_is_no_text(position)),
            };
        }
        self.add(Value::Alias { target }, position).map(drop)
    }

    pub(in crate::openapi) fn finish(self) -> Document {
        self.document
    }

    fn expects_key(&self) -> bool {
        self.key.is_none() && self.open.last().is_some_and(|open| open.is_object)
    }

    fn add_text(&mut self, text: &str) -> Result<TextRange, SpecError> {
        let start = u32::try_from(self.document.texts.len());
        let length = u32::try_from(text.len());
        self.document.texts.push_str(text);
        match (start, length) {
            (Ok(start), Ok(length)) => Ok(TextRange { start, length }),
            _ => Err(SpecError::TooLarge),
        }
    }

    fn add(&mut self, value: Value, position: Position) -> Result<NodeId, SpecError> {
        if self.expects_key() {
            return Err(SpecError::key_is_no_text(position));
        }
        let nodes = &mut self.document.nodes;
        let id = NodeId::new(nodes.len()).filter(|_| nodes.len() < MAX_NODES);
        let id = id.ok_or(SpecError::TooManyValues)?;
        let parent = self.open.last_mut();
        let before = parent.as_ref().and_then(|open| open.last);
        let before = before.and_then(|id| nodes.get(id.index()));
        let index = before.map_or(0, |before| before.index.saturating_add(1));
        let key = self.key.take();
        nodes.push(Node {
            parent: parent.as_ref().map(|open| open.id),
            next: None,
            key: key.map(|key| key.text).unwrap_or_default(),
            index,
            value,
            position,
        });
        if let Some(open) = parent {
            if key.is_some_and(|key| key.is_merge) {
                open.merged.push(id);
            }
            let before = open.last.replace(id).unwrap_or(open.id);
            if let Some(node) = nodes.get_mut(before.index()) {
                match &mut node.value {
                    Value::List { first } | Value::Object { first } if before == open.id => {
                        *first = Some(id);
                    }
                    _ => node.next = Some(id),
                }
            }
        }
        Ok(id)
    }
}
