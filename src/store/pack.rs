use std::cell::RefCell;
use std::sync::LazyLock;

use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest as _, Sha256};
use tokio_rusqlite::rusqlite::{self, Row, types::Type};
use twox_hash::XxHash3_64;
use zstd::bulk::{Compressor, Decompressor};
use zstd::dict::{DecoderDictionary, EncoderDictionary};

use crate::model::{Message, TextState};

/// Level of compression of bytes of any kind.
const LEVEL: i32 = 3;
/// The same of a text: with the dictionary a higher level takes a half longer and saves a hundredth, and one that repeats
/// another text is found as well by any.
const TEXT_LEVEL: i32 = 1;
/// Bytes that one text may inflate to; more than any border lets in.
const MOST_BYTES: usize = 64_000_000;

/// The dictionary of the first versions; what was written with it names none.
const FIRST_DICTIONARY: &[u8] = include_bytes!("../../assets/schema/dictionary-1.txt");
/// What markup of news is full of, in several languages: one short text says little about the next one. It begins with
/// tables of how frequent letters and lengths are in bodies of feeds (RFC 8878 §5), so that a text needs none of its own.
/// Neither part is edited once released, for nothing that was written with it could be read again.
static DICTIONARY: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let tables = include_bytes!("../../assets/schema/dictionary-2.tables").as_slice();
    [tables, include_bytes!("../../assets/schema/dictionary-2.txt")].concat()
});
/// The number by which a compressed text names that dictionary.
const DICTIONARY_ID: u32 = 2;

static COMPRESSION_DICTIONARY: LazyLock<EncoderDictionary<'static>> =
    LazyLock::new(|| EncoderDictionary::copy(&DICTIONARY, TEXT_LEVEL));
static DECOMPRESSION_DICTIONARIES: [LazyLock<DecoderDictionary<'static>>; 2] = [
    LazyLock::new(|| DecoderDictionary::copy(FIRST_DICTIONARY)),
    LazyLock::new(|| DecoderDictionary::copy(&DICTIONARY)),
];

