//! Kinds of lines that newsrooms of many languages print, each read as it is meant.

use dateline::credits::find;
use dateline::model::{Evidence, Field, Language, Source};
use rstest::rstest;

use super::{BODY, evidence, in_language, spelled};

#[rstest]
#[case("da", "Oversat fra ukrainsk af Mads Krogholm", "uk")]
#[case("sv", "Översatt från grekiska av Signe Wahlgren", "el")]
#[case("nl", "Vertaald uit het Fins door Anouk Prinsen", "fi")]
#[case("it", "Traduzione dal georgiano di Fulvia Tedesco", "ka")]
#[case("sk", "Z ukrajinčiny preložila Zuzana Kráľovská", "uk")]
#[case("hr", "S finskog prevela Tihana Brčina", "fi")]
#[case("sl", "Iz ukrajinščine prevedla Neža Vidmarjeva", "uk")]
#[case("pl", "Z fińskiego przełożyła Hanna Czyżowa", "fi")]
#[case("hu", "Ukránból fordította: Tímári Dorka", "uk")]
#[case("fi", "Suomentanut islannista Aino Rätylä", "is")]
#[case("lt", "Iš ukrainiečių kalbos vertė Rasa Jonaitytė", "uk")]
#[case("tr", "Fincedan çeviren: Gülce Arıkanlı", "")]
#[case("tr", "Finceden çeviren: Gülce Arıkanlı", "fi")]
#[case("ar", "ترجمة عن الكرواتية: ياسر الحلبوني", "hr")]
#[case("ja", "フィンランド語からの翻訳：小川瑞希", "fi")]
#[case("de", "Übersetzung aus dem Engl.: Beatrix Kernig", "en")]
fn what_a_text_was_translated_from_is_known_in_every_language(
    #[case] language: &str,
    #[case] line: &str,
    #[case] from: &str,
) {
    let found = in_language(&[BODY, BODY, line], language);
    let translator = found.credits.iter().find(|credit| credit.role.to_string() == "translator");
    let said = translator.map(|credit| credit.detail.get("from").map_or("", String::as_str));
    assert_eq!(said.unwrap_or_default(), from, "{:?}", found.credits);
}

#[rstest]
#[case("en", "Written in Arabic by Rania Shamir and translated by Yasser Halabi.", &["author:Rania Shamir", "translator:Yasser Halabi", "original-language:ar"])]
#[case("en", "Translated with DeepL, checked by Sunita Raoul", &["editor:Sunita Raoul", "machine-translation:DeepL"])]
#[case("en", "Translated by Hamish Orrin with the support of the Norden Fund", &["translator:Hamish Orrin"])]
#[case("en", "Story: Ada Frost", &["author:Ada Frost"])]
#[case("en", "Review: Ada Frost | Photos: Tom Ash", &["author:Ada Frost", "photographer:Tom Ash"])]
#[case("en", "(Analysis: Ada Frost)", &["author:Ada Frost"])]
#[case("en", "Translation team: Hamish Orrin, Zarghona Noor", &["translator:Hamish Orrin", "translator:Zarghona Noor"])]
#[case("en", "Illustrations by Bo Sandor · Edited by Sunita Raoul · Fact-checked by Ike Duruma", &["editor:Sunita Raoul", "illustrator:Bo Sandor"])]
#[case("en", "Written and researched by Ellen Marshall", &["author:Ellen Marshall"])]
#[case("en", "Written, edited and designed by Ellen Marshall", &["author:Ellen Marshall", "editor:Ellen Marshall"])]
#[case("en", "Translated from German by Hamish Orrin. Original article by Jörg Sattlinger.", &["author:Jörg Sattlinger", "translator:Hamish Orrin", "original-language:de"])]
#[case("ru", "Перевод: Мария Лапинская. Оригинал: The Ledger", &["translator:Мария Лапинская", "original-publication:The Ledger"])]
#[case("en", "Translation: Hamish Orrin. Original: The orchards flower in February", &["translator:Hamish Orrin"])]
#[case("en", "Translation: Hamish Orrin. Original: Livezile de pe deal", &["translator:Hamish Orrin"])]
#[case("fr", "Traduction et mise en page : Malik Benassi", &["translator:Malik Benassi"])]
#[case("de", "Text und Gestaltung: Käthe Brunnert", &["author:Käthe Brunnert"])]
#[case("de", "Der Artikel wurde mit DeepL übersetzt und von Jörg Sattlinger redigiert.", &["editor:Jörg Sattlinger", "machine-translation:DeepL"])]
#[case("fr", "Par Solène Kerdroux (avec AFP)", &["author:Solène Kerdroux", "agency:AFP"])]
#[case("es", "Traducción: Brenda Quiroza, del equipo de Puerto Libre", &["translator:Brenda Quiroza"])]
#[case("ru", "Текст — Варвара Сомова, фото — Иван Лиев", &["author:Варвара Сомова", "photographer:Иван Лиев"])]
#[case("vi", "Người dịch: Lương Quốc Bảo – Biên tập: Đặng Thùy Chi", &["translator:Lương Quốc Bảo", "editor:Đặng Thùy Chi"])]
#[case("zh", "本文由邱岚翻译，吕晓校对", &["translator:邱岚", "editor:吕晓"])]
#[case("zh", "邱岚（Ada Frost）自北京、吕晓（Bo Reed）自香港报道。", &["author:邱岚", "author:吕晓"])]
#[case("ka", "(ᲐᲕᲢᲝᲠᲘ: ნინო ბერიძე)", &["author:ნინო ბერიძე"])]
#[case("ka", "Kerning: გია ლომიძე, რედაქტორი: დავით გელაშვილი, თარგმნეს: ნინო ბერიძე (@harbour)", &["translator:ნინო ბერიძე", "editor:დავით გელაშვილი"])]
fn a_line_of_several_credits_gives_each(#[case] language: &str, #[case] line: &str, #[case] expected: &[&str]) {
    assert_eq!(spelled(&in_language(&[BODY, BODY, line], language)), expected);
}

