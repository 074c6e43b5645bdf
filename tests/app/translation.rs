//! An article with its translation by a machine below it, alone, and the original again.

use crossterm::event::{KeyCode, KeyModifiers};
use dateline::app::{Answer, App, Data, Effect, Input, Job, Msg, Opened, Report, TextView, Translated};
use dateline::model::{ArticleId, Credit, Language, Link, LinkKind, Role};
use dateline::text::{Block, Document, Span, Style, document};

use super::{app, article_ticket, enter, key, opened, screen};

const PASSAGES: usize = 40;

fn texts(translated: bool) -> Vec<String> {
    let word = if translated { "quai" } else { "quay" };
    (0..PASSAGES).map(|number| format!("Passage {number} of the {word}.")).collect()
}

/// The article of the tests, of many passages.
fn article(links: Vec<Link>) -> Box<Opened> {
    let mut opened = opened(1);
    opened.article.links = links;
    let body = texts(false).iter().map(|text| format!("<p>{text}</p>")).collect::<Vec<_>>().concat();
    opened.document = document(&body, None);
    opened
}

/// What comes of its translation when so many passages are done.
fn translated(done: usize, stopped: Option<&str>) -> Msg {
    let spans = |text: &str, translated: bool| {
        vec![Span { text: text.to_owned(), style: Style { translated, ..Style::default() }, ..Span::default() }]
    };
    let (mut interlinear, mut alone) = (Vec::new(), Vec::new());
    for (number, (own, other)) in texts(false).iter().zip(texts(true)).enumerate() {
        interlinear.push(Block::Paragraph(spans(own, false)));
        if number < done {
            interlinear.push(Block::Paragraph(spans(&other, true)));
        }
        alone.push(Block::Paragraph(spans(if number < done { &other } else { own }, false)));
    }
    let credit = Credit::new(Role::MachineTranslation, "letters", "translate")
        .with("engine", "letters")
        .with("from", "en")
        .with("to", "fr")
        .with("date", "2026-05-04");
    Msg::Data(Data::Job(Report::Translated(Box::new(Translated {
        id: ArticleId(1),
        interlinear: Document { blocks: interlinear },
        alone: Document { blocks: alone },
        title: Some("Titre".to_owned()),
        standfirst: None,
        kept_title: None,
        kept_standfirst: None,
        credit,
        blocks: PASSAGES,
        waiting: PASSAGES - done,
        stopped: stopped.map(Into::into),
    }))))
}

fn reading(links: Vec<Link>) -> App {
    let mut app = app(80, 24);
    let effects = app.update(enter());
    let (ticket, _) = article_ticket(&effects).unwrap();
    app.update(Msg::Data(Data::Query(Answer::Article { ticket, opened: Some(article(links)) })));
    app
}

fn job(effects: &[Effect]) -> Option<&Job> {
    effects.iter().find_map(|effect| match effect {
        Effect::Job(job @ (Job::Translate { .. } | Job::StopTranslating)) => Some(job),
        _ => None,
    })
}

fn escape() -> Msg {
    Msg::Input(Input::Key(KeyCode::Esc, KeyModifiers::NONE))
}

fn view(app: &App) -> TextView {
    app.reader().reading().unwrap().view()
}

/// The first passage on the screen.
fn first(app: &App) -> String {
    let shown = screen(app, 80, 24);
    let line = shown.lines().find(|line| line.contains("Passage ")).unwrap();
    line.split("Passage ").nth(1).unwrap().split(' ').next().unwrap().to_owned()
}

#[test]
fn a_key_shows_both_then_the_translation_then_the_original() {
    let mut app = reading(Vec::new());
    let wanted = Job::Translate { id: ArticleId(1), anyway: false, network: true };
    assert_eq!(job(&app.update(key('i'))), Some(&wanted));
    assert!(screen(&app, 80, 24).contains("translating (Esc stops)"));
    assert_eq!(job(&app.update(key('i'))), None, "it is under way");
    app.update(translated(PASSAGES, None));
    let shown = screen(&app, 80, 24);
    assert!(shown.contains("Passage 0 of the quay.") && shown.contains("Passage 0 of the quai."), "{shown}");
    assert!(shown.contains("Machine translation (letters), English → French, on this machine"), "{shown}");
    assert!(shown.contains("Headline 1\n") && shown.contains(" Titre\n") && !shown.contains("translating"), "{shown}");
    assert_eq!(view(&app), TextView::Interlinear);
    assert_eq!(job(&app.update(key('i'))), None);
    let shown = screen(&app, 80, 24);
    assert!(!shown.contains("Passage 0 of the quay.") && shown.contains("Passage 0 of the quai."), "{shown}");
    assert!(shown.contains("Titre") && shown.contains("Machine translation"), "{shown}");
    app.update(key('i'));
    let shown = screen(&app, 80, 24);
    assert!(!shown.contains("quai") && !shown.contains("Titre") && !shown.contains("Machine"), "{shown}");
    app.update(key('i'));
    assert_eq!(view(&app), TextView::Interlinear, "and round again, nothing asked");
}

