use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::civil::Weekday;

use super::spelling::is_mark;

/// Month names by language.
const MONTHS: &str = include_str!("../../../assets/dates/months.txt");

/// Minimum length in letters of a full name, and of an alternative name that is not an abbreviation.
const FEWEST_FIRST: usize = 3;
const FEWEST_OTHER: usize = 5;

/// A month and the language of its name.
type Meaning = (i8, &'static str);

/// Months by name, in lower case.
static NAMES: LazyLock<HashMap<&'static str, Vec<Meaning>>> = LazyLock::new(|| {
    let mut names: HashMap<&str, Vec<Meaning>> = HashMap::new();
    for (language, months) in rows(MONTHS) {
        for (month, written) in (1..).zip(months) {
            for name in written.split(',').filter(|name| !name.is_empty()) {
                names.entry(name).or_default().push((month, language));
            }
        }
    }
    names
});

/// The rows of a table: a language, and the comma-separated names of each month or day.
fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, impl Iterator<Item = &'static str>)> {
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t')).map(|(language, names)| (language, names.split('\t')))
}

/// The full month and weekday names of a language: the first of each, and its alternatives if they are long.
pub(super) fn in_full(language: &str) -> impl Iterator<Item = &'static str> {
    let language = known(language);
    let all = rows(MONTHS).chain(rows(DAYS)).filter(move |(of, _)| language == Some(*of));
    all.flat_map(|(_, names)| names).flat_map(|names| {
        let is_full = |at: usize, name: &str| name.chars().count() >= if at == 0 { FEWEST_FIRST } else { FEWEST_OTHER };
        let full = move |(at, name): &(usize, &'static str)| {
            // With a preposition it is two words of a date.
            let bare =
                name.rsplit_once([' ', '’']).is_some_and(|(_, bare)| names.split(',').any(|other| other == bare));
            is_full(*at, name) && !bare && !name.contains(|c: char| c.is_ascii_digit())
        };
        names.split(',').enumerate().filter(full).map(|(_, name)| name)
    })
}

/// The language of the table with this code.
pub(super) fn known(code: &str) -> Option<&'static str> {
    let code = match code.to_ascii_lowercase().as_str() {
        "no" => "nb",
        "tl" => "fil",
        _ => code,
    };
    rows(MONTHS).map(|(language, _)| language).find(|language| language.eq_ignore_ascii_case(code))
}

/// Weekday names by language.
const DAYS: &str = include_str!("../../../assets/dates/days.txt");

/// Weekdays by name, in lower case; none for a name that denotes different days in two languages, and for the words of
/// a longer name.
static WEEKDAYS: LazyLock<HashMap<String, Option<Weekday>>> = LazyLock::new(|| {
    let mut names: HashMap<String, Option<Weekday>> = HashMap::new();
    for (_, days) in rows(DAYS) {
        for (number, written) in (0..).zip(days) {
            let Ok(day) = Weekday::from_monday_zero_offset(number) else { continue };
            for name in written.split(',').filter(|name| name.chars().count() > 1) {
                let name: String = name.chars().filter(|c| !is_mark(*c)).collect();
                names.entry(name).and_modify(|known| *known = known.filter(|known| *known == day)).or_insert(Some(day));
            }
        }
    }
    for (_, days) in rows(DAYS) {
        for word in days.flat_map(|written| written.split([',', ' '])).filter(|word| word.chars().count() > 1) {
            names.entry(word.to_owned()).or_insert(None);
        }
    }
    names
});

/// The full English month and weekday names, the most frequent ones, found without building the whole table.
static ENGLISH_MONTHS: LazyLock<Vec<&'static str>> = LazyLock::new(|| english_of(MONTHS));
static ENGLISH_DAYS: LazyLock<Vec<&'static str>> = LazyLock::new(|| english_of(DAYS));