thread_local! {
    // A new context costs more than a short text takes to compress.
    static COMPRESSOR: RefCell<Option<Compressor<'static>>> = const { RefCell::new(None) };
    static DECOMPRESSORS: [RefCell<Option<Decompressor<'static>>>; 2] =
        const { [RefCell::new(None), RefCell::new(None)] };
    static BESIDE: RefCell<Compressor<'static>> = RefCell::new(Compressor::default());
}

/// Compresses text.
pub(super) fn pack(text: Option<&str>) -> rusqlite::Result<Option<Vec<u8>>> {
    let Some(text) = text else { return Ok(None) };
    COMPRESSOR
        .with_borrow_mut(|compressor| match compressor {
            Some(compressor) => compressor.compress(text.as_bytes()),
            None => compressor
                .insert(Compressor::with_prepared_dictionary(&COMPRESSION_DICTIONARY)?)
                .compress(text.as_bytes()),
        })
        .map(Some)
        .map_err(unwritable)
}

/// Inflates what [`pack`] made.
pub(super) fn unpack(bytes: Option<Vec<u8>>) -> rusqlite::Result<Option<String>> {
    let Some(bytes) = bytes else { return Ok(None) };
    let names = zstd::zstd_safe::get_dict_id_from_frame(&bytes);
    let [first, second] = &DECOMPRESSION_DICTIONARIES;
    let second_is_named = names.is_some_and(|id| id.get() == DICTIONARY_ID);
    DECOMPRESSORS
        .with(|[of_first, of_second]| {
            let (decompressor, dictionary) = if second_is_named { (of_second, second) } else { (of_first, first) };
            match &mut *decompressor.borrow_mut() {
                Some(decompressor) => decompressor.decompress(&bytes, room(&bytes)),
                none => {
                    none.insert(Decompressor::with_prepared_dictionary(dictionary)?).decompress(&bytes, room(&bytes))
                }
            }
        })
        .map(text_of)
        .map(Some)
        .map_err(unreadable)
}

/// Compresses bytes of any kind.
pub(super) fn pack_bytes(bytes: &[u8]) -> rusqlite::Result<Vec<u8>> {
    zstd::bulk::compress(bytes, LEVEL).map_err(unwritable)
}

/// Inflates what [`pack_bytes`] made.
pub(super) fn unpack_bytes(bytes: &[u8]) -> rusqlite::Result<Vec<u8>> {
    zstd::bulk::decompress(bytes, room(bytes)).map_err(unreadable)
}

/// Begins what is the start of another text; what is compressed begins with another byte (RFC 8878 §3.1.1).
const START: u8 = 0;

/// Compresses a text that repeats much of another one.
pub(super) fn pack_against(text: Option<&str>, other: &str) -> rusqlite::Result<Option<Vec<u8>>> {
    if other.is_empty() {
        return pack(text);
    }
    let Some(text) = text else { return Ok(None) };
    // Many a summary is the first paragraph.
    if other.starts_with(text) {
        let length = (text.len() as u64).to_le_bytes();
        return Ok(Some([&[START], length.as_slice()].concat()));
    }
    BESIDE
        .with_borrow_mut(|compressor| {
            compressor.set_dictionary(TEXT_LEVEL, other.as_bytes())?;
            compressor.compress(text.as_bytes())
        })
        .map(Some)
        .map_err(unwritable)
}

/// Inflates what [`pack_against`] made of the same other text.
pub(super) fn unpack_against(bytes: Option<Vec<u8>>, other: &str) -> rusqlite::Result<Option<String>> {
    if other.is_empty() {
        return unpack(bytes);
    }
    let Some(bytes) = bytes else { return Ok(None) };
    if let Some((&START, length)) = bytes.split_first() {
        let length = length.try_into().map_or(0, u64::from_le_bytes);
        return Ok(usize::try_from(length).ok().and_then(|length| other.get(..length)).map(ToOwned::to_owned));
    }
    let compressor = Decompressor::with_dictionary(other.as_bytes());
    compressor
        .and_then(|mut compressor| compressor.decompress(&bytes, room(&bytes)))
        .map(text_of)
        .map(Some)
        .map_err(unreadable)
}

fn room(packed: &[u8]) -> usize {
    Decompressor::upper_bound(packed).unwrap_or(MOST_BYTES).min(MOST_BYTES)
}

fn text_of(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|wrong| String::from_utf8_lossy(wrong.as_bytes()).into_owned())
}

fn unreadable(error: std::io::Error) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(0, Type::Blob, Box::new(error))
}

fn unwritable(error: std::io::Error) -> rusqlite::Error {
    rusqlite::Error::ToSqlConversionFailure(Box::new(error))
}

/// A hash of texts in order, the same on every machine.
pub(super) fn hash(parts: &[&str]) -> i64 {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    hash.finalize().iter().take(8).fold(0, |number, byte| number << 8 | i64::from(*byte))
}

/// A hash of texts in order that is quick and that whoever wrote the texts could make another's: for knowing what came
/// from one place again, never for telling two places apart.
pub(super) fn quick_hash(parts: &[&str]) -> i64 {
    parts.iter().fold(0, |seed, part| XxHash3_64::oneshot_with_seed(seed, part.as_bytes())).cast_signed()
}

/// Packs ascending numbers.
pub(super) fn pack_numbers(numbers: &[i64]) -> rusqlite::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(numbers.len() * 2);
    let mut before = 0;
    for number in numbers {
        let mut step = u64::try_from(number - before).unwrap_or(0);
        while step > 127 {
            bytes.push(u8::try_from(step & 127).unwrap_or(0) | 128);
            step >>= 7;
        }
        bytes.push(u8::try_from(step).unwrap_or(0));
        before = *number;
    }
    zstd::bulk::compress(&bytes, LEVEL).map_err(unwritable)
}

/// The numbers that [`pack_numbers`] packed.
pub(super) fn unpack_numbers(bytes: &[u8]) -> Vec<i64> {
    let bytes = zstd::bulk::decompress(bytes, room(bytes)).unwrap_or_default();
    let (mut numbers, mut before, mut step, mut shift) = (Vec::new(), 0i64, 0i64, 0u32);
    for byte in bytes {
        step |= i64::from(byte & 127).checked_shl(shift).unwrap_or(0);
        shift += 7;
        if byte < 128 {
            before += step;
            numbers.push(before);
            (step, shift) = (0, 0);
        }
    }
    numbers
}

