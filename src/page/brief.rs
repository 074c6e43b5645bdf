//! The measure of running text on the page of a short article: if no paragraph between the headline and the end of the
//! article is long, its sentences are its text.

use std::collections::HashSet;

use super::labels;
use super::leaf::{Leaf, Leaves, Tag};
use super::signs;
use crate::model::Place;

/// Minimum number of words of such a sentence.
const SENTENCE: usize = 4;
/// Minimum number of letters of one.
const LETTERS: usize = 20;
/// Meanings of names of elements whose text is not the article.
const OTHERS: [&str; 9] =
    ["navigation", "share", "related", "comments", "subscribe", "advert", "footer", "author", "consent"];
const STOPS: [char; 10] = ['.', '!', '?', ':', '。', '！', '？', '۔', '।', '…'];
const QUOTES: [char; 7] = ['"', '”', '»', '’', '」', ')', '）'];

/// Marks the sentences of an article without a long paragraph as running text.
pub(super) fn mark(leaves: &mut Leaves) {
    let others = signs::bits(&OTHERS);
    let Some(from) = leaves.all.iter().position(|leaf| is_under(leaves, leaf, Tag::H1)) else { return };
    // What is around the headline too is around the whole article, whatever its names.
    let around: HashSet<usize> = leaves.all.get(from).map(|leaf| leaves.chain(leaf.part).collect()).unwrap_or_default();
    let inner = |leaf: &Leaf| {
        let inner = leaves.chain(leaf.part).take_while(|at| !around.contains(at));
        inner.filter_map(|at| leaves.parts.get(at)).all(|part| part.signs & others == 0 && !is_outside(part.name))
    };
    let own: Vec<usize> = (from + 1..leaves.all.len())
        .filter(|at| leaves.all.get(*at).is_some_and(|leaf| is_own(leaf) && inner(leaf)))
        .collect();
    let lead = signs::bits(&["lead"]);
    let is_long = |leaf: &Leaf| leaf.is_prose() && leaves.above(leaf).all(|part| part.signs & lead == 0);
    if own.iter().filter_map(|at| leaves.all.get(*at)).any(is_long) {
        return;
    }
    for at in own {
        if let Some(leaf) = leaves.all.get_mut(at) {
            leaf.brief = is_sentence(leaf);
        }
    }
}

fn is_under(leaves: &Leaves, leaf: &Leaf, tag: Tag) -> bool {
    leaves.above(leaf).take(3).any(|part| part.name == tag)
}

fn is_outside(name: Tag) -> bool {
    matches!(name, Tag::Nav | Tag::Footer | Tag::Aside | Tag::Form | Tag::Caption)
}

/// Whether a line may be of the article.
fn is_own(leaf: &Leaf) -> bool {
    matches!(leaf.named(), Place::Text | Place::Inset | Place::Furniture)
        && leaf.links * 2 < leaf.chars
        && labels::of(&leaf.text).is_none()
}

fn is_sentence(leaf: &Leaf) -> bool {
    (leaf.words >= SENTENCE || leaf.chars >= LETTERS) && leaf.text.trim_end_matches(QUOTES).ends_with(STOPS)
}

#[cfg(test)]
mod tests {
    use crate::page::{Kind, read};

    const AROUND: &str = "<header><a href=/>Harbour</a><nav><a href=/n>News</a></nav></header>";

    fn page(article: &str) -> (Kind, String) {
        let markup =
            format!("<title>Old pier</title><body>{AROUND}{article}<footer><p>© Harbour Ltd</p></footer></body>");
        let page = read(&markup, None);
        (page.kind, page.body.unwrap_or_default())
    }

    #[test]
    fn the_short_sentences_and_headings_of_a_short_article_are_its_text() {
        let news = ["The pier was closed after the storm of Sunday night.", "Nobody was hurt.", "It opens in May."];
        let list = ["<h2>1. The quay</h2>", "The lamps are on at six.", "<h2>2. The light</h2>", "Take a warm coat."];
        let long = [
            "Vanha laituri suljettiin sunnuntaina myrskyn jälkeen kaupunginhallituksen päätöksellä toistaiseksi.",
            "<h2>Kallis korjaus</h2>",
            "Korjaustöiden kustannusarvio on kaksikymmentäviisi miljoonaa euroa, josta kaupunki maksaa puolet.",
            "Valitettavasti.",
            "Uusi laituri rakennetaan todennäköisesti seuraavan vuosikymmenen ensimmäisinä vuosina.",
        ];
        for lines in [&news[..], &list, &long] {
            let wrapped =
                |line: &&str| if line.starts_with('<') { (*line).to_owned() } else { format!("<p>{line}</p>") };
            let text: String = lines.iter().map(wrapped).collect();
            for article in [
                format!("<main><article><h1>Old pier</h1>{text}</article></main>"),
                format!("<div class=content><div class=text><h1>Old pier</h1>{text}</div></div>"),
            ] {
                let (kind, body) = page(&article);
                assert_eq!(kind, Kind::Article, "{article}");
                for line in lines {
                    assert!(body.contains(line.trim_start_matches("<h2>").trim_end_matches("</h2>")), "{line}: {body}");
                }
                assert!(!body.contains("Harbour"), "{body}");
            }
        }
    }

    #[test]
    fn what_is_below_a_short_article_is_not_its_text() {
        let article = "<main><article><h1>Old pier</h1><p>The pier was closed after the storm.</p></article>";
        for box_ in [
            "<div class=newsletter><p>Our letter comes every Friday.</p><p>It is free of charge.</p></div>",
            "<section class=related><h2>More of the coast</h2><p><a href=/1>The lamps are on at six again</a></p></section>",
            "<div id=comments><p>It was time that somebody did it.</p></div>",
            "<form><p>Enter your address here to sign up.</p></form>",
        ] {
            let (_, body) = page(&format!("{article}{box_}</main>"));
            assert!(body.contains("closed after the storm"), "{body}");
            let line = box_.split("<p>").nth(1).and_then(|line| line.split(['<', '>']).find(|run| run.len() > 12));
            assert!(!body.contains(line.unwrap()), "{body}");
        }
    }
}
