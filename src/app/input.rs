//! What keys mean: what they speak to, sequences of them, and answers that are typed.

mod asking;

use crossterm::event::{KeyCode, KeyModifiers};

use super::outcome::Outcome;
use super::{Asking, Command, Environment, Focus, Key, KeyMap, Meaning, Screen};
use crate::config::Digits;
use crate::text;

/// How often a command is done at most.
const MOST_TIMES: usize = 999;

/// Bytes of a text that is pasted at most.
const MOST_PASTED: usize = 2_000;

/// Keys of a sequence that was begun, the count before them and the text that is being typed.
#[derive(Clone, Debug, Default)]
pub struct InputState {
    focus: Focus,
    /// The keys of a sequence that is not complete.
    typed: Vec<Key>,
    /// How often the next command is done, where digits are counts; nought where none was typed.
    times: usize,
    asking: Option<Asking>,
    /// Whether a key was pressed: until then the first section with articles is selected.
    touched: bool,
}

/// What a key means that was pressed.
pub(super) enum Pressed {
    /// Commands, one after the other.
    Commands(Vec<Command>),
    /// A letter where letters are typed, or a key that edits them.
    Typed(KeyCode, KeyModifiers),
    /// Nothing, or the beginning of a sequence.
    Nothing,
}

impl InputState {
    /// The part that keys go to when no panel is open.
    #[must_use]
    pub fn focus(&self) -> Focus {
        self.focus
    }

    /// The keys of a sequence that is not complete.
    #[must_use]
    pub fn typed(&self) -> &[Key] {
        &self.typed
    }

    /// How often the next command is done; nought where that was not typed.
    #[must_use]
    pub fn times(&self) -> usize {
        self.times
    }

    /// An answer that is being typed.
    #[must_use]
    pub fn asking(&self) -> Option<&Asking> {
        self.asking.as_ref()
    }

    pub(super) fn touched(&self) -> bool {
        self.touched
    }

    pub(super) fn touch(&mut self) {
        self.touched = true;
    }

    /// Has the keys speak to something; answers whether they did not before.
    pub(super) fn set_focus(&mut self, focus: Focus) -> bool {
        std::mem::replace(&mut self.focus, focus) != focus
    }

    /// The letters of a text that was pasted on a screen, to be typed one after another where letters are typed: elsewhere they
    /// would be commands, and it is refused.
    pub(super) fn pasted(
        pasted: &str,
        (screen, typing): (Screen, bool),
        environment: &Environment,
        out: &mut Outcome,
    ) -> Vec<char> {
        if typing {
            return text::clean_line(pasted, MOST_PASTED).chars().collect();
        }
        out.announce(environment, "paste-nowhere", &[("key", environment.key_of(screen, Command::Search).into())]);
        Vec::new()
    }

    /// The command that the keys that were typed mean with one more on a screen, if they are one.
    pub(super) fn meant(&self, key: Key, screen: Screen, environment: &Environment) -> Option<Command> {
        let typed: Vec<Key> = self.typed.iter().copied().chain([key]).collect();
        match environment.keys().meaning(screen, &typed) {
            Meaning::Is(command) => Some(command),
            Meaning::Several(_) | Meaning::Begins | Meaning::Nothing => None,
        }
    }

    /// Forgets what is being typed, as a click does.
    pub(super) fn forget(&mut self) {
        self.typed.clear();
        self.times = 0;
        self.asking = None;
    }

    /// Takes a key in that was pressed on a screen; `typing` where letters are typed.
    pub(super) fn press(
        &mut self,
        (code, modifiers): (KeyCode, KeyModifiers),
        (screen, typing): (Screen, bool),
        environment: &Environment,
        out: &mut Outcome,
    ) -> Pressed {
        let keys = environment.keys();
        let key = Key::new(code, modifiers);
        let alone = keys.meaning(screen, &[key]);
        let anywhere = matches!(alone, Meaning::Is(Command::Quit | Command::Suspend | Command::Redraw));
        let anywhere = anywhere && key.letter().is_none();
        if typing && !anywhere {
            // Where letters are typed the key that cancels does so too, unless it is a letter.
            let cancels = alone == Meaning::Is(Command::Cancel) && key.letter().is_none();
            return Pressed::Typed(if cancels { KeyCode::Esc } else { code }, modifiers);
        }
        if self.count(key, environment) {
            return Pressed::Nothing;
        }
        self.typed.push(key);
        let meaning = if anywhere { alone } else { self.meaning(keys, screen) };
        match meaning {
            Meaning::Begins => return Pressed::Nothing,
            Meaning::Nothing => self.answer_unbound(screen, environment, out),
            Meaning::Is(_) | Meaning::Several(_) => {}
        }
        self.typed.clear();
        let times = std::mem::take(&mut self.times).max(1);
        match meaning {
            Meaning::Is(command) if command.is_counted() => Pressed::Commands(vec![command; times]),
            Meaning::Is(command) => Pressed::Commands(vec![command]),
            Meaning::Several(number) => Pressed::Commands(keys.several(number)),
            Meaning::Begins | Meaning::Nothing => Pressed::Nothing,
        }
    }

    /// Takes a digit in, where digits are counts; answers whether it was one.
    fn count(&mut self, key: Key, environment: &Environment) -> bool {
        let digit = key.letter().and_then(|letter| letter.to_digit(10));
        let digit = digit.and_then(|digit| usize::try_from(digit).ok());
        let counts = environment.settings().digits == Digits::Counts && self.typed.is_empty();
        // A count does not begin with nought.
        let Some(digit) = digit.filter(|digit| counts && (*digit > 0 || self.times > 0)) else { return false };
        self.times = (self.times * 10 + digit).min(MOST_TIMES);
        true
    }

    /// Says that keys mean nothing here, those that are known by a name.
    fn answer_unbound(&self, screen: Screen, environment: &Environment, out: &mut Outcome) {
        let typed: Vec<String> = self.typed.iter().map(ToString::to_string).filter(|key| !key.is_empty()).collect();
        if !typed.is_empty() {
            let parts = [("keys", typed.join(" ").into()), ("help", environment.key_of(screen, Command::Help).into())];
            out.tell(environment, "keys-mean-nothing", &parts);
        }
    }

    fn meaning(&self, keys: &KeyMap, screen: Screen) -> Meaning {
        keys.meaning(screen, &self.typed)
    }
}
