use std::fmt;

use crossterm::event::{KeyCode, KeyModifiers};

use super::{Command, Screen};

/// A key with what is held down with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    code: KeyCode,
    modifiers: KeyModifiers,
}

/// Keys with names: as `keys.toml` spells them, and as they are shown.
const NAMED: &[(&str, &str, KeyCode)] = &[
    ("Enter", "⏎", KeyCode::Enter),
    ("Space", "Space", KeyCode::Char(' ')),
    ("Esc", "Esc", KeyCode::Esc),
    ("Tab", "Tab", KeyCode::Tab),
    ("S-Tab", "S-Tab", KeyCode::BackTab),
    ("Backspace", "⌫", KeyCode::Backspace),
    ("Del", "Del", KeyCode::Delete),
    ("Ins", "Ins", KeyCode::Insert),
    ("Up", "↑", KeyCode::Up),
    ("Down", "↓", KeyCode::Down),
    ("Left", "←", KeyCode::Left),
    ("Right", "→", KeyCode::Right),
    ("Home", "Home", KeyCode::Home),
    ("End", "End", KeyCode::End),
    ("PgUp", "PgUp", KeyCode::PageUp),
    ("PgDn", "PgDn", KeyCode::PageDown),
];

impl Key {
    /// The key of an event. A capital letter comes with or without the shift key, by terminal; so does back-tab.
    #[must_use]
    pub fn new(code: KeyCode, modifiers: KeyModifiers) -> Self {
        let held = KeyModifiers::CONTROL | KeyModifiers::ALT;
        Self { code, modifiers: modifiers.intersection(held) }
    }

    /// A key as it is spelled: `j`, `G`, `C-f`, `A-x`, `Enter`, `F5`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (mut rest, mut modifiers) = (text, KeyModifiers::NONE);
        for (prefix, modifier) in [("C-", KeyModifiers::CONTROL), ("A-", KeyModifiers::ALT)] {
            if let Some(after) = rest.strip_prefix(prefix).filter(|after| !after.is_empty()) {
                (rest, modifiers) = (after, modifiers | modifier);
            }
        }
        let mut letters = rest.chars();
        let code = match (letters.next(), letters.next()) {
            (Some(' '), None) | (None, _) => return None,
            (Some(letter), None) => KeyCode::Char(letter),
            (Some('F'), Some(_)) if let Ok(number @ 1..=24) = rest.get(1..).unwrap_or_default().parse() => {
                KeyCode::F(number)
            }
            _ => NAMED.iter().find(|(name, shown, _)| *name == rest || *shown == rest)?.2,
        };
        Some(Self { code, modifiers })
    }

    /// A sequence as it is spelled, keys parted by spaces; the first key that is none.
    ///
    /// # Errors
    /// The word that is not a key.
    pub fn parse_all(text: &str) -> Result<Vec<Self>, String> {
        text.split_whitespace().map(|word| Self::parse(word).ok_or_else(|| word.to_owned())).collect()
    }

    /// A spelled sequence as it is shown: `Enter` as `⏎`.
    #[must_use]
    pub fn show_all(text: &str) -> String {
        let keys = Self::parse_all(text).unwrap_or_default();
        keys.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    }

    /// The key as it is spelled, in ASCII where its letter is.
    #[must_use]
    pub fn spelled(self) -> String {
        match NAMED.iter().find(|(_, _, code)| *code == self.code) {
            Some((name, shown, _)) => self.to_string().replace(shown, name),
            None => self.to_string(),
        }
    }

    /// What a terminal sends for it.
    #[must_use]
    pub const fn event(self) -> (KeyCode, KeyModifiers) {
        (self.code, self.modifiers)
    }

    /// The letter that is typed by it, when it types one.
    #[must_use]
    pub fn letter(self) -> Option<char> {
        match self.code {
            KeyCode::Char(letter) if self.modifiers.is_empty() => Some(letter),
            _ => None,
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.modifiers.contains(KeyModifiers::CONTROL) {
            f.write_str("C-")?;
        }
        if self.modifiers.contains(KeyModifiers::ALT) {
            f.write_str("A-")?;
        }
        if let Some((_, shown, _)) = NAMED.iter().find(|(_, _, code)| *code == self.code) {
            return f.write_str(shown);
        }
        match self.code {
            KeyCode::Char(letter) => write!(f, "{letter}"),
            KeyCode::F(number) => write!(f, "F{number}"),
            _ => Ok(()),
        }
    }
}

/// What the keys that were typed mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// They are a command.
    Is(Command),
    /// They are several, by their number among those.
    Several(usize),
    /// A sequence begins so.
    Begins,
    /// Nothing.
    Nothing,
}