/// Writes JSON.
pub(super) fn json<T: Serialize + ?Sized>(value: &T) -> rusqlite::Result<String> {
    serde_json::to_string(value).map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
}

/// Reads JSON of our own; what cannot be read is as if it were not there.
pub(super) fn from_json<T: DeserializeOwned + Default>(text: &str) -> T {
    serde_json::from_str(text).unwrap_or_default()
}

/// A time from seconds; what no calendar has is its end, so that rows keep their order.
pub(super) fn time(seconds: i64) -> Timestamp {
    let end = if seconds < 0 { Timestamp::MIN } else { Timestamp::MAX };
    Timestamp::from_second(seconds).unwrap_or(end)
}

/// A number that cannot be less than none.
pub(super) fn amount(number: Option<i64>) -> Option<u64> {
    number.and_then(|number| u64::try_from(number).ok())
}

/// Parts the details of a name in a byline; no clean text holds it.
pub(super) const DETAIL: &str = "\u{1f}";

/// The number by which a state is kept.
pub(super) const fn text_number(text: TextState) -> i64 {
    match text {
        TextState::Feed => 0,
        TextState::Teaser => 1,
        TextState::Full => 2,
        TextState::Paywalled => 3,
        TextState::Failed => 4,
        TextState::Crashed => 5,
    }
}

/// The state of a number.
pub(super) fn text_state(kept: i64) -> TextState {
    TextState::ALL.into_iter().find(|text| text_number(*text) == kept).unwrap_or_default()
}

/// A message as the cache keeps it.
pub(super) fn message(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Message>> {
    Ok(row.get::<_, Option<String>>(column)?.map(|kept| Message::of_kept(&kept)))
}

#[cfg(test)]
mod tests {
    use sha2::{Digest as _, Sha256};
    use zstd::bulk::Compressor;

    use super::{DICTIONARY, DICTIONARY_ID, FIRST_DICTIONARY, pack, pack_against, unpack, unpack_against};

    #[test]
    fn what_was_written_with_any_dictionary_is_read() {
        let text = "<p>Ships pass again, the <em>harbour master</em> said.</p>";
        let first = Compressor::with_dictionary(3, FIRST_DICTIONARY).unwrap().compress(text.as_bytes()).unwrap();
        let now = pack(Some(text)).unwrap().unwrap();
        let named = |bytes: &[u8]| zstd::zstd_safe::get_dict_id_from_frame(bytes).map(std::num::NonZeroU32::get);
        assert_eq!((named(&first), named(&now)), (None, Some(DICTIONARY_ID)));
        for bytes in [first, now] {
            assert_eq!(unpack(Some(bytes)).unwrap().as_deref(), Some(text));
        }
    }

    #[test]
    fn a_dictionary_that_was_released_is_as_it_was() {
        let print = |bytes: &[u8]| u64::from_be_bytes(*Sha256::digest(bytes).first_chunk().unwrap());
        assert_eq!([FIRST_DICTIONARY, &DICTIONARY].map(print), [0x61b0_ac2b_d756_0d6b, 0x01d8_ad12_357a_55ff]);
    }

    #[test]
    fn a_text_comes_back_whether_it_begins_another_one_or_not() {
        let body = "<p>Ships pass – again.</p><p>Forty had been waiting.</p>";
        for text in ["<p>Ships pass – again.</p>", "Ships may pass.", "", body] {
            let packed = pack_against(Some(text), body).unwrap();
            assert_eq!(unpack_against(packed, body).unwrap().as_deref(), Some(text));
        }
        let start = pack_against(Some("<p>Ships pass – again.</p>"), body).unwrap();
        assert!(start.is_some_and(|start| start.len() < 10));
        assert_eq!(unpack_against(pack_against(None, body).unwrap(), body).unwrap(), None);
    }
}
