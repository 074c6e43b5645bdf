//! Pictures: fetched once and kept, shown in the room that was kept free for them, hostile ones refused.

mod edge;

use std::collections::HashMap;
use std::io::Cursor;
use std::time::Duration;

use crossterm::event::{KeyCode, KeyModifiers};
use dateline::app::{Answer, App, Data, Effect, Environment, Input, Job, Msg, Opened, Question, Report};
use dateline::config::Settings;
use dateline::desk::{PictureSource, decode, known_pictures, opened, picture};
use dateline::fetch::{Client, Limits};
use dateline::model::{Article, ArticleId, Headline, SectionCount, Subscription, TextState};
use dateline::store::Store;
use dateline::text::{Placed, document};
use dateline::ui::{self, Picture, Pictures, Protocol};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use jiff::Timestamp;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::style::Color;
use rstest::rstest;

use crate::support::{Page, Server};

const SIZE: (u16, u16) = (60, 24);
const CELL: (u16, u16) = (10, 20);
const SRC: &str = "https://harbour.example/quay.png";

/// Red above, blue below.
fn flag(width: u32, height: u32) -> DynamicImage {
    let colour = |_, y| if y * 2 < height { Rgb([200, 0, 0]) } else { Rgb([0, 0, 200]) };
    RgbImage::from_fn(width, height, colour).into()
}

