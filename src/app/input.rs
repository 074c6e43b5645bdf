//! What keys mean: what they speak to, sequences of them, and answers that are typed.

mod asking;

use crossterm::event::{KeyCode, KeyModifiers};

use super::outcome::Outcome;
use super::{Asking, Command, Environment, Focus, Key, KeyMap, Meaning, Screen};

/// What keys mean.
#[derive(Clone, Debug, Default)]
pub struct InputState {
    focus: Focus,
    /// The keys of a sequence that is not complete.
    typed: Vec<Key>,
    asking: Option<Asking>,
    /// Whether a key was pressed: until then the first section with articles is selected.
    touched: bool,
}

/// What a key means that was pressed.
pub(super) enum Pressed {
    /// A command.
    Command(Command),
    /// A letter where letters are typed, or a key that edits them.
    Typed(KeyCode, KeyModifiers),
    /// Nothing, or the beginning of a sequence.
    Nothing,
}

impl InputState {
    /// What the keys speak to when no panel lies over it.
    #[must_use]
    pub fn focus(&self) -> Focus {
        self.focus
    }

    /// The keys of a sequence that is not complete.
    #[must_use]
    pub fn typed(&self) -> &[Key] {
        &self.typed
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

    /// Forgets what is being typed, as a click does.
    pub(super) fn forget(&mut self) {
        self.typed.clear();
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
        self.typed.push(key);
        let meaning = if anywhere { alone } else { self.meaning(keys, screen) };
        match meaning {
            Meaning::Begins => return Pressed::Nothing,
            Meaning::Nothing if self.typed.len() > 1 => {
                let typed: Vec<String> = self.typed.iter().map(ToString::to_string).collect();
                out.tell(environment, "keys-mean-nothing", &[("keys", typed.join(" ").into())]);
            }
            Meaning::Nothing | Meaning::Is(_) => {}
        }
        self.typed.clear();
        if let Meaning::Is(command) = meaning { Pressed::Command(command) } else { Pressed::Nothing }
    }

    fn meaning(&self, keys: &KeyMap, screen: Screen) -> Meaning {
        keys.meaning(screen, &self.typed)
    }
}
