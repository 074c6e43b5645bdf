//! A summary of the article that is read.

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::messages::{Messages, tell};
use super::one::OneTask;
use crate::app::{Answer, Summarized, SummaryState};
use crate::config;
use crate::desk::{self, Summaries, Summary};
use crate::fetch::Client;
use crate::model::{ArticleId, ToMessage as _};
use crate::store::Store;

/// Makes one summary at a time.
pub(super) struct Summarizing {
    store: Store,
    client: Client,
    /// Where the user's configuration lives.
    folder: PathBuf,
    messages: Messages,
    task: OneTask,
}

impl Summarizing {
    pub(super) fn new((store, client): (Store, Client), folder: PathBuf, messages: Messages) -> Self {
        Self { store, client, folder, messages, task: OneTask::default() }
    }

    /// Makes a summary of an article in place of another.
    pub(super) fn start(&mut self, id: ArticleId, network: bool) {
        let (store, folder, messages) = (self.store.clone(), self.folder.clone(), self.messages.clone());
        let client = network.then(|| self.client.clone());
        self.task.start(async move {
            summarize(&store, &folder, client.as_ref(), id, &messages).await;
        });
    }

    pub(super) fn stop(&mut self) {
        self.task.stop();
    }

    /// Stops, and waits until that is done.
    pub(super) async fn finish(self) {
        self.task.finish().await;
    }
}

async fn summarize(store: &Store, folder: &Path, client: Option<&Client>, id: ArticleId, messages: &Messages) {
    let (settings, errors) = config::load_summarizer(folder);
    for error in errors {
        tell(messages, Some(error.message()));
    }
    let summaries = Summaries { settings: settings.as_ref(), client };
    let mut begun = Summarized { id, ..Summarized::default() };
    let notify = |summary: &Summary| {
        begun = summarized(id, summary, SummaryState::Coming);
        tell(messages, Some(Answer::Summary(begun.clone())));
    };
    let answer = match desk::summarize(store, summaries, id, Timestamp::now(), notify).await {
        Ok(summary) => summarized(id, &summary, SummaryState::Done),
        Err(error) => Summarized { state: SummaryState::Failed(error.message()), ..begun },
    };
    tell(messages, Some(Answer::Summary(answer)));
}

fn summarized(id: ArticleId, summary: &Summary, state: SummaryState) -> Summarized {
    let Summary { text, engine, place, at } = summary.clone();
    Summarized { id, text, engine, place, at, state }
}
