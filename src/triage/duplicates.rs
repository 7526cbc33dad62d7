//! Recognizes inputs that were already counted.

use std::collections::HashMap;
use std::fmt;

use super::inputs::Input;
use crate::untrusted::Untrusted;

/// An input that was already counted, perhaps under another name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duplicate {
    /// The name of the input that was counted.
    pub first: Untrusted,
    /// The name that it has now.
    pub again: Untrusted,
}

impl fmt::Display for Duplicate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} was already counted", self.again.escaped())?;
        if self.first == self.again {
            return Ok(());
        }
        write!(f, " as {}", self.first.escaped())
    }
}

impl std::error::Error for Duplicate {}

/// What two inputs have in common if they are probably the same one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Identity {
    size: [u64; 3],
    lines: [Option<String>; 2],
}

impl Identity {
    /// Returns what distinguishes the input from others. Its name does not. An input without error
    /// responses has no identity, because nothing of it could be counted twice.
    fn of(input: &Input) -> Option<Self> {
        (input.responses > 0).then(|| Self {
            size: [input.bytes, input.lines, input.responses],
            lines: [input.first_line.clone(), input.last_line.clone()],
        })
    }
}

/// The inputs that were counted.
#[derive(Debug, Default)]
pub(super) struct Counted {
    inputs: Vec<Input>,
    /// The first input with each identity.
    seen: HashMap<Identity, usize>,
    pub(super) allows_duplicates: bool,
}

impl Counted {
    /// Returns an error if one of the inputs was already counted, or is there twice.
    pub(super) fn check(&self, inputs: &[Input]) -> Result<(), Duplicate> {
        if self.allows_duplicates {
            return Ok(());
        }
        let mut own: HashMap<Identity, &Input> = HashMap::new();
        for input in inputs {
            let Some(identity) = Identity::of(input) else {
                continue;
            };
            let earlier = self.seen.get(&identity);
            let earlier = earlier.and_then(|index| self.inputs.get(*index));
            if let Some(first) = earlier.or_else(|| own.insert(identity, input)) {
                return Err(Duplicate {
                    first: first.name.clone(),
                    again: input.name.clone(),
                });
            }
        }
        Ok(())
    }

    pub(super) fn add(&mut self, input: Input) {
        if let Some(identity) = Identity::of(&input) {
            self.seen.entry(identity).or_insert(self.inputs.len());
        }
        self.inputs.push(input);
    }

    /// Returns the inputs in the order in which they were added.
    pub(super) fn into_inputs(self) -> Vec<Input> {
        self.inputs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(size: [u64; 3], first: &str, last: &str) -> Input {
        let [bytes, lines, responses] = size;
        Input {
            name: Untrusted::new("x"),
            bytes,
            lines,
            responses,
            first_line: Some(first.to_owned()),
            last_line: Some(last.to_owned()),
        }
    }

    #[test]
    fn another_input_differs_in_size_or_lines() {
        let mut counted = Counted::default();
        counted.add(input([9, 2, 1], "a", "b"));
        let is_duplicate = |input: Input| counted.check(&[input]).is_err();
        assert!(is_duplicate(input([9, 2, 1], "a", "b")));
        for other in [
            input([8, 2, 1], "a", "b"),
            input([9, 1, 1], "a", "b"),
            input([9, 2, 2], "a", "b"),
            input([9, 2, 1], "c", "b"),
            input([9, 2, 1], "a", "c"),
        ] {
            assert!(!is_duplicate(other.clone()), "{other:?}");
        }
    }

    #[test]
    fn an_input_without_error_responses_may_be_there_twice() {
        let mut counted = Counted::default();
        let quiet = input([9, 2, 0], "a", "b");
        counted.add(quiet.clone());
        assert_eq!(counted.check(&[quiet.clone(), quiet]), Ok(()));
    }
}
