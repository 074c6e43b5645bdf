//! The command line: sub-commands, a file each.
//!
//! Data goes to standard output, everything else to standard error. Exit codes: 0 done, 1 when any file or feed failed
//! (the output of the others is complete), 2 wrong usage.
//!
//! *Never here*: doing what `desk`, `config` and `store` do; a command asks and prints. *The next command* is a file here, a
//! variant of `Command`, an example in `examples` that a test runs, and where it prints JSON its form in
//! `assets/output.json`.

mod accounts;
mod add;
mod checks;
mod common;
mod config;
mod correct;
mod credits;
mod doctor;
mod download;
mod examples;
mod export;
mod extract;
mod feeds;
mod filter;
mod group;
mod import;
mod list;
mod log;
mod manual;
mod mark;
mod models;
mod one;
mod output;
mod packs;
mod parse;
mod people;
mod person;
mod refresh;
mod remove;
mod rows;
mod schema;
mod search;
mod session;
mod show;
mod stories;
mod summarize;
mod sync;
mod titles;
mod translate;

use std::io::IsTerminal as _;
use std::process::ExitCode;

use clap::{CommandFactory as _, Parser, Subcommand};

use crate::export::json;
use crate::model::{Message, ToMessage as _};
use crate::runtime;
use common::Common;
use output::Failure;

/// What `--version` prints: version, commit, features and target.
const LONG_VERSION: &str = concat!(
    env!("CARGO_PKG_VERSION"),
    env!("BUILD_COMMIT"),
    "\nfeatures: ",
    env!("BUILD_FEATURES"),
    "\ntarget: ",
    env!("BUILD_TARGET")
);

/// Reads the world's news in a terminal, with bylines and translation credits.
#[derive(Debug, Parser)]
#[command(name = "dateline", version, long_version = LONG_VERSION, about, max_term_width = 100)]
struct Arguments {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Fetch the feeds and store new articles
    #[command(after_help = examples::REFRESH)]
    Refresh(refresh::Options),
    /// Download full texts and pictures for reading offline
    #[command(after_help = examples::DOWNLOAD)]
    Download(download::Options),
    /// List headlines from the cache, newest first
    #[command(after_help = examples::LIST)]
    List(list::Options),
    /// Mark articles as read
    #[command(after_help = examples::MARK)]
    Mark(mark::Options),
    /// Star articles
    #[command(after_help = examples::STAR)]
    Star(mark::Options),
    /// Hide articles from every list
    #[command(after_help = examples::HIDE)]
    Hide(mark::Options),
    /// Show one article from the cache
    #[command(after_help = examples::SHOW)]
    Show(show::Options),
    /// Translate an article with the engine that config.toml names
    #[command(after_help = examples::TRANSLATE)]
    Translate(translate::Options),
    /// Summarize an article with the engine that config.toml names
    #[command(after_help = examples::SUMMARIZE)]
    Summarize(summarize::Options),
    /// Search the cache; best matches first
    #[command(after_help = examples::SEARCH)]
    Search(search::Options),
    /// List the people credited in the cache, by name
    #[command(after_help = examples::PEOPLE)]
    People(people::Options),
    /// Show the work of a person; join or separate spellings of the name
    #[command(after_help = examples::PERSON)]
    Person(person::Options),
    /// Correct or strike out a credit of an article
    #[command(after_help = examples::CORRECT)]
    Correct(correct::Options),
    /// List events covered by several newsrooms, most independent texts first
    #[command(after_help = examples::STORIES)]
    Stories(stories::Options),
    /// Add a model of meaning, list models, remove them
    #[command(after_help = examples::MODELS)]
    Models(models::Options),
    /// Print the options: current values, or all with defaults and comments
    #[command(after_help = examples::CONFIG)]
    Config(config::Options),
    /// Print the JSON Schema of the commands' output
    #[command(after_help = examples::SCHEMA)]
    Schema(schema::Options),
    /// Check terminal, files, cache, feeds, clock and network, with advice
    #[command(after_help = examples::DOCTOR)]
    Doctor(doctor::Options),
    /// List the feeds with their status
    #[command(after_help = examples::FEEDS)]
    Feeds(feeds::Options),
    /// Subscribe to a feed, or to the feed of a web page
    #[command(after_help = examples::ADD)]
    Add(add::Options),
    /// Unsubscribe from feeds
    #[command(after_help = examples::REMOVE)]
    Remove(remove::Options),
    /// Import the subscriptions of another reader
    #[command(after_help = examples::IMPORT)]
    Import(import::Options),
    /// Export subscriptions, articles or people, or copy the cache
    #[command(after_help = examples::EXPORT)]
    Export(export::Options),
    /// Manage accounts on servers that sync subscriptions and marks
    #[command(after_help = examples::ACCOUNTS)]
    Accounts(accounts::Options),
    /// Sync accounts: send marks, then fetch changes
    #[command(after_help = examples::SYNC)]
    Sync(sync::Options),
    /// List the packs of the built-in edition; switch them on and off
    #[command(after_help = examples::PACKS)]
    Packs(packs::Options),
    /// Parse feed files and print one JSON line for each
    #[command(after_help = examples::PARSE)]
    Parse(parse::Options),
    /// Extract the articles of saved web pages; one JSON line for each
    #[command(after_help = examples::EXTRACT)]
    Extract(extract::Options),
    /// Find the credits in texts, pages or feed items; one JSON line for each file
    #[command(after_help = examples::CREDITS)]
    Credits(credits::Options),
    /// Group articles into stories; one JSON line for each article
    #[command(after_help = examples::GROUP)]
    Group(group::Options),
    /// Generate shell completions
    #[command(after_help = examples::COMPLETIONS)]
    Completions(manual::Completions),
    /// Print the manual page
    #[command(after_help = examples::MAN)]
    Man(manual::Man),
}

