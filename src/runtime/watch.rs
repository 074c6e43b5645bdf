use std::time::Duration;

use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};
use tokio::sync::mpsc;

use crate::app::{Data, Msg};
use crate::store::Store;

/// How long a writer may go on before what it wrote is shown.
const SETTLE: Duration = Duration::from_millis(100);

/// Tells the application when another process wrote to the cache. The system tells when a file changed; nothing is asked
/// again and again. Where the system cannot, the reader simply shows what others wrote with its own next change.
pub(super) async fn watch(store: Store, messages: mpsc::UnboundedSender<Msg>) {
    // One sign is as good as many.
    let (sender, mut signs) = mpsc::channel(1);
    let notice = move |event: notify::Result<notify::Event>| {
        if event.is_ok_and(|event| event.kind.is_modify() || event.kind.is_create()) {
            let _ = sender.try_send(());
        }
    };
    let Ok(mut watcher) = RecommendedWatcher::new(notice, notify::Config::default()) else { return };
    if watcher.watch(&store.folder(), RecursiveMode::NonRecursive).is_err() {
        return;
    }
    let mut known = store.foreign_version().await.ok();
    while signs.recv().await.is_some() {
        tokio::time::sleep(SETTLE).await;
        let version = store.foreign_version().await.ok();
        if version != known {
            known = version;
            if messages.send(Msg::Data(Data::Changed)).is_err() {
                return;
            }
        }
    }
}
