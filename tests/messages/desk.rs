use std::io;
use std::path::PathBuf;

use dateline::desk::{
    FindError, ModelFileError, OldNewsError, PageError, PictureError, SummaryError, TranslateError, TranslationError,
};
use dateline::embed::ModelError;
use dateline::feed::FeedError;
use dateline::fetch::FetchError;
use dateline::model::{Language, Message, ProgramFault, Shell};
use dateline::page::NoArticle;
use dateline::runtime::RuntimeError;
use dateline::store::{OldCacheError, StoreError};
use dateline::translate::AnswerFault;

use super::fetch::program_faults;
use super::{are_told, each, is_told};

fn text() -> String {
    "the wire hums".to_owned()
}

fn path() -> PathBuf {
    PathBuf::from("/x/cache.db")
}

fn full() -> StoreError {
    StoreError::Full(path())
}

fn refused() -> FetchError {
    FetchError::Redirects(8)
}

/// A language that has no name, which is said by its tag in a log as well.
fn language() -> Language {
    Language::parse("tlh").unwrap()
}

#[test]
fn what_fails_in_the_cache_is_told_in_every_language() {
    are_told(&each! { StoreError:
        StoreError::Folder { .. } => StoreError::Folder { path: path(), reason: text().into() };
        StoreError::Newer(_) => StoreError::Newer(path());
        StoreError::Damaged { .. } => StoreError::Damaged { path: path(), reason: text() };
        StoreError::Unreadable(_) => StoreError::Unreadable(path());
        StoreError::Full(_) => full();
        StoreError::ReadOnly(_) => StoreError::ReadOnly(path());
        StoreError::Exists(_) => StoreError::Exists(path());
        StoreError::Database { .. } => StoreError::Database { path: path(), reason: text() };
    });
    are_told(&each! { OldNewsError:
        OldNewsError::Cache(_) => OldNewsError::Cache(full());
        OldNewsError::File(_) => OldNewsError::File(OldCacheError::NoTable);
    });
    are_told(&each! { RuntimeError:
        RuntimeError::Store(_) => RuntimeError::Store(full());
        RuntimeError::Network(_) => RuntimeError::Network(refused());
        RuntimeError::Left(_) => RuntimeError::Left(super::config::at(dateline::config::EntryFault::More.into()));
        RuntimeError::Terminal(_) => RuntimeError::Terminal(io::Error::other(text()));
    });
}

#[test]
fn what_fails_with_a_page_a_feed_or_a_picture_is_told_in_every_language() {
    are_told(&each! { PageError:
        PageError::Cache(_) => PageError::Cache(full());
        PageError::Fetch(_) => PageError::Fetch(refused());
        PageError::Address => PageError::Address;
        PageError::Gone => PageError::Gone;
        PageError::NoArticle(_) => PageError::NoArticle(NoArticle::Front);
        PageError::Crashed => PageError::Crashed;
        PageError::NotKept => PageError::NotKept;
    });
    are_told(&each! { FindError:
        FindError::Address(_) => FindError::Address("feed:".to_owned());
        FindError::Fetch(_) => FindError::Fetch(refused());
        FindError::Feed(_) => FindError::Feed(FeedError::Empty);
        FindError::Shell(_) => FindError::Shell(Shell::Cut(17));
        FindError::NoFeed => FindError::NoFeed;
    });
    are_told(&each! { PictureError:
        PictureError::Cache(_) => PictureError::Cache(full());
        PictureError::Fetch(_) => PictureError::Fetch(refused());
        PictureError::Kind => PictureError::Kind;
        PictureError::Damaged(_) => PictureError::Damaged(text());
        PictureError::GaveUp => PictureError::GaveUp;
        PictureError::TooLarge(..) => PictureError::TooLarge(60_001, 60_002);
    });
}

