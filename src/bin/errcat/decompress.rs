//! Decompresses inputs, which are recognized by their first bytes.

use std::error::Error;
use std::io::{self, BufRead, BufReader, Chain, Cursor, ErrorKind, Read};
use std::iter;

use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

/// The first bytes of a gzip file (RFC 1952) and of a Zstandard frame (RFC 8878).
const GZIP: &[u8] = b"\x1f\x8b";
const ZSTANDARD: &[u8] = b"\x28\xb5\x2f\xfd";

/// What follows the first byte, `\x50` to `\x5f`, of a skippable Zstandard frame. `pzstd` begins its
/// files with one.
const SKIPPABLE: &[u8] = b"\x2a\x4d\x18";

/// The first bytes of other compressed files, with the program that decompresses them.
const OTHERS: [(&[u8], &str); 3] = [
    (b"\xfd7zX", "xz"),
    (b"BZh", "bzip2"),
    (b"\x04\x22\x4d\x18", "lz4"),
];

/// How much of the compressed bytes is read at once, in bytes.
const BUFFER: usize = 64 * 1024;

/// A reader of which the first bytes were read.
type Peeked<R> = Chain<Cursor<Vec<u8>>, R>;

/// Returns a reader of the decompressed bytes. Other bytes are returned unchanged. Several compressed
/// files may follow each other. An error names the program that decompresses other formats.
pub(crate) fn reader<'r>(raw: impl Read + Send + 'r) -> io::Result<Box<dyn Read + Send + 'r>> {
    let (first, peeked) = peek(raw)?;
    if let Some((_, program)) = OTHERS.iter().find(|(begin, _)| first.starts_with(begin)) {
        let message = format!("it is compressed: pipe in what `{program} -dc` prints");
        return Err(io::Error::new(ErrorKind::Unsupported, message));
    }
    Ok(if first.starts_with(GZIP) {
        let buffered = BufReader::with_capacity(BUFFER, peeked);
        Box::new(MultiGzDecoder::new(buffered))
    } else if is_zstandard(&first) {
        let buffered = BufReader::with_capacity(BUFFER, peeked);
        Box::new(Frames::new(buffered))
    } else {
        Box::new(peeked)
    })
}

fn is_zstandard(first: &[u8]) -> bool {
    first.starts_with(ZSTANDARD) || matches!(first, [0x50..=0x5f, rest @ ..] if rest == SKIPPABLE)
}

/// Returns the first bytes of a reader, and a reader of all bytes.
fn peek<R: Read>(mut raw: R) -> io::Result<(Vec<u8>, Peeked<R>)> {
    let mut first = Vec::new();
    (&mut raw)
        .take(ZSTANDARD.len() as u64)
        .read_to_end(&mut first)?;
    Ok((first.clone(), Cursor::new(first).chain(raw)))
}

/// A reader of Zstandard frames.
struct Frames<R> {
    source: R,
    decoder: FrameDecoder,
    /// Whether a frame has begun and not ended.
    is_inside: bool,
}

impl<R: BufRead> Frames<R> {
    fn new(source: R) -> Self {
        Self {
            source,
            decoder: FrameDecoder::new(),
            is_inside: false,
        }
    }

    /// Begins the next frame. Returns `false` at the end of the input.
    fn begin(&mut self) -> io::Result<bool> {
        while !self.source.fill_buf()?.is_empty() {
            match self.decoder.reset(&mut self.source) {
                Ok(()) => {
                    self.is_inside = true;
                    return Ok(true);
                }
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                    length,
                    ..
                })) => {
                    let mut skipped = (&mut self.source).take(length.into());
                    io::copy(&mut skipped, &mut io::sink())?;
                }
                Err(error) => return Err(undecodable(&error)),
            }
        }
        Ok(false)
    }

    fn end(&mut self) -> io::Result<()> {
        self.is_inside = false;
        let expected = self.decoder.get_checksum_from_data();
        if expected.is_some() && expected != self.decoder.get_calculated_checksum() {
            return Err(invalid("the checksum of the Zstandard frame is wrong"));
        }
        Ok(())
    }
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.is_inside || self.begin()? {
            let is_finished = self.decoder.is_finished();
            if self.decoder.can_collect() > 0 {
                return self.decoder.read(buffer);
            }
            if is_finished {
                self.end()?;
            } else {
                let strategy = BlockDecodingStrategy::UptoBytes(buffer.len());
                let outcome = self.decoder.decode_blocks(&mut self.source, strategy);
                outcome.map_err(|error| undecodable(&error))?;
            }
        }
        Ok(0)
    }
}

