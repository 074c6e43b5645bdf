use super::row::{PanelRow, RowLook};
use super::view::{At, Kept, PanelContext, PanelEvent, RowUse, Then, View};
use crate::app::outcome::Outcome;
use crate::app::{Answer, Command, Question, Screen};
use crate::model::{ArticleId, Change, Edit};
use crate::text;

/// Columns of the sign before a passage.
const SIGNS: usize = 2;

/// What was changed in an article since it was published.
#[derive(Clone, Debug)]
pub struct Changes {
    article: ArticleId,
    changes: Option<Vec<Change>>,
}

impl Changes {
    pub(super) fn new(article: ArticleId) -> Self {
        Self { article, changes: None }
    }
}

impl View for Changes {
    fn title(&self) -> &'static str {
        "panel-changes"
    }

    fn rows(&self, from: usize, most: usize, at: &At<'_>) -> Vec<PanelRow> {
        let rows = match self.changes.as_deref() {
            None => vec![PanelRow::plain("…")],
            Some([]) => vec![PanelRow::plain(at.outside.environment.words().say("never-changed"))],
            Some(changes) => changes.iter().flat_map(|change| of_change(change, &at.outside)).collect(),
        };
        rows.into_iter().skip(from).take(most).collect()
    }

    fn choices(&self, _: &At<'_>) -> usize {
        0
    }

    fn command(&self) -> Option<Command> {
        Some(Command::Changes)
    }

    fn open(&mut self, _: Screen, _: &Kept, out: &mut Outcome) {
        out.effect(Question::Changes(self.article));
    }

    fn take(&mut self, answer: &Answer, _: &At<'_>, _: &mut Outcome) -> Then {
        let Answer::Changes(changes) = answer else { return Then::Nothing };
        self.changes = Some(changes.clone());
        Then::Stay
    }

    fn update(&mut self, event: PanelEvent, _: &At<'_>, _: &mut Outcome) -> Then {
        event.otherwise(RowUse::Read)
    }
}

fn of_change(change: &Change, outside: &PanelContext<'_>) -> Vec<PanelRow> {
    let environment = outside.environment;
    let words = environment.words();
    let width = outside.width_within().saturating_sub(SIGNS).max(2);
    let day = environment.zone().to_datetime(change.seen);
    let when = words.date_and_time((day.day(), day.month(), day.year()), &day.strftime("%H:%M").to_string());
    let mut rows = vec![PanelRow::pair(words.tell("changed-on", &[("date", when.into())]), 0, "", false)];
    for (edit, passage) in &change.passages {
        let (look, sign) = match edit {
            Edit::TakenOut => (RowLook::TakenOut, "- "),
            Edit::PutIn => (RowLook::PutIn, "+ "),
        };
        for (at, line) in text::wrap(passage, width).iter().enumerate() {
            let line = environment.ordered(line);
            rows.push(match at {
                0 => PanelRow::text(look, 0, format!("{sign}{line}")),
                _ => PanelRow::text(look, SIGNS, line),
            });
        }
    }
    rows.push(PanelRow::plain(""));
    rows
}
