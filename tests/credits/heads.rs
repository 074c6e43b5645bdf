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
#[case("de", "12.3.2026 - Anna Ottwein", &["author:Anna Ottwein"])]
#[case("en", "March 12, 2026 • Adriana Falcoeira", &["author:Adriana Falcoeira"])]
#[case("en", "March 12, 2026 | Harbour Lights", &[])]
#[case("en", "Harbour - Anna Rowantree", &[])]
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
#[case("es", "Marta Gilabert, Palma de Mallorca", "Marta Gilabert")]
#[case("zh", "见习编辑 王芳", "王芳")]
fn a_newsroom_or_a_town_after_a_name_is_no_author(#[case] language: &str, #[case] text: &str, #[case] name: &str) {
    let field = Field { source: Source::DcCreator, role: None, text: text.to_owned(), url: None, email: None };
    let given = Evidence { fields: vec![field], ..evidence(&[BODY]) };
    assert_eq!(spelled(&find(&given, &Language::parse(language).unwrap())), [format!("author:{name}")]);
}

#[rstest]
#[case("コメント非表示")]
#[case("ハーバー新政権")]
fn a_word_in_katakana_before_others_is_no_place_of_a_person(#[case] line: &str) {
    assert!(spelled(&in_language(&[line, BODY, BODY], "ja")).is_empty());
}

#[rstest]
#[case("en", "By Anna Rowantree Monday, November 16, 2026", "author:Anna Rowantree")]
#[case("de", "Von Anna Ottwein Montag, 16. November 2026", "author:Anna Ottwein")]
#[case("es", "Por Marta Gilabert lunes, 16 de noviembre de 2026", "author:Marta Gilabert")]
#[case("cs", "Praha 10:42 12. března 2026 Autor: Jana Málkovičová", "author:Jana Málkovičová")]
#[case("ja", "ヨハネスブルク＝真壁透", "author:真壁透")]
#[case("ja", "カイロ真壁透", "author:真壁透")]
#[case("he", "מאת יעל ברקוביץ', כתבת לענייני חינוך", "author:יעל ברקוביץ'")]
#[case("ar", "بقلم: سمير الحلو، مراسل الشؤون الصحية", "author:سمير الحلو")]
#[case("zh", "作者：莉莲•卡特", "author:莉莲•卡特")]
fn a_weekday_a_place_or_a_subject_is_no_part_of_a_name(
    #[case] language: &str,
    #[case] line: &str,
    #[case] expected: &str,
) {
    assert_eq!(spelled(&in_language(&[line, BODY, BODY], language)), [expected]);
}

#[test]
fn a_label_after_a_sign_begins_a_credit_without_a_colon() {
    let line = "記者 林孟潔 ｜ 編輯 陳柏安 ｜ 攝影 王士傑";
    let expected = ["author:林孟潔", "editor:陳柏安", "photographer:王士傑"];
    assert_eq!(spelled(&in_language(&[line, BODY, BODY], "zh")), expected);
}

#[rstest]
#[case("en", &["Fatima Rowantree", "For The Daily Harbinger", BODY, BODY], &["author:Fatima Rowantree"])]
#[case("en", &["Fatima Rowantree", BODY, BODY, "Fatima Rowantree, a former minister, is a scholar."], &["author:Fatima Rowantree"])]
#[case("en", &["Fatima Rowantree", BODY, BODY, "Fatima Rowantree, the mayor of Cork, has died."], &[])]
fn a_name_on_the_first_line_is_that_of_the_author_if_another_line_agrees(
    #[case] language: &str,
    #[case] blocks: &[&str],
    #[case] expected: &[&str],
) {
    assert_eq!(spelled(&in_language(blocks, language)), expected);
}

#[test]
fn a_chinese_dateline_names_its_reporters_whoever_sends_it() {
    let text = "工程师16日完成了对海底森林的首次测绘，共记录了四千多个树桩，这些树桩只有在冬季退潮时才会露出水面。";
    for (dateline, names) in [
        ("新港社洛茅斯11月16日电（记者李海、王明）", &["author:李海", "author:王明"][..]),
        ("港城晚報訊（記者 李海）", &["author:李海"]),
        ("11月16日电 (记者李海)", &["author:李海"]),
        ("新港社洛茅斯11月16日电（完）", &[]),
        ("他给记者来电（电话录音）", &[]),
    ] {
        let found = in_language(&[&format!("{dateline}{text}"), text], "zh");
        let authors: Vec<String> = spelled(&found).into_iter().filter(|credit| credit.starts_with("author")).collect();
        assert_eq!(authors, names, "{dateline}");
    }
}

#[test]
fn a_headline_that_a_list_after_the_text_repeats_does_not_begin_it() {
    let others = ["Rain ends", "Boats wait", "Cranes move", "Nets dry", "Tides turn"];
    let mut blocks = vec!["Translated by Irena Talvik", BODY, BODY, BODY, BODY, BODY];
    blocks.extend(others);
    blocks.push("Harbour opens");
    let title = Some("Harbour opens".to_owned());
    let found = find(&Evidence { title, ..super::evidence(&blocks) }, &Language::parse("en").unwrap());
    assert_eq!(spelled(&found), ["translator:Irena Talvik"]);
}
