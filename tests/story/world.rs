//! An invented world: events with names and words of their own, told in several languages, copied and cut.

#[derive(Clone, Debug)]
pub(crate) struct Article {
    pub(crate) newsroom: String,
    pub(crate) language: String,
    pub(crate) published: i64,
    pub(crate) title: String,
    pub(crate) body: String,
}

/// The numbers of `SplitMix64`: the same on every machine.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x1234_5678)
    }

    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed >> 32) % bound.max(1) as u64).unwrap()
    }

    fn word(&mut self, consonants: &[char], vowels: &[char]) -> String {
        (0..2 + self.below(3))
            .flat_map(|_| [consonants[self.below(consonants.len())], vowels[self.below(vowels.len())]])
            .collect()
    }
}

const LANGUAGES: [(&str, &str, &str); 3] =
    [("en", "bcdfghlmnprst", "aeiou"), ("fr", "bcdfglmnprstv", "aeiou"), ("ru", "бвгдзклмнпрст", "аеиоу")];
/// Common words of a language, the first the most common.
const COMMON: usize = 3_000;

struct Speech {
    language: &'static str,
    words: Vec<String>,
}

impl Speech {
    /// Mostly common words, as in every text.
    fn draw(&self, random: &mut Random) -> String {
        let bound = 1 + random.below(self.words.len());
        self.words[random.below(bound) * random.below(bound) / bound].clone()
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// So many articles, each with the number of its event; a quarter are copies. Seconds run over three days.
pub(crate) fn world(seed: u64, articles: usize) -> Vec<(i64, Article)> {
    let mut random = Random::new(seed);
    let speeches: Vec<Speech> = LANGUAGES
        .iter()
        .map(|(language, consonants, vowels)| {
            let (consonants, vowels): (Vec<char>, Vec<char>) = (consonants.chars().collect(), vowels.chars().collect());
            Speech { language, words: (0..COMMON).map(|_| random.word(&consonants, &vowels)).collect() }
        })
        .collect();
    let (consonants, vowels): (Vec<char>, Vec<char>) = ("bdfgklmnprstvz".chars().collect(), "aeiou".chars().collect());
    let mut made: Vec<(i64, Article)> = Vec::with_capacity(articles);
    let mut event = 0;
    while made.len() < articles {
        event += 1;
        let begin = i64::try_from(random.below(70 * 3_600)).unwrap();
        let names: Vec<String> = (0..6).map(|_| capital(&random.word(&consonants, &vowels))).collect();
        let number = 1_000 + random.below(8_000);
        let subject: Vec<Vec<String>> = speeches
            .iter()
            .map(|speech| (0..12).map(|_| speech.words[random.below(COMMON)].clone()).collect())
            .collect();
        for _ in 0..=random.below(5) {
            let of = random.below(speeches.len());
            let (speech, subject) = (&speeches[of], &subject[of]);
            let mut body: Vec<String> = (0..50).map(|_| speech.draw(&mut random)).collect();
            let told = subject.iter().chain(&names).cloned().chain([number.to_string()]);
            for word in told.collect::<Vec<_>>() {
                if random.below(10) < 7 {
                    let at = 1 + random.below(body.len() - 1);
                    body.insert(at, word);
                }
            }
            let article = Article {
                newsroom: format!("Newsroom {}", random.below(40)),
                language: speech.language.to_owned(),
                published: begin + i64::try_from(random.below(6 * 3_600)).unwrap(),
                title: format!("{} {} {}", subject[random.below(12)], names[0], subject[random.below(12)]),
                body: body.join(" "),
            };
            if random.below(4) == 0 {
                let words: Vec<&str> = article.body.split(' ').collect();
                let cut = words[..words.len() * 3 / 4].join(" ");
                let copy = Article {
                    newsroom: format!("Reprinter {}", random.below(40)),
                    body: cut,
                    published: article.published + 1_800,
                    ..article.clone()
                };
                made.push((event, copy));
            }
            made.push((event, article));
        }
    }
    made.truncate(articles);
    made
}
