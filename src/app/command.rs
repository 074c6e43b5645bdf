use super::Key;
use crate::words::Words;

/// Where a key is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Screen {
    /// The headlines have the focus.
    Headlines,
    /// The article has the focus.
    Article,
    /// Something lies over the screen: help, feeds, credits …
    Panel,
    /// The subscriptions lie over the screen.
    Subscriptions,
}

impl Screen {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Headlines, Self::Article, Self::Panel, Self::Subscriptions];

    /// Its name in `keys.toml`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Headlines => "headlines",
            Self::Article => "article",
            Self::Panel => "panel",
            Self::Subscriptions => "subscriptions",
        }
    }
}

/// What the reader of the news can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each has its sentence in the table of commands")]
pub enum Command {
    Down,
    Up,
    Top,
    Bottom,
    PageDown,
    PageUp,
    Open,
    ReadOn,
    ScrollDown,
    ScrollUp,
    NextUnread,
    PreviousUnread,
    NextSection,
    PreviousSection,
    Section(usize),
    Density,
    Zen,
    Today,
    All,
    Starred,
    ShowNew,
    Language,
    ToggleRead,
    ToggleStar,
    ToggleHidden,
    MarkSection,
    MarkAbove,
    MarkBelow,
    Range,
    Undo,
    Redo,
    Search,
    Browse,
    FullText,
    OtherVersion,
    Download,
    Links,
    CopyAddress,
    Pictures,
    Narrower,
    Wider,
    RefreshSection,
    RefreshAll,
    Feeds,
    Subscriptions,
    AddFeed,
    RenameFeed,
    MoveFeed,
    RemoveFeed,
    Credits,
    CreditLines,
    Messages,
    People,
    Options,
    Changes,
    Share,
    Quote,
    Theme,
    Palette,
    Help,
    Back,
    Cancel,
    Redraw,
    Quit,
    Suspend,
}

/// A row of the table of commands: from it come the keys, `keys.toml`, help, palette, hints, README and the keys of the
/// manual page.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// What it does.
    pub command: Command,
    /// Its name in `keys.toml` and in the palette.
    pub name: &'static str,
    /// Where it means something.
    pub screens: &'static [Screen],
    /// The keys it has when nobody says otherwise, as `keys.toml` spells them.
    pub keys: &'static [&'static str],
    /// Whether it is one of the most used, which the status line tells of.
    pub often: bool,
}

impl Entry {
    /// One sentence for the help.
    #[must_use]
    pub fn help(&self, words: &Words) -> String {
        words.say(&self.help_id())
    }

    /// The message of the sentence; the nine commands that go to a section share one.
    #[must_use]
    pub fn help_id(&self) -> String {
        match self.command {
            Command::Section(_) => GO_TO_SECTION.to_owned(),
            _ => format!("help-{}", self.name),
        }
    }

    /// A word for the status line, for the most used.
    #[must_use]
    pub fn hint(&self, words: &Words) -> Option<String> {
        self.often.then(|| words.say(&format!("hint-{}", self.name)))
    }
}

const EVERYWHERE: &[Screen] = &Screen::ALL;
const READING: &[Screen] = &[Screen::Headlines, Screen::Article];
const ARTICLE: &[Screen] = &[Screen::Article];
const HEADLINES: &[Screen] = &[Screen::Headlines];
const SUBSCRIPTIONS: &[Screen] = &[Screen::Subscriptions];
const UNDONE: &[Screen] = &[Screen::Headlines, Screen::Article, Screen::Subscriptions];

const fn entry(
    command: Command,
    name: &'static str,
    screens: &'static [Screen],
    keys: &'static [&'static str],
) -> Entry {
    Entry { command, name, screens, keys, often: false }
}

const fn often(mut entry: Entry) -> Entry {
    entry.often = true;
    entry
}

/// The message of the nine commands that go to a section.
const GO_TO_SECTION: &str = "help-section";

