//! What a server answers, byte for byte: whatever it is, the client ends in time, and takes no more than it may.
#![no_main]

use std::io::{Read as _, Write as _};
use std::net::{Shutdown, TcpListener};
use std::sync::{LazyLock, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use dateline::fetch::{Client, Home, Kind, Limits, Request};
use dateline::model::Access;
use libfuzzer_sys::fuzz_target;
use tokio::runtime::{Builder, Runtime};

/// Bytes that a body may have in the end: the bound of feeds.
const MOST_BYTES: usize = 10_000_000;

/// What the server says next.
static SAID: Mutex<Vec<u8>> = Mutex::new(Vec::new());
/// A server on the loopback that says it, and hangs up.
static ADDRESS: LazyLock<String> = LazyLock::new(|| {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/feed", listener.local_addr().unwrap());
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let _ = stream.read(&mut [0; 4_096]);
            let said = SAID.lock().unwrap().clone();
            let _ = stream.write_all(&said).and_then(|()| stream.shutdown(Shutdown::Write));
        }
    });
    address
});

/// The client, which asks without a pause and follows no redirect: where it would lead is read, and nobody else is asked.
static CLIENT: LazyLock<Client> = LazyLock::new(|| {
    let within = Limits::within(Duration::from_secs(3));
    Client::new(Limits { redirects: 0, spacing: Duration::ZERO, ..within }).unwrap()
});
static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Builder::new_current_thread().enable_all().build().unwrap());

fuzz_target!(|input: (u8, &[u8])| {
    // Most of what a server says begins as an answer does.
    let beginning: &[u8] = match input.0 % 4 {
        0 => b"",
        1 => b"HTTP/1.1 200 OK\r\n",
        2 => b"HTTP/1.1 301 Moved\r\nLocation: ",
        _ => b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n",
    };
    *SAID.lock().unwrap() = [beginning, input.1].concat();
    let begin = Instant::now();
    let home = Home { url: &ADDRESS, public: false };
    let request = Request::linked(&ADDRESS, Kind::Feed, Some(home), Access::plain());
    if let Ok(body) = RUNTIME.block_on(CLIENT.body(request)) {
        assert!(body.bytes.len() <= MOST_BYTES);
    }
    assert!(begin.elapsed() < Duration::from_secs(20), "{:?}", begin.elapsed());
});
