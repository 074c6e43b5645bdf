//! The language of a text: the declared one unless script or words contradict it, else the detected one if that is
//! certain.
//!
//! Two methods are combined, and a language is returned if both agree or one of them is decisive: function words
//! (`assets/language/words.tsv`) and the letter n-grams of `whatlang`. Closely related languages, such as Danish and
//! Norwegian, are distinguished by the words that only one of them has.

mod guess;
mod words;

use std::collections::HashMap;

use icu_properties::CodePointMapData;
use icu_properties::props::Script;

use guess::guess;
use words::{Languages, table};

/// Maximum number of bytes of a text that are examined.
const MAX_SAMPLE_BYTES: usize = 2_000;
/// Minimum number of letters for detection.
const LEAST_LETTERS: u32 = 12;
/// Number of letters of another script that contradict a declared language.
const CONTRADICTING: u32 = 20;
/// Minimum number of words for a text to contradict the declared language within its script: a shorter one may be a
/// title or a quotation.
const LEAST_WORDS: usize = 20;
/// Number of words from which n-grams alone are sufficient.
const MANY_WORDS: usize = 30;

/// Languages that are the only one, or nearly, in their script.
const ALONE: &[(Script, &str)] = &[
    (Script::Greek, "el"),
    (Script::Georgian, "ka"),
    (Script::Armenian, "hy"),
    (Script::Hangul, "ko"),
    (Script::Thai, "th"),
    (Script::Lao, "lo"),
    (Script::Khmer, "km"),
    (Script::Myanmar, "my"),
    (Script::Bengali, "bn"),
    (Script::Gujarati, "gu"),
    (Script::Gurmukhi, "pa"),
    (Script::Kannada, "kn"),
    (Script::Tamil, "ta"),
    (Script::Telugu, "te"),
    (Script::Malayalam, "ml"),
    (Script::Oriya, "or"),
    (Script::Sinhala, "si"),
    (Script::Ethiopic, "am"),
    (Script::Tibetan, "bo"),
    (Script::Thaana, "dv"),
    (Script::Han, "zh"),
    (Script::Han, "ja"),
];

/// Languages written in more than one script, so that no script contradicts them.
const MANY_SCRIPTS: &[&str] =
    &["az", "bs", "ha", "kk", "ks", "ku", "ky", "mn", "ms", "pa", "sd", "sr", "tg", "tk", "tt", "ug", "uz"];

/// The language of a text: `declared`, a BCP 47 tag, unless the text contradicts it; else the primary subtag of the
/// detected language, none if that is uncertain.
#[must_use]
pub fn language_of<'a>(text: &str, declared: Option<&'a str>) -> Option<&'a str> {
    let seen = Seen::of(text);
    let Some(tag) = declared else { return seen.detect() };
    let mut subtags = tag.split('-');
    let primary = same(subtags.next().unwrap_or_default());
    let has_script = subtags.any(|part| part.len() == 4);
    match seen.detect() {
        Some(found) if found == primary || same(found) == primary => Some(tag),
        Some(_) if has_script => Some(tag),
        Some(found) if !is_alone(seen.script) && !seen.outweighs(found, primary) => Some(tag),
        Some(found) => Some(found),
        None if !has_script && seen.is_in_no_script_of(primary) => None,
        None => Some(tag),
    }
}

/// Maps a language code to that of the language with the same written form.
fn same(code: &str) -> &str {
    match code {
        "nb" | "nn" => "no",
        "fil" => "tl",
        "yue" | "wuu" | "nan" | "hak" | "lzh" => "zh",
        "prs" => "fa",
        "arz" | "ary" | "apc" | "acm" | "afb" => "ar",
        "ti" => "am",
        "as" => "bn",
        code => code,
    }
}

fn is_alone(script: Script) -> bool {
    ALONE.iter().any(|(alone, _)| *alone == script)
}

