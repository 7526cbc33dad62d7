//! The changelog has an entry for this version.

#[test]
fn the_latest_release_is_this_version() {
    let changelog = include_str!("../../CHANGELOG.md");
    let mut versions = changelog
        .lines()
        .filter_map(|line| line.strip_prefix("## ["));
    let newest = versions.find(|line| !line.starts_with("Unreleased"));
    let version = format!("{}] - ", env!("CARGO_PKG_VERSION"));
    assert!(
        newest.is_some_and(|newest| newest.starts_with(&version)),
        "{newest:?}"
    );
}
