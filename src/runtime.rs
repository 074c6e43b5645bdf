//! The only loop: terminal, input, effects, clocks. Only here are channels made and tasks spawned.
//!
//! One at a time a message is taken, the state updated, its effects started; a frame is drawn when something changed, for
//! keys and for news at most once in 16 ms each, nothing at all when idle. *Never here*: deciding what a key does, or how a
//! thing is done that `desk` does. *The next effect* is an arm in `effects`, or where it is a family of its own a file beside
//! `pages` and `editor`; the loop itself is in `reader`.

mod account_feeds;
mod background;
mod browse;
mod clock;
mod editor;
mod effect_name;
mod effects;
mod error;
mod graphics;
mod input;
mod look;
mod machines;
mod marks;
mod meaning;
mod messages;
mod one;
mod pages;
mod pictures;
mod questions;
mod reader;
mod refreshing;
mod report;
mod searching;
mod share;
mod summarizing;
mod syncing;
mod tally;
mod terminal;
mod titling;
mod translating;
mod watch;
mod writer;

use std::time::Duration;

use tokio::sync::mpsc;

use crate::app::{Environment, KeyMap, Msg, Start};
use crate::config::{self, Bidi, ConfigError, Folders, Pictures, Settings, ThemeChoice};
use crate::fetch::{Client, Limits};
use crate::model::{SiteRule, ToMessage as _};
use crate::store::{self, Store};
use crate::words::Words;
use background::{BackgroundRuntime, step_back};
use effects::{Jobs, Tools};
pub use error::RuntimeError;
use graphics::Answers;
use input::Events;
pub(crate) use look::words;
use pictures::PictureLoader;
use reader::Reader;
pub use report::{Capability, capabilities};
use share::Outside;
pub use terminal::Guard;

/// Runs the reader until it is quit; the terminal is left as it was found. `given` are options of the command line.
///
/// # Errors
/// When the cache cannot be opened or the terminal fails.
pub async fn run(folders: Folders, given: &[String], offline: bool) -> Result<(), RuntimeError> {
    let reading = watch::read_feeds(folders.config.clone());
    let Stated { settings, sites, keys, errors } = Stated::load(&folders, given);
    let first = first_start(&folders);
    let background = BackgroundRuntime::new()?;
    let words = look::words(&settings);
    let store = open(&folders, words).await?;
    let file = watch::first(&store, reading).await?;
    let limits = Limits::within(Duration::from_secs(settings.timeout_seconds)).at_once(settings.feeds_at_once);
    let client = Client::new(limits)?;

    let (sender, messages) = mpsc::unbounded_channel();
    let watching = tokio::spawn(watch::watch(store.clone(), sender.clone()));
    notice(&sender, &errors);
    let guard = Guard::enter(settings.mouse, settings.plain)?;
    let colours = !settings.plain && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let asks = !settings.plain && (settings.theme == ThemeChoice::Auto || settings.pictures == Pictures::Auto);
    let answers = if asks { Answers::ask() } else { Answers::default() };
    terminal::follow_ground(settings.theme == ThemeChoice::Auto);
    let (look, faults) = look::look(&settings, &folders.config, &answers);
    for wrong in faults {
        let _ = sender.send(Msg::Data(wrong.into()));
    }
    let wanted = if settings.plain { Pictures::Off } else { settings.pictures };
    let graphics = graphics::graphics(wanted, colours, &answers);
    let picture_loader = PictureLoader::new(graphics);
    let folder = folders.config.clone();
    let (subscribed, feeds) = tokio::sync::watch::channel(None);
    let following = watch::watch_feeds(folder.clone(), store.clone(), (file, subscribed), sender.clone());
    let following = tokio::spawn(following);
    let targets = read(config::load_share_targets(&folders.config), &sender);
    let saved = Folders::documents(&settings.save_folder);
    let outside = Outside { folder: saved, targets: targets.clone().into(), words };
    let jobs = Jobs::new(Tools {
        store,
        client,
        settings: settings.clone(),
        feeds,
        sites,
        folder,
        outside,
        picture_loader,
        background,
        messages: sender.clone(),
    });
    let environment = Environment::new(settings, offline)
        .with_translated_titles(read(config::load_translate(&folders.config), &sender).titles.are_wanted())
        .with_keys(&keys)
        .with_look(look)
        .with_words(words)
        .with_colours(colours)
        .with_share_targets(targets)
        .with_pictures(graphics.map(|graphics| graphics.cell));
    let mut starts: Vec<Start> = config::load_session(&folders.data).map(Start::Resume).into_iter().collect();
    starts.extend(first.then(|| Start::Edition(config::list_packs(&[]), look::language())));
    let mut reader = Reader::new(environment, starts, guard, jobs, messages);
    let asked = answers.asked;
    #[cfg(unix)]
    let mut events = Events::new(answers.decoder, answers.typed)?;
    #[cfg(not(unix))]
    let mut events = Events::new()?;
    let ended = match reader.read(&mut events).await {
        // Without its terminal the program has nothing more to do.
        Err(RuntimeError::Terminal(error)) if terminal::is_gone(&error) => Ok(()),
        ended => ended,
    };
    let left = reader.app.headlines().left(reader.app.input_state().focus());
    let Reader { guard, jobs, .. } = reader;
    events.end(asked).await;
    drop(guard);
    for watching in [watching, following] {
        watching.abort();
        let _ = watching.await;
    }
    jobs.finish().await?;
    if let Some(left) = left {
        config::save_session(&folders.data, &left)?;
    }
    ended
}

/// Opens the cache, whose writer runs at a low priority in the background.
async fn open(folders: &Folders, words: &Words) -> Result<Store, RuntimeError> {
    let store = Store::open(&folders.data).await?;
    store.prefer(config::languages_read(&folders.config, words));
    store.in_writer(step_back).await?;
    Ok(store)
}

/// What the user's files state.
struct Stated {
    settings: Settings,
    sites: Vec<SiteRule>,
    keys: KeyMap,
    /// What is wrong in them.
    errors: Vec<ConfigError>,
}

impl Stated {
    fn load(folders: &Folders, given: &[String]) -> Self {
        let (mut settings, mut errors) = config::load_settings(&folders.config, given);
        let (sites, wrong) = config::load_sites(&folders.config);
        errors.extend(wrong);
        let (lines, wrong) = config::load_keys(&folders.config);
        errors.extend(wrong);
        let (keys, wrong) = KeyMap::with(&lines);
        errors.extend(wrong);
        if !given.iter().any(|pair| pair.starts_with("plain=")) {
            settings.plain |= look::is_only_printed_on();
        }
        // A screen reader reads letters in the order in which they were written.
        settings.bidi = if settings.plain { Bidi::Off } else { terminal::bidi(settings.bidi) };
        Self { settings, sites, keys, errors }
    }
}

/// The contents of one of the user's files; what is wrong in it is reported.
fn read<T>((said, wrong): (T, Vec<ConfigError>), sender: &mpsc::UnboundedSender<Msg>) -> T {
    notice(sender, &wrong);
    said
}

/// Tells what is wrong with the user's files.
fn notice(sender: &mpsc::UnboundedSender<Msg>, errors: &[ConfigError]) {
    for error in errors {
        // Who listens is there as long as the reader runs.
        let _ = sender.send(Msg::Data(error.message().into()));
    }
}

/// Whether nothing was ever read with these folders: no subscriptions were stated, and there is no cache.
fn first_start(folders: &Folders) -> bool {
    !folders.config.join(config::FEEDS_FILE).exists() && !store::is_there(&folders.data)
}
