//! Rows of labels and names: in two blocks, in one line without signs, and of a work under review.

use dateline::credits::find;
use dateline::model::{Evidence, Field, Language, Source};
use rstest::rstest;

use super::{BODY, evidence, in_language, spelled};

/// The credits of lines, with authors whom an element of the page marks.
fn marked(lines: &[&str], names: &[&str], language: &str) -> Vec<String> {
    let field = |source, name: &str| Field { source, role: None, text: name.to_owned(), url: None, email: None };
    let fields = names.iter().map(|name| field(Source::BylineElement, name)).collect();
    let given = Evidence { fields, ..evidence(lines) };
    spelled(&find(&given, &Language::parse(language).unwrap()))
}

#[rstest]
#[case("en", &["Author Nell Hoskings", "Editor Ama Reidel"])]
#[case("en", &["Author", "Nell Hoskings", "Editor", "Ama Reidel"])]
#[case("tr", &["Yazar Nell Hoskings", "Editör Ama Reidel"])]
#[case("nl", &["Auteur Nell Hoskings", "Redacteur Ama Reidel"])]
#[case("id", &["Penulis Nell Hoskings", "Editor Ama Reidel"])]
fn the_label_of_a_row_outweighs_a_link_of_its_name(#[case] language: &str, #[case] rows: &[&str]) {
    let lines = [rows, &[BODY, BODY]].concat();
    let found = marked(&lines, &["Nell Hoskings", "Ama Reidel"], language);
    assert_eq!(found, ["author:Nell Hoskings", "editor:Ama Reidel"]);
}

#[test]
fn a_byline_elsewhere_keeps_an_author_who_did_other_work_too() {
    let lines = ["Ama Reidel · 4 min", BODY, BODY, "Photos: Ama Reidel"];
    assert_eq!(marked(&lines, &["Ama Reidel"], "en"), ["author:Ama Reidel", "photographer:Ama Reidel"]);
    let lines = [BODY, BODY, "Contributor: Ama Reidel"];
    assert_eq!(marked(&lines, &["Ama Reidel"], "en"), ["author:Ama Reidel", "contributor:Ama Reidel"]);
}

#[test]
fn a_less_reliable_field_gives_the_author_instead() {
    let field = |source, name: &str| Field { source, role: None, text: name.to_owned(), url: None, email: None };
    let fields = vec![field(Source::BylineElement, "Ama Reidel"), field(Source::Meta, "Nell Hoskings")];
    let given = Evidence { fields, ..evidence(&[BODY, BODY, "Editor", "Ama Reidel"]) };
    assert_eq!(spelled(&find(&given, &Language::parse("en").unwrap())), ["author:Nell Hoskings", "editor:Ama Reidel"]);
}

#[test]
fn a_label_beneath_a_name_is_that_of_the_name_above() {
    let lines = [BODY, BODY, "Nell Hoskings", "Author", "Ama Reidel", "Translator"];
    assert_eq!(marked(&lines, &[], "en"), ["author:Nell Hoskings", "translator:Ama Reidel"]);
    let lines = ["Editing", "Nell Hoskings", "Photographs", "Ama Reidel", "Published", "3 May 2026", BODY, BODY];
    assert_eq!(marked(&lines, &[], "en"), ["editor:Nell Hoskings", "photographer:Ama Reidel"]);
}

#[rstest]
#[case("en", &["Title", "Slow Water", "Author", "Emeka Larssen", "Translator", "Britt Moenes", "Pages", "288"])]
#[case("en", &["Author", "Emeka Larssen", "Translator", "Britt Moenes", "Genre", "Novel", "Publisher", "Fjord"])]
#[case("de", &["Autorin", "Anna Velten", "Übersetzung", "Paul Rensing", "Verlag", "Ufer", "Preis", "24 Euro"])]
#[case("it", &["Titolo", "Acque basse", "Autore", "Anna Veltrani", "Traduzione", "Paolo Rensi", "Pagine", "240"])]
#[case("ja", &["書名", "低い水", "著者", "アンナ・ベルト", "訳者", "村瀬彩", "出版社", "岸辺社"])]
#[case("fr", &["Réalisation", "Clara Poncel", "Scénario", "Jean Rouvier", "Image", "Luc Borel", "Durée", "1 h 42"])]
#[case("de", &["Regie", "Uta Bergmann", "Drehbuch", "Jan Kolbertz", "Kamera", "Paul Rensing"])]
#[case("en", &["Director: Emeka Larssen", "Writers: Britt Moenes", "Cinematography: Ama Reidel", "Running time: 98 min"])]
fn rows_of_a_sheet_about_a_work_give_nobody(#[case] language: &str, #[case] rows: &[&str]) {
    let lines = [&[BODY, BODY], rows].concat();
    let found = in_language(&lines, language);
    assert_eq!(spelled(&found), [""; 0]);
    assert_eq!(found.consumed, []);
    let names = ["Emeka Larssen", "Anna Velten", "Anna Veltrani", "アンナ・ベルト", "Clara Poncel"];
    let linked: Vec<&str> = rows.iter().copied().filter(|row| names.contains(row)).collect();
    assert_eq!(marked(&lines, &linked, language), [""; 0]);
}

