use std::sync::Arc;

use super::help_rows::CachedHelp;
use super::row::PanelRow;
use crate::app::outcome::Outcome;
use crate::app::{Answer, Asking, Command, CreditEdit, Edit, Environment, Focus, Screen, Session, Status, Ticket};
use crate::config::Subscriptions;
use crate::model::Health;

/// What happens to a panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PanelEvent {
    /// It is shown.
    Shown,
    /// The chosen row is opened.
    Open,
    /// The chosen row is turned on or off.
    Turn,
    /// What is looked for is completed by the chosen row.
    Complete,
    /// The choice moved.
    Moved,
    /// What is looked for is another.
    Filtered,
    /// The chosen row is no part of what is listed.
    Split,
    /// A correction of a credit.
    Credit(CreditEdit),
    /// What failed is tried again.
    Retry,
    /// The chosen row beside what it was made of.
    Compare,
    /// The chosen row is kept.
    Keep,
    /// What is not kept is done with.
    Settle,
    /// The neighbour of what is shown: the next one, else the previous one.
    Beside(bool),
    /// A change of the subscriptions.
    Edit(Edit),
    /// The command by which it was opened was given again.
    Again,
    /// It is closed.
    Closed,
}

/// What the rows of a panel are there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowUse {
    /// They are read.
    Read,
    /// One of them is chosen.
    Chosen,
}

impl PanelEvent {
    /// What an event comes to where it means nothing of its own to a panel. The key that opens a chosen row closes a panel
    /// that is only read.
    pub(super) fn otherwise(self, rows: RowUse) -> Then {
        match self {
            Self::Again => Then::Close,
            Self::Open if rows == RowUse::Read => Then::Close,
            Self::Open
            | Self::Shown
            | Self::Turn
            | Self::Complete
            | Self::Moved
            | Self::Filtered
            | Self::Split
            | Self::Credit(_)
            | Self::Retry
            | Self::Compare
            | Self::Keep
            | Self::Settle
            | Self::Beside(_)
            | Self::Edit(_)
            | Self::Closed => Then::Nothing,
        }
    }
}

/// What is kept from one panel to the next.
#[derive(Clone, Debug, Default)]
pub(super) struct Kept {
    /// Commands that the palette was asked for, the last one first.
    pub(super) recent: Vec<Command>,
    /// Panels that were opened; each has a thousand questions of its own, known by their tickets.
    pub(super) opened: Ticket,
    /// Health of the feeds, once it was asked for.
    pub(super) health: Option<Arc<[Health]>>,
    /// The groups of help, once it was opened.
    pub(super) help: CachedHelp,
    /// The subscriptions as they were asked for last.
    pub(super) subscriptions: Arc<Subscriptions>,
}

impl Kept {
    /// The ticket before the first question of the panel that was opened last.
    pub(super) fn ticket(&self) -> Ticket {
        self.opened << 20
    }
}

/// What a panel may read of the parts around it.
#[derive(Clone, Copy, Debug)]
pub struct PanelContext<'a> {
    pub(in crate::app) environment: &'a Environment,
    pub(in crate::app) focus: Focus,
    pub(in crate::app) status: &'a Status,
    pub(in crate::app) session: &'a Session,
    /// An answer that is being typed.
    pub(in crate::app) asking: Option<&'a Asking>,
}

/// The widest a panel gets, its frame included, with one column of rows and with two.
const WIDEST: (u16, u16) = (76, 140);
/// Columns of a screen from which rows can stand in two columns.
const WIDE: u16 = 120;
/// Columns between two columns of rows.
const BETWEEN: u16 = 3;

impl PanelContext<'_> {
    /// Columns of a panel, its frame included.
    pub(super) fn width(&self) -> u16 {
        self.environment.layout().tabs.width.saturating_sub(4).min(WIDEST.0)
    }

    /// Columns of a panel with two columns of rows, its frame included; none where the screen is not so wide, or lines are
    /// read one after the other.
    pub(super) fn width_of_two(&self) -> Option<u16> {
        let columns = self.environment.layout().tabs.width;
        let wide = columns >= WIDE && !self.environment.settings().plain;
        wide.then(|| columns.saturating_sub(4).min(WIDEST.1))
    }

    /// Columns that each of two columns of rows takes.
    pub(super) fn half(&self) -> Option<u16> {
        self.width_of_two().map(|width| width.saturating_sub(4 + BETWEEN) / 2)
    }

    /// Columns within the frame and a margin.
    pub(super) fn width_within(&self) -> usize {
        usize::from(self.width().saturating_sub(4))
    }
}

/// A panel with what is looked for in it and what is chosen.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    pub(super) outside: PanelContext<'a>,
    /// The number of the chosen row among those that can be chosen.
    pub(super) chosen: usize,
    /// What rows are chosen by.
    pub(super) filter: &'a str,
}

/// What an event comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Then {
    /// The panel stays.
    Stay,
    /// It is closed.
    Close,
    /// It is closed with those under it.
    CloseAll,
    /// Its choice begins here.
    Choose(usize),
    /// This is looked for in it.
    Filter(&'static str),
    /// Its first row is chosen and shown.
    GoToTop,
    /// It is closed with those under it, and a command is done.
    Do(Command),
    /// The event is nothing to it.
    Nothing,
}

/// What every panel can say.
pub(super) trait View {
    /// The message of its title.
    fn title(&self) -> &'static str;

    /// How many rows it has.
    fn count(&self, at: &At<'_>) -> usize {
        self.rows(0, usize::MAX, at).len()
    }

    /// Rows from one on, so many at most: there may be ten thousand.
    fn rows(&self, from: usize, most: usize, at: &At<'_>) -> Vec<PanelRow>;

    /// Whether its rows stand in two columns where the screen is wide.
    fn has_two_columns(&self) -> bool {
        false
    }

    /// The same of the second column of rows, where there are two.
    fn rows_beside(&self, _: usize, _: usize, _: &At<'_>) -> Vec<PanelRow> {
        Vec::new()
    }

    /// How many rows can be chosen; 0 when it is only read.
    fn choices(&self, at: &At<'_>) -> usize;

    /// Whether other rows are on their way than those that are there.
    fn awaits_rows(&self) -> bool {
        false
    }

    /// Whether something can be looked for in it.
    fn is_searched(&self) -> bool {
        false
    }

    /// The sign before what is looked for in it, where that is typed from the first key on until it is closed.
    fn prompt(&self) -> Option<char> {
        None
    }

    /// What the keys speak to while it is open.
    fn screen(&self) -> Screen {
        Screen::Panel
    }

    /// Whether a click on the chosen row opens it, though it can be turned on and off.
    fn is_opened_by_click(&self) -> bool {
        false
    }

    /// Whether something must be chosen in it before another panel can take its place.
    fn is_choice(&self) -> bool {
        false
    }

    /// The command that closes it again.
    fn command(&self) -> Option<Command> {
        None
    }

    /// The chosen row among all rows, where it is known without making them.
    fn chosen_row(&self, _: &At<'_>) -> Option<usize> {
        None
    }

    /// Fills it when it is opened over a screen.
    fn open(&mut self, _: Screen, _: &Kept, _: &mut Outcome) {}

    /// Asks again for what it shows: the cache changed.
    fn look_again(&mut self, _: &mut Outcome) {}

    /// Takes an answer in.
    fn take(&mut self, _: &Answer, _: &At<'_>, _: &mut Outcome) -> Then {
        Then::Nothing
    }

    /// Goes by an event.
    fn update(&mut self, event: PanelEvent, at: &At<'_>, out: &mut Outcome) -> Then;
}
