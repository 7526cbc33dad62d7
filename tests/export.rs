//! The files of `errcat::export`.
//!
//! `tests/data/export/catalog.json` is a small catalog of another API, with texts that mean something in
//! one of the formats. Its exports are in the folder `expected` beside it; `.ci/check-exports` uses them
//! with the tools of their languages.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use errcat::Catalog;
use errcat::catalog::Entry;
use errcat::export::{self, Format};
use serde_json::{Value, json};
use snapbox::{Assert, Data};

fn data(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data/export")
        .join(path)
}

fn small() -> Catalog {
    let json = std::fs::read_to_string(data("catalog.json")).expect("the file is ours");
    Catalog::from_json(&json).expect("it is a catalog")
}

/// The exports of the bundled catalog.
fn bundled(format: Format) -> String {
    export::to_string(Catalog::bundled(), format)
}

/// The codes of a catalog, published ones only or all.
fn codes<'c>(entries: impl Iterator<Item = &'c Entry>) -> Vec<&'c str> {
    entries.map(Entry::code).collect()
}

#[test]
fn exports_are_as_expected() {
    let catalog = small();
    for format in Format::ALL {
        let name = match format {
            Format::Json => "catalog.json",
            Format::Csv => "catalog.csv",
            Format::Markdown => "catalog.md",
            Format::Html => "catalog.html",
            Format::JsonSchema => "schema.json",
            Format::TypeScript => "errors.ts",
            Format::Python => "errors.py",
            Format::Go => "errorcodes.go",
            other => panic!("no file for {other}"),
        };
        // On a difference: SNAPSHOTS=overwrite cargo test --test export
        let expected = Data::read_from(&data("expected").join(name), None).raw();
        Assert::new()
            .action_env("SNAPSHOTS")
            .eq(export::to_string(&catalog, *format), expected);
    }
}

#[test]
fn the_same_catalog_gives_the_same_bytes_with_a_stamp() {
    let catalog = Catalog::bundled();
    let json = bundled(Format::Json);
    let read = Catalog::from_json(&json).expect("it is a catalog");
    let source = catalog.source().expect("there is a page");
    for format in Format::ALL {
        let text = bundled(*format);
        assert_eq!(text, bundled(*format));
        assert_eq!(text, export::to_string(&read, *format), "{format}");
        assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{format}");
        for part in [source, catalog.digest(), env!("CARGO_PKG_VERSION"), "65"] {
            assert!(text.contains(part), "{format}: {part}");
        }
    }
}

/// Reads CSV as spreadsheets do: a quote begins a cell with commas, two quotes are one.
fn read_csv(text: &str) -> Vec<Vec<String>> {
    let mut lines = vec![vec![String::new()]];
    let mut is_quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let line = lines.last_mut().expect("there is a line");
        let cell = line.last_mut().expect("there is a cell");
        match c {
            '"' if is_quoted && chars.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => line.push(String::new()),
            '\n' if !is_quoted => lines.push(vec![String::new()]),
            other => cell.push(other),
        }
    }
    assert_eq!(lines.pop(), Some(vec![String::new()]), "the last line ends");
    lines
}

#[test]
fn csv_has_the_facts_of_all_codes() {
    let csv = read_csv(&bundled(Format::Csv));
    let (header, rows) = csv.split_first().expect("there is a header");
    assert_eq!(rows.len(), Catalog::bundled().known().count());
    for (row, entry) in rows.iter().zip(Catalog::bundled().known()) {
        assert_eq!(row.len(), header.len());
        let row: BTreeMap<_, _> = header.iter().map(String::as_str).zip(row).collect();
        assert_eq!(row["code"], entry.code());
        assert_eq!(row["origin"], entry.origin().as_str());
        assert_eq!(row["description"], entry.description());
        assert_eq!(row["advice"], entry.advice());
        assert_eq!(row["renamed_to"], entry.renamed_to().unwrap_or_default());
        assert_eq!(row["retry_permitted"], &entry.permits_retry().to_string());
        let statuses = [&**row["http_statuses"], row["inferred_http_statuses"]].join(" ");
        let statuses: BTreeSet<_> = statuses.split_whitespace().map(str::to_owned).collect();
        let known = entry
            .statuses()
            .iter()
            .map(|status| status.number().to_string());
        assert_eq!(statuses, known.collect());
    }
}

