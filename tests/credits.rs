//! Byline grammar and credit lines, by language; and what must not become a credit.

mod captions;
mod ends;
mod fields;
mod heads;
mod imprint;
mod kinds;
mod mixed;
mod notices;
mod posts;
mod reporters;
mod rows;
mod sentences;
mod translations;

use dateline::credits::find;
use dateline::model::{Block, Evidence, Field, FoundCredits, Language, Place, Role, Source};
use proptest::prelude::*;
use rstest::rstest;

const BODY: &str = "Three delegations signed a short paper at noon and promised that ships may pass from Monday on, \
                    said the chair of the talks, who had asked for it until the last evening of the year.";

fn evidence(blocks: &[&str]) -> Evidence {
    let block = |text: &&str| Block { text: (*text).to_owned(), place: Place::Text };
    Evidence { blocks: blocks.iter().map(block).collect(), ..Evidence::default() }
}

fn in_language(blocks: &[&str], language: &str) -> FoundCredits {
    find(&evidence(blocks), &Language::parse(language).unwrap_or_default())
}

fn spelled(found: &FoundCredits) -> Vec<String> {
    found.credits.iter().map(|credit| format!("{}:{}", credit.role, credit.name)).collect()
}

#[rstest]
#[case("en", "By Marta Quell", &["author:Marta Quell"])]
#[case("en", "By Marta Quell and Ben Adeyo in Kyiv", &["author:Marta Quell", "author:Ben Adeyo"])]
#[case("en", "By Marta Quell (trans. Jon Hask)", &["author:Marta Quell", "translator:Jon Hask"])]
#[case("en", "By Marta Quell, Science Editor", &["author:Marta Quell"])]
#[case("ro", "De Ana Muntelui", &["author:Ana Muntelui"])]
#[case("ro", "Autor: Ana Muntelui | Foto: Ion Rusul", &["author:Ana Muntelui", "photographer:Ion Rusul"])]
#[case("fr", "Par Chloé Berthaud et Yves Nottin", &["author:Chloé Berthaud", "author:Yves Nottin"])]
#[case("de", "Von Anna Martelli und Lea Wagnis, Nairobi", &["author:Anna Martelli", "author:Lea Wagnis"])]
#[case("es", "Por Emilia Antonia y Jonás Corumel", &["author:Emilia Antonia", "author:Jonás Corumel"])]
#[case("ru", "Текст: Венера Ерофеевна", &["author:Венера Ерофеевна"])]
fn a_first_line_names_the_authors(#[case] language: &str, #[case] line: &str, #[case] expected: &[&str]) {
    let found = in_language(&[line, BODY, BODY], language);
    assert_eq!(spelled(&found), expected);
    assert_eq!(found.consumed.len(), 1);
    assert_eq!((found.consumed[0].text.as_str(), found.consumed[0].whole), (line, true));
}

#[rstest]
#[case("ru", "Переводчик — Лев Доринский, редактор — Яна Котлова", &["translator:Лев Доринский", "editor:Яна Котлова"])]
#[case("tr", "Çeviren Selin Tandoğ – Editör Kaan Uzel", &["translator:Selin Tandoğ", "editor:Kaan Uzel"])]
#[case("el", "Μετάφραση-απόδοση: Ελένη Παππίδη", &["translator:Ελένη Παππίδη"])]
#[case("es", "La traducción es de Inés Robledal.", &["translator:Inés Robledal"])]
#[case("pt", "A tradução é de Davi Moreirão.", &["translator:Davi Moreirão"])]
#[case("ro", "Traducerea a fost realizată de Radu Bălanel", &["translator:Radu Bălanel"])]
#[case("de", "Der Text wurde von Sabine Hollert übersetzt.", &["translator:Sabine Hollert"])]
#[case("de", "Sabine Hollert übersetzte den Text aus dem Polnischen.", &["translator:Sabine Hollert", "original-language:pl"])]
#[case("en", "Dana Foxley edited this story.", &["editor:Dana Foxley"])]
#[case("en", "Karl Lindow translated this article from Polish.", &["translator:Karl Lindow", "original-language:pl"])]
#[case("en", "Translation: Maya Lindow (from Swedish)", &["translator:Maya Lindow", "original-language:sv"])]
#[case("ar", "إعداد وترجمة: هند فارس / تحرير: زياد عون", &["translator:هند فارس", "editor:زياد عون"])]
#[case("en", "Translated by Leo Falkner, who also took the photographs.", &["translator:Leo Falkner"])]
#[case("en", "Translated by Leo Falkner, with thanks to Una Reedy.", &["translator:Leo Falkner"])]
#[case("en", "(Ana Poppel; translated by Leo Falkner)", &["author:Ana Poppel", "translator:Leo Falkner"])]
#[case("cy", "Cyfieithwyd gan Rhys Morlais", &["translator:Rhys Morlais"])]
fn a_label_is_read_in_the_ways_that_a_language_writes_it(
    #[case] language: &str,
    #[case] line: &str,
    #[case] expected: &[&str],
) {
    assert_eq!(spelled(&in_language(&[BODY, BODY, line], language)), expected);
}