/// Which keys mean what, by screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyMap {
    /// Whether keys are shown only in ASCII.
    pub(super) ascii: bool,
    /// Whether the screen begins on the right.
    pub(super) mirrored: bool,
    pub(super) bound: Vec<(Screen, Vec<Key>, Command)>,
    /// Keys that do several commands, one after the other.
    pub(super) several: Vec<(Screen, Vec<Key>, Vec<Command>)>,
}

impl KeyMap {
    /// The same, shown only in ASCII or not.
    pub(super) fn in_ascii(&self, ascii: bool) -> Self {
        Self { ascii, ..self.clone() }
    }

    /// Whether the screen begins on the right.
    pub(super) const fn is_mirrored(&self) -> bool {
        self.mirrored
    }

    /// Has the arrows go where they point on a screen that begins on the right or not; others that the user gave them stay.
    pub(super) fn set_mirrored(&mut self, mirrored: bool) {
        if std::mem::replace(&mut self.mirrored, mirrored) == mirrored {
            return;
        }
        let arrow = |code| vec![Key { code, modifiers: KeyModifiers::NONE }];
        let (left, right) = (arrow(KeyCode::Left), arrow(KeyCode::Right));
        let before = [(&left, Command::PreviousSection), (&right, Command::NextSection)];
        let after = [(&left, Command::NextSection), (&right, Command::PreviousSection)];
        let (from, to) = if mirrored { (before, after) } else { (after, before) };
        for screen in Screen::ALL {
            let place = |of: (&Vec<Key>, Command)| {
                self.bound.iter().position(|(at, keys, command)| *at == screen && keys == of.0 && *command == of.1)
            };
            let [Some(first), Some(second)] = from.map(place) else { continue };
            for (at, (_, command)) in [first, second].into_iter().zip(to) {
                if let Some(bound) = self.bound.get_mut(at) {
                    bound.2 = command;
                }
            }
        }
    }

    /// Every sequence that means something, with its screen.
    #[must_use]
    pub fn bound(&self) -> &[(Screen, Vec<Key>, Command)] {
        &self.bound
    }

    /// What keys mean on a screen.
    #[must_use]
    pub fn meaning(&self, screen: Screen, typed: &[Key]) -> Meaning {
        let several = || self.several.iter().filter(|(at, keys, _)| *at == screen && keys.starts_with(typed));
        if let Some(number) = self.several.iter().position(|(at, keys, _)| *at == screen && keys == typed) {
            return Meaning::Several(number);
        }
        let mut on_screen = self.bound.iter().filter(|(at, keys, _)| *at == screen && keys.starts_with(typed));
        match on_screen.find(|(_, keys, _)| keys.len() == typed.len()) {
            Some((_, _, command)) => Meaning::Is(*command),
            None if several().next().is_some() => Meaning::Begins,
            None if self.bound.iter().any(|(at, keys, _)| *at == screen && keys.starts_with(typed)) => Meaning::Begins,
            None => Meaning::Nothing,
        }
    }

    /// The commands of keys that do several.
    pub(super) fn several(&self, number: usize) -> Vec<Command> {
        self.several.get(number).map(|(_, _, commands)| commands.clone()).unwrap_or_default()
    }

    /// The keys of a command on a screen as they are shown, in the order of the table.
    #[must_use]
    pub fn of(&self, screen: Screen, command: Command) -> Vec<String> {
        let bound = self.bound.iter().filter(|(at, _, what)| *at == screen && *what == command);
        bound.map(|(_, keys, _)| self.show(keys)).collect()
    }

    fn show(&self, keys: &[Key]) -> String {
        if self.ascii { keys.iter().map(|key| key.spelled()).collect::<Vec<_>>().join(" ") } else { show(keys) }
    }

    /// The first key of a command on a screen; its name where it has none.
    #[must_use]
    pub fn first(&self, screen: Screen, command: Command) -> String {
        let name = || format!(":{}", command.entry().name);
        let mut bound = self.bound.iter().filter(|(at, _, what)| *at == screen && *what == command);
        bound.next().map_or_else(name, |(_, keys, _)| self.show(keys))
    }

    /// The commands that typed keys may become, with the keys that are still to come.
    #[must_use]
    pub fn following(&self, screen: Screen, typed: &[Key]) -> Vec<(String, Command)> {
        let bound = self.bound.iter().filter(|(at, _, _)| *at == screen);
        let several = self.several.iter().filter(|(at, _, _)| *at == screen);
        let several = several.filter_map(|(_, keys, commands)| Some((keys, *commands.first()?)));
        let all = bound.map(|(_, keys, command)| (keys, *command)).chain(several);
        all.filter_map(|(keys, command)| Some((self.show(keys.strip_prefix(typed)?), command))).collect()
    }
}

pub(super) fn show(keys: &[Key]) -> String {
    keys.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}
