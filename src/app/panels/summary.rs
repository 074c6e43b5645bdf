use super::row::{PanelRow, RowLook};
use super::view::{At, Kept, PanelEvent, RowUse, Then, View};
use crate::app::outcome::Outcome;
use crate::app::{Answer, Command, Job, Question, Screen, Summarized, SummaryState};
use crate::model::{ArticleId, Message};

/// A summary that a machine makes of an article, as far as it has come.
#[derive(Clone, Debug)]
pub struct SummaryShown {
    article: ArticleId,
    /// Whether a connection may be opened.
    network: bool,
    summary: Option<Summarized>,
}

impl SummaryShown {
    pub(super) fn new(article: ArticleId, network: bool) -> Self {
        Self { article, network, summary: None }
    }
}

impl View for SummaryShown {
    fn title(&self) -> &'static str {
        "panel-summary"
    }

    fn rows(&self, from: usize, most: usize, at: &At<'_>) -> Vec<PanelRow> {
        let environment = at.outside.environment;
        let words = environment.words();
        let width = at.outside.width_within().max(2);
        let mut rows: Vec<PanelRow> = Vec::new();
        let Some(summary) = &self.summary else {
            return vec![PanelRow::plain("…")];
        };
        // Nothing was made by whoever failed at once.
        let made = !summary.text.is_empty() || !matches!(summary.state, SummaryState::Failed(_));
        if made && !summary.engine.is_empty() {
            let place = if summary.place.is_empty() { words.say("on-this-machine") } else { summary.place.clone() };
            let parts = [
                ("engine", summary.engine.as_str().into()),
                ("place", place.into()),
                ("date", environment.date_short(summary.at).into()),
            ];
            rows.extend(PanelRow::wrapped(RowLook::Heading, &words.tell("summary-by", &parts), width));
            rows.push(PanelRow::plain(""));
        }
        for paragraph in summary.text.lines() {
            rows.extend(PanelRow::lines_of(paragraph, width));
            if paragraph.is_empty() {
                rows.push(PanelRow::plain(""));
            }
        }
        match &summary.state {
            SummaryState::Coming => rows.push(PanelRow::plain("…")),
            SummaryState::Done => {}
            SummaryState::Failed(reason) => {
                let failed = words.message(&Message::new("summary-failed").with("reason", reason.clone()));
                rows.extend(PanelRow::wrapped(RowLook::Plain, &failed, width));
            }
        }
        rows.into_iter().skip(from).take(most).collect()
    }

    fn choices(&self, _: &At<'_>) -> usize {
        0
    }

    fn command(&self) -> Option<Command> {
        Some(Command::Summarize)
    }

    fn open(&mut self, _: Screen, _: &Kept, out: &mut Outcome) {
        out.effect(Question::Summary { id: self.article, network: self.network });
    }

    fn take(&mut self, answer: &Answer, _: &At<'_>, _: &mut Outcome) -> Then {
        let Answer::Summary(summary) = answer else { return Then::Nothing };
        if summary.id == self.article {
            self.summary = Some(summary.clone());
        }
        Then::Stay
    }

    fn update(&mut self, event: PanelEvent, _: &At<'_>, out: &mut Outcome) -> Then {
        if event == PanelEvent::Closed {
            out.effect(Job::StopSummarizing);
        }
        event.otherwise(RowUse::Read)
    }
}
