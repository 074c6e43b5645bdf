//! Documents to an engine and back.

use dateline::model::Language;
use dateline::page;
use dateline::text::{Block, Document, Span, Style, Table, document};
use dateline::translate::{Answer, Form, KEPT, Outcome, Pair, Passage, Reason, Show, passages, rebuilt};
use proptest::prelude::*;

fn pair() -> Pair {
    Pair { from: Language::parse("en").unwrap(), to: Language::parse("fr").unwrap() }
}

/// Another letter of as much weight.
fn other_letter(c: char) -> char {
    let next = |c: char| char::from_u32(u32::from(c) + 1).filter(|next| next.is_alphabetic());
    match c {
        'a'..='y' | 'A'..='Y' => next(c).unwrap(),
        'z' => 'a',
        'Z' => 'A',
        c if c.is_alphabetic() && !c.is_ascii() => next(c).unwrap_or(c),
        c => c,
    }
}

/// An engine that changes letters and nothing else: marks, tags, references and numbers come back as they were.
pub(crate) fn changed(text: &str, form: Form) -> String {
    let mut inside = None;
    let change = |c: char| {
        match (form, c) {
            (Form::Markup, '<') => inside = Some('>'),
            (Form::Markup, '&') => inside = Some(';'),
            _ if inside == Some(c) => inside = None,
            _ => {}
        }
        if inside.is_some() { c } else { other_letter(c) }
    };
    text.chars().map(change).collect()
}

/// The same, but the first number that is none of a mark's is gone.
fn without_number(text: &str, form: Form) -> String {
    let text = changed(text, form);
    let mut inside = false;
    for (at, c) in text.char_indices() {
        inside = match c {
            '<' | '&' if form == Form::Markup => true,
            '[' if form == Form::Text => true,
            '>' | ';' | ']' => false,
            _ => inside,
        };
        if !inside && c.is_ascii_digit() {
            let end = text[at..].find(|c: char| !c.is_ascii_digit()).map_or(text.len(), |end| at + end);
            return [&text[..at], &text[end..]].concat();
        }
    }
    text
}

/// Markup without words: each run with its look and link, letters all the same, white space at the ends left out.
fn skeleton(spans: &[Span]) -> Vec<(Style, Option<String>, String)> {
    let mut runs: Vec<(Style, Option<String>, String)> = Vec::new();
    for span in spans {
        let text: String = span.text.chars().map(|c| if c.is_alphabetic() { 'x' } else { c }).collect();
        match runs.last_mut() {
            Some((style, link, last)) if (*style, &*link) == (span.style, &span.link) => last.push_str(&text),
            _ => runs.push((span.style, span.link.clone(), text)),
        }
    }
    runs.retain(|(_, _, text)| !text.is_empty());
    runs
}

/// What an engine makes of the passages of a document.
fn translated(document: &Document, form: Form, engine: impl Fn(usize, &str) -> String) -> Vec<Outcome> {
    let one = |(number, spans): (usize, &[Span])| {
        let passage = Passage::new(spans, &[]);
        if passage.is_wordless() {
            return Ok(spans.to_vec());
        }
        let answers: Vec<String> = passage.texts(form).iter().map(|text| engine(number, text)).collect();
        match passage.answer(form, &answers, &pair()) {
            Answer::Translated(runs) => Ok(passage.spans(&runs, &pair())),
            Answer::Kept(reason) => Err(Some(reason)),
            Answer::Pieces => panic!("marks were lost: {:?}", passage.texts(form)),
        }
    };
    passages(document).into_iter().enumerate().map(one).collect()
}

fn assert_round_trip(document: &Document, name: &str) {
    for form in [Form::Text, Form::Markup] {
        let outcomes = translated(document, form, |_, text| changed(text, form));
        for (spans, outcome) in passages(document).iter().zip(&outcomes) {
            match outcome {
                Ok(translated) => assert_eq!(skeleton(translated), skeleton(spans), "{name} {form:?}"),
                Err(reason) => panic!("{name} {form:?}: {reason:?}: {spans:?}"),
            }
        }
        let alone = rebuilt(document, &outcomes, Show::Alone);
        assert_eq!(passages(&alone).len(), passages(document).len());
        assert_eq!(alone.pictures().collect::<Vec<_>>(), document.pictures().collect::<Vec<_>>());
    }
}

