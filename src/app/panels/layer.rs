use crossterm::event::{KeyCode, KeyModifiers};

use super::panel::Panel;
use super::row::{PanelFrame, PanelRow, RowLook, SecondColumn};
use super::view::{At, PanelContext, PanelEvent, Then};
use crate::app::outcome::Outcome;
use crate::app::{Answer, Area, PanelKey};

/// Letters of a filter at most.
const MOST_LETTERS: usize = 100;

/// A panel with its place in the stack: what is shown of it, what is chosen, what is looked for.
#[derive(Clone, Debug)]
pub(super) struct Layer {
    pub(super) panel: Panel,
    /// The first row that is shown.
    top: usize,
    pub(super) chosen: usize,
    pub(super) filter: String,
    pub(super) filtering: bool,
}

/// What a letter comes to.
pub(super) enum Typed {
    Nothing,
    Filtered,
    Open,
    Complete,
    Close,
}

/// What a click hits.
pub(super) enum Hit {
    Outside,
    Chosen,
    Other,
}

impl Layer {
    pub(super) fn new(panel: Panel) -> Self {
        let filtering = panel.view().prompt().is_some();
        Self { panel, top: 0, chosen: 0, filter: String::new(), filtering }
    }

    fn at<'a>(&'a self, outside: &PanelContext<'a>) -> At<'a> {
        At { outside: *outside, chosen: self.chosen, filter: &self.filter }
    }

    pub(super) fn choices(&self, context: &PanelContext<'_>) -> usize {
        self.panel.view().choices(&self.at(context))
    }

    pub(super) fn all_rows(&self, context: &PanelContext<'_>) -> Vec<PanelRow> {
        let (view, at) = (self.panel.view(), self.at(context));
        let beside = if self.half(context).is_some() { view.rows_beside(0, usize::MAX, &at) } else { Vec::new() };
        view.rows(0, usize::MAX, &at).into_iter().chain(beside).collect()
    }

    /// Columns that each of two columns of rows takes, where there are two.
    fn half(&self, context: &PanelContext<'_>) -> Option<u16> {
        context.half().filter(|_| self.panel.view().has_two_columns())
    }

    fn count(&self, context: &PanelContext<'_>) -> usize {
        self.panel.view().count(&self.at(context))
    }

    /// Its position with so many rows.
    fn area(&self, count: usize, context: &PanelContext<'_>) -> Area {
        let layout = context.environment.layout();
        let (columns, rows) = (layout.tabs.width, layout.status.y.saturating_add(1));
        let wanted = u16::try_from(count).unwrap_or(u16::MAX).saturating_add(2);
        let two = context.width_of_two().filter(|_| self.panel.view().has_two_columns());
        let (width, height) = (two.unwrap_or_else(|| context.width()), wanted.min(rows.saturating_sub(2)));
        Area { x: (columns - width) / 2, y: (rows - height) / 2, width, height }
    }

    pub(super) fn frame(&self, context: &PanelContext<'_>) -> PanelFrame {
        let count = self.count(context);
        let area = self.area(count, context);
        let most = within(area);
        // On a larger screen, or with fewer rows than before, no empty rows are left at the end.
        let top = self.top.min(count.saturating_sub(most));
        let rows = self.panel.view().rows(top, most, &self.at(context));
        let beside = || self.panel.view().rows_beside(top, most, &self.at(context));
        let second = self.half(context).map(|width| SecondColumn { width, rows: beside() });
        PanelFrame { area, below: count.saturating_sub(top + most), rows, second }
    }

    /// Has the panel go by an event.
    pub(super) fn event(&mut self, event: PanelEvent, context: &PanelContext<'_>, out: &mut Outcome) -> Then {
        let at = At { outside: *context, chosen: self.chosen, filter: &self.filter };
        let then = self.panel.view_mut().update(event, &at, out);
        self.go_by(then, context);
        then
    }