#[rstest]
#[case("en", "Guest essay by Miriam Tollan, translated by Jack Amesbury", &["author:Miriam Tollan", "translator:Jack Amesbury"])]
#[case("nl", "Door onze correspondent Fleur Vissers", &["author:Fleur Vissers"])]
#[case("ko", "런던=홍길순 특파원", &["author:홍길순"])]
#[case("ko", "글 홍길순 사진 한지민", &["author:홍길순", "photographer:한지민"])]
#[case("zh", "记者 王丽 发自巴黎", &["author:王丽"])]
fn what_stands_beside_a_name_is_none_of_it(#[case] language: &str, #[case] line: &str, #[case] expected: &[&str]) {
    let found = in_language(&[line, BODY, BODY], language);
    assert_eq!(spelled(&found), expected);
    assert!(found.credits.iter().all(|credit| !credit.detail.contains_key("org")), "{:?}", found.credits);
}

#[rstest]
#[case("en", "Translation by Irena Talvik", &["translator:Irena Talvik"])]
#[case("en", "Translated from the Norwegian by Pál Kertesi", &["translator:Pál Kertesi", "original-language:no"])]
#[case("en", "Reporting by Oda Fjell; Editing by Cal Rothe", &["editor:Cal Rothe", "reporting:Oda Fjell"])]
#[case("ro", "Traducere și adaptare: Dan Păunel", &["translator:Dan Păunel", "adapter:Dan Păunel"])]
#[case("ro", "Traducerea: Dan Păunel", &["translator:Dan Păunel"])]
#[case("fr", "Traduit de l’anglais par Odile Marchais", &["translator:Odile Marchais", "original-language:en"])]
#[case("fr", "Traduction : Odile Marchais", &["translator:Odile Marchais"])]
#[case("de", "Aus dem Englischen von Jan Dolanski", &["translator:Jan Dolanski", "original-language:en"])]
#[case("de", "Übersetzung: Jan Dolanski, Redaktion: Uwe Brandtner", &["translator:Jan Dolanski", "editor:Uwe Brandtner"])]
#[case("es", "Traducido del inglés por Sinfo Fernández", &["translator:Sinfo Fernández", "original-language:en"])]
#[case("es", "Traducción: Sinfo Fernández", &["translator:Sinfo Fernández"])]
#[case("ru", "Перевод с английского: Ольга Синицына", &["translator:Ольга Синицына", "original-language:en"])]
#[case("ru", "Перевела с немецкого Анна Шибаева", &["translator:Анна Шибаева", "original-language:de"])]
#[case("zh-Hans", "译者：艾米丽", &["translator:艾米丽"])]
#[case("ar", "ترجمة: سمير داود", &["translator:سمير داود"])]
#[case("en", "This article was translated using AI.", &["machine-translation:"])]
#[case("de", "Quelle: dpa", &["agency:dpa"])]
fn a_last_line_names_those_who_helped(#[case] language: &str, #[case] line: &str, #[case] expected: &[&str]) {
    let found = in_language(&[BODY, BODY, line], language);
    assert_eq!(spelled(&found), expected);
    assert_eq!(found.consumed.last().map(|gone| gone.text.as_str()), Some(line));
}

