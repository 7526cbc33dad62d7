//! Names for places in a document.

use std::collections::HashMap;

use super::{Document, NodeId, Value};

impl Document {
    /// Returns each place that has a name for references: the value of the field `$anchor` in it. `None`
    /// if several have the same name.
    pub(in crate::openapi) fn anchors(&self) -> HashMap<&str, Option<NodeId>> {
        let mut anchors = HashMap::new();
        for node in self
            .nodes
            .iter()
            .filter(|node| self.text_at(node.key) == "$anchor")
        {
            if let (Some(parent), Value::Scalar { text, .. }) = (node.parent, node.value) {
                let place = anchors.entry(self.text_at(text));
                place
                    .and_modify(|place| *place = None)
                    .or_insert(Some(parent));
            }
        }
        anchors
    }
}
