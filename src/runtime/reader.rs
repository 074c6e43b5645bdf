//! The loop: a message, the state, its effects, a frame.

use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::Instant;

use super::background::answering;
use super::effects::Jobs;
use super::error::RuntimeError;
use super::input::Events;
use super::terminal::{self, Guard};
use super::{clock, pictures};
use crate::app::{Answer, App, Data, Effect, Environment, Focus, Input, Msg, Question, Start, TerminalRequest};
use crate::ui::{self, Linear};

/// The shortest time between two frames: 60 a second.
const FRAME: Duration = Duration::from_millis(16);
/// How long a frame waits for the article beside the list: most come sooner, and one frame costs less than two.
const TOGETHER: Duration = Duration::from_millis(6);
/// Keys that move through the list faster than this move through headlines alone: the article beside it comes when they rest.
const REST: Duration = Duration::from_millis(100);

/// How long a key waits at most for the rows that it is about.
const MOST_AHEAD: Duration = Duration::from_secs(1);

/// The loop's own state.
pub(super) struct Reader {
    pub(super) app: App,
    pub(super) jobs: Jobs,
    messages: mpsc::UnboundedReceiver<Msg>,
    pub(super) guard: Guard,
    /// Whether links are sent to the terminal.
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
    /// A key that waits for the rows that it is about, and until when; those after it are not read meanwhile.
    ahead: Option<(Msg, Instant)>,
    /// The output of plain mode, where nothing is drawn.
    linear: Linear,
    /// The title that the terminal knows.
    title: String,
    /// What there is to begin with.
    starts: Vec<Start>,
}

impl Reader {
    pub(super) fn new(
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
            ahead: None,
            linear: Linear::default(),
            title: String::new(),
            starts,
        }
    }

    /// Reads until the program ends.
    pub(super) async fn read(&mut self, events: &mut Events) -> Result<(), RuntimeError> {
        let mut effects = std::mem::take(&mut self.started);
        // When everything that the layout depends on is known: the language decides on which side the screen begins.
        let (columns, rows) = crossterm::terminal::size()?;
        effects.extend(self.app.update(Msg::Input(Input::Resize(columns, rows))));
        for start in std::mem::take(&mut self.starts) {
            effects.extend(self.app.update(Msg::Start(start)));
        }
        effects.extend(self.app.update(clock::now()));
        let (mut wanted, mut announced) = (false, false);
        loop {
            if self.perform(effects)? {
                return Ok(());
            }
            wanted |= self.app.take_dirty();
            self.pressed &= wanted;
            // A frame that only shows news delays no key.
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
            if self.pressed != announced {
                announced = self.pressed;
                answering(announced);
            }
            let rest = self.rest();
            let typed_ahead = self.ahead.as_ref().map_or(due, |(_, until)| *until);
            let message = tokio::select! {
                biased;
                message = events.next(), if self.ahead.is_none() => message,
                message = self.messages.recv() => message,
                () = tokio::time::sleep_until(typed_ahead), if self.ahead.is_some() => None,
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
            effects.extend(self.go_on());
            if self.rest() <= Instant::now() {
                effects.extend(self.held.take());
            }
        }
    }

    /// Takes the key in that waited, once what it is about is there.
    fn go_on(&mut self) -> Vec<Effect> {
        match self.ahead.take() {
            Some((key, until)) if self.awaits_rows(&key) && Instant::now() < until => {
                self.ahead = Some((key, until));
                Vec::new()
            }
            Some((key, _)) => self.take_now(key),
            None => Vec::new(),
        }
    }

    fn awaits_rows(&self, message: &Msg) -> bool {
        matches!(message, Msg::Input(Input::Key(code, modifiers)) if self.app.awaits_rows(*code, *modifiers))
    }

    /// Takes a message in; a key that was typed ahead of the rows that it is about waits for them.
    fn take(&mut self, message: Msg) -> Vec<Effect> {
        if self.awaits_rows(&message) {
            self.ahead = Some((message, Instant::now() + MOST_AHEAD));
            return Vec::new();
        }
        self.take_now(message)
    }

    fn take_now(&mut self, message: Msg) -> Vec<Effect> {
        let key = matches!(message, Msg::Input(Input::Key(..)));
        self.pressed |= matches!(message, Msg::Input(_) | Msg::Data(Data::Query(Answer::Article { .. })));
        match message {
            Msg::Input(Input::Resize(..)) => self.guard.resized(),
            // It answers a key as well.
            Msg::Data(Data::Query(Answer::Article { .. })) => (self.awaited, self.answered) = (None, None),
            Msg::Start(_) | Msg::Input(_) | Msg::Data(_) | Msg::Time(..) => {}
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
                    self.jobs.picture_loader.clear();
                    self.title.clear();
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
                Effect::Terminal(TerminalRequest::Notify(text)) => terminal::notify(&text)?,
                effect @ (Effect::Query(_) | Effect::Write(_) | Effect::Job(_)) => self.jobs.start(effect),
            }
        }
        Ok(false)
    }

    fn draw(&mut self) -> std::io::Result<()> {
        let app = &self.app;
        if app.environment().settings().plain {
            return Guard::print(&self.linear.tell(app));
        }
        if app.environment().settings().window_title && terminal::knows_links() {
            let title = ui::title(app);
            if title != self.title {
                terminal::title(&title)?;
                self.title = title;
            }
        }
        let links = if self.hyperlinks && app.panels().top().is_none() {
            app.reader().links(&app.context())
        } else {
            Vec::new()
        };
        let pictures = self.jobs.picture_loader.shown();
        let pictures = pictures::lock(&pictures);
        self.guard.draw(&links, |frame| ui::draw_with(app, &pictures, frame))
    }
}
