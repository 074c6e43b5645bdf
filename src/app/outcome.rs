use std::collections::VecDeque;

use super::{Asked, Candidate, Command, Effect, Environment, Focus};
use crate::config::ListedPack;
use crate::model::{ArticleId, Credit, Outage, Whose};
use crate::words::Value;

/// What a part may read of the others.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) environment: &'a Environment,
    pub(super) focus: Focus,
}

impl Context<'_> {
    /// Whether the article is on the screen.
    pub(super) fn shows_article(&self) -> bool {
        self.environment.layout().wide || self.focus == Focus::Article
    }

    /// The key of a command as it is shown, where the keys speak to the headlines or the article.
    pub(super) fn key_of(&self, command: Command) -> String {
        self.environment.keys().first(self.focus.screen(), command)
    }
}

/// What a part asks of another one.
#[derive(Clone, Debug)]
pub(super) enum Request {
    /// The status line: tell a sentence.
    Tell(String),
    /// The status line: tell what is being done, until something else is told.
    Announce(String),
    /// The status line: take the sentence away that is shown.
    TakeNoticeAway,
    /// Everybody: the keys speak to something else.
    Focus(Focus),
    /// Everybody: the article stands alone on the screen, or no longer.
    ToggleZen,
    /// Everybody: the text column is wider or narrower by some cells.
    Widen(i16),
    /// Everybody: the screen is laid out anew.
    LayOut,
    /// Everybody: an option has this value now, as it was typed.
    OptionSet(&'static str, String),
    /// Everybody: the program ends.
    Quit,
    /// Everybody: the terminal is given back for a while.
    Suspend,
    /// Everybody: an option is to have a value, as it was typed.
    SetOption(&'static str, String),
    /// The environment: why the network cannot be used, when it cannot.
    SetOutage(Option<Outage>),
    /// The environment: show a theme; keep it when it is chosen.
    Theme {
        /// Its number.
        at: usize,
        /// Whether it is chosen.
        keep: bool,
    },
    /// The line that is typed in: ask for something, with what is typed already.
    Ask(Asked, String),
    /// The headlines: go to the first unread one behind the selected one.
    NextUnread,
    /// The headlines: ask for the rows again.
    LoadAgain,
    /// The headlines: open the selected article.
    Open,
    /// The headlines: show the article of the selected row where one stands beside it.
    ShowSelected,
    /// The headlines: an article is marked as read or unread, by a key.
    MarkRead(ArticleId, bool),
    /// The headlines: an article that was left is marked as read, if its row is unread.
    MarkLeft(ArticleId),
    /// The headlines: articles are marked as read in one step.
    MarkAllRead(Vec<ArticleId>),
    /// The headlines: an article is starred, or no longer.
    MarkStarred(ArticleId, bool),
    /// The headlines: an article is taken out of every list, or comes back.
    ToggleHidden(ArticleId),
    /// The headlines: show the articles of a person.
    Person(PersonShown),
    /// The headlines: the network can be used again, or what was wished for is to be wished for anew.
    WishAgain,
    /// The reader: ask for an article and show it.
    Show(ArticleId),
    /// The reader: show an article in place of another, nothing until it has come.
    OpenArticle(ArticleId),
    /// The reader: show no article, and forget those that were put aside if `all`.
    Close {
        /// Whether those that were put aside go too.
        all: bool,
    },
    /// The reader: put the article aside while a list takes the place of another.
    SetAside,
    /// The reader: show the article again that was put aside.
    TakeBack,
    /// The reader: its article is read or unread now.
    NoteRead(Vec<ArticleId>, bool),
    /// The reader: its article is starred now, or no longer.
    NoteStarred(ArticleId, bool),
    /// The reader: the article got the focus; ask for its page if it is only a teaser.
    FetchTeaser,
    /// The reader: the page of an article was asked for by a key.
    PageAsked(ArticleId),
    /// The panels: open one in place of those that are there.
    Panel(Opening),
    /// The panels: open one over those that are there.
    PanelOver(Opening),
    /// The keys: somebody is somewhere by choice.
    Touched,
    /// The session: what waits for the end of the choice of an edition can begin; whether something was chosen to be read.
    EditionChosen {
        /// Whether the file of feeds changes, which refreshes them.
        changes: bool,
    },
    /// Whatever a command does.
    Command(Command),
}

/// What a panel is about, to be opened.
#[derive(Clone, Debug)]
pub(super) enum Opening {
    Help,
    Credits(ArticleId, Vec<Credit>),
    Feeds,
    Palette,
    Themes,
    Messages,
    People,
    Options,
    Changes(ArticleId),
    Share(ArticleId),
    Subscriptions,
    /// The sections that the feed of an id can be moved to.
    Sections(String, Vec<String>),
    Found(Vec<Candidate>),
    Edition(Vec<ListedPack>, String),
}

/// A person whose articles are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PersonShown {
    /// The name as it was chosen.
    pub(super) name: String,
    /// Who is meant by it.
    pub(super) whose: Whose,
}

/// What comes of a message: effects for the runtime, requests for other parts.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    pub(super) effects: Vec<Effect>,
    requests: VecDeque<Request>,
}

impl Outcome {
    pub(super) fn effect(&mut self, effect: impl Into<Effect>) {
        self.effects.push(effect.into());
    }

    /// Puts an effect before those that are there.
    pub(super) fn effect_first(&mut self, effect: impl Into<Effect>) {
        self.effects.insert(0, effect.into());
    }

    pub(super) fn request(&mut self, request: Request) {
        self.requests.push_back(request);
    }

    pub(super) fn next_request(&mut self) -> Option<Request> {
        self.requests.pop_front()
    }

    /// Tells a message of the words in the status line.
    pub(super) fn say(&mut self, environment: &Environment, id: &str) {
        self.tell(environment, id, &[]);
    }

    /// Tells a message with parts in the status line.
    pub(super) fn tell(&mut self, environment: &Environment, id: &str, parts: &[(&str, Value<'_>)]) {
        self.request(Request::Tell(environment.words().tell(id, parts)));
    }
}
