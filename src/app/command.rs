use super::Key;

/// Where a key is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Screen {
    /// The headlines have the focus.
    Headlines,
    /// The article has the focus.
    Article,
    /// Something lies over the screen: help, feeds, credits …
    Panel,
}

impl Screen {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Headlines, Self::Article, Self::Panel];

    /// Its name in `keys.toml`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Headlines => "headlines",
            Self::Article => "article",
            Self::Panel => "panel",
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
    ToggleRead,
    ToggleStar,
    ToggleHidden,
    MarkSection,
    MarkAbove,
    MarkBelow,
    Undo,
    Redo,
    Search,
    Browse,
    FullText,
    Links,
    CopyAddress,
    Pictures,
    Narrower,
    Wider,
    RefreshSection,
    RefreshAll,
    Feeds,
    Credits,
    CreditLines,
    Theme,
    Palette,
    Help,
    Back,
    Cancel,
    Quit,
    Suspend,
}

/// A row of the table of commands: from it come the keys, `keys.toml`, help, palette, hints, the key table of the README
/// and that of the manual page.
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
    /// One sentence for the help.
    pub help: &'static str,
    /// A word for the status line, for the most used.
    pub hint: Option<&'static str>,
}

const EVERYWHERE: &[Screen] = &Screen::ALL;
const READING: &[Screen] = &[Screen::Headlines, Screen::Article];
const ARTICLE: &[Screen] = &[Screen::Article];
const HEADLINES: &[Screen] = &[Screen::Headlines];

const fn entry(
    command: Command,
    name: &'static str,
    screens: &'static [Screen],
    keys: &'static [&'static str],
    help: &'static str,
) -> Entry {
    Entry { command, name, screens, keys, help, hint: None }
}

const fn often(mut entry: Entry, hint: &'static str) -> Entry {
    entry.hint = Some(hint);
    entry
}

/// The help of the nine commands that go to a section.
const GO_TO_SECTION: &str = "go to a section";