#[rstest]
#[case("en", "By Friday the ships had passed.")]
#[case("en", "By Order of the Harbour Master, the quay was closed.")]
#[case("en", "“Translation by machine never sleeps,” the poet said.")]
#[case("en", "Editor: the machine that read a thousand books")]
#[case("en", "First published on 19 November 2019")]
#[case("en", "Her translator, Tom Reeve, sat beside her.")]
#[case("ro", "De Crăciun, portul a rămas închis.")]
#[case("fr", "Par ailleurs, le port est fermé.")]
#[case("de", "Von Hamburg nach Oslo fährt künftig ein Schiff.")]
#[case("es", "Por Navidad, el puerto abre antes.")]
#[case("it", "Di Maio ha detto che non si candiderà.")]
#[case("ru", "Перевод: деньги придут за три дня.")]
#[case("zh-Hans", "演员张译出席颁奖礼。")]
#[case("en", "Guy Noir, The Long Quay, translated by Ana Ruiz, 312 pages, 18 euros")]
fn prose_is_no_credit(#[case] language: &str, #[case] line: &str) {
    for blocks in [[line, BODY, BODY], [BODY, line, BODY], [BODY, BODY, line]] {
        let found = in_language(&blocks, language);
        assert_eq!(spelled(&found), Vec::<String>::new());
        assert_eq!(found.consumed, []);
    }
}

#[test]
fn the_card_at_the_end_gives_the_author_and_leaves_with_what_leads_on() {
    let lines = [
        "International",
        BODY,
        BODY,
        "Translation by Irena Talvik",
        "Bogumil Nistor",
        "Bogumil Nistor",
        "Author",
        "Read more",
    ];
    let found = in_language(&lines, "en");
    assert_eq!(spelled(&found), ["author:Bogumil Nistor", "translator:Irena Talvik"]);
    assert_eq!(found.section.as_deref(), Some("International"));
    let mut gone: Vec<&str> = found.consumed.iter().map(|gone| gone.text.as_str()).collect();
    gone.sort_unstable();
    assert_eq!(
        gone,
        ["Author", "Bogumil Nistor", "Bogumil Nistor", "International", "Read more", "Translation by Irena Talvik"]
    );
}

#[test]
fn a_bracket_behind_the_last_sentence_is_cut_off_alone() {
    let last = format!("{BODY} (Reporting by Oda Fjell; Editing by Cal Rothe)");
    let found = in_language(&[BODY, &last], "en");
    assert_eq!(spelled(&found), ["editor:Cal Rothe", "reporting:Oda Fjell"]);
    assert_eq!(found.consumed[0].text, "(Reporting by Oda Fjell; Editing by Cal Rothe)");
    assert!(!found.consumed[0].whole);
}

#[test]
fn places_and_agencies_are_details() {
    let found = in_language(&["By Marta Quell in Kyiv", BODY], "en");
    assert_eq!(found.credits[0].detail.get("place").map(String::as_str), Some("Kyiv"));
    let found = in_language(&["Translated from the Romanian by Irena Talvik", BODY], "en");
    let translator = found.credits.iter().find(|credit| credit.role == Role::Translator).unwrap();
    assert_eq!(translator.detail.get("from").map(String::as_str), Some("ro"));
}

#[derive(serde::Deserialize)]
struct Line {
    lang: String,
    kind: String,
    input: String,
    expect: Vec<String>,
    #[serde(default)]
    detail: std::collections::BTreeMap<String, String>,
}

