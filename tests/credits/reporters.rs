//! Reporters by their jobs, and authors whom a card or a bracket introduces.

use dateline::credits::find;
use dateline::model::{Evidence, Field, Language, Source};
use rstest::rstest;

use super::{BODY, evidence, in_language, spelled};

#[rstest]
#[case("en", "Orla Vancey, Berlin correspondent", &["author:Orla Vancey"])]
#[case("en", "Orla Vancey – Berlin correspondent", &["author:Orla Vancey"])]
#[case("en", "Orla Vancey (Berlin correspondent)", &["author:Orla Vancey"])]
#[case("en", "Our correspondent Orla Vancey", &["author:Orla Vancey"])]
#[case("en", "Journalist Orla Vancey freed", &[])]
#[case("ru", "Павел Кронинов, собственный корреспондент", &["author:Павел Кронинов"])]
#[case("pl", "Jan Mrozek, korespondent w Berlinie", &["author:Jan Mrozek"])]
#[case("pl", "Jan Mrozek, dziennikarz „Głosu”", &["author:Jan Mrozek"])]
#[case("tr", "Elif Aydınlar, Ankara muhabiri", &["author:Elif Aydınlar"])]
#[case("sv", "Johan Ståhlgren, utrikeskorrespondent", &["author:Johan Ståhlgren"])]
#[case("de", "Von unserem Korrespondenten Jan Brandtner", &["author:Jan Brandtner"])]
#[case("es", "De nuestro corresponsal Marisol Tejadillo", &["author:Marisol Tejadillo"])]
#[case("ar", "القاهرة - من مراسلنا سامي الخوري", &["author:سامي الخوري"])]
#[case("el", "Του ανταποκριτή μας Νίκου Σάρρα", &["author:Νίκου Σάρρα"])]
#[case("hi", "अनिल शर्मा, विशेष संवाददाता", &["author:अनिल शर्मा"])]
#[case("zh", "本报驻柏林特派记者 孟思颖", &["author:孟思颖"])]
#[case("et", "Toomas Saarepuu, ERR-i korrespondent Brüsselis", &["author:Toomas Saarepuu"])]
#[case("sv", "Johan Ståhlgren, SVT:s korrespondent i Bryssel", &["author:Johan Ståhlgren"])]
#[case("pl", "Jan Mrozek, korespondent TVP w Brukseli", &["author:Jan Mrozek"])]
#[case("de", "Jan Brandtner, ARD-Korrespondent Brüssel", &["author:Jan Brandtner"])]
#[case("tr", "Elif Aydınlar, TRT Haber Brüksel muhabiri", &["author:Elif Aydınlar"])]
#[case("el", "Του ανταποκριτή μας στις Βρυξέλλες Νίκου Σάρρα", &["author:Νίκου Σάρρα"])]
#[case("fr", "Lilian Allemand, correspondant de l’AFP à Rome", &["author:Lilian Allemand", "agency:AFP"])]
#[case("bn", "নিজস্ব প্রতিবেদক, ঢাকা", &["author:নিজস্ব প্রতিবেদক"])]
#[case("ko", "(세종=뉴시스) 오하늘 기자", &["author:오하늘", "agency:뉴시스"])]
#[case("fr", "Par Lilian Allemand, Laure Breteau Envoyés spéciaux", &["author:Lilian Allemand", "author:Laure Breteau"])]
fn a_name_with_a_job_of_a_reporter_is_a_byline(#[case] language: &str, #[case] line: &str, #[case] expected: &[&str]) {
    assert_eq!(spelled(&in_language(&[line, BODY, BODY], language)), expected);
}

#[rstest]
#[case("ja", "（ソウル支局　真壁透）", &["author:真壁透"])]
#[case("ja", "真壁透（ソウル支局）", &["author:真壁透"])]
#[case("zh", "作者简介：孟思颖，自由撰稿人，现居上海。", &["author:孟思颖"])]
#[case("zh", "（作者系复旦大学教授 樊以诚）", &["author:樊以诚"])]
#[case("zh", "（作者孟思颖为复旦大学教授）", &["author:孟思颖"])]
#[case("zh", "（作者为复旦大学教授）", &[])]
#[case("ja", "（筆者は経済学者・真壁透）", &["author:真壁透"])]
#[case("ja", "（筆者は教授です）", &[])]
#[case("ko", "필자 소개: 서지후 도시사회학자", &["author:서지후"])]
#[case("es", "Traductora: Ana Solís. Editora: Bea Lucena.", &["translator:Ana Solís", "editor:Bea Lucena"])]
#[case("pt", "Tradução: Ana Solís. Editora: Planeta.", &[])]
fn the_last_line_introduces_the_author(#[case] language: &str, #[case] line: &str, #[case] expected: &[&str]) {
    assert_eq!(spelled(&in_language(&[BODY, BODY, line], language)), expected);
}

#[test]
fn an_article_before_the_name_of_a_biography_is_none_of_it() {
    let blocks = [BODY, BODY, "Σχετικά με τον συγγραφέα", "Ο Νίκος Σάρρας είναι δημοσιογράφος στην Αθήνα."];
    assert_eq!(spelled(&in_language(&blocks, "el")), ["author:Νίκος Σάρρας"]);
}

#[rstest]
#[case("es", "Efe", "agency:Efe")]
#[case("tr", "Efe", "author:Efe")]
fn an_agency_is_known_in_small_letters_where_it_is_at_home(
    #[case] language: &str,
    #[case] name: &str,
    #[case] expected: &str,
) {
    let field = Field { source: Source::DcCreator, role: None, text: name.to_owned(), url: None, email: None };
    let given = Evidence { fields: vec![field], ..evidence(&[BODY]) };
    assert_eq!(spelled(&find(&given, &Language::parse(language).unwrap())), [expected]);
}
