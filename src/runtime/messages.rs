//! Messages from the runtime to the application.

use tokio::sync::mpsc;

use crate::app::{Data, Msg};
use crate::model::ToMessage as _;
use crate::store::StoreError;

pub(super) type Messages = mpsc::UnboundedSender<Msg>;

/// Sends the application a message, if there is one.
pub(super) fn tell(messages: &Messages, data: Option<impl Into<Data>>) {
    if let Some(data) = data {
        // After the loop's end nobody listens, and nobody needs to.
        let _ = messages.send(Msg::Data(data.into()));
    }
}

/// The message for a failure of the cache.
pub(super) fn failed(error: &StoreError) -> Data {
    error.message().into()
}
