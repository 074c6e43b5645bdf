//! `dateline`, a reader for the world's news in a terminal: the map of the house.
//!
//! The path of a news item is a straight line, and each room does one part of it:
//!
//! | Room | Part | May know |
//! |---|---|---|
//! | [`model`] | the nouns that all share | nobody |
//! | [`text`] | cleaning, markup to a document, a document to lines | nobody |
//! | [`words`] | the interface's words | nobody |
//! | [`story`] | articles of many newsrooms to stories | the nouns, text |
//! | [`fetch`] | HTTP: conditional requests, limits, manners | the nouns, text |
//! | [`feed`] | a feed's bytes to entries | the nouns, text |
//! | [`page`] | a web page's bytes to an article | the nouns, text |
//! | [`credits`] | who wrote, translated and edited it | the nouns, text |
//! | [`store`] | the SQLite cache | the nouns, text |
//! | [`config`] | settings, subscriptions, other readers' files | the nouns, text, words |
//! | [`export`] | an article that leaves: plain text, Markdown, HTML, a book, JSON | the nouns, text, words |
//! | [`desk`] | where fetching, reading, crediting and keeping meet | the six above |
//! | [`app`] | what a key does, as a pure function | the nouns, text, words, config |
//! | [`ui`] | draws the state | what app knows, and app |
//! | [`runtime`] | the loop, the terminal, effects, clocks | everybody |
//! | [`cli`] | the commands | everybody |
//!
//! `tests/layers.rs` is the judge of who knows whom. Five laws keep the line straight: nothing reaches the screen except
//! through the cache; original markup is kept, and laid out when it is opened; the middle is pure (no waiting, no files, no
//! clock); what comes from outside is cleaned at the border; everything the screen shows can be printed by a command. Each
//! room's front page says what lives there, what never will, and where the next thing goes.
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
//!    of `feeds.toml` over what arrived. Search learns the words behind the reader ([`desk::tidy`]).
//! 5. [`desk::pages_after_refresh`] and [`desk::full_texts()`] fetch the pages of teasers, if the settings want it; [`page::read()`] finds body
//!    and evidence there, and credits are found anew.
//! 6. The reader is told that the cache changed ([`app::Written::Changed`]) and asks for the rows it shows
//!    ([`store::Store::headlines`]). When the article is opened, [`desk::opened`] makes a [`text::Document`] of its markup, without
//!    the lines that became credits, and [`text::lay_out()`] sets it in the column; [`ui::draw()`] puts the lines on the screen.
//!
//! # One key press
//!
//! 1. The terminal's event becomes an [`app::Input`] in [`runtime`], which hands it to [`app::App::update`] as [`app::Msg::Input`].
//! 2. `app.rs` asks [`app::KeyMap`] which [`app::Command`] the key means on the [`app::Screen`] that has the focus; the command's
//!    row in `app/table.rs` holds its function, which changes the part that owns the state, say `app/headlines/moves.rs`. What is
//!    wanted of the world comes back as [`app::Effect`]s, say [`app::Question::Article`] with a ticket.
//! 3. `runtime/effects.rs` starts a task for each; its answer comes as an [`app::Data`] with the same ticket, and is dropped when
//!    a later key has asked for something else.
//! 4. When the state says that it changed ([`app::App::take_dirty`]), the loop draws, at most once in 16 ms.

pub mod app;
pub mod cli;
pub mod config;
pub mod credits;
pub mod desk;
pub mod export;
pub mod feed;
pub mod fetch;
pub mod model;
pub mod page;
pub mod runtime;
pub mod store;
pub mod story;
pub mod text;
pub mod ui;
pub mod words;
