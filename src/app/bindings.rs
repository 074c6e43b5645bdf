use super::keys::show;
use super::{COMMANDS, Entry, Key, KeyMap, Screen};
use crate::config::{ConfigError, KeyFault, KeyLine};

/// Keys of a sequence at most.
const LONGEST: usize = 4;
/// The word in `keys.toml` that takes a key's meaning away.
const NOTHING: &str = "none";

impl Default for KeyMap {
    fn default() -> Self {
        let mut map = Self { ascii: false, mirrored: false, bound: Vec::new(), several: Vec::new() };
        for entry in COMMANDS.iter() {
            for screen in Screen::ALL.into_iter().filter(|screen| entry.means_in(*screen)) {
                let keys = entry.keys.iter().filter_map(|keys| Key::parse_all(keys).ok());
                map.bound.extend(keys.map(|keys| (screen, keys, entry.command)));
            }
        }
        map
    }
}

impl KeyMap {
    /// The keys of the table with the user's over them; what cannot be used is reported, everything else is kept.
    #[must_use]
    pub fn with(lines: &[KeyLine]) -> (Self, Vec<ConfigError>) {
        let mut map = Self::default();
        let mut errors = Vec::new();
        let mut own: Vec<(Screen, Vec<Key>)> = Vec::new();
        // What is said of one screen is said with more right than what is said of all.
        let (all, one): (Vec<_>, Vec<_>) = lines.iter().partition(|line| line.screen == "everywhere");
        for line in all.into_iter().chain(one) {
            if let Err(fault) = map.bind(line, &mut own) {
                let (file, line) = (line.file.clone(), Some(line.line));
                errors.push(ConfigError { file, line, column: None, fault: fault.into() });
            }
        }
        errors.sort_by_key(|error| error.line);
        (map, errors)
    }

    fn bind(&mut self, line: &KeyLine, own: &mut Vec<(Screen, Vec<Key>)>) -> Result<(), KeyFault> {
        let keys = Key::parse_all(&line.keys).map_err(KeyFault::Key)?;
        if keys.is_empty() || keys.len() > LONGEST {
            return Err(KeyFault::Count(LONGEST));
        }
        let said = Screen::ALL.into_iter().find(|screen| screen.as_str() == line.screen);
        let screens: &[Screen] = match &said {
            Some(screen) => std::slice::from_ref(screen),
            None if line.screen == "everywhere" => &Screen::ALL,
            None => {
                let known = std::iter::once("everywhere").chain(Screen::ALL.map(Screen::as_str)).collect();
                return Err(KeyFault::Screen(line.screen.clone(), known));
            }
        };
        if Key::parse_all("C-c").is_ok_and(|always| always == keys) && line.commands != ["quit"] {
            return Err(KeyFault::Quits(show(&keys)));
        }
        let entries = entries(&line.commands)?;
        // What several commands do need not begin on this screen.
        let means = |screen: Screen| entries.is_empty() || entries.iter().any(|entry| entry.means_in(screen));
        let screens: Vec<Screen> = screens.iter().copied().filter(|screen| means(*screen)).collect();
        if screens.is_empty() {
            return Err(KeyFault::Place(line.commands.join(", "), line.screen.clone()));
        }
        let begins = |a: &[Key], b: &[Key]| a.len() != b.len() && (a.starts_with(b) || b.starts_with(a));
        let clash = own.iter().find(|(screen, other)| screens.contains(screen) && begins(other, &keys));
        if let Some((_, other)) = clash {
            return Err(KeyFault::Alike(show(&keys), show(other)));
        }
        for screen in screens {
            // A built-in key that begins alike gives way.
            self.bound.retain(|(at, other, _)| *at != screen || !(*other == keys || begins(other, &keys)));
            self.several.retain(|(at, other, _)| *at != screen || *other != keys);
            match entries.as_slice() {
                [] => {}
                [entry] => self.bound.push((screen, keys.clone(), entry.command)),
                several => {
                    let commands = several.iter().map(|entry| entry.command).collect();
                    self.several.push((screen, keys.clone(), commands));
                }
            }
            own.push((screen, keys.clone()));
        }
        Ok(())
    }
}

/// The rows of commands by their names; none of the word that takes a key's meaning away.
fn entries(names: &[String]) -> Result<Vec<&'static Entry>, KeyFault> {
    if names == [NOTHING] {
        return Ok(Vec::new());
    }
    let entry = |name: &String| {
        let found = COMMANDS.iter().find(|entry| entry.name == name);
        found.ok_or_else(|| super::panels::unknown(name))
    };
    names.iter().map(entry).collect()
}
