//! Stories: the same text, the same event, the same event in another language; in any order of arrival, and at speed.

mod cache;
mod command;
mod rows;
mod world;

use std::collections::{BTreeSet, HashMap};

use dateline::model::Language;
use dateline::story::{Counts, Fingerprint, Grouper, Item, Place, Relation, Why, fingerprint, stories};
use proptest::prelude::*;
use world::{Article, world};

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;

fn print(article: &Article) -> Fingerprint {
    let item = Item {
        newsroom: &article.newsroom,
        name: &article.newsroom,
        language: &Language::parse(&article.language).unwrap_or_default(),
        published: article.published,
        title: &article.title,
        standfirst: "",
        body: &article.body,
    };
    fingerprint(&item)
}

fn numbered(articles: &[Article]) -> Vec<(i64, Fingerprint)> {
    (0..).zip(articles).map(|(id, article)| (id, print(article))).collect()
}

/// Where each article belongs, in the order of their numbers.
fn places(articles: &[Article], relations: &[Relation]) -> Vec<Place> {
    let mut order: Vec<i64> = (0..).take(articles.len()).collect();
    order.sort_by_key(|id| (articles[usize::try_from(*id).unwrap()].published, *id));
    let mut places = stories(&order, relations, &BTreeSet::new());
    places.sort_by_key(|place| place.article);
    places
}

fn grouped(articles: &[Article]) -> Vec<Place> {
    places(articles, &Grouper::new(Counts::default()).add(numbered(articles)))
}

fn article_by(newsroom: &str, language: &str, published: i64, title: &str, body: &str) -> Article {
    let own = |text: &str| text.to_owned();
    Article { newsroom: own(newsroom), language: own(language), published, title: own(title), body: own(body) }
}

/// Other news, so that words and names have a rarity.
fn background() -> Vec<Article> {
    world(7, 60).into_iter().map(|(_, article)| article).collect()
}

fn stories_of(of: Vec<Article>) -> Vec<Place> {
    let own = of.len();
    let mut all = of;
    all.extend(background());
    grouped(&all).into_iter().take(own).collect()
}

const WIRE: &str = "OSTVIK, May 4 (Nordwire) - A cable ship cut the power line to the island of Rauda on Tuesday, leaving 2,300 \
    homes in the dark for a second evening. The grid operator Rauda Kraft said divers had found the break 40 metres down.\n\n\
    The captain, Halvor Espeset, told the coast guard that an anchor had slipped. Repairs would take at least six days, \
    the operator said, and two ferries with generators were on their way from Bremsund.";

#[test]
fn a_cut_or_introduced_copy_is_the_same_text() {
    let cut = WIRE.split("\n\n").next().unwrap();
    let introduced = format!("Candles are sold out.\n\n{}\n\n(Nordwire)", WIRE.replace("metres", "meters"));
    let places = stories_of(vec![
        article_by("Nordwire", "en", 0, "Cable ship cuts power to island", WIRE),
        article_by("The Fjord Post", "en", HOUR, "Rauda in the dark again", cut),
        article_by("Quay Herald", "en", 2 * HOUR, "Anchor blamed for blackout", &introduced),
    ]);
    assert!(places.iter().all(|place| (place.story, place.text) == (0, 0)), "{places:?}");
}

/// The same in words of its own.
const OWN: &str = "Sixty-year-old Inga Moen cooks on a camping stove. Since an anchor tore the cable to Rauda, the island's 2,300 \
    homes have had neither light nor heat. The ship's captain, Halvor Espeset, has apologised. Rauda Kraft is bringing \
    generators by ferry from Bremsund; divers work at 40 metres.";

#[test]
fn a_text_of_ones_own_is_of_the_story_and_not_the_same_text() {
    let places = stories_of(vec![
        article_by("Nordwire", "en", 0, "Cable ship cuts power to island", WIRE),
        article_by("The Fjord Post", "en", 5 * HOUR, "Dinner by candlelight on Rauda", OWN),
    ]);
    assert_eq!((places[1].story, places[1].text), (0, 1));
}

