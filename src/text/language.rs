//! The language of a text: what is declared, unless script or words contradict it, else what is detected where that is sure.
//!
//! Two judges are asked, and a language is answered when both agree or one is far ahead: small words (`assets/language/words.tsv`)
//! and the sequences of letters that `whatlang` knows. Of near languages, such as Danish and Norwegian, the words decide that one
//! of them writes otherwise.

mod words;

use std::collections::HashMap;

use icu_properties::CodePointMapData;
use icu_properties::props::Script;

use words::{Languages, table};

/// Bytes of a text that are looked at.
const MOST: usize = 2_000;
/// Letters without which a text tells nothing.
const LEAST_LETTERS: u32 = 12;
/// Letters of another script that contradict a declared language.
const CONTRADICTING: u32 = 20;
/// Words by which a text contradicts the declared language in its own script: a shorter one may be a title or a quotation.
const LEAST_WORDS: usize = 20;
/// Words from which the sequences of letters are enough.
const MANY_WORDS: usize = 30;

/// Languages that are alone in a script, or nearly.
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

/// Languages that are written in more than one script: none of them contradicts.
const MANY_SCRIPTS: &[&str] =
    &["az", "bs", "ha", "kk", "ks", "ku", "ky", "mn", "ms", "pa", "sd", "sr", "tg", "tk", "tt", "ug", "uz"];

/// The language of a text: `declared`, a BCP 47 tag, unless the text contradicts it; else the primary subtag of the language that it
/// is in, none where that is not sure.
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

/// A language by the code of the one that it is written like.
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

