use crossterm::event::{KeyCode, KeyModifiers};

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
    Help,
    Back,
    Quit,
    Suspend,
}

/// A row of the table of commands: from it come keys, help, hints and the README's table.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// What it does.
    pub command: Command,
    /// The keys as they are shown.
    pub keys: &'static str,
    /// The keys themselves.
    bound: &'static [(KeyCode, KeyModifiers)],
    /// One sentence for the help.
    pub help: &'static str,
    /// A word for the status line, for the most used.
    pub hint: Option<&'static str>,
}

const NONE: KeyModifiers = KeyModifiers::NONE;
const CONTROL: KeyModifiers = KeyModifiers::CONTROL;

const fn plain(code: KeyCode) -> (KeyCode, KeyModifiers) {
    (code, NONE)
}

const fn letter(c: char) -> (KeyCode, KeyModifiers) {
    (KeyCode::Char(c), NONE)
}

const fn control(c: char) -> (KeyCode, KeyModifiers) {
    (KeyCode::Char(c), CONTROL)
}

const fn entry(
    command: Command,
    keys: &'static str,
    bound: &'static [(KeyCode, KeyModifiers)],
    help: &'static str,
    hint: Option<&'static str>,
) -> Entry {
    Entry { command, keys, bound, help, hint }
}

/// Every command, in the order of the help.
pub const COMMANDS: &[Entry] = &[
    entry(
        Command::Down,
        "j ↓",
        &[letter('j'), plain(KeyCode::Down)],
        "next headline, or scroll the article down",
        Some("move"),
    ),
    entry(Command::Up, "k ↑", &[letter('k'), plain(KeyCode::Up)], "previous headline, or scroll the article up", None),
    entry(Command::Top, "g Home", &[letter('g'), plain(KeyCode::Home)], "top", None),
    entry(Command::Bottom, "G End", &[letter('G'), plain(KeyCode::End)], "bottom", None),
    entry(Command::PageDown, "C-f PgDn", &[control('f'), plain(KeyCode::PageDown)], "a page down", None),
    entry(Command::PageUp, "b C-b PgUp", &[letter('b'), control('b'), plain(KeyCode::PageUp)], "a page up", None),
    entry(Command::Open, "⏎", &[plain(KeyCode::Enter)], "read the article", Some("read")),
    entry(Command::ReadOn, "Space", &[letter(' ')], "read on: a page, then the next unread article", None),
    entry(
        Command::NextUnread,
        "n",
        &[letter('n')],
        "next unread article; next match while matches are shown",
        Some("next unread"),
    ),
    entry(Command::PreviousUnread, "N", &[letter('N')], "previous unread article; previous match", None),
    entry(
        Command::PreviousSection,
        "h ← S-Tab",
        &[letter('h'), plain(KeyCode::Left), plain(KeyCode::BackTab)],
        "previous section",
        None,
    ),
    entry(
        Command::NextSection,
        "l → Tab",
        &[letter('l'), plain(KeyCode::Right), plain(KeyCode::Tab)],
        "next section",
        Some("section"),
    ),
    entry(Command::Section(0), "1-9", &[], "go to a section", None),
    entry(Command::ToggleRead, "m", &[letter('m')], "mark as read or unread", None),
    entry(Command::ToggleStar, "s", &[letter('s')], "star, or take the star away", Some("star")),
    entry(Command::ToggleHidden, "d", &[letter('d')], "hide, so that no list shows it; is:hidden finds it", None),
    entry(Command::MarkSection, "A", &[letter('A')], "mark the section, or what was found, as read", None),
    entry(Command::MarkAbove, "[", &[letter('[')], "mark this and what is above it as read", None),
    entry(Command::MarkBelow, "]", &[letter(']')], "mark this and what is below it as read", None),
    entry(Command::Undo, "u", &[letter('u')], "undo the last change of what is read, starred or hidden", None),
    entry(Command::Redo, "C-r", &[control('r')], "do again what was undone", None),
    entry(Command::Search, "/", &[letter('/')], "search the cache; in an article, find in it", Some("search")),
    entry(Command::Browse, "o", &[letter('o')], "open in the browser", None),
    entry(Command::Credits, "c", &[letter('c')], "who made the article; ⏎ there opens everything of a person", None),
    entry(Command::CreditLines, "C", &[letter('C')], "the text with the lines that became credits, or without", None),
    entry(Command::FullText, "x", &[letter('x')], "fetch the full text from the page", None),
    entry(Command::Links, "f", &[letter('f')], "links: letters open one, y and letters copy one", None),
    entry(Command::CopyAddress, "y", &[letter('y')], "copy the address of the article", None),
    entry(Command::Pictures, "p", &[letter('p')], "pictures off, or on again", None),
    entry(Command::Narrower, "<", &[letter('<')], "a narrower column", None),
    entry(Command::Wider, ">", &[letter('>')], "a wider column", None),
    entry(Command::RefreshSection, "r", &[letter('r')], "refresh the feeds of the section", None),
    entry(Command::RefreshAll, "R", &[letter('R')], "refresh every feed", Some("refresh")),
    entry(Command::Feeds, "e", &[letter('e')], "feeds and how they are; again for the next that failed", None),
    entry(Command::Help, "?", &[letter('?'), plain(KeyCode::F(1))], "help", Some("help")),
    entry(Command::Back, "q Esc", &[letter('q'), plain(KeyCode::Esc)], "back; q in the headlines quits", None),
    entry(Command::Quit, "C-c", &[control('c')], "quit", None),
    entry(Command::Suspend, "C-z", &[control('z')], "suspend; fg continues", None),
];

impl Command {
    /// The command of a key.
    #[must_use]
    pub fn of(code: KeyCode, modifiers: KeyModifiers) -> Option<Self> {
        // A capital letter comes with or without the shift key, by terminal; so does BackTab.
        let modifiers = modifiers.difference(KeyModifiers::SHIFT);
        if let KeyCode::Char(c @ '1'..='9') = code
            && modifiers.is_empty()
        {
            return c.to_digit(10).and_then(|digit| usize::try_from(digit).ok()).map(|digit| Self::Section(digit - 1));
        }
        COMMANDS.iter().find(|entry| entry.bound.contains(&(code, modifiers))).map(|entry| entry.command)
    }
}
