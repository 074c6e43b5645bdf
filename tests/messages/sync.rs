use std::time::Duration;

use dateline::desk::{SyncError, SyncFailure};
use dateline::fetch::{Cause, Fault, FetchError, RetryAfter};
use dateline::model::Message;
use dateline::store::StoreError;
use dateline::sync::WireError;
use dateline::words::Words;

use super::{are_told, each, is_told};

fn text() -> String {
    "the wire hums".to_owned()
}

fn wire_errors() -> Vec<WireError> {
    each! { WireError:
        WireError::Page => WireError::Page;
        WireError::Unreadable(_) => WireError::Unreadable(text());
        WireError::Cut(_) => WireError::Cut(text());
        WireError::NoObject => WireError::NoObject;
        WireError::NoId => WireError::NoId;
        WireError::Lacks(_) => WireError::Lacks("total");
        WireError::NoFeeds => WireError::NoFeeds;
        WireError::NoFolders => WireError::NoFolders;
        WireError::TooManyFeeds(_) => WireError::TooManyFeeds(5_017);
        WireError::TooManyArticles(_) => WireError::TooManyArticles(5_017);
        WireError::NotDone(_) => WireError::NotDone(None), WireError::NotDone(Some(text()));
        WireError::SamePage => WireError::SamePage;
        WireError::EmptyPage => WireError::EmptyPage;
        WireError::Count { .. } => WireError::Count { said: 17, given: 31 };
        WireError::Moving => WireError::Moving;
        WireError::Refused(_) => WireError::Refused(None), WireError::Refused(Some(text()));
        WireError::NoFeedThere => WireError::NoFeedThere;
        WireError::Emptied(_) => WireError::Emptied(17);
        WireError::Forgotten(_) => WireError::Forgotten(17);
    }
}

fn failures() -> Vec<SyncFailure> {
    let after = Some(RetryAfter::Delay(Duration::from_secs(97)));
    let status = |status| SyncFailure::Status { status, said: String::new(), after: None };
    let certificate = FetchError::Certificate { fault: Fault::Unknown, source: Cause::new("the wire hums") };
    each! { SyncFailure:
        SyncFailure::Fetch(_) => SyncFailure::Fetch(FetchError::Redirects(8)), SyncFailure::Fetch(certificate);
        SyncFailure::Wire(_) => SyncFailure::Wire(WireError::Moving);
        SyncFailure::Status { .. } => status(401), status(403), status(404), status(413), status(418), status(429),
            status(500), status(501), status(503), SyncFailure::Status { status: 429, said: String::new(), after };
        SyncFailure::Moved(_) => SyncFailure::Moved("https://a.example/".to_owned());
        SyncFailure::Incomplete(_) => SyncFailure::Incomplete("password_command");
        SyncFailure::Nobody(_) => SyncFailure::Nobody("https://a.example/".to_owned());
    }
}

#[test]
fn what_fails_in_a_sync_is_told_in_every_language_with_its_cure() {
    are_told(&wire_errors());
    are_told(&failures());
    for failure in failures().into_iter().chain(wire_errors().into_iter().map(SyncFailure::Wire)) {
        is_told(&failure.cure());
        is_told(&failure.advised());
    }
    let errors = each! { SyncError:
        SyncError::Server(_) => SyncError::Server(SyncFailure::Moved("https://a.example/".to_owned()));
        SyncError::Cache(_) => SyncError::Cache(StoreError::Full("/x/cache.db".into()));
    };
    for error in &errors {
        is_told(&dateline::model::ToMessage::message(error));
    }
}

#[test]
fn what_a_sync_tells_is_told_in_every_language() {
    is_told(&Message::new("sync-in-vain").with("count", 17_usize));
    is_told(&Message::new("sync-dropped").with("count", 17_usize));
    is_told(&Message::new("sync-in-both").with("feeds", "One, Two"));
    let gave_up = Message::new("sync-gave-up").with("item", "17").with("reason", Message::new("wire-refused"));
    is_told(&gave_up);
    let german = Words::of("de").unwrap().message(&gave_up);
    assert_eq!(
        german,
        "der Server weigerte sich dreimal, den Artikel 17 zu ändern (der Server weigert sich); es wird aufgegeben"
    );
}
