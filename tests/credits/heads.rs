//! Names at the head of a text that a date, a job or a place makes those of authors, and what follows names.

use dateline::credits::find;
use dateline::model::{Evidence, Field, Language, Source};
use rstest::rstest;

use super::{BODY, evidence, in_language, spelled};

#[rstest]
#[case("en", &["Ignatius Boatwright", "Business columnist", "12 March 2026"], &["author:Ignatius Boatwright"])]
#[case("en", &["Opinion", "Ignatius Boatwright", "Business columnist"], &["author:Ignatius Boatwright"])]
#[case("en", &["Anna Rowantree", "12 March 2026"], &["author:Anna Rowantree"])]
#[case("en", &["Harbour Lights", "12 March 2026"], &[])]
#[case("pt", &["Rosa Falcoeira", "Enviada especial a Kiev", "12.mar.2026 às 7h15"], &["author:Rosa Falcoeira"])]
#[case("pt", &["Rosa Falcoeira", "12.mar.2026 às 7h15"], &["author:Rosa Falcoeira"])]
#[case("th", &["ปวีณา สุขเจริญใจ", "ผู้สื่อข่าว", "12 มีนาคม 2569"], &["author:ปวีณา สุขเจริญใจ"])]
#[case("hu", &["Várszegi Eszter (Kolozsvár)", "2026. március 14. 08:15"], &["author:Várszegi Eszter"])]
fn a_name_above_a_job_or_a_date_is_a_byline(#[case] language: &str, #[case] head: &[&str], #[case] expected: &[&str]) {
    assert_eq!(spelled(&in_language(&[head, &[BODY, BODY]].concat(), language)), expected);
}

#[test]
fn a_name_above_a_label_is_that_of_the_label_before_it() {
    let blocks = [BODY, BODY, "Lettering", "Ada Frostley", "Photographer", "Tom Ashby"];
    assert_eq!(spelled(&in_language(&blocks, "en")), ["photographer:Tom Ashby"]);
}

#[rstest]
#[case("en", "Anna Rowantree · March 12, 2026 · 6 min read", &["author:Anna Rowantree"])]
#[case("en", "Anna Rowantree (1958-2009)", &[])]
#[case("en", "Harbour Lights · March 12, 2026", &[])]
#[case("fr", "Lucas Lacazette - Publié le 12/03/2026 à 06:10", &["author:Lucas Lacazette"])]
#[case("es", "Marta Gilabert | Madrid | 12 mar 2026", &["author:Marta Gilabert"])]
#[case("ru", "Иван Кронинов, 12 марта 2026", &["author:Иван Кронинов"])]
#[case("hu", "Kovács Annabella 2026. március 12. 10:15", &["author:Kovács Annabella"])]
#[case("pl", "Z Brukseli Anna Kosmala", &["author:Anna Kosmala"])]
#[case("de", "Aus Nairobi Anna Ottwein", &["author:Anna Ottwein"])]
#[case("ja", "（ソウル＝真壁透）", &["author:真壁透"])]
#[case("nl", "Onze correspondent in Istanbul, Joris van Dongelen", &["author:Joris van Dongelen"])]
#[case("fr", "Notre correspondante à Istanbul, Lucie Morelle", &["author:Lucie Morelle"])]
#[case("fr", "Par Lucas Lacazette, avec l’AFP", &["author:Lucas Lacazette", "agency:AFP"])]
#[case("it", "Di Anna Rossetti con l’Ansa", &["author:Anna Rossetti", "agency:Ansa"])]
fn a_line_of_a_name_and_a_date_or_a_place_is_a_byline(
    #[case] language: &str,
    #[case] line: &str,
    #[case] expected: &[&str],
) {
    assert_eq!(spelled(&in_language(&[line, BODY, BODY], language)), expected);
}

#[rstest]
#[case("fa", "نگار شریفیان، بی‌بی‌سی فارسی", "نگار شریفیان")]
#[case("ar", "سمير الداوودي، الجزيرة نت", "سمير الداوودي")]
#[case("uk", "Олена Ковальчук, Радіо Свобода", "Олена Ковальчук")]
#[case("ru", "Роман Гончаренков, Нижний Новгород", "Роман Гончаренков")]
#[case("en", "Ann Rowantree, Grand Rapids", "Ann Rowantree")]
#[case("es", "Marta Gilabert, Mar del Plata", "Marta Gilabert")]
#[case("en", "Correspondent: Rose Carrington", "Rose Carrington")]
#[case("de", "Brüssel. Katrin Möllnerin", "Katrin Möllnerin")]
#[case("es", "BRUSELAS.- Celia Montesinos", "Celia Montesinos")]
#[case("hi", "नई दिल्ली, रश्मि चौधरीवाला", "रश्मि चौधरीवाला")]
#[case("en", "Author, Ada Rowantree | Role, Harbour News | Reporting from Cairo", "Ada Rowantree")]
fn a_newsroom_or_a_town_after_a_name_is_no_author(#[case] language: &str, #[case] text: &str, #[case] name: &str) {
    let field = Field { source: Source::DcCreator, role: None, text: text.to_owned(), url: None, email: None };
    let given = Evidence { fields: vec![field], ..evidence(&[BODY]) };
    assert_eq!(spelled(&find(&given, &Language::parse(language).unwrap())), [format!("author:{name}")]);
}
