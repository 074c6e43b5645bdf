use std::time::Duration;

use crate::model::Pace;
use crate::text::english_day;

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// How often a feed asks to be fetched: `ttl`, `skipHours` and `skipDays` (RSS 2.0), and `updatePeriod` with
/// `updateFrequency` (RSS 1.0 syndication module).
#[derive(Default)]
pub(super) struct Rhythm {
    ttl: Option<u64>,
    period: Option<u64>,
    times: Option<u64>,
    skip_hours: u32,
    skip_days: u8,
}

impl Rhythm {
    /// Processes the text of an element of the feed itself, in `parent`.
    pub(super) fn take(&mut self, name: &str, parent: &str, text: &str) {
        let number = text.parse::<u32>().ok().map(u64::from);
        match (name, parent) {
            ("ttl", _) => self.ttl = self.ttl.or(number),
            // Older specifications count from 1 to 24, where 24 is midnight.
            ("hour", "skipHours") => self.skip_hours |= number.map_or(0, |hour| 1 << (hour % 24)),
            ("day", "skipDays") => self.skip_days |= english_day(text).map_or(0, |at| 1 << at),
            ("sy:updatePeriod", _) => self.period = self.period.or(period(text)),
            ("sy:updateFrequency", _) => self.times = self.times.or(number),
            _ => {}
        }
    }

    pub(super) fn pace(&self) -> Pace {
        let period = self.period.map(|seconds| Duration::from_secs(seconds / self.times.unwrap_or(1).max(1)));
        let ttl = self.ttl.map(|minutes| Duration::from_secs(minutes * MINUTE));
        Pace { every: ttl.max(period), skip_hours: self.skip_hours, skip_days: self.skip_days }
    }
}

fn period(text: &str) -> Option<u64> {
    Some(match text.to_ascii_lowercase().as_str() {
        "hourly" => HOUR,
        "daily" => DAY,
        "weekly" => 7 * DAY,
        "monthly" => 30 * DAY,
        "yearly" => 365 * DAY,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use crate::feed::read;
    use crate::model::Pace;

    fn pace(xml: &str) -> Pace {
        read(xml.as_bytes(), None, None).map(|feed| feed.pace).unwrap_or_default()
    }

    #[test]
    fn hours_days_and_periods_of_the_head_are_read_and_those_of_entries_are_not() {
        let feed = "<rss xmlns:s='http://purl.org/rss/1.0/modules/syndication/'><channel><ttl> 30 </ttl><s:updatePeriod>
            hourly </s:updatePeriod><s:updateFrequency a='1'>2</s:updateFrequency>
            <item><title>A</title><skipHours><hour>5</hour></skipHours></item><item><title>B</title><ttl>900</ttl></item>
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
            for feed in [
                format!("<rss><channel>{head}<item><title>A</title></item></channel></rss>"),
                format!("<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>A</title></entry>{head}</feed>"),
            ] {
                assert_eq!(pace(&feed).every, Some(Duration::from_secs(seconds)), "{feed}");
            }
        }
    }

    #[test]
    fn what_is_no_pace_says_nothing() {
        for feed in [
            "<rss><channel><title>T</title><ttl/><ttls>9</ttls></channel></rss>",
            "<rss><channel><sy:updatePeriod>often</sy:updatePeriod><skipHours><hour>99999999999</hour></skipHours></channel></rss>",
            "<feed xmlns='http://www.w3.org/2005/Atom'><subtitle>ttl</subtitle><entry><title>A</title></entry></feed>",
        ] {
            assert_eq!(pace(feed), Pace::default(), "{feed}");
        }
    }
}
