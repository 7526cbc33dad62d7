//! Masking takes time that is linear in the length of the text.

use super::*;

#[test]
fn long_texts_take_linear_time() {
    for piece in [
        "token=",
        "eyJ",
        "eyJa.",
        "://",
        "a@",
        "Bearer ",
        "ns_live_",
        "=",
        "x_",
        "\"",
        "b-",
        "e-",
        "eyJ-",
        "bearer-",
        "--token ",
        "--",
        "-----BEGIN ",
        "token=\"",
        "cookie: ",
        "token:\\",
        "sk-",
        "bearer=",
        "bearer.",
        "basic=",
        "token =",
        "token: a ",
        "authorization: ",
        "password=x,",
        "sk-a",
        "-u ",
        "-u a",
        "-u=",
        "cookie:'\\'",
        "-u \"",
        "-u \\\"",
        "://a:",
        "a:b@",
        "%3A",
        "cookie: a ",
        "token=[",
        "-----BEGIN PRIVATE KEY-----",
        "-----END PRIVATE KEY-----",
        "MIIEvQIBADANBgkq ",
        "a: ",
        "\u{200b}",
        "a1B2c3D4e5F6g7H8i9J0 ",
        "/a1B2c3D4e5F6g7H8i9J0",
        "ghp_",
        "Private-Lines: 1 ",
        "token 'a",
        "\u{1b}[1m",
        "authorization: a1 ",
        "password=(",
        "value='a1b2c3 ",
        "token: [a ",
    ] {
        let work = |times: usize| cost::bytes_read(|| drop(text(&piece.repeat(times))));
        let (half, whole) = (work(1 << 10), work(1 << 11));
        assert!(
            half > 0 && whole <= 2 * half + 1000,
            "{piece:?}: {half}, then {whole} bytes"
        );
    }
}
