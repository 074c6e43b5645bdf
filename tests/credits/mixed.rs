//! Names beside what is none: titles and degrees, places, jobs, clients, dates, labels that no list has.

use dateline::credits::find;
use dateline::model::{Evidence, Field, Language, Source};
use rstest::rstest;

use super::{BODY, evidence, in_language, spelled};

fn of_field(source: Source, text: &str, language: &str) -> Vec<String> {
    let field = Field { source, role: None, text: text.to_owned(), url: None, email: None };
    let given = Evidence { fields: vec![field], ..evidence(&[BODY]) };
    spelled(&find(&given, &Language::parse(language).unwrap()))
}

#[rstest]
#[case("en", "Lt. Col. Orson Wexley", &["author:Lt. Col. Orson Wexley"])]
#[case("es", "Por Ing. Maura Quispel y Dra. Ana Robledal", &["author:Ing. Maura Quispel", "author:Dra. Ana Robledal"])]
#[case("de", "Dipl.-Ing. Frauke Hollert", &["author:Dipl.-Ing. Frauke Hollert"])]
#[case("cs", "Mgr. Alena Dvorná, Ph.D.", &["author:Mgr. Alena Dvorná"])]
#[case("en", "Rosa Epping, PhD, and Milo van der Hask", &["author:Rosa Epping", "author:Milo van der Hask"])]
#[case("en", "Anna Wexley, Esq.", &["author:Anna Wexley"])]
#[case("en", "Anna Wexley, Ma", &["author:Anna Wexley"])]
#[case("id", "Anna Wexley, Ma", &["author:Anna Wexley", "author:Ma"])]
#[case("fr", "Solène Kerdroux (avec Odile Marchal)", &["author:Solène Kerdroux", "additional-reporting:Odile Marchal"])]
#[case("en", "Milena Rados (tr. Peter Colwell)", &["author:Milena Rados", "translator:Peter Colwell"])]
#[case("id", "Sekar Ayuningsih (Kontributor Kupang)", &["author:Sekar Ayuningsih"])]
#[case("ko", "석진오 기자 | 입력 2026.11.12. 오후 3:10", &["author:석진오"])]
#[case("de", "(rbr/kle)", &["initials:rbr", "initials:kle"])]
#[case("de", "Joris Wellmer, NDW-Studio Reed", &["author:Joris Wellmer"])]
#[case("es", "Hace 3 horas", &[])]
#[case("zh", "记者 冉思宁 编辑 贺明远", &["author:冉思宁", "editor:贺明远"])]
#[case("ko", "김라희 기자 박진오 기자", &["author:김라희", "author:박진오"])]
#[case("ru", "Перевод Семён Рогалин", &["translator:Семён Рогалин"])]
#[case("en", "Special to The Harbour Times", &[])]
#[case("en", "J. P. Ferrand Jr. & the Data Desk", &["author:J. P. Ferrand Jr.", "author:Data Desk"])]
fn a_field_gives_the_people_and_nothing_beside_them(
    #[case] language: &str,
    #[case] text: &str,
    #[case] expected: &[&str],
) {
    assert_eq!(of_field(Source::DcCreator, text, language), expected);
}

#[rstest]
#[case("en", "By Imogen Tallow, Crimson Anchor Staff Writer", &["author:Imogen Tallow"])]
#[case("en", "By Lt. Col. Orson Wexley", &["author:Lt. Col. Orson Wexley"])]
#[case("en", "Orson Wexley, special to the Harbour Times", &["author:Orson Wexley"])]
#[case("fr", "De notre correspondant à Dakar, Babacar Lodi", &["author:Babacar Lodi"])]
#[case("fr", "Par Anne Paisible, le 12 novembre 2026", &["author:Anne Paisible"])]
#[case("es", "Por Ana Robledal, el 12 de noviembre de 2026 a las 10:15", &["author:Ana Robledal"])]
#[case("da", "Af Signe Prehnsen, udsendt medarbejder", &["author:Signe Prehnsen"])]
#[case("en", "By Sunday, the city", &[])]
#[case("de", "Von Anna Hollert am 12.11.2026 um 10:15 Uhr", &["author:Anna Hollert"])]
fn a_byline_with_a_title_a_client_or_a_date_names_its_author(
    #[case] language: &str,
    #[case] line: &str,
    #[case] expected: &[&str],
) {
    assert_eq!(spelled(&in_language(&[line, BODY, BODY], language)), expected);
}

