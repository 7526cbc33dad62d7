//! Names of constants for codes.

use std::collections::HashSet;

/// Makes names, each of which is used once: codes may differ in characters that names cannot have.
#[derive(Default)]
pub(super) struct Identifiers {
    taken: HashSet<String>,
}

impl Identifiers {
    /// Creates names that differ from those that a file has for something else.
    pub(super) fn besides(reserved: &[&str]) -> Self {
        let taken = reserved.iter().copied().map(str::to_owned).collect();
        Self { taken }
    }

    /// Returns a name in the form `VOLUME_BUSY`.
    pub(super) fn capitals(&mut self, code: &str) -> String {
        let words: Vec<_> = words(code).map(str::to_ascii_uppercase).collect();
        let name = words.join("_");
        let starts_with_letter = name.starts_with(|c: char| c.is_ascii_alphabetic());
        self.unique(if starts_with_letter {
            name
        } else {
            format!("CODE_{name}")
        })
    }

    /// Returns a name in the form `CodeVolumeBusy`.
    pub(super) fn camel(&mut self, code: &str) -> String {
        let words = words(code).map(|word| {
            let (first, rest) = word.split_at(1);
            first.to_ascii_uppercase() + &rest.to_ascii_lowercase()
        });
        self.unique(format!("Code{}", words.collect::<String>()))
    }

    fn unique(&mut self, name: String) -> String {
        let numbered = (2..).map(|number| format!("{name}_{number}"));
        let free = std::iter::once(name.clone())
            .chain(numbered)
            .find(|name| !self.taken.contains(name));
        let free = free.unwrap_or(name);
        self.taken.insert(free.clone());
        free
    }
}

/// Returns the words of a code: `volume_busy`, `volume.busy` and `volumeBusy` have two. They have ASCII
/// letters and digits only.
fn words(code: &str) -> impl Iterator<Item = &str> {
    let parts = code.split(|c: char| !c.is_ascii_alphanumeric());
    parts.flat_map(humps).filter(|word| !word.is_empty())
}

/// Splits text before each capital letter that follows a small letter or a digit.
fn humps(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let pairs = rest.bytes().zip(rest.bytes().skip(1));
        let mut starts = pairs.enumerate().filter(|(_, (before, next))| {
            !before.is_ascii_uppercase() && next.is_ascii_uppercase()
        });
        let end = starts.next().map_or(rest.len(), |(index, _)| index + 1);
        let (word, after) = rest.split_at_checked(end)?;
        rest = after;
        (!word.is_empty()).then_some(word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_the_words_of_the_code() {
        for (code, capitals, camel) in [
            ("volume_busy", "VOLUME_BUSY", "CodeVolumeBusy"),
            ("QUOTA_EXCEEDED", "QUOTA_EXCEEDED", "CodeQuotaExceeded"),
            (
                "billing.card-declined",
                "BILLING_CARD_DECLINED",
                "CodeBillingCardDeclined",
            ),
            ("CardDeclined", "CARD_DECLINED", "CodeCardDeclined"),
            ("__x", "X", "CodeX"),
            ("404", "CODE_404", "Code404"),
            ("_", "CODE_", "Code"),
            ("é", "CODE_", "Code"),
        ] {
            assert_eq!(Identifiers::default().capitals(code), capitals);
            assert_eq!(Identifiers::default().camel(code), camel);
        }
    }

    #[test]
    fn names_are_unique() {
        let mut names = Identifiers::besides(&["RETRY"]);
        let names = ["a.b", "a_b", "a-b", "retry"].map(|code| names.capitals(code));
        assert_eq!(names, ["A_B", "A_B_2", "A_B_3", "RETRY_2"]);
    }
}