#[test]
fn what_fails_in_a_translation_or_a_summary_is_told_in_every_language() {
    let engine = || "mill".to_owned();
    let (program, pair) = (|| "translator".to_owned(), || "ro-de".to_owned());
    let refusal = |status| TranslateError::Refused { engine: engine(), status, said: Some(text()) };
    let mut errors = each! { TranslateError:
        TranslateError::NoTarget => TranslateError::NoTarget;
        TranslateError::NoEngine(_) => TranslateError::NoEngine(language());
        TranslateError::Unknown(_) => TranslateError::Unknown(engine());
        TranslateError::NoSource => TranslateError::NoSource;
        TranslateError::Same(_) => TranslateError::Same(language());
        TranslateError::Reads(_) => TranslateError::Reads(language());
        TranslateError::Pair { .. } =>
            TranslateError::Pair { engine: engine(), pair: pair(), known: "fr-en".to_owned() };
        TranslateError::Offline(_) => TranslateError::Offline(engine());
        TranslateError::Program { .. } =>
            TranslateError::Program { engine: engine(), program: program(), fault: ProgramFault::Silent };
        TranslateError::Silent { .. } =>
            TranslateError::Silent { engine: engine(), program: program(), pair: pair() };
        TranslateError::Service { .. } => TranslateError::Service { engine: engine(), source: refused() };
        TranslateError::Refused { .. } => refusal(403), refusal(413), refusal(429), refusal(456), refusal(500),
            TranslateError::Refused { engine: engine(), status: 500, said: None };
        TranslateError::Answer { .. } => TranslateError::Answer { engine: engine(), fault: AnswerFault::NoText };
        TranslateError::Limit { .. } => TranslateError::Limit { engine: engine(), sent: 1_017, limit: 2_031 };
    };
    errors.extend(program_faults().into_iter().map(|fault| TranslateError::Program {
        engine: engine(),
        program: program(),
        fault,
    }));
    are_told(&errors);
    are_told(&each! { TranslationError:
        TranslationError::Cache(_) => TranslationError::Cache(full());
        TranslationError::Engine(_) => TranslationError::Engine(TranslateError::NoSource);
    });
    are_told(&each! { AnswerFault:
        AnswerFault::Page => AnswerFault::Page;
        AnswerFault::NotJson => AnswerFault::NotJson;
        AnswerFault::NoChat => AnswerFault::NoChat;
        AnswerFault::Said(_) => AnswerFault::Said(text());
        AnswerFault::NoTranslation => AnswerFault::NoTranslation;
        AnswerFault::NoText => AnswerFault::NoText;
        AnswerFault::Count { .. } => AnswerFault::Count { asked: 17, came: 31 };
    });
    let host = || "a.example".to_owned();
    are_told(&each! { SummaryError:
        SummaryError::Cache(_) => SummaryError::Cache(full());
        SummaryError::Gone => SummaryError::Gone;
        SummaryError::Unnamed => SummaryError::Unnamed;
        SummaryError::Offline => SummaryError::Offline;
        SummaryError::NoText => SummaryError::NoText;
        SummaryError::Program { .. } => SummaryError::Program { program: program(), fault: ProgramFault::Failed };
        SummaryError::Service(_) => SummaryError::Service(refused());
        SummaryError::Refused { .. } => SummaryError::Refused { host: host(), status: 500, said: Some(text()) },
            SummaryError::Refused { host: host(), status: 500, said: None };
        SummaryError::Answer { .. } => SummaryError::Answer { host: host(), fault: AnswerFault::NoText };
    });
}

#[test]
fn what_is_wrong_with_a_model_is_told_in_every_language() {
    are_told(&each! { ModelError:
        ModelError::Pieces => ModelError::Pieces;
        ModelError::Weights(_) => ModelError::Weights("proj");
        ModelError::More => ModelError::More;
        ModelError::Read(_) => ModelError::Read(io::Error::other(text()));
    });
    are_told(&each! { ModelFileError:
        ModelFileError::Read { .. } => ModelFileError::Read { path: path(), reason: text().into() };
        ModelFileError::Write { .. } => ModelFileError::Write { path: path(), reason: text().into() };
        ModelFileError::Unknown { .. } =>
            ModelFileError::Unknown { path: path(), sha256: "0a1b".to_owned(), known: "a.whl".to_owned() };
        ModelFileError::Damaged { .. } => ModelFileError::Damaged { name: "encoder", reason: ModelError::Pieces };
    });
}

#[test]
fn messages_that_no_error_has_are_told_in_every_language() {
    let plain = [
        "feed-no-entry",
        "feed-crashed",
        "page-crashed",
        "page-no-address",
        "page-no-more",
        "picture-of-terminal",
        "picture-room",
        "cure-write-http",
        "cure-does-it-run",
    ];
    plain.map(Message::new).iter().for_each(is_told);
    is_told(&Message::new("filter-programs-more").with("count", 17_usize));
    is_told(&Message::new("filter-program").with("program", "bell").with("fault", Message::new("program-silent")));
}
