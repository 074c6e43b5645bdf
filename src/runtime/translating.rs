//! Translation of the article that is read.

use std::path::PathBuf;

use jiff::Timestamp;

use super::messages::{Messages, failed, tell};
use super::one::OneTask;
use crate::app::{Report, Translated};
use crate::config;
use crate::desk::{self, Engines, Original, Translation, TranslationError};
use crate::fetch::Client;
use crate::model::{ArticleId, ToMessage};
use crate::store::{Store, StoreError};
use crate::text::Document;
use crate::translate::Show;

/// Translates one article at a time: whoever asked for it waits for it, so that it has no lower priority than the screen.
pub(super) struct Translating {
    store: Store,
    client: Client,
    /// Where the user's configuration lives.
    folder: PathBuf,
    messages: Messages,
    task: OneTask,
}

impl Translating {
    pub(super) fn new((store, client): (Store, Client), folder: PathBuf, messages: Messages) -> Self {
        Self { store, client, folder, messages, task: OneTask::default() }
    }

    /// Translates an article in place of another; `anyway` also where a person translated it.
    pub(super) fn start(&mut self, id: ArticleId, anyway: bool, network: bool) {
        let (store, folder, messages) = (self.store.clone(), self.folder.clone(), self.messages.clone());
        let client = network.then(|| self.client.clone());
        self.task.start(async move {
            let answer = translate(&store, &folder, client.as_ref(), (id, anyway), &messages).await;
            tell(&messages, answer.err().as_ref().map(failed));
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

async fn translate(
    store: &Store,
    folder: &std::path::Path,
    client: Option<&Client>,
    (id, anyway): (ArticleId, bool),
    messages: &Messages,
) -> Result<(), StoreError> {
    let (settings, errors) = config::load_translate(folder);
    for error in errors {
        tell(messages, Some(error.message()));
    }
    let Some(article) = store.article(id).await? else { return Ok(()) };
    if let Some(language) = settings.to.as_ref().filter(|to| !anyway && desk::by_person(&article, to).is_some()) {
        tell(messages, Some(Report::TranslatedByPerson(id, language.clone())));
        return Ok(());
    }
    let mark = store.begin_reading(id);
    let (document, standfirst) = desk::opened(&article);
    drop(mark);
    let original = Original {
        article: &article,
        document: &document,
        standfirst: standfirst.as_deref(),
        from: None,
        to: None,
        with: None,
    };
    let engines = Engines { settings: &settings, client };
    let notify = |translation: &Translation| tell(messages, Some(report(id, &document, translation)));
    let answer = match desk::translate(store, engines, original, Timestamp::now(), notify).await {
        Ok(translation) => report(id, &document, &translation),
        Err(TranslationError::Engine(error)) => Report::NotTranslated(id, error.message()),
        Err(TranslationError::Cache(error)) => return Err(error),
    };
    tell(messages, Some(answer));
    Ok(())
}

fn report(id: ArticleId, document: &Document, translation: &Translation) -> Report {
    Report::Translated(Box::new(Translated {
        id,
        interlinear: translation.document(document, Show::Interlinear),
        alone: translation.document(document, Show::Alone),
        title: translation.title.clone(),
        standfirst: translation.standfirst.clone(),
        kept_title: translation.kept_title.clone(),
        kept_standfirst: translation.kept_standfirst.clone(),
        credit: translation.credit.clone(),
        blocks: document.blocks.len(),
        waiting: translation.waiting,
        stopped: translation.stopped.as_ref().map(ToMessage::message),
    }))
}