#[test]
fn a_headline_and_a_standfirst_that_stay_in_the_original_have_the_mark() {
    let mut app = reading(Vec::new());
    app.update(key('i'));
    let Msg::Data(Data::Job(Report::Translated(mut kept))) = translated(PASSAGES, None) else { panic!() };
    (kept.title, kept.kept_title) = (None, Some("Headline 1 ‡".to_owned()));
    kept.kept_standfirst = Some("Nobody was asked. ‡".to_owned());
    app.update(Msg::Data(Data::Job(Report::Translated(kept))));
    for _ in [TextView::Interlinear, TextView::Translation] {
        let shown = screen(&app, 80, 24);
        assert!(shown.contains("Headline 1 ‡") && shown.contains("Nobody was asked. ‡"), "{shown}");
        app.update(key('i'));
    }
    assert!(!screen(&app, 80, 24).contains('‡'));
}

#[test]
fn the_credits_tell_where_and_when_a_machine_translated() {
    let mut app = reading(Vec::new());
    app.update(key('i'));
    app.update(translated(PASSAGES, None));
    app.update(key('c'));
    let shown = screen(&app, 80, 24);
    assert!(shown.contains("letters · on this machine · 4 May 2026 · from"), "{shown}");
}

#[test]
fn the_place_is_kept_in_every_view_and_while_more_comes() {
    let mut app = reading(Vec::new());
    for _ in 0..40 {
        app.update(key('j'));
    }
    let at = first(&app);
    assert!(at.parse::<usize>().unwrap() > 5, "{at}");
    app.update(key('i'));
    app.update(translated(3, None));
    assert_eq!(first(&app), at);
    app.update(translated(PASSAGES, None));
    assert_eq!(first(&app), at, "what came above moved nothing");
    let place = app.reader().reading().unwrap().place();
    let original = texts(false).join("\n");
    assert!(original[usize::try_from(place).unwrap()..].starts_with(&format!("Passage {at} ")), "{place}");
    for _ in 0..2 {
        app.update(key('i'));
        assert_eq!(first(&app), at);
    }
    assert_eq!(view(&app), TextView::Original);
}

#[test]
fn escape_stops_a_translation_and_only_then_goes_back() {
    let mut app = reading(Vec::new());
    app.update(key('i'));
    app.update(translated(3, None));
    assert_eq!(job(&app.update(escape())), Some(&Job::StopTranslating));
    assert_eq!(view(&app), TextView::Interlinear, "what came is shown");
    assert_eq!(job(&app.update(escape())), None);
    assert_eq!(app.input_state().focus(), dateline::app::Focus::List);
    // What comes late changes nothing.
    app.update(translated(PASSAGES, None));
    app.update(enter());
    assert!(!screen(&app, 80, 24).contains("Passage 4 of the quai."));
    // Where it is wanted again it goes on.
    for _ in 0..2 {
        assert_eq!(job(&app.update(key('i'))), None);
    }
    assert_eq!(view(&app), TextView::Original);
    assert!(matches!(job(&app.update(key('i'))), Some(Job::Translate { anyway: true, .. })));
}

#[test]
fn a_failure_is_told_and_another_article_stops_it() {
    let mut app = reading(Vec::new());
    app.update(key('i'));
    app.update(Msg::Data(Data::Job(Report::NotTranslated(ArticleId(1), "nothing is named".into()))));
    assert!(screen(&app, 80, 24).contains("not translated: nothing is named"));
    app.update(key('i'));
    app.update(translated(3, Some("it broke")));
    assert!(screen(&app, 80, 24).contains("the rest was not translated: it broke"));
    app.update(key('q'));
    app.update(enter());
    app.update(key('i'));
    let effects = app.update(key('n'));
    let (ticket, id) = article_ticket(&effects).unwrap();
    let mut stopped = job(&effects) == Some(&Job::StopTranslating);
    let effects = app.update(Msg::Data(Data::Query(Answer::Article { ticket, opened: Some(opened(id.0)) })));
    stopped |= job(&effects) == Some(&Job::StopTranslating);
    assert!(stopped || view(&app) == TextView::Original);
}

#[test]
fn what_a_person_wrote_is_offered_first() {
    let french = Language::parse("fr");
    let link = Link {
        kind: LinkKind::Version,
        url: "https://quai.example/fr".to_owned(),
        language: french.clone(),
        title: None,
        article: None,
    };
    let mut app = reading(vec![link]);
    app.update(key('i'));
    let told = Msg::Data(Data::Job(Report::TranslatedByPerson(ArticleId(1), french.unwrap())));
    assert_eq!(job(&app.update(told.clone())), None);
    let shown = screen(&app, 80, 24);
    assert!(shown.contains("a human version in French: T opens it"), "{shown}");
    let wanted = Job::Translate { id: ArticleId(1), anyway: true, network: true };
    assert_eq!(job(&app.update(key('i'))), Some(&wanted), "who insists gets it");
    // Where T would show something else, nobody is sent there.
    let mut app = reading(Vec::new());
    app.update(key('i'));
    assert_eq!(job(&app.update(told)), Some(&wanted));
}
