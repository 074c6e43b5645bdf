//! The log: each failure is found by its feed with its causes, nothing secret is in it, and without `-v` there is none.

use std::fs;
use std::path::Path;

use crate::cli::dateline;
use crate::support::faults::{Fault, FaultServer, end, repeat, say};
use crate::support::{Page, Server};

const GOOD: &str = "<rss version='2.0'><channel><title>Good</title><item><title>Harbour strike</title>\
    <description>Dockers stopped work at noon.</description></item></channel></rss>";

/// The lines of the log in a folder.
fn log(folder: &Path) -> String {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let logs = files.filter(|path| path.extension().is_some_and(|ending| ending == "log"));
    logs.map(|path| fs::read_to_string(path).unwrap()).collect()
}

#[test]
fn each_failure_is_found_by_its_feed_with_its_causes_and_nothing_secret_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let server = Server::new(vec![
        ("/good".to_owned(), Page::feed("application/rss+xml", GOOD)),
        ("/page".to_owned(), Page::feed("text/html", "<!DOCTYPE html><html><body>Hello</body></html>")),
        ("/away".to_owned(), Page::elsewhere(302, "http://10.0.0.1/?key=hidden-key")),
    ]);
    let broken = FaultServer::new(|stream, _, _| {
        say(stream, "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<rss>");
        end(stream);
    });
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let own = |path: &str| server.url(&format!("/{path}?key=hidden-key")).replace("//", "//me:hidden-password@");
    let mut file = "edition = \"none\"\n".to_owned();
    for (id, url) in [
        ("good", server.url("/good")),
        ("page", server.url("/page")),
        ("away", server.url("/away")),
        ("gone", own("gone")),
        ("broken", broken.url()),
        ("refused", format!("http://me:hidden-password@{closed}/feed?key=hidden-key")),
        ("locked", own("locked")),
    ] {
        let feed = [
            format!("[[feed]]\nid = \"{id}\"\ntitle = \"{id}\"\nurl = \"{url}\"\n"),
            "headers = { X-Key = \"hidden-header\" }\n".to_owned(),
        ];
        file.push_str(&feed.concat());
    }
    file.push_str("token_command = [\"printf\", \"hidden-token\"]\n");
    fs::write(here.join("feeds.toml"), file).unwrap();
    let refresh = |words: &[&str]| dateline(here, here).args(words).arg("refresh").output().unwrap();

    assert!(dateline(here, here).arg("feeds").output().unwrap().status.success());
    assert_eq!(log(here), "", "nobody asked for one");
    refresh(&["-v"]);
    let told = log(here);
    assert!(!told.contains("DEBUG"), "{told}");
    for (feed, causes) in [
        ("page", &["web page"][..]),
        ("away", &["private network"]),
        ("gone", &["404"]),
        ("broken", &["was cut off"]),
        ("refused", &["no connection", "tcp connect error", "refused"]),
        ("locked", &["404"]),
    ] {
        let failed = |line: &&str| line.contains("WARN") && line.contains(&format!("feed={feed}"));
        let line = told.lines().find(failed).unwrap_or_else(|| panic!("{feed} is not in {told}"));
        assert!(causes.iter().all(|cause| line.contains(cause)), "{line}");
    }
    for span in ["fetch{", "read{", "save{"] {
        assert!(told.lines().any(|line| line.contains(span) && line.contains("time.busy")), "{span}: {told}");
    }
    server.serve("/good", Page::feed("application/rss+xml", GOOD.replace("noon", "one")));
    refresh(&["-vv"]);
    let told = log(here);
    assert!(told.contains("credits") && told.contains("DEBUG"), "{told}");
    for secret in ["hidden", "Dockers", "Harbour strike", "aGlkZGVu"] {
        assert!(!told.contains(secret), "{secret} is in {told}");
    }
    let doctor = dateline(here, here).args(["--offline", "doctor"]).output().unwrap();
    let said = String::from_utf8(doctor.stdout).unwrap();
    assert!(said.contains(&here.join("dateline.*.log").display().to_string()), "{said}");
}