fn bytes(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn article(body: &str) -> Article {
    let headline = Headline {
        more_unread: false,
        id: ArticleId(1),
        title: "The quay".to_owned(),
        source: "Harbour Radio".to_owned(),
        feed: "harbour".to_owned(),
        section: "World".to_owned(),
        credits: Vec::new(),
        date: Timestamp::UNIX_EPOCH,
        language: None,
        read: true,
        starred: false,
        hidden: false,
        later: false,
        link: None,
        text: TextState::Feed,
    };
    Article {
        headline,
        label: None,
        summary: None,
        body: Some(body.to_owned()),
        attempt: None,
        links: Vec::new(),
        credits: Vec::new(),
        consumed: Vec::new(),
        updated: None,
        enclosures: Vec::new(),
        tags: Vec::new(),
        position: 0,
    }
}

/// An application that shows an article, the sizes of its pictures in the cache, and the pictures it asks for.
fn reading(body: &str, known: &[(&str, (u32, u32))], offline: bool, cell: Option<(u16, u16)>) -> (App, Vec<Placed>) {
    reading_in(Environment::new(Settings::default(), offline).with_pictures(cell), body, known)
}

/// The same in other surroundings.
fn reading_in(environment: Environment, body: &str, known: &[(&str, (u32, u32))]) -> (App, Vec<Placed>) {
    let (mut app, _) = App::new(environment);
    app.update(Msg::Input(Input::Resize(SIZE.0, SIZE.1)));
    let article = article(body);
    let sections = vec![SectionCount { name: "World".to_owned(), articles: 1, unread: 0 }];
    for effect in app.update(Msg::Data(Data::Query(Answer::Sections(sections)))) {
        if let Effect::Query(Question::Headlines { ticket, .. }) = effect {
            let rows = vec![article.headline.clone()];
            app.update(Msg::Data(Data::Query(Answer::Headlines { ticket, rows, newest: ArticleId(1) })));
        }
    }
    let mut asked = Vec::new();
    for effect in press(&mut app, KeyCode::Enter) {
        if let Effect::Query(Question::Article { ticket, .. }) = effect {
            let known: HashMap<String, (u32, u32)> =
                known.iter().map(|(src, size)| ((*src).to_owned(), *size)).collect();
            let opened = open(article.clone(), known);
            asked.extend(wanted(&app.update(Msg::Data(Data::Query(Answer::Article { ticket, opened: Some(opened) })))));
        }
    }
    (app, asked)
}

fn open(article: Article, pictures: HashMap<String, (u32, u32)>) -> Box<Opened> {
    let document = document(article.body.as_deref().unwrap_or_default(), None);
    Box::new(Opened {
        article,
        document,
        standfirst: None,
        translated_title: None,
        version: None,
        teaser: false,
        pictures,
    })
}

fn press(app: &mut App, key: KeyCode) -> Vec<Effect> {
    app.update(Msg::Input(Input::Key(key, KeyModifiers::NONE)))
}

fn wanted(effects: &[Effect]) -> Vec<Placed> {
    let wanted = |effect: &Effect| match effect {
        Effect::Job(Job::Pictures { wanted, .. }) => wanted.clone(),
        _ => Vec::new(),
    };
    effects.iter().flat_map(wanted).collect()
}

fn drawn(app: &App, pictures: &Pictures) -> Buffer {
    let mut terminal = Terminal::new(TestBackend::new(SIZE.0, SIZE.1)).unwrap();
    terminal.draw(|frame| _ = ui::draw_with(app, pictures, frame)).unwrap();
    terminal.backend().buffer().clone()
}

fn rows(buffer: &Buffer) -> Vec<String> {
    let line = |row: u16| (0..SIZE.0).map(|column| buffer[(column, row)].symbol()).collect::<String>();
    (0..SIZE.1).map(|row| line(row).trim().to_owned()).collect()
}

fn row_of(buffer: &Buffer, words: &str) -> Option<usize> {
    rows(buffer).iter().position(|row| row.contains(words))
}

fn red(buffer: &Buffer) -> usize {
    let is_red = |colour: Color| matches!(colour, Color::Rgb(red, _, blue) if red > 150 && blue < 50);
    buffer.content.iter().filter(|cell| is_red(cell.fg) || is_red(cell.bg)).count()
}

const BODY: &str = "<p>Before.</p><figure><img src=\"https://harbour.example/quay.png\" alt=\"A quay\">\
                    <figcaption>The quay at noon.</figcaption></figure><p>After the picture.</p>";

#[test]
fn a_picture_comes_into_the_room_that_was_kept_free_for_it() {
    let (mut app, asked) = reading(BODY, &[], false, Some(CELL));
    assert_eq!(asked.len(), 1);
    let before = drawn(&app, &Pictures::default());
    let caption = row_of(&before, "The quay at noon.").unwrap();
    assert!(row_of(&before, "▣ …").unwrap() < caption, "{:#?}", rows(&before));

    let mut pictures = Pictures::default();
    pictures.keep(&asked[0], Picture::new(&flag(300, 300), &asked[0], Protocol::Blocks, CELL).unwrap());
    app.update(Msg::Data(Data::Job(Report::Picture(SRC.to_owned(), Ok(())))));
    assert!(app.take_dirty());
    let after = drawn(&app, &pictures);
    assert!(red(&after) > 40, "{:#?}", rows(&after));
    for words in ["Before.", "The quay at noon.", "After the picture."] {
        assert_eq!(row_of(&after, words), row_of(&before, words), "{words} moved: {:#?}", rows(&after));
    }
    assert_eq!(row_of(&after, "▣ …"), None);
}

#[test]
fn a_key_turns_pictures_off_and_the_caption_stays() {
    let (mut app, asked) = reading(BODY, &[], false, Some(CELL));
    let mut pictures = Pictures::default();
    pictures.keep(&asked[0], Picture::new(&flag(300, 300), &asked[0], Protocol::Blocks, CELL).unwrap());
    let with = row_of(&drawn(&app, &pictures), "After").unwrap();
    press(&mut app, KeyCode::Char('p'));
    let without = drawn(&app, &pictures);
    assert_eq!(red(&without), 0);
    assert!(row_of(&without, "The quay at noon.").is_some() && row_of(&without, "After").unwrap() < with);
    press(&mut app, KeyCode::Char('p'));
    assert_eq!(row_of(&drawn(&app, &pictures), "After"), Some(with));
}

#[test]
fn pictures_in_hand_are_bounded_and_go_when_nobody_wants_them() {
    let mut pictures = Pictures::default();
    let placed = |number: usize| Placed { src: number.to_string(), columns: 190, rows: 50, indent: 0 };
    let picture = Picture::new(&flag(1_900, 1_000), &placed(0), Protocol::Kitty, CELL);
    assert!(pictures.keep(&placed(0), picture.unwrap()));
    let kept = (1..9).take_while(|number| {
        let picture = Picture::new(&flag(1_900, 1_000), &placed(*number), Protocol::Kitty, CELL);
        pictures.keep(&placed(*number), picture.unwrap())
    });
    assert!((3..7).contains(&kept.count()));
    pictures.keep_only(&[placed(1)]);
    assert_eq!([0, 1, 2].map(|number| pictures.has(&placed(number))), [false, true, false]);
    assert!(pictures.keep(&placed(9), Picture::new(&flag(9, 9), &placed(9), Protocol::Kitty, CELL).unwrap()));
}

#[test]
fn pictures_that_are_turned_off_are_let_go_of_and_asked_for_again() {
    let (mut app, asked) = reading(BODY, &[], false, Some(CELL));
    assert_eq!(asked.len(), 1);
    let none = |effect: &Effect| matches!(effect, Effect::Job(Job::Pictures { wanted, .. }) if wanted.is_empty());
    assert!(press(&mut app, KeyCode::Char('p')).iter().any(none));
    assert_eq!(wanted(&press(&mut app, KeyCode::Char('p'))), asked);
}

#[test]
fn a_terminal_or_a_setting_without_pictures_keeps_no_room_and_asks_for_none() {
    let (app, asked) = reading(BODY, &[], false, None);
    assert!(asked.is_empty());
    let rows = rows(&drawn(&app, &Pictures::default()));
    let caption = rows.iter().position(|row| row.contains("The quay at noon.")).unwrap();
    assert_eq!(rows[caption - 2], "Before.");
}

#[test]
fn offline_only_pictures_of_the_cache_get_room() {
    assert!(reading(BODY, &[], true, Some(CELL)).1.is_empty());
    let (_, asked) = reading(BODY, &[(SRC, (800, 200))], true, Some(CELL));
    assert_eq!((asked[0].columns, asked[0].rows), (56, 7));
}

#[test]
fn a_picture_that_cannot_be_had_says_why_and_moves_nothing() {
    let (mut app, _) = reading(BODY, &[], false, Some(CELL));
    let before = drawn(&app, &Pictures::default());
    let answer = Err("the server answered 404 (not found)".into());
    app.update(Msg::Data(Data::Job(Report::Picture(SRC.to_owned(), answer))));
    let after = drawn(&app, &Pictures::default());
    assert!(row_of(&after, "▣ the server answered 404").is_some(), "{:#?}", rows(&after));
    assert_eq!(row_of(&after, "After"), row_of(&before, "After"));
}

#[rstest]
#[case(Protocol::Kitty)]
#[case(Protocol::Sixel)]
#[case(Protocol::Iterm2)]
#[case(Protocol::Blocks)]
fn every_protocol_fits_its_room_and_is_cut_at_the_edges(#[case] protocol: Protocol) {
    let body = format!("{BODY}{}", "<p>More of it.</p>".repeat(30));
    let (mut app, asked) = reading(&body, &[(SRC, (400, 300))], false, Some(CELL));
    let mut pictures = Pictures::default();
    pictures.keep(&asked[0], Picture::new(&flag(400, 300), &asked[0], protocol, CELL).unwrap());
    for _ in 0..30 {
        let buffer = drawn(&app, &pictures);
        let last = rows(&buffer).pop().unwrap();
        assert!(last.contains("q back"), "the status line was overdrawn: {last}");
        press(&mut app, KeyCode::Char('j'));
    }
}

#[test]
fn what_is_no_picture_or_too_large_is_refused_before_it_is_decoded() {
    let small = bytes(&flag(40, 30), ImageFormat::Png);
    let size = |bytes: &[u8]| decode(bytes).map(|image| (image.width(), image.height())).ok();
    assert_eq!(size(&small), Some((40, 30)));
    assert_eq!(size(&bytes(&flag(40, 30), ImageFormat::Jpeg)), Some((40, 30)));
    let said = |bytes: &[u8]| decode(bytes).unwrap_err().to_string();
    assert!(said(b"<svg onload=alert(1)>").contains("pictures of this format cannot be shown"));
    assert!(said(b"").contains("pictures of this format cannot be shown"));
    assert!(said(&small[..60]).contains("damaged"));
    // A header that promises 60,000 pixels on each side.
    let mut bomb = small.clone();
    bomb[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
    let crc = crc(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&crc.to_be_bytes());
    assert!(said(&bomb).contains("too large: 60000×60000"), "{}", said(&bomb));
    for at in 0..small.len() {
        let mut broken = small.clone();
        broken[at] ^= 0xff;
        let _ = decode(&broken);
    }
}

/// The check sum of a chunk of PNG.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 })
    })
}

