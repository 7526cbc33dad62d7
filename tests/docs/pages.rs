//! The pages of the documentation.

use std::path::PathBuf;

use crate::project;

/// A page of the documentation.
pub(crate) struct Page {
    pub(crate) path: PathBuf,
    pub(crate) text: String,
}

/// Returns README, CONTRIBUTING, the page about packages, and the pages in `docs`.
pub(crate) fn all() -> Vec<Page> {
    let folder = std::fs::read_dir(project("docs")).expect("there is a folder");
    let paths = folder.map(|entry| entry.expect("it can be listed").path());
    let mut paths: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .chain(["README.md", "CONTRIBUTING.md", "packaging/README.md"].map(project))
        .collect();
    paths.sort();
    let pages = paths.into_iter().map(|path| Page {
        text: std::fs::read_to_string(&path).expect("a page is UTF-8"),
        path,
    });
    pages.collect()
}

/// Returns the text without the lines of code blocks.
fn prose(text: &str) -> String {
    let parts = text.split("```").step_by(2);
    parts.collect::<Vec<_>>().join("\n")
}

/// Returns the anchor that a heading gets on the pages of source hosts.
fn anchor(heading: &str) -> String {
    let kept = |c: char| c.is_alphanumeric() || c == ' ' || c == '-' || c == '_';
    let lower = heading.trim_start_matches('#').trim().to_lowercase();
    lower
        .chars()
        .filter(|c| kept(*c))
        .collect::<String>()
        .replace(' ', "-")
}

/// Whether a page has a heading with this anchor.
fn has_heading(text: &str, wanted: &str) -> bool {
    let prose = prose(text);
    let mut headings = prose.lines().filter(|line| line.starts_with('#'));
    headings.any(|line| anchor(line) == wanted)
}

#[test]
fn links_lead_to_files_and_headings() {
    let mut count = 0;
    for Page { path, text } in all() {
        let prose = prose(&text);
        let links = prose.split("](").skip(1).map(|rest| (rest, ')'));
        let images = ["src=\"", "srcset=\""]
            .into_iter()
            .flat_map(|name| prose.split(name).skip(1).map(|rest| (rest, '"')));
        for (rest, end) in links.chain(images) {
            let link = rest.split(end).next().unwrap_or_default();
            if link.starts_with("https://") {
                continue;
            }
            count += 1;
            let (file, heading) = link.split_once('#').unwrap_or((link, ""));
            let target = match file {
                "" => path.clone(),
                file => path.with_file_name(file),
            };
            assert!(target.exists(), "{}: {link}", path.display());
            if !heading.is_empty() {
                let text = std::fs::read_to_string(&target).expect("a page is UTF-8");
                assert!(has_heading(&text, heading), "{}: {link}", path.display());
            }
        }
    }
    assert!(count > 10, "the pages have lost their links");
}

#[test]
fn readme_links_every_page() {
    let readme = include_str!("../../README.md");
    for Page { path, .. } in all() {
        let path = path
            .strip_prefix(project(""))
            .expect("it is in the project");
        let link = format!("]({})", path.display());
        assert!(
            path.ends_with("README.md") || readme.contains(&link),
            "README lacks: {link}"
        );
    }
}

#[test]
fn readme_is_short_and_begins_with_what_newcomers_need() {
    let readme = include_str!("../../README.md");
    let words = readme.split_whitespace().count();
    assert!(words <= 1_500, "README has {words} words");
    for wanted in [
        "cargo run --release < tests/data/",
        "cargo test\n",
        "<picture>",
        "| errcat`",
        "cargo install --locked --path .",
        "packaging/build",
        "`benches/triage`",
    ] {
        let before = readme.split(wanted).next().unwrap_or(readme);
        let line = before.lines().count();
        assert!(line < 40, "{wanted} is in line {line}");
    }
}
