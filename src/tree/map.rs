//! The fields of an object, in order.

use std::borrow::Cow;
use std::collections::HashMap;
use std::slice;
use std::vec;

use super::Value;

/// The name of a field. Those that most responses have are not allocated.
pub(crate) type Name = Cow<'static, str>;

/// The fields of a JSON object, each with another name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Map(Vec<(Name, Value)>);

/// An iterator over the fields.
pub(crate) type Iter<'m> =
    std::iter::Map<slice::Iter<'m, (Name, Value)>, fn(&'m (Name, Value)) -> (&'m Name, &'m Value)>;

impl Map {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Creates an object of fields that may have the same name: the last one counts, in the place of
    /// the first.
    pub(super) fn of(fields: Vec<(Name, Value)>) -> Self {
        if has_repeated_name(&fields) {
            return Self(without_repeated_names(fields));
        }
        Self(fields)
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Value> {
        let mut fields = self.0.iter();
        fields.find(|field| field.0 == name).map(|field| &field.1)
    }

    pub(crate) fn contains_key(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Sets a field.
    pub(crate) fn insert(&mut self, name: Name, value: Value) {
        match self.0.iter_mut().find(|field| field.0 == name) {
            Some(field) => field.1 = value,
            None => self.0.push((name, value)),
        }
    }

    /// Adds a field with a name that no other has.
    pub(crate) fn push(&mut self, name: Name, value: Value) {
        self.0.push((name, value));
    }

    pub(crate) fn remove(&mut self, name: &str) -> Option<Value> {
        let index = self.0.iter().position(|field| field.0 == name)?;
        Some(self.0.remove(index).1)
    }

    pub(crate) fn iter(&self) -> Iter<'_> {
        self.0.iter().map(|(name, value)| (name, value))
    }

    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = (&Name, &mut Value)> {
        self.0.iter_mut().map(|(name, value)| (&*name, value))
    }

    pub(crate) fn keys(&self) -> impl Iterator<Item = &Name> {
        self.0.iter().map(|field| &field.0)
    }

    pub(crate) fn values(&self) -> impl Iterator<Item = &Value> {
        self.0.iter().map(|field| &field.1)
    }

    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut Value> {
        self.0.iter_mut().map(|field| &mut field.1)
    }
}

impl FromIterator<(Name, Value)> for Map {
    fn from_iter<I: IntoIterator<Item = (Name, Value)>>(fields: I) -> Self {
        Self::of(Vec::from_iter(fields))
    }
}

/// How many names are compared with each other. More are sorted.
const FEW: usize = 12;

fn has_repeated_name(fields: &[(Name, Value)]) -> bool {
    if fields.len() <= FEW {
        let mut rest = fields;
        while let Some(((name, _), others)) = rest.split_first() {
            if others.iter().any(|other| other.0 == *name) {
                return true;
            }
            rest = others;
        }
        return false;
    }
    let mut names: Vec<&str> = fields.iter().map(|field| &*field.0).collect();
    names.sort_unstable();
    names.windows(2).any(|pair| pair.first() == pair.last())
}

fn without_repeated_names(fields: Vec<(Name, Value)>) -> Vec<(Name, Value)> {
    let mut places = HashMap::<Name, usize>::new();
    let mut kept: Vec<(Name, Value)> = Vec::new();
    for (name, value) in fields {
        let place = *places.entry(name.clone()).or_insert(kept.len());
        if let Some(field) = kept.get_mut(place) {
            field.1 = value;
        } else {
            kept.push((name, value));
        }
    }
    kept.shrink_to_fit();
    kept
}

impl IntoIterator for Map {
    type Item = (Name, Value);
    type IntoIter = vec::IntoIter<(Name, Value)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'m> IntoIterator for &'m Map {
    type Item = (&'m Name, &'m Value);
    type IntoIter = Iter<'m>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