/// Every form of credit in every language that has it, and what only looks like one.
#[test]
fn forms_of_every_language_are_read_and_their_traps_are_not() {
    for line in include_str!("fixtures/credits/lines.jsonl").lines() {
        let case: Line = serde_json::from_str(line).unwrap();
        let blocks: Vec<String> =
            case.input.split("\n\n").map(|block| block.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        let mut evidence = evidence(&blocks.iter().map(String::as_str).collect::<Vec<_>>());
        if case.kind == "field" {
            let field =
                Field { source: Source::DcCreator, role: None, text: case.input.clone(), url: None, email: None };
            evidence = Evidence { fields: vec![field], ..Evidence::default() };
        }
        let found = find(&evidence, &Language::parse(&case.lang).unwrap());
        let (mut have, mut want) = (spelled(&found), case.expect.clone());
        have.sort_unstable();
        want.sort_unstable();
        assert_eq!(have, want, "{}: {}", case.lang, case.input);
        for (key, value) in case.detail {
            let (credit, key) = key.rsplit_once(':').unwrap();
            let known = found.credits.iter().find(|found| format!("{}:{}", found.role, found.name) == credit);
            assert_eq!(known.and_then(|found| found.detail.get(key)), Some(&value), "{credit} of {}", case.input);
        }
    }
}

#[test]
fn a_page_gives_all_seventeen_roles() {
    let page = dateline::page::read(include_str!("fixtures/credits/roles.html"), None);
    let found = find(&page.evidence, &Language::parse("en").unwrap());
    let spelled = spelled(&found);
    for role in Role::ALL {
        assert!(found.credits.iter().any(|credit| credit.role == role), "no {role} in {spelled:?}");
    }
    assert!(spelled.contains(&"author:Mara Oduya".to_owned()), "{spelled:?}");
    assert!(spelled.iter().all(|credit| !credit.contains("Wrong Person")), "{spelled:?}");
}

proptest! {
    #[test]
    fn any_blocks_are_read_and_only_their_text_is_taken(
        blocks in proptest::collection::vec("(By |Von |Translation by |Перевод: |译者：|\\(|）|, | and |/|[A-Z][a-z]{1,8} ?|[0-9a-zà-ž一-世. ]{0,12}){0,12}", 0..9),
        language in "(en|de|ro|fr|es|ru|zh|ko|ar|xx|)",
    ) {
        let texts: Vec<&str> = blocks.iter().map(String::as_str).collect();
        let found = in_language(&texts, &language);
        for gone in &found.consumed {
            let stands = blocks.iter().any(|block| if gone.whole { *block == gone.text } else { block.contains(&gone.text) });
            prop_assert!(stands, "{gone:?} stands nowhere");
        }
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,300}", field in "\\PC{0,80}") {
        let mut evidence = evidence(&[&text, BODY, &text]);
        evidence.fields = vec![Field { source: Source::DcCreator, role: None, text: field, url: None, email: None }];
        let _ = find(&evidence, &Language::parse("en").unwrap());
    }
}

#[rstest]
#[case("Harbour Deploys (Beta)")]
#[case("Review: Harbour Linux 22")]
#[case("Harbour Museum, London WC1. Until 4 May")]
#[case("Harbour Assistant - Text Parsing Issue")]
#[case("Captains sue Harbour’s Ferry Place Boston")]
fn what_only_looks_like_a_credit_is_none(#[case] line: &str) {
    assert_eq!(spelled(&in_language(&[BODY, BODY, line], "en")), Vec::<String>::new());
}

#[test]
fn a_text_that_does_not_say_its_language_is_known_by_letters_that_others_do_not_have() {
    let found = in_language(&["Судна зможуть проходити з понеділка.", "Переклад: Анна Шевчук"], "");
    assert_eq!(spelled(&found), ["translator:Анна Шевчук"]);
    let found = in_language(&["کشتی‌ها می‌توانند عبور کنند.", "مترجم: سارا احمدی"], "");
    assert_eq!(spelled(&found), ["translator:سارا احمدی"]);
}

#[test]
fn the_head_of_a_text_begins_with_its_headline_where_much_stands_before() {
    let above = ["Bay", "Town", "Harbour", "Ships", "Market", "Weather", "Tides"];
    let blocks: Vec<&str> = above.into_iter().chain(["Seagrass returns", "By Ada Frost", BODY, BODY]).collect();
    let titled = Evidence { title: Some("Seagrass returns".to_owned()), ..evidence(&blocks) };
    assert_eq!(spelled(&find(&titled, &Language::parse("en").unwrap())), ["author:Ada Frost"]);
}

