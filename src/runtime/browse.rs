use super::messages::{Messages, tell};
use crate::model::Message;

/// Opens an address in the browser, never through a shell: only `http` and `https`, handed over as one argument.
pub(super) fn browse(address: String, messages: Messages) {
    tokio::task::spawn_blocking(move || {
        let web = url::Url::parse(&address).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
        let reply = if !web {
            Message::about("browser-refuses", address)
        } else if let Err(error) = webbrowser::open(&address) {
            Message::about("browser-lacks", format!("{address} ({error})"))
        } else {
            Message::about("browser-opened", address)
        };
        tell(&messages, Some(reply));
    });
}