    /// Has the panel take an answer in.
    pub(super) fn take(&mut self, answer: &Answer, context: &PanelContext<'_>, out: &mut Outcome) {
        let at = At { outside: *context, chosen: self.chosen, filter: &self.filter };
        match self.panel.view_mut().take(answer, &at, out) {
            Then::Choose(chosen) => self.choose(chosen, context, out),
            then => self.go_by(then, context),
        }
    }

    fn go_by(&mut self, then: Then, context: &PanelContext<'_>) {
        match then {
            Then::Choose(chosen) => {
                self.chosen = chosen;
                self.show_chosen(context);
            }
            Then::GoToTop => self.go_to_top(),
            Then::Filter(text) => {
                text.clone_into(&mut self.filter);
                self.chosen = 0;
            }
            Then::Stay | Then::Close | Then::CloseAll | Then::Do(_) | Then::Nothing => {}
        }
    }

    /// Rows that are seen at once.
    fn page(&self, context: &PanelContext<'_>) -> usize {
        within(self.area(self.count(context), context))
    }

    fn last_top(&self, context: &PanelContext<'_>) -> usize {
        self.count(context).saturating_sub(self.page(context))
    }

    fn go_to_top(&mut self) {
        (self.chosen, self.top) = (0, 0);
    }

    /// Moves the choice, or what is shown where nothing is chosen.
    pub(super) fn move_by(&mut self, key: PanelKey, context: &PanelContext<'_>, out: &mut Outcome) {
        let page = self.page(context);
        let step = isize::try_from(page).unwrap_or(1);
        let by = match key {
            PanelKey::Down => 1,
            PanelKey::Up => -1,
            PanelKey::PageDown => step,
            PanelKey::PageUp => -step,
            PanelKey::Top => isize::MIN,
            PanelKey::Bottom => isize::MAX,
            PanelKey::Open
            | PanelKey::Turn
            | PanelKey::Filter
            | PanelKey::Back
            | PanelKey::Cancel
            | PanelKey::Split
            | PanelKey::Credit(_)
            | PanelKey::Retry
            | PanelKey::Compare
            | PanelKey::Keep
            | PanelKey::Settle
            | PanelKey::Beside(_)
            | PanelKey::Switch(_)
            | PanelKey::Edit(_) => return,
        };
        if self.choices(context) > 0 {
            self.choose(self.chosen.saturating_add_signed(by), context, out);
        } else {
            self.top = self.top.saturating_add_signed(by).min(self.last_top(context));
        }
    }

    /// Chooses a row, the last where there are fewer, and shows it.
    pub(super) fn choose(&mut self, chosen: usize, context: &PanelContext<'_>, out: &mut Outcome) {
        let moved = chosen != self.chosen;
        self.chosen = chosen.min(self.choices(context).saturating_sub(1));
        if moved {
            self.event(PanelEvent::Moved, context, out);
        }
        self.show_chosen(context);
    }

    /// Scrolls so that the chosen row is seen.
    fn show_chosen(&mut self, context: &PanelContext<'_>) {
        let chosen = |rows: &[PanelRow]| rows.iter().position(|row| row.look == RowLook::Chosen).unwrap_or(0);
        let known = self.panel.view().chosen_row(&self.at(context));
        let row = known.unwrap_or_else(|| chosen(&self.all_rows(context)));
        let first = row.saturating_sub(self.page(context).saturating_sub(1));
        // The rows above the first choice are shown with it.
        let last = if self.chosen == 0 { first } else { row };
        self.top = self.top.clamp(first, last);
        // The rows below the last choice are shown with it.
        if self.chosen + 1 >= self.panel.view().choices(&self.at(context)) {
            self.top = self.top.max(self.last_top(context).min(row));
        }
    }

    pub(super) fn scroll(&mut self, by: isize, context: &PanelContext<'_>) {
        self.top = self.top.saturating_add_signed(by).min(self.last_top(context));
    }

