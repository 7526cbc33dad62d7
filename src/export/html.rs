//! The catalog as a page in one file, which works without JavaScript, too.
//!
//! `page.html` is the page without the catalog: `{{name}}` is a place for a part.

use super::stamp::Stamp;
use super::text::{NOTE, Span, concat, spans, visible};
use crate::catalog::{Catalog, Entry, KnownStatus, RetryWord};

const PAGE: &str = include_str!("page.html");

pub(super) fn export(catalog: &Catalog) -> String {
    let entries: Vec<_> = catalog.known().collect();
    let sections = entries.chunk_by(|one, next| one.heading() == next.heading());
    let sections: Vec<_> = sections
        .filter_map(|entries| Section::new(entries, catalog))
        .collect();
    let parts = [
        ("stamp", escaped(&Stamp(catalog).to_string())),
        ("introduction", introduction(catalog)),
        ("note", NOTE.replace('\n', " ")),
        ("categories", concat(&sections, Section::option)),
        (
            "verdicts",
            concat(RetryWord::ALL, |word| format!("<option>{word}</option>")),
        ),
        ("navigation", concat(&sections, Section::link)),
        ("sections", concat(&sections, Section::table)),
        ("provenance", provenance(catalog)),
    ];
    let mut page = String::new();
    let mut rest = PAGE;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) = after.split_once("}}").unwrap_or((after, ""));
        page.push_str(before);
        let part = parts.iter().find(|part| part.0 == name);
        page.push_str(part.map_or("", |part| &part.1));
        rest = after;
    }
    page + rest
}

/// The codes of a category or of an origin.
struct Section<'e> {
    heading: &'e str,
    /// The anchor, which no code has: codes have single hyphens only.
    id: String,
    entries: &'e [&'e Entry],
    catalog: &'e Catalog,
}

impl<'e> Section<'e> {
    fn new(entries: &'e [&'e Entry], catalog: &'e Catalog) -> Option<Self> {
        let first = entries.first()?;
        let kind = first.category().map_or("origin", |_| "category");
        Some(Self {
            heading: first.heading(),
            id: format!("{kind}--{}", escaped(first.group())),
            entries,
            catalog,
        })
    }

    fn option(&self) -> String {
        format!(
            "<option value=\"{}\">{}</option>",
            self.id,
            escaped(self.heading)
        )
    }

    fn link(&self) -> String {
        let (heading, count) = (escaped(self.heading), self.entries.len());
        format!(
            "<li><a href=\"#{}\">{heading} <span>{count}</span></a></li>\n",
            self.id
        )
    }

    fn table(&self) -> String {
        let (id, heading) = (&self.id, escaped(self.heading));
        let rows = concat(self.entries, |entry| row(entry, self.catalog));
        format!(
            "<section id=\"{id}\" aria-labelledby=\"{id}--heading\">\n\
             <h2 id=\"{id}--heading\">{heading}</h2>\n\
             <table role=\"table\" aria-labelledby=\"{id}--heading\">\n\
             <thead role=\"rowgroup\"><tr role=\"row\">\
             <th role=\"columnheader\" class=\"code\">Code</th>\
             <th role=\"columnheader\">Description and next step</th>\
             <th role=\"columnheader\" class=\"retry\">Retry</th>\
             <th role=\"columnheader\" class=\"status\">HTTP</th></tr></thead>\n\
             <tbody role=\"rowgroup\">\n{rows}</tbody>\n</table>\n</section>\n"
        )
    }
}

/// Returns the row of a code. Narrow screens show it as a block, so it needs the roles of a table.
fn row(entry: &Entry, catalog: &Catalog) -> String {
    let word = entry.retry_word();
    let code = escaped(entry.code());
    let newer = entry.renamed_to().map(|name| {
        let name = escaped(name);
        format!("<span class=\"newer\" id=\"{name}\">newer name: <code>{name}</code></span>")
    });
    format!(
        "<tr role=\"row\" id=\"{code}\" data-retry=\"{word}\">\
         <th role=\"rowheader\" scope=\"row\" class=\"code\"><a href=\"#{code}\"><code>{code}</code></a>{}</th>\
         <td role=\"cell\" class=\"meaning\"><p>{}</p><p class=\"next\">{}</p>{}</td>\
         <td role=\"cell\" class=\"retry\">{}</td>\
         <td role=\"cell\" class=\"status\">{}</td></tr>\n",
        newer.unwrap_or_default(),
        inline(entry.description()),
        inline(entry.advice()),
        details(entry, catalog),
        word.in_general(),
        concat(entry.statuses(), |known| status(*known)),
    )
}