fn english_of(table: &'static str) -> Vec<&'static str> {
    let row = rows(table).find(|(language, _)| *language == "en");
    row.into_iter().flat_map(|(_, names)| names).filter_map(|names| names.split(',').next()).collect()
}

/// The weekday of an English lower-case name, counted from Monday as 0.
pub(super) fn english_day(word: &str) -> Option<usize> {
    ENGLISH_DAYS.iter().position(|day| *day == word || (word.len() == 3 && day.get(..3) == Some(word)))
}

/// The weekday of a lower-case name.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    if let Some(at) = english_day(word) {
        return Weekday::from_monday_zero_offset(i8::try_from(at).ok()?).ok();
    }
    WEEKDAYS.get(word.replace('.', "").as_str()).copied().flatten()
}

/// Whether a lower-case word is a weekday, or belongs to the name of one.
pub(super) fn is_weekday(word: &str) -> bool {
    let word = word.replace('.', "").replace(['\'', '’'], "\u{2bc}");
    english_day(&word).is_some() || WEEKDAYS.contains_key(&word)
}

/// The possible months of a name; empty if it is not a month name. English needs no table.
pub(super) fn months(name: &str, language: Option<&str>) -> Vec<i8> {
    if language.is_none_or(|language| language == "en")
        && let Some(month) = english(name)
    {
        return vec![month];
    }
    let lower = name.to_lowercase();
    let name = lower.trim_end_matches('.').replace('.', "");
    let found = NAMES.get(name.as_str()).or_else(|| NAMES.get(name.strip_prefix('ב')?));
    let mut months = match found {
        Some(found) => chosen(found, language),
        None => by_stem(&name, language),
    };
    months.sort_unstable();
    months.dedup();
    months
}

/// The months of the given language if it has the name, else those of all languages.
fn chosen(found: &[Meaning], language: Option<&str>) -> Vec<i8> {
    let own: Vec<i8> = found.iter().filter(|(_, of)| Some(*of) == language).map(|(month, _)| *month).collect();
    if own.is_empty() { found.iter().map(|(month, _)| *month).collect() } else { own }
}

/// The months whose name is an abbreviated or extended form of one in the table: `marras`, `septemb`, `tammikuun`.
fn by_stem(name: &str, language: Option<&str>) -> Vec<i8> {
    let letters = name.chars().count();
    let fewest = if name.is_ascii() { 3 } else { 2 };
    if letters < fewest || !name.chars().all(|c| c.is_alphabetic() || !c.is_ascii() || c == '\'') {
        return Vec::new();
    }
    let fits = |known: &str| {
        let length = known.chars().count();
        (length > letters && known.starts_with(name))
            || (length >= 5 && letters > length && letters <= length + 4 && name.starts_with(known))
    };
    let found: Vec<Meaning> =
        NAMES.iter().filter(|(known, _)| fits(known)).flat_map(|(_, found)| found).copied().collect();
    chosen(&found, language)
}

fn english(name: &str) -> Option<i8> {
    let name = name.trim_end_matches('.');
    let short = name.len() == 3 || name.eq_ignore_ascii_case("sept");
    let is = |known: &str| {
        known.eq_ignore_ascii_case(name)
            || (short && known.get(..name.len()).is_some_and(|known| known.eq_ignore_ascii_case(name)))
    };
    ENGLISH_MONTHS.iter().position(|known| is(known)).and_then(|at| i8::try_from(at + 1).ok())
}

/// Months of the Solar Hijri calendar, in Persian and Dari.
pub(super) fn solar_hijri(name: &str) -> Option<i8> {
    const NAMES: [&[&str]; 12] = [
        &["فروردین", "حمل"],
        &["اردیبهشت", "ثور"],
        &["خرداد", "جوزا"],
        &["تیر", "سرطان"],
        &["مرداد", "امرداد", "اسد"],
        &["شهریور", "سنبله"],
        &["مهر", "میزان"],
        &["آبان", "ابان", "عقرب"],
        &["آذر", "اذر", "قوس"],
        &["دی", "جدی"],
        &["بهمن", "دلو"],
        &["اسفند", "حوت"],
    ];
    let at = NAMES.iter().position(|names| names.contains(&name))?;
    i8::try_from(at + 1).ok()
}
