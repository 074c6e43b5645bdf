//! `dateline`, a reader for the world's news in a terminal: the map of its modules.
//!
//! The path of a news item is a straight line, and each module does one part of it:
//!
//! | Module | Does | May use |
//! |---|---|---|
//! | [`model`] | the data types that all modules share | nothing |
//! | [`text`] | cleaning, markup to a document, a document to lines | nothing |
//! | [`words`] | the interface's words | nothing |
//! | [`story`] | articles of many newsrooms to stories | model, text |
//! | [`embed`] | what a text means, as numbers | model |
//! | [`sync`] | answers of servers with accounts to values, and what a sync has to do | model, text |
//! | [`translate`] | blocks to checked translations, the wire of each engine | model, text |
//! | [`fetch`] | HTTP: conditional requests, limits, manners | model, text |
//! | [`feed`] | a feed's bytes to entries | model, text |
//! | [`page`] | a web page's bytes to an article | model, text |
//! | [`credits`] | who wrote, translated and edited it | model, text |
//! | [`store`] | the SQLite cache | model, text |
//! | [`config`] | settings, subscriptions, other readers' files | model, text, words |
//! | [`export`] | an article that leaves: plain text, Markdown, HTML, a book, JSON | model, text, words |
//! | [`desk`] | combines the above: refresh, full text, stories | all of the above but words and export |
//! | [`app`] | what a key does, as a pure function | model, text, words, config |
//! | [`ui`] | draws the state | app and what app may use |
//! | [`runtime`] | the event loop, the terminal, effects, clocks | everything but cli |
//! | [`cli`] | the sub-commands | everything |
//!
//! `tests/layers.rs` checks these dependencies. `docs/architecture.md` lists the rules that all code follows and which files
//! to edit for a new command, panel, option, language or rule. Each module's first page says what belongs there, what does
//! not, and where to add the next thing.
//!
//! # One news item, from the wire to the screen
//!
//! 1. [`desk::refresh()`] sees in the feed's [`model::Memory`] that it is due ([`desk::is_asked`]) and has [`fetch::Client::get`] ask for it
//!    with the validators of last time.
//! 2. The bytes go through [`feed::read()`]: [`feed::decode()`] finds the encoding, [`feed::mend()`] makes XML of them where they are
//!    not, the parser gives [`model::Entry`]s, cleaned, each with an [`model::Identity`].
//! 3. [`desk::new_article()`] gathers [`feed::evidence()`] from an entry and has [`credits::find()`] read it: author and translator,
//!    and the lines of the text that said so.
//! 4. [`store::Store::save`] writes articles, credits, evidence and the new validators in one transaction, and runs the filters
//!    of `feeds.toml` over what arrived. Search indexes the words in the background ([`desk::tidy`]).
//! 5. [`desk::refresh_alone`] says which and [`desk::full_texts()`] fetches the pages of teasers, if the settings want it; [`page::read()`] finds body
//!    and evidence there, and credits are found again.
//! 6. The reader learns that the cache changed ([`app::Written::Changed`]) and asks for the rows it shows
//!    ([`store::Store::headlines`]). When the article is opened, [`desk::opened`] makes a [`text::Document`] of its markup, without
//!    the lines that became credits, and [`text::lay_out()`] sets it in the column; [`ui::draw()`] puts the lines on the screen.
//!
//! # One key press
//!
//! 1. `runtime/reader.rs`, the loop, gets an [`app::Input`] of the terminal's bytes from `runtime/input.rs` and hands it to
//!    [`app::App::update`].
//! 2. `app/route.rs` has `app/input.rs` look up in [`app::KeyMap`] which [`app::Command`] the key means on the
//!    [`app::Screen`] that has the focus.
//! 3. The command's row in `app/table.rs` holds its function, which changes the part that owns the state, say
//!    `app/headlines/moves.rs`. What is wanted of the world comes back as [`app::Effect`]s, say [`app::Question::Article`] with
//!    a ticket.
//! 4. `runtime/effects.rs` starts a task for each, and `runtime/questions.rs` asks the cache; the answer comes as an
//!    [`app::Data`] with the same ticket, and is dropped when a later key has asked for something else.
//! 5. When the state says that it changed ([`app::App::take_dirty`]), the loop has `ui/draw.rs` draw it, at most once in 16 ms.

pub mod app;
pub mod cli;
pub mod config;
pub mod credits;
pub mod desk;
pub mod embed;
pub mod export;
pub mod feed;
pub mod fetch;
pub mod model;
pub mod page;
pub mod runtime;
pub mod store;
pub mod story;
pub mod sync;
pub mod text;
pub mod translate;
pub mod ui;
pub mod words;
