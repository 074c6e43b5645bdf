//! The only loop: terminal, input, effects, clocks. Here alone are channels made and tasks spawned.
//!
//! One at a time a message is taken, the state updated, its effects started; a frame is drawn when something changed, for
//! keys and for news at most once in 16 ms each, nothing at all when idle. *Never here*: deciding what a key does, or how a
//! thing is done that `desk` does. *The next effect* is an arm in `effects`, or where it is a family of its own a file beside
//! `pages` and `editor`.

mod aside;
mod clock;
mod editor;
mod effect_name;
mod effects;
mod input;
mod lean;
mod look;
mod means;
mod messages;
mod pages;
mod pen;
mod pictures;
mod report;
mod scroll;
mod share;
mod tally;
mod terminal;
mod watch;

use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::Instant;

use crate::app::{
    Answer, App, Data, Effect, Environment, Focus, Input, KeyMap, Msg, Notice, Question, Start, TerminalRequest,
};
use crate::config::{self, ConfigError, Folders};
use crate::fetch::{Client, FetchError, Limits};
use crate::store::{self, Store, StoreError};
use crate::ui::{self, Linear};
use aside::{Behind, answering, step_back};
use effects::Jobs;
use input::Events;
pub(crate) use look::words;
use means::Answers;
use pictures::Easel;
pub use report::{Capability, capabilities};
use share::Outside;
pub use terminal::Guard;

