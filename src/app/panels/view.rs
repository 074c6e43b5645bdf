use super::row::PanelRow;
use crate::app::outcome::Outcome;
use crate::app::{Asking, Edit, Environment, Focus, Status};

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
    /// A change of the subscriptions.
    Edit(Edit),
    /// The command by which it was opened was given again.
    Again,
    /// It is closed.
    Closed,
}

impl PanelEvent {
    /// What an event comes to in a panel that is only read.
    pub(super) fn of_what_is_read(self) -> Then {
        match self {
            Self::Open | Self::Again => Then::Close,
            Self::Shown | Self::Turn | Self::Complete | Self::Moved | Self::Filtered | Self::Edit(_) | Self::Closed => {
                Then::Nothing
            }
        }
    }

    /// What an event comes to in a panel in which rows are chosen, where it means nothing of its own there.
    pub(super) fn of_what_is_chosen(self) -> Then {
        match self {
            Self::Again => Then::Close,
            Self::Open
            | Self::Shown
            | Self::Turn
            | Self::Complete
            | Self::Moved
            | Self::Filtered
            | Self::Edit(_)
            | Self::Closed => Then::Nothing,
        }
    }
}

/// What a panel may know.
#[derive(Clone, Copy)]
pub(in crate::app) struct PanelContext<'a> {
    pub(in crate::app) environment: &'a Environment,
    pub(in crate::app) focus: Focus,
    pub(in crate::app) status: &'a Status,
    /// An answer that is being typed.
    pub(in crate::app) asking: Option<&'a Asking>,
}

/// The widest a panel gets, its frame included.
const WIDEST: u16 = 76;

impl PanelContext<'_> {
    /// Columns of a panel, its frame included.
    pub(super) fn width(&self) -> u16 {
        self.environment.layout().tabs.width.saturating_sub(4).min(WIDEST)
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
    /// Its first row on the screen is this.
    ScrollTo(usize),
    /// This is looked for in it.
    Filter(&'static str),
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

    /// How many rows can be chosen; 0 when it is only read.
    fn choices(&self, at: &At<'_>) -> usize;

    /// Whether something can be looked for in it.
    fn is_searched(&self) -> bool {
        false
    }

    /// Goes by an event.
    fn update(&mut self, event: PanelEvent, at: &At<'_>, out: &mut Outcome) -> Then;
}
