//! The SQLite cache: schema, one writer, headlines, articles, state. Everything the screen shows comes from here.
//!
//! *Never here*: the network, and what an article says. *The next column* is a step in `assets/schema/` (never edited once
//! released), its writing in `save`, its looking over in `doctor`; *the next order of a list* is an index with keyset
//! windows, or it is not offered. What a feed taught is written in the transaction of its articles.
//!
//! ```
//! use dateline::model::{Selection, Subscription};
//! use dateline::store::Store;
//! use jiff::Timestamp;
//!
//! # tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
//! let now = Timestamp::UNIX_EPOCH;
//! let folder = tempfile::tempdir().unwrap();
//! let store = Store::open(folder.path()).await.unwrap();
//! let feed = Subscription { id: "harbour".to_owned(), section: "World".to_owned(), ..Subscription::default() };
//! store.subscribe(vec![feed]).await.unwrap();
//! assert_eq!(store.sections(now).await.unwrap()[0].name, "World");
//! assert!(store.headlines(Selection { limit: 20, ..Selection::default() }, now).await.unwrap().is_empty());
//! store.close().await.unwrap();
//! # });
//! ```

mod accounts;
mod apart;
mod ask;
mod batch;
mod by_hand;
mod by_source;
mod care;
mod carriers;
mod compress;
mod corrections;
mod credits;
mod damage;
mod doctor;
mod embeddings;
mod entries;
mod fold;
mod front;
mod full_text;
mod groupable;
mod headlines;
mod judge;
mod keys;
mod links;
mod lock;
mod memory;
mod migrate;
mod moved;
mod newsboat;
mod open;
mod outbox;
mod outcome;
mod pack;
mod pages;
mod people;
mod person;
mod pictures;
mod reading;
mod remote;
mod retain;
mod rows;
mod rules;
mod salvage;
mod save;
mod search;
mod start;
mod state;
mod stories;
mod story_rows;
mod subscribe;
mod together;
mod translated_texts;
mod translations;
mod unread;
mod versions;
mod wishes;
mod write;

pub use accounts::{AccountMemory, AccountVisit, RemovedAccount};
pub use embeddings::{Embedded, Embeddings, Unembedded, Which};
pub use full_text::Lacking;
pub use groupable::{Groupable, StoredPrint};
pub use judge::{Judged, Unjudged};
pub use links::NewLink;
pub use lock::Lock;
pub use newsboat::{OldCache, OldCacheError, OldItem};
pub use open::{Store, is_there};
pub use outcome::{Finding, Kept, NewArticle, NewPage, Outcome, Prepared, Saved, StoreError, Visit};
pub use pages::{CamePage, OldPage};
pub use people::OldEvidence;
pub use reading::ReadingMark;
pub use remote::NewItem;
pub use retain::Retention;
pub use salvage::{Salvaged, salvage};
pub use search::TranslatedText;
pub use stories::{Grouped, Link};
pub use translations::{Translated, TranslationKey, Translations};
