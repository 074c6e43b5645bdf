use super::row::{PanelCell, PanelRow, RowLook};
use super::view::{At, Kept, PanelContext, PanelEvent, RowUse, Then, View};
use crate::app::outcome::Outcome;
use crate::app::{Answer, Command, Question, Screen};
use crate::model::{ArticleId, Change, Edit, Reprint};
use crate::text;

/// Columns of the sign before a passage.
const SIGNS: usize = 2;

/// What was changed in an article since it was published.
#[derive(Clone, Debug)]
pub struct Changes {
    article: ArticleId,
    edits: Option<Vec<Change>>,
    /// How others print its text.
    reprints: Vec<Reprint>,
}

impl Changes {
    pub(super) fn new(article: ArticleId) -> Self {
        Self { article, edits: None, reprints: Vec::new() }
    }
}

impl View for Changes {
    fn title(&self) -> &'static str {
        "panel-changes"
    }

    fn rows(&self, from: usize, most: usize, at: &At<'_>) -> Vec<PanelRow> {
        let rows = match self.edits.as_deref() {
            None => vec![PanelRow::plain("…")],
            Some([]) if self.reprints.is_empty() => {
                vec![PanelRow::plain(at.outside.environment.words().say("never-changed"))]
            }
            Some(changes) => {
                let edits = changes.iter().flat_map(|change| of_change(change, &at.outside));
                edits.chain(self.reprints.iter().flat_map(|reprint| of_reprint(reprint, &at.outside))).collect()
            }
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
        out.effect(Question::Reprints(self.article));
    }

    fn take(&mut self, answer: &Answer, _: &At<'_>, _: &mut Outcome) -> Then {
        match answer {
            Answer::Changes(changes) => self.edits = Some(changes.clone()),
            Answer::Reprints(of, reprints) if *of == self.article => self.reprints.clone_from(reprints),
            _ => return Then::Nothing,
        }
        Then::Stay
    }

    fn update(&mut self, event: PanelEvent, _: &At<'_>, _: &mut Outcome) -> Then {
        event.otherwise(RowUse::Read)
    }
}

fn of_change(change: &Change, outside: &PanelContext<'_>) -> Vec<PanelRow> {
    let environment = outside.environment;
    let words = environment.words();
    let day = environment.zone().to_datetime(change.seen);
    let when = words.date_and_time((day.day(), day.month(), day.year()), &day.strftime("%H:%M").to_string());
    let heading = words.tell("changed-on", &[("date", when.into())]);
    [vec![PanelRow::pair(heading, 0, "", false)], of_passages(&change.passages, outside)].concat()
}

/// How a newsroom prints a text that another had first.
fn of_reprint(reprint: &Reprint, outside: &PanelContext<'_>) -> Vec<PanelRow> {
    let words = outside.environment.words();
    let parts = [("first", reprint.first.as_str().into()), ("source", reprint.source.as_str().into())];
    let mut rows = vec![PanelRow::pair(words.tell("reprint-of", &parts), 0, "", false)];
    if !reprint.byline.is_empty() {
        let people: Vec<&str> = reprint.byline.iter().map(String::as_str).collect();
        let people = words.people(&people, &[]);
        rows.push(PanelRow::plain(words.tell("reprint-byline", &[("people", people.into())])));
    }
    if reprint.passages.is_empty() {
        rows.push(PanelRow::plain(words.say("reprint-unchanged")));
    }
    rows.extend(of_passages(&reprint.passages, outside));
    rows
}

/// What was taken out and put in, and an empty row.
fn of_passages(passages: &[(Edit, String)], outside: &PanelContext<'_>) -> Vec<PanelRow> {
    let width = outside.width_within().saturating_sub(SIGNS).max(2);
    let mut rows = Vec::new();
    for (edit, passage) in passages {
        let (look, sign) = match edit {
            Edit::TakenOut => (RowLook::TakenOut, "-"),
            Edit::PutIn => (RowLook::PutIn, "+"),
        };
        for (at, line) in text::wrap(passage, width).into_iter().enumerate() {
            let sign = PanelCell::column(if at == 0 { sign } else { "" }, SIGNS);
            rows.push(PanelRow { look, indent: 0, cells: vec![sign, PanelCell::line_of(passage, line)] });
        }
    }
    rows.push(PanelRow::plain(""));
    rows
}
