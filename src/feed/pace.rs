use std::time::Duration;

use memchr::memmem;

use crate::model::Pace;

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;
const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// What a feed's head, in mended XML, says of how often to come: `ttl`, `skipHours` and `skipDays` (RSS 2.0), and
/// `updatePeriod` with `updateFrequency` (RSS 1.0 syndication module), whatever its prefix.
pub(super) fn pace(xml: &str) -> Pace {
    let mut pace = Pace::default();
    for part in outside_entries(xml) {
        let ttl = element(part, "ttl").and_then(number).map(|minutes| Duration::from_secs(minutes * MINUTE));
        pace.every = pace.every.max(ttl).max(period(part));
        for hour in elements(element(part, "skipHours").unwrap_or_default(), "hour").filter_map(number) {
            // The older specification counts to 24, which is midnight.
            pace.skip_hours |= 1 << (hour % 24);
        }
        for day in elements(element(part, "skipDays").unwrap_or_default(), "day") {
            let day = day.trim().to_ascii_lowercase();
            pace.skip_days |= DAYS.iter().position(|name| *name == day).map_or(0, |at| 1 << at);
        }
    }
    pace
}

/// What stands before the first entry and behind the last.
fn outside_entries(xml: &str) -> [&str; 2] {
    let bytes = xml.as_bytes();
    let first = |opens: &[u8], closes: &'static [u8]| memmem::find(bytes, opens).map(|at| (at, closes));
    let item = first(b"<item", b"</item>").into_iter().chain(first(b"<entry", b"</entry>")).min();
    let Some((at, closes)) = item else { return [xml, ""] };
    let tail = memmem::rfind(bytes, closes).and_then(|at| xml.get(at..));
    [xml.get(..at).unwrap_or(xml), tail.unwrap_or_default()]
}

fn period(part: &str) -> Option<Duration> {
    let seconds = match element(part, "updatePeriod")?.trim().to_ascii_lowercase().as_str() {
        "hourly" => HOUR,
        "daily" => DAY,
        "weekly" => 7 * DAY,
        "monthly" => 30 * DAY,
        "yearly" => 365 * DAY,
        _ => return None,
    };
    let times = element(part, "updateFrequency").and_then(number).unwrap_or(1).max(1);
    Some(Duration::from_secs(seconds / times))
}

fn number(text: &str) -> Option<u64> {
    text.trim().parse::<u32>().ok().map(u64::from)
}

fn element<'a>(part: &'a str, name: &'a str) -> Option<&'a str> {
    elements(part, name).next()
}

/// What stands in each element of a name, with any prefix.
fn elements<'a>(part: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    let mut rest = part;
    std::iter::from_fn(move || {
        loop {
            let (before, after) = rest.split_once(name)?;
            rest = after;
            let prefix = before.rsplit('<').next().unwrap_or_default();
            let opens = before.len() > prefix.len() && (prefix.is_empty() || prefix.ends_with(':'));
            if opens
                && let Some((attributes, inside)) = after.split_once('>')
                && (attributes.is_empty() || attributes.starts_with(char::is_whitespace))
                && !attributes.ends_with('/')
            {
                // Where none is closed from here on, none is later.
                let end = closing(inside, name)?;
                rest = inside.get(end..).unwrap_or_default();
                return inside.get(..end);
            }
        }
    })
}

fn closing(inside: &str, name: &str) -> Option<usize> {
    let ends = |at: &usize| {
        let tag = inside.get(at + 2..).unwrap_or_default();
        let tag = tag.split(['>', ' ']).next().unwrap_or_default();
        tag.rsplit(':').next() == Some(name)
    };
    inside.match_indices("</").map(|(at, _)| at).find(ends)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::pace;

    #[test]
    fn hours_days_and_periods_of_the_head_are_read_and_those_of_entries_are_not() {
        let feed = "<rss xmlns:sy='x'><channel><ttl> 30 </ttl><sy:updatePeriod>
            hourly </sy:updatePeriod><sy:updateFrequency a='1'>2</sy:updateFrequency>
            <item><skipHours><hour>5</hour></skipHours></item><item><ttl>900</ttl></item>
            <skipHours><hour>0</hour><hour> 23</hour><hour>24</hour><hour>x</hour></skipHours>
            <skipDays><day>Saturday</day><day>Sunday </day><day>Someday</day></skipDays></channel></rss>";
        let pace = pace(feed);
        assert_eq!(pace.every, Some(Duration::from_mins(30)));
        assert_eq!(pace.skip_hours, 1 << 23 | 1);
        assert_eq!(pace.skip_days, 0b110_0000);
    }

    #[test]
    fn a_rhythm_is_read_in_every_way_that_it_is_told() {
        let syndicated = |period: &str, times: &str| {
            format!("<sy:updatePeriod>{period}</sy:updatePeriod><sy:updateFrequency>{times}</sy:updateFrequency>")
        };
        for (head, seconds) in [
            ("<ttl>45</ttl>".to_owned(), 2_700),
            (syndicated("hourly", "4"), 900),
            (syndicated("Daily", "1"), 86_400),
            (syndicated("weekly", ""), 604_800),
            (syndicated("monthly", "0"), 2_592_000),
            (syndicated("yearly", "2"), 15_768_000),
            (format!("<ttl>45</ttl>{}", syndicated("hourly", "1")), 3_600),
            (format!("<ttl>90</ttl>{}", syndicated("hourly", "1")), 5_400),
        ] {
            for feed in [format!("<rss>{head}<item/></rss>"), format!("<feed><entry>x</entry>{head}</feed>")] {
                assert_eq!(pace(&feed).every, Some(Duration::from_secs(seconds)), "{feed}");
            }
        }
    }

    #[test]
    fn what_is_opened_and_never_closed_costs_one_look() {
        let head = format!("<rss><![CDATA[{}]]><item/></rss>", "<ttl>".repeat(400_000));
        assert_eq!(pace(&head), super::Pace::default());
    }

    #[test]
    fn what_is_no_pace_says_nothing() {
        for feed in [
            "",
            "<rss><channel><ttl/><ttls>9</ttls></channel></rss>",
            "<rss><sy:updatePeriod>often</sy:updatePeriod><skipHours><hour>99999999999</hour></skipHours>",
            "<feed><subtitle>ttl</subtitle><entry/></feed>",
            "<rss><ttl>5",
        ] {
            assert_eq!(pace(feed), super::Pace::default(), "{feed}");
        }
    }
}
