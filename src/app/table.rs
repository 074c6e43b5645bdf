//! The table of commands: a row each, with its name, its keys and the function that does it.

use std::sync::LazyLock;

use super::command::{CreditEdit, Edit, PanelKey};
use super::entry::{Action, Entry, PanelAction, entry};
use super::outcome::{Request, ToEnvironment};
use super::{Asked, Command, Focus, Headlines, Reader, Session, TerminalRequest, Write, article};

/// Cells by which a key changes the width of the text column.
const WIDTH_STEP: i16 = 4;

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
                entry.of(self)
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
    NextUnread => entry("next-unread", &["n"]).reading(Action::Headlines(Headlines::next_unread)).often().matches(Reader::next_match);
    PreviousUnread => entry("previous-unread", &["N"]).reading(Action::Headlines(Headlines::previous_unread)).matches(Reader::previous_match);
    PreviousSection => entry("previous-section", &["h", "Left", "S-Tab"]).reading(Action::Headlines(Headlines::previous_section)).panels(PanelAction::Key(PanelKey::Beside(false)));
    NextSection => entry("next-section", &["l", "Right", "Tab"]).reading(Action::Headlines(Headlines::next_section)).often().panels(PanelAction::Key(PanelKey::Beside(true)));
    Density => entry("density", &["v"]).reading(Action::Headlines(Headlines::change_density));
    GroupStories => entry("group-stories", &["&"]).reading(Action::Headlines(Headlines::group_stories));
    Zen => entry("zen", &["z"]).reading(Action::Request(|| Request::ToggleZen));
    Today => entry("today", &["."]).reading(Action::Headlines(Headlines::go_to_today));
    All => entry("all", &["0"]).reading(Action::Headlines(Headlines::go_to_all));
    Starred => entry("starred", &["*"]).reading(Action::Headlines(Headlines::go_to_starred));
    Later => entry("later", &["\""]).reading(Action::Headlines(Headlines::go_to_later));
    UnreadOnly => entry("unread-only", &["U"]).reading(Action::Headlines(Headlines::toggle_unread_only));
    Order => entry("order", &[";"]).reading(Action::Headlines(Headlines::change_order));
    FeedList => entry("feed-list", &["H"]).reading(Action::Article(article::feed_list));
    Front => entry("front-page", &["W"]).reading(Action::Headlines(Headlines::go_to_front));
    CatchUp => entry("catch-up", &["Z"]).reading(Action::Panel).panels(PanelAction::Key(PanelKey::Switch(Command::CatchUp)));
    ShowNew => entry("show-new", &["w"]).reading(Action::Headlines(Headlines::show_new));
    Language => entry("language", &["L"]).reading(Action::Headlines(Headlines::toggle_language));
    ToggleRead => entry("toggle-read", &["m"]).reading(Action::Article(article::toggle_read)).range(Headlines::range_read);
    ToggleStar => entry("star", &["s"]).reading(Action::Article(article::toggle_star)).often().range(Headlines::range_star).panels(PanelAction::Key(PanelKey::Keep));
    ReadLater => entry("read-later", &["'"]).reading(Action::Article(article::toggle_later)).range(Headlines::range_later);
    ToggleHidden => entry("hide", &["d"]).reading(Action::Article(article::toggle_hidden)).range(Headlines::range_hide);
    MarkSection => entry("mark-section-read", &["A"]).reading(Action::Headlines(Headlines::mark_all)).range(Headlines::range_all_read).panels(PanelAction::Key(PanelKey::Settle));
    MarkAbove => entry("mark-above-read", &["["]).reading(Action::Headlines(Headlines::mark_above));
    MarkBelow => entry("mark-below-read", &["]"]).reading(Action::Headlines(Headlines::mark_below));
    MarkFeed => entry("mark-feed-read", &["F"]).reading(Action::Article(article::mark_feed));
    MarkOlder => entry("mark-older-read", &["B"]).reading(Action::Request(|| Request::Ask(Asked::Age, String::new())));
    MarkEverything => entry("mark-all-read", &["X"]).reading(Action::Headlines(Headlines::mark_everything));
    Range => entry("range", &["V"]).headlines(Action::Headlines(Headlines::toggle_range));
    Undo => entry("undo", &["u"]).reading(Action::Effect(|| Write::Undo.into())).panels(PanelAction::Key(PanelKey::Edit(Edit::Undo))).often();
    Redo => entry("redo", &["C-r"]).reading(Action::Effect(|| Write::Redo.into()));
    Search => entry("search", &["/"]).headlines(Action::Headlines(Headlines::start_search)).article(Action::Reader(Reader::start_find)).panels(PanelAction::Key(PanelKey::Filter)).often();
    Browse => entry("browse", &["o"]).reading(Action::Article(article::browse));
    BrowseRead => entry("browse-and-read", &["O"]).reading(Action::Article(article::browse_and_read));
    Credits => entry("credits", &["c"]).reading(Action::Reader(Reader::show_credits)).panels(PanelAction::Key(PanelKey::Switch(Command::Credits)));
    CreditLines => entry("credit-lines", &["C"]).reading(Action::Reader(Reader::toggle_credit_lines));
    FullText => entry("full-text", &["x"]).reading(Action::Article(article::fetch_page));
    OtherVersion => entry("other-version", &["T"]).reading(Action::Reader(Reader::other_version));
    Translate => entry("translate", &["i"]).article(Action::Reader(Reader::translate));
    Summarize => entry("summarize", &["I"]).reading(Action::Article(article::summarize)).panels(PanelAction::Key(PanelKey::Switch(Command::Summarize)));
    Download => entry("download", &["D"]).reading(Action::Session(Session::start_download)).panels(PanelAction::Key(PanelKey::Switch(Command::Download)));
    Links => entry("links", &["f"]).article(Action::Reader(Reader::start_hints));
    CopyAddress => entry("copy-address", &["y"]).reading(Action::Article(article::copy_address)).range(Headlines::range_copy);
    Quote => entry("copy-quotation", &["Y"]).reading(Action::Reader(Reader::copy_quotation));
    HistoryBack => entry("history-back", &["("]).reading(Action::Reader(Reader::history_back));
    HistoryForward => entry("history-forward", &[")"]).reading(Action::Reader(Reader::history_forward));
    Share => entry("share", &["a"]).reading(Action::Article(article::share));
    Changes => entry("changes", &["="]).reading(Action::Article(article::changes)).panels(PanelAction::Key(PanelKey::Compare));
    Story => entry("story", &["S"]).reading(Action::Article(article::story)).panels(PanelAction::Key(PanelKey::Switch(Command::Story)));
    Split => entry("split", &["!"]).panels(PanelAction::Key(PanelKey::Split));
    CorrectName => entry("correct-name", &["r"]).panels(PanelAction::Others(PanelKey::Credit(CreditEdit::Name)));
    CorrectRole => entry("correct-role", &["m"]).panels(PanelAction::Others(PanelKey::Credit(CreditEdit::Role)));
    Join => entry("join", &["+"]).panels(PanelAction::Others(PanelKey::Credit(CreditEdit::Join)));
    Like => entry("like", &["~"]).reading(Action::Article(article::like));
    Follow => entry("follow-story", &["+"]).reading(Action::Headlines(Headlines::follow_story));
    Mute => entry("mute-story", &["-"]).reading(Action::Headlines(Headlines::mute_story));
    Pictures => entry("pictures", &["p"]).reading(Action::Reader(Reader::toggle_pictures));
    Narrower => entry("narrower", &["<"]).reading(Action::Request(|| ToEnvironment::Widen(-WIDTH_STEP).into()));
    Wider => entry("wider", &[">"]).reading(Action::Request(|| ToEnvironment::Widen(WIDTH_STEP).into()));
    RefreshSection => entry("refresh-section", &["r"]).reading(Action::Session(Session::refresh_section));
    RefreshAll => entry("refresh", &["R"]).reading(Action::Session(Session::refresh_all)).panels(PanelAction::Key(PanelKey::Retry)).often();
    Feeds => entry("feeds", &["e"]).reading(Action::Panel).panels(PanelAction::Key(PanelKey::Switch(Command::Feeds)));
    Subscriptions => entry("subscriptions", &["E"]).reading(Action::Article(article::all_feeds)).panels(PanelAction::Key(PanelKey::Switch(Command::Subscriptions)));
    AddFeed => entry("add-feed", &["a"]).subscriptions(PanelKey::Edit(Edit::Add)).often();
    RenameFeed => entry("rename-feed", &["r"]).subscriptions(PanelKey::Edit(Edit::Rename)).often();
    MoveFeed => entry("move-feed", &["m"]).subscriptions(PanelKey::Edit(Edit::Move)).often();
    RemoveFeed => entry("remove-feed", &["d"]).subscriptions(PanelKey::Edit(Edit::Remove)).often();
    People => entry("people", &["P"]).reading(Action::Panel).panels(PanelAction::Key(PanelKey::Switch(Command::People)));
    Messages => entry("messages", &["M"]).reading(Action::Panel).panels(PanelAction::Key(PanelKey::Switch(Command::Messages)));
    Options => entry("settings", &[","]).reading(Action::Panel).panels(PanelAction::Key(PanelKey::Switch(Command::Options)));
    Theme => entry("theme", &["t"]).reading(Action::Panel);
    Palette => entry("commands", &[":"]).reading(Action::Panel);
    GoTo => entry("go-to", &["C-p"]).reading(Action::Panel);
    Help => entry("help", &["?", "F1"]).reading(Action::Panel).panels(PanelAction::Key(PanelKey::Switch(Command::Help))).often();
    Back => entry("back", &["q"]).headlines(Action::Headlines(Headlines::back)).article(Action::Request(|| Request::Focus(Focus::List))).panels(PanelAction::Key(PanelKey::Back)).often().range(Headlines::end_range_mode);
    Cancel => entry("cancel", &["Esc", "C-g"]).headlines(Action::Headlines(Headlines::cancel)).article(Action::Reader(Reader::cancel)).panels(PanelAction::Key(PanelKey::Cancel)).range(Headlines::end_range_mode).matches(Reader::forget_matches);
    Redraw => entry("redraw", &["C-l"]).reading(Action::Effect(|| TerminalRequest::Redraw.into())).panels(PanelAction::AsElsewhere);
    Quit => entry("quit", &["C-c", "Q"]).reading(Action::Request(|| Request::Quit)).panels(PanelAction::AsElsewhere);
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
