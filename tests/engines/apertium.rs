//! Real translation by Apertium, where it is installed: `tests/apertium.sh` does that.

use std::collections::BTreeMap;
use std::process::Command;

use dateline::config::{Translate, load_translate};
use dateline::desk::{Engines, Original, TranslateError, Translation, TranslationError, keep_guide, opened, translate};
use dateline::model::{Article, Language, Selection};
use dateline::store::Store;
use dateline::text::{Block, Document, document};
use dateline::translate::{Show, passages};
use jiff::Timestamp;

const SETTINGS: &str = "[translate]\nto = \"es\"\nwith = \"apertium\"\n[translate.engine.apertium]\n\
    program = [\"apertium\", \"-u\", \"-f\", \"html-noent\", \"{pair}\"]\nform = \"html\"\n\
    pairs = { en-es = \"eng-spa\", fr-es = \"fr-es\", es-it = \"spa-ita\" }\n";

/// Whether Apertium has these pairs; says so when it has not.
#[allow(clippy::print_stderr, reason = "a test that is skipped says so")]
fn is_there(pairs: &[&str]) -> bool {
    let listed =
        Command::new("apertium").arg("-l").output().map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    let listed = listed.unwrap_or_default();
    let there = pairs.iter().all(|pair| listed.split_whitespace().any(|word| word == *pair));
    if !there {
        eprintln!("skipped: Apertium is not installed, or not with {pairs:?}");
    }
    there
}

fn settings(text: &str) -> Translate {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("config.toml"), text).unwrap();
    let (settings, errors) = load_translate(folder.path());
    assert!(errors.is_empty(), "{errors:?}");
    settings
}

/// What a document is made of beside its words: kinds of blocks, links, numbers, pictures.
fn structure(document: &Document) -> Vec<String> {
    fn of(blocks: &[Block], found: &mut Vec<String>) {
        for block in blocks {
            match block {
                Block::Paragraph(spans) | Block::Heading(_, spans) => {
                    let kind = if let Block::Heading(level, _) = block { format!("h{level}") } else { "p".to_owned() };
                    let mut links: Vec<&str> = spans.iter().filter_map(|span| span.link.as_deref()).collect();
                    links.dedup();
                    links.sort_unstable();
                    let mut marks: BTreeMap<&str, bool> = BTreeMap::new();
                    for span in spans {
                        *marks.entry("strong").or_default() |= span.style.strong;
                        *marks.entry("emphasis").or_default() |= span.style.emphasis;
                        *marks.entry("code").or_default() |= span.style.code;
                    }
                    found.push(format!("{kind} {links:?} {marks:?}"));
                }
                Block::List(start, items) => {
                    found.push(format!("list {start:?} {}", items.len()));
                    for item in items {
                        of(item, found);
                    }
                }
                Block::Quote(inner) => {
                    found.push("quote".to_owned());
                    of(inner, found);
                }
                Block::Preformatted(lines) => found.push(lines.join("\n")),
                Block::Figure { src, .. } => found.push(format!("figure {src:?}")),
                Block::Table(table) => found.push(format!("table {} {}", table.header, table.rows.len())),
                Block::Rule => found.push("rule".to_owned()),
            }
        }
    }
    let mut found = Vec::new();
    of(&document.blocks, &mut found);
    found
}

/// The texts of the newsroom of the tests.
fn news() -> Vec<Document> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/newsroom");
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let mut texts: Vec<String> = Vec::new();
    for name in ["world.rss", "science.atom", "africa.rdf"] {
        let feed = dateline::feed::read(read(name).as_bytes(), None, None).unwrap();
        texts.extend(feed.entries.into_iter().filter_map(|entry| entry.content.or(entry.summary)));
    }
    for name in ["ferry.html", "olives.html", "orchard.html"] {
        texts.extend(dateline::page::read(&read(name), None).body);
    }
    texts.iter().map(|text| document(text, Some("https://harbour.example/"))).collect()
}