#[test]
fn no_cell_of_csv_is_a_formula() {
    for line in read_csv(&export::to_string(&small(), Format::Csv)) {
        for cell in line {
            assert!(
                !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
                "{cell}"
            );
        }
    }
}

#[test]
fn documents_have_all_codes_and_constants_only_the_published_ones() {
    let catalog = Catalog::bundled();
    for (format, before, after) in [
        (Format::Csv, "\n", ","),
        (Format::Markdown, "\n| `", "`"),
        (Format::Html, "\" id=\"", "\" data-retry"),
    ] {
        let text = bundled(format);
        let parts = text.split(before).skip(1);
        let found: Vec<_> = parts
            .filter_map(|part| Some(part.split_once(after)?.0))
            .collect();
        let found: Vec<_> = found
            .into_iter()
            .filter(|code| catalog.known().any(|entry| entry.code() == *code))
            .collect();
        assert_eq!(found, codes(catalog.known()), "{format}");
    }
    for format in [
        Format::JsonSchema,
        Format::TypeScript,
        Format::Python,
        Format::Go,
    ] {
        let text = bundled(format);
        for code in codes(catalog.entries()) {
            assert!(text.contains(&format!("\"{code}\"")), "{format}: {code}");
        }
        for entry in catalog.related().filter(|entry| {
            !catalog
                .entries()
                .any(|other| other.renamed_to() == Some(entry.code()))
        }) {
            assert!(
                !text.contains(&format!("\"{}\"", entry.code())) || entry.code() == "unknown",
                "{format}: {}",
                entry.code()
            );
        }
    }
}

#[test]
fn the_schema_accepts_responses_with_any_code() {
    let schema: Value = serde_json::from_str(&bundled(Format::JsonSchema)).expect("it is JSON");
    jsonschema::draft202012::meta::validate(&schema).expect("it is a schema of 2020-12");
    let response = jsonschema::draft202012::new(&schema).expect("it can be used");
    let upload =
        json!({"reason": "upload_expired", "message": "m", "retryable": false, "path": null});
    let template = json!({"code": "build_error", "message": "m", "phase": "brand_new", "retryable": false,
                          "suggested_action": "a", "brand_new": 1});
    for valid in [
        json!({"error": "m", "code": "volume_busy"}),
        json!({"error": "m", "code": "brand_new", "request_id": "req_1", "brand_new": 1}),
        json!({"error": "m", "code": "file_upload_error", "error_detail": upload}),
        json!({"error": "m", "code": "build_error", "error_detail": template, "build_id": "tb_1"}),
    ] {
        assert!(response.is_valid(&valid), "{valid}");
    }
    for invalid in [
        json!({"error": "m"}),
        json!({"code": "volume_busy"}),
        json!({"error": {"message": "m"}, "code": "volume_busy"}),
        json!({"error": "m", "code": 1}),
        json!({"error": "m", "code": "build_error", "error_detail": {}}),
        json!({"error": "m", "code": "build_error", "retryable": "yes"}),
        json!(["volume_busy"]),
    ] {
        assert!(!response.is_valid(&invalid), "{invalid}");
    }
    let known = json!({"$ref": "#/$defs/KnownErrorCode", "$defs": schema["$defs"]});
    let known = jsonschema::draft202012::new(&known).expect("it can be used");
    assert!(known.is_valid(&json!("volume_busy")) && !known.is_valid(&json!("volume_bsy")));
}

#[test]
fn the_page_loads_nothing_and_runs_no_text() {
    let page = export::to_string(&small(), Format::Html);
    assert_eq!(page.matches("<script").count(), 1);
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#39;quotes&#39;"));
    assert!(page.contains("<a href=\"https://example.com/errors?a=1&amp;b=2\">"));
    for loads in ["src=", "@import", "url(", "fetch(", "href=\"//"] {
        assert!(!page.contains(loads), "{loads}");
    }
}
