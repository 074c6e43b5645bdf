//! The news desk, where fetch, feed, page, credits and store meet. Async functions that never spawn; progress goes to a
//! callback, *now* is an argument.
//!
//! *Never here*: channels, clocks, the terminal, how a feed or page is read. *The next thing that is done with feeds or pages*
//! is a file here with one function at its door, used by `runtime` and `cli` alike.
//!
//! ```
//! use dateline::desk;
//! use dateline::model::Role;
//!
//! let feed = dateline::feed::read(
//!     b"<rss version='2.0'><channel><title>Harbour Radio</title><language>en</language><item><title>Envoys agree</title>
//!       <description>&lt;p>They met at noon.&lt;/p>&lt;p>Translation by Irena Talvik&lt;/p></description></item></channel></rss>",
//!     None,
//!     None,
//! );
//! let feed = feed.unwrap();
//! let article = desk::new_article(&Default::default(), &feed, &feed.entries[0]);
//! assert_eq!(article.found.credits[0].role, Role::Translator);
//! ```

mod ahead;
mod article;
mod batch;
mod call;
mod changes;
mod door;
mod download;
mod engine;
mod error;
mod find;
mod full_text;
mod full_texts;
mod gather;
mod guide;
mod language;
mod later;
mod meaning;
mod models;
mod newsboat;
mod offload;
mod outage;
mod page;
mod picture;
mod program;
mod read;
mod recredit;
mod refresh;
mod reprints;
mod reread;
mod rest;
mod schedule;
mod settle;
mod stories;
mod story;
mod summary;
mod sync;
mod tidy;
mod titles;
mod translate;
mod trial;
mod version;
mod whole;

pub use ahead::{Ahead, translate_ahead};
pub use article::{new_article, opened, standing, whole};
pub use call::call;
pub use changes::changes;
pub use download::{Download, Downloaded, Edition, download};
pub use error::{FindError, OldNewsError, PageError, PictureError, TranslateError, TranslationError};
pub use find::{FoundFeed, find_feeds};
pub use full_text::{Fetched, PageSource, full_text, may_fetch};
pub use full_texts::{FullTexts, OnItsWay, Wishes, full_texts, pages_after_refresh};
pub use guide::{guide_subscriptions, keep_guide, sections};
pub use language::{judge_languages, language, language_of};
pub use later::save_page;
pub use meaning::{embed_articles, meaning_of, meaning_of_query};
pub use models::{
    KnownModel, MEANING, MODELS, ModelFileError, SentenceEncoder, add_model, remove_model, sentence_encoder,
};
pub use newsboat::{OldNews, import_newsboat};
pub use offload::Offload;
pub use picture::{PictureSource, decode, known_pictures, picture};
pub use recredit::{Recredited, recredit};
pub use refresh::{Progress, RefreshOptions, Report, refresh};
pub use reprints::reprints;
pub use reread::{Reread, reread};
pub use schedule::{Bounds, ResponseHints, Wanted, after_failure, after_success, is_asked, rhythm};
pub use settle::{feeds_of, follow, follow_feeds, settle};
pub use stories::Stories;
pub use summary::{Summaries, Summary, SummaryError, summarize};
pub use sync::{
    AccountChange, FoundAccount, Logins, SyncError, SyncFailure, SyncOptions, SyncProgress, Synced, change_account,
    check_account, find_account, sync,
};
pub use tidy::{Index, index_all, index_few, retain, tidy};
pub use titles::{Titles, known_titles};
pub use translate::{Engines, Original, Translation, by_person, translate};
pub use trial::{Trial, try_feeds};
pub use version::fetch_version;
pub use whole::{RefreshSource, Refreshed, refresh_alone};
