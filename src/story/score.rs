use super::marks::KINDS;

/// Lowest log odds of a pair: what two articles have that share nothing, or are too far apart.
pub(super) const LEAST: f32 = -3.0;
/// Highest: what is beyond it says no more of which of two pairs is more alike.
pub(super) const MAX_LOG_ODDS: f32 = 6.0;
/// What of a pair counts at most in the average of two groups: however alike two articles are, the rest of a story has its say.
pub(super) const MAX_IN_AVERAGE: f32 = 3.0;
/// Average log odds from which stories are one.
pub const ONE_STORY: f32 = -0.6;

/// Highest log odds of two articles of one newsroom in one language: enough for a story of their own. Part of their likeness is the
/// newsroom's manner and its subjects, so it draws nothing into a story of others.
pub(super) const ONE_NEWSROOM: f32 = ONE_STORY + 0.1;

/// Hours within which two articles may be about one event.
pub(super) const WINDOW_HOURS: f32 = 72.0;

/// Log odds for a unit of likeness of words, and the likeness at which they are even.
const WORDS: f32 = 60.0;
const EVEN_WORDS: f32 = 0.1;
/// Hours after which the same words count e times less.
const DECAY_HOURS: f32 = 48.0;

/// What a kind of mark weighs: names, sounds, places, numbers. Fitted by logistic regression over pairs in two languages.
const MARKS: [f32; KINDS] = [1.9, 1.45, 2.25, 1.3];
/// How steeply the first shared mark counts.
const STEEPNESS: f32 = 5.0;
/// Log odds of a pair in two languages that shares no mark and was published at the same time.
const NO_MARKS: f32 = -2.65;
/// What the logarithm of hours apart takes away, in units of half a day.
const APART: f32 = 3.65;
const HALF_DAY: f32 = 12.0;
/// In one language names are words already, and count a part of it, from a middling number of marks on.
const MARKS_BESIDE_WORDS: f32 = 0.2;
const EVEN_MARKS: f32 = 2.0;

/// Log odds for a unit of closeness in meaning, and the closeness that says nothing.
const MEANING: f32 = 10.0;
const EVEN_MEANING: f32 = 0.35;

/// The weight of shared marks, each kind's rarities added up.
fn marks(shared: &[f32; KINDS]) -> f32 {
    MARKS.iter().zip(shared).map(|(weight, rarity)| weight * (STEEPNESS * rarity).ln_1p()).sum()
}

/// Log odds that two articles in one language are about one event, by the cosine of their words.
pub(super) fn one_language(cosine: f32, shared: &[f32; KINDS], hours: f32) -> f32 {
    let words = cosine * (-hours / DECAY_HOURS).exp();
    (WORDS * (words - EVEN_WORDS) + MARKS_BESIDE_WORDS * (marks(shared) - EVEN_MARKS)).clamp(LEAST, MAX_LOG_ODDS)
}

/// The same of two articles in two languages, by what they share in both, and by how close they are in meaning where that is
/// known.
pub(super) fn two_languages(shared: &[f32; KINDS], hours: f32, closeness: Option<f32>) -> f32 {
    let meaning = closeness.map_or(0.0, |closeness| MEANING * (closeness - EVEN_MEANING));
    (marks(shared) + NO_MARKS - APART * (hours / HALF_DAY).ln_1p() + meaning).clamp(LEAST, MAX_LOG_ODDS)
}