/// What was counted in a text.
struct Seen {
    /// The script of most letters; the syllables of Japanese count as Chinese characters.
    script: Script,
    /// Letters of each script, by how much a letter says.
    scripts: HashMap<Script, u32>,
    /// Letters of all scripts.
    letters: u32,
    /// Syllables of Japanese.
    kana: u32,
    words: usize,
    /// For each small word the languages that have it.
    hits: Vec<Languages>,
    /// The text without addresses and names of accounts.
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
            if seen.sample.len() > MOST {
                break;
            }
            let end = piece.floor_char_boundary(MOST);
            let piece = piece.get(..end).unwrap_or_default();
            seen.sample.push_str(piece);
            seen.sample.push(' ');
            let before = seen.letters;
            // The signs behind a consonant without a vowel are no letters by Unicode.
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
        for c in word.chars() {
            // A Chinese character says as much as a few letters, a Korean syllable as two.
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
            *self.scripts.entry(script).or_default() += weight;
            self.letters += weight;
        }
        self.hits.extend(Some(table().of(word)).filter(|languages| *languages != 0));
    }

    fn letters_of(&self, script: Script) -> u32 {
        self.scripts.get(&script).copied().unwrap_or_default()
    }

    /// The language, where the text is sure.
    fn detect(&self) -> Option<&'static str> {
        let own = self.letters_of(self.script);
        if self.letters < LEAST_LETTERS || own * 10 < self.letters * 7 {
            return None;
        }
        if self.script == Script::Han {
            // A text in Japanese has more of its syllables than one in Chinese has Japanese names.
            return Some(if self.kana * 60 > own { "ja" } else { "zh" });
        }
        let alone = ALONE.iter().find(|(script, _)| *script == self.script);
        alone.map(|(_, code)| *code).or_else(|| self.by_words())
    }

    /// The language of a script that many write.
    fn by_words(&self) -> Option<&'static str> {
        let guess = whatlang::detect(&self.sample);
        let (told, confidence) = guess.map_or((None, 0.0), |guess| (code(guess.lang()), guess.confidence()));
        let told = told.and_then(|code| table().at(code));
        let hits: Vec<usize> = (0..table().known.len()).map(|at| self.hits_of(1 << at)).collect();
        let of = |at: usize| hits.get(at).copied().unwrap_or_default();
        if let Some(told) = told.filter(|_| confidence > 0.995 && self.words >= MANY_WORDS) {
            // Languages that join small words to others have few of them.
            let margin = of(told) + self.words / 12;
            let clear = (0..hits.len()).all(|other| of(other) <= margin) && self.is_ahead_of_near(told, 1);
            if clear && of(told) >= 3.max(self.words / 30) {
                return answer(told);
            }
        }
        let top = hits.iter().copied().max().unwrap_or_default();
        let best = told.filter(|told| of(*told) == top).or_else(|| hits.iter().position(|hits| *hits == top))?;
        let agreed = confidence > 0.9 && told == Some(best);
        let opposed = confidence > 0.9 && told.is_some() && !agreed;
        let (least, margin) = match (agreed, opposed) {
            (true, _) => (2.max(self.words / 16), 1),
            (_, false) => (4.max(self.words / 8), 3.max(self.words / 20)),
            (_, true) => (4.max(self.words / 4), 3.max(self.words / 20)),
        };
        let far = |other: usize| other == best || is_near(best, other) || of(best) >= of(other) + margin;
        let sure = top >= least && (0..hits.len()).all(far) && self.is_ahead_of_near(best, if agreed { 1 } else { 2 });
        if sure { answer(best) } else { None }
    }

    /// Words of a set of languages.
    fn hits_of(&self, languages: Languages) -> usize {
        self.hits.iter().filter(|hit| **hit & languages != 0).count()
    }

    /// Words that one language has and another has not.
    fn own_words(&self, one: usize, other: usize) -> usize {
        self.hits.iter().filter(|hit| **hit & (1 << one) != 0 && **hit & (1 << other) == 0).count()
    }

    /// Whether a language has words of its own, at least so many, beside each near one, and far more than that.
    fn is_ahead_of_near(&self, one: usize, least: usize) -> bool {
        (0..table().known.len()).filter(|other| *other != one && is_near(one, *other)).all(|other| {
            let (own, others) = (self.own_words(one, other), self.own_words(other, one));
            own >= least && own >= 3 * others
        })
    }

    /// Whether the words speak clearly enough for one language to believe that another one was declared wrongly.
    fn outweighs(&self, found: &str, declared: &str) -> bool {
        let Some(found) = table().at(found) else { return false };
        let near = table().at(declared).filter(|declared| is_near(found, *declared) || is_near(*declared, found));
        if let Some(near) = near {
            return self.words >= MANY_WORDS && self.own_words(found, near) >= 5.max(self.words / 20);
        }
        self.words >= LEAST_WORDS || self.is_in_no_script_of(declared)
    }

    /// Whether a known language is written in the script of the text.
    fn is_written_like(&self, at: usize) -> bool {
        let scripts = CodePointMapData::<Script>::new();
        let words = table().known.get(at).map_or("", |known| known.words);
        words.chars().any(|c| scripts.get(c) == self.script)
    }

    /// Whether the letters are of no script in which a language is written.
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

/// The code of a known language; filler text in Latin says nothing of the language of what it fills.
fn answer(at: usize) -> Option<&'static str> {
    table().known.get(at).map(|known| known.code).filter(|code| *code != "la")
}