/// Why the reader could not run.
#[derive(Debug, thiserror::Error)]
pub enum RuntimeError {
    /// The cache failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The network client could not be made.
    #[error("the network cannot be used: {0}")]
    Network(#[from] FetchError),
    /// Where the reader was left cannot be kept.
    #[error(transparent)]
    Left(#[from] ConfigError),
    /// The terminal failed.
    #[error("the terminal failed: {0}")]
    Terminal(#[from] std::io::Error),
}

/// The shortest time between two frames: 60 a second.
const FRAME: Duration = Duration::from_millis(16);
/// How long a frame waits for the article that stands beside the list: most come sooner, and one frame costs less than two.
const TOGETHER: Duration = Duration::from_millis(6);
/// Keys that move through the list faster than this move through headlines alone: the article beside it comes when they rest.
const REST: Duration = Duration::from_millis(100);

/// Runs the reader until it is quit; the terminal is left as it was found. `given` are options of the command line.
///
/// # Errors
/// When the cache cannot be opened or the terminal fails.
pub async fn run(folders: Folders, given: &[String], offline: bool) -> Result<(), RuntimeError> {
    let reading = watch::read_feeds(folders.config.clone());
    let (mut settings, mut errors) = config::load_settings(&folders.config, given);
    let (sites, wrong) = config::load_sites(&folders.config);
    errors.extend(wrong);
    let (lines, wrong) = config::load_keys(&folders.config);
    errors.extend(wrong);
    let (keys, wrong) = KeyMap::with(&lines);
    errors.extend(wrong);
    // A screen reader reads letters in the order in which they were written.
    settings.bidi = if settings.plain { "off".to_owned() } else { terminal::bidi(&settings.bidi) };
    let first = first_start(&folders);
    let behind = Behind::new()?;
    let store = Store::open(&folders.data).await?;
    store.in_writer(step_back).await?;
    let file = watch::first(&store, reading).await?;
    let limits = Limits::within(Duration::from_secs(settings.timeout_seconds)).at_once(settings.feeds_at_once);
    let client = Client::new(limits)?;

    let (sender, messages) = mpsc::unbounded_channel();
    let watching = tokio::spawn(watch::watch(store.clone(), sender.clone()));
    notice(&sender, &errors);
    let guard = Guard::enter(settings.mouse, settings.plain)?;
    let colours = !settings.plain && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let asks = !settings.plain && (settings.theme == "auto" || settings.pictures == "auto");
    let answers = if asks { Answers::ask() } else { Answers::default() };
    let (look, told) = look::look(&settings, &folders.config, &answers);
    for wrong in told {
        let _ = sender.send(Msg::Data(wrong.into()));
    }
    let wanted = if settings.plain { "off" } else { &settings.pictures };
    let means = means::means(wanted, colours, &answers);
    let easel = Easel::new(means);
    let folder = folders.config.clone();
    let (subscribed, feeds) = tokio::sync::watch::channel(None);
    let following = watch::watch_feeds(folder.clone(), store.clone(), (file, subscribed), sender.clone());
    let following = tokio::spawn(following);
    let (targets, wrong) = config::load_share_targets(&folders.config);
    notice(&sender, &wrong);
    let words = look::words(&settings);
    let saved = Folders::documents(&settings.save_folder);
    let outside = Outside { folder: saved, targets: targets.clone().into(), words };
    let jobs = Jobs::new(store, client, (feeds, sites, folder), outside, &settings, (easel, behind), sender.clone());
    let environment = Environment::new(settings, offline)
        .with_keys(&keys)
        .with_look(look)
        .with_words(words)
        .with_colours(colours)
        .with_share_targets(targets)
        .with_pictures(means.map(|means| means.cell));
    let mut starts: Vec<Start> = config::load_left(&folders.data).map(Start::Resume).into_iter().collect();
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
    let left = reader.app.left();
    let Reader { guard, jobs, .. } = reader;
    events.end(asked).await;
    drop(guard);
    for watching in [watching, following] {
        watching.abort();
        let _ = watching.await;
    }
    jobs.finish().await?;
    if let Some(left) = left {
        config::keep_left(&folders.data, &left)?;
    }
    ended
}

/// Tells what is wrong with the user's files.
fn notice(sender: &mpsc::UnboundedSender<Msg>, errors: &[ConfigError]) {
    for error in errors {
        // Who listens is there as long as the reader runs.
        let _ = sender.send(Msg::Data(Notice::Sentence(error.to_string()).into()));
    }
}

/// Whether nothing was ever read with these folders: no subscriptions were stated, and there is no cache.
fn first_start(folders: &Folders) -> bool {
    !folders.config.join(config::FEEDS_FILE).exists() && !store::is_there(&folders.data)
}

/// The loop's own state.
struct Reader {
    app: App,
    jobs: Jobs,
    messages: mpsc::UnboundedReceiver<Msg>,
    guard: Guard,
    /// Whether the terminal is told where links lead.
    hyperlinks: bool,
    started: Vec<Effect>,
    drawn: Option<Instant>,
    /// Whether the next frame answers a key, and when one last did.
    pressed: bool,
    answered: Option<Instant>,
    /// Until when a frame waits for an article that is on its way.
    awaited: Option<Instant>,
    /// When a key last moved to another article in the list, and the article that is loaded when the keys rest.
    moved: Option<Instant>,
    held: Option<Effect>,
    /// What was told, where nothing is drawn.
    linear: Linear,
    /// What there is to begin with.
    starts: Vec<Start>,
}

impl Reader {
    fn new(
        environment: Environment,
        starts: Vec<Start>,
        guard: Guard,
        jobs: Jobs,
        messages: mpsc::UnboundedReceiver<Msg>,
    ) -> Self {
        let hyperlinks = environment.settings().hyperlinks && terminal::knows_links();
        let (app, started) = App::new(environment);
        Self {
            app,
            jobs,
            messages,
            guard,
            hyperlinks,
            started,
            drawn: None,
            pressed: false,
            answered: None,
            awaited: None,
            moved: None,
            held: None,
            linear: Linear::default(),
            starts,
        }
    }

    async fn read(&mut self, events: &mut Events) -> Result<(), RuntimeError> {
        let mut effects = std::mem::take(&mut self.started);
        // When all that the screen is laid out by is known: the language tells on which side it begins.
        let (columns, rows) = crossterm::terminal::size()?;
        effects.extend(self.app.update(Msg::Input(Input::Resize(columns, rows))));
        for start in std::mem::take(&mut self.starts) {
            effects.extend(self.app.update(Msg::Start(start)));
        }
        effects.extend(self.app.update(clock::now()));
        let (mut wanted, mut told) = (false, false);
        loop {
            if self.perform(effects)? {
                return Ok(());
            }
            wanted |= self.app.take_dirty();
            self.pressed &= wanted;
            // A frame that told of news keeps no key waiting.
            let before = if self.pressed { self.answered } else { self.drawn };
            let due = before.map_or_else(Instant::now, |before| before + FRAME);
            let due = self.awaited.map_or(due, |until| due.max(until));
            if wanted && due <= Instant::now() {
                self.draw()?;
                self.drawn = Some(Instant::now());
                self.awaited = None;
                if self.pressed {
                    self.answered = self.drawn;
                }
                (wanted, self.pressed) = (false, false);
            }
            if self.pressed != told {
                told = self.pressed;
                answering(told);
            }
            let rest = self.rest();
            let message = tokio::select! {
                biased;
                message = events.next() => message,
                message = self.messages.recv() => message,
                () = tokio::time::sleep_until(due), if wanted => None,
                () = tokio::time::sleep_until(rest), if self.held.is_some() => None,
                () = clock::next_minute() => Some(clock::now()),
            };
            effects = match message {
                Some(message) => self.take(message),
                None => Vec::new(),
            };
            while let Ok(message) = self.messages.try_recv() {
                effects.extend(self.take(message));
            }
            if self.rest() <= Instant::now() {
                effects.extend(self.held.take());
            }
        }
    }

    /// Takes a message in.
    fn take(&mut self, message: Msg) -> Vec<Effect> {
        let key = matches!(message, Msg::Input(Input::Key(..)));
        self.pressed |= matches!(message, Msg::Input(_) | Msg::Data(Data::Query(Answer::Article { .. })));
        match message {
            Msg::Input(Input::Resize(..)) => self.guard.resized(),
            // It answers a key as well.
            Msg::Data(Data::Query(Answer::Article { .. })) => (self.awaited, self.answered) = (None, None),
            _ => {}
        }
        let effects = self.app.update(message);
        if key { self.hold(effects) } else { effects }
    }

    /// When the keys that move through the list rest.
    fn rest(&self) -> Instant {
        self.moved.map_or_else(Instant::now, |moved| moved + REST)
    }

    /// Holds the article of a key that follows another at once until the keys rest or one means the article.
    fn hold(&mut self, mut effects: Vec<Effect>) -> Vec<Effect> {
        let Some(at) =
            effects.iter().position(|effect| matches!(effect, Effect::Query(Question::Article { whole: false, .. })))
        else {
            effects.extend(self.held.take());
            return effects;
        };
        let now = Instant::now();
        let before = self.moved.replace(now);
        let hurried = before.is_some_and(|before| now < before + REST);
        self.held = (hurried && self.app.input_state().focus() == Focus::List).then(|| effects.remove(at));
        if self.held.is_none() {
            self.awaited = Some(now + TOGETHER);
        }
        effects
    }

    /// Starts what is asked for; answers whether the program ends.
    fn perform(&mut self, effects: Vec<Effect>) -> Result<bool, RuntimeError> {
        for effect in effects {
            match effect {
                Effect::Terminal(TerminalRequest::Quit) => return Ok(true),
                Effect::Terminal(TerminalRequest::Suspend) => {
                    self.guard.suspend()?;
                    self.jobs.easel.clear();
                    let (columns, rows) = crossterm::terminal::size()?;
                    let again = self.app.update(Msg::Input(Input::Resize(columns, rows)));
                    self.drawn = None;
                    self.draw()?;
                    if self.perform(again)? {
                        return Ok(true);
                    }
                }
                Effect::Terminal(TerminalRequest::Redraw) => {
                    self.guard.clear()?;
                    self.drawn = None;
                    self.draw()?;
                }
                Effect::Terminal(TerminalRequest::Copy(text)) => terminal::copy(&text)?,
                other => self.jobs.start(other),
            }
        }
        Ok(false)
    }

    fn draw(&mut self) -> std::io::Result<()> {
        let app = &self.app;
        if app.environment().settings().plain {
            return Guard::print(&self.linear.tell(app));
        }
        let links = if self.hyperlinks { app.links() } else { Vec::new() };
        let pictures = self.jobs.easel.shown();
        let pictures = pictures::lock(&pictures);
        self.guard.draw(&links, |frame| ui::draw_with(app, &pictures, frame))
    }
}
