//! What a line says of how a translation came about, and names that sign a text without a label.

use rstest::rstest;

use super::{BODY, in_language, spelled};

#[rstest]
#[case("en", "Translation made with the help of artificial intelligence.")]
#[case("de", "Die Übersetzung wurde mit KI erstellt.")]
#[case("fr", "Traduction réalisée à l’aide de l’intelligence artificielle")]
#[case("es", "Traducción realizada con inteligencia artificial")]
#[case("it", "Traduzione realizzata con l'intelligenza artificiale")]
#[case("pt", "Tradução feita com inteligência artificial")]
#[case("pl", "Tłumaczenie wykonane przy pomocy sztucznej inteligencji")]
#[case("ru", "Перевод выполнен с помощью искусственного интеллекта")]
#[case("uk", "Переклад виконано за допомогою штучного інтелекту")]
#[case("tr", "Bu metin yapay zekâ ile çevrildi.")]
fn a_translation_made_with_a_machine_says_so(#[case] language: &str, #[case] line: &str) {
    assert_eq!(spelled(&in_language(&[BODY, BODY, line], language)), ["machine-translation:"]);
}

#[rstest]
#[case("ru", "В переводе Ильи Трошинского", &["translator:Ильи Трошинского"])]
#[case("pl", "W przekładzie Pawła Rudnickiego", &["translator:Pawła Rudnickiego"])]
#[case("en", "In a translation by Paul Renshawe", &["translator:Paul Renshawe"])]
#[case("de", "Die Übersetzung besorgte Anna Hollert", &["translator:Anna Hollert"])]
#[case("sv", "Översättningen är gjord av Anna Ståhlgren.", &["translator:Anna Ståhlgren"])]
#[case("fr", "Ce texte a initialement été publié par El Faro.", &["original-publication:El Faro"])]
#[case("tr", "Bu yazı ilk olarak The Beacon’da yayımlandı.", &["original-publication:The Beacon"])]
#[case("en", "— Freya Lockhartsen, translator", &["translator:Freya Lockhartsen"])]
#[case("en", "Freya Lockhartsen, editor", &[])]
#[case("pl", "Autor: Jacek Wiśniowiecki, socjolog, Uniwersytet Łódzki", &["author:Jacek Wiśniowiecki"])]
#[case("ja", "評議会は丘の上で再び集まった。（青木千春）", &["author:青木千春"])]
#[case("ja", "評議会は丘の上で再び集まった。（田中首相）", &[])]
#[case("ja", "評議会は丘の上で再び集まった。（千葉県）", &[])]
#[case("vi", "PHẠM GIA HUY", &["author:PHẠM GIA HUY"])]
#[case("vi", "Hà Nội Mới", &[])]
fn a_last_line_gives_what_it_says(#[case] language: &str, #[case] line: &str, #[case] expected: &[&str]) {
    assert_eq!(spelled(&in_language(&[BODY, BODY, line], language)), expected);
}

#[rstest]
#[case("da", "Analyse af Kasper Lindegaardsen", "author:Kasper Lindegaardsen")]
#[case("sv", "Analys av Kasper Lindegårdh", "author:Kasper Lindegårdh")]
#[case("ar", "الرياض - نورة العتيبي", "author:نورة العتيبي")]
fn a_genre_or_a_place_precedes_the_author(#[case] language: &str, #[case] line: &str, #[case] expected: &str) {
    assert_eq!(spelled(&in_language(&[line, BODY, BODY], language)), [expected]);
}

#[rstest]
#[case("ar", "غزة - قصف عنيف")]
#[case("ar", "واشنطن - أخبار اليوم")]
#[case("hi", "नई दिल्ली - बड़ी खबर")]
fn a_headline_behind_a_place_names_nobody(#[case] language: &str, #[case] line: &str) {
    assert_eq!(spelled(&in_language(&[line, BODY, BODY], language)), [""; 0]);
}

#[rstest]
#[case("en", "By Delphine Achebay and Marcus Tollan, Staff Reporters", &["author:Delphine Achebay", "author:Marcus Tollan"])]
#[case("en", "By Delphine Achebay, Staff Reporter", &["author:Delphine Achebay"])]
#[case("de", "Von Delphine Achebay, Redaktion", &["author:Delphine Achebay"])]
#[case("id", "Oleh Fitri Handokosari, Kontributor Semarang", &["author:Fitri Handokosari"])]
#[case("ms", "Oleh Aisyah Rahmatullah dan Lim Wei Jie, Kota Bharu", &["author:Aisyah Rahmatullah", "author:Lim Wei Jie"])]
#[case("pt", "Por Inácio Reisinho, da Folha da Ria", &["author:Inácio Reisinho"])]
#[case("hi", "अंजलि भट्ट, संवाददाता", &["author:अंजलि भट्ट"])]
#[case("zh", "撰文：乔南星　翻译：葛若水　编辑：贺白　设计：星野工作室", &["author:乔南星", "translator:葛若水", "editor:贺白"])]
fn what_follows_the_names_is_no_other_person(#[case] language: &str, #[case] line: &str, #[case] expected: &[&str]) {
    assert_eq!(spelled(&in_language(&[line, BODY, BODY], language)), expected);
}
