use super::messages::{Messages, tell};
use crate::app::Notice;

/// Opens an address in the browser, never through a shell: only `http` and `https`, handed over as one argument.
pub(super) fn browse(address: String, messages: Messages) {
    tokio::task::spawn_blocking(move || {
        let web = url::Url::parse(&address).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
        let told = if !web {
            Notice::Message("browser-refuses", address)
        } else if let Err(error) = webbrowser::open(&address) {
            Notice::Message("browser-lacks", format!("{address} ({error})"))
        } else {
            Notice::Message("browser-opened", address)
        };
        tell(&messages, Some(told));
    });
}
