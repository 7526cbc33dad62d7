//! Reads the lines of curl's `--trace` and `--trace-ascii` in the output.

use super::chunks::{Announced, Chunks};
use super::markers::Marker;
use super::trace::{Block, Kind, TracedBody};
use super::{ClientFrame, ClientOutput, Part};
use crate::response::RequestLine;

impl ClientOutput {
    /// Reads a line of a trace. Returns whether it is one.
    pub(super) fn read_trace(&mut self, number: u64, line: &[u8]) -> bool {
        if self.part != Part::Output {
            return false;
        }
        if self
            .block
            .as_mut()
            .is_some_and(|block| block.read_row(line))
        {
            return true;
        }
        let title = Block::from_title(line, number);
        let is_title = title.is_some();
        if is_title || !line.is_empty() {
            self.end_block();
        }
        match title {
            Some(block) if block.kind == Kind::ReceivedData => self.begin_traced_body(block),
            Some(block) => self.block = Some(block),
            None => {}
        }
        is_title
    }

    /// Begins a body with the block after its title.
    fn begin_traced_body(&mut self, block: Block) {
        let head = self.headers.end();
        self.push_head(head);
        self.found.push_back(ClientFrame::TracedBody);
        let announced = match self.chunks.take() {
            Some(Announced::ByHeaders) => Announced::ByHeadersOfTrace,
            _ => Announced::Not,
        };
        let is_compressed = std::mem::take(&mut self.is_compressed);
        let chunks = Chunks::new(announced);
        self.traced_body = Some(TracedBody::new(block, chunks, is_compressed));
        // Notes of the client may be lines of the body.
        self.outer_noise = Some(std::mem::take(&mut self.noise));
    }

    /// Ends the block, if there is one.
    #[inline]
    pub(super) fn end_block(&mut self) {
        if let Some(block) = self.block.take() {
            self.read_block(block);
        }
    }

    /// Reads the header or the request that a block shows.
    fn read_block(&mut self, block: Block) {
        let (kind, number) = (block.kind, block.line);
        let bytes = block.into_bytes();
        match kind {
            Kind::ReceivedHeader => {
                // The hexadecimal form shows the line break, too.
                let line = bytes.trim_ascii_end();
                let outcome = self.headers.read_content(number, line, Marker::Trace);
                self.push_head(outcome.complete);
            }
            Kind::SentHeader => {
                let first = bytes.split(|byte| b"\r\n".contains(byte)).next();
                let request = first.and_then(RequestLine::from_line);
                self.push_request(request);
            }
            Kind::ReceivedData | Kind::Other => {}
        }
    }
}
