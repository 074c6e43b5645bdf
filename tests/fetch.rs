//! What the network does to a reader, and what the reader makes of it.

mod forms;
#[cfg(target_os = "linux")]
mod private;
mod secrets;

use std::io::Write as _;
use std::net::TcpStream;
use std::sync::LazyLock;
use std::time::Duration;

use dateline::fetch::{
    Answer, Body, Client, Fault as CertificateFault, FetchError, Home, Kind, Limits, Request as Asked, Validators,
};
use dateline::model::Access;

use crate::support::faults::{Fault, FaultServer, drip, end, hang, repeat, say};

const FEED: &str = "<rss version=\"2.0\"><channel><title>Good</title><item><title>One</title></item></channel></rss>";

static ANYHOW: LazyLock<Access> = LazyLock::new(Access::default);

/// Bounds that end soon.
fn limits() -> Limits {
    Limits {
        connect: Duration::from_secs(5),
        idle: Duration::from_millis(400),
        total: Duration::from_millis(1_500),
        bytes: 200_000,
        spacing: Duration::ZERO,
        ..Limits::default()
    }
}

fn asked(url: &str) -> Asked<'_> {
    Asked::own(url, Kind::Feed, &ANYHOW)
}

async fn get(url: &str) -> Result<Answer, FetchError> {
    Client::new(limits()).unwrap().get(asked(url)).await
}

async fn fault(fault: Fault) -> FetchError {
    let server = FaultServer::new(fault);
    get(&server.url()).await.unwrap_err()
}

fn body(answer: Result<Answer, FetchError>) -> Body {
    match answer {
        Ok(Answer::Body(body)) => body,
        other => panic!("{other:?}"),
    }
}

fn ok(headers: &str, length: usize) -> String {
    format!("HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n{headers}Content-Length: {length}\r\n\r\n")
}

#[tokio::test]
async fn a_server_that_drips_for_ever_is_left_in_the_end() {
    let error = fault(|stream, _, _| {
        say(stream, ok("", 1_000_000_000));
        drip(stream, b"<");
    });
    assert_eq!(error.await, FetchError::Timeout(limits().total));
}

#[tokio::test]
async fn a_server_that_falls_silent_before_or_in_its_answer_is_left() {
    let silent = fault(|stream, _, _| hang(stream)).await;
    assert_eq!(silent, FetchError::Timeout(limits().idle));
    let stalled = fault(|stream, _, _| {
        say(stream, ok("", 500));
        say(stream, "<rss");
        hang(stream);
    });
    assert_eq!(stalled.await, FetchError::Timeout(limits().idle));
}

#[tokio::test]
async fn a_server_that_takes_no_connection_out_of_its_queue_is_left() {
    let queue = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let error = get(&format!("http://{}/feed", queue.local_addr().unwrap())).await.unwrap_err();
    assert_eq!(error, FetchError::Timeout(limits().idle));
}

