//! The value of `--category`.

use std::ffi::{OsStr, OsString};

use clap::builder::{PossibleValue, TypedValueParser};
use clap::{Arg, Command, Error};
use errcat::catalog::{Catalog, Category};

use super::{PossibleValues, invalid_in_catalog};

/// The name of a category as given: its name, its slug or a unique prefix of it. Which category it
/// means depends on the catalog, which is read only after the arguments are parsed.
#[derive(Clone, Debug)]
pub(crate) struct CategoryName(OsString);

impl CategoryName {
    /// Returns the category that the name means in a catalog. `command` is the name of the command that
    /// has it as `--category`.
    ///
    /// # Errors
    ///
    /// Returns the error that clap itself gives for a value outside a fixed set, if it means none or
    /// several.
    pub(crate) fn find<'c>(
        &self,
        catalog: &'c Catalog,
        command: &str,
    ) -> Result<&'c Category, Error> {
        let found = catalog.find_categories(&self.0.to_string_lossy());
        let valid: Vec<_> = match found[..] {
            [category] => return Ok(category),
            [] => catalog.categories().collect(),
            _ => found,
        };
        let valid = valid.into_iter().map(Category::slug);
        Err(invalid_in_catalog(command, "category", &self.0, valid))
    }
}

/// The name of a category. Those of the bundled catalog are listed for completion.
#[derive(Clone, Copy)]
pub(crate) struct CategoryParser;

impl TypedValueParser for CategoryParser {
    type Value = CategoryName;

    fn parse_ref(
        &self,
        _: &Command,
        _: Option<&Arg>,
        value: &OsStr,
    ) -> Result<CategoryName, Error> {
        Ok(CategoryName(value.to_owned()))
    }

    fn possible_values(&self) -> Option<PossibleValues> {
        let categories = Catalog::bundled().categories();
        Some(Box::new(categories.map(|category| {
            PossibleValue::new(category.slug()).help(category.name())
        })))
    }
}
