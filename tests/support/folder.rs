//! Folders for temporary files.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

/// A new folder for temporary files, which is removed when it is dropped.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("errcat-test-{}-{number}", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).expect("the folder for temporary files exists");
        Self(path)
    }

    /// Writes a file, in a new folder if its name has one. Returns its path.
    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.join(name);
        let folder = path.parent().expect("it is in a folder");
        std::fs::create_dir_all(folder).expect("the folder is ours");
        std::fs::write(&path, content).expect("the folder is ours");
        path.to_str().expect("the path is UTF-8").to_owned()
    }

    /// The path of a file or folder in it.
    pub(crate) fn join(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// The path of the folder.
    pub(crate) fn path(&self) -> &str {
        self.0.to_str().expect("the path is UTF-8")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // The test has ended.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
