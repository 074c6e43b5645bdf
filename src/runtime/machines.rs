//! What machines of the user's do with articles: translations, headlines of lists in another language, summaries.

use std::path::PathBuf;

use super::background::BackgroundRuntime;
use super::messages::Messages;
use super::summarizing::Summarizing;
use super::titling::Titling;
use super::translating::Translating;
use crate::fetch::Client;
use crate::store::Store;

/// All of them.
pub(super) struct Machines {
    pub(super) translating: Translating,
    pub(super) titling: Titling,
    pub(super) summarizing: Summarizing,
}

impl Machines {
    /// `folder` is where the user's configuration lives, which names them.
    pub(super) fn new(
        services: (Store, Client),
        folder: PathBuf,
        messages: Messages,
        background: &BackgroundRuntime,
    ) -> Self {
        Self {
            translating: Translating::new(services.clone(), folder.clone(), messages.clone()),
            titling: Titling::new(services.clone(), folder.clone(), messages.clone(), background),
            summarizing: Summarizing::new(services, folder, messages),
        }
    }

    /// Stops them, and waits until that is done.
    pub(super) async fn finish(self) {
        self.translating.finish().await;
        self.titling.finish().await;
        self.summarizing.finish().await;
    }
}
