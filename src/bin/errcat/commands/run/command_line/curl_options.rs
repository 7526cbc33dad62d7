//! The options with which curl still sends one request for each URL.
//!
//! Source: the manual of curl 8.22 and the help of curl 7.88, which
//! `tests/data/capture_curl_options.py` reads. Options that curl may send several requests for are
//! left out, so they count as unknown.

use crate::table::{Words, words};

/// Options that take a value.
pub(super) static WITH_VALUE: Words = words! {
    "-A" "-C" "-D" "-E" "-F" "-H" "-P" "-Q" "-U" "-X" "-Y" "-b" "-c" "-d" "-e" "-m" "-o" "-r"
    "-t" "-u" "-w" "-x" "-y" "-z" "--abstract-unix-socket" "--alt-svc" "--aws-sigv4" "--cacert"
    "--capath" "--cert" "--cert-type" "--ciphers" "--connect-timeout" "--connect-to"
    "--continue-at" "--cookie" "--cookie-jar" "--create-file-mode" "--crlfile" "--curves"
    "--data" "--data-ascii" "--data-binary" "--data-raw" "--data-urlencode" "--delegation"
    "--dns-interface" "--dns-ipv4-addr" "--dns-ipv6-addr" "--dns-servers" "--doh-url"
    "--dump-header" "--ech" "--egd-file" "--engine" "--etag-compare" "--etag-save"
    "--expect100-timeout" "--form" "--form-string" "--ftp-account" "--ftp-alternative-to-user"
    "--ftp-method" "--ftp-port" "--ftp-ssl-ccc-mode" "--happy-eyeballs-timeout-ms"
    "--haproxy-clientip" "--header" "--hostpubmd5" "--hostpubsha256" "--hsts" "--httpsig-algo"
    "--httpsig-headers" "--httpsig-key" "--httpsig-keyid" "--interface" "--ip-tos" "--json"
    "--keepalive-cnt" "--keepalive-time" "--key" "--key-type" "--knownhosts" "--krb" "--libcurl"
    "--limit-rate" "--local-port" "--login-options" "--mail-auth" "--mail-from" "--mail-rcpt"
    "--max-filesize" "--max-redirs" "--max-time" "--netrc-file" "--noproxy" "--oauth2-bearer"
    "--output" "--output-dir" "--pass" "--pinnedpubkey" "--preproxy" "--proto" "--proto-default"
    "--proto-redir" "--proxy" "--proxy-cacert" "--proxy-capath" "--proxy-cert"
    "--proxy-cert-type" "--proxy-ciphers" "--proxy-crlfile" "--proxy-header" "--proxy-key"
    "--proxy-key-type" "--proxy-pass" "--proxy-pinnedpubkey" "--proxy-service-name"
    "--proxy-tls13-ciphers" "--proxy-tlsauthtype" "--proxy-tlspassword" "--proxy-tlsuser"
    "--proxy-user" "--proxy1.0" "--pubkey" "--quote" "--random-file" "--range" "--rate"
    "--referer" "--request" "--request-target" "--resolve" "--sasl-authzid" "--service-name"
    "--sigalgs" "--socks4" "--socks4a" "--socks5" "--socks5-gssapi-service" "--socks5-hostname"
    "--speed-limit" "--speed-time" "--ssl-sessions" "--stderr" "--telnet-option"
    "--tftp-blksize" "--time-cond" "--tls-max" "--tls13-ciphers" "--tlsauthtype" "--tlspassword"
    "--tlsuser" "--trace" "--trace-ascii" "--trace-config" "--unix-socket" "--upload-flags"
    "--url" "--url-query" "--user" "--user-agent" "--vlan-priority" "--write-out"
};

