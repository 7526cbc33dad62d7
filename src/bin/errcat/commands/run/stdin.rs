//! The standard input of the command, which each try needs from the beginning.

use std::fs::File;
use std::io::{self, IsTerminal, Seek, SeekFrom};
use std::process::{ChildStdin, Stdio};
use std::sync::Arc;

use super::background::Background;
use super::pipe::Pipe;

/// How the command gets its standard input.
pub(super) enum Stdin {
    /// It reads that of errcat.
    Inherited,
    /// It reads that of errcat, a file whose first byte for the command is here.
    File { file: File, start: u64 },
    /// It reads a pipe to errcat, which keeps a copy of what was read.
    Pipe(Arc<Pipe>),
}

impl Stdin {
    /// Chooses a way to repeat the input, if tries may follow the first one.
    ///
    /// # Errors
    ///
    /// Returns an error if the system refuses another thread.
    pub(super) fn new(may_repeat: bool) -> io::Result<Self> {
        if !may_repeat || io::stdin().is_terminal() {
            return Ok(Self::Inherited);
        }
        let Ok(mut file) = own_handle() else {
            return Ok(Self::Inherited);
        };
        Ok(match (file.metadata(), file.stream_position()) {
            (Ok(metadata), Ok(start)) if metadata.is_file() => Self::File { file, start },
            // A device such as /dev/null has no content to repeat.
            (Ok(metadata), _) if is_device(&metadata) => Self::Inherited,
            _ => Self::Pipe(Pipe::new(file)?),
        })
    }

    /// Returns the standard input of the next try, from its beginning.
    ///
    /// # Errors
    ///
    /// Returns an error if a file cannot be set back to its beginning, or if the system refuses
    /// another thread.
    pub(super) fn for_try(&mut self) -> io::Result<Input> {
        match self {
            Self::Inherited => Ok(Input::inherited()),
            Self::File { file, start } => {
                file.seek(SeekFrom::Start(*start))?;
                Ok(Input::inherited())
            }
            Self::Pipe(pipe) => Ok(Input {
                stdio: Stdio::piped(),
                writer: Some(pipe.writer()?),
            }),
        }
    }

    /// Ends the writing to the child of this try. Returns whether another try can have the same input.
    pub(super) fn end_try(&self) -> bool {
        match self {
            Self::Inherited | Self::File { .. } => true,
            Self::Pipe(pipe) => pipe.end_try(),
        }
    }
}

/// The standard input of one try.
pub(super) struct Input {
    pub(super) stdio: Stdio,
    /// Writes to the child, if it reads a pipe to errcat.
    pub(super) writer: Option<Background<ChildStdin>>,
}

impl Input {
    fn inherited() -> Self {
        Self {
            stdio: Stdio::inherit(),
            writer: None,
        }
    }
}

/// Returns the standard input without a buffer.
fn own_handle() -> io::Result<File> {
    #[cfg(unix)]
    let handle = std::os::fd::AsFd::as_fd(&io::stdin()).try_clone_to_owned()?;
    #[cfg(windows)]
    let handle = std::os::windows::io::AsHandle::as_handle(&io::stdin()).try_clone_to_owned()?;
    Ok(File::from(handle))
}

#[cfg(unix)]
fn is_device(metadata: &std::fs::Metadata) -> bool {
    std::os::unix::fs::FileTypeExt::is_char_device(&metadata.file_type())
}

#[cfg(not(unix))]
fn is_device(_: &std::fs::Metadata) -> bool {
    false
}