fn invalid(message: &str) -> io::Error {
    io::Error::new(ErrorKind::InvalidData, message)
}

/// Returns the error of the source if there is one, and else that the frame is damaged.
fn undecodable(error: &FrameDecoderError) -> io::Error {
    let mut causes = iter::successors(Some(error as &dyn Error), |&error| error.source());
    let of_source = causes.find_map(|error| error.downcast_ref::<io::Error>());
    match of_source.map(io::Error::kind) {
        Some(ErrorKind::UnexpectedEof) => invalid("incomplete Zstandard frame"),
        Some(kind) => kind.into(),
        None => invalid("damaged Zstandard frame"),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;
    use ruzstd::encoding::{CompressionLevel, compress_to_vec};

    use super::*;

    fn gzip(text: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(text).expect("memory can be written");
        encoder.finish().expect("memory can be written")
    }

    fn zstandard(text: &[u8]) -> Vec<u8> {
        compress_to_vec(text, CompressionLevel::Fastest)
    }

    fn read(raw: &[u8]) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        reader(raw)?.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    #[test]
    fn other_formats_are_errors_that_name_the_program() {
        for (file, program) in [
            (&b"\xfd7zXZ\0"[..], "xz"),
            (b"BZh91AY&SY", "bzip2"),
            (b"\x04\x22\x4d\x18\x64", "lz4"),
        ] {
            let error = read(file).expect_err(program).to_string();
            assert!(error.contains(&format!("`{program} -dc`")), "{error}");
        }
    }

    #[test]
    fn several_files_of_either_format_are_decompressed() {
        let long = b"a line of a log\n".repeat(100_000);
        for compress in [gzip, zstandard] {
            let files = [compress(b"first\n"), compress(b""), compress(&long)];
            let expected = [b"first\n", &long[..]].concat();
            assert_eq!(read(&files.concat()).expect("it is valid"), expected);
        }
        // A frame of other data.
        let skippable = b"\x50\x2a\x4d\x18\x03\0\0\0abc";
        let files = [&zstandard(b"a"), &skippable[..], &zstandard(b"b")];
        assert_eq!(read(&files.concat()).expect("it is valid"), b"ab");
        // `pzstd` writes a frame of other data first.
        let files = [&skippable[..], &zstandard(b"a")];
        assert_eq!(read(&files.concat()).expect("it is valid"), b"a");
    }

    #[test]
    fn other_bytes_are_returned_unchanged() {
        for bytes in [&b""[..], b"\x1f", b"{}", b"plain text", b"\x28\xb5\x2f"] {
            assert_eq!(read(bytes).expect("memory can be read"), bytes);
        }
    }

    #[test]
    fn a_file_that_is_cut_off_or_damaged_is_an_error() {
        let long: Vec<u8> = (0..100_000_u32).flat_map(u32::to_le_bytes).collect();
        for compress in [gzip, zstandard] {
            let mut file = compress(&long);
            let error = read(&file[..file.len() - 10]).expect_err("its end is missing");
            assert!(error.to_string().starts_with("incomplete "), "{error}");
            let middle = file.len() / 2;
            file[middle] ^= 0x55;
            assert!(read(&file).is_err());
        }
    }
}