/// With an engine that drops a number in one of ten passages exactly those stay; answers how many.
fn assert_lost_numbers_stay(document: &Document, name: &str) -> usize {
    let mut stayed = 0;
    for form in [Form::Text, Form::Markup] {
        let drops =
            |number: usize, text: &str| number.is_multiple_of(10) && without_number(text, form) != changed(text, form);
        let outcomes = translated(document, form, |number, text| {
            if drops(number, text) { without_number(text, form) } else { changed(text, form) }
        });
        for (number, (spans, outcome)) in passages(document).into_iter().zip(&outcomes).enumerate() {
            let passage = Passage::new(spans, &[]);
            let dropped = !passage.is_wordless() && passage.texts(form).iter().any(|text| drops(number, text));
            // A number that is left out may be another one's double.
            match outcome {
                Ok(_) => assert!(!dropped, "{name} {form:?}: {spans:?}"),
                Err(reason) => {
                    // A link without its number is an empty one.
                    let lost = matches!(reason, Some(Reason::Numbers | Reason::Marks));
                    assert!(dropped && lost, "{name} {form:?} {reason:?}: {spans:?}");
                }
            }
            stayed += usize::from(dropped);
        }
        let plain = rebuilt(document, &outcomes, Show::Alone).plain_blocks().join("\n");
        assert_eq!(plain.matches(KEPT.trim()).count(), outcomes.iter().filter(|outcome| outcome.is_err()).count());
    }
    stayed
}

fn span() -> impl Strategy<Value = Span> {
    let words = "([A-Z]?[a-zäéш]{1,9}|[0-9]{1,4}|1,250|“[a-z]{2,5}”|[a-z]{3}\\. [A-Z]|& <b>|\\[7\\]|中文字。)";
    let text = proptest::collection::vec(words, 1..8).prop_map(|words| words.join(" "));
    let text = (text, "[ .,]?", any::<bool>())
        .prop_map(|(text, end, gap)| format!("{text}{end}{}", if gap { " " } else { "" }));
    let link = proptest::option::of("https://[a-z]{3}\\.example/[0-9]{2}");
    (text, any::<bool>(), any::<bool>(), prop::bool::weighted(0.1), link).prop_map(
        |(text, emphasis, strong, code, link)| Span {
            text,
            style: Style { emphasis, strong, code, ..Style::default() },
            link,
            ..Span::default()
        },
    )
}

fn spans() -> impl Strategy<Value = Vec<Span>> {
    proptest::collection::vec(span(), 1..6)
}

fn blocks() -> impl Strategy<Value = Vec<Block>> {
    let leaf = prop_oneof![
        4 => spans().prop_map(Block::Paragraph),
        1 => (1u8..7, spans()).prop_map(|(level, spans)| Block::Heading(level, spans)),
        1 => Just(Block::Rule),
        1 => Just(Block::Preformatted(vec!["let x = 5;".to_owned()])),
        1 => spans().prop_map(|caption| Block::Figure {
            alt: "alt".to_owned(),
            src: Some("https://a.example/p.png".to_owned()),
            size: None,
            caption,
            credit: Vec::new()
        }),
        1 => proptest::collection::vec(proptest::collection::vec(spans(), 2), 1..3)
            .prop_map(|rows| Block::Table(Table { header: 1, rows, ..Table::default() })),
    ];
    let block = leaf.prop_recursive(2, 12, 3, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 1..3).prop_map(Block::Quote),
            proptest::collection::vec(proptest::collection::vec(inner, 1..3), 1..3)
                .prop_map(|items| Block::List(Some(1), items)),
        ]
    });
    proptest::collection::vec(block, 1..12)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn an_engine_that_changes_letters_changes_nothing_else(blocks in blocks()) {
        assert_round_trip(&Document { blocks }, "random");
    }

    #[test]
    fn a_passage_that_lost_a_number_stays_and_no_other(blocks in blocks()) {
        assert_lost_numbers_stay(&Document { blocks }, "random");
    }

    #[test]
    fn no_answer_is_too_strange(spans in spans(), answer in "[\\[\\]0-9a-c<>/&;= \"id]{0,40}") {
        let passage = Passage::new(&spans, &[]);
        for form in [Form::Text, Form::Markup] {
            let answers: Vec<String> = passage.texts(form).iter().map(|_| answer.clone()).collect();
            if let Answer::Translated(runs) = passage.answer(form, &answers, &pair()) {
                let _ = passage.spans(&runs, &pair());
            }
            let _ = passage.answer_pieces(form, &answers, &pair());
        }
    }

    #[test]
    fn pieces_keep_the_markup_too(spans in spans()) {
        let passage = Passage::new(&spans, &[]);
        for form in [Form::Text, Form::Markup] {
            let answers: Vec<String> = passage.pieces(form).iter().map(|text| changed(text, form)).collect();
            match passage.answer_pieces(form, &answers, &pair()) {
                Answer::Translated(runs) => {
                    prop_assert_eq!(skeleton(&passage.spans(&runs, &pair())), skeleton(&spans));
                }
                other => prop_assert!(passage.is_wordless(), "{:?}", other),
            }
        }
    }
}

