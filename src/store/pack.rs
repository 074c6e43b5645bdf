use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio_rusqlite::rusqlite::{self, types::Type};

/// Level of compression: news is written once and read seldom, and writing must stay cheap.
const LEVEL: i32 = 3;

/// Compresses text.
pub(super) fn pack(text: Option<&str>) -> rusqlite::Result<Option<Vec<u8>>> {
    text.map(|text| zstd::encode_all(text.as_bytes(), LEVEL))
        .transpose()
        .map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
}

/// Inflates what [`pack`] made.
pub(super) fn unpack(bytes: Option<Vec<u8>>) -> rusqlite::Result<Option<String>> {
    let wrong = |error: std::io::Error| rusqlite::Error::FromSqlConversionFailure(0, Type::Blob, Box::new(error));
    let bytes = bytes.map(|bytes| zstd::decode_all(bytes.as_slice())).transpose().map_err(wrong)?;
    Ok(bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
}

/// Writes JSON.
pub(super) fn json<T: Serialize + ?Sized>(value: &T) -> rusqlite::Result<String> {
    serde_json::to_string(value).map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
}

/// Reads JSON of our own; what cannot be read is as if it were not there.
pub(super) fn from_json<T: DeserializeOwned + Default>(text: &str) -> T {
    serde_json::from_str(text).unwrap_or_default()
}

/// A time from seconds.
pub(super) fn time(seconds: i64) -> Timestamp {
    Timestamp::from_second(seconds).unwrap_or_default()
}

/// A number that cannot be less than none.
pub(super) fn amount(number: Option<i64>) -> Option<u64> {
    number.and_then(|number| u64::try_from(number).ok())
}
