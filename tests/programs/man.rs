//! man finds and formats the pages that errcat writes.

use crate::folder::Folder;
use crate::shell;

#[test]
#[ignore = "needs man and groff"]
fn man_shows_the_pages_in_a_new_directory() {
    let folder = Folder::new();
    for (page, name) in [
        ("errcat", "errcat - explains Nullspace API errors"),
        ("errcat-triage", "errcat-triage - count the error codes"),
    ] {
        let script = format!("errcat man --out \"$MANPATH/man1\" && man {page} | cat");
        let mut command = shell(&script);
        let command = command
            .env("MANPATH", folder.path())
            .env("LC_ALL", "C.UTF-8");
        let output = command.output().expect("bash starts");
        let text = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{output:?}");
        assert!(text.contains(name), "{page}: {output:?}");
        assert!(text.contains("\nEXIT STATUS\n"), "{page}: {text}");
    }
}
