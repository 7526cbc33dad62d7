//! A JSON or YAML document as nodes, each with its place.

mod anchors;
mod builder;

use std::num::NonZeroU32;

pub(super) use builder::Builder;

/// How many values a document may have. Each takes 44 bytes.
pub(super) const MAX_NODES: usize = 500_000;

/// The number of a node of a [`Document`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct NodeId(NonZeroU32);

impl NodeId {
    fn new(index: usize) -> Option<Self> {
        let number = u32::try_from(index).ok()?.checked_add(1)?;
        NonZeroU32::new(number).map(Self)
    }

    fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// Where a text is in [`Document::texts`].
#[derive(Clone, Copy, Debug, Default)]
struct TextRange {
    start: u32,
    length: u32,
}

#[derive(Clone, Copy, Debug)]
enum Value {
    Scalar { text: TextRange, is_quoted: bool },
    List { first: Option<NodeId> },
    Object { first: Option<NodeId> },
    Alias { target: NodeId },
}

/// A position in the text of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Position {
    /// The line, counted from 1.
    pub(super) line: u32,
    /// The character of the line, counted from 1.
    pub(super) column: u32,
}

#[derive(Debug)]
struct Node {
    parent: Option<NodeId>,
    /// The next value of the same list or object.
    next: Option<NodeId>,
    /// The key in an object.
    key: TextRange,
    /// How many values are before it in the same list or object.
    index: u32,
    value: Value,
    position: Position,
}

/// A document. Aliases of YAML are not expanded: they are edges to the nodes that they name, so a
/// document is a graph, which may have cycles.
#[derive(Debug, Default)]
pub(super) struct Document {
    nodes: Vec<Node>,
    /// The keys and scalars, one after the other.
    texts: String,
}

impl Document {
    pub(super) fn root(&self) -> Option<NodeId> {
        NodeId::new(0).filter(|_| !self.nodes.is_empty())
    }

    fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id.index())
    }

    fn text_at(&self, range: TextRange) -> &str {
        let start = range.start as usize;
        let end = start + range.length as usize;
        self.texts.get(start..end).unwrap_or_default()
    }

    /// Returns the node that an alias names, else the node itself.
    pub(super) fn resolved(&self, id: NodeId) -> NodeId {
        match self.node(id).map(|node| node.value) {
            // Anchors are on values, so the target is never an alias.
            Some(Value::Alias { target }) => target,
            _ => id,
        }
    }

    /// Returns the list or object that a node is in.
    pub(super) fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.node(id)?.parent
    }

    fn value(&self, id: NodeId) -> Option<Value> {
        self.node(self.resolved(id)).map(|node| node.value)
    }

    pub(super) fn position(&self, id: NodeId) -> Position {
        let start = Position { line: 1, column: 1 };
        self.node(id).map_or(start, |node| node.position)
    }

    /// Returns the text of any scalar.
    pub(super) fn scalar(&self, id: NodeId) -> Option<&str> {
        match self.value(id)? {
            Value::Scalar { text, .. } => Some(self.text_at(text)),
            _ => None,
        }
    }

    /// Returns the text of a string: a scalar in quotes, or one that is neither null, nor a boolean,
    /// nor a number.
    pub(super) fn string(&self, id: NodeId) -> Option<&str> {
        match self.value(id)? {
            Value::Scalar { text, is_quoted } => {
                let text = self.text_at(text);
                (is_quoted || is_plain_string(text)).then_some(text)
            }
            _ => None,
        }
    }

    pub(super) fn is_list(&self, id: NodeId) -> bool {
        matches!(self.value(id), Some(Value::List { .. }))
    }

    /// Returns the items of a list; none for another value.
    pub(super) fn items(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        let first = match self.value(id) {
            Some(Value::List { first }) => first,
            _ => None,
        };
        self.siblings(first)
    }

    /// Returns the keys and values of an object; none for another value.
    pub(super) fn fields(&self, id: NodeId) -> impl Iterator<Item = (&str, NodeId)> {
        let first = match self.value(id) {
            Some(Value::Object { first }) => first,
            _ => None,
        };
        self.siblings(first).map(|id| (self.key(id), id))
    }

    /// Returns the value of a key. Of several, it is the last one, as in other readers.
    pub(super) fn field(&self, id: NodeId, key: &str) -> Option<NodeId> {
        let fields = self.fields(id).filter(|(other, _)| *other == key);
        fields.last().map(|(_, id)| id)
    }

    fn siblings(&self, first: Option<NodeId>) -> impl Iterator<Item = NodeId> {
        std::iter::successors(first, |id| self.node(*id)?.next)
    }

    fn key(&self, id: NodeId) -> &str {
        self.node(id).map_or("", |node| self.text_at(node.key))
    }

    /// Returns the keys and indexes that lead from the root to a node, the last one first.
    pub(super) fn path(&self, id: NodeId) -> impl Iterator<Item = Step<'_>> {
        let ancestors = std::iter::successors(Some(id), |id| self.node(*id)?.parent);
        ancestors.filter_map(|id| {
            let parent = self.node(id)?.parent?;
            Some(if self.is_list(parent) {
                Step::Index(self.node(id)?.index)
            } else {
                Step::Key(self.key(id))
            })
        })
    }
}

/// A step from a node to one of its children.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step<'d> {
    Key(&'d str),
    Index(u32),
}

/// Whether a scalar without quotes is a string in YAML 1.2. In JSON none is.
fn is_plain_string(text: &str) -> bool {
    let is_number = text.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c))
        && text.parse::<f64>().is_ok();
    let is_word = matches!(
        text,
        "" | "~"
            | "null"
            | "Null"
            | "NULL"
            | "true"
            | "True"
            | "TRUE"
            | "false"
            | "False"
            | "FALSE"
    );
    !is_number && !is_word
}
