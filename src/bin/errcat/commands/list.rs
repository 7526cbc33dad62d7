//! `errcat list`: the published codes, and non-catalog ones on request.

use std::io;

use errcat::catalog::file::EntryList;
use errcat::catalog::{Catalog, Category, Entry, Origin};

use crate::cli::values::{Choice, Origins, parse_status};
use crate::cli::{ListArgs, usage};
use crate::exit::Exit;
use crate::output::{Output, Problem, codes, counted, shell};

pub(super) fn run(args: &ListArgs, catalog: &Catalog, output: &mut Output) -> io::Result<Exit> {
    let category = args.category.as_ref();
    let category = category.map(|name| name.find(catalog, "list")).transpose();
    let status = args.status.as_ref();
    let status = status.map(|text| text.number(catalog, "list")).transpose();
    let filter = match category.and_then(|category| Ok((category, status?))) {
        Ok((category, status)) => Filter {
            args,
            category,
            status,
        },
        Err(error) => return usage::print(error, output),
    };
    let entries = filter.entries(catalog, args.origin);
    if output.is_json() {
        output.json(&EntryList::new(catalog, entries.iter().copied()))?;
    } else if let Some(width) = output.terminal().width {
        output.text(&codes::Codes {
            entries: &entries,
            width,
            palette: output.palette(),
        })?;
    } else {
        for entry in &entries {
            output.text(&format_args!(
                "{}\t{}\t{}\n",
                entry.code(),
                entry.group(),
                entry.description()
            ))?;
        }
    }
    if entries.is_empty() {
        output.error(&Problem::new("no code matches", filter.tip(catalog)))?;
        return Ok(Exit::Negative);
    }
    Ok(Exit::Success)
}

/// Which codes are listed.
struct Filter<'a> {
    args: &'a ListArgs,
    category: Option<&'a Category>,
    status: Option<u16>,
}

impl Filter<'_> {
    /// Returns the codes of these origins that pass the other filters.
    fn entries<'c>(&self, catalog: &'c Catalog, origins: Origins) -> Vec<&'c Entry> {
        catalog
            .known()
            .filter(|entry| origins.includes(entry.origin()) && self.includes(entry))
            .collect()
    }

    fn includes(&self, entry: &Entry) -> bool {
        let args = self.args;
        let mut words = args.text.iter().flat_map(|text| text.split_whitespace());
        self.category
            .is_none_or(|category| entry.category() == Some(category))
            && args.retry.is_none_or(|retry| entry.retry() == retry)
            && self.status.is_none_or(|status| entry.comes_with(status))
            && words.all(|word| entry.matches_word(word))
    }

    /// Returns the tip for the case that no code matches: a command that lists codes.
    fn tip(&self, catalog: &Catalog) -> String {
        let text = self.args.text.join(" ");
        if let Some(status) = parse_status(&text) {
            return format!("for the codes of a status: `errcat explain {status}`");
        }
        let elsewhere = self.entries(catalog, Origins::All).len();
        match (&catalog.find_categories(&text)[..], self.category) {
            ([category], None) => {
                format!(
                    "for the category: `errcat list --category {}`",
                    category.slug()
                )
            }
            (_, Some(category)) if self.args.origin != Origins::One(Origin::Catalog) => format!(
                "only codes of the catalog have a category: `errcat list --category {}`",
                category.slug()
            ),
            _ if elsewhere > 0 => {
                let (one, several) = ("code of another origin", "codes of other origins");
                let codes = counted(elsewhere as u64, one, several);
                match self.with_all_origins() {
                    Some(command) => format!("for {codes}: `{command}`"),
                    None => format!("for {codes}, add `--origin all`"),
                }
            }
            _ => match &catalog.suggest(&text)[..] {
                [closest, ..] => format!("did you mean `errcat list {closest}`?"),
                [] => "for all codes: `errcat list --origin all`".to_owned(),
            },
        }
    }

    /// The same command for all origins.
    fn with_all_origins(&self) -> Option<String> {
        let args = self.args;
        let mut words = vec!["--origin".to_owned(), Origins::All.name().to_owned()];
        let mut push = |flag: &str, value: Option<String>| {
            words.extend(value.into_iter().flat_map(|value| [flag.to_owned(), value]));
        };
        push(
            "--category",
            self.category.map(|category| category.slug().to_owned()),
        );
        push("--retry", args.retry.map(|retry| retry.to_string()));
        push("--status", self.status.map(|status| status.to_string()));
        words.extend(args.text.iter().cloned());
        shell::command_line("list", words.iter().map(String::as_str))
    }
}