/// Options without a value.
pub(super) static FLAGS: Words = words! {
    "-#" "-0" "-1" "-2" "-3" "-4" "-6" "-B" "-G" "-I" "-J" "-N" "-O" "-R" "-S" "-a" "-f" "-g"
    "-i" "-j" "-k" "-l" "-n" "-p" "-q" "-s" "-v" "--append" "--basic" "--ca-native"
    "--cert-status" "--compressed" "--compressed-ssh" "--create-dirs" "--crlf" "--disable"
    "--disable-eprt" "--disable-epsv" "--disallow-username-in-url" "--doh-cert-status"
    "--doh-insecure" "--fail" "--fail-early" "--fail-with-body" "--false-start" "--form-escape"
    "--ftp-create-dirs" "--ftp-pasv" "--ftp-pret" "--ftp-skip-pasv-ip" "--ftp-ssl-ccc"
    "--ftp-ssl-control" "--get" "--globoff" "--haproxy-protocol" "--head" "--http0.9"
    "--http1.0" "--http1.1" "--http2" "--http2-prior-knowledge" "--http3" "--http3-only"
    "--ignore-content-length" "--include" "--insecure" "--ipv4" "--ipv6"
    "--junk-session-cookies" "--list-only" "--mail-rcpt-allowfails" "--mptcp" "--netrc"
    "--netrc-optional" "--no-alpn" "--no-buffer" "--no-clobber" "--no-keepalive" "--no-npn"
    "--no-progress-meter" "--no-sessionid" "--out-null" "--path-as-is" "--post301" "--post302"
    "--post303" "--progress-bar" "--proxy-basic" "--proxy-ca-native" "--proxy-http2"
    "--proxy-http3" "--proxy-insecure" "--proxy-ssl-allow-beast" "--proxy-ssl-auto-client-cert"
    "--proxy-tlsv1" "--proxytunnel" "--raw" "--remote-header-name" "--remote-name"
    "--remote-name-all" "--remote-time" "--remove-on-error" "--sasl-ir" "--show-error"
    "--show-headers" "--silent" "--skip-existing" "--socks5-basic" "--socks5-gssapi"
    "--socks5-gssapi-nec" "--ssl" "--ssl-allow-beast" "--ssl-auto-client-cert" "--ssl-no-revoke"
    "--ssl-reqd" "--ssl-revoke-best-effort" "--sslv2" "--sslv3" "--styled-output"
    "--suppress-connect-headers" "--tcp-fastopen" "--tcp-nodelay" "--tftp-no-options"
    "--tls-earlydata" "--tlsv1" "--tlsv1.0" "--tlsv1.1" "--tlsv1.2" "--tlsv1.3" "--tr-encoding"
    "--trace-ids" "--trace-time" "--use-ascii" "--verbose" "--xattr"
};

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Options left out: curl follows redirects, repeats requests, follows challenges of a server,
    /// reads more options or URLs, or sends nothing at all.
    const LEFT_OUT: &str = "
        --location -L --location-trusted --follow --config -K --next -: --parallel -Z
        --parallel-immediate --parallel-max --parallel-max-host --retry --retry-all-errors
        --retry-connrefused --retry-delay --retry-max-time --anyauth --digest --ntlm --ntlm-wb
        --negotiate --proxy-anyauth --proxy-digest --proxy-ntlm --proxy-negotiate --metalink
        --ipfs-gateway --variable --upload-file -T --help -h --manual -M --version -V
        --dump-ca-embed
    ";

    #[test]
    fn every_option_of_curl_is_in_one_table_or_left_out() {
        let captured = include_str!("../../../../../../tests/data/run/curl-options.tsv");
        let captured = |kind: &str| {
            let rows = captured.lines().filter_map(|row| row.rsplit_once('\t'));
            let rows = rows.filter(|(_, value)| *value == kind);
            let names = rows.flat_map(|(names, _)| names.split('\t'));
            let names = names.filter(|name| !name.is_empty());
            let names = names.filter(|name| !LEFT_OUT.split_whitespace().any(|left| left == *name));
            names.collect::<BTreeSet<_>>()
        };
        let table = |table: &Words| table.iter().collect::<BTreeSet<_>>();
        assert_eq!(table(&WITH_VALUE), captured("value"));
        assert_eq!(table(&FLAGS), captured("flag"));
    }
}
