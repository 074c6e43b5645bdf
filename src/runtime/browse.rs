use super::messages::{Messages, tell};
use crate::app::Report;
use crate::model::{ArticleId, Message};

/// Opens an address in the browser, never through a shell: only `http` and `https`, handed over as one argument. An article
/// whose page it is counts as read once the browser has it.
pub(super) fn browse(address: String, of: Option<ArticleId>, messages: Messages) {
    tokio::task::spawn_blocking(move || {
        let web = url::Url::parse(&address).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
        let reply = if !web {
            Message::about("browser-refuses", address)
        } else if let Err(error) = webbrowser::open(&address) {
            Message::about("browser-lacks", format!("{address} ({error})"))
        } else {
            tell(&messages, of.map(Report::Browsed));
            Message::about("browser-opened", address)
        };
        tell(&messages, Some(reply));
    });
}