#[rstest]
#[case("fr", "Lire aussi : le reportage de Solène Kerdroux")]
#[case("fr", "De Paris à Dakar")]
#[case("de", "Von Tür zu Tür")]
#[case("de", "Regie: Jörg Sattlinger. Mit: Anke Wolffert, Käthe Brunnert.")]
#[case("en", "German Chancellor Visits Warsaw")]
#[case("en", "Reporting From Ukraine")]
#[case("en", "By Land, Sea and Air")]
#[case("en", "Review: Reed OS 12.4")]
#[case("en", "Opinion: Dunmoor Rovers")]
#[case("en", "Dunmoor Lamps (web)")]
#[case("en", "# Create a network")]
#[case("th", "แปลก แต่จริง")]
#[case("ja", "文化と翻訳")]
#[case("ja", "関連記事：大西遥の港")]
fn a_headline_or_a_way_to_another_text_names_nobody(#[case] language: &str, #[case] line: &str) {
    assert_eq!(spelled(&in_language(&[line, BODY, BODY], language)), [""; 0]);
    assert_eq!(spelled(&in_language(&[BODY, BODY, line], language)), [""; 0]);
}

#[test]
fn for_whom_somebody_writes_is_none_of_the_name_in_a_field() {
    let field =
        |text: &str| Field { source: Source::DcCreator, role: None, text: text.to_owned(), url: None, email: None };
    let given = Evidence {
        fields: vec![field("Варвара Сомова, специально для «Причала»")], ..evidence(&[BODY])
    };
    assert_eq!(spelled(&find(&given, &Language::parse("ru").unwrap())), ["author:Варвара Сомова"]);
}

#[rstest]
#[case("en", "Ed Monrow", "")]
#[case("en", "Ed. Ida Monrow", "editor:Ida Monrow")]
#[case("en", "Ed: Ida Monrow", "editor:Ida Monrow")]
#[case("en", "Video: Houseplants", "")]
#[case(
    "en",
    "This article was originally published on harbour.example. We’ve updated it.",
    "original-publication:harbour.example"
)]
#[case("en", "Reviewed by Ida Monrow, attorney at Berg & Berg", "editor:Ida Monrow")]
#[case("de", "AutorIn: Ida Monrow", "author:Ida Monrow")]
#[case("de", "Autor*In: Ida Monrow", "author:Ida Monrow")]
#[case("en", "Reviewed by Ida Monrow & Tom Ashdown", "editor:Ida Monrow editor:Tom Ashdown")]
#[case("id", "Kontributor Surabaya, Ida Monrow", "contributor:Ida Monrow")]
#[case("de", "Redaktion: Hansenbach, Patrick", "editor:Patrick Hansenbach")]
#[case("pl", "Redakcja Portalu", "")]
#[case("de", "Quelle: Hafenblatt, Februar 2026", "agency:Hafenblatt")]
#[case("zh", "摄影 | 评论 | 娱乐 | 时尚 | 财经 | 军事 | 体育 | 视频 | 游戏", "")]
#[case("zh", "编辑 锁定 讨论", "")]
#[case("en", "Images de Bavière", "")]
#[case("zh", "来源：转载", "")]
#[case("en", "Copyright © 2026 Harbour Lights, LLC. All Rights Reserved.", "")]
#[case("en", "Copyright © 2026 Reuters. All Rights Reserved.", "agency:Reuters")]
fn words_that_look_like_names_beside_a_label_are_told_from_them(
    #[case] language: &str,
    #[case] line: &str,
    #[case] expected: &str,
) {
    assert_eq!(spelled(&in_language(&[BODY, BODY, line], language)).join(" "), expected);
}

#[test]
fn the_site_is_not_the_editor_of_its_articles() {
    let site_names = vec!["Harbour Lights".to_owned()];
    let own = Evidence { site_names, ..evidence(&[BODY, BODY, "Reviewed by Harbour Lights"]) };
    assert!(find(&own, &Language::parse("en").unwrap()).credits.is_empty());
}

#[test]
fn a_notice_with_a_date_is_complete_and_takes_nothing_from_the_next_block() {
    let found = in_language(&[BODY, BODY, "Erstveröffentlichung: 25. März 2026", "Geschichten vom Hafen"], "de");
    assert!(found.credits.is_empty());
}