#[test]
fn the_likeness_of_a_newsrooms_own_articles_makes_a_story_and_draws_nothing_into_one_of_others() {
    let told = |newsroom: &str| {
        let mut all = vec![
            article_by("Nordwire", "en", 0, "Cable ship cuts power to island", WIRE),
            article_by(newsroom, "en", 5 * HOUR, "Dinner by candlelight on Rauda", OWN),
        ];
        all.extend(background());
        let relations = Grouper::new(Counts::default()).add(numbered(&all));
        let odds = relations.iter().find_map(|relation| match relation.why {
            Why::SameEvent(odds) if (relation.one, relation.other) == (0, 1) => Some(odds),
            _ => None,
        });
        (places(&all, &relations)[1].story, odds.unwrap() > 0.0)
    };
    assert_eq!(told("The Fjord Post"), (0, true));
    assert_eq!(told("Nordwire"), (0, false));
}

#[test]
fn an_event_is_known_again_in_other_languages_by_names_places_and_numbers() {
    let places = stories_of(vec![
        article_by(
            "Nordwire",
            "en",
            0,
            "Cable ship cuts power to Norwegian island",
            &WIRE.replace("OSTVIK", "OSTVIK, Norway"),
        ),
        article_by(
            "Лагуна",
            "ru",
            HOUR,
            "Остров Рауда остался без света",
            "В Норвегии судно порвало кабель к острову Рауда, без света 2300 домов. Капитан Халвор Эспесет сообщил, что \
             сорвался якорь. Компания Рауда Крафт отправила из Бремсунда паромы с генераторами.",
        ),
        article_by(
            "潮新聞",
            "ja",
            2 * HOUR,
            "船がケーブル切断、島が停電",
            "ノルウェーのラウダ島で船が電力ケーブルを切断し、2300戸が停電した。ハルヴォル・エスペセット船長は錨が滑ったと話した。深さ40メートル。",
        ),
    ]);
    assert!(places.iter().all(|place| place.story == 0), "{places:?}");
    assert_eq!(places.iter().map(|place| place.text).collect::<Vec<_>>(), [0, 1, 2]);
}

#[test]
fn what_stands_in_a_newsroom_every_day_is_in_no_story() {
    let weather = |day: i64, high: i64, sky: &str| {
        let body = format!(
            "The day begins {sky} over the southern coast. Highs reach {high} degrees inland, and the wind blows from the west. \
             The forecast for the islands follows at eight, read by our weather desk, as on every day of the year."
        );
        article_by("The Fjord Post", "en", day * DAY, &format!("Weather for the coast: {sky}"), &body)
    };
    let places = stories_of(vec![weather(0, 9, "grey"), weather(1, 11, "bright"), weather(2, 8, "with rain")]);
    let alone: Vec<i64> = places.iter().map(|place| place.story).collect();
    assert_eq!(alone, [0, 1, 2]);
    assert_eq!(places.iter().map(|place| place.text).collect::<Vec<_>>(), [0, 1, 2]);
}

#[test]
fn the_same_words_weeks_later_are_another_event() {
    let again = WIRE.replace("Tuesday", "Friday").replace("2,300", "2,310");
    let places = stories_of(vec![
        article_by("Nordwire", "en", 0, "Cable ship cuts power to island", WIRE),
        article_by("The Fjord Post", "en", 20 * DAY, "Cable ship cuts power to island", &again),
    ]);
    assert_eq!(places[1].story, 1);
}

#[test]
fn an_article_that_was_split_off_stays_alone() {
    let all = [
        article_by("Nordwire", "en", 0, "Cable ship cuts power to island", WIRE),
        article_by("The Fjord Post", "en", HOUR, "Rauda in the dark again", WIRE),
    ];
    let relations = Grouper::new(Counts::default()).add(numbered(&all));
    let places = stories(&[0, 1], &relations, &BTreeSet::from([1]));
    assert_eq!((places[1].story, places[1].text), (1, 1));
}

#[test]
fn a_fingerprint_is_bounded_and_kept_as_bytes() {
    let long = WIRE.repeat(500);
    let article = article_by("Nordwire", "en", 1_700_000_000, &long, &long);
    let bytes = print(&article).to_bytes();
    assert!(bytes.len() < 8_000, "{}", bytes.len());
    assert_eq!(Fingerprint::from_bytes(&bytes), Some(print(&article)));
    assert_eq!(Fingerprint::from_bytes(bytes.get(..bytes.len() - 1).unwrap()), None);
    assert_eq!(Fingerprint::from_bytes(&[]), None);
    let empty = article_by("", "xx", 0, "", "");
    assert_eq!(Fingerprint::from_bytes(&print(&empty).to_bytes()), Some(print(&empty)));
}