    /// Lets letters be typed that rows are chosen by, where something can be looked for.
    pub(super) fn start_filter(&mut self) -> bool {
        let searched = self.panel.view().is_searched();
        if searched {
            self.filtering = true;
            self.go_to_top();
        }
        searched
    }

    pub(super) fn has_filter(&self) -> bool {
        !self.filter.is_empty()
    }

    pub(super) fn clear_filter(&mut self) {
        self.filter.clear();
        self.top = 0;
    }

    /// A key while a filter is typed.
    pub(super) fn type_key(
        &mut self,
        code: KeyCode,
        modifiers: KeyModifiers,
        context: &PanelContext<'_>,
        out: &mut Outcome,
    ) -> Typed {
        let control = modifiers.contains(KeyModifiers::CONTROL);
        let typed = self.panel.view().prompt().is_some();
        let moved = match code {
            KeyCode::Down => Some(PanelKey::Down),
            KeyCode::Up => Some(PanelKey::Up),
            KeyCode::PageDown => Some(PanelKey::PageDown),
            KeyCode::PageUp => Some(PanelKey::PageUp),
            KeyCode::Char('n') if control => Some(PanelKey::Down),
            KeyCode::Char('p') if control => Some(PanelKey::Up),
            _ => None,
        };
        if let Some(moved) = moved {
            self.move_by(moved, context, out);
            return Typed::Nothing;
        }
        match code {
            KeyCode::Esc if typed => return Typed::Close,
            KeyCode::Esc => {
                self.filter.clear();
                self.filtering = false;
            }
            KeyCode::Enter if typed => return Typed::Open,
            KeyCode::Enter => self.filtering = false,
            KeyCode::Tab if typed => return Typed::Complete,
            KeyCode::Char('u') if control => self.filter.clear(),
            KeyCode::Backspace if self.filter.pop().is_none() => {
                self.filtering = false;
                if typed {
                    return Typed::Close;
                }
            }
            KeyCode::Backspace => {}
            KeyCode::Char(letter) if !control && self.filter.len() < MOST_LETTERS => {
                self.filter.push(letter);
                self.chosen = 0;
            }
            _ => return Typed::Nothing,
        }
        self.top = 0;
        Typed::Filtered
    }

    pub(super) fn click(&mut self, column: u16, row: u16, context: &PanelContext<'_>, out: &mut Outcome) -> Hit {
        let area = self.area(self.count(context), context);
        if !area.holds(column, row) {
            return Hit::Outside;
        }
        let seen = row.checked_sub(area.y + 1).filter(|_| row + 1 < area.y + area.height);
        let top = self.top.min(self.last_top(context));
        let Some(line) = seen.map(|row| top + usize::from(row)) else { return Hit::Other };
        let (view, at) = (self.panel.view(), self.at(context));
        let mirrored = context.environment.layout().mirrored;
        let second = self.half(context).is_some() && (column >= area.x + area.width / 2) != mirrored;
        let (first, rows) = if second {
            (view.rows(0, usize::MAX, &at), view.rows_beside(0, line + 1, &at))
        } else {
            (Vec::new(), view.rows(0, line + 1, &at))
        };
        match rows.get(line).map(|row| row.look) {
            Some(RowLook::Chosen) => Hit::Chosen,
            Some(RowLook::Named) if self.choices(context) > 0 => {
                let above = first.iter().chain(rows.iter().take(line));
                let before = above.filter(|row| row.can_be_chosen()).count();
                self.choose(before, context, out);
                Hit::Other
            }
            Some(RowLook::Named | RowLook::Plain | RowLook::Heading | RowLook::TakenOut | RowLook::PutIn) | None => {
                Hit::Other
            }
        }
    }
}

/// Rows within the frame of a panel.
fn within(area: Area) -> usize {
    usize::from(area.height.saturating_sub(2)).max(1)
}
