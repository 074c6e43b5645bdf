//! Boxes about a work under review or a newspaper's staff, and biographies of the author at the end.

use dateline::credits::find;
use dateline::model::{Evidence, Field, Language, Source};
use rstest::rstest;

use super::{BODY, evidence, in_language, spelled};

#[rstest]
#[case("en", &["Slow Water", "By Emeka Larssen", "Translated by Britt Moenes", "Fjord Press, 288 pp"])]
#[case("en", &["Slow Water", "By Emeka Larssen. Translated by Britt Moenes.", "Fjord Press, $24"])]
#[case("en", &["THE WEIR PAPER", "Editor: Nell Hoskings", "Publisher: Ama Reidel"])]
#[case("de", &["Titel: Tiefes Wasser", "Autorin: Anna Velten", "Übersetzung: Paul Rensing", "Seiten: 240"])]
#[case("es", &["Título: Aguas bajas", "Autora: Anna Veltrán", "Traductor: Paul Rensal"])]
#[case("fr", &["Les Eaux basses", "Traduit du néerlandais par Paul Rensel", "Éditions du Quai, 240 pages, 21 €"])]
#[case("ja", &["『低い水』", "アンナ・ベルト著", "村瀬彩訳", "岸辺書房　2420円"])]
#[case("es", &["Dirección: Anna Veltrán. Guion: Iván Rocal. Intérpretes: Marta Gilabert."])]
#[case("fr", &["Mise en scène Clara Poncel. Texte Jean Rouvier. Traduction Luc Borel. Avec Marta Gilabert."])]
#[case("de", &["Regie: Anna Velten. Kamera: Paul Rensing. 98 Min."])]
#[case("de", &["Ausstellung „Hafenlicht“. Fotografien: Paul Rensing. Galerie am Kai, bis 12. Januar."])]
#[case("ru", &["Режиссёр: Анна Гаева. Оператор: Олег Лисинов. В ролях: Иван Пакин"])]
#[case("ja", &["監督：村瀬彩　脚本：真壁透　撮影：谷口蓮太　出演：榎本由佳"])]
#[case("zh", &["书名：低水", "作者：安娜", "译者：王芳芳", "出版社：河岸"])]
fn a_box_about_a_work_gives_nobody(#[case] language: &str, #[case] lines: &[&str]) {
    let blocks: Vec<&str> = [BODY, BODY].iter().chain(lines).copied().collect();
    let found = in_language(&blocks, language);
    assert_eq!(spelled(&found), [""; 0]);
    assert!(found.consumed.iter().all(|consumed| !lines[1..].contains(&consumed.text.as_str())), "{found:?}");
}

#[test]
fn one_label_of_the_stage_makes_no_box() {
    let radio = "Text: Jan Kolbertz, Regie: Uta Bergmann, Sprecher: Paul Rensing";
    assert_eq!(spelled(&in_language(&[BODY, BODY, radio], "de")), ["author:Jan Kolbertz"]);
    let with = "Texte : Jean Rouvier. Avec Marc Petitot";
    assert_eq!(
        spelled(&in_language(&[BODY, BODY, with], "fr")),
        ["author:Jean Rouvier", "additional-reporting:Marc Petitot"]
    );
}

#[test]
fn a_publisher_beside_the_first_publication_of_the_article_is_no_box() {
    let blocks = [BODY, BODY, "Translated by Mei Tanakadi", "First published in The Beacon", "Publisher: Weir Media"];
    let expected = ["translator:Mei Tanakadi", "original-publication:The Beacon"];
    assert_eq!(spelled(&in_language(&blocks, "en")), expected);
    let blocks = [BODY, "Publisher: Weir Media", BODY, "Translated by Mei Tanakadi"];
    assert_eq!(spelled(&in_language(&blocks, "en")), ["translator:Mei Tanakadi"]);
}

