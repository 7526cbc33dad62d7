//! A hash table that is made once and then only read, such as of the names of codes.

/// Values in slots. Each one is in the first slot from its hash on that was empty.
#[derive(Debug)]
pub(crate) struct HashTable<T>(Vec<Option<T>>);

impl<T> HashTable<T> {
    /// Creates a table for at most this many values.
    pub(crate) fn with_capacity(values: usize) -> Self {
        // At least half of the slots stay empty, so that most values are in the slot of their hash.
        let length = (2 * values + 1).next_power_of_two();
        Self((0..length).map(|_| None).collect())
    }

    /// Returns the numbers of the slots that a value with this hash may have, the first one first.
    fn slots(&self, hash: usize) -> impl Iterator<Item = usize> + use<T> {
        // The length is a power of 2.
        let mask = self.0.len() - 1;
        (0..=mask).map(move |step| hash.wrapping_add(step) & mask)
    }

    /// Adds a value. If several values match, [`HashTable::find`] returns the one that was added first.
    pub(crate) fn insert(&mut self, hash: usize, value: T) {
        let empty = self
            .slots(hash)
            .find(|slot| matches!(self.0.get(*slot), Some(None)));
        if let Some(slot) = empty.and_then(|slot| self.0.get_mut(slot)) {
            *slot = Some(value);
        }
    }

    /// Returns the first value with this hash for which `is` returns true.
    pub(crate) fn find(&self, hash: usize, is: impl Fn(&T) -> bool) -> Option<&T> {
        let mut values = self
            .slots(hash)
            .map_while(|slot| self.0.get(slot)?.as_ref());
        values.find(|value| is(value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_with_the_same_hash_are_found() {
        let mut table = HashTable::with_capacity(3);
        for value in ["a", "b", "c"] {
            table.insert(usize::MAX, value);
        }
        for value in ["a", "b", "c"] {
            assert_eq!(
                table.find(usize::MAX, |other| *other == value),
                Some(&value)
            );
        }
        assert_eq!(table.find(usize::MAX, |_| true), Some(&"a"));
        assert_eq!(table.find(usize::MAX, |_| false), None);
        assert_eq!(table.find(5, |_| true), None);
    }
}