#[test]
fn an_interlinear_document_has_each_passage_twice() {
    let article = document("<h2>One</h2><p>Two</p><ul><li>Three</li></ul><pre>four</pre><p>5</p>", None);
    let outcomes = translated(&article, Form::Text, |_, text| changed(text, Form::Text));
    let both = rebuilt(&article, &outcomes, Show::Interlinear);
    assert_eq!(both.plain_blocks(), ["One", "Pof", "Two", "Uxp", "Three", "Uisff", "four", "5"]);
    let Block::Paragraph(spans) = &both.blocks[3] else { panic!() };
    assert!(spans[0].style.translated);
    let kept: Vec<Outcome> = outcomes.iter().map(|_| Err(Some(Reason::Empty))).collect();
    assert_eq!(rebuilt(&article, &kept, Show::Interlinear).plain_blocks()[..2], ["One ‡", "Two ‡"]);
    assert_eq!(rebuilt(&article, &[], Show::Alone), article);
}

#[test]
fn names_that_stay_are_never_shown_to_an_engine() {
    let passage = Passage::plain("Moldova 1 said so on Moldova 1.", &["Moldova 1".to_owned()]);
    assert_eq!(passage.texts(Form::Text), ["[1] said so on [2]."]);
    let answer = ["[1] l'a dit sur [2].".to_owned()];
    let Answer::Translated(runs) = passage.answer(Form::Text, &answer, &pair()) else { panic!() };
    assert_eq!(passage.spans(&runs, &pair())[0].text, "Moldova 1 l'a dit sur Moldova 1.");
}

#[test]
fn sentences_are_joined_as_the_language_wants() {
    let pair = Pair { from: Language::parse("zh").unwrap(), to: Language::parse("en").unwrap() };
    let passage = Passage::plain("他走了。她来了。", &[]);
    let answers = ["He left.".to_owned(), "She came.".to_owned()];
    let Answer::Translated(runs) = passage.answer(Form::Text, &answers, &pair) else { panic!() };
    assert_eq!(passage.spans(&runs, &pair)[0].text, "He left. She came.");
}

#[test]
fn a_paragraph_is_read_in_the_direction_of_its_translation() {
    let article = document("<p dir=rtl>مرحبا <b>بكم</b> هنا</p>", None);
    let pair = Pair { from: Language::parse("ar").unwrap(), to: Language::parse("en").unwrap() };
    let passage = Passage::new(passages(&article)[0], &[]);
    let answer = ["Welcome <a id=\"1\">you</a> here".to_owned()];
    let Answer::Translated(runs) = passage.answer(Form::Markup, &answer, &pair) else { panic!() };
    let spans = passage.spans(&runs, &pair);
    assert!(spans.iter().all(|span| span.direction.is_none() && !span.text.is_empty()));
    assert_eq!(spans[1].text, "you");
}

/// The articles of saved pages round-trip too; those of a folder of yours with `DATELINE_PAGES=FOLDER`.
#[test]
fn articles_of_pages_come_back_with_their_markup() {
    let Some(folder) = std::env::var_os("DATELINE_PAGES") else { return };
    let (mut pages, mut count, mut stayed) = (0, 0, 0);
    let mut folders = vec![std::path::PathBuf::from(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            if path.extension().is_none_or(|ending| ending != "html") {
                continue;
            }
            let bytes = std::fs::read(&path).unwrap();
            let Some(markup) = page::read(&String::from_utf8_lossy(&bytes), None).body else { continue };
            let article = document(&markup, None);
            let name = path.display().to_string();
            assert_round_trip(&article, &name);
            stayed += assert_lost_numbers_stay(&article, &name);
            count += passages(&article).len();
            pages += 1;
        }
    }
    assert!(pages > 0 && count > stayed, "{pages} pages, {count} passages, {stayed} stayed");
}