/// The two letters of a language that `whatlang` tells, where we know its words.
fn code(lang: whatlang::Lang) -> Option<&'static str> {
    use whatlang::Lang as L;
    Some(match lang {
        L::Afr => "af",
        L::Ara => "ar",
        L::Aze => "az",
        L::Bel => "be",
        L::Bul => "bg",
        L::Cat => "ca",
        L::Ces => "cs",
        L::Dan => "da",
        L::Deu => "de",
        L::Eng => "en",
        L::Epo => "eo",
        L::Est => "et",
        L::Fin => "fi",
        L::Fra => "fr",
        L::Heb => "he",
        L::Hin => "hi",
        L::Hrv => "hr",
        L::Hun => "hu",
        L::Ind => "id",
        L::Ita => "it",
        L::Lat => "la",
        L::Lav => "lv",
        L::Lit => "lt",
        L::Mar => "mr",
        L::Mkd => "mk",
        L::Nep => "ne",
        L::Nld => "nl",
        L::Nob => "no",
        L::Pes => "fa",
        L::Pol => "pl",
        L::Por => "pt",
        L::Ron => "ro",
        L::Rus => "ru",
        L::Slk => "sk",
        L::Slv => "sl",
        L::Spa => "es",
        L::Srp => "sr",
        L::Swe => "sv",
        L::Tgl => "tl",
        L::Tur => "tr",
        L::Ukr => "uk",
        L::Urd => "ur",
        L::Uzb => "uz",
        L::Vie => "vi",
        L::Yid => "yi",
        L::Zul => "zu",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::language_of;

    /// A few sentences of one report, as each language would tell them.
    const TEXTS: &[(&str, &str)] = &[
        ("en", "The ferry left the harbour at noon, but it was not until the evening that the crew noticed the leak."),
        (
            "de",
            "Die Fähre verließ den Hafen am Mittag, aber erst am Abend bemerkte die Mannschaft, dass Wasser in das Schiff lief.",
        ),
        (
            "fr",
            "Le ferry a quitté le port à midi, mais ce n'est que dans la soirée que l'équipage a remarqué la fuite.",
        ),
        (
            "es",
            "El transbordador salió del puerto al mediodía, pero la tripulación no notó la vía de agua hasta por la noche.",
        ),
        (
            "pt",
            "A balsa saiu do porto ao meio-dia, mas só à noite a tripulação notou que havia uma fuga e não foi possível voltar.",
        ),
        (
            "gl",
            "O barco saíu do porto ao mediodía, pero ata a noite a tripulación non viu que había unha fuga e non puido volver.",
        ),
        (
            "it",
            "Il traghetto ha lasciato il porto a mezzogiorno, ma solo in serata l'equipaggio si è accorto della falla nello scafo.",
        ),
        (
            "ro",
            "Feribotul a plecat din port la prânz, dar abia seara echipajul a observat că este o spărtură în carenă.",
        ),
        (
            "nl",
            "De veerboot verliet de haven om twaalf uur, maar pas in de avond zag de bemanning dat er een lek in het schip was.",
        ),
        (
            "sv",
            "Färjan lämnade hamnen vid lunchtid, men det var inte förrän på kvällen som besättningen såg att det fanns en läcka.",
        ),
        (
            "da",
            "Færgen forlod havnen ved middagstid, men først om aftenen så mandskabet at der var et hul, og det blev ikke lukket af nogen.",
        ),
        (
            "no",
            "Ferja forlot havna ved lunsjtid, men først om kvelden så mannskapet at det var et hull, og det ble ikke lukket av noen.",
        ),
        (
            "fi",
            "Lautta lähti satamasta keskipäivällä, mutta vasta illalla miehistö huomasi, että se oli saanut vuodon, eikä sitä ollut vielä tukittu.",
        ),
        (
            "pl",
            "Prom wypłynął z portu w południe, ale dopiero wieczorem załoga zauważyła, że jest w nim dziura, i nie było już czasu.",
        ),
        (
            "cs",
            "Trajekt vyplul z přístavu v poledne, ale teprve večer si posádka všimla, že je v něm díra, která nebyla při kontrole vidět.",
        ),
        (
            "sk",
            "Trajekt vyplával z prístavu na obed, ale až večer si posádka všimla, že je v ňom diera, ktorá nebola pri kontrole vidieť.",
        ),
        (
            "hr",
            "Trajekt je isplovio iz luke u podne, ali tek navečer posada je vidjela što se dogodilo i tko je gdje prije toga bio.",
        ),
        (
            "sr",
            "Trajekt je isplovio iz luke u podne, ali tek uveče posada je videla šta se desilo i ko je gde pre toga bio.",
        ),
        (
            "hu",
            "A komp délben indult el a kikötőből, de csak este vette észre a legénység, hogy van rajta egy lyuk, és már nem volt idő.",
        ),
        (
            "tr",
            "Feribot öğle saatlerinde limandan ayrıldı ama mürettebat bir deliğin olduğunu ancak akşam gördü ve çok geç oldu.",
        ),
        (
            "id",
            "Kapal itu meninggalkan pelabuhan pada siang hari, tetapi awak tidak bisa melihat kebocoran karena hari sudah malam, kata polisi.",
        ),
        (
            "ms",
            "Kapal itu meninggalkan pelabuhan pada tengah hari, tetapi anak kapal tidak boleh melihat kebocoran kerana hari sudah malam, kata polis.",
        ),
        (
            "vi",
            "Chiếc phà rời cảng vào buổi trưa nhưng đến tối thủy thủ mới thấy có một lỗ thủng và không thể quay lại được.",
        ),
        (
            "ru",
            "Паром вышел из порта в полдень, но только вечером экипаж заметил, что в нём есть течь, и было уже поздно.",
        ),
        ("uk", "Пором вийшов з порту опівдні, але тільки ввечері екіпаж помітив, що в ньому є теча, і було вже пізно."),
        (
            "be",
            "Паром выйшаў з порта апоўдні, але толькі ўвечары экіпаж заўважыў, што ў ім ёсць цеча, і было ўжо позна.",
        ),
        (
            "bg",
            "Фериботът излезе от пристанището по обяд, но едва вечерта екипажът забеляза, че в него има теч, и беше късно.",
        ),
        ("el", "Το πλοίο έφυγε από το λιμάνι το μεσημέρι."),
        (
            "ar",
            "غادرت العبارة الميناء في الظهر ولكن لم ينتبه الطاقم إلى التسرب الذي كان في السفينة إلا بعد ذلك في المساء.",
        ),
        ("fa", "کشتی ظهر از بندر بیرون رفت اما خدمه تا شب ندیدند که آب به آن راه یافته است و دیگر دیر شده بود."),
        ("ur", "کشتی دوپہر کو بندرگاہ سے نکلی لیکن عملے نے شام تک نہیں دیکھا کہ اس میں پانی آ رہا ہے۔"),
        ("hi", "नौका दोपहर को बंदरगाह से निकली, लेकिन शाम तक किसी ने नहीं देखा कि उस में पानी भर रहा है।"),
        ("he", "המעבורת יצאה מן הנמל בצהריים, אבל רק בערב הצוות ראה כי יש בה חור, ולא היה זמן."),
        ("ja", "フェリーは正午に港を出たが、乗組員が浸水に気づいたのは夜だった。"),
        ("zh", "渡轮中午离开港口，但船员直到晚上才发现漏水。"),
        ("ko", "여객선은 정오에 항구를 떠났지만 선원들은 저녁에야 물이 새는 것을 알았다."),
        ("th", "เรือข้ามฟากออกจากท่าตอนเที่ยง แต่ลูกเรือเห็นรอยรั่วตอนเย็น"),
    ];

    #[test]
    fn a_text_tells_its_language() {
        for (code, text) in TEXTS {
            assert_eq!(language_of(text, None), Some(*code), "{text}");
        }
    }

    #[test]
    fn what_is_not_sure_is_not_answered() {
        for text in [
            "",
            "2 : 1 (1 : 0)",
            "Reuters",
            "Ana Diaz, Madrid",
            "https://a.example/der-hafen-und-die-stadt",
            "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore",
            // Both write it so.
            "Havnen er stor, og byen er lille.",
        ] {
            assert_eq!(language_of(text, None), None, "{text}");
        }
    }

    #[test]
    fn a_declared_language_is_believed_unless_the_text_contradicts_it() {
        let of = |code: &str| TEXTS.iter().find(|(known, _)| *known == code).unwrap().1;
        for (code, declared, judged) in [
            ("en", "en-US", "en-US"),
            ("ru", "en-us", "ru"),
            ("en", "kn", "en"),
            ("fr", "en", "fr"),
            ("zh", "zh-Hant", "zh-Hant"),
            ("ja", "zh", "ja"),
            // Written alike.
            ("no", "nb", "nb"),
            // A text in Latin letters of a language that has others, and says so.
            ("hr", "sr-Latn", "sr-Latn"),
            // Near ones need more than a sentence.
            ("es", "gl", "gl"),
        ] {
            assert_eq!(language_of(of(code), Some(declared)), Some(judged), "{code} {declared}");
        }
        // A short text may be a quotation, or names.
        assert_eq!(language_of("Le Monde, Paris et Lyon", Some("de")), Some("de"));
        assert_eq!(language_of("Je suis", Some("en")), Some("en"));
        // A language whose words nobody knows here.
        assert_eq!(language_of("Ta mu thu", Some("gd")), Some("gd"));
        assert_eq!(language_of("Kijiji cha pwani 2026 kimepata", Some("ru")), None);
    }
}