/// Runs the program with the process's arguments.
#[must_use]
pub fn main() -> ExitCode {
    let arguments = Arguments::parse_from(search::with_words(std::env::args_os()));
    match run(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}

fn run(arguments: Arguments) -> Result<(), Failure> {
    let common = arguments.common;
    output::speak(&common);
    log::begin(&common)?;
    match arguments.command {
        None => read(&common),
        Some(Command::Refresh(options)) => refresh::run(&common, &options),
        Some(Command::List(options)) => list::run(&common, options),
        Some(Command::Mark(options)) => mark::run(&common, mark::Kind::Read, &options),
        Some(Command::Star(options)) => mark::run(&common, mark::Kind::Star, &options),
        Some(Command::Hide(options)) => mark::run(&common, mark::Kind::Hide, &options),
        Some(Command::Download(options)) => download::run(&common, &options),
        Some(Command::Show(options)) => show::run(&common, &options),
        Some(Command::Translate(options)) => translate::run(&common, &options),
        Some(Command::Summarize(options)) => summarize::run(&common, &options),
        Some(Command::People(options)) => people::run(&common, options),
        Some(Command::Person(options)) => person::run(&common, &options),
        Some(Command::Correct(options)) => correct::run(&common, &options),
        Some(Command::Stories(options)) => stories::run(&common, &options),
        Some(Command::Models(options)) => models::run(&common, &options),
        Some(Command::Config(options)) => config::run(&common, &options),
        Some(Command::Schema(options)) => schema::run(&options),
        Some(Command::Doctor(options)) => doctor::run(&common, &options),
        Some(Command::Search(options)) => search::run(&common, &options),
        Some(Command::Feeds(options)) => feeds::run(&common, &options),
        Some(Command::Add(options)) => add::run(&common, &options),
        Some(Command::Import(options)) => import::run(&common, &options),
        Some(Command::Parse(options)) => parse::run(&options),
        Some(Command::Extract(options)) => extract::run(&common, &options),
        Some(Command::Credits(options)) => credits::run(&options),
        Some(Command::Group(options)) => group::run(&common, &options),
        Some(Command::Remove(options)) => remove::run(&common, &options),
        Some(Command::Export(options)) => export::run(&common, &options),
        Some(Command::Packs(options)) => packs::run(&common, &options),
        Some(Command::Accounts(options)) => accounts::run(&common, &options),
        Some(Command::Sync(options)) => sync::run(&common, &options),
        Some(Command::Completions(options)) => manual::completions(&options, Arguments::command()),
        Some(Command::Man(options)) => manual::man(&options, Arguments::command()),
    }
}

fn read(common: &Common) -> Result<(), Failure> {
    if !std::io::stdout().is_terminal() || !std::io::stdin().is_terminal() {
        return Err(Failure::usage(Message::new("reader-needs-terminal")));
    }
    session::runtime()?
        .block_on(runtime::run(common.folders(), &common.set, common.offline))
        .map_err(|error| Failure::Sentence(error.message()))
}
