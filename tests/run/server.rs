//! A server on this machine. Each path has a script: the response to its first request, to its
//! second, and so on; the last one is repeated. The responses are files in `tests/data/run/responses`.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::os::fd::OwnedFd;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use rustix::net::{AddressFamily, SocketType};

use crate::harness::data;

/// A line of a response at which the server waits, until the test releases it or the client
/// closes the connection.
const WAIT: &str = "(wait)\n";

/// A request that the server received.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) path: String,
    pub(crate) headers: Vec<String>,
    pub(crate) body: Vec<u8>,
    pub(crate) time: Instant,
    /// The body of the response.
    pub(crate) sent: String,
}

#[derive(Default)]
struct State {
    requests: Vec<Request>,
    /// The number of requests for each path.
    counts: HashMap<String, usize>,
    is_released: bool,
}

#[derive(Default)]
struct Shared {
    scripts: HashMap<String, Vec<String>>,
    state: Mutex<State>,
    released: Condvar,
}

pub(crate) struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
}

impl Server {
    /// Starts a server with the scripts of its paths, such as `busy,ok` for `/`, or
    /// `/one=busy,ok /two=ok`. Other paths get `404`.
    pub(crate) fn start(scripts: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        Self::serve(listener, scripts)
    }

    fn serve(listener: TcpListener, scripts: &str) -> Self {
        let scripts = scripts.split_whitespace().map(|word| {
            let (path, names) = word.split_once('=').unwrap_or(("/", word));
            let texts = names.split(',').map(response);
            (path.to_owned(), texts.collect())
        });
        let shared = Arc::new(Shared {
            scripts: scripts.collect(),
            ..Shared::default()
        });
        let address = listener.local_addr().expect("it is bound");
        let of_thread = Arc::clone(&shared);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = Arc::clone(&of_thread);
                // A client may close the connection at any time.
                thread::spawn(move || shared.serve(&stream).unwrap_or_default());
            }
        });
        Self { address, shared }
    }

    /// The address without a path.
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The port, which differs in each run.
    pub(crate) fn port(&self) -> String {
        self.address.port().to_string()
    }

    /// The requests received so far.
    pub(crate) fn requests(&self) -> Vec<Request> {
        self.shared.state().requests.clone()
    }

    /// The times between the requests.
    pub(crate) fn delays(&self) -> Vec<Duration> {
        let requests = self.requests();
        let pairs = requests.windows(2);
        pairs.map(|pair| pair[1].time - pair[0].time).collect()
    }

    /// Continues the responses that wait, now and in the future.
    pub(crate) fn release(&self) {
        self.shared.state().is_released = true;
        self.shared.released.notify_all();
    }
}

/// A port that refuses connections until a server starts on it.
pub(crate) struct ClosedPort(OwnedFd);

impl ClosedPort {
    pub(crate) fn new() -> Self {
        let socket = rustix::net::socket(AddressFamily::INET, SocketType::STREAM, None);
        let socket = socket.expect("there are sockets");
        let any_port = SocketAddr::from(([127, 0, 0, 1], 0));
        rustix::net::bind(&socket, &any_port).expect("a port is free");
        Self(socket)
    }

    pub(crate) fn url(&self) -> String {
        let address = rustix::net::getsockname(&self.0).expect("it is bound");
        let address = SocketAddr::try_from(address).expect("it is an address of the Internet");
        format!("http://{address}")
    }

    pub(crate) fn start(self, scripts: &str) -> Server {
        rustix::net::listen(&self.0, 128).expect("it is bound");
        Server::serve(TcpListener::from(self.0), scripts)
    }
}

