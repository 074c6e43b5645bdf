use scraper::{ElementRef, Html, Selector};

use super::blocks::{is_furniture, line};

/// Headings of one page that are looked at.
const MOST: usize = 40;
/// Characters of a headline.
const LONGEST: usize = 320;
/// Likeness from which a heading says the same as the head of the page.
const LIKE: f32 = 0.34;
/// Characters from which a line is a headline and no name of a section or newsroom.
const LONG: usize = 25;

/// What the head of a page calls the article.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known<'a> {
    /// By structured data.
    pub(super) data: Option<&'a str>,
    /// For those who share it.
    pub(super) shared: Option<&'a str>,
    /// In the window's title, often with the newsroom's name behind.
    pub(super) window: Option<&'a str>,
}

/// The headline as the page prints it, else as its head has it. Where the two differ, what is printed is right more often:
/// the head is written for those who search and share.
pub(super) fn read(document: &Html, known: Known<'_>) -> Option<String> {
    printed(document, known).or_else(|| known.data.or(known.shared).or(known.window).map(tidy))
}

/// The first heading of the first level, or the one that says most of what the head of the page calls it.
fn printed(document: &Html, known: Known<'_>) -> Option<String> {
    let headings = Selector::parse("h1").ok()?;
    // A window's title ends with the newsroom's name, which a short heading may be alone.
    let window = |text: &str| {
        known.window.filter(|_| text.chars().count() >= LONG || (known.data, known.shared) == (None, None))
    };
    let likeness = |text: &str| {
        let all = [known.data, known.shared, window(text)];
        all.into_iter().flatten().map(|known| alike(text, known)).fold(0.0, f32::max)
    };
    let unknown = [known.data, known.shared, known.window].iter().all(Option::is_none);
    let mut all: Vec<(String, f32)> = document
        .select(&headings)
        .take(MOST)
        .filter(|heading| !in_furniture(*heading))
        .map(|heading| tidy(&line(heading)))
        .filter(|text| !text.is_empty() && text.chars().count() <= LONGEST)
        .map(|text| {
            let likeness = likeness(&text);
            (text, likeness)
        })
        .collect();
    all.dedup_by(|a, b| a.0 == b.0);
    let only = all.len() == 1;
    let (text, likeness) = all.into_iter().max_by(|a, b| a.1.total_cmp(&b.1))?;
    // A newsroom's name or a section is short and shares nothing with the headline.
    let long = text.chars().count() >= LONG;
    (likeness >= LIKE || (only && long && likeness > 0.0) || unknown).then_some(text)
}

/// Without the marks that only say where a line may or must not break.
fn tidy(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}')).collect()
}

fn in_furniture(heading: ElementRef<'_>) -> bool {
    let mut above = heading.ancestors().filter_map(ElementRef::wrap);
    above.any(|above| {
        matches!(above.value().name(), "nav" | "footer" | "aside" | "dialog") && is_furniture(above.value())
    })
}

/// How much of two texts' letters is alike, by pairs of letters (Dice), from 0 to 1.
fn alike(one: &str, other: &str) -> f32 {
    let pairs = |text: &str| -> Vec<(char, char)> {
        let letters: Vec<char> =
            text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).take(400).collect();
        letters.iter().copied().zip(letters.iter().copied().skip(1)).collect()
    };
    let (one, mut other) = (pairs(one), pairs(other));
    let whole = one.len() + other.len();
    let mut both = 0_u16;
    for pair in one {
        if let Some(at) = other.iter().position(|known| *known == pair) {
            other.swap_remove(at);
            both += 1;
        }
    }
    if whole == 0 { 0.0 } else { 2.0 * f32::from(both) / f32::from(u16::try_from(whole).unwrap_or(u16::MAX)) }
}
