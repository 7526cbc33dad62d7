//! Follows references from one schema to another.

use super::SpecError;
use super::document::NodeId;
use super::pointer;
use super::schema::{MAX_COMPOSITION, Schemas};

/// The keyword for a schema in another place.
const REF: &str = "$ref";

impl Schemas<'_> {
    /// Returns what a `$ref` leads to; `None` without a `$ref`, or if it leads nowhere.
    pub(super) fn target(&mut self, id: NodeId) -> Result<Option<NodeId>, SpecError> {
        let document = self.document;
        let reference = self.field(id, REF)?.and_then(|id| document.string(id));
        let Some(reference) = reference else {
            return Ok(None);
        };
        self.budget.compare(reference)?;
        if let Some(target) = self.targets.get(reference) {
            return Ok(*target);
        }
        let target = if let Some(anchor) = self.anchor(reference) {
            Some(anchor)
        } else if reference.starts_with('#') {
            let child = |id, key: &str| self.child(id, key);
            pointer::follow_by(document, reference, child)?.ok()
        } else {
            None
        };
        if target.is_none() {
            self.unresolved.get_or_insert(reference);
        }
        self.targets.insert(reference, target);
        Ok(target)
    }

    /// Returns the value of a key of an object, or the item of a list at an index.
    fn child(&mut self, id: NodeId, key: &str) -> Result<Option<NodeId>, SpecError> {
        if !self.document.is_list(id) {
            return self.field(id, key);
        }
        let Some(index) = pointer::index(key) else {
            return Ok(None);
        };
        let before = self.document.items(id).take(index).count();
        self.budget.count_steps(before)?;
        Ok(self.document.items(id).nth(index))
    }

    /// Returns the place that a reference such as `#name` names: its field `$anchor` has the name.
    pub(super) fn anchor(&mut self, reference: &str) -> Option<NodeId> {
        let name = reference.strip_prefix('#')?;
        if name.is_empty() || name.starts_with('/') {
            return None;
        }
        let document = self.document;
        let anchors = self.anchors.get_or_insert_with(|| document.anchors());
        anchors.get(name).copied().flatten()
    }

    /// Follows a `$ref` to a `$ref` and so on. Returns the last node, or the node itself.
    pub(super) fn dereferenced(&mut self, id: NodeId) -> Result<NodeId, SpecError> {
        let mut id = self.document.resolved(id);
        for _ in 0..MAX_COMPOSITION {
            match self.target(id)? {
                Some(target) => id = self.document.resolved(target),
                None => break,
            }
        }
        Ok(id)
    }
}