#[rstest]
#[case("https://harbour.example/lead", Some("image/jpeg"), true)]
#[case("https://harbour.example/lead.JPG?w=800", None, true)]
#[case("https://harbour.example/talk.mp3", None, false)]
#[case("https://harbour.example/talk.jpg", Some("audio/mpeg"), false)]
fn the_picture_that_comes_with_an_article_leads_it(#[case] url: &str, #[case] mime: Option<&str>, #[case] leads: bool) {
    let mut article = article("<p>Ships may pass.</p>");
    article.enclosures = vec![(url.to_owned(), mime.map(ToOwned::to_owned))];
    let pictures = |article: &Article| opened(article).0.pictures().map(ToOwned::to_owned).collect::<Vec<_>>();
    assert_eq!(pictures(&article) == [url], leads);
    article.body = Some(BODY.to_owned());
    assert_eq!(pictures(&article), [SRC], "a text with pictures of its own needs none");
}

fn quick() -> Client {
    Client::new(Limits { spacing: Duration::ZERO, bytes: 100_000, ..Limits::default() }).unwrap()
}

fn page(content_type: &'static str, body: Vec<u8>) -> Page {
    Page { status: 200, content_type, etag: None, body }
}

fn harbour(url: &str) -> Subscription {
    Subscription { id: "harbour".to_owned(), url: url.to_owned(), ..Subscription::default() }
}