#[test]
fn a_level_that_is_none_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let run =
        |level: &str| dateline(folder.path(), folder.path()).arg("feeds").env("DATELINE_LOG", level).output().unwrap();
    assert_eq!(run("loud").status.code(), Some(2));
    assert_eq!(run("off").status.code(), Some(0));
    assert_eq!(log(folder.path()), "");
    assert_eq!(run("Debug").status.code(), Some(0));
    assert!(
        fs::read_dir(folder.path()).unwrap().any(|entry| entry.unwrap().path().extension().is_some_and(|e| e == "log"))
    );
}

/// A feed, what its server does, and the causes that the log gives, from the sentence to the root.
type Failing = (&'static str, Fault, &'static [&'static str]);

const FAILING: [Failing; 9] = [
    (
        "rubbish",
        |stream, _, _| {
            say(stream, "\x01\x02 no HTTP at all\r\n\r\n");
            end(stream);
        },
        &["cannot be read as HTTP", "error sending request", "invalid HTTP version parsed"],
    ),
    ("nothing", |stream, _, _| end(stream), &["no connection", "error sending request", "connection closed"]),
    (
        "short",
        |stream, _, _| {
            say(stream, "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<rss>");
            end(stream);
        },
        &["the response was cut off", "error decoding response body", "error reading a body", "end of file"],
    ),
    (
        "chunks",
        |stream, _, _| {
            say(stream, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nrubbish\r\n");
            end(stream);
        },
        &["the response was cut off", "error decoding response body", "error reading a body", "Invalid chunk size"],
    ),
    (
        "packed",
        |stream, _, _| {
            say(stream, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 16\r\n\r\nthis is not gzip");
            end(stream);
        },
        &["the response was cut off", "its compression is damaged", "invalid gzip header"],
    ),
    (
        "headers",
        |stream, _, _| {
            say(stream, "HTTP/1.1 200 OK\r\n");
            repeat(stream, format!("X-More: {}\r\n", "x".repeat(8_000)));
        },
        &["cannot be read as HTTP", "error sending request", "message head is too large"],
    ),
    (
        "round",
        |stream, _, _| say(stream, "HTTP/1.1 302 Found\r\nLocation: /round\r\nContent-Length: 0\r\n\r\n"),
        &["redirects more than"],
    ),
    ("busy", |stream, _, _| say(stream, "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n"), &["answered 503"]),
    ("empty", |stream, _, _| say(stream, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"), &["the answer is empty"]),
];

#[test]
fn each_fault_of_a_server_is_found_by_its_feed_from_the_sentence_to_the_root() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let servers = FAILING.map(|(_, fault, _)| FaultServer::new(fault));
    let mut file = "edition = \"none\"\n".to_owned();
    for ((feed, ..), server) in FAILING.iter().zip(&servers) {
        let stated = format!("[[feed]]\nid = \"{feed}\"\ntitle = \"{feed}\"\nurl = \"{}\"\n", server.url());
        file.push_str(&stated);
    }
    fs::write(here.join("feeds.toml"), file).unwrap();
    dateline(here, here).args(["-v", "refresh"]).output().unwrap();
    let told = log(here);
    for (feed, _, causes) in FAILING {
        let of_feed = [format!("{{feed={feed} "), format!("{{feed={feed}}}")];
        let failed = |line: &&str| line.contains("WARN") && of_feed.iter().any(|span| line.contains(span));
        let line = told.lines().find(failed).unwrap_or_else(|| panic!("{feed} is not in {told}"));
        let places: Vec<Option<usize>> = causes.iter().map(|cause| line.find(cause)).collect();
        assert!(places.iter().all(Option::is_some), "{causes:?} are not all in {line}");
        assert_eq!(told.lines().filter(failed).count(), 1, "{feed} is told once: {told}");
    }
}