fn is_near(one: usize, other: usize) -> bool {
    table().known.get(one).is_some_and(|known| known.near & (1 << other) != 0)
}

/// Counts over a text.
struct Seen {
    /// The script of most letters; Japanese kana count as Chinese characters.
    script: Script,
    /// Number of letters of each script, weighted by information per letter.
    scripts: HashMap<Script, u32>,
    /// Number of letters of all scripts.
    letters: u32,
    /// Number of Japanese kana.
    kana: u32,
    words: usize,
    /// For each function word found, the languages that have it.
    hits: Vec<Languages>,
    /// The text without addresses and account names.
    sample: String,
}

impl Seen {
    fn of(text: &str) -> Self {
        let mut seen = Self {
            script: Script::Unknown,
            scripts: HashMap::new(),
            letters: 0,
            kana: 0,
            words: 0,
            hits: Vec::new(),
            sample: String::new(),
        };
        let names = |piece: &&str| piece.contains("://") || piece.starts_with(['@', '#']) || piece.starts_with("www.");
        for piece in text.split_whitespace().filter(|piece| !names(piece)) {
            if seen.sample.len() > MAX_SAMPLE_BYTES {
                break;
            }
            let end = piece.floor_char_boundary(MAX_SAMPLE_BYTES);
            let piece = piece.get(..end).unwrap_or_default();
            seen.sample.push_str(piece);
            seen.sample.push(' ');
            let before = seen.letters;
            // The vowel signs after a consonant are not letters in Unicode.
            let parts = piece.split(|c: char| !c.is_alphabetic() && !matches!(c, '\u{94d}' | '\u{93c}'));
            parts.filter(|word| !word.is_empty()).for_each(|word| seen.count(word));
            seen.words += usize::from(seen.letters > before);
        }
        let most = seen.scripts.iter().max_by_key(|(_, letters)| **letters);
        seen.script = most.map_or(Script::Unknown, |(script, _)| *script);
        seen
    }

    fn count(&mut self, word: &str) {
        let scripts = CodePointMapData::<Script>::new();
        // Letters of one script in a row are added together.
        let (mut row, mut weights) = (Script::Common, 0);
        for c in word.chars() {
            // A Chinese character carries as much information as a few letters, a Korean syllable as much as two.
            let (script, weight) = match scripts.get(c) {
                Script::Common | Script::Inherited => continue,
                Script::Hiragana | Script::Katakana => {
                    self.kana += 1;
                    (Script::Han, 3)
                }
                Script::Han => (Script::Han, 3),
                Script::Hangul => (Script::Hangul, 2),
                script => (script, 1),
            };
            if script != row {
                self.add(row, weights);
                (row, weights) = (script, 0);
            }
            weights += weight;
        }
        self.add(row, weights);
        self.hits.extend(Some(table().of(word)).filter(|languages| *languages != 0));
    }

    fn add(&mut self, script: Script, weights: u32) {
        if weights > 0 {
            *self.scripts.entry(script).or_default() += weights;
            self.letters += weights;
        }
    }

    fn letters_of(&self, script: Script) -> u32 {
        self.scripts.get(&script).copied().unwrap_or_default()
    }

