//! Counts an input of any size, with several threads.

use std::io::{self, Read};
use std::sync::{Mutex, PoisonError};
use std::thread;

use super::blocks::{BLOCK, Block, Blocks, Next};
use super::paths::Paths;
use super::read_at::{ReadAt, Sequential};
use super::scan::BlockScanner;
use super::segments::{Buffer, Segments};
use super::slow;
use super::summary::{Parts, Summary};
use crate::triage::counts::Counts;
use crate::triage::sighting::Context;

/// The size of the largest input that is read as a whole, in bytes.
const WHOLE: usize = 4 * 1024 * 1024;

/// How an input is divided.
#[derive(Clone, Copy, Debug)]
pub(in crate::triage) struct Sizes {
    /// The size of the largest input that the extractor reads as a whole, in bytes.
    pub(in crate::triage) whole: usize,
    pub(in crate::triage) block: usize,
    pub(in crate::triage) threads: usize,
}

impl Default for Sizes {
    fn default() -> Self {
        Self {
            whole: WHOLE,
            block: BLOCK,
            threads: thread::available_parallelism().map_or(1, usize::from),
        }
    }
}

/// Marks of UTF-16, which the extractor converts.
const UTF16_MARKS: [&[u8]; 2] = [b"\xff\xfe", b"\xfe\xff"];

/// What was found in an input.
pub(in crate::triage) struct Found {
    pub(in crate::triage) counts: Counts,
    pub(in crate::triage) summary: Summary,
    pub(in crate::triage) paths: Paths,
    /// The error of the reader.
    pub(in crate::triage) outcome: io::Result<()>,
}

/// Reads an input to its end. `counts` are those of an input without responses.
pub(in crate::triage) fn read(
    mut reader: &mut (dyn Read + Send),
    context: &Context<'_>,
    mut counts: Counts,
    sizes: Sizes,
) -> Found {
    let mut start = Vec::new();
    let mut first = (&mut reader).take(sizes.whole as u64 + 1);
    let read = first.read_to_end(&mut start);
    let is_whole = start.len() <= sizes.whole;
    if is_whole || is_utf16(&start) || read.is_err() {
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
    let results = run(sizes.threads, || {
        let mut scanner = BlockScanner::new(*context, counts.clone());
        let outcome = read_blocks(&blocks, &mut scanner);
        (scanner, outcome)
    });
    let blocks = blocks.into_inner().unwrap_or_else(PoisonError::into_inner);
    Found::new(counts, blocks.into_summary(), results)
}

/// Reads an input to its end, as [`read`] does. Each thread reads its own parts of the input.
pub(in crate::triage) fn read_at(
    source: &dyn ReadAt,
    context: &Context<'_>,
    counts: Counts,
    sizes: Sizes,
) -> Found {
    let Some(size) = size_in_segments(source, sizes.whole as u64) else {
        return read(&mut Sequential::new(source), context, counts, sizes);
    };
    let segments = Segments::new(source, size, sizes.block);
    let threads = usize::try_from(segments.count()).unwrap_or(usize::MAX);
    let parts = Mutex::new(Parts::default());
    let results = run(sizes.threads.min(threads), || {
        let mut scanner = BlockScanner::new(*context, counts.clone());
        let mut own = Parts::default();
        let outcome = read_segments(&segments, &mut scanner, &mut own);
        if outcome.is_err() {
            segments.stop();
        }
        let mut parts = parts.lock().unwrap_or_else(PoisonError::into_inner);
        parts.add(own);
        (scanner, outcome)
    });
    let parts = parts.into_inner().unwrap_or_else(PoisonError::into_inner);
    Found::new(counts, parts.into_summary(), results)
}

/// Returns the size of an input that can be read in segments. Returns `None` for a small one, for UTF-16,
/// and after an error, which occurs again when the input is read from its beginning.
fn size_in_segments(source: &dyn ReadAt, whole: u64) -> Option<u64> {
    let size = source.size().ok().filter(|size| *size > whole)?;
    let mut start = [0; 2];
    let count = source.read_at(&mut start, 0).ok()?;
    let start = start.get(..count)?;
    (!is_utf16(start)).then_some(size)
}

fn is_utf16(start: &[u8]) -> bool {
    UTF16_MARKS.iter().any(|mark| start.starts_with(mark))
}

/// Runs a function in this many threads, one of which is the current one.
fn run<T: Send>(threads: usize, work: impl Fn() -> T + Sync) -> Vec<T> {
    thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(&work)).collect();
        let own = work();
        let others = others.into_iter().map(|worker| match worker.join() {
            Ok(result) => result,
            Err(panic) => std::panic::resume_unwind(panic),
        });
        std::iter::once(own).chain(others).collect()
    })
}

impl Found {
    /// Adds what the workers found.
    fn new(
        mut counts: Counts,
        mut summary: Summary,
        results: Vec<(BlockScanner<'_>, io::Result<()>)>,
    ) -> Self {
        let mut outcome = Ok(());
        let mut paths = Paths::default();
        for (scanner, result) in results {
            let (own, breaks, own_paths) = scanner.finish();
            counts.merge(&own);
            summary.add_breaks(breaks);
            paths.add(own_paths);
            outcome = outcome.and(result);
        }
        Self {
            counts,
            summary,
            paths,
            outcome,
        }
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
fn read_blocks<R: Read>(
    blocks: &Mutex<Blocks<R>>,
    scanner: &mut BlockScanner<'_>,
) -> io::Result<()> {
    let mut block = Block::default();
    loop {
        let mut source = blocks.lock().unwrap_or_else(PoisonError::into_inner);
        match source.next(&mut block) {
            Ok(Next::Block) => {
                drop(source);
                scanner.scan(block.bytes());
            }
            Ok(Next::Stretch) => scanner.read_stretch(source.stretch())?,
            Ok(Next::End) => return Ok(()),
            Err(error) => {
                drop(source);
                scanner.scan(block.bytes());
                return Err(error);
            }
        }
    }
}

/// Reads segments until there are no more.
fn read_segments(
    segments: &Segments<'_>,
    scanner: &mut BlockScanner<'_>,
    parts: &mut Parts,
) -> io::Result<()> {
    let mut buffer = Buffer::default();
    while let Some(segment) = segments.next(&mut buffer)? {
        let offset = buffer.offset(segment.lines.start);
        let mut summary = Summary::default();
        let lines = buffer.bytes().get(segment.lines.clone());
        let lines = lines.unwrap_or_default();
        scanner.scan(lines);
        summary.feed(lines);
        if segment.is_long {
            let stretch = segments.stretch(&mut buffer, &segment, &mut summary);
            scanner.read_stretch(stretch)?;
        }
        parts.add(Parts::at(offset, summary));
    }
    Ok(())
}