fn numbers(document: &Document) -> Vec<String> {
    let text = document.plain_blocks().join(" ");
    let mut numbers: Vec<String> =
        text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).map(str::to_owned).collect();
    numbers.sort();
    numbers
}

async fn translated(
    store: &Store,
    settings: &Translate,
    article: &Article,
    document: &Document,
    (from, to): (&str, &str),
) -> Result<Translation, TranslateError> {
    let (from, to) = (Language::parse(from).unwrap(), Language::parse(to).unwrap());
    let original = Original { article, document, standfirst: None, from: Some(&from), to: Some(&to), with: None };
    let engines = Engines { settings, client: None };
    match translate(store, engines, original, Timestamp::UNIX_EPOCH, |_| ()).await {
        Ok(translation) => Ok(translation),
        Err(TranslationError::Engine(error)) => Err(error),
        Err(TranslationError::Cache(error)) => panic!("{error}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn articles_keep_their_structure_through_a_real_engine() {
    if !is_there(&["eng-spa", "fr-es", "spa-ita"]) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).await.unwrap();
    let guide = dateline::desk::guide_subscriptions();
    store.subscribe(guide).await.unwrap();
    keep_guide(&store, Timestamp::UNIX_EPOCH).await.unwrap();
    let settings = settings(SETTINGS);
    let (mut articles, mut all, mut kept) = (0, 0, 0);
    let rows = store.headlines(Selection { limit: 1000, ..Selection::default() }, Timestamp::now()).await.unwrap();
    let mut texts = Vec::new();
    for row in rows.iter().filter(|row| ["guide-en", "guide-fr"].contains(&row.feed.as_str())) {
        let article = store.article(row.id).await.unwrap().unwrap();
        let (document, _) = opened(&article);
        texts.push((article, document, row.language.clone().unwrap().to_string()));
    }
    let guide = texts[0].0.clone();
    texts.extend(news().into_iter().map(|document| (guide.clone(), document, "en".to_owned())));
    for (article, mut document, from) in texts {
        let row = &article.headline;
        // What came into Spanish goes on into Italian.
        for (from, to) in [(from.as_str(), "es"), ("es", "it")] {
            let told = translated(&store, &settings, &article, &document, (from, to)).await.unwrap();
            assert!(told.stopped.is_none() && told.waiting == 0);
            let alone = told.document(&document, Show::Alone);
            assert_eq!(structure(&alone), structure(&document), "{from} {to}: {}", row.title);
            assert_eq!(numbers(&alone), numbers(&document), "{from} {to}: {}", row.title);
            // The headline is that of the guide, in another language.
            let stayed = told.outcomes.iter().filter(|outcome| matches!(outcome, Err(Some(_)))).count();
            (articles, all, kept) = (articles + 1, all + passages(&document).len(), kept + stayed);
            document = alone;
        }
    }
    assert!(articles >= 30 && kept * 10 < all, "{articles} articles, {kept} of {all} kept");
    store.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pair_that_apertium_does_not_have_is_a_failure_in_words() {
    if !is_there(&["eng-spa"]) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).await.unwrap();
    store.subscribe(dateline::desk::guide_subscriptions()).await.unwrap();
    keep_guide(&store, Timestamp::UNIX_EPOCH).await.unwrap();
    let row =
        store.headlines(Selection { limit: 1, ..Selection::default() }, Timestamp::now()).await.unwrap().remove(0);
    let article = store.article(row.id).await.unwrap().unwrap();
    let (document, _) = opened(&article);
    let text = "[translate]\nto = \"es\"\nwith = \"apertium\"\n[translate.engine.apertium]\n\
        program = [\"apertium\", \"-u\", \"{from}-{to}\"]\n";
    let error = translated(&store, &settings(text), &article, &document, ("de", "ja")).await.unwrap_err();
    let told = error.to_string();
    assert!(told.contains("the program apertium of the engine apertium") && told.contains("de-ja"), "{told}");
    store.close().await.unwrap();
}
