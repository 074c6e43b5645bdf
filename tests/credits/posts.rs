//! Where, for whom and as what somebody reports, in an unlabelled line below the headline and in a marked byline.

use dateline::credits::find;
use dateline::model::{Block, Evidence, Field, Language, Place, Role, Source};
use rstest::rstest;

use super::{BODY, in_language, spelled};

const HEADLINE: &str = "Harbour opens";

/// The credits of a line that the page marks as a byline, with one detail of the first.
fn marked(language: &str, line: &str, key: &str) -> (Vec<String>, Option<String>) {
    let block = |text: &str, place: Place| Block { text: text.to_owned(), place };
    let blocks = vec![block(HEADLINE, Place::Text), block(line, Place::Byline), block(BODY, Place::Text)];
    let found = find(&Evidence { blocks, ..Evidence::default() }, &Language::parse(language).unwrap());
    let detail = found.credits.first().and_then(|credit| credit.detail.get(key).cloned());
    (spelled(&found), detail)
}

#[rstest]
#[case("en", "Mary Rowantree for Harbour Review", "author:Mary Rowantree")]
#[case("de", "Sabine Ottwein für den Hafenkurier", "author:Sabine Ottwein")]
#[case("cs", "Jana Kosmalová pro Přístavní listy", "author:Jana Kosmalová")]
#[case("hr", "Ana Vukotić iz Berlina", "author:Ana Vukotić")]
#[case("lt", "Jonas Kazlavičius iš Berlyno", "author:Jonas Kazlavičius")]
#[case("ru", "Наша корреспондентка в Берлине Клара Кронинова", "author:Клара Кронинова")]
#[case("hu", "Berlini tudósítónktól, Várszegi Eszter", "author:Várszegi Eszter")]
#[case("tr", "Berlin muhabirimiz Elif Kayadibi", "author:Elif Kayadibi")]
#[case("nl", "Van onze correspondent in Berlijn, Joris van Dongelen", "author:Joris van Dongelen")]
#[case("sl", "Ana Novakovska, predavateljica na Univerzi v Mariboru", "author:Ana Novakovska")]
#[case("lv", "Anna Ozolkalne, Latvijas Universitātes lektore", "author:Anna Ozolkalne")]
#[case("ru", "Алексей КРОНИНОВ, «Портовые вести», Красноярск", "author:Алексей КРОНИНОВ")]
#[case("en", "From Sola Rowantree, Kaduna", "author:Sola Rowantree")]
fn a_name_with_its_place_or_outlet_below_the_headline_is_a_byline(
    #[case] language: &str,
    #[case] line: &str,
    #[case] expected: &str,
) {
    assert_eq!(spelled(&in_language(&[HEADLINE, line, BODY, BODY], language)), [expected]);
}

#[rstest]
#[case("en", "Mary Rowantree for President")]
#[case("en", "Mary Rowantree at The Harbour Times")]
#[case("en", "From Russia with love, again")]
#[case("de", "Hilfe für den Hafen")]
fn a_standfirst_of_that_form_is_no_byline(#[case] language: &str, #[case] line: &str) {
    assert_eq!(spelled(&in_language(&[HEADLINE, line, BODY, BODY], language)), [""; 0]);
}

#[test]
fn beside_a_known_author_such_a_line_names_nobody() {
    let block = |text: &str| Block { text: text.to_owned(), place: Place::Text };
    let field = Field { source: Source::DcCreator, role: None, text: "Tom Ashby".to_owned(), url: None, email: None };
    let evidence = Evidence {
        fields: vec![field],
        blocks: vec![block(HEADLINE), block("Mary Rowantree for Harbour Review"), block(BODY)],
        ..Evidence::default()
    };
    let found = find(&evidence, &Language::parse("en").unwrap());
    let authors: Vec<&str> =
        found.credits.iter().filter(|credit| credit.role == Role::Author).map(|credit| credit.name.as_str()).collect();
    assert_eq!(authors, ["Tom Ashby"], "the other line says whose picture is above");
}

