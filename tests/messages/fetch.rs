use std::io;
use std::time::Duration;

use dateline::feed::FeedError;
use dateline::fetch::{Cause, Fault, FetchError, RetryAfter, SecretFault};
use dateline::model::{Flaw, Message, Outage, ProgramFault, Shell, SystemFault, ToMessage as _, Unreadable};
use dateline::page::NoArticle;
use dateline::words::Words;

use super::{are_told, each, is_told};

/// What a library says that the words do not know.
fn cause() -> Cause {
    Cause::new(io::Error::other("the wire hums"))
}

fn reason() -> SystemFault {
    "the wire hums".to_owned().into()
}

pub(super) fn program_faults() -> Vec<ProgramFault> {
    each! { ProgramFault:
        ProgramFault::Slow(_) => ProgramFault::Slow(Duration::from_secs(17));
        ProgramFault::Unstarted(_) => ProgramFault::Unstarted(reason());
        ProgramFault::TooMuch => ProgramFault::TooMuch;
        ProgramFault::Failed => ProgramFault::Failed;
        ProgramFault::Said(_) => ProgramFault::Said("exit status: 3".to_owned());
        ProgramFault::Silent => ProgramFault::Silent;
    }
}

fn secret_faults() -> Vec<SecretFault> {
    let program = |fault| SecretFault::Program { program: "pass".to_owned(), fault };
    each! { SecretFault:
        SecretFault::NoProgram => SecretFault::NoProgram;
        SecretFault::Characters => SecretFault::Characters;
        SecretFault::Program { .. } => program(ProgramFault::Silent);
    }
}

fn certificate_faults() -> Vec<FetchError> {
    let faults = each! { Fault:
        Fault::Expired => Fault::Expired;
        Fault::NotYet => Fault::NotYet;
        Fault::OtherHost => Fault::OtherHost;
        Fault::Unknown => Fault::Unknown;
        Fault::Revoked => Fault::Revoked;
        Fault::Other => Fault::Other;
    };
    faults.into_iter().map(|fault| FetchError::Certificate { fault, source: cause() }).collect()
}

pub(super) fn fetch_errors() -> Vec<FetchError> {
    let (one, other) = (|| "https://a.example/".to_owned(), || "https://b.example/".to_owned());
    let status = |status| FetchError::Status { status, retry_after: Some(RetryAfter::Delay(Duration::from_secs(9))) };
    let mut errors = each! { FetchError:
        FetchError::Status { .. } =>
            status(304), status(403), status(404), status(410), status(429), status(503), status(418);
        FetchError::Elsewhere { .. } => FetchError::Elsewhere { status: 403, from: one(), to: other() };
        FetchError::TooLarge(_) => FetchError::TooLarge(17_000_000);
        FetchError::Timeout(_) => FetchError::Timeout(Duration::from_secs(17));
        FetchError::Address { .. } => FetchError::Address { address: one(), reason: reason() };
        FetchError::Scheme(_) => FetchError::Scheme("ftp://a.example/".to_owned());
        FetchError::Proxy { .. } => FetchError::Proxy { proxy: one(), reason: reason() };
        FetchError::Private(_) => FetchError::Private(one());
        FetchError::Redirects(_) => FetchError::Redirects(8);
        FetchError::Host { .. } => FetchError::Host { host: "a.example".to_owned(), source: cause() };
        FetchError::Certificate { .. } => FetchError::Certificate { fault: Fault::Expired, source: cause() };
        FetchError::Broken(_) => FetchError::Broken(cause());
        FetchError::Malformed(_) => FetchError::Malformed(cause());
        FetchError::Connection(_) => FetchError::Connection(cause());
        FetchError::Secret(_) => FetchError::Secret(SecretFault::NoProgram);
        FetchError::Authority { .. } => FetchError::Authority { file: "ca.pem".to_owned(), reason: reason() };
        FetchError::NoAuthority(_) => FetchError::NoAuthority("ca.pem".to_owned());
        FetchError::NoNetwork(_) => FetchError::NoNetwork(cause());
        FetchError::Nothing => FetchError::Nothing;
    };
    errors.extend(certificate_faults());
    errors.extend(secret_faults().into_iter().map(FetchError::Secret));
    errors
}

