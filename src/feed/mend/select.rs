use jiff::Timestamp;
use memchr::memmem;

use super::super::MOST_ENTRIES;
use super::super::{date_markup, entities};
use super::tag;
use crate::text;

/// Elements with the date of an entry, in order of preference.
const DATES: [&str; 6] = ["pubDate>", "published>", "dc:date>", "issued>", "updated>", "modified>"];
/// Length in bytes of the part of an entry that is searched for its date.
const MOST_LOOKED: usize = 20_000;

/// Starts of the entries that are kept if a document has more than the maximum: the newest by their dates; without
/// dates, the first.
pub(super) fn newest(source: &str) -> Vec<usize> {
    let starts = starts(source);
    let ends = starts.iter().skip(1).copied().chain([source.len()]);
    // An entry without a date takes the date of the preceding entry.
    let mut last = Timestamp::MAX;
    let dated = starts.iter().zip(ends).map(|(start, end)| {
        last = date(source, *start, end).unwrap_or(last);
        (last, *start)
    });
    let mut dated: Vec<(Timestamp, usize)> = dated.collect();
    // The sort is stable: of equal dates the first in the document are kept.
    dated.sort_by_key(|(date, _)| std::cmp::Reverse(*date));
    dated.truncate(MOST_ENTRIES);
    let mut kept: Vec<usize> = dated.into_iter().map(|(_, start)| start).collect();
    kept.sort_unstable();
    kept
}

/// Starts of all entries, whatever their prefix.
fn starts(source: &str) -> Vec<usize> {
    let bytes = source.as_bytes();
    let mut found = Vec::new();
    // Only these spellings are searched for: a search that ignores case would take much longer.
    for own in ["item", "entry", "ITEM", "ENTRY", "Item", "Entry"] {
        found.extend(memmem::find_iter(bytes, own.as_bytes()).filter_map(|at| {
            let before = bytes.get(..at)?;
            let start = before.iter().rev().take(40).position(|byte| *byte == b'<')?;
            let start = at.checked_sub(start + 1)?;
            let (name, closing) = tag::name(source.get(start..)?)?;
            (!closing && tag::local(name) == own).then_some(start)
        }));
    }
    found.sort_unstable();
    found
}

fn date(source: &str, start: usize, end: usize) -> Option<Timestamp> {
    let entry = source.get(start..end.min(source.ceil_char_boundary(start + MOST_LOOKED)))?;
    DATES.iter().find_map(|element| {
        let at = memmem::find(entry.as_bytes(), element.as_bytes())?;
        let inside = entry.get(at + element.len()..)?;
        let inside = inside.strip_prefix("<![CDATA[").unwrap_or(inside);
        let date = inside.split(['<', ']']).next()?;
        text::date(&date_markup::bare(&entities::decoded(date.get(..date.len().min(400))?))?)
    })
}

/// The end of an entry that is omitted.
pub(super) fn end(source: &str, name: &str, from: usize) -> usize {
    let tail = source.as_bytes().get(from..).unwrap_or_default();
    let next = memmem::find(tail, format!("<{name}").as_bytes()).unwrap_or(tail.len());
    let before = tail.get(..next).unwrap_or(tail);
    let close = memmem::find(before, format!("</{name}").as_bytes());
    let end = close.map(|at| at + memchr::memchr(b'>', tail.get(at..).unwrap_or_default()).map_or(0, |end| end + 1));
    from + end.unwrap_or(next)
}
