//! Servers that do what servers do on a bad day.

use std::io::{BufRead as _, BufReader, Read as _, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use super::Request;

/// A fault: what is done with a connection after its request was read, and the how-manieth request it is.
pub(crate) type Fault = fn(&mut TcpStream, &Request, usize);

/// A server with one fault; it stops when it is dropped.
pub(crate) struct FaultServer {
    address: String,
    requests: Arc<AtomicUsize>,
    stopped: Arc<AtomicBool>,
}

impl FaultServer {
    pub(crate) fn new(fault: Fault) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let (requests, stopped) = (Arc::<AtomicUsize>::default(), Arc::<AtomicBool>::default());
        let (count, end) = (Arc::clone(&requests), Arc::clone(&stopped));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if end.load(Ordering::SeqCst) {
                    break;
                }
                let count = Arc::clone(&count);
                thread::spawn(move || serve(stream, fault, &count));
            }
        });
        Self { address, requests, stopped }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}/feed", self.address)
    }

    pub(crate) fn requests(&self) -> usize {
        self.requests.load(Ordering::SeqCst)
    }
}

impl Drop for FaultServer {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(&self.address);
    }
}

fn serve(mut stream: TcpStream, fault: Fault, count: &AtomicUsize) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    while let Some(request) = read(&mut reader) {
        let number = count.fetch_add(1, Ordering::SeqCst);
        fault(&mut stream, &request, number);
    }
}

fn read(reader: &mut BufReader<TcpStream>) -> Option<Request> {
    let path = line(reader)?.split(' ').nth(1)?.to_owned();
    let mut headers = Vec::new();
    loop {
        match line(reader)?.trim().split_once(": ") {
            Some((key, value)) => headers.push((key.to_lowercase(), value.to_owned())),
            None => return Some(Request { path, headers }),
        }
    }
}

/// A line of a request, each byte one character.
fn line(reader: &mut BufReader<TcpStream>) -> Option<String> {
    let mut line = Vec::new();
    reader.read_until(b'\n', &mut line).ok().filter(|read| *read > 0)?;
    Some(line.into_iter().map(char::from).collect())
}

/// Writes; a reader that hangs up is no fault of the server's.
pub(crate) fn say(stream: &mut TcpStream, bytes: impl AsRef<[u8]>) {
    let _ = stream.write_all(bytes.as_ref());
}

/// Writes the same again and again until the reader hangs up.
pub(crate) fn repeat(stream: &mut TcpStream, bytes: impl AsRef<[u8]>) {
    while stream.write_all(bytes.as_ref()).is_ok() {}
}

/// Waits until the other side hangs up.
pub(crate) fn hang(stream: &mut TcpStream) {
    let mut rest = [0; 64];
    while matches!(stream.read(&mut rest), Ok(1..)) {}
}

/// Hangs up.
pub(crate) fn end(stream: &mut TcpStream) {
    let _ = stream.shutdown(Shutdown::Both);
}

/// Says something again and again, slowly, until the other side hangs up.
pub(crate) fn drip(stream: &mut TcpStream, bytes: &[u8]) {
    while stream.write_all(bytes).is_ok() {
        thread::sleep(Duration::from_millis(5));
    }
}