#[test]
fn what_cannot_be_fetched_is_told_in_every_language_with_its_cure() {
    are_told(&fetch_errors());
    are_told(&secret_faults());
    are_told(&program_faults());
    for error in fetch_errors() {
        is_told(&error.cure());
        is_told(&error.message().with_cure(error.cure()));
    }
}

#[test]
fn what_the_system_refuses_is_told_in_every_language() {
    let kinds = [
        io::ErrorKind::NotFound,
        io::ErrorKind::PermissionDenied,
        io::ErrorKind::AlreadyExists,
        io::ErrorKind::IsADirectory,
        io::ErrorKind::NotADirectory,
        io::ErrorKind::StorageFull,
        io::ErrorKind::ReadOnlyFilesystem,
        io::ErrorKind::ConnectionRefused,
        io::ErrorKind::ConnectionReset,
        io::ErrorKind::UnexpectedEof,
        io::ErrorKind::TimedOut,
    ];
    for kind in kinds {
        is_told(&SystemFault::from(io::Error::from(kind)).message());
        is_told(&FetchError::Connection(Cause::new(io::Error::from(kind))).message());
    }
    for address in ["https://", "https://a b.example/", "https://a:b/", "https://[1/", "https://[1]/", "news"] {
        let fault = SystemFault::from(url::Url::parse(address).unwrap_err());
        assert!(matches!(fault.message(), Message::Words(..)), "{address}");
        is_told(&fault.message());
    }
    let wrapped = SystemFault::from(io::Error::other("the wire hums"));
    assert_eq!(Words::of("de").unwrap().message(&wrapped.message()), "the wire hums");
}

#[test]
fn what_is_no_feed_is_told_in_every_language_with_its_cure() {
    let errors = each! { FeedError:
        FeedError::Empty => FeedError::Empty;
        FeedError::Page => FeedError::Page;
        FeedError::Json => FeedError::Json;
        FeedError::Nothing => FeedError::Nothing;
        FeedError::Unreadable(_) => FeedError::Unreadable("the wire hums".to_owned());
        FeedError::GaveUp => FeedError::GaveUp;
    };
    are_told(&errors);
    let shells = each! { Shell:
        Shell::Cut(_) => Shell::Cut(17);
        Shell::Hollow(_) => Shell::Hollow(17);
    };
    are_told(&shells);
    for cure in errors.iter().map(FeedError::cure).chain(shells.into_iter().map(Shell::cure)) {
        is_told(&cure);
    }
    let flaws = each! { Flaw:
        Flaw::Malformed => Flaw::Malformed;
        Flaw::Empty => Flaw::Empty;
    };
    for flaw in flaws {
        is_told(&Unreadable { count: 8, first: Some((31, 64, flaw)) }.message().unwrap());
    }
    let outages = each! { Outage:
        Outage::NoNetwork => Outage::NoNetwork;
        Outage::Portal(_) => Outage::Portal("inn.example".to_owned());
    };
    for outage in outages {
        is_told(&outage.message());
    }
}

#[test]
fn what_is_no_article_is_told_in_every_language() {
    are_told(&each! { NoArticle:
        NoArticle::Front => NoArticle::Front;
        NoArticle::Gallery => NoArticle::Gallery;
        NoArticle::Paywalled => NoArticle::Paywalled;
        NoArticle::Consent => NoArticle::Consent;
        NoArticle::Error => NoArticle::Error;
        NoArticle::Empty => NoArticle::Empty;
        NoArticle::NotFound => NoArticle::NotFound;
    });
}
