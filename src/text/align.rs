use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::dates::digit;

/// Maximum product of the numbers of paragraphs of two texts that are aligned; a larger pair is paired in order.
const MOST_PAIRS: usize = 1_000_000;
/// Maximum number of paragraphs in which a number or name may occur and still count as evidence.
const MOST_OFTEN: usize = 4;
/// Minimum length of a name in letters.
const LEAST_NAME: usize = 3;
/// Variance of the length difference of translations, per letter (Gale and Church 1993 have 6.8 for sentences).
const VARIANCE: f64 = 4.0;
/// Maximum cost of a length mismatch.
const MOST_LENGTH: f64 = 25.0;
/// Gain of one shared number or name, and the maximum number of them that count.
const SHARED: f64 = 2.5;
const MOST_SHARED: usize = 3;
/// Cost of a number that occurs on one side only, and the maximum number of them that count.
const UNSHARED: f64 = 2.5;
const MOST_UNSHARED: usize = 2;

/// Numbers of paragraphs of each text that form a bead, with its prior cost: the negative logarithm of its frequency.
const BEADS: [(usize, usize, f64); 6] = [(1, 1, 0.12), (1, 0, 4.3), (0, 1, 4.3), (2, 1, 3.1), (1, 2, 3.1), (2, 2, 4.5)];

/// Features of a paragraph that are compared.
struct Paragraph {
    /// Length in letters; letters of scripts that write a word with one or two characters count several times.
    length: f64,
    numbers: HashSet<String>,
    names: HashSet<String>,
}

/// Aligns the paragraphs of a text and its translation by their lengths, numbers and names. Each pair holds indices of
/// the first text and indices of the second; either may be empty, and all are in order.
#[must_use]
pub fn align(first: &[String], second: &[String]) -> Vec<(Range<usize>, Range<usize>)> {
    if first.len().saturating_mul(second.len()) > MOST_PAIRS {
        return in_order(first.len(), second.len());
    }
    let (mut ones, mut others) = (read(first), read(second));
    remove_common(&mut ones);
    remove_common(&mut others);
    let length = |paragraphs: &[Paragraph]| paragraphs.iter().map(|one| one.length).sum::<f64>().max(1.0);
    let ratio = length(&others) / length(&ones);
    let columns = others.len() + 1;
    // The lowest cost of reaching each position, and the last bead of that path.
    let mut best: Vec<(f64, usize, usize)> = vec![(f64::INFINITY, 0, 0); (ones.len() + 1) * columns];
    if let Some(start) = best.first_mut() {
        start.0 = 0.0;
    }
    for one in 0..=ones.len() {
        for other in 0..=others.len() {
            for (down, across, rarity) in BEADS {
                let (Some(from), Some(beside)) = (one.checked_sub(down), other.checked_sub(across)) else { continue };
                let Some(before) = best.get(from * columns + beside).map(|best| best.0) else { continue };
                let (Some(left), Some(right)) = (ones.get(from..one), others.get(beside..other)) else { continue };
                let cost = before + rarity + compared(left, right, ratio);
                if let Some(place) = best.get_mut(one * columns + other).filter(|place| cost < place.0) {
                    *place = (cost, down, across);
                }
            }
        }
    }
    let (mut one, mut other, mut pairs) = (ones.len(), others.len(), Vec::new());
    while one + other > 0 {
        let (_, down, across) = best.get(one * columns + other).copied().unwrap_or((0.0, one, other));
        pairs.push((one - down..one, other - across..other));
        (one, other) = (one - down, other - across);
    }
    pairs.reverse();
    pairs
}

fn in_order(first: usize, second: usize) -> Vec<(Range<usize>, Range<usize>)> {
    let one = |at: usize, count: usize| at.min(count)..(at + 1).min(count);
    (0..first.max(second)).map(|at| (one(at, first), one(at, second))).collect()
}

/// The cost of aligning these paragraphs with each other.
fn compared(left: &[Paragraph], right: &[Paragraph], ratio: f64) -> f64 {
    if left.is_empty() || right.is_empty() {
        return 0.0;
    }
    let length = |side: &[Paragraph]| side.iter().map(|one| one.length).sum::<f64>();
    let (expected, found) = (length(left) * ratio, length(right));
    let off = (found - expected) / (VARIANCE * expected.max(found).max(1.0)).sqrt();
    let numbers = shared(left, right, |one| &one.numbers);
    let shared_names = shared(left, right, |one| &one.names);
    let count = |side: &[Paragraph]| side.iter().map(|one| one.numbers.len()).sum::<usize>();
    let alone = count(left).max(count(right)).saturating_sub(numbers);
    let unshared = u32::try_from(alone.min(MOST_UNSHARED)).unwrap_or(0);
    let known = u32::try_from((numbers + shared_names).min(MOST_SHARED)).unwrap_or(0);
    (off * off / 2.0).min(MOST_LENGTH) + UNSHARED * f64::from(unshared) - SHARED * f64::from(known)
}

fn shared(left: &[Paragraph], right: &[Paragraph], of: impl Fn(&Paragraph) -> &HashSet<String>) -> usize {
    let there = |sign: &&String| right.iter().any(|one| of(one).contains(*sign));
    left.iter().flat_map(&of).filter(there).count()
}

/// Removes numbers and names that occur in many paragraphs and so do not distinguish them.
fn remove_common(paragraphs: &mut [Paragraph]) {
    let mut count: HashMap<String, usize> = HashMap::new();
    for sign in paragraphs.iter().flat_map(|one| one.numbers.iter().chain(&one.names)) {
        *count.entry(sign.clone()).or_default() += 1;
    }
    let is_rare = |sign: &String| count.get(sign).is_some_and(|count| *count <= MOST_OFTEN);
    for paragraph in paragraphs {
        paragraph.numbers.retain(is_rare);
        paragraph.names.retain(is_rare);
    }
}