/// Returns the text of a response: a status line without `HTTP/1.1`, headers, an empty line, the body.
fn response(name: &str) -> String {
    let path = data("run/responses").join(format!("{name}.http"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("no thread panics with the lock")
    }

    fn serve(&self, mut stream: &TcpStream) -> std::io::Result<()> {
        let request = receive(stream)?;
        let text = self.next_response(request);
        for (number, part) in on_the_wire(&text).split(WAIT).enumerate() {
            if number > 0 {
                self.wait_for_release(stream)?;
            }
            stream.write_all(part.as_bytes())?;
        }
        Ok(())
    }

    /// Records a request; returns the text of its response.
    fn next_response(&self, mut request: Request) -> String {
        let mut state = self.state();
        let count = state.counts.entry(request.path.clone()).or_default();
        *count += 1;
        let script = self.scripts.get(&request.path);
        let text = script.and_then(|it| it.get(*count - 1).or(it.last()));
        let text = text.map_or("404 Not Found\n\n", String::as_str);
        let body = text.split_once("\n\n").map_or("", |(_, body)| body);
        body.clone_into(&mut request.sent);
        state.requests.push(request);
        text.to_owned()
    }

    /// Waits until the test releases the response or the client closes the connection.
    fn wait_for_release(&self, mut stream: &TcpStream) -> std::io::Result<()> {
        stream.set_read_timeout(Some(Duration::from_millis(20)))?;
        loop {
            let state = self.state();
            let (state, _) = self
                .released
                .wait_timeout(state, Duration::from_millis(20))
                .expect("no thread panics with the lock");
            if state.is_released {
                return Ok(());
            }
            drop(state);
            // Nothing more arrives from a client that waits.
            if let Ok(0) = stream.read(&mut [0]) {
                return Err(std::io::ErrorKind::BrokenPipe.into());
            }
        }
    }
}

/// Reads a request with its body.
fn receive(mut stream: &TcpStream) -> std::io::Result<Request> {
    let mut reader = BufReader::new(stream);
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        match line.trim_end() {
            "" => break,
            line => lines.push(line.to_owned()),
        }
    }
    let value = |name: &str| {
        let headers = lines.iter().filter_map(|line| line.split_once(": "));
        let mut values = headers.filter(|(found, _)| found.eq_ignore_ascii_case(name));
        values.next().map(|(_, value)| value.to_owned())
    };
    let time = Instant::now();
    if value("expect").is_some() {
        stream.write_all(b"HTTP/1.1 100 Continue\r\n\r\n")?;
    }
    let length = value("content-length").and_then(|length| length.parse().ok());
    let mut body = vec![0; length.unwrap_or_default()];
    reader.read_exact(&mut body)?;
    let path = lines[0].split([' ', '?']).nth(1).unwrap_or_default();
    let path = path.to_owned();
    Ok(Request {
        path,
        headers: lines.split_off(1),
        body,
        time,
        sent: String::new(),
    })
}

/// Returns a response with the line ends and the headers that HTTP needs. An empty text stays empty.
fn on_the_wire(text: &str) -> String {
    let Some((head, body)) = text.split_once("\n\n") else {
        return String::new();
    };
    let now = SystemTime::now();
    let date = |seconds| httpdate::fmt_http_date(now + Duration::from_secs(seconds));
    let head = head
        .replace("(now)", &date(0))
        .replace("(in 1 s)", &date(1));
    let mut lines = vec![format!("HTTP/1.1 {}", head.replace('\n', "\r\n"))];
    let has = |name: &str| head.contains(&format!("\n{name}: "));
    if !has("Date") {
        lines.push("Date: Mon, 23 Nov 2026 12:00:00 GMT".to_owned());
    }
    if !has("Content-Length") {
        let length = body.replace(WAIT, "").len();
        lines.push(format!("Content-Length: {length}"));
    }
    lines.push("Connection: close".to_owned());
    format!("{}\r\n\r\n{body}", lines.join("\r\n"))
}

#[test]
fn the_server_follows_its_script() {
    let server = Server::start("busy,ok /two=ok");
    let get = |path: &str| {
        let mut stream = TcpStream::connect(server.address).expect("it listens");
        let request = format!("POST {path} HTTP/1.1\r\nContent-Length: 2\r\n\r\nhi");
        stream
            .write_all(request.as_bytes())
            .expect("the server reads");
        let mut response = String::new();
        stream
            .read_to_string(&mut response)
            .expect("the server responds");
        response
    };
    assert!(get("/").starts_with("HTTP/1.1 409 Conflict\r\n"));
    for _ in 0..2 {
        assert!(get("/").ends_with("\r\n\r\n{\"id\": \"vol_1\"}\n"));
    }
    assert!(get("/two").starts_with("HTTP/1.1 200 OK\r\n"));
    assert!(get("/three").starts_with("HTTP/1.1 404"));
    let requests = server.requests();
    let paths: Vec<_> = requests.iter().map(|it| it.path.as_str()).collect();
    assert_eq!(paths, ["/", "/", "/", "/two", "/three"]);
    assert_eq!(requests[0].body, b"hi");
    assert_eq!(requests[0].headers, ["Content-Length: 2"]);
    assert_eq!(server.delays().len(), 4);
}