/// Pairs of articles of one story.
fn pairs(places: &[Place]) -> BTreeSet<(i64, i64)> {
    let mut stories: HashMap<i64, Vec<i64>> = HashMap::new();
    for place in places {
        stories.entry(place.story).or_default().push(place.article);
    }
    let of = |members: &Vec<i64>| -> Vec<(i64, i64)> {
        members.iter().flat_map(|one| members.iter().map(move |other| (*one, *other))).filter(|(a, b)| a < b).collect()
    };
    stories.values().flat_map(of).collect()
}

#[test]
fn an_invented_world_is_grouped_as_it_was_made() {
    let made = world(3, 400);
    let articles: Vec<Article> = made.iter().map(|(_, article)| article.clone()).collect();
    let found = pairs(&grouped(&articles));
    let as_made: Vec<Place> =
        (0..).zip(&made).map(|(article, (event, _))| Place { article, story: *event, text: article }).collect();
    let expected = pairs(&as_made);
    let shared = found.intersection(&expected).count();
    assert!(
        shared * 100 >= found.len() * 95 && shared * 100 >= expected.len() * 70,
        "{shared} of {} and {}",
        found.len(),
        expected.len()
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if std::env::var_os("DATELINE_FULL").is_some() { 200 } else { 4 }))]
    #[test]
    fn the_order_of_arrival_changes_next_to_nothing(seed in 0u64..1_000, slices in prop::collection::vec(1usize..90, 3..9)) {
        let articles: Vec<Article> = world(seed, 240).into_iter().map(|(_, article)| article).collect();
        let in_order = grouped(&articles);
        let mut shuffled = numbered(&articles);
        let mut random = world::Random::new(seed ^ 0x5eed);
        (1..shuffled.len()).rev().for_each(|at| shuffled.swap(at, random.below(at + 1)));
        let mut grouper = Grouper::new(Counts::default());
        let mut relations = Vec::new();
        for size in slices.iter().cycle() {
            if shuffled.is_empty() {
                break;
            }
            let rest = shuffled.split_off((*size).min(shuffled.len()));
            relations.extend(grouper.add(std::mem::replace(&mut shuffled, rest)));
        }
        let by_slices = places(&articles, &relations);
        let texts = |places: &[Place]| -> Vec<i64> { places.iter().map(|place| place.text).collect() };
        prop_assert_eq!(texts(&in_order), texts(&by_slices));
        let (one, other) = (pairs(&in_order), pairs(&by_slices));
        let differ = one.symmetric_difference(&other).count();
        prop_assert!(differ * 100 <= 3 * one.union(&other).count().max(1), "{} of {}", differ, one.len());
    }

    #[test]
    fn any_text_has_a_fingerprint(title in "\\PC{0,80}", body in "(\\PC|\n){0,400}", tag in "[a-z]{2}(-[A-Z][a-z]{3})?") {
        let print = print(&article_by("The Fjord Post", &tag, 0, &title, &body));
        prop_assert_eq!(Fingerprint::from_bytes(&print.to_bytes()), Some(print));
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = Fingerprint::from_bytes(&bytes);
    }
}

#[test]
fn an_article_that_is_alike_to_two_others_goes_with_the_more_alike() {
    let relation = |(one, other, odds)| Relation { one, other, why: Why::SameEvent(odds) };
    // 3 is as alike to 1 as to 4 where that counts in an average; the stories of both have nothing to do with each other.
    for (to_first, to_last, expected) in [(5.0, 3.5, [1, 1, 1, 4, 4]), (3.5, 5.0, [1, 1, 3, 3, 3])] {
        let relations = [(1, 2, 6.0), (4, 5, 6.0), (1, 3, to_first), (3, 4, to_last)].map(relation);
        let places = stories(&[1, 2, 3, 4, 5], &relations, &BTreeSet::new());
        let found: Vec<i64> = places.iter().map(|place| place.story).collect();
        assert_eq!(found, expected);
    }
}

#[test]
fn a_chain_of_articles_each_like_the_next_is_not_one_story() {
    let relation = |one: i64| Relation { one, other: one + 1, why: Why::SameEvent(0.5) };
    let places = stories(&[0, 1, 2, 3, 4, 5], &(0..5).map(relation).collect::<Vec<_>>(), &BTreeSet::new());
    let sizes = pairs(&places).len();
    assert!(sizes <= 3, "{places:?}");
}
