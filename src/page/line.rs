use jiff::Timestamp;

use crate::text::clean_line;

/// Characters of a title, a section, a standfirst.
pub(super) const MOST_LINE: usize = 2_000;

/// Texts of an element as one clean line.
pub(super) fn plain<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    clean_line(&texts.collect::<Vec<_>>().join(" "), MOST_LINE)
}

/// A time of ISO 8601; a date alone is its midnight.
pub(super) fn time(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    text.parse::<Timestamp>().ok().or_else(|| {
        let date = text.get(..10)?.parse::<jiff::civil::Date>().ok()?;
        let clock = text.get(11..19).and_then(|clock| clock.parse::<jiff::civil::Time>().ok());
        jiff::tz::TimeZone::UTC.to_timestamp(date.to_datetime(clock.unwrap_or_default())).ok()
    })
}