#[test]
fn a_label_alone_has_its_names_in_the_next_block_and_a_button_above_the_text_is_no_credit() {
    assert_eq!(
        spelled(&in_language(&[BODY, BODY, "Translated by", "Irena Talvik"], "en")),
        ["translator:Irena Talvik"]
    );
    assert_eq!(spelled(&in_language(&["Translated by Google Translate", BODY, BODY], "en")), Vec::<String>::new());
    let below = in_language(&[BODY, BODY, "Translated by Google Translate"], "en");
    assert_eq!(spelled(&below), ["machine-translation:Google Translate"]);
    assert_eq!(spelled(&in_language(&["Translated by Google", BODY, BODY], "en")), Vec::<String>::new());
    let below = in_language(&[BODY, BODY, "Translated by Google"], "en");
    assert_eq!(spelled(&below), ["machine-translation:Google"]);
    assert_eq!(spelled(&in_language(&[BODY, BODY, "Translation by Google"], "en")), Vec::<String>::new());
}

#[test]
fn a_name_and_a_life_that_begins_with_it_are_the_authors_card_where_nobody_else_wrote() {
    let (name, life) = ("Ada Frost", "Ada Frost is a senior reporter of the archive.");
    assert_eq!(spelled(&in_language(&[BODY, BODY, name, life], "en")), ["author:Ada Frost"]);
    assert_eq!(spelled(&in_language(&["By Tom Ash", BODY, BODY, name, life], "en")), ["author:Tom Ash"]);
    assert_eq!(spelled(&in_language(&[BODY, BODY, name, life, "Read more"], "en")), ["author:Ada Frost"]);
    let cards = ["Editor: Ida Berg", "Ida Berg is an editor of the archive.", "See more stories"];
    let told = ["author:Ada Frost", "editor:Ida Berg"];
    let mut found = spelled(&in_language(&[&[BODY, BODY, name, life, "See more stories"], &cards[..]].concat(), "en"));
    found.sort();
    assert_eq!(found, told);
    for others in [&[BODY, BODY, name, "The harbour did not answer."][..], &[BODY, BODY, name, life, BODY]] {
        assert_eq!(spelled(&in_language(others, "en")), Vec::<String>::new(), "{others:?}");
    }
}

#[test]
fn what_was_done_and_where_it_first_stood_are_told_apart() {
    let notice = "Dieser Text ist eine Übersetzung, im Original ist er in der Zeitung Havneposten erschienen.";
    assert_eq!(spelled(&in_language(&[BODY, BODY, notice], "de")), ["original-publication:Havneposten"]);
    let line = "编辑：金金 来源：21世纪港湾报道 作者：王芳";
    let mut found = spelled(&in_language(&[line, BODY, BODY], "zh"));
    found.sort();
    assert_eq!(found, ["agency:21世纪港湾报道", "author:王芳", "editor:金金"]);
    assert_eq!(spelled(&in_language(&["編集委員 中田克二", BODY, BODY], "ja")), ["author:中田克二"]);
}

#[test]
fn a_card_is_a_name_and_a_word_or_a_word_and_a_life_in_text_or_headings() {
    let life = "Ada Frost Meier lebt in Oslo, wo sie seit zehn Jahren über den Hafen schreibt.";
    let found = in_language(&[BODY, BODY, "Die Autorin", life], "de");
    assert_eq!(spelled(&found), ["author:Ada Frost Meier"]);
    for (place, expected) in [
        (Place::Text, &["author:Bogumil Nistor"][..]),
        (Place::Heading, &["author:Bogumil Nistor"][..]),
        (Place::Furniture, &[][..]),
    ] {
        let mut evidence = evidence(&[BODY, BODY]);
        evidence.blocks.extend(["Bogumil Nistor", "Author"].map(|text| Block { text: text.to_owned(), place }));
        assert_eq!(spelled(&find(&evidence, &Language::parse("en").unwrap())), expected, "{place:?}");
    }
}

#[test]
fn chinese_is_simplified_or_traditional_where_a_label_says_so() {
    let found = in_language(&[BODY, "Translated (简体中文) by Li Wen"], "zh");
    assert_eq!(found.credits[0].detail.get("to").map(String::as_str), Some("zh-Hans"), "{found:?}");
}