#[test]
fn rows_about_the_article_are_no_sheet_of_a_work() {
    let rows =
        ["Published", "14 May 2026", "Author", "Nell Hoskings", "Translator", "Ama Reidel", "Section", "Culture"];
    let lines = [&[BODY, BODY], &rows[..]].concat();
    assert_eq!(spelled(&in_language(&lines, "en")), ["author:Nell Hoskings", "translator:Ama Reidel"]);
    let tags = [BODY, BODY, "Translated by Ama Reidel", "Tickets", "Pages"];
    assert_eq!(spelled(&in_language(&tags, "en")), ["translator:Ama Reidel"]);
    let radio = [BODY, BODY, "Text", "Jan Kolbertz", "Regie", "Uta Bergmann"];
    assert!(spelled(&in_language(&radio, "de")).contains(&"author:Jan Kolbertz".to_owned()));
}

#[rstest]
#[case("en", "Words Emeka Larssen Photographs Britt Moenes")]
#[case("en", "By Emeka Larssen Photographs Britt Moenes")]
#[case("nl", "Tekst Emeka Larssen Foto’s Britt Moenes")]
#[case("fr", "Texte Emeka Larssen Photos Britt Moenes")]
#[case("de", "Text Emeka Larssen Fotos Britt Moenes")]
#[case("sv", "Text Emeka Larssen Foto Britt Moenes")]
#[case("es", "Texto Emeka Larssen Fotos Britt Moenes")]
fn labels_and_names_alternate_without_signs(#[case] language: &str, #[case] line: &str) {
    let expected = ["author:Emeka Larssen", "photographer:Britt Moenes"];
    assert_eq!(spelled(&in_language(&[line, BODY, BODY], language)), expected);
    assert_eq!(marked(&[line, BODY, BODY], &[line], language), expected);
}

#[rstest]
#[case("en", "By Emeka Larssen Editor Fjord Times")]
#[case("en", "Words Fail Photographs Of War")]
#[case("en", "Emeka Larssen Photographs Of The Year")]
fn other_lines_with_a_label_inside_have_no_such_pairs(#[case] language: &str, #[case] line: &str) {
    let found = spelled(&in_language(&[line, BODY, BODY], language));
    assert!(
        !found.iter().any(|credit| credit.starts_with("photographer") || credit.starts_with("editor")),
        "{found:?}"
    );
}

#[rstest]
#[case("en", &["Original in", "Estonian", "Translated by", "Ama Reidel", "First published by", "Weir Paper"],
    &["translator:Ama Reidel", "original-language:et", "original-publication:Weir Paper"])]
#[case("de", &["Übersetzung von", "Paul Rensing", "Erstveröffentlichung in", "Uferblatt"],
    &["translator:Paul Rensing", "original-publication:Uferblatt"])]
#[case("en", &["Published in", "Politics"], &[])]
#[case("en", &["First published", "14 May 2026"], &[])]
fn a_notice_about_the_original_goes_on_in_the_next_block(
    #[case] language: &str,
    #[case] rows: &[&str],
    #[case] expected: &[&str],
) {
    assert_eq!(spelled(&in_language(&[&[BODY, BODY], rows].concat(), language)), expected);
}

#[rstest]
#[case("en", "Hugh Bartons, Senior Lecturer in Economics, University of Reed", &["author:Hugh Bartons"])]
#[case("fr", "Lucie Morelle, Professeure d’économie, Université de Reims", &["author:Lucie Morelle"])]
#[case("es", "Marta Gilabert, Profesora de Economía, Universidad de Soria", &["author:Marta Gilabert"])]
#[case("en", "Hugh Bartons, Senior Lecturer in Economics, said:", &[])]
#[case("en", "Contact: Hugh Bartons, Lecturer, University of Reed", &[])]
#[case("de", "Unsere Gastautorin Uta Bergmann, 31, ist Försterin und lebt in Kiel.", &["author:Uta Bergmann"])]
#[case("de", "Unser Autor Jan Kolbertz ist Förster und lebt in Kiel.", &["author:Jan Kolbertz"])]
#[case("nl", "Onze gastauteur Joris van Dongelen is bosbouwer en woont in Kampen.", &["author:Joris van Dongelen"])]
#[case("en", "Our guest author Hugh Bartons, 31, is a forester in Leeds.", &["author:Hugh Bartons"])]
fn a_life_as_the_last_line_names_the_author(#[case] language: &str, #[case] line: &str, #[case] expected: &[&str]) {
    assert_eq!(spelled(&in_language(&[BODY, BODY, line], language)), expected);
}

#[test]
fn whoever_is_employed_in_a_list_or_in_the_text_is_no_author() {
    let person = "Hugh Bartons, Senior Lecturer in Economics, University of Reed";
    assert_eq!(spelled(&in_language(&[BODY, BODY, "On the panel", person], "en")), [""; 0]);
    let text = format!("{BODY} Hugh Bartons did not agree.");
    assert_eq!(spelled(&in_language(&[BODY, &text, person], "en")), [""; 0]);
}

#[test]
fn a_life_without_a_name_is_that_of_the_name_beside_it() {
    let life = "The writer is a former judge and teaches at a college in Leeds.";
    assert_eq!(spelled(&in_language(&["Hugh Bartons", BODY, BODY, life], "en")), ["author:Hugh Bartons"]);
    assert_eq!(spelled(&in_language(&["Slow water in the north", BODY, BODY, life], "en")), [""; 0]);
    let life = "Economist and poet. Writes here on trade.";
    assert_eq!(spelled(&in_language(&[BODY, BODY, "Hugh Bartons", life], "en")), ["author:Hugh Bartons"]);
    let story = [BODY, BODY, "White Harbour", "President of the club for many years, he resigned in spring."];
    assert_eq!(spelled(&in_language(&story, "en")), [""; 0]);
    let people = [BODY, BODY, "Ama Reidel", "Historian and editor of three books.", "Hugh Bartons", life];
    assert_eq!(spelled(&in_language(&people, "en")), [""; 0]);
}