const fn section(number: usize, name: &'static str, keys: &'static [&'static str]) -> Entry {
    entry(Command::Section(number), name, READING, keys)
}

/// Every command, in the order of the help.
pub const COMMANDS: &[Entry] = &[
    often(entry(Command::Down, "down", EVERYWHERE, &["j", "Down"])),
    entry(Command::Up, "up", EVERYWHERE, &["k", "Up"]),
    entry(Command::Top, "top", EVERYWHERE, &["g", "Home"]),
    entry(Command::Bottom, "bottom", EVERYWHERE, &["G", "End"]),
    entry(Command::PageDown, "page-down", EVERYWHERE, &["C-f", "PgDn"]),
    entry(Command::PageUp, "page-up", EVERYWHERE, &["b", "C-b", "PgUp"]),
    often(entry(Command::Open, "open", EVERYWHERE, &["Enter"])),
    often(entry(Command::ReadOn, "read-on", EVERYWHERE, &["Space"])),
    entry(Command::ScrollDown, "scroll-down", HEADLINES, &["J"]),
    entry(Command::ScrollUp, "scroll-up", HEADLINES, &["K"]),
    often(entry(Command::NextUnread, "next-unread", READING, &["n"])),
    entry(Command::PreviousUnread, "previous-unread", READING, &["N"]),
    entry(Command::PreviousSection, "previous-section", READING, &["h", "Left", "S-Tab"]),
    often(entry(Command::NextSection, "next-section", READING, &["l", "Right", "Tab"])),
    section(0, "section-1", &["1"]),
    section(1, "section-2", &["2"]),
    section(2, "section-3", &["3"]),
    section(3, "section-4", &["4"]),
    section(4, "section-5", &["5"]),
    section(5, "section-6", &["6"]),
    section(6, "section-7", &["7"]),
    section(7, "section-8", &["8"]),
    section(8, "section-9", &["9"]),
    entry(Command::Density, "density", READING, &["v"]),
    entry(Command::Zen, "zen", READING, &["z"]),
    entry(Command::Today, "today", READING, &["."]),
    entry(Command::All, "all", READING, &["0"]),
    entry(Command::Starred, "starred", READING, &["*"]),
    entry(Command::ShowNew, "show-new", READING, &["w"]),
    entry(Command::Language, "language", READING, &["L"]),
    entry(Command::ToggleRead, "toggle-read", READING, &["m"]),
    often(entry(Command::ToggleStar, "star", READING, &["s"])),
    entry(Command::ToggleHidden, "hide", READING, &["d"]),
    entry(Command::MarkSection, "mark-section-read", READING, &["A"]),
    entry(Command::MarkAbove, "mark-above-read", READING, &["["]),
    entry(Command::MarkBelow, "mark-below-read", READING, &["]"]),
    entry(Command::Range, "range", HEADLINES, &["V"]),
    often(entry(Command::Undo, "undo", UNDONE, &["u"])),
    entry(Command::Redo, "redo", READING, &["C-r"]),
    often(entry(Command::Search, "search", EVERYWHERE, &["/"])),
    entry(Command::Browse, "browse", READING, &["o"]),
    entry(Command::Credits, "credits", EVERYWHERE, &["c"]),
    entry(Command::CreditLines, "credit-lines", READING, &["C"]),
    entry(Command::FullText, "full-text", READING, &["x"]),
    entry(Command::OtherVersion, "other-version", READING, &["T"]),
    entry(Command::Download, "download", READING, &["D"]),
    entry(Command::Links, "links", ARTICLE, &["f"]),
    entry(Command::CopyAddress, "copy-address", READING, &["y"]),
    entry(Command::Quote, "copy-quotation", READING, &["Y"]),
    entry(Command::Share, "share", READING, &["a"]),
    entry(Command::Changes, "changes", READING, &["="]),
    entry(Command::Pictures, "pictures", READING, &["p"]),
    entry(Command::Narrower, "narrower", READING, &["<"]),
    entry(Command::Wider, "wider", READING, &[">"]),
    entry(Command::RefreshSection, "refresh-section", READING, &["r"]),
    often(entry(Command::RefreshAll, "refresh", READING, &["R"])),
    entry(Command::Feeds, "feeds", EVERYWHERE, &["e"]),
    entry(Command::Subscriptions, "subscriptions", EVERYWHERE, &["E"]),
    often(entry(Command::AddFeed, "add-feed", SUBSCRIPTIONS, &["a"])),
    often(entry(Command::RenameFeed, "rename-feed", SUBSCRIPTIONS, &["r"])),
    often(entry(Command::MoveFeed, "move-feed", SUBSCRIPTIONS, &["m"])),
    often(entry(Command::RemoveFeed, "remove-feed", SUBSCRIPTIONS, &["d"])),
    entry(Command::People, "people", EVERYWHERE, &["P"]),
    entry(Command::Messages, "messages", EVERYWHERE, &["M"]),
    entry(Command::Options, "settings", EVERYWHERE, &[","]),
    entry(Command::Theme, "theme", READING, &["t"]),
    entry(Command::Palette, "commands", READING, &[":"]),
    often(entry(Command::Help, "help", EVERYWHERE, &["?", "F1"])),
    often(entry(Command::Back, "back", EVERYWHERE, &["q"])),
    entry(Command::Cancel, "cancel", EVERYWHERE, &["Esc", "C-g"]),
    entry(Command::Redraw, "redraw", EVERYWHERE, &["C-l"]),
    entry(Command::Quit, "quit", EVERYWHERE, &["C-c"]),
    entry(Command::Suspend, "suspend", EVERYWHERE, &["C-z"]),
];

impl Command {
    /// The command of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        COMMANDS.iter().find(|entry| entry.name == name).map(|entry| entry.command)
    }

    /// Its row of the table.
    #[must_use]
    pub fn entry(self) -> Option<&'static Entry> {
        COMMANDS.iter().find(|entry| entry.command == self)
    }
}

/// A row of a table of keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyRow {
    /// The keys of each command, as they are shown.
    pub keys: Vec<String>,
    /// What they do.
    pub help: String,
}

impl KeyRow {
    /// The table of keys as it is when nobody changed it: for the README and the manual page.
    #[must_use]
    pub fn table(words: &Words) -> Vec<Self> {
        let shown = |entry: &Entry| entry.keys.iter().map(|keys| Key::show_all(keys)).collect();
        let help = |entry: &Entry| match entry.screens {
            [Screen::Subscriptions] => words.tell("only-in-subscriptions", &[("help", entry.help(words).into())]),
            _ => entry.help(words),
        };
        Self::grouped(COMMANDS.iter().map(|entry| (help(entry), shown(entry))))
    }

    /// Rows of which neighbours with one sentence become one: `1-9`.
    pub(super) fn grouped(rows: impl Iterator<Item = (String, Vec<String>)>) -> Vec<Self> {
        let mut table: Vec<Self> = Vec::new();
        for (help, keys) in rows {
            match table.last_mut().filter(|last| last.help == help) {
                Some(last) => last.keys.extend(keys),
                None => table.push(Self { keys, help }),
            }
        }
        for row in &mut table {
            let digits = (1..=9).map(|digit: u8| digit.to_string());
            if row.keys.iter().cloned().eq(digits) {
                row.keys = vec!["1-9".to_owned()];
            }
        }
        table
    }
}
