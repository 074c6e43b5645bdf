use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use jiff::tz::TimeZone;

use super::zones;

/// Words without a month or day, by meaning.
const WORDS: &str = include_str!("../../../assets/dates/words.txt");
/// Zones by name.
const ZONES: &str = include_str!("../../../assets/dates/zones.txt");
/// Maximum number of words of the name of a zone.
const MOST_WORDS: usize = 5;

type Words = HashSet<&'static str>;

static FILLERS: LazyLock<Words> = LazyLock::new(|| row("filler"));
static HOURS: LazyLock<Words> = LazyLock::new(|| row("hour"));
static MORNING: LazyLock<Words> = LazyLock::new(|| row("morning"));
static AFTERNOON: LazyLock<Words> = LazyLock::new(|| row("afternoon"));
static NAMED: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| pairs(ZONES).collect());

fn pairs(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    file.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

fn row(name: &str) -> Words {
    pairs(WORDS).filter(|(known, _)| *known == name).flat_map(|(_, words)| words.split(',')).collect()
}

/// Whether a lower-case word carries no meaning in a date.
pub(super) fn is_filler(word: &str) -> bool {
    FILLERS.contains(word)
}

/// Whether a word is the unit after the number of an hour.
pub(super) fn is_hour(word: &str) -> bool {
    HOURS.contains(word.to_lowercase().as_str())
}

/// Whether a word is one for the time after noon; none if it is not for a half of the day.
pub(super) fn afternoon(word: &str) -> Option<bool> {
    let plain: String =
        word.chars().filter(|c| !matches!(c, '.' | '"' | '״' | '\'' | '׳')).flat_map(char::to_lowercase).collect();
    let plain = plain.replace('\u{b5}', "μ");
    if MORNING.contains(plain.as_str()) {
        return Some(false);
    }
    AFTERNOON.contains(plain.as_str()).then_some(true)
}

/// Whether a time directly after the word for its half of the day is in the afternoon, and the time: `午後3:05`.
pub(super) fn half_before(word: &str) -> Option<(bool, &str)> {
    let digits = word.find(|c: char| c.is_ascii_digit()).filter(|at| *at > 0)?;
    let (half, clock) = word.split_at_checked(digits)?;
    (!half.is_ascii()).then(|| afternoon(half))?.map(|afternoon| (afternoon, clock))
}

/// The zone whose name stands at the start of these words, and the number of its words: `ET`, `Eastern Standard Time`.
pub(super) fn zone(words: &[&str]) -> Option<(TimeZone, usize)> {
    words.first().filter(|first| first.starts_with(|c: char| c.is_ascii_uppercase()))?;
    (1..=words.len().min(MOST_WORDS)).rev().find_map(|count| {
        let name = words.get(..count)?.join(" ");
        zones::named(NAMED.get(name.as_str())?).map(|zone| (zone, count))
    })
}

#[cfg(test)]
mod tests {
    use super::{AFTERNOON, HOURS, MORNING, NAMED, ZONES, afternoon, is_filler, pairs, zone, zones};

    #[test]
    fn every_word_has_one_meaning_and_every_zone_is_known() {
        assert!(MORNING.is_disjoint(&AFTERNOON) && MORNING.len() > 10 && HOURS.len() > 3 && is_filler("de"));
        for (name, of) in pairs(ZONES) {
            assert!(zones::named(of).is_some(), "{name}");
            assert!(zone(&name.split(' ').collect::<Vec<_>>()).is_some(), "{name}");
        }
        assert_eq!(NAMED.len(), pairs(ZONES).count());
    }

    #[test]
    fn halves_of_the_day_are_known_with_and_without_full_stops() {
        for (word, right) in
            [("p.m", Some(true)), ("μ.μ", Some(true)), ("ΜΜ", Some(true)), ("AM", Some(false)), ("at", None)]
        {
            assert_eq!(afternoon(word), right, "{word}");
        }
    }
}