#[rstest]
#[case("en", "Hugh Bartons is a journalist who disappeared on Monday.", &[])]
#[case("en", "Hugh Bartons is a journalist at the Sunday Times.", &["author:Hugh Bartons"])]
#[case("en", "The writer, Hugh Bartons, is an engineer in Leeds.", &["author:Hugh Bartons"])]
#[case("de", "Der Autor Jan Kolbertz lehrt Geschichte in Wien.", &["author:Jan Kolbertz"])]
#[case("de", "Bernd Hallmannsen, 44, ist freier Journalist in Wien.", &["author:Bernd Hallmannsen"])]
#[case("fi", "Kirjoittaja Matti Korpelainen on vapaa toimittaja.", &["author:Matti Korpelainen"])]
#[case("cs", "Autorka Jana Málkovičová je historička.", &["author:Jana Málkovičová"])]
#[case("hu", "A szerző, Kovácsi Péter, közgazdász.", &["author:Kovácsi Péter"])]
#[case("ru", "Автор — Пётр Званов, гидролог.", &["author:Пётр Званов"])]
#[case("ja", "河村里奈（かわむら・りな）　1985年生まれ。ジャーナリスト。", &["author:河村里奈"])]
#[case("zh", "（本文作者周明远，系江城大学水利学院教授）", &["author:周明远"])]
fn a_biography_at_the_end_names_the_author(#[case] language: &str, #[case] line: &str, #[case] expected: &[&str]) {
    assert_eq!(spelled(&in_language(&[BODY, BODY, line], language)), expected);
}

#[test]
fn whoever_the_text_is_about_is_not_its_author() {
    let about = "Yazar Azra Yarangil köprüyü romanında da anlatmıştı.";
    assert_eq!(spelled(&in_language(&[BODY, about, BODY], "tr")), [""; 0]);
    let named = format!("{BODY} Jan Kolbertz did not come.");
    let blocks = [BODY, named.as_str(), "Der Autor Jan Kolbertz lehrt Geschichte in Wien."];
    assert_eq!(spelled(&in_language(&blocks, "de")), [""; 0]);
}

#[rstest]
#[case("bn", "রফিকুল ইসলাম, চট্টগ্রাম", "author:রফিকুল ইসলাম")]
#[case("ur", "صائمہ ملک، لاہور", "author:صائمہ ملک")]
#[case("pl", "Jan Mrozek, Sieradz", "author:Jan Mrozek")]
#[case("ar", "بيروت - نورة العتيبي", "author:نورة العتيبي")]
fn the_place_in_a_field_is_no_author(#[case] language: &str, #[case] text: &str, #[case] expected: &str) {
    let field = Field { source: Source::DcCreator, role: None, text: text.to_owned(), url: None, email: None };
    let given = Evidence { fields: vec![field], ..evidence(&[BODY]) };
    assert_eq!(spelled(&find(&given, &Language::parse(language).unwrap())), [expected]);
}

#[rstest]
#[case("hu", "Kikötő Színház. Fordította: Somlói Edit. Rendező: Vajk Bence. Bemutató: március 14.", &[])]
#[case("en", "Photo: Harbour Pictures / Vlad Ursulescu", &["photographer:Vlad Ursulescu"])]
#[case("en", "Director: Anna Velten, Reporter: Nell Hoskings", &["author:Nell Hoskings"])]
fn a_director_is_of_a_play_with_a_first_night_only(
    #[case] language: &str,
    #[case] line: &str,
    #[case] expected: &[&str],
) {
    let found = in_language(&[BODY, BODY, line], language);
    assert_eq!(spelled(&found), expected);
}

#[test]
fn the_job_and_the_employer_of_an_author_are_no_other_author() {
    let field =
        |text: &str| Field { source: Source::BylineElement, role: None, text: text.to_owned(), url: None, email: None };
    let fields = vec![field("Ada Frostig, Harbour Times business reporter"), field("Harbour Times business reporter")];
    let found = find(&Evidence { fields, ..evidence(&[BODY]) }, &Language::parse("en").unwrap());
    assert_eq!(spelled(&found), ["author:Ada Frostig"]);
}

#[rstest]
#[case("Written by Chandan Kumari and directed by Deepak Mishran, the show features Neena Guptal.")]
#[case("Composed by Prakash Kumari, the song has lyrics written by Rokeshan")]
#[case("Bookmark : Don't copy paste me! by Sam E.")]
#[case("HARBOUR Talks: Ships in a World of Ports was presented by Harbour Motors International.")]
fn the_makers_and_sponsors_of_something_else_are_no_authors(#[case] line: &str) {
    assert_eq!(spelled(&in_language(&[BODY, BODY, line], "en")), [""; 0]);
}

#[test]
fn a_heading_in_the_plural_names_everybody_in_the_paragraphs_after_it() {
    let blocks = [BODY, "About the authors", "Ada Frostley is a writer in Cork.", "Greta Lindqvist is a photographer."];
    assert_eq!(spelled(&in_language(&blocks, "en")), ["author:Ada Frostley", "author:Greta Lindqvist"]);
}
