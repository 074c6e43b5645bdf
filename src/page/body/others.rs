//! What is never part of a body, whatever stands round it: lines that lead to other stories, filler in place of a text.

use super::groups::{Groups, Kind, Sum};
use crate::page::labels::{self, Label};
use crate::page::leaf::Leaf;

/// Words of a line that leads to one other story.
const MOST_LINE: usize = 40;
/// Words from which a text can be told to be filler.
const FILLER: usize = 12;

/// Takes what is others' out of what is chosen.
pub(super) fn leave_out(groups: &Groups, chosen: &mut [bool]) {
    for ((leaf, sum), chosen) in groups.leaves.all.iter().zip(&groups.sums).zip(chosen) {
        *chosen &= !(leads_on(leaf) || lists_stories(leaf, *sum) || is_filler(&leaf.text));
    }
}

/// Whether a line is `Read also:` with a link.
fn leads_on(leaf: &Leaf) -> bool {
    leaf.words <= MOST_LINE && leaf.links * 2 > leaf.chars && labels::of(&leaf.text) == Some(Label::FurtherReading)
}

/// Whether a list holds a link as long as a headline and a time for each story.
fn lists_stories(leaf: &Leaf, sum: Sum) -> bool {
    let listed = matches!(sum.kind, Kind::List | Kind::Table);
    listed && sum.linked * 3 >= sum.parts && sum.timed * 3 >= sum.parts && leaf.words > sum.parts * 3
}

/// Whether a text is the filler that printers have used since the sixteenth century.
fn is_filler(text: &str) -> bool {
    const WORDS: [&str; 40] = [
        "lorem",
        "ipsum",
        "dolor",
        "sit",
        "amet",
        "consectetur",
        "adipiscing",
        "elit",
        "et",
        "est",
        "qui",
        "quia",
        "ut",
        "voluptatem",
        "voluptas",
        "aut",
        "autem",
        "sed",
        "non",
        "ad",
        "in",
        "omnis",
        "rerum",
        "quod",
        "iure",
        "sint",
        "natus",
        "vel",
        "eius",
        "eum",
        "ea",
        "esse",
        "nihil",
        "dicta",
        "ipsa",
        "laborum",
        "quis",
        "magnam",
        "odio",
        "animi",
    ];
    let mut words = 0;
    let mut known = 0;
    for word in text.split_whitespace().take(60) {
        let word = word.trim_matches(|c: char| !c.is_alphabetic());
        words += 1;
        known += usize::from(WORDS.iter().any(|filler| word.eq_ignore_ascii_case(filler)));
    }
    words >= FILLER && known * 3 > words
}

#[cfg(test)]
mod tests {
    use super::is_filler;

    #[test]
    fn filler_is_told_from_a_text() {
        assert!(is_filler(
            "Dolor ipsam et est cumque. Laboriosam sed delectus rerum sint qui natus tenetur ea, esse voluptatem eos sequi quia."
        ));
        assert!(!is_filler(
            "Le maire et le port ont dit que le quai est fermé, et que rien ne sera dit avant la fin de la semaine."
        ));
        assert!(!is_filler(
            "The mayor said in the ad that the pier is closed, sed non in the harbour of the town of Tidewater."
        ));
    }
}