#[tokio::test]
async fn an_answer_that_breaks_off_is_no_answer() {
    let short = fault(|stream, _, _| {
        say(stream, ok("", 5_000));
        say(stream, FEED);
        end(stream);
    });
    assert!(matches!(short.await, FetchError::Broken(_)));
    let chunks = fault(|stream, _, _| {
        say(stream, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nrubbish\r\n");
        end(stream);
    });
    assert!(matches!(chunks.await, FetchError::Broken(_)));
    let rubbish = fault(|stream, _, _| {
        say(stream, "\x01\x02 no HTTP at all\r\n\r\n");
        end(stream);
    });
    assert!(matches!(rubbish.await, FetchError::Malformed(_)));
    let nothing = fault(|stream, _, _| end(stream)).await;
    assert!(matches!(nothing, FetchError::Connection(_)), "{nothing:?}");
}

#[tokio::test]
async fn an_endless_body_and_endless_headers_stop_at_their_bound() {
    let body = fault(|stream, _, _| {
        say(stream, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        let chunk = format!("4000\r\n{}\r\n", "x".repeat(0x4000));
        repeat(stream, chunk);
    });
    assert_eq!(body.await, FetchError::TooLarge(limits().bytes));
    let headers = fault(|stream, _, _| {
        say(stream, "HTTP/1.1 200 OK\r\n");
        let header = format!("X-More: {}\r\n", "x".repeat(8_000));
        repeat(stream, header);
    });
    assert!(matches!(headers.await, FetchError::Malformed(_)));
}

fn packed(stream: &mut TcpStream, encoding: &str, bytes: &[u8]) {
    say(stream, ok(&format!("Content-Encoding: {encoding}\r\n"), bytes.len()));
    say(stream, bytes);
}

/// Fifty million spaces in a few kilobytes, by encoding.
fn bomb(encoding: &str) -> Vec<u8> {
    let mut spaces = std::io::repeat(b' ');
    let mut spaces = std::io::Read::take(&mut spaces, 50_000_000);
    let mut out = Vec::new();
    match encoding {
        "gzip" => {
            let mut writer = flate2::write::GzEncoder::new(&mut out, flate2::Compression::best());
            std::io::copy(&mut spaces, &mut writer).unwrap();
            writer.finish().unwrap();
        }
        "zstd" => zstd::stream::copy_encode(&mut spaces, &mut out, 3).unwrap(),
        _ => {
            let mut writer = brotli::CompressorWriter::new(&mut out, 1 << 16, 5, 22);
            std::io::copy(&mut spaces, &mut writer).unwrap();
            writer.flush().unwrap();
            drop(writer);
        }
    }
    assert!(out.len() < 100_000, "{encoding}: {}", out.len());
    out
}

#[tokio::test]
async fn bombs_stop_at_the_bound_of_what_they_inflate_to() {
    let faults: [(&str, Fault); 3] = [
        ("gzip", |stream, _, _| packed(stream, "gzip", &bomb("gzip"))),
        ("zstd", |stream, _, _| packed(stream, "zstd", &bomb("zstd"))),
        ("br", |stream, _, _| packed(stream, "br", &bomb("br"))),
    ];
    for (name, fault) in faults {
        let server = FaultServer::new(fault);
        let patient = Limits { idle: Duration::from_mins(3), total: Duration::from_mins(3), ..limits() };
        let error = Client::new(patient).unwrap().get(asked(&server.url())).await.unwrap_err();
        assert_eq!(error, FetchError::TooLarge(limits().bytes), "{name}");
    }
    let rubbish = fault(|stream, _, _| packed(stream, "gzip", b"this is not gzip"));
    assert!(matches!(rubbish.await, FetchError::Broken(_)));
}

fn to(stream: &mut TcpStream, status: u16, target: &str) {
    say(stream, sent_to(status, target));
}

fn sent_to(status: u16, target: &str) -> String {
    format!("HTTP/1.1 {status} Elsewhere\r\nLocation: {target}\r\nContent-Length: 0\r\n\r\n")
}

#[tokio::test]
async fn redirects_are_followed_to_an_end_and_permanent_ones_are_told() {
    let circle = fault(|stream, _, _| to(stream, 302, "/feed")).await;
    assert_eq!(circle, FetchError::Redirects(limits().redirects));

    let permanent: Fault = |stream, request, _| match request.path.as_str() {
        "/feed" => to(stream, 301, "/second"),
        "/second" => to(stream, 308, "/third"),
        _ => say(stream, ok("", FEED.len()) + FEED),
    };
    let server = FaultServer::new(permanent);
    let came = body(get(&server.url()).await);
    assert_eq!(came.moved, Some(server.url().replace("/feed", "/third")));
    assert_eq!(came.bytes, FEED.as_bytes());

    let mixed: Fault = |stream, request, _| match request.path.as_str() {
        "/feed" => to(stream, 301, "/second"),
        "/second" => to(stream, 307, "/third"),
        _ => say(stream, ok("", FEED.len()) + FEED),
    };
    let server = FaultServer::new(mixed);
    let came = body(get(&server.url()).await);
    assert_eq!((came.moved, came.url), (None, server.url().replace("/feed", "/third")));
}

#[tokio::test]
async fn what_came_from_outside_may_not_lead_into_the_own_network() {
    let server = FaultServer::new(|stream, _, _| say(stream, ok("", FEED.len()) + FEED));
    let client = Client::new(limits()).unwrap();
    let url = server.url();
    let from = |home| Asked::linked(&url, Kind::Page, Some(Home::new(home)), &ANYHOW);
    let refused = client.get(from("https://news.example/feed")).await.unwrap_err();
    assert!(matches!(refused, FetchError::Private(_)), "{refused:?}");
    // Not even for a feed of the same machine, when it is another server.
    let refused = client.get(from("http://127.0.0.1:1/feed")).await.unwrap_err();
    assert!(matches!(refused, FetchError::Private(_)), "{refused:?}");
    let nobodys = client.get(Asked::linked(&url, Kind::Page, None, &ANYHOW)).await.unwrap_err();
    assert!(matches!(nobodys, FetchError::Private(_)), "{nobodys:?}");
    assert_eq!(server.requests(), 0);
    // A feed that itself lives there may name its own pages.
    let own = url.replace("/feed", "/other");
    assert!(client.get(from(&own)).await.is_ok());
    for scheme in ["file:///etc/passwd", "ftp://news.example/feed", "javascript:alert(1)"] {
        assert!(matches!(client.get(asked(scheme)).await, Err(FetchError::Scheme(_))), "{scheme}");
    }
    let file = fault(|stream, _, _| to(stream, 302, "file:///etc/passwd")).await;
    assert!(matches!(file, FetchError::Scheme(_)), "{file:?}");
}

#[tokio::test]
async fn validators_come_and_go_byte_for_byte() {
    let odd: Fault = |stream, request, number| {
        if number == 0 {
            let head = b"HTTP/1.1 200 OK\r\nETag: \"\xe9t\xe9 | odd\"\r\nLast-Modified: yesterday, about noon\r\nContent-Length: 0\r\n\r\n";
            say(stream, head);
        } else {
            let same = request.header("if-modified-since") == Some("yesterday, about noon")
                && request.header("if-none-match") == Some("\"été | odd\"");
            let status = if same { "304 Not Modified" } else { "500 Wrong" };
            say(stream, format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\nCache-Control: max-age=60\r\n\r\n"));
        }
    };
    let server = FaultServer::new(odd);
    let client = Client::new(limits()).unwrap();
    let first = body(client.get(asked(&server.url())).await);
    assert_eq!(first.validators.etag.as_deref(), Some("\"été | odd\""));
    let url = server.url();
    let again = Asked { validators: Some(&first.validators), ..asked(&url) };
    let Ok(Answer::Unchanged { freshness, .. }) = client.get(again).await else { panic!("no 304") };
    assert_eq!(freshness.for_time, Some(Duration::from_mins(1)));
}

#[tokio::test]
async fn a_304_that_nobody_asked_for_is_a_failure() {
    let unasked = fault(|stream, _, _| say(stream, "HTTP/1.1 304 Not Modified\r\n\r\n")).await;
    assert_eq!(unasked.status(), Some(304));
    let server = FaultServer::new(|stream, _, _| say(stream, "HTTP/1.1 304 Not Modified\r\n\r\n"));
    let none = Validators::default();
    let url = server.url();
    let asked = Asked { validators: Some(&none), ..asked(&url) };
    assert!(Client::new(limits()).unwrap().get(asked).await.is_err());
}

#[tokio::test]
async fn a_server_says_when_it_wants_to_be_asked_again() {
    let busy: Fault = |stream, _, _| {
        say(stream, "HTTP/1.1 429 Too Many\r\nRetry-After: 7200\r\nContent-Length: 0\r\n\r\n");
    };
    let error = fault(busy).await;
    let now = "2026-11-16T09:30:00Z".parse().unwrap();
    assert_eq!(error.retry_after().map(|after| after.time(now).to_string()).as_deref(), Some("2026-11-16T11:30:00Z"));
    assert!(error.to_string().contains("429 (too many requests)"), "{error}");
}

#[tokio::test]
async fn headers_and_credentials_go_with_a_request() {
    let access = Access {
        headers: vec![("X-Key".to_owned(), "abc".to_owned()), ("User-Agent".to_owned(), "mine".to_owned())],
        token_command: vec!["printf".to_owned(), "secret\nsecond line".to_owned()],
        ..Access::default()
    };
    let own = FaultServer::new(|stream, request, _| {
        let all = request.header("x-key") == Some("abc")
            && request.header("user-agent") == Some("mine")
            && request.header("authorization") == Some("Bearer secret");
        let status = if all { "200 OK" } else { "401 Missing" };
        say(stream, format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n"));
    });
    let client = Client::new(limits()).unwrap();
    let url = own.url();
    let came = client.get(Asked { access: &access, ..asked(&url) }).await;
    assert!(came.is_ok(), "{came:?}");
    let wrong = Access { token_command: vec!["false".to_owned()], ..Access::default() };
    let failed = client.get(Asked { access: &wrong, ..asked(&url) }).await.unwrap_err();
    assert!(matches!(failed, FetchError::Secret(_)), "{failed:?}");
}

#[tokio::test]
async fn a_name_without_an_address_and_a_certificate_nobody_vouches_for_are_named() {
    let nowhere = get("http://no-such-host.invalid/feed").await.unwrap_err();
    assert!(nowhere.is_offline(), "{nowhere:?}");
    let issuer = Issuer::new();
    let (url, serving) = issuer.serve("localhost", 2100).await;
    let error = get(&url).await.unwrap_err();
    assert!(matches!(error, FetchError::Certificate { fault: CertificateFault::Unknown, .. }), "{error:?}");
    assert!(error.to_string().contains("is not signed by a trusted authority"), "{error}");
    let trusting = Access { insecure: true, ..Access::default() };
    let came = Client::new(limits()).unwrap().get(Asked { access: &trusting, ..asked(&url) }).await;
    assert_eq!(body(came).bytes, FEED.as_bytes());
    serving.abort();
}

/// Who signs the certificates of a test's servers.
pub(crate) struct Issuer(rcgen::CertifiedIssuer<'static, rcgen::KeyPair>);

impl Issuer {
    pub(crate) fn new() -> Self {
        let mut of = rcgen::CertificateParams::new(Vec::new()).unwrap();
        of.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
        Self(rcgen::CertifiedIssuer::self_signed(of, rcgen::KeyPair::generate().unwrap()).unwrap())
    }

    /// Its own certificate as a file of trusted ones holds it (RFC 7468).
    pub(crate) fn pem(&self) -> String {
        use base64::Engine as _;
        let text = base64::engine::general_purpose::STANDARD.encode(self.0.der());
        format!("-----BEGIN CERTIFICATE-----\n{text}\n-----END CERTIFICATE-----\n")
    }

    /// A server on the loopback whose certificate is for a host and ends with a year.
    pub(crate) async fn serve(&self, host: &str, last_year: i32) -> (String, tokio::task::JoinHandle<()>) {
        self.serve_answer(("127.0.0.1", "localhost"), (host, last_year), &(ok("", FEED.len()) + FEED)).await
    }

    /// The same for another answer at an address of this machine that has a name.
    async fn serve_answer(
        &self,
        (at, name): (&str, &str),
        (host, last_year): (&str, i32),
        answer: &str,
    ) -> (String, tokio::task::JoinHandle<()>) {
        let answer = answer.to_owned();
        let mut of = rcgen::CertificateParams::new(vec![host.to_owned()]).unwrap();
        of.not_before = rcgen::date_time_ymd(2001, 1, 1);
        of.not_after = rcgen::date_time_ymd(last_year, 12, 31);
        let key = rcgen::KeyPair::generate().unwrap();
        let chain = vec![of.signed_by(&key, &self.0).unwrap().der().clone()];
        let secret = rustls::pki_types::PrivateKeyDer::try_from(key.serialize_der()).unwrap();
        let config = rustls::ServerConfig::builder().with_no_client_auth().with_single_cert(chain, secret).unwrap();
        let acceptor = tokio_rustls::TlsAcceptor::from(std::sync::Arc::new(config));
        let listener = tokio::net::TcpListener::bind((at, 0)).await.unwrap();
        let url = format!("https://{name}:{}/feed", listener.local_addr().unwrap().port());
        let serving = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let Ok(mut stream) = acceptor.accept(stream).await else { continue };
                let _ = tokio::io::AsyncReadExt::read(&mut stream, &mut [0; 4_096]).await;
                let _ = tokio::io::AsyncWriteExt::write_all(&mut stream, answer.as_bytes()).await;
                let _ = tokio::io::AsyncWriteExt::shutdown(&mut stream).await;
            }
        });
        (url, serving)
    }
}

/// Refreshes one feed with the real binary, which trusts the issuer; answers what it says.
async fn refreshed(issuer: &Issuer, host: &str, last_year: i32) -> (bool, String) {
    let folder = tempfile::tempdir().unwrap();
    let (url, serving) = issuer.serve(host, last_year).await;
    let feed = format!(
        "[[feed]]
id = \"one\"
title = \"One\"
section = \"World\"
url = \"{url}\"
"
    );
    let feeds = format!(
        "edition = \"none\"

{feed}"
    );
    std::fs::write(folder.path().join("feeds.toml"), feeds).unwrap();
    std::fs::write(folder.path().join("trusted.pem"), issuer.pem()).unwrap();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.arg("refresh").env("SSL_CERT_FILE", folder.path().join("trusted.pem")).env("NO_PROXY", "*");
    command.env("DATELINE_CONFIG", folder.path()).env("DATELINE_DATA", folder.path());
    let output = tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap();
    serving.abort();
    (output.status.success(), String::from_utf8(output.stderr).unwrap())
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_certificate_that_has_expired_or_is_of_another_host_is_named() {
    let issuer = Issuer::new();
    let (good, said) = refreshed(&issuer, "localhost", 2100).await;
    assert!(good, "{said}");
    let (_, said) = refreshed(&issuer, "localhost", 2002).await;
    assert!(said.contains("the server's certificate has expired"), "{said}");
    let (_, said) = refreshed(&issuer, "elsewhere.example", 2100).await;
    assert!(said.contains("is for another host"), "{said}");
}