fn status(status: KnownStatus) -> String {
    match status {
        KnownStatus::Inferred(number) => {
            format!("<span class=\"inferred\">{number} (inferred) </span>")
        }
        KnownStatus::Sourced(number) => format!("<span>{number} </span>"),
    }
}

/// Returns what only some readers need, folded.
fn details(entry: &Entry, catalog: &Catalog) -> String {
    let exit = entry.cli_exit();
    let exit = format!("{} ({})", exit.code(), exit.meaning());
    let rows = [
        (
            "Run",
            concat(entry.commands(), |command| {
                format!("<code>{}</code>", escaped(&command.run))
            }),
        ),
        (
            "Reasons",
            concat(entry.arguments(), |argument| {
                let (when, reason) = (argument.verdict.when(), inline(&argument.rationale));
                format!("<span>{when}: {reason}</span>")
            }),
        ),
        ("Caveat", entry.caveat().map(inline).unwrap_or_default()),
        (
            "See also",
            concat(entry.see_also(), |code| {
                let code = escaped(code);
                format!("<a href=\"#{code}\"><code>{code}</code></a> ")
            }),
        ),
        (
            "CLI exit",
            Some(exit)
                .filter(|_| catalog.is_of_nullspace())
                .unwrap_or_default(),
        ),
    ];
    let rows = rows.iter().filter(|(_, value)| !value.is_empty());
    let rows = concat(rows, |(name, value)| {
        format!("<dt>{name}</dt><dd>{value}</dd>")
    });
    if rows.is_empty() {
        return rows;
    }
    let of = format!(
        "<span class=\"visually-hidden\"> of {}</span>",
        escaped(entry.code())
    );
    format!("<details><summary>Details{of}</summary><dl>{rows}</dl></details>")
}

fn introduction(catalog: &Catalog) -> String {
    let published = catalog.len();
    let of = match catalog.source() {
        Some(source) => format!("{published} codes from {}", link(source)),
        None => format!("{published} codes"),
    };
    match catalog.related().count() {
        0 => format!("<p>{of}.</p>"),
        related => {
            format!("<p>{of}, and {related} non-catalog codes, which that page does not list.</p>")
        }
    }
}

fn provenance(catalog: &Catalog) -> String {
    let checked = catalog.checked().map(|checked| {
        let against = match checked.sdk_releases() {
            [] => String::new(),
            releases => format!(
                ", against {} {}",
                catalog.sdk_name(),
                releases.join(" and ")
            ),
        };
        let (date, against) = (escaped(checked.date()), escaped(&against));
        format!("<p>Checked on {date}{against}.</p>\n")
    });
    format!(
        "<p>Generated by {}.</p>\n{}",
        escaped(&Stamp(catalog).to_string()),
        checked.unwrap_or_default()
    )
}

/// Returns a link to a page, or its address as text if it is not one of the web.
fn link(address: &str) -> String {
    let text = escaped(address);
    match address.strip_prefix("https://") {
        Some(shown) => format!("<a href=\"{text}\">{}</a>", escaped(shown)),
        None => text,
    }
}

/// Returns a text with its code marked.
fn inline(text: &str) -> String {
    let spans = spans(text).map(|span| match span {
        Span::Text(text) => escaped(text),
        Span::Code(code) => format!("<code>{}</code>", escaped(code)),
    });
    spans.collect()
}

/// Returns a text that is neither a tag nor the end of an attribute.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in visible(text).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_have_no_tags() {
        assert_eq!(
            inline("Run `a <b>` & \"c\" 'd'"),
            "Run <code>a &lt;b&gt;</code> &amp; &quot;c&quot; &#39;d&#39;"
        );
    }

    #[test]
    fn only_addresses_of_the_web_are_links() {
        assert_eq!(
            link("https://a/b?c&d"),
            "<a href=\"https://a/b?c&amp;d\">a/b?c&amp;d</a>"
        );
        assert_eq!(link("javascript:alert(1)"), "javascript:alert(1)");
    }

    #[test]
    fn the_page_has_a_part_for_each_place() {
        let page = export(Catalog::bundled());
        assert!(!page.contains("{{") && !page.contains("}}"));
        for place in PAGE.split("{{").skip(1) {
            assert!(place.contains("}}"), "{place}");
        }
    }
}
