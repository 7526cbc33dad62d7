//! Lists the inputs of a run, with the files in directories.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Read, Seek};
use std::path::{Path, PathBuf};

use super::decompress;
use super::interrupt::Interrupt;
use crate::cli::TriageArgs;
use crate::commands::files::{self, STDIN};

/// An input of a run.
pub(super) enum Input {
    /// A file, or `-` for standard input.
    File(PathBuf),
    /// A file or directory below a directory that cannot be read.
    Failed(PathBuf, io::ErrorKind),
}

impl Input {
    pub(super) fn path(&self) -> &Path {
        match self {
            Self::File(path) | Self::Failed(path, _) => path,
        }
    }

    pub(super) fn is_stdin(&self) -> bool {
        self.path() == Path::new(STDIN)
    }

    /// The name in reports.
    pub(super) fn name(&self) -> String {
        files::source(self.path()).name().to_owned()
    }

    pub(super) fn open(&self, interrupt: &Interrupt) -> io::Result<Opened> {
        match self {
            Self::Failed(_, error) => Err((*error).into()),
            Self::File(_) if self.is_stdin() => Ok(Opened::Stream(Box::new(interrupt.stdin()))),
            Self::File(path) => {
                let (mut file, is_regular) = files::open(path)?;
                let mut first = [0; decompress::LONGEST_MARK];
                if is_regular {
                    let length = file.read(&mut first)?;
                    file.rewind()?;
                    if !decompress::is_compressed(first.get(..length).unwrap_or_default()) {
                        return Ok(Opened::Plain(file));
                    }
                }
                Ok(Opened::Stream(Box::new(file)))
            }
        }
    }

    /// The size of the file; `None` if it is not known before it is read.
    fn size(&self) -> Option<u64> {
        let metadata = match self {
            Self::File(_) if self.is_stdin() => return None,
            Self::File(path) => fs::metadata(path),
            Self::Failed(..) => return Some(0),
        };
        match metadata {
            Ok(metadata) if !metadata.is_file() => None,
            Ok(metadata) => Some(metadata.len()),
            // It is reported when it is opened.
            Err(_) => Some(0),
        }
    }
}

/// An input that can be read.
pub(super) enum Opened {
    /// A regular file that is not compressed.
    Plain(File),
    Stream(Box<dyn Read + Send>),
}

/// Returns the paths that the arguments name.
pub(super) fn named(args: &TriageArgs) -> Vec<PathBuf> {
    if args.files.is_empty() {
        return vec![STDIN.into()];
    }
    args.files.clone()
}

/// Returns the inputs in their order. Those in a directory are ordered by name.
pub(super) fn list(args: &TriageArgs) -> Vec<Input> {
    let mut walk = Walk::default();
    for path in named(args) {
        if args.recursive && path.is_dir() {
            walk.add_directory(&path);
        } else {
            walk.inputs.push(Input::File(path));
        }
    }
    walk.inputs
}

/// Returns the size of all inputs, if each is known.
pub(super) fn size(inputs: &[Input]) -> Option<u64> {
    inputs.iter().map(Input::size).sum()
}

#[derive(Default)]
struct Walk {
    inputs: Vec<Input>,
    /// The files of directories, without symbolic links in their paths.
    seen: HashSet<PathBuf>,
}

impl Walk {
    /// Adds the files in a directory and in those below it. Symbolic links to files are followed,
    /// because the logs of containers are such links. A file that is there twice is added once.
    fn add_directory(&mut self, directory: &Path) {
        let entries = fs::read_dir(directory).and_then(|entries| {
            let paths = entries.map(|entry| entry.map(|entry| entry.path()));
            paths.collect::<io::Result<Vec<_>>>()
        });
        let mut paths = match entries {
            Ok(paths) => paths,
            Err(error) => return self.fail(directory, &error),
        };
        paths.sort_unstable();
        for path in paths {
            match fs::symlink_metadata(&path) {
                Err(error) => self.fail(&path, &error),
                Ok(metadata) if metadata.is_dir() => self.add_directory(&path),
                Ok(_) if path.is_file() => self.add_file(path),
                // Sockets, links to directories and to nothing.
                Ok(_) => {}
            }
        }
    }

    fn add_file(&mut self, path: PathBuf) {
        match path.canonicalize() {
            Ok(canonical) => {
                if self.seen.insert(canonical) {
                    self.inputs.push(Input::File(path));
                }
            }
            Err(error) => self.fail(&path, &error),
        }
    }

    fn fail(&mut self, path: &Path, error: &io::Error) {
        let input = Input::Failed(path.to_owned(), error.kind());
        self.inputs.push(input);
    }
}
