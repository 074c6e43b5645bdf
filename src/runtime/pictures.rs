use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;

use super::background::decoded;
use super::messages::{Messages, failed, tell};
use super::one::OneTask;
use crate::app::Report;
use crate::config::FeedsFile;
use crate::desk::{self, PictureSource};
use crate::fetch::Client;
use crate::model::{Article, ArticleId, Message, ToMessage as _};
use crate::store::{Store, StoreError};
use crate::text::Placed;
use crate::ui::{Picture, Pictures, Protocol};

/// Pictures that are made ready beside the loop.
pub(super) struct PictureLoader {
    shown: Arc<Mutex<Pictures>>,
    graphics: Option<Graphics>,
    article: Option<ArticleId>,
    task: OneTask,
}

/// How the terminal shows pictures.
#[derive(Clone, Copy, Debug)]
pub(super) struct Graphics {
    pub(super) protocol: Protocol,
    /// Pixels of a cell.
    pub(super) cell: (u16, u16),
}

/// What a job needs to have pictures.
pub(super) struct Supplies {
    pub(super) store: Store,
    pub(super) client: Option<Client>,
    pub(super) subscribed: Arc<FeedsFile>,
    pub(super) keep: u32,
}

impl PictureLoader {
    pub(super) fn new(graphics: Option<Graphics>) -> Self {
        Self { shown: Arc::default(), graphics, article: None, task: OneTask::default() }
    }

    /// The pictures that can be drawn.
    pub(super) fn shown(&self) -> Arc<Mutex<Pictures>> {
        Arc::clone(&self.shown)
    }

    /// Lets every picture go, when the terminal does not have them any more.
    pub(super) fn clear(&mut self) {
        self.stop();
        lock(&self.shown).clear();
        self.article = None;
    }

    pub(super) fn stop(&mut self) {
        self.task.stop();
    }

    /// Makes the pictures of an article ready, one after another, in place of those that were asked for before.
    pub(super) fn start(&mut self, article: ArticleId, wanted: Vec<Placed>, supplies: Supplies, messages: Messages) {
        let Some(graphics) = self.graphics else { return };
        if self.article == Some(article) {
            self.stop();
            lock(&self.shown).keep_only(&wanted);
        } else {
            self.clear();
            self.article = Some(article);
        }
        let shown = Arc::clone(&self.shown);
        self.task.start(async move {
            if let Err(error) = make_ready(article, wanted, &supplies, &shown, graphics, &messages).await {
                tell(&messages, Some(failed(&error)));
            }
        });
    }
}

/// A thread that panicked while it held the pictures left them whole: they are put in one by one.
pub(super) fn lock(pictures: &Mutex<Pictures>) -> std::sync::MutexGuard<'_, Pictures> {
    pictures.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn make_ready(
    article: ArticleId,
    wanted: Vec<Placed>,
    supplies: &Supplies,
    shown: &Arc<Mutex<Pictures>>,
    graphics: Graphics,
    messages: &Messages,
) -> Result<(), StoreError> {
    let Some(article) = supplies.store.article(article).await? else { return Ok(()) };
    for placed in wanted {
        if lock(shown).has(&placed) {
            continue;
        }
        let src = placed.src.clone();
        let answer = match bytes(supplies, &article, &src).await {
            Ok(Some(bytes)) => {
                let shown = Arc::clone(shown);
                let ready = decoded(move || {
                    let image = desk::decode(&bytes).map_err(|error| error.message())?;
                    let picture = Picture::new(&image, &placed, graphics.protocol, graphics.cell);
                    let picture = picture.ok_or_else(|| Message::new("picture-of-terminal"))?;
                    let kept = lock(&shown).keep(&placed, picture);
                    kept.then_some(()).ok_or_else(|| Message::new("picture-room"))
                });
                ready.await.unwrap_or_else(|| Err(Message::new("picture-damaged")))
            }
            Ok(None) => continue,
            Err(reason) => Err(reason),
        };
        tell(messages, Some(Report::Picture(src, answer)));
    }
    Ok(())
}

async fn bytes(supplies: &Supplies, article: &Article, src: &str) -> Result<Option<Vec<u8>>, Message> {
    let source =
        PictureSource { client: supplies.client.as_ref(), feeds: &supplies.subscribed.feeds, keep: supplies.keep };
    let answer = desk::picture(&supplies.store, source, article, src, Timestamp::now()).await;
    answer.map_err(|error| error.message())
}