#[rstest]
#[case("fi", "Anna Lahtelainen Berliinistä", "author:Anna Lahtelainen", "place", Some("Berliinistä"))]
#[case("tr", "Elif Kayadibi Berlin’den bildiriyor", "author:Elif Kayadibi", "place", Some("Berlin’den"))]
#[case("he", "נועה פלגי מדווחת מברלין", "author:נועה פלגי", "place", Some("מברלין"))]
#[case("pl", "Nasza korespondentka w Berlinie Klara Kosmala", "author:Klara Kosmala", "place", Some("Berlinie"))]
#[case("ja", "真壁透 大阪大学准教授", "author:真壁透", "org", Some("大阪大学"))]
#[case("ko", "김하늘 서울대 교수", "author:김하늘", "org", Some("서울대"))]
#[case("fi", "Jussi Niemeläinen HS", "author:Jussi Niemeläinen", "org", Some("HS"))]
#[case("fr", "Clara Morelle pour La Revue du Port", "author:Clara Morelle", "title", None)]
#[case("no", "Ole Jørgensvik Fotograf", "photographer:Ole Jørgensvik", "org", None)]
#[case("de", "Ingo Arzt", "author:Ingo Arzt", "title", None)]
fn a_place_or_an_employer_is_no_part_of_the_name(
    #[case] language: &str,
    #[case] line: &str,
    #[case] expected: &str,
    #[case] key: &str,
    #[case] detail: Option<&str>,
) {
    let (credits, found) = marked(language, line, key);
    assert_eq!((credits, found.as_deref()), (vec![expected.to_owned()], detail));
}

#[rstest]
#[case("hr", "Prof. dr. sc. Vedran Vukotić")]
#[case("de", "Prof. Dr. med. Karl Ottwein")]
#[case("pl", "Prof. dr hab. n. med. Anna Kosmala")]
#[case("uk", "к. ю. н. Петро Ковальчук")]
#[case("tr", "Dr. Öğr. Üyesi Elif Kayadibi")]
fn a_learned_title_is_part_of_the_name(#[case] language: &str, #[case] line: &str) {
    assert_eq!(marked(language, line, "title"), (vec![format!("author:{line}")], None));
}

#[rstest]
#[case("ar", "* كاتب وصحفي من السودان")]
#[case("ar", "كاتب لبناني")]
#[case("fr", "Auteur et journaliste du Soudan")]
#[case("es", "La entrevista con Clara Gilabert se publicó el lunes.")]
#[case("fr", "Cet article est publié sous licence Creative Commons.")]
fn what_somebody_is_names_nobody(#[case] language: &str, #[case] line: &str) {
    assert_eq!(spelled(&in_language(&[BODY, BODY, line], language)), [""; 0]);
}

#[rstest]
#[case("nl", "Bron: Der Tagesbote, Wenen", &["agency:Der Tagesbote"])]
#[case("ko", "저작권자 © 연합뉴스 무단전재 및 재배포 금지", &["agency:연합뉴스"])]
#[case("ko", "저작권자 © 들녘신문 무단전재 및 재배포 금지", &[])]
#[case("en", "--With assistance from Xiao Wei and Mary Rowantree.", &["additional-reporting:Xiao Wei", "additional-reporting:Mary Rowantree"])]
#[case("en", "Contact reporter Mary Rowantree (mr@harbour.example) and editor Tom Ashby (ta@harbour.example)", &["editor:Tom Ashby", "reporting:Mary Rowantree"])]
#[case("en", "To contact the editor responsible for this story: Tom Ashby at ta@harbour.example", &["editor:Tom Ashby"])]
#[case("ar", "(تغطية صحفية سلمى نجمة ومحمد العدلي - إعداد سمير الداوودي للنشرة العربية - تحرير أحمد الصبحي)", &["translator:سمير الداوودي", "editor:أحمد الصبحي", "reporting:سلمى نجمة", "reporting:محمد العدلي"])]
#[case("cs", "Z angličtiny přeložila Jana Kosmalová, redakčně kráceno, mezititulky redakce.", &["translator:Jana Kosmalová", "original-language:en"])]
#[case("bn", "ঈষৎ সংক্ষেপিত অনুবাদ: সারফুদ্দিন আহসানী", &["translator:সারফুদ্দিন আহসানী"])]
#[case("uk", "Переклад англійською: Олена Ковальчук", &["translator:Олена Ковальчук"])]
#[case("en", "This story was supported by a grant from the Harbour Fund and edited by Tom Ashby.", &["editor:Tom Ashby"])]
#[case("en", "Her translator, Tom Ashby, has translated this essay from Swedish.", &["translator:Tom Ashby", "original-language:sv"])]
#[case("de", "Die Regierung sprach von Hunderten. (Sabine Ottwein aus Belgrad, 4.5.2025)", &["author:Sabine Ottwein"])]
fn a_sign_off_is_read(#[case] language: &str, #[case] line: &str, #[case] expected: &[&str]) {
    assert_eq!(spelled(&in_language(&[BODY, BODY, line], language)), expected);
}

