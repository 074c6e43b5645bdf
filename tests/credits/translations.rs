//! Sentences that say who translated, edited or reviewed the text, in the order of words of each language.

use rstest::rstest;

use super::{BODY, in_language, spelled};

fn last(language: &str, line: &str) -> Vec<String> {
    spelled(&in_language(&[BODY, BODY, line], language))
}

#[rstest]
#[case("de", "Anke Wiesner hat diesen Artikel aus dem Englischen übersetzt.", "Anke Wiesner")]
#[case("nl", "Fleur Pinter vertaalde dit artikel uit het Engels.", "Fleur Pinter")]
#[case("is", "Jón Hafsteinsson þýddi greinina úr ensku.", "Jón Hafsteinsson")]
#[case("fi", "Aino Lahtela on kääntänyt artikkelin englannista.", "Aino Lahtela")]
#[case("et", "Anu Tammsaar tõlkis artikli inglise keelest.", "Anu Tammsaar")]
#[case("lv", "Anna Ozoliņa tulkoja šo rakstu no angļu valodas.", "Anna Ozoliņa")]
#[case("lt", "Ona Petraitytė išvertė šį straipsnį iš anglų kalbos.", "Ona Petraitytė")]
#[case("cs", "Klára Novotná přeložila tento článek z angličtiny.", "Klára Novotná")]
#[case("sl", "Ana Novakova je prevedla ta članek iz angleščine.", "Ana Novakova")]
#[case("bg", "Преводът от английски е на Ана Петрунова.", "Ана Петрунова")]
#[case("ru", "Клара Петрухина перевела эту статью с английского.", "Клара Петрухина")]
#[case("hu", "A cikket angolból Nagyházi Klára fordította.", "Nagyházi Klára")]
#[case("tr", "Elif Kayalar bu yazıyı İngilizceden çevirdi.", "Elif Kayalar")]
#[case("id", "Dewi Lestarini menerjemahkan artikel ini dari bahasa Inggris.", "Dewi Lestarini")]
#[case("sq", "Ana Hoxhaj e përktheu këtë artikull nga anglishtja.", "Ana Hoxhaj")]
fn a_sentence_about_the_translation_is_read_whatever_its_order(
    #[case] language: &str,
    #[case] line: &str,
    #[case] name: &str,
) {
    let found = last(language, line);
    assert_eq!(found, [format!("translator:{name}"), "original-language:en".to_owned()]);
}

#[rstest]
#[case("en", "Anna Rowantree translated the novel from French.")]
#[case("en", "The text was found in 1990 and translated by Anna Rowantree.")]
#[case("en", "This article was translated for Anna Rowantree.")]
#[case("en", "This article was shared with Anna Rowantree.")]
#[case("de", "Anke Wiesner hat den Roman aus dem Englischen übersetzt.")]
#[case("fa", "ترجمه این مقاله در ژوئن پایان می‌یابد.")]
fn a_sentence_of_the_story_is_none_about_its_translation(#[case] language: &str, #[case] line: &str) {
    assert_eq!(last(language, line), Vec::<String>::new());
}

#[rstest]
#[case("en", "This essay was originally written in Japanese and translated into English by Anna Rowantree.", "ja")]
#[case("en", "This piece was first published in German and translated by Anna Rowantree.", "de")]
#[case("en", "This piece was first published in German. Translated by Anna Rowantree.", "de")]
#[case("en", "This interview was held in Russian and translated by Anna Rowantree.", "ru")]
#[case("fr", "Ce texte a été rédigé en arabe et traduit par Anna Rowantree.", "ar")]
#[case("es", "Escrito originalmente en portugués y traducido al español por Anna Rowantree.", "pt")]
#[case("it", "Questo testo è stato scritto in inglese e tradotto da Anna Rowantree.", "en")]
#[case("nl", "Dit artikel is geschreven in het Duits en vertaald door Anna Rowantree.", "de")]
#[case("de", "Dieser Text wurde auf Japanisch verfasst und von Anna Rowantree ins Deutsche übersetzt.", "ja")]
#[case("da", "Artiklen er skrevet på engelsk og oversat af Anna Rowantree.", "en")]
fn the_language_of_the_original_belongs_to_its_own_verb(
    #[case] language: &str,
    #[case] line: &str,
    #[case] original: &str,
) {
    assert_eq!(last(language, line), ["translator:Anna Rowantree".to_owned(), format!("original-language:{original}")]);
    let found = in_language(&[BODY, BODY, line], language);
    assert_eq!(found.credits[0].detail.get("from").map(String::as_str), Some(original));
}

#[rstest]
#[case("en", "Written and translated by Anna Rowantree.", &["author:Anna Rowantree", "translator:Anna Rowantree"])]
#[case("en", "This essay was written for the spring issue and edited by Anna Rowantree.", &["editor:Anna Rowantree"])]
#[case("en", "This piece was first published in Spanish. Read the original here.", &["original-language:es"])]
#[case("pt", "Este artigo foi publicado originalmente em inglês.", &["original-language:en"])]
#[case("en", "This piece was first published by +361 Magazine.", &["original-publication:+361 Magazine"])]
#[case("en", "This piece was first published by 7x7 Review.", &["original-publication:7x7 Review"])]
#[case("no", "Artikkelen er oversatt til engelsk.", &[])]
#[case("zh", "本文原文为法文，由王芳翻译。", &["translator:王芳", "original-language:fr"])]
#[case("is", "Jón Hafsteinsson skrifar", &["author:Jón Hafsteinsson"])]
#[case("sv", "Clara Lindqvist skriver", &["author:Clara Lindqvist"])]
fn a_sentence_names_whom_it_names(#[case] language: &str, #[case] line: &str, #[case] expected: &[&str]) {
    assert_eq!(last(language, line), expected);
}

