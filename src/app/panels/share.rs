use super::row::PanelRow;
use super::view::{At, PanelEvent, RowUse, Then, View};
use crate::app::outcome::Outcome;
use crate::app::{Command, Environment, Job, Share};
use crate::model::ArticleId;
use crate::text;

/// Columns of the names.
const NAMES: usize = 24;
/// The files that an article can be written to, with their message.
const FILES: [(Share, &str); 3] =
    [(Share::Markdown, "share-markdown"), (Share::Html, "share-html"), (Share::Epub, "share-epub")];

/// What can be done with an article outside of the reader.
#[derive(Clone, Debug)]
pub struct ShareWith {
    article: ArticleId,
}

impl ShareWith {
    pub(super) fn new(article: ArticleId) -> Self {
        Self { article }
    }
}

/// Each with its name and what it calls.
fn shares(environment: &Environment) -> Vec<(Share, String, String)> {
    let files = FILES.into_iter().map(|(share, id)| (share, environment.words().say(id), String::new()));
    let own = environment.share_targets().iter().enumerate();
    let own =
        own.map(|(at, target)| (Share::Program(at), target.name.clone(), target.command.join(" ").replace('\n', " ")));
    files.chain(own).collect()
}

impl View for ShareWith {
    fn title(&self) -> &'static str {
        "panel-share"
    }

    fn rows(&self, from: usize, most: usize, at: &At<'_>) -> Vec<PanelRow> {
        let environment = at.outside.environment;
        let room = at.outside.width_within().saturating_sub(NAMES + 2);
        let shares = shares(environment).into_iter().enumerate().skip(from).take(most);
        let rows = shares.map(|(number, (_, name, program))| {
            PanelRow::pair(name, NAMES, text::fit(&program, room), number == at.chosen)
        });
        rows.collect()
    }

    fn choices(&self, at: &At<'_>) -> usize {
        FILES.len() + at.outside.environment.share_targets().len()
    }

    fn command(&self) -> Option<Command> {
        Some(Command::Share)
    }

    fn update(&mut self, event: PanelEvent, at: &At<'_>, out: &mut Outcome) -> Then {
        if event != PanelEvent::Open {
            return event.otherwise(RowUse::Chosen);
        }
        if let Some((share, ..)) = shares(at.outside.environment).into_iter().nth(at.chosen) {
            out.effect(Job::Share(self.article, share));
        }
        Then::Close
    }
}
