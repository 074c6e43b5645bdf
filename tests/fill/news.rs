//! Articles: text, credits, addresses, dates.

use dateline::model::{Credit, Evidence, Field, FoundCredits, Language, Role, Source, Subscription, TextState};
use dateline::store::{NewArticle, Prepared};
use jiff::{SignedDuration, Timestamp};

use crate::language::{self, Dice};

/// Bytes of the markup of an article, on average.
const BYTES: usize = 5_400;
/// Bytes of a paragraph with its markup, on average: the last one goes over the aim by half of them.
const PARAGRAPH: usize = 500;
/// In one of so many articles of languages with spaces stands [`COMMON`], and in all together some times [`RARE`].
const ONE_IN: usize = 4;
/// A word that stands in about a fifth of all articles.
pub(crate) const COMMON: &str = "harbour";
/// Two words that stand together in one of forty articles.
pub(crate) const PHRASE: &str = "quiet harbour";
/// A word that stands in five articles, however many there are.
pub(crate) const RARE: &str = "zephyrine";
/// Years over which the articles are spread.
const YEARS: i64 = 4;

/// The makers of the news.
#[derive(Debug)]
pub(crate) struct Newsroom {
    feeds: Vec<Subscription>,
    languages: Vec<language::Language>,
}

impl Newsroom {
    pub(crate) fn new(feeds: Vec<Subscription>) -> Self {
        Self { feeds, languages: language::Language::all() }
    }

    /// The article of a number, of so many in all, with the id of its feed. Their dates rise with the number up to `end`.
    pub(crate) fn article(&self, number: u64, total: u64, end: Timestamp) -> (String, NewArticle) {
        let mut dice = Dice::new(number + 1);
        // A third of all news comes from the feeds of the first section.
        let first = self.feeds.first().map(|feed| feed.section.clone()).unwrap_or_default();
        let big: Vec<&Subscription> = self.feeds.iter().filter(|feed| feed.section == first).collect();
        let all: Vec<&Subscription> = self.feeds.iter().collect();
        let from = if dice.below(4) == 0 { &big } else { &all };
        let at = dice.below(from.len());
        let (feed, host) = from.get(at).map_or_else(Default::default, |feed| (feed.id.clone(), feed.id.clone()));
        let drawn = [0, 0, 0, 0, 1, 2, 3, 3, 4, 5, 6, 6, 7].get(dice.below(13)).copied().unwrap_or(0);
        let Some(language) = self.languages.get(drawn) else { return (feed, empty(number)) };
        let spread = SignedDuration::from_hours(YEARS * 8_766);
        let back =
            spread.as_secs() * i64::try_from(total - number).unwrap_or(0) / i64::try_from(total.max(1)).unwrap_or(1);
        let published = end - SignedDuration::from_secs(back);

        let extra = extra(number, total, &mut dice);
        let topic: Vec<&str> = (0..30).map(|_| language.word(&mut dice)).collect();
        let mut title = String::new();
        let words = 6 + dice.below(6);
        language.sentence(&mut dice, words, &topic, "", &mut title);
        let title = title.trim_end_matches(['.', '。', '।', ' ']).to_owned();
        let body = body(language, &topic, extra, &host, &mut dice);
        let credits = credits(language, &mut dice);
        let link =
            format!("https://www.{host}.example/{}/{number}-{}", published.strftime("%Y/%m/%d"), dice.next() % 100_000);
        let fields = credits.iter().filter(|credit| credit.role == Role::Author).map(field).collect();
        let tag = Language::parse(language.tag);
        let evidence = Evidence {
            fields,
            blocks: Vec::new(),
            title: Some(title.clone()),
            site_names: vec![host.clone()],
            language: tag.clone(),
        };
        let article = NewArticle {
            guid: Some(link.clone()),
            former: link.clone(),
            title,
            canonical: Some(link.clone()),
            link: Some(link),
            label: None,
            language: tag,
            published: Some(published),
            updated: None,
            summary: None,
            body: Some(body),
            tags: vec![language.word(&mut dice).to_owned()],
            enclosures: Vec::new(),
            evidence,
            found: FoundCredits { credits, ..FoundCredits::default() },
            rules: 1,
            prepared: Prepared::default(),
            text: TextState::Feed,
        };
        (feed, article)
    }
}

