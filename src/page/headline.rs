use scraper::{ElementRef, Html, Selector};

use super::blocks::{is_furniture, line};

/// Headings of one page that are looked at.
const MOST: usize = 40;
/// Characters of a headline.
const LONGEST: usize = 320;

/// The headline as the page prints it: the first heading of the first level, or the one that says most of what the head
/// of the page calls it.
pub(super) fn printed(document: &Html, known: &[&str]) -> Option<String> {
    let headings = Selector::parse("h1").ok()?;
    let mut all: Vec<(String, f32)> = document
        .select(&headings)
        .take(MOST)
        .filter(|heading| !in_furniture(*heading))
        .map(line)
        .filter(|text| !text.is_empty() && text.chars().count() <= LONGEST)
        .map(|text| {
            let likeness = known.iter().map(|known| alike(&text, known)).fold(0.0, f32::max);
            (text, likeness)
        })
        .collect();
    all.dedup_by(|a, b| a.0 == b.0);
    let only = all.len() == 1;
    let (text, likeness) = all.into_iter().max_by(|a, b| a.1.total_cmp(&b.1))?;
    // A newsroom's name or a section is short and shares nothing with the headline.
    let long = text.chars().count() >= 25;
    (likeness >= 0.34 || (only && long && likeness > 0.0) || known.is_empty()).then_some(text)
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