#[test]
fn initials_beside_their_name_are_no_credit_of_their_own() {
    let expected = (vec!["author:Hubert Kosmala".to_owned()], Some("initials:hko".to_owned()));
    assert_eq!(marked("pl", "Autor: Hubert Kosmala (hko)", "kind"), expected);
}

#[test]
fn names_with_their_labels_beneath_have_those_roles() {
    let pairs = ["Ann Rowantree", "Writer", "Cara Ashby", "Editor"];
    assert_eq!(
        spelled(&in_language(&[&pairs[..], &[BODY, BODY]].concat(), "en")),
        ["author:Ann Rowantree", "editor:Cara Ashby"]
    );
}

#[rstest]
#[case("de", "Dies ist die gekürzte Fassung eines Artikels, der im Hafenkurier erschien.", "Hafenkurier")]
#[case("lv", "Pārpublicēts ar “Ostas Vēstis” atļauju.", "Ostas Vēstis")]
#[case("uk", "Передруковано з дозволу «Портові вісті».", "Портові вісті")]
#[case("fr", "Cet article a paru dans le quotidien Il Lavoro Nuovo.", "Il Lavoro Nuovo")]
fn a_reprint_names_its_outlet(#[case] language: &str, #[case] line: &str, #[case] outlet: &str) {
    let expected = [format!("original-publication:{outlet}")];
    assert_eq!(spelled(&in_language(&[BODY, BODY, line], language)), expected);
}

#[rstest]
#[case("he", &["על המתרגמת", "נועה פלגי מתרגמת מרומנית וחיה בחיפה."], &["translator:נועה פלגי"])]
#[case("zh", &["真壁透", "作者是历史学者，现居上海。"], &["author:真壁透"])]
#[case("ja", &["真壁透", "筆者は歴史学者。大阪在住。"], &["author:真壁透"])]
#[case("ko", &["글쓴이 소개", "김하늘은 항만을 취재하는 기자다."], &["author:김하늘"])]
#[case("nl", &["Onze gastauteur Clara van Dongelen (31) is historica."], &["author:Clara van Dongelen"])]
#[case("zh", &["（作者陆晓帆系某大学副教授，译者秦蔚系自由撰稿人）"], &["author:陆晓帆", "translator:秦蔚"])]
#[case("ru", &["Об авторе. Глеб Кронинов — историк, научный сотрудник университета."], &["author:Глеб Кронинов"])]
#[case("pl", &["Hubert Kosmala – dziennikarz, stały współpracownik „Kroniki”. Mieszka w Reed."], &["author:Hubert Kosmala"])]
fn a_card_names_its_person_alone(#[case] language: &str, #[case] card: &[&str], #[case] expected: &[&str]) {
    assert_eq!(spelled(&in_language(&[&[BODY, BODY], card].concat(), language)), expected);
}
