use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::app::Msg;

/// The time and the reader's zone.
pub(super) fn now() -> Msg {
    Msg::Time(Timestamp::now(), TimeZone::system())
}

/// Waits for the next full minute.
pub(super) async fn next_minute() {
    let milliseconds = Timestamp::now().as_millisecond().rem_euclid(60_000);
    tokio::time::sleep(Duration::from_millis(u64::try_from(60_000 - milliseconds).unwrap_or(60_000))).await;
}
