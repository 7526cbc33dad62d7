//! Decompresses inputs, which are recognized by their first bytes.

use std::error::Error;
use std::io::{self, BufRead, BufReader, Chain, Cursor, ErrorKind, Read};
use std::iter;

use flate2::bufread::GzDecoder;
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

/// The last block of a Zstandard frame, empty, with a checksum.
const LAST_BLOCK: &[u8] = b"\x01\0\0\0\0\0\0";

/// How many bytes at the beginning of a file show whether it is compressed.
pub(crate) const LONGEST_MARK: usize = ZSTANDARD.len();

/// How much of the compressed bytes is read at once, in bytes.
const BUFFER: usize = 64 * 1024;

/// A reader of which the first bytes were read.
type Peeked<R> = Chain<Cursor<Vec<u8>>, R>;

/// A reader of compressed bytes.
type Compressed<'r> = BufReader<Box<dyn Read + Send + 'r>>;

/// Returns a reader of the decompressed bytes. Other bytes are returned unchanged. Several compressed
/// files may follow each other. An error names the program that decompresses other formats.
pub(crate) fn reader<'r>(raw: impl Read + Send + 'r) -> io::Result<Box<dyn Read + Send + 'r>> {
    let (first, peeked) = peek(raw)?;
    if let Some((_, program)) = OTHERS.iter().find(|(begin, _)| first.starts_with(begin)) {
        let message = format!("it is compressed: pipe in what `{program} -dc` prints");
        return Err(io::Error::new(ErrorKind::Unsupported, message));
    }
    Ok(if first.starts_with(GZIP) {
        Box::new(Members::new(compressed(peeked)))
    } else if is_zstandard(&first) {
        Box::new(Frames::new(compressed(peeked)))
    } else {
        Box::new(peeked)
    })
}

/// Returns compressed bytes as one type, so that the decoders are compiled once.
fn compressed<'r>(raw: impl Read + Send + 'r) -> Compressed<'r> {
    BufReader::with_capacity(BUFFER, Box::new(raw))
}

/// Whether a file that begins with these bytes is compressed.
pub(crate) fn is_compressed(first: &[u8]) -> bool {
    let is_other = || OTHERS.iter().any(|(begin, _)| first.starts_with(begin));
    first.starts_with(GZIP) || is_zstandard(first) || is_other()
}

fn is_zstandard(first: &[u8]) -> bool {
    first.starts_with(ZSTANDARD) || matches!(first, [0x50..=0x5f, rest @ ..] if rest == SKIPPABLE)
}

/// Returns the first bytes of a reader, and a reader of all bytes.
fn peek<R: Read>(mut raw: R) -> io::Result<(Vec<u8>, Peeked<R>)> {
    let mut first = Vec::new();
    (&mut raw)
        .take(LONGEST_MARK as u64)
        .read_to_end(&mut first)?;
    Ok((first.clone(), Cursor::new(first).chain(raw)))
}

/// A reader of the members of a gzip file. As gzip does, it ignores zeros after a member, which tapes
/// and disk images are padded with.
struct Members<R> {
    /// The member that is read; `None` at the end.
    member: Option<GzDecoder<R>>,
}

impl<R: BufRead> Members<R> {
    fn new(source: R) -> Self {
        Self {
            member: Some(GzDecoder::new(source)),
        }
    }

    /// Begins the next member, if there is one.
    fn begin(&mut self) -> io::Result<()> {
        let Some(member) = self.member.take() else {
            return Ok(());
        };
        let mut source = member.into_inner();
        loop {
            let bytes = source.fill_buf()?;
            let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
            match bytes.get(zeros) {
                Some(byte) => {
                    let is_member = GZIP.first() == Some(byte);
                    source.consume(zeros);
                    self.member = is_member.then(|| GzDecoder::new(source));
                    let other = || invalid("other data follows the gzip data");
                    return is_member.then_some(()).ok_or_else(other);
                }
                None if zeros == 0 => return Ok(()),
                None => source.consume(zeros),
            }
        }
    }
}

impl<R: BufRead> Read for Members<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while let Some(member) = &mut self.member {
            let count = member.read(buffer).map_err(|error| match error.kind() {
                ErrorKind::UnexpectedEof => invalid("incomplete gzip data"),
                _ => error,
            })?;
            if count > 0 || buffer.is_empty() {
                return Ok(count);
            }
            self.begin()?;
        }
        Ok(0)
    }
}

/// A reader of Zstandard frames. Of a frame that is cut off or damaged, it returns what precedes.
struct Frames<R> {
    source: R,
    decoder: FrameDecoder,
    /// Whether a frame has begun and not ended.
    is_inside: bool,
    /// The error to return after what was decoded before it.
    error: Option<io::Error>,
}

impl<R: BufRead> Frames<R> {
    fn new(source: R) -> Self {
        Self {
            source,
            decoder: FrameDecoder::new(),
            is_inside: false,
            error: None,
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

    /// Decodes about this many bytes. If that fails, the frame ends with what was decoded.
    fn decode(&mut self, count: usize) {
        let strategy = BlockDecodingStrategy::UptoBytes(count);
        if let Err(error) = self.decoder.decode_blocks(&mut self.source, strategy) {
            self.error = Some(undecodable(&error));
            // Otherwise the decoder retains what later blocks may refer to.
            let _ = (self.decoder).decode_blocks(LAST_BLOCK, BlockDecodingStrategy::All);
        }
    }

    fn end(&mut self) -> io::Result<()> {
        if let Some(error) = self.error.take() {
            return Err(error);
        }
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
                self.decode(buffer.len());
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
    fn zeros_after_gzip_are_ignored_and_other_data_is_an_error() {
        let zeros = vec![0; 3 * BUFFER];
        let files = [&gzip(b"a"), &zeros[..], &gzip(b"b"), &zeros[..1]].concat();
        assert_eq!(read(&files).expect("it is valid"), b"ab");
        for other in [&b"x"[..], b"\0x", b"\x1f", b"\x1f\x8b"] {
            let mut bytes = Vec::new();
            let files = [&gzip(b"a"), other].concat();
            let mut reader = reader(&*files).expect("it begins with gzip");
            assert!(reader.read_to_end(&mut bytes).is_err(), "{other:?}");
            assert_eq!(bytes, b"a");
        }
    }

    #[test]
    fn what_precedes_the_end_of_a_file_that_is_cut_off_is_returned() {
        let text: Vec<u8> = (0..300_000_u32).flat_map(u32::to_le_bytes).collect();
        for compress in [gzip, zstandard] {
            let file = compress(&text);
            for end in [file.len() / 3, file.len() - 1] {
                let mut bytes = Vec::new();
                let mut reader = reader(&file[..end]).expect("it has a beginning");
                let error = reader.read_to_end(&mut bytes).expect_err("it is cut off");
                assert!(error.to_string().starts_with("incomplete "), "{error}");
                assert!(text.starts_with(&bytes));
                let expected = text.len() / file.len() * end;
                assert!(bytes.len() + 128 * 1024 >= expected, "{}", bytes.len());
            }
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