/// What parts two credits of a line.
const JOINERS: &[&str] = &[", ", "; ", " | ", " · ", " • ", " / ", " – ", " — "];

/// A language with its labels for an author and a translator, and two names.
const LABELS: &[(&str, &str, &str, &str, &str)] = &[
    ("en", "Text", "Translation", "Ada Frost", "José Núñez-Álvarez"),
    ("de", "Text", "Übersetzung", "Ada Frost", "José Núñez-Álvarez"),
    ("fr", "Texte", "Traduction", "Ada Frost", "José Núñez-Álvarez"),
    ("es", "Texto", "Traducción", "Ada Frost", "José Núñez-Álvarez"),
    ("pl", "Tekst", "Tłumaczenie", "Ada Frost", "José Núñez-Álvarez"),
    ("ro", "Text", "Traducere", "Ada Frost", "José Núñez-Álvarez"),
    ("hu", "Szöveg", "Fordítás", "Ada Frost", "José Núñez-Álvarez"),
    ("tr", "Yazan", "Çeviren", "Ada Frost", "José Núñez-Álvarez"),
    ("sq", "Autor", "Përktheu", "Ada Frost", "José Núñez-Álvarez"),
    ("az", "Müəllif", "Tərcümə", "Ada Frost", "José Núñez-Álvarez"),
    ("is", "Höfundur", "Þýðing", "Ada Frost", "José Núñez-Álvarez"),
    ("eu", "Egilea", "Itzulpena", "Ada Frost", "José Núñez-Álvarez"),
    ("vi", "Tác giả", "Người dịch", "Ada Frost", "José Núñez-Álvarez"),
    ("ru", "Текст", "Перевод", "Анна Лосева", "Олег Синицын"),
    ("mk", "Текст", "Превод", "Ана Стоева", "Петар Илиев"),
    ("kk", "Автор", "Аударған", "Айгүл Сәрсен", "Ерлан Омар"),
    ("hy", "Հեղինակ", "Թարգմանիչ", "Անի Սարգսյան", "Արամ Պետրոսյան"),
    ("ka", "ავტორი", "მთარგმნელი", "ნინო ლომიძე", "გია ბერიძე"),
    ("ar", "نص", "ترجمة", "سمير داود", "منى خالد"),
    ("fa", "نویسنده", "مترجم", "سارا احمدی", "رضا کاوه"),
    ("he", "כתבה", "תרגום", "נועה פלג", "דנה לוי"),
    ("hi", "लेखक", "अनुवाद", "राम कुमार", "सीता वर्मा"),
    ("zh", "作者", "翻译", "李华", "王明"),
    ("ja", "文", "翻訳", "山田太郎", "佐藤花子"),
    ("ko", "글", "번역", "김수진", "박민수"),
    ("th", "เรื่อง", "แปล", "ธนา สุขใจ", "สมชาย ใจดี"),
    ("km", "អ្នកនិពន្ធ", "អ្នកបកប្រែ", "សុខ ដារា", "ចាន់ ធី"),
];

/// Two credits that are read alone are read when they are joined, in any order, in brackets, beside a label that no list
/// knows; and nobody else is.
#[test]
fn credits_that_are_read_alone_are_read_when_they_are_joined() {
    let mut wrong = Vec::new();
    for (language, author, translator, wrote, translated) in LABELS {
        let (first, second) = (format!("{author}: {wrote}"), format!("{translator}: {translated}"));
        let expected = [format!("author:{wrote}"), format!("translator:{translated}")];
        for joiner in JOINERS {
            for line in [
                format!("{first}{joiner}{second}"),
                format!("{second}{joiner}{first}"),
                format!("({first}{joiner}{second})"),
                format!("{first}{joiner}Kerning: Bo Li{joiner}{second}"),
            ] {
                let found = spelled(&in_language(&[BODY, BODY, &line], language));
                if found != expected {
                    wrong.push(format!("{language}: {line}: {found:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} lines: {wrong:#?}", wrong.len());
}