#[rstest]
#[case("en", "Edited by Ann Wexley. Illustrations by Cy Lanner. Data by Bob Tatley.", &["editor:Ann Wexley", "illustrator:Cy Lanner"])]
#[case("en", "Editing by Gwil Astor. Production by Nils Ostby.", &["editor:Gwil Astor"])]
#[case("de", "Redigiert von Anna Hollert. Produziert von Bob Tatley.", &["editor:Anna Hollert"])]
#[case("fr", "Édité par Anna Kerdroux. Infographie de Bob Tatley.", &["editor:Anna Kerdroux"])]
#[case("en", "Edited by Maria von Bergen", &["editor:Maria von Bergen"])]
#[case("en", "Edited by Amartya Sen. Translated by Ann Wexley.", &["translator:Ann Wexley", "editor:Amartya Sen"])]
#[case("fr", "Traduit par Ljiljana Savin (article original)", &["translator:Ljiljana Savin"])]
#[case("en", "Translated from the original in French by Alice Pembrey", &["translator:Alice Pembrey", "original-language:fr"])]
#[case("uk", "Переклала з англійської Соломія Круткова за редакцією Остапа Дзюбина", &["translator:Соломія Круткова", "editor:Остапа Дзюбина", "original-language:en"])]
#[case("sq", "Përktheu dhe përshtati: Elira Topalli", &["translator:Elira Topalli", "adapter:Elira Topalli"])]
#[case("hu", "Az eredeti cikk szerzője: Marlene Dufek", &["author:Marlene Dufek"])]
#[case("pt", "A reportagem é de Anneliese Brandt, publicada por Jornal do Porto Novo.", &["author:Anneliese Brandt", "original-publication:Jornal do Porto Novo"])]
#[case("cs", "Text a foto: Jan Mólek", &["author:Jan Mólek", "photographer:Jan Mólek"])]
#[case("it", "Testo e foto di Anna Rossetti", &["author:Anna Rossetti", "photographer:Anna Rossetti"])]
#[case("th", "เขียนโดย ปวีณา ทองสุขดี แปลโดย ธนพล วัฒนกุล", &["author:ปวีณา ทองสุขดี", "translator:ธนพล วัฒนกุล"])]
#[case("ja", "文＝ローラ・ベケット 翻訳＝桑野小百合", &["author:ローラ・ベケット", "translator:桑野小百合"])]
fn a_line_at_the_end_gives_its_credits_whatever_stands_beside(
    #[case] language: &str,
    #[case] line: &str,
    #[case] expected: &[&str],
) {
    assert_eq!(spelled(&in_language(&[BODY, BODY, line], language)), expected);
}

#[test]
fn the_place_of_an_author_is_no_author_in_another_source() {
    let field =
        |text: &str| Field { source: Source::BylineElement, role: None, text: text.to_owned(), url: None, email: None };
    let given =
        Evidence { fields: vec![field("Larissa Pohl, Leeds")], ..evidence(&["By Larissa Pohl, Leeds", BODY, BODY]) };
    let found = find(&given, &Language::parse("en").unwrap());
    assert_eq!(spelled(&found), ["author:Larissa Pohl"]);
    assert_eq!(found.credits[0].detail.get("place").map(String::as_str), Some("Leeds"));
}

#[test]
fn a_headline_of_a_label_and_a_word_names_nobody() {
    let title = "طرح بندر";
    let given = Evidence { title: Some(title.to_owned()), ..evidence(&[title, BODY, BODY]) };
    assert_eq!(spelled(&find(&given, &Language::parse("fa").unwrap())), [""; 0]);
    let given = Evidence { title: Some(title.to_owned()), ..evidence(&[title, "Ships return."]) };
    assert_eq!(spelled(&find(&given, &Language::parse("fa").unwrap())), [""; 0]);
}
