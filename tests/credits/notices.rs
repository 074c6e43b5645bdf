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
#[case("uk", "Стаття вперше опублікована польською мовою у виданні «Балтійський кур’єр».", "pl Балтійський кур’єр")]
#[case("ru", "Оригинал опубликован на английском языке в журнале «Причал».", "en Причал")]
#[case("pl", "Artykuł ukazał się pierwotnie w języku angielskim w „Harbour Review”.", "en Harbour Review")]
#[case("cs", "Článek původně vyšel v anglickém jazyce v časopise Harbour Review.", "en Harbour Review")]
#[case("sr", "Tekst je prvobitno objavljen na engleskom jeziku u časopisu Harbour Review.", "en Harbour Review")]
#[case("hu", "A cikk eredetileg angol nyelven jelent meg a Harbour Review oldalán.", "en Harbour Review")]
#[case("hu", "A cikk eredetileg megjelent a Harbour Review-ban.", " Harbour Review")]
#[case("et", "Artikkel ilmus algselt inglise keeles ajakirjas Harbour Review.", "en Harbour Review")]
#[case("vi", "Bài viết được đăng lần đầu bằng tiếng Anh trên Harbour Review", "en Harbour Review")]
#[case("id", "Artikel ini pertama kali terbit dalam bahasa Inggris di Harbour Review.", "en Harbour Review")]
#[case("ja", "本稿は『ハーバー・レビュー』に掲載されたものです。", " ハーバー・レビュー")]
#[case("zh", "本文原载于《港湾评论》英文版。", "en 港湾评论")]
#[case("ko", "이 글은 영문으로 ‘하버 리뷰’에 처음 게재되었습니다.", " 하버 리뷰")]
#[case("ar", "نُشر هذا المقال للمرة الأولى باللغة الإنجليزية في مجلة «هاربر ريفيو».", "en هاربر ريفيو")]
#[case("it", "Questo articolo è stato pubblicato originariamente sul sito tedesco Perspektive.", " Perspektive")]
fn a_notice_of_first_publication_is_read_whatever_its_order(
    #[case] language: &str,
    #[case] line: &str,
    #[case] expected: &str,
) {
    let found = spelled(&in_language(&[BODY, BODY, line], language));
    let of = |role: &str| found.iter().find_map(|credit| credit.strip_prefix(role)).unwrap_or_default().to_owned();
    assert_eq!(format!("{} {}", of("original-language:"), of("original-publication:")), expected, "{found:?}");
}

#[test]
fn a_sentence_about_the_original_and_one_about_the_translation_are_both_read() {
    let line = "Вперше опубліковано у виданні «Балтійський кур’єр». Переклад з польської: Юлія Сивакова";
    let expected = ["translator:Юлія Сивакова", "original-language:pl", "original-publication:Балтійський кур’єр"];
    assert_eq!(spelled(&in_language(&[BODY, BODY, line], "uk")), expected);
}

