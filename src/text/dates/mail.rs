use jiff::fmt::rfc2822::DateTimeParser;

use super::reading::DateReading;

static PARSER: DateTimeParser = DateTimeParser::new().relaxed_weekday(true);

/// `Mon, 16 Nov 2026 09:30:00 +0200`, the full form of RFC 5322 §3.3, which most feeds write; other forms are left to
/// the word-based reader. A weekday that does not match the date is ignored.
pub(super) fn read(text: &str) -> Option<DateReading> {
    let mut parts = text.get(5..).filter(|_| text.as_bytes().get(3) == Some(&b','))?.split(' ');
    let year = parts.nth(2)?;
    let zone = parts.nth(1)?;
    let offset = zone.len() == 5 && zone.starts_with(['+', '-']) && zone != "-0000";
    if year.len() != 4 || !(year.starts_with("19") || year.starts_with("20")) || !(offset || zone == "GMT") {
        return None;
    }
    let time = PARSER.parse_zoned_datetime(text).ok()?;
    Some(DateReading { time: Some(time.timestamp()), zone: Some(time.offset().seconds()), lacks: false, clock: true })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{DateContext, words};
    use super::read;

    proptest! {
        #[test]
        fn the_whole_form_is_read_as_the_reader_of_words_reads_it(
            second in 0_i64..4_000_000_000,
            offset in -12_i32..14,
            day in 0_usize..2,
            weekday in 0_usize..8,
        ) {
            let local = jiff::Timestamp::from_second(second + i64::from(offset) * 3600).unwrap();
            let forms = [
                ("%a, %d %b %Y %H:%M:%S", format!("{offset:+03}00")),
                ("%a, %-d %b %Y %H:%M:%S", "GMT".to_owned()),
            ];
            let (form, zone) = &forms[day];
            let mut text = format!("{} {zone}", local.strftime(*form));
            if let Some(other) = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].get(weekday) {
                text.replace_range(..3, other);
            }
            let whole = read(&text).unwrap();
            let by_words = words::read(&text, DateContext::default()).unwrap();
            prop_assert_eq!((whole.time, whole.zone, whole.lacks, whole.clock), (by_words.time, by_words.zone, by_words.lacks, by_words.clock));
        }
    }
}