fn empty(number: u64) -> NewArticle {
    NewArticle {
        guid: Some(number.to_string()),
        former: number.to_string(),
        title: String::new(),
        link: None,
        canonical: None,
        label: None,
        language: None,
        published: None,
        updated: None,
        summary: None,
        body: None,
        tags: Vec::new(),
        enclosures: Vec::new(),
        evidence: Evidence::default(),
        found: FoundCredits::default(),
        rules: 1,
        prepared: Prepared::default(),
        text: TextState::Feed,
    }
}

/// What is put into an article so that a search for it has a known answer.
fn extra(number: u64, total: u64, dice: &mut Dice) -> &'static str {
    let every = (total / 5).max(1);
    match dice.below(ONE_IN * 10) {
        _ if number % every == every / 2 => RARE,
        0 => PHRASE,
        1..9 => COMMON,
        _ => "",
    }
}

/// Markup of about [`BYTES`] bytes, seven of ten of them text.
fn body(language: &language::Language, topic: &[&str], extra: &str, host: &str, dice: &mut Dice) -> String {
    let aim = (BYTES - PARAGRAPH / 2) * (70 + dice.below(61)) / 100;
    let mut markup = picture(host, dice);
    let mut paragraphs = 0;
    while markup.len() < aim {
        let mut text = String::new();
        for at in 0..=dice.below(3) {
            let words = 8 + dice.below(16);
            let here = if paragraphs == 1 && at == 0 { extra } else { "" };
            language.sentence(dice, words, topic, here, &mut text);
        }
        let text = text.trim_end().to_owned();
        let paragraph = match dice.below(8) {
            0 | 1 => {
                let cut = text.char_indices().nth(20).map_or(text.len(), |(at, _)| at);
                let (linked, rest) = text.split_at(cut);
                let address = dice.next() % 1_000_000;
                format!(
                    "<p><a href=\"https://www.{host}.example/archive/{address}/\" target=\"_blank\" rel=\"noopener\">\
                     {linked}</a>{rest}</p>\n"
                )
            }
            2 => format!("<blockquote class=\"quote\"><p><em>{text}</em></p></blockquote>\n"),
            3 => format!("<h2 class=\"heading\">{text}</h2>\n"),
            4 => format!("{}<p class=\"text\">{text}</p>\n", picture(host, dice)),
            _ => format!("<p class=\"text\">{text}</p>\n"),
        };
        markup.push_str(&paragraph);
        paragraphs += 1;
    }
    markup
}

fn picture(host: &str, dice: &mut Dice) -> String {
    let name = dice.next() % 100_000_000;
    format!(
        "<figure class=\"image size-large\"><img src=\"https://cdn.{host}.example/uploads/{name}-1024x683.jpg\" alt=\"\" \
         width=\"1024\" height=\"683\" srcset=\"https://cdn.{host}.example/uploads/{name}-300x200.jpg 300w\"></figure>\n"
    )
}

/// An author of four hundred, and for one article of five a translator.
fn credits(language: &language::Language, dice: &mut Dice) -> Vec<Credit> {
    let mut credits = vec![Credit::new(Role::Author, name(language, dice, 400), "dc:creator")];
    if dice.below(5) == 0 {
        credits.push(Credit::new(Role::Translator, name(language, dice, 60), "block 7"));
    }
    credits
}

fn name(language: &language::Language, dice: &mut Dice, of: usize) -> String {
    let mut dice = Dice::new(u64::try_from(dice.below(of)).unwrap_or(0) + 1_000_003);
    let mut names = String::new();
    for _ in 0..2 {
        let word = language.word(&mut dice);
        let mut letters = word.chars();
        names.extend(letters.next().into_iter().flat_map(char::to_uppercase));
        names.push_str(letters.as_str());
        names.push(' ');
    }
    names.trim_end().to_owned()
}

fn field(credit: &Credit) -> Field {
    Field { source: Source::DcCreator, role: None, text: credit.name.clone(), url: None, email: None }
}