#[rstest]
#[case("fr", "Cet article a été traduit à l’aide d’un outil d’intelligence artificielle puis relu par Anna Rowantree.")]
#[case("de", "Dieser Text wurde mithilfe von KI übersetzt und von Anna Rowantree geprüft.")]
#[case("nl", "Dit artikel is vertaald met behulp van AI en nagekeken door Anna Rowantree.")]
#[case("sv", "Artikeln är översatt med hjälp av AI och granskad av Anna Rowantree.")]
#[case("pl", "Tekst przetłumaczony przy użyciu sztucznej inteligencji, zredagowała Anna Rowantree.")]
fn a_notice_of_a_machine_may_name_who_reviewed_it(#[case] language: &str, #[case] line: &str) {
    assert_eq!(last(language, line), ["editor:Anna Rowantree", "machine-translation:"]);
}

#[rstest]
#[case(
    "fr",
    "Cet article, publié en anglais par le Harbour Courier, a été traduit à l’aide d’une intelligence artificielle puis relu par Anna Rowantree.",
    &["editor:Anna Rowantree", "machine-translation:", "original-language:en", "original-publication:Harbour Courier"]
)]
#[case(
    "en",
    "This article, first published in Spanish by Puerto Abierto, was machine-translated and reviewed by Anna Rowantree.",
    &["editor:Anna Rowantree", "machine-translation:", "original-language:es", "original-publication:Puerto Abierto"]
)]
#[case(
    "ca",
    "Aquest article es va publicar originalment a The Harbour Review i s’ha traduït automàticament de l’anglès.",
    &["machine-translation:", "original-language:en", "original-publication:The Harbour Review"]
)]
#[case("es", "Traducción para puerto abierto: Marta Gilabert", &["translator:Marta Gilabert"])]
#[case("en", "English translation © 2026 by Anna Rowantree. All rights reserved.", &["translator:Anna Rowantree"])]
#[case("en", "“Bunar” © Ivo Stanin. English translation © 2026 by Anna Rowantree. All rights reserved.", &["translator:Anna Rowantree"])]
fn a_sentence_says_several_things_of_the_text(#[case] language: &str, #[case] line: &str, #[case] expected: &[&str]) {
    assert_eq!(last(language, line), expected);
}

#[rstest]
#[case("ko", "이 글은 프랑스어로 쓰였고 김바다가 번역했습니다.", &["translator:김바다", "original-language:fr"])]
#[case("ko", "이 기사는 AI 번역을 거쳐 김바다 기자가 감수했습니다.", &["editor:김바다", "machine-translation:"])]
#[case("ja", "本稿はフランス語で書かれ、林佳蓉が翻訳した。", &["translator:林佳蓉", "original-language:fr"])]
#[case("ja", "大臣が条約を翻訳した。", &[])]
#[case("zh", "本文由AI翻译，由林佳蓉审核。", &["editor:林佳蓉", "machine-translation:"])]
fn an_east_asian_sentence_ends_with_its_verb(#[case] language: &str, #[case] line: &str, #[case] expected: &[&str]) {
    assert_eq!(last(language, line), expected);
}

#[rstest]
#[case("김바다 선임기자", &["author:김바다"])]
#[case("김바다 수석기자", &["author:김바다"])]
#[case("글=김바다 기자, 사진=이나루 선임기자", &["author:김바다", "photographer:이나루"])]
#[case("글=김바다 기자 / 사진=이나루 기자", &["author:김바다", "photographer:이나루"])]
fn a_korean_job_is_one_word(#[case] line: &str, #[case] expected: &[&str]) {
    assert_eq!(spelled(&in_language(&[line, BODY, BODY], "ko")), expected);
}

#[rstest]
#[case("pt", "RIO DE JANEIRO (Reuters) - ", &["agency:Reuters", "dateline:RIO DE JANEIRO"])]
#[case("ru", "МОСКВА, 3 июня. /Корр. ТАСС Иван Кронинов/. ", &["author:Иван Кронинов", "agency:ТАСС", "dateline:МОСКВА"])]
#[case("ru", "МИНСК, 3 июня — РИА Новости, Иван Кронинов. ", &["author:Иван Кронинов", "agency:РИА Новости", "dateline:МИНСК"])]
#[case("tr", "ANKARA (AA) - ELİF KAYALAR - ", &["author:ELİF KAYALAR", "agency:AA", "dateline:ANKARA"])]
#[case("en", "OSLO, June 3 — Reuters reported on Monday that talks had failed. ", &["dateline:OSLO"])]
#[case("zh", "（中央社記者林佳蓉特拉維夫3日專電）", &["author:林佳蓉", "agency:中央社"])]
fn a_dateline_gives_place_agency_and_reporter(#[case] language: &str, #[case] start: &str, #[case] expected: &[&str]) {
    let text = format!("{start}{BODY}");
    assert_eq!(spelled(&in_language(&[&text, BODY], language)), expected);
}
