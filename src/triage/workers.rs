//! Counts an input of any size, with several threads.

use std::io::{self, Read};
use std::sync::{Mutex, PoisonError};
use std::thread;

use super::blocks::{BLOCK, Block, Blocks, Next};
use super::counts::{Context, Counts};
use super::inputs::Summary;
use super::paths::Paths;
use super::scan::BlockScanner;
use super::slow;

/// How an input is divided.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sizes {
    /// The size of the largest input that the extractor reads as a whole, in bytes.
    pub(super) whole: usize,
    pub(super) block: usize,
    pub(super) threads: usize,
}

impl Default for Sizes {
    fn default() -> Self {
        Self {
            whole: 4 * BLOCK,
            block: BLOCK,
            threads: thread::available_parallelism().map_or(1, usize::from),
        }
    }
}

/// Marks of UTF-16, which the extractor converts.
const UTF16_MARKS: [&[u8]; 2] = [b"\xff\xfe", b"\xfe\xff"];

/// What was found in an input.
pub(super) struct Found {
    pub(super) counts: Counts,
    pub(super) summary: Summary,
    pub(super) paths: Paths,
    /// The error of the reader.
    pub(super) outcome: io::Result<()>,
}

/// Reads an input to its end. `counts` are those of an input without responses.
pub(super) fn read(
    mut reader: &mut (dyn Read + Send),
    context: &Context<'_>,
    mut counts: Counts,
    sizes: Sizes,
) -> Found {
    let mut start = Vec::new();
    let mut first = (&mut reader).take(sizes.whole as u64 + 1);
    let read = first.read_to_end(&mut start);
    let is_whole = start.len() <= sizes.whole;
    let is_utf16 = UTF16_MARKS.iter().any(|mark| start.starts_with(mark));
    if is_whole || is_utf16 || read.is_err() {
        let mut summary = Summary::default();
        let rest = Rest {
            reader,
            error: read.err(),
        };
        let input = start.as_slice().chain(rest);
        let outcome = slow::read(input, context, &mut counts, &mut summary);
        return Found {
            counts,
            summary,
            paths: Paths::default(),
            outcome,
        };
    }
    let blocks = Mutex::new(Blocks::new(start, reader, sizes.block));
    let results = thread::scope(|scope| {
        let workers: Vec<_> = (0..sizes.threads.max(1))
            .map(|_| scope.spawn(|| work(&blocks, context, counts.clone())))
            .collect();
        let results = workers.into_iter().map(|worker| match worker.join() {
            Ok(result) => result,
            Err(panic) => std::panic::resume_unwind(panic),
        });
        results.collect::<Vec<_>>()
    });
    let blocks = blocks.into_inner().unwrap_or_else(PoisonError::into_inner);
    let mut summary = blocks.into_summary();
    let mut outcome = Ok(());
    let mut paths = Paths::default();
    for (scanner, result) in results {
        let (own, breaks, own_paths) = scanner.finish();
        counts.merge(&own);
        summary.add_breaks(breaks);
        paths.add(own_paths);
        outcome = outcome.and(result);
    }
    Found {
        counts,
        summary,
        paths,
        outcome,
    }
}

/// The rest of a reader, which may begin with an error.
struct Rest<R> {
    reader: R,
    error: Option<io::Error>,
}

impl<R: Read> Read for Rest<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.error.take() {
            Some(error) => Err(error),
            None => self.reader.read(buffer),
        }
    }
}

/// Reads blocks until there are no more.
fn work<'c, R: Read>(
    blocks: &Mutex<Blocks<R>>,
    context: &Context<'c>,
    counts: Counts,
) -> (BlockScanner<'c>, io::Result<()>) {
    let mut scanner = BlockScanner::new(*context, counts);
    let mut block = Block::default();
    loop {
        let mut source = blocks.lock().unwrap_or_else(PoisonError::into_inner);
        match source.next(&mut block) {
            Ok(Next::Block) => {
                drop(source);
                scanner.scan(block.bytes());
            }
            Ok(Next::Stretch) => {
                let stretch = source.stretch();
                if let Err(error) = scanner.read_stretch(stretch) {
                    return (scanner, Err(error));
                }
            }
            Ok(Next::End) => return (scanner, Ok(())),
            Err(error) => {
                drop(source);
                scanner.scan(block.bytes());
                return (scanner, Err(error));
            }
        }
    }
}