#[tokio::test]
async fn a_picture_is_fetched_once_and_read_offline() {
    let server = Server::new(vec![("/quay.png".to_owned(), page("image/png", bytes(&flag(64, 48), ImageFormat::Png)))]);
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).await.unwrap();
    let (client, src) = (quick(), server.url("/quay.png"));
    let document = document(&format!("<img src=\"{src}\">"), None);
    let (article, feeds) = (article(""), [harbour(&server.url("/feed"))]);
    let online = PictureSource { client: Some(&client), feeds: &feeds, keep: 10 };
    let offline = PictureSource { client: None, ..online };

    assert_eq!(picture(&store, offline, &article, &src, Timestamp::now()).await.unwrap(), None);
    assert!(known_pictures(&store, &document).is_empty());
    let first = picture(&store, online, &article, &src, Timestamp::now()).await.unwrap();
    assert!(first.is_some());
    assert_eq!(picture(&store, offline, &article, &src, Timestamp::now()).await.unwrap(), first);
    assert_eq!(known_pictures(&store, &document).get(&src), Some(&(64, 48)));
    let asked = server.requests();
    assert_eq!(asked.len(), 1);
    assert!(asked[0].header("accept").is_some_and(|kinds| kinds.contains("image/webp")), "{asked:?}");
}

#[tokio::test]
async fn what_a_server_calls_a_picture_is_looked_at_before_it_is_kept() {
    let server = Server::new(vec![
        ("/page.png".to_owned(), page("image/png", b"<html>no picture</html>".to_vec())),
        ("/huge.png".to_owned(), page("image/png", vec![0; 200_000])),
    ]);
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).await.unwrap();
    let client = quick();
    let (article, feeds) = (article(""), [harbour(&server.url("/feed"))]);
    let source = PictureSource { client: Some(&client), feeds: &feeds, keep: 10 };
    for path in ["/page.png", "/huge.png", "/missing.png"] {
        let src = server.url(path);
        assert!(picture(&store, source, &article, &src, Timestamp::now()).await.is_err(), "{path}");
        assert_eq!(store.picture(&src, Timestamp::now()).await.unwrap(), None, "{path}");
    }
    // A story of the open web may not lead into the reader's own network, nor one of a feed that is gone.
    for feeds in [&[harbour("https://harbour.example/feed")][..], &[]] {
        let source = PictureSource { feeds, ..source };
        let refused = picture(&store, source, &article, &server.url("/page.png"), Timestamp::now()).await;
        assert!(refused.unwrap_err().to_string().contains("private network"));
    }
}

#[tokio::test]
async fn the_oldest_pictures_go_when_there_are_too_many_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).await.unwrap();
    let name = |n: u32| format!("https://harbour.example/{n}.png");
    for n in 0..4_u32 {
        store.keep_picture(&name(n), vec![1; 400], 1_000).await.unwrap();
        let age = std::time::SystemTime::UNIX_EPOCH + Duration::from_secs(1_000 + u64::from(n));
        let file = std::fs::File::options().append(true).open(store.picture_file(&name(n))).unwrap();
        file.set_modified(age).unwrap();
        if n == 1 {
            // Looked at again: no longer the oldest.
            assert!(store.picture(&name(0), Timestamp::now()).await.unwrap().is_some());
        }
    }
    let mut kept = Vec::new();
    for n in 0..4 {
        kept.push(store.picture(&name(n), Timestamp::now()).await.unwrap().is_some());
    }
    assert_eq!(kept, [true, false, false, true]);
    store.keep_picture(&name(9), vec![1; 2_000], 1_000).await.unwrap();
    assert_eq!(store.picture(&name(9), Timestamp::now()).await.unwrap(), None, "larger than all that may be kept");
}
