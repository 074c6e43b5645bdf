use std::sync::LazyLock;

use super::command::{Edit, PanelKey};
use super::headlines::OnScreen;
use super::outcome::{Context, Opening, Outcome, Request};
use super::{Command, Effect, Focus, Headlines, Key, Reader, Screen, Session, TerminalRequest, Write, article};
use crate::model::Headline;
use crate::words::Words;

/// Cells by which a key changes the width of the text column.
const WIDTH_STEP: i16 = 4;
/// The message of the nine commands that go to a section.
const GO_TO_SECTION: &str = "help-section";

/// What a command does where the headlines or the article have the focus.
#[derive(Clone, Copy)]
pub(super) enum Action {
    /// Something with the headlines.
    Headlines(fn(&mut Headlines, &Context<'_>, &mut Outcome)),
    /// Something with the article that is shown.
    Reader(fn(&mut Reader, &Context<'_>, &mut Outcome)),
    /// Something with the article that is meant: the one that is read, else the selected one.
    Article(fn(&Headline, &Context<'_>, &mut Outcome)),
    /// Something beside the reader.
    Session(fn(&mut Session, &OnScreen, &Context<'_>, &mut Outcome)),
    /// It goes to a section.
    Section(usize),
    /// An effect alone.
    Effect(fn() -> Effect),
    /// A request alone.
    Request(fn() -> Request),
    /// Nothing there.
    Nothing,
}

/// What a command does in a panel.
#[derive(Clone, Copy)]
pub(super) enum PanelAction {
    /// A key of panels.
    Key(PanelKey),
    /// A key of the subscriptions alone.
    Subscriptions(PanelKey),
    /// What it does in the headlines.
    AsElsewhere,
}

/// A row of the table of commands: from it come the keys, `keys.toml`, help, palette, hints, README and the keys of the
/// manual page.
#[derive(Clone, Copy)]
pub struct Entry {
    /// Which command.
    pub command: Command,
    /// Its name in `keys.toml` and in the palette.
    pub name: &'static str,
    /// The keys it has when nobody says otherwise, as `keys.toml` spells them.
    pub keys: &'static [&'static str],
    /// Whether it is one of the most used, which the status line tells of.
    pub often: bool,
    headlines: Option<Action>,
    article: Option<Action>,
    panels: Option<PanelAction>,
}

/// A row that means nothing anywhere yet.
const fn entry(name: &'static str, keys: &'static [&'static str]) -> Entry {
    Entry { command: Command::Down, name, keys, often: false, headlines: None, article: None, panels: None }
}

impl Entry {
    const fn headlines(self, action: Action) -> Self {
        Self { headlines: Some(action), ..self }
    }

    const fn article(self, action: Action) -> Self {
        Self { article: Some(action), ..self }
    }

    /// The same in the headlines and in an article.
    const fn reading(self, action: Action) -> Self {
        self.headlines(action).article(action)
    }

    const fn panels(self, action: PanelAction) -> Self {
        Self { panels: Some(action), ..self }
    }

    const fn subscriptions(self, key: PanelKey) -> Self {
        self.panels(PanelAction::Subscriptions(key))
    }

    const fn often(self) -> Self {
        Self { often: true, ..self }
    }

    /// Whether it means something on a screen.
    #[must_use]
    pub const fn means_in(&self, screen: Screen) -> bool {
        match screen {
            Screen::Headlines => self.headlines.is_some(),
            Screen::Article => self.article.is_some(),
            Screen::Panel => matches!(self.panels, Some(PanelAction::Key(_) | PanelAction::AsElsewhere)),
            Screen::Subscriptions => self.panels.is_some(),
        }
    }

    /// What it does where the headlines or the article have the focus.
    pub(super) const fn action(&self, focus: Focus) -> Option<Action> {
        match focus {
            Focus::List => self.headlines,
            Focus::Article => self.article,
        }
    }

    /// What it does in a panel.
    pub(super) const fn in_panel(&self) -> Option<PanelAction> {
        self.panels
    }

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

/// The rows of the table; one for each command, or it is not compiled.
macro_rules! table {
    ($($command:ident => $entry:expr;)*) => {
        impl Command {
            /// Its row of the table.
            #[must_use]
            pub fn entry(self) -> Entry {
                let entry = match self {
                    $(Self::$command => $entry,)*
                    Self::Section(number) => section(number),
                };
                Entry { command: self, ..entry }
            }
        }
    };
}

table! {
    Down => entry("down", &["j", "Down"]).headlines(Action::Headlines(Headlines::down)).article(Action::Reader(Reader::down)).panels(PanelAction::Key(PanelKey::Down)).often();
    Up => entry("up", &["k", "Up"]).headlines(Action::Headlines(Headlines::up)).article(Action::Reader(Reader::up)).panels(PanelAction::Key(PanelKey::Up));
    Top => entry("top", &["g", "Home"]).headlines(Action::Headlines(Headlines::top)).article(Action::Reader(Reader::top)).panels(PanelAction::Key(PanelKey::Top));
    Bottom => entry("bottom", &["G", "End"]).headlines(Action::Headlines(Headlines::bottom)).article(Action::Reader(Reader::bottom)).panels(PanelAction::Key(PanelKey::Bottom));
    PageDown => entry("page-down", &["C-f", "PgDn"]).headlines(Action::Headlines(Headlines::page_down)).article(Action::Reader(Reader::page_down)).panels(PanelAction::Key(PanelKey::PageDown));
    PageUp => entry("page-up", &["b", "C-b", "PgUp"]).headlines(Action::Headlines(Headlines::page_up)).article(Action::Reader(Reader::page_up)).panels(PanelAction::Key(PanelKey::PageUp));
    HalfPageDown => entry("half-page-down", &["C-d"])
        .headlines(Action::Headlines(Headlines::half_page_down)).article(Action::Reader(Reader::half_page_down));
    HalfPageUp => entry("half-page-up", &["C-u"])
        .headlines(Action::Headlines(Headlines::half_page_up)).article(Action::Reader(Reader::half_page_up));
    Open => entry("open", &["Enter"]).headlines(Action::Headlines(Headlines::open)).article(Action::Nothing).panels(PanelAction::Key(PanelKey::Open)).often();
    ReadOn => entry("read-on", &["Space"]).headlines(Action::Headlines(Headlines::open)).article(Action::Reader(Reader::read_on)).panels(PanelAction::Key(PanelKey::Turn)).often();
    ScrollDown => entry("scroll-down", &["J"]).headlines(Action::Reader(Reader::down_beside));
    ScrollUp => entry("scroll-up", &["K"]).headlines(Action::Reader(Reader::up_beside));
    NextUnread => entry("next-unread", &["n"]).reading(Action::Headlines(Headlines::next_unread)).often();
    PreviousUnread => entry("previous-unread", &["N"]).reading(Action::Headlines(Headlines::previous_unread));
    PreviousSection => entry("previous-section", &["h", "Left", "S-Tab"]).reading(Action::Headlines(Headlines::previous_section));
    NextSection => entry("next-section", &["l", "Right", "Tab"]).reading(Action::Headlines(Headlines::next_section)).often();
    Density => entry("density", &["v"]).reading(Action::Headlines(Headlines::change_density));
    Zen => entry("zen", &["z"]).reading(Action::Request(|| Request::ToggleZen));
    Today => entry("today", &["."]).reading(Action::Headlines(Headlines::go_to_today));
    All => entry("all", &["0"]).reading(Action::Headlines(Headlines::go_to_all));
    Starred => entry("starred", &["*"]).reading(Action::Headlines(Headlines::go_to_starred));
    ShowNew => entry("show-new", &["w"]).reading(Action::Headlines(Headlines::show_new));
    Language => entry("language", &["L"]).reading(Action::Headlines(Headlines::toggle_language));
    ToggleRead => entry("toggle-read", &["m"]).reading(Action::Article(article::toggle_read));
    ToggleStar => entry("star", &["s"]).reading(Action::Article(article::toggle_star)).often();
    ToggleHidden => entry("hide", &["d"]).reading(Action::Article(article::toggle_hidden));
    MarkSection => entry("mark-section-read", &["A"]).reading(Action::Headlines(Headlines::mark_all));
    MarkAbove => entry("mark-above-read", &["["]).reading(Action::Headlines(Headlines::mark_above));
    MarkBelow => entry("mark-below-read", &["]"]).reading(Action::Headlines(Headlines::mark_below));
    Range => entry("range", &["V"]).headlines(Action::Headlines(Headlines::toggle_range));
    Undo => entry("undo", &["u"]).reading(Action::Effect(|| Write::Undo.into())).subscriptions(PanelKey::Edit(Edit::Undo)).often();
    Redo => entry("redo", &["C-r"]).reading(Action::Effect(|| Write::Redo.into()));
    Search => entry("search", &["/"]).headlines(Action::Headlines(Headlines::start_search)).article(Action::Reader(Reader::start_find)).panels(PanelAction::Key(PanelKey::Filter)).often();
    Browse => entry("browse", &["o"]).reading(Action::Article(article::browse));
    Credits => entry("credits", &["c"]).reading(Action::Reader(Reader::show_credits)).panels(PanelAction::Key(PanelKey::Switch(Command::Credits)));
    CreditLines => entry("credit-lines", &["C"]).reading(Action::Reader(Reader::toggle_credit_lines));
    FullText => entry("full-text", &["x"]).reading(Action::Article(article::fetch_page));
    OtherVersion => entry("other-version", &["T"]).reading(Action::Reader(Reader::other_version));
    Download => entry("download", &["D"]).reading(Action::Session(Session::start_download));
    Links => entry("links", &["f"]).article(Action::Reader(Reader::start_hints));
    CopyAddress => entry("copy-address", &["y"]).reading(Action::Article(article::copy_address));
    Quote => entry("copy-quotation", &["Y"]).reading(Action::Reader(Reader::copy_quotation));
    Share => entry("share", &["a"]).reading(Action::Article(article::share));
    Changes => entry("changes", &["="]).reading(Action::Article(article::changes));
    Pictures => entry("pictures", &["p"]).reading(Action::Reader(Reader::toggle_pictures));
    Narrower => entry("narrower", &["<"]).reading(Action::Request(|| Request::Widen(-WIDTH_STEP)));
    Wider => entry("wider", &[">"]).reading(Action::Request(|| Request::Widen(WIDTH_STEP)));
    RefreshSection => entry("refresh-section", &["r"]).reading(Action::Session(Session::refresh_section));
    RefreshAll => entry("refresh", &["R"]).reading(Action::Session(Session::refresh_all)).often();
    Feeds => entry("feeds", &["e"]).reading(Action::Request(|| Request::Panel(Opening::Feeds))).panels(PanelAction::Key(PanelKey::Switch(Command::Feeds)));
    Subscriptions => entry("subscriptions", &["E"]).reading(Action::Request(|| Request::Panel(Opening::Subscriptions))).panels(PanelAction::Key(PanelKey::Switch(Command::Subscriptions)));
    AddFeed => entry("add-feed", &["a"]).subscriptions(PanelKey::Edit(Edit::Add)).often();
    RenameFeed => entry("rename-feed", &["r"]).subscriptions(PanelKey::Edit(Edit::Rename)).often();
    MoveFeed => entry("move-feed", &["m"]).subscriptions(PanelKey::Edit(Edit::Move)).often();
    RemoveFeed => entry("remove-feed", &["d"]).subscriptions(PanelKey::Edit(Edit::Remove)).often();
    People => entry("people", &["P"]).reading(Action::Request(|| Request::Panel(Opening::People))).panels(PanelAction::Key(PanelKey::Switch(Command::People)));
    Messages => entry("messages", &["M"]).reading(Action::Request(|| Request::Panel(Opening::Messages))).panels(PanelAction::Key(PanelKey::Switch(Command::Messages)));
    Options => entry("settings", &[","]).reading(Action::Request(|| Request::Panel(Opening::Options))).panels(PanelAction::Key(PanelKey::Switch(Command::Options)));
    Theme => entry("theme", &["t"]).reading(Action::Request(|| Request::Panel(Opening::Themes)));
    Palette => entry("commands", &[":"]).reading(Action::Request(|| Request::Panel(Opening::Palette)));
    Help => entry("help", &["?", "F1"]).reading(Action::Request(|| Request::Panel(Opening::Help))).panels(PanelAction::Key(PanelKey::Switch(Command::Help))).often();
    Back => entry("back", &["q"]).headlines(Action::Headlines(Headlines::back)).article(Action::Request(|| Request::Focus(Focus::List))).panels(PanelAction::Key(PanelKey::Back)).often();
    Cancel => entry("cancel", &["Esc", "C-g"]).headlines(Action::Headlines(Headlines::cancel)).article(Action::Request(|| Request::Focus(Focus::List))).panels(PanelAction::Key(PanelKey::Cancel));
    Redraw => entry("redraw", &["C-l"]).reading(Action::Effect(|| TerminalRequest::Redraw.into())).panels(PanelAction::AsElsewhere);
    Quit => entry("quit", &["C-c"]).reading(Action::Request(|| Request::Quit)).panels(PanelAction::AsElsewhere);
    Suspend => entry("suspend", &["C-z"]).reading(Action::Request(|| Request::Suspend)).panels(PanelAction::AsElsewhere);
}

/// The row of a command that goes to a section.
fn section(number: usize) -> Entry {
    const NAMES: [(&str, &[&str]); 9] = [
        ("section-1", &["1"]),
        ("section-2", &["2"]),
        ("section-3", &["3"]),
        ("section-4", &["4"]),
        ("section-5", &["5"]),
        ("section-6", &["6"]),
        ("section-7", &["7"]),
        ("section-8", &["8"]),
        ("section-9", &["9"]),
    ];
    let (name, keys) = NAMES.get(number).copied().unwrap_or(("section", &[]));
    entry(name, keys).reading(Action::Section(number))
}

/// Every command, in the order of the help.
pub static COMMANDS: LazyLock<Vec<Entry>> = LazyLock::new(|| Command::all().map(Command::entry).collect());

impl Command {
    /// The command of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        COMMANDS.iter().find(|entry| entry.name == name).map(|entry| entry.command)
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
        let help = |entry: &Entry| {
            let others = [Screen::Headlines, Screen::Article, Screen::Panel];
            if others.into_iter().any(|screen| entry.means_in(screen)) {
                entry.help(words)
            } else {
                words.tell("only-in-subscriptions", &[("help", entry.help(words).into())])
            }
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
