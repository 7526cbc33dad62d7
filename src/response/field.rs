//! Finds fields of objects.

use serde_json::{Map, Value};

/// How many fields an object has at most for which comparing all names is faster than a hash.
const FEW: usize = 12;

/// Returns the value of a field. In an object with few fields this is faster than [`Map::get`].
pub(crate) fn get<'o>(object: &'o Map<String, Value>, name: &str) -> Option<&'o Value> {
    if object.len() > FEW {
        return object.get(name);
    }
    let mut fields = object.iter();
    fields.find_map(|(key, value)| (key == name).then_some(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_of_small_and_large_objects_are_found() {
        for count in [1, FEW, FEW + 1] {
            let fields = (0..count).map(|number| (number.to_string(), number.into()));
            let object: Map<String, Value> = fields.collect();
            assert_eq!(get(&object, "0"), Some(&Value::from(0)), "{count}");
            assert_eq!(get(&object, "x"), None, "{count}");
        }
    }
}