fn read(texts: &[String]) -> Vec<Paragraph> {
    texts.iter().map(|text| Paragraph { length: length(text), numbers: numbers(text), names: names(text) }).collect()
}

fn length(text: &str) -> f64 {
    let of = |c: char| match c {
        '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' => 2.5,
        c if c.is_alphanumeric() => 1.0,
        _ => 0.3,
    };
    text.chars().map(of).sum()
}

/// The runs of digits, in the digits of any script.
fn numbers(text: &str) -> HashSet<String> {
    let plain: String = text.chars().map(digit).collect();
    let runs = plain.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
    runs.map(ToOwned::to_owned).collect()
}

/// Words with an initial capital letter.
fn names(text: &str) -> HashSet<String> {
    let word = |word: &&str| {
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        capital && word.chars().count() >= LEAST_NAME
    };
    text.split(|c: char| !c.is_alphabetic()).filter(word).map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use proptest::prelude::*;

    use super::align;

    fn texts(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    fn pairs(first: &[&str], second: &[&str]) -> Vec<(Range<usize>, Range<usize>)> {
        align(&texts(first), &texts(second))
    }

    const ENGLISH: [&str; 5] = [
        "The ferry came back to the northern quay on Monday after 41 days, and a small crowd stood in the rain to see it.",
        "Nobody cheered.",
        "The harbour office in Larnby says that 3,200 passengers had been carried by bus meanwhile, at a cost of 96,000.",
        "Oda Fjell, who sells tickets, had kept the last one of September.",
        "A second boat is to follow before the spring tides, if the yard keeps its word this time.",
    ];
    const ARABIC: [&str; 5] = [
        "عادت العبارة إلى الرصيف الشمالي يوم الاثنين بعد ٤١ يومًا، ووقف جمع صغير تحت المطر ليراها.",
        "لم يهتف أحد.",
        "ويقول مكتب الميناء في لارنبي إن ٣٬٢٠٠ راكب نُقلوا بالحافلات في هذه الأثناء بكلفة ٩٦٬٠٠٠.",
        "وكانت أودا فيل، التي تبيع التذاكر، قد احتفظت بآخر تذكرة من أيلول.",
        "ومن المقرر أن يلحق بها قارب ثان قبل مد الربيع، إذا وفت الورشة بوعدها هذه المرة.",
    ];

    #[test]
    fn paragraphs_of_two_scripts_are_paired_one_by_one() {
        let expected: Vec<_> = (0..5).map(|at| (at..at + 1, at..at + 1)).collect();
        assert_eq!(pairs(&ENGLISH, &ARABIC), expected);
        assert_eq!(pairs(&ARABIC, &ENGLISH), expected);
    }

    #[test]
    fn a_paragraph_that_one_text_lacks_stands_alone() {
        let lacking: Vec<&str> = ARABIC.iter().enumerate().filter(|(at, _)| *at != 2).map(|(_, text)| *text).collect();
        assert_eq!(pairs(&ENGLISH, &lacking), [(0..1, 0..1), (1..2, 1..2), (2..3, 2..2), (3..4, 2..3), (4..5, 3..4)]);
        let mut added = ARABIC.to_vec();
        added.insert(0, "ترجمة: هيئة التحرير، نُشر أولًا في جريدة الميناء بالإنجليزية قبل ثلاثة أيام من هذا اليوم.");
        let found = pairs(&ENGLISH, &added);
        assert_eq!(found[0], (0..0, 0..1));
        assert_eq!(found[1..], [(0..1, 1..2), (1..2, 2..3), (2..3, 3..4), (3..4, 4..5), (4..5, 5..6)]);
    }

    #[test]
    fn two_paragraphs_that_became_one_stand_beside_it() {
        let joined = format!("{} {}", ARABIC[2], ARABIC[3]);
        let second = [ARABIC[0], ARABIC[1], &joined, ARABIC[4]];
        assert_eq!(pairs(&ENGLISH, &second), [(0..1, 0..1), (1..2, 1..2), (2..4, 2..3), (4..5, 3..4)]);
    }

    #[test]
    fn numbers_and_names_hold_where_lengths_tell_nothing() {
        let first = ["Prices rose by 4 percent.", "Prices rose by 7 percent.", "Prices in Velta rose once more."];
        let second = ["Le prix monte de 7 %.", "À Velta les prix montent encore."];
        assert_eq!(pairs(&first, &second), [(0..1, 0..0), (1..2, 0..1), (2..3, 1..2)]);
    }

    #[test]
    fn a_text_without_another_is_paired_with_nothing() {
        assert_eq!(pairs(&[], &[]), []);
        assert_eq!(pairs(&ENGLISH[..2], &[]), [(0..1, 0..0), (1..2, 0..0)]);
        let long = vec![String::from("a"); 1_500];
        assert_eq!(align(&long, &long).len(), 1_500);
    }

    proptest! {
        #[test]
        fn every_paragraph_stands_once_and_in_order(first in prop::collection::vec("[a-z0-9 ]{0,40}", 0..12), second in prop::collection::vec("[а-я0-9 ]{0,40}", 0..12)) {
            let (mut one, mut other) = (0, 0);
            for (left, right) in align(&first, &second) {
                prop_assert_eq!((left.start, right.start), (one, other));
                prop_assert!(!left.is_empty() || !right.is_empty());
                (one, other) = (left.end, right.end);
            }
            prop_assert_eq!((one, other), (first.len(), second.len()));
        }
    }
}