const fn section(number: usize, name: &'static str, keys: &'static [&'static str]) -> Entry {
    entry(Command::Section(number), name, READING, keys, GO_TO_SECTION)
}

/// Every command, in the order of the help.
pub const COMMANDS: &[Entry] = &[
    often(
        entry(Command::Down, "down", EVERYWHERE, &["j", "Down"], "next headline, or scroll the article down"),
        "move",
    ),
    entry(Command::Up, "up", EVERYWHERE, &["k", "Up"], "previous headline, or scroll the article up"),
    entry(Command::Top, "top", EVERYWHERE, &["g", "Home"], "top"),
    entry(Command::Bottom, "bottom", EVERYWHERE, &["G", "End"], "bottom"),
    entry(Command::PageDown, "page-down", EVERYWHERE, &["C-f", "PgDn"], "a page down"),
    entry(Command::PageUp, "page-up", EVERYWHERE, &["b", "C-b", "PgUp"], "a page up"),
    often(entry(Command::Open, "open", EVERYWHERE, &["Enter"], "read the article; in a panel, choose"), "read"),
    entry(Command::ReadOn, "read-on", EVERYWHERE, &["Space"], "read on: a page, then the next unread article"),
    entry(Command::ScrollDown, "scroll-down", HEADLINES, &["J"], "scroll the article beside the headlines down"),
    entry(Command::ScrollUp, "scroll-up", HEADLINES, &["K"], "scroll the article beside the headlines up"),
    often(
        entry(
            Command::NextUnread,
            "next-unread",
            READING,
            &["n"],
            "next unread article; next match while matches are shown",
        ),
        "next unread",
    ),
    entry(Command::PreviousUnread, "previous-unread", READING, &["N"], "previous unread article; previous match"),
    entry(Command::PreviousSection, "previous-section", READING, &["h", "Left", "S-Tab"], "previous section"),
    often(entry(Command::NextSection, "next-section", READING, &["l", "Right", "Tab"], "next section"), "section"),
    section(0, "section-1", &["1"]),
    section(1, "section-2", &["2"]),
    section(2, "section-3", &["3"]),
    section(3, "section-4", &["4"]),
    section(4, "section-5", &["5"]),
    section(5, "section-6", &["6"]),
    section(6, "section-7", &["7"]),
    section(7, "section-8", &["8"]),
    section(8, "section-9", &["9"]),
    entry(Command::ToggleRead, "toggle-read", READING, &["m"], "mark as read or unread"),
    often(entry(Command::ToggleStar, "star", READING, &["s"], "star, or take the star away"), "star"),
    entry(Command::ToggleHidden, "hide", READING, &["d"], "hide, so that no list shows it; is:hidden finds it"),
    entry(Command::MarkSection, "mark-section-read", READING, &["A"], "mark the section, or what was found, as read"),
    entry(Command::MarkAbove, "mark-above-read", READING, &["["], "mark this and what is above it as read"),
    entry(Command::MarkBelow, "mark-below-read", READING, &["]"], "mark this and what is below it as read"),
    entry(Command::Undo, "undo", READING, &["u"], "undo the last change of what is read, starred or hidden"),
    entry(Command::Redo, "redo", READING, &["C-r"], "do again what was undone"),
    often(
        entry(Command::Search, "search", EVERYWHERE, &["/"], "search the cache; in an article or a panel, find in it"),
        "search",
    ),
    entry(Command::Browse, "browse", READING, &["o"], "open in the browser"),
    entry(
        Command::Credits,
        "credits",
        EVERYWHERE,
        &["c"],
        "who made the article; Enter there opens everything of a person",
    ),
    entry(
        Command::CreditLines,
        "credit-lines",
        READING,
        &["C"],
        "the text with the lines that became credits, or without",
    ),
    entry(Command::FullText, "full-text", READING, &["x"], "fetch the full text from the page"),
    entry(Command::Links, "links", ARTICLE, &["f"], "links: letters open one, y and letters copy one"),
    entry(Command::CopyAddress, "copy-address", READING, &["y"], "copy the address of the article"),
    entry(Command::Pictures, "pictures", READING, &["p"], "pictures off, or on again"),
    entry(Command::Narrower, "narrower", READING, &["<"], "a narrower column"),
    entry(Command::Wider, "wider", READING, &[">"], "a wider column"),
    entry(Command::RefreshSection, "refresh-section", READING, &["r"], "refresh the feeds of the section"),
    often(entry(Command::RefreshAll, "refresh", READING, &["R"], "refresh every feed"), "refresh"),
    entry(Command::Feeds, "feeds", EVERYWHERE, &["e"], "feeds and how they are; again for the next that failed"),
    entry(Command::Theme, "theme", READING, &["t"], "choose the colours, each shown at once"),
    entry(Command::Palette, "commands", READING, &[":"], "every command by its name, the last used first"),
    often(entry(Command::Help, "help", EVERYWHERE, &["?", "F1"], "help: what the keys do here"), "help"),
    entry(Command::Back, "back", EVERYWHERE, &["q"], "back; in the headlines of a section, quit"),
    entry(Command::Cancel, "cancel", EVERYWHERE, &["Esc"], "end matches, search or panel; back, but never quit"),
    entry(Command::Quit, "quit", EVERYWHERE, &["C-c"], "quit"),
    entry(Command::Suspend, "suspend", EVERYWHERE, &["C-z"], "suspend; fg continues"),
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
    pub help: &'static str,
}

impl KeyRow {
    /// The table of keys as it is when nobody changed it: for the README and the manual page.
    #[must_use]
    pub fn table() -> Vec<Self> {
        let shown = |entry: &Entry| entry.keys.iter().map(|keys| Key::show_all(keys)).collect();
        Self::grouped(COMMANDS.iter().map(|entry| (entry.help, shown(entry))))
    }

    /// Rows of which neighbours with one sentence become one: `1-9`.
    pub(super) fn grouped(rows: impl Iterator<Item = (&'static str, Vec<String>)>) -> Vec<Self> {
        let mut table: Vec<Self> = Vec::new();
        for (help, keys) in rows {
            match table.last_mut().filter(|last| last.help == help) {
                Some(last) => last.keys.extend(keys),
                None => table.push(Self { keys, help }),
            }
        }
        for row in table.iter_mut().filter(|row| row.help == GO_TO_SECTION) {
            let digits = (1..=9).map(|digit: u8| digit.to_string());
            if row.keys.iter().cloned().eq(digits) {
                row.keys = vec!["1-9".to_owned()];
            }
        }
        table
    }
}