#[rstest]
#[case("fr", &["Lucas Lacazette et Sophie Deralde", "Traduit de l’espagnol par Inès Cabotin"])]
#[case("es", &["Marta Gilabert y Sofía Deralde", "Traducción: Inés Cabotín"])]
fn names_above_their_translator_are_authors(#[case] language: &str, #[case] lines: &[&str]) {
    let found = spelled(&in_language(&[&[BODY, BODY], lines].concat(), language));
    let authors = found.iter().filter(|credit| credit.starts_with("author:")).count();
    assert_eq!((authors, found.iter().filter(|credit| credit.starts_with("translator:")).count()), (2, 1), "{found:?}");
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

#[rstest]
#[case("pl", "Tekst przetłumaczony z ukraińskiego przy użyciu AI.", &["machine-translation:", "original-language:uk"])]
#[case("tr", "Bu haber yapay zekâ yardımıyla İngilizceden çevrilmiştir.", &["machine-translation:", "original-language:en"])]
#[case("ko", "이 기사는 영어 원문을 인공지능(AI)으로 번역한 것입니다.", &["machine-translation:", "original-language:en"])]
#[case("zh", "本文由AI協助翻譯", &["machine-translation:"])]
#[case("zh", "（本文由ChatGPT協助翻譯，經編輯審閱）", &["machine-translation:ChatGPT"])]
#[case("zh", "本文由志愿者翻译", &[])]
#[case("hi", "अनुवाद: AI की सहायता से", &["machine-translation:"])]
#[case("sr", "Tekst je preveden uz pomoć veštačke inteligencije.", &["machine-translation:"])]
#[case("sl", "Članek je preveden s pomočjo umetne inteligence.", &["machine-translation:"])]
#[case("en", "This story was translated by AI. Read the original on Harbour.", &["machine-translation:"])]
#[case("en", "Translated by Google · Show original", &[])]
#[case("en", "Machines and their makers met the translated authors of four small countries in AI week.", &[])]
#[case("ko", "원문은 아래 링크에서 확인하실 수 있습니다.", &[])]
#[case("ko", "이 글은 원문을 요약·번역한 것입니다.", &[])]
fn a_notice_of_a_machine_is_read_in_any_order(#[case] language: &str, #[case] line: &str, #[case] expected: &[&str]) {
    assert_eq!(spelled(&in_language(&[BODY, BODY, line], language)), expected);
}

#[rstest]
#[case("en", "Emil Horakson translated this piece.", &["translator:Emil Horakson"])]
#[case("en", "Translated from Foobarish by Andy Sombyson", &["translator:Andy Sombyson"])]
#[case("ru", "Перевод с юкагирского: Иван Кронинов", &["translator:Иван Кронинов"])]
#[case("en", "Translated from Yiddish by Ann Rowantree", &["translator:Ann Rowantree", "original-language:yi"])]
#[case("fr", "Traduction : Paul Hervier (original en anglais)", &["translator:Paul Hervier", "original-language:en"])]
#[case("zh", "（本文原刊於《碼頭評論》，簡秋雨譯）", &["translator:簡秋雨", "original-publication:碼頭評論"])]
#[case("ja", "原文は『埠頭』に掲載された。翻訳：真壁透", &["translator:真壁透"])]
#[case("cs", "Z originálu publikovaného na webu Přístav přeložila Jana Malátová.", &["translator:Jana Malátová", "original-publication:Přístav"])]
#[case("fr", "(Article paru dans Gazeta Nowa le 12 mai, traduit du polonais par Paul Hervier)", &["translator:Paul Hervier", "original-language:pl", "original-publication:Gazeta Nowa"])]
#[case("sw", "Imeandikwa na Juma Otienoni na kuhaririwa na Amina Salimu", &["author:Juma Otienoni", "editor:Amina Salimu"])]
#[case("nl", "Tekst Hilde Baertsen, foto’s Arne Coolsma", &["author:Hilde Baertsen", "photographer:Arne Coolsma"])]
#[case("ko", "편집 길보람 | 디자인 오세은", &["editor:길보람"])]
#[case("en", "Story: Ann Rowantree. Photo editing: Niall Corrigan. Copy editing: Dan Poewell.", &["author:Ann Rowantree", "editor:Dan Poewell"])]
#[case("en", "First published in The Harbour Review and translated by Ann Rowantree", &["translator:Ann Rowantree", "original-publication:The Harbour Review"])]
#[case("de", "Geprüft von Dr. med. Stefan Frädrichs", &["editor:Dr. med. Stefan Frädrichs"])]
#[case("en", "Published in Harbour, May 29th, 2026", &[])]
#[case("es", "Marta Gilabert", &[])]
#[case("sr", "Izvor: Le Quai diplomatique", &["agency:Le Quai diplomatique"])]
fn unlisted_neighbours_leave_a_credit_as_it_is(#[case] language: &str, #[case] line: &str, #[case] expected: &[&str]) {
    assert_eq!(spelled(&in_language(&[BODY, BODY, line], language)), expected);
}

#[rstest]
#[case("en", "Translator Gleb Astakhovsky spent six hours in the room.")]
#[case("fr", "La traductrice Anne Borsalet reste en prison.")]
#[case("de", "Der Übersetzer Jan Borsamann erhält den Preis der Stadt.")]
#[case("ru", "Переводчик Глеб Астаховский провёл в комнате шесть часов.")]
#[case("ar", "المترجم يوسف بنجلوني يفوز بالجائزة.")]
#[case("fa", "مترجم سعید فتحیان جایزه گرفت.")]
fn a_sentence_about_a_translator_credits_nobody(#[case] language: &str, #[case] line: &str) {
    assert_eq!(spelled(&in_language(&[BODY, BODY, line], language)), [""; 0]);
    assert_eq!(spelled(&in_language(&[line], language)), [""; 0]);
}

#[rstest]
#[case("Die Autorin Mareike Thiesing ist Politikwissenschaftlerin in Kiel.", "author:Mareike Thiesing")]
#[case("Der Ökonom Jan Holmensen lebt in Kiel.", "author:Jan Holmensen")]
fn a_job_before_the_name_of_a_biography_is_none_of_it(#[case] line: &str, #[case] expected: &str) {
    assert_eq!(spelled(&in_language(&[BODY, BODY, "Zum Autor", line], "de")), [expected]);
}

#[test]
fn the_author_of_a_biography_is_told_by_where_they_work() {
    let line = "Der Autor Jan Borsamann lehrt Geschichte der Häfen.";
    assert_eq!(spelled(&in_language(&[BODY, BODY, line], "de")), ["author:Jan Borsamann"]);
    assert_eq!(spelled(&in_language(&[line], "de")), [""; 0], "nothing precedes it");
}

#[rstest]
#[case("en", "First published in Harbour Review on 3 May 2026.", "Harbour Review")]
#[case("en", "First published on 3 May 2026 in The Harbour Review.", "The Harbour Review")]
#[case("de", "Dieser Beitrag erschien zuerst am 3. Mai 2026 im Hafenkurier.", "Hafenkurier")]
#[case("es", "Publicado originalmente en La Voz del Puerto el 3 de mayo de 2026.", "La Voz del Puerto")]
#[case("cs", "Poprvé vyšlo v časopise Přístavní listy 3. května 2026.", "Přístavní listy")]
#[case("sk", "Článok pôvodne vyšiel v denníku Prístavné noviny.", "Prístavné noviny")]
fn the_outlet_ends_before_a_date(#[case] language: &str, #[case] line: &str, #[case] outlet: &str) {
    let expected = [format!("original-publication:{outlet}")];
    assert_eq!(spelled(&in_language(&[BODY, BODY, line], language)), expected);
}

#[rstest]
#[case("en", "Republished from Harbour Review with permission.", "Harbour Review")]
#[case("de", "Nachdruck aus dem Hafenkurier mit freundlicher Genehmigung.", "Hafenkurier")]
#[case("pl", "Przedruk za zgodą redakcji „Kurier Portowy”.", "Kurier Portowy")]
#[case("cs", "Přetištěno se svolením časopisu Přístavní listy.", "Přístavní listy")]
#[case("ru", "Перепечатано с разрешения «Портовых вестей».", "Портовых вестей")]
#[case("en", "This is an edited version of an article that appeared in Harbour Review.", "Harbour Review")]
#[case("nl", "Dit is een ingekorte versie van een artikel dat verscheen in De Havenkrant.", "De Havenkrant")]
fn a_text_with_permission_or_another_version_was_published_before(
    #[case] language: &str,
    #[case] line: &str,
    #[case] outlet: &str,
) {
    let expected = [format!("original-publication:{outlet}")];
    assert_eq!(spelled(&in_language(&[BODY, BODY, line], language)), expected);
}
