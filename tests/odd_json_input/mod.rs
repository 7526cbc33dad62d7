//! The notation of inputs in `tests/data/odd-json.tsv`: `\n`, `\r`, `\t`, `\\` and `\xNN` are escapes
//! for bytes, and `\{3:ab\}` means `ababab`.

/// Decodes an input of the table.
pub(crate) fn bytes_of(input: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = input;
    while let Some((plain, escape)) = rest.split_once('\\') {
        bytes.extend_from_slice(plain.as_bytes());
        let length = match escape.as_bytes().first() {
            Some(b'n') => one(&mut bytes, b'\n'),
            Some(b'r') => one(&mut bytes, b'\r'),
            Some(b't') => one(&mut bytes, b'\t'),
            Some(b'\\') => one(&mut bytes, b'\\'),
            Some(b'x') => {
                let digits = escape.get(1..3).expect("two digits follow");
                bytes.push(u8::from_str_radix(digits, 16).expect("the digits are hexadecimal"));
                3
            }
            Some(b'{') => {
                let (repeat, _) = escape.split_once("\\}").expect("the repetition ends");
                let (count, text) = repeat[1..].split_once(':').expect("there is a count");
                let count = count.parse().expect("the count is a number");
                bytes.extend(bytes_of(text).repeat(count));
                repeat.len() + 2
            }
            _ => panic!("there is no such escape: \\{escape}"),
        };
        rest = &escape[length..];
    }
    bytes.extend_from_slice(rest.as_bytes());
    bytes
}

/// Adds a byte; returns the length of its escape after the backslash.
fn one(bytes: &mut Vec<u8>, byte: u8) -> usize {
    bytes.push(byte);
    1
}