    /// The detected language, if it is certain.
    fn detect(&self) -> Option<&'static str> {
        let own = self.letters_of(self.script);
        if self.letters < LEAST_LETTERS || own * 10 < self.letters * 7 {
            return None;
        }
        if self.script == Script::Han {
            // A Japanese text has a higher share of kana than a Chinese text with Japanese names.
            return Some(if self.kana * 60 > own { "ja" } else { "zh" });
        }
        let alone = ALONE.iter().find(|(script, _)| *script == self.script);
        alone.map(|(_, code)| *code).or_else(|| self.by_words())
    }

    /// The language, for a script that many languages use.
    fn by_words(&self) -> Option<&'static str> {
        let (guessed, confidence) = guess(&self.sample);
        let guessed = guessed.and_then(|code| table().at(code));
        let hits: Vec<usize> = (0..table().known.len()).map(|at| self.hits_of(1 << at)).collect();
        let of = |at: usize| hits.get(at).copied().unwrap_or_default();
        if let Some(guessed) = guessed.filter(|_| confidence > 0.995 && self.words >= MANY_WORDS) {
            // Languages that attach function words to others have few of them.
            let margin = of(guessed) + self.words / 12;
            let clear = (0..hits.len()).all(|other| of(other) <= margin) && self.is_ahead_of_near(guessed, 1);
            if clear && of(guessed) >= 3.max(self.words / 30) {
                return answer(guessed);
            }
        }
        let top = hits.iter().copied().max().unwrap_or_default();
        let best =
            guessed.filter(|guessed| of(*guessed) == top).or_else(|| hits.iter().position(|hits| *hits == top))?;
        let agreed = confidence > 0.9 && guessed == Some(best);
        let opposed = confidence > 0.9 && guessed.is_some() && !agreed;
        let (least, margin) = match (agreed, opposed) {
            (true, _) => (2.max(self.words / 16), 1),
            (_, false) => (4.max(self.words / 8), 3.max(self.words / 20)),
            (_, true) => (4.max(self.words / 4), 3.max(self.words / 20)),
        };
        let far = |other: usize| other == best || is_near(best, other) || of(best) >= of(other) + margin;
        let sure = top >= least && (0..hits.len()).all(far) && self.is_ahead_of_near(best, if agreed { 1 } else { 2 });
        if sure { answer(best) } else { None }
    }

    /// Number of words that belong to any of a set of languages.
    fn hits_of(&self, languages: Languages) -> usize {
        self.hits.iter().filter(|hit| **hit & languages != 0).count()
    }

    /// Number of words that one language has and another does not.
    fn own_words(&self, one: usize, other: usize) -> usize {
        self.hits.iter().filter(|hit| **hit & (1 << one) != 0 && **hit & (1 << other) == 0).count()
    }

    /// Whether a language has at least so many words of its own against each related one, and far more than that one
    /// has.
    fn is_ahead_of_near(&self, one: usize, least: usize) -> bool {
        (0..table().known.len()).filter(|other| *other != one && is_near(one, *other)).all(|other| {
            let (own, others) = (self.own_words(one, other), self.own_words(other, one));
            own >= least && own >= 3 * others
        })
    }

    /// Whether the words are clear enough to override a declared language.
    fn outweighs(&self, found: &str, declared: &str) -> bool {
        let Some(found) = table().at(found) else { return false };
        let near = table().at(declared).filter(|declared| is_near(found, *declared) || is_near(*declared, found));
        if let Some(near) = near {
            return self.words >= MANY_WORDS && self.own_words(found, near) >= 5.max(self.words / 20);
        }
        self.words >= LEAST_WORDS || self.is_in_no_script_of(declared)
    }

    /// Whether a known language uses the script of the text.
    fn is_written_like(&self, at: usize) -> bool {
        let scripts = CodePointMapData::<Script>::new();
        let words = table().known.get(at).map_or("", |known| known.words);
        words.chars().any(|c| scripts.get(c) == self.script)
    }

    /// Whether the letters are of a script that a language does not use.
    fn is_in_no_script_of(&self, code: &str) -> bool {
        if self.letters < CONTRADICTING || MANY_SCRIPTS.contains(&code) {
            return false;
        }
        if let Some((script, _)) = ALONE.iter().find(|(_, alone)| *alone == code) {
            return self.letters_of(*script) * 10 < self.letters;
        }
        table().at(code).is_some_and(|at| !self.is_written_like(at))
    }
}

/// The code of a known language; Latin is usually filler text and is not returned.
fn answer(at: usize) -> Option<&'static str> {
    table().known.get(at).map(|known| known.code).filter(|code| *code != "la")
}
