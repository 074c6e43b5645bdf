//! Answers in the forms that servers give them, right and wrong.

use std::io::Write as _;
use std::net::TcpStream;
use std::time::Duration;

use dateline::fetch::{Client, FetchError, Kind, Limits, Request as Asked};
use dateline::model::Access;

use super::{FEED, asked, body, fault, get, limits, ok};
use crate::support::faults::{Fault, FaultServer, end, hang, say};
use crate::support::said;

/// What comes of a fault that should be none.
async fn read(fault: Fault) -> Vec<u8> {
    let server = FaultServer::new(fault);
    body(get(&server.url()).await).bytes
}

fn head(stream: &mut TcpStream, lines: &str) {
    say(stream, format!("HTTP/1.1 200 OK\r\n{lines}Content-Length: {}\r\nConnection: close\r\n\r\n", FEED.len()));
    say(stream, FEED);
    end(stream);
}

#[tokio::test]
async fn heads_that_browsers_take_are_taken() {
    let faults: [Fault; 8] = [
        |stream, _, _| head(stream, "Content-Type : text/xml\r\n"),
        |stream, _, _| head(stream, "X-Policy: a;\r\n b;\r\n\tc\r\nContent-Type: text/xml\r\n"),
        |stream, _, _| head(stream, "Content-Security-Policy: \r\n\tdefault-src 'self';\r\n  script-src\r\n"),
        |stream, _, _| head(stream, "no colon in it\r\nContent-Type: text/xml\r\n"),
        |stream, _, _| head(stream, "Fatal Warning:  nothing loaded on line 0\r\nContent-Type: text/xml\r\n"),
        |stream, _, _| head(stream, "Set-Cookie: a=b; domain=\u{7f}quay\u{7f}.example\r\n"),
        |stream, _, _| head(stream, "X-Title: Новости\r\nETag: \"é\"\r\n"),
        |stream, _, _| head(stream, &"X-More: v\r\n".repeat(400)),
    ];
    for (at, fault) in faults.into_iter().enumerate() {
        assert_eq!(read(fault).await, FEED.as_bytes(), "{at}");
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    writer.write_all(bytes).unwrap();
    writer.finish().unwrap()
}

fn coded(stream: &mut TcpStream, named: &str, body: &[u8]) {
    say(stream, ok(named, body.len()));
    say(stream, body);
}

#[tokio::test]
async fn codings_are_taken_off_however_they_are_named() {
    let faults: [Fault; 5] = [
        |stream, _, _| coded(stream, "Content-Encoding: GZIP\r\n", &gzip(FEED.as_bytes())),
        |stream, _, _| coded(stream, "", &gzip(FEED.as_bytes())),
        |stream, _, _| {
            coded(stream, "Content-Encoding: gzip\r\nContent-Encoding: x-gzip\r\n", &gzip(&gzip(FEED.as_bytes())));
        },
        |stream, _, _| coded(stream, "Content-Encoding: UTF-8\r\n", FEED.as_bytes()),
        |stream, _, _| {
            let (one, other) = FEED.as_bytes().split_at(20);
            coded(stream, "Content-Encoding: gzip\r\n", &[gzip(one), gzip(other)].concat());
        },
    ];
    for (at, fault) in faults.into_iter().enumerate() {
        assert_eq!(read(fault).await, FEED.as_bytes(), "{at}");
    }
    let cut = fault(|stream, _, _| {
        let (one, other) = FEED.as_bytes().split_at(20);
        let second = gzip(other);
        coded(stream, "Content-Encoding: gzip\r\n", &[gzip(one), second[..second.len() / 2].to_vec()].concat());
    });
    assert!(matches!(cut.await, FetchError::Broken(_)));
}

#[tokio::test]
async fn a_location_may_be_utf_8_or_have_blanks() {
    let utf8: Fault = |stream, request, _| match request.path.as_str() {
        "/feed" => say(stream, "HTTP/1.1 301 Moved\r\nLocation: /новости/café\r\nContent-Length: 0\r\n\r\n"),
        "/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/caf%C3%A9" => say(stream, ok("", FEED.len()) + FEED),
        _ => say(stream, ok("", 0)),
    };
    assert_eq!(read(utf8).await, FEED.as_bytes());
    let latin: Fault = |stream, request, _| match request.path.as_str() {
        "/feed" => say(stream, b"HTTP/1.1 302 Found\r\nLocation: /caf\xe9\r\nContent-Length: 0\r\n\r\n"),
        "/caf%C3%A9" => say(stream, ok("", FEED.len()) + FEED),
        _ => say(stream, ok("", 0)),
    };
    assert_eq!(read(latin).await, FEED.as_bytes());
    let blank: Fault = |stream, request, _| match request.path.as_str() {
        "/feed" => say(stream, "HTTP/1.1 302 Found\r\nLocation: /a b/feed.xml\r\nContent-Length: 0\r\n\r\n"),
        "/a%20b/feed.xml" => say(stream, ok("", FEED.len()) + FEED),
        _ => say(stream, ok("", 0)),
    };
    assert_eq!(read(blank).await, FEED.as_bytes());
}

#[tokio::test]
async fn a_cookie_lives_for_one_chain_of_redirects() {
    let gate: Fault = |stream, request, _| {
        let brought = request.header("cookie") == Some("seen=1");
        match (request.path.as_str(), brought) {
            ("/feed", true) => say(stream, ok("Set-Cookie: after=1\r\n", FEED.len()) + FEED),
            ("/feed", false) => say(stream, "HTTP/1.1 302 Gate\r\nLocation: /gate\r\nContent-Length: 0\r\n\r\n"),
            _ => say(
                stream,
                "HTTP/1.1 302 In\r\nLocation: /feed\r\nSet-Cookie: seen=1; Path=/\r\nContent-Length: 0\r\n\r\n",
            ),
        }
    };
    let server = FaultServer::new(gate);
    let client = Client::new(limits()).unwrap();
    for round in 1..3 {
        assert_eq!(body(client.get(asked(&server.url())).await).bytes, FEED.as_bytes());
        assert_eq!(server.requests(), round * 3, "nothing is remembered");
    }
}

#[tokio::test]
async fn the_time_of_a_feed_is_for_everything_that_is_waited_for() {
    let silent: Fault = |stream, _, _| hang(stream);
    let server = FaultServer::new(silent);
    let hurried = Access { timeout: Some(Duration::from_millis(200)), ..Access::default() };
    let patient = Limits { idle: Duration::from_mins(1), total: Duration::from_mins(1), ..limits() };
    let url = server.url();
    let error = Client::new(patient).unwrap().get(Asked::own(&url, Kind::Feed, &hurried)).await.unwrap_err();
    assert_eq!(error, FetchError::Timeout(Duration::from_millis(200)));
    // And the other way round: a limit that the user did not state ends nothing.
    let hurried = Limits { connect: Duration::from_millis(1), idle: Duration::from_millis(1), ..limits() };
    let slow: Fault = |stream, _, _| {
        std::thread::sleep(Duration::from_millis(60));
        say(stream, ok("", FEED.len()) + FEED);
    };
    let server = FaultServer::new(slow);
    let access = Access { timeout: Some(Duration::from_secs(20)), ..Access::default() };
    let url = server.url();
    assert!(Client::new(hurried).unwrap().get(Asked::own(&url, Kind::Feed, &access)).await.is_ok());
    let stated = Limits::within(Duration::from_secs(77));
    assert_eq!((stated.connect, stated.idle, stated.total), (stated.total, stated.total, Duration::from_secs(77)));
    assert_eq!(Limits::within(Limits::default().total), Limits::default());
}

#[tokio::test]
async fn a_feed_may_be_allowed_to_be_larger_or_smaller_and_its_pages_are_not() {
    let server = FaultServer::new(|stream, _, _| {
        let long = " ".repeat(300_000);
        say(stream, ok("", long.len()) + &long);
    });
    let (url, client) = (server.url(), Client::new(limits()).unwrap());
    let with = |most_bytes| Access { most_bytes, ..Access::default() };
    let large = with(Some(400_000));
    assert!(client.get(Asked::own(&url, Kind::Feed, &large)).await.is_ok());
    let page = client.get(Asked::own(&url, Kind::Page, &large)).await.unwrap_err();
    assert_eq!(page, FetchError::TooLarge(limits().bytes));
    let small = client.get(Asked::own(&url, Kind::Feed, &with(Some(100)))).await.unwrap_err();
    assert_eq!(small, FetchError::TooLarge(100));
    assert!(said(&small.cure()).contains("max_megabytes"));
}

#[tokio::test]
async fn who_waits_for_the_turn_of_a_slow_host_is_not_timed() {
    let slow: Fault = |stream, _, _| {
        std::thread::sleep(Duration::from_millis(60));
        say(stream, ok("", FEED.len()) + FEED);
    };
    let server = FaultServer::new(slow);
    let (url, tight) = (server.url(), Limits { total: Duration::from_millis(400), ..limits() });
    let client = Client::new(tight).unwrap();
    let all = futures_util::future::join_all((0..40).map(|_| client.get(asked(&url)))).await;
    let failed: Vec<_> = all.iter().filter(|came| came.is_err()).collect();
    assert!(failed.is_empty(), "{} of 40: {:?}", failed.len(), failed[0]);
}

#[tokio::test]
async fn a_framing_that_http_forbids_is_told_as_what_it_is() {
    let server = FaultServer::new(|stream, _, _| {
        say(stream, "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<rss>\r\n0\r\n\r\n");
        end(stream);
    });
    let error = get(&server.url()).await.unwrap_err();
    assert!(matches!(error, FetchError::Malformed(_)), "{error:?}");
    assert_eq!(error.to_string(), "the response cannot be read as HTTP: unexpected transfer-encoding parsed");
}
