//! Sentences that newsrooms print under a text about those who worked on it, in many languages; and sentences of a story
//! that have the same verbs.

use rstest::rstest;

use super::{BODY, in_language, spelled};

/// The credits of a last line, in order.
fn last(language: &str, line: &str) -> Vec<String> {
    let mut found = spelled(&in_language(&[BODY, BODY, line], language));
    found.sort();
    found
}

#[rstest]
#[case("de", "KI-gestützte Übersetzung", &["machine-translation:"])]
#[case("en", "This article was translated from German with the help of AI.", &["machine-translation:", "original-language:de"])]
#[case("cs", "Článek byl přeložen z angličtiny pomocí AI.", &["machine-translation:", "original-language:en"])]
#[case("sr", "Чланак је машински преведен.", &["machine-translation:"])]
#[case("be", "Артыкул перакладзены з англійскай мовы з дапамогай штучнага інтэлекту.", &["machine-translation:", "original-language:en"])]
#[case("is", "Greinin var þýdd með aðstoð gervigreindar og yfirfarin af Anna Jónsdóttir.", &["editor:Anna Jónsdóttir", "machine-translation:"])]
#[case("az", "Məqalə ingilis dilindən süni intellektin köməyi ilə tərcümə olunub.", &["machine-translation:", "original-language:en"])]
#[case("hy", "Արհեստական բանականության թարգմանություն", &["machine-translation:"])]
#[case("bn", "এই প্রতিবেদনটি স্বয়ংক্রিয়ভাবে অনূদিত।", &["machine-translation:"])]
#[case("sq", "Artikulli u përkthye me ndihmën e inteligjencës artificiale dhe u redaktua nga Ana Hoxhaj.", &["editor:Ana Hoxhaj", "machine-translation:"])]
#[case("ta", "இந்தக் கட்டுரை செயற்கை நுண்ணறிவு உதவியுடன் ஆங்கிலத்திலிருந்து மொழிபெயர்க்கப்பட்டது.", &["machine-translation:", "original-language:en"])]
#[case("hu", "A cikket angolról mesterséges intelligencia segítségével fordítottuk.", &["machine-translation:", "original-language:en"])]
fn a_notice_of_machine_translation_is_read_with_its_means_and_its_editor(
    #[case] language: &str,
    #[case] line: &str,
    #[case] expected: &[&str],
) {
    assert_eq!(last(language, line), expected);
}

#[rstest]
#[case("ca", "Aquest article es va publicar originalment a El Diari del Port.", &["original-publication:El Diari del Port"])]
#[case("gl", "Este artigo publicouse orixinalmente en inglés en O Diario do Porto.", &["original-language:en", "original-publication:O Diario do Porto"])]
#[case("sw", "Makala hii ilichapishwa kwanza katika Habari za Bandari.", &["original-publication:Habari za Bandari"])]
#[case("ro", "Republicat cu permisiunea Gazeta Portului.", &["original-publication:Gazeta Portului"])]
#[case("nl", "Overgenomen met toestemming van De Havenkrant.", &["original-publication:De Havenkrant"])]
#[case("he", "המאמר פורסם במקור באנגלית ב\"עיתון הנמל\".", &["original-language:en", "original-publication:עיתון הנמל"])]
#[case("pl", "Tekst ukazał się pierwotnie po angielsku na łamach „Kurier Portowy”.", &["original-language:en", "original-publication:Kurier Portowy"])]
#[case("ar", "نُشر هذا المقال في الأصل بالإنجليزية في «صحيفة الميناء».", &["original-language:en", "original-publication:صحيفة الميناء"])]
#[case("sk", "Článok pôvodne vyšiel po anglicky v časopise Prístavné noviny.", &["original-language:en", "original-publication:Prístavné noviny"])]
fn a_notice_of_first_publication_names_the_outlet_and_the_language(
    #[case] language: &str,
    #[case] line: &str,
    #[case] expected: &[&str],
) {
    assert_eq!(last(language, line), expected);
}

#[rstest]
#[case("en", "Ada Frost conducted the interview.", &["author:Ada Frost"])]
#[case("en", "As told to Ada Frost", &["author:Ada Frost"])]
#[case("fr", "Clara Petitjean a contribué à cet article.", &["additional-reporting:Clara Petitjean"])]
#[case("pt", "Clara Moreirão editou este artigo.", &["editor:Clara Moreirão"])]
#[case("nl", "Clara Pinter nam het interview af.", &["author:Clara Pinter"])]
#[case("sv", "Clara Lindvall har bidragit till artikeln.", &["additional-reporting:Clara Lindvall"])]
#[case("da", "Clara Lindgaard har redigeret artiklen.", &["editor:Clara Lindgaard"])]
#[case("no", "Intervjuet er gjort av Clara Lindvik.", &["author:Clara Lindvik"])]
#[case("is", "Anna Jónsdóttir tók viðtalið.", &["author:Anna Jónsdóttir"])]
#[case("fi", "Haastattelun teki Anna Lahtela.", &["author:Anna Lahtela"])]
#[case("et", "Loo valmimisele aitas kaasa Anna Tammsoo.", &["additional-reporting:Anna Tammsoo"])]
#[case("lv", "Pierakstīja Anna Ozoliņa", &["author:Anna Ozoliņa"])]
#[case("lt", "Užrašė Ona Petraitytė", &["author:Ona Petraitytė"])]
#[case("pl", "Notowała Klara Pinczyńska", &["author:Klara Pinczyńska"])]
#[case("cs", "Na článku spolupracovala Klára Novotná.", &["additional-reporting:Klára Novotná"])]
#[case("sk", "Spolupráca: Klára Nováková", &["additional-reporting:Klára Nováková"])]
#[case("sl", "Pogovarjala se je Ana Novakič.", &["author:Ana Novakič"])]
#[case("hr", "U izradi teksta sudjelovala je Ana Petrović.", &["additional-reporting:Ana Petrović"])]
#[case("sr", "Забележила Ана Петровић", &["author:Ана Петровић"])]
#[case("mk", "Забележа Ана Петровска", &["author:Ана Петровска"])]
#[case("bg", "Записа Ана Петрова", &["author:Ана Петрова"])]
#[case("uk", "Над матеріалом також працювала Клара Шевчук.", &["additional-reporting:Клара Шевчук"])]
#[case("be", "Запісала Клара Шаўчук", &["author:Клара Шаўчук"])]
#[case("ro", "Clara Muntelui a contribuit la acest articol.", &["additional-reporting:Clara Muntelui"])]
#[case("hu", "A cikk elkészítésében közreműködött Nagy Klára.", &["additional-reporting:Nagy Klára"])]
#[case("el", "Στο ρεπορτάζ συνεργάστηκε η Άννα Παππίδη.", &["additional-reporting:Άννα Παππίδη"])]
#[case("he", "נועה פלג השתתפה בהכנת הכתבה.", &["additional-reporting:נועה פלג"])]
#[case("id", "Dewi Lestari berkontribusi dalam laporan ini.", &["additional-reporting:Dewi Lestari"])]
#[case("ms", "Dengan sumbangan daripada Nurul Aisyah", &["additional-reporting:Nurul Aisyah"])]
#[case("sq", "Ana Hoxhaj ka kontribuar në këtë shkrim.", &["additional-reporting:Ana Hoxhaj"])]
#[case("ca", "Clara Puigdomènech ha editat aquest article.", &["editor:Clara Puigdomènech"])]
#[case("gl", "Coa colaboración de Clara Castro", &["additional-reporting:Clara Castro"])]
#[case("zh", "王芳对本文亦有贡献。", &["additional-reporting:王芳"])]
#[case("bn", "অনুলিখন: সুমনা দত্ত", &["author:সুমনা দত্ত"])]
#[case("ta", "படங்கள்: அனிதா முருகன் | ஓவியம்: கண்ணன் ராஜா", &["illustrator:கண்ணன் ராஜா", "photographer:அனிதா முருகன்"])]
#[case("hy", "Լուսանկարները՝ Անի Պետրոսյան | Նկարազարդումը՝ Արամ Սարգսյան", &["illustrator:Արամ Սարգսյան", "photographer:Անի Պետրոսյան"])]
#[case("it", "A cura di Chiara Pintore", &["compiler:Chiara Pintore"])]
#[case("es", "Clara Robledal editó este artículo.", &["editor:Clara Robledal"])]
fn a_sentence_about_the_work_on_a_text_names_who_did_it(
    #[case] language: &str,
    #[case] line: &str,
    #[case] expected: &[&str],
) {
    assert_eq!(last(language, line), expected);
}

#[rstest]
#[case("be", &["Пра аўтара", "Клара Шаўчук — журналістка, піша пра парты."], &["author:Клара Шаўчук"])]
#[case("az", &["Müəllif haqqında", "Aygün Əliyeva jurnalistdir, limanlar haqqında yazır."], &["author:Aygün Əliyeva"])]
#[case("he", &["על המחברת", "נועה פלג היא עיתונאית הכותבת על נמלים."], &["author:נועה פלג"])]
#[case("fr", &["À propos de la traductrice", "Clara Petitjean traduit du roumain et vit à Lyon."], &["translator:Clara Petitjean"])]
#[case("it", &["La traduttrice", "Chiara Pintore traduce dal romeno e vive a Torino."], &["translator:Chiara Pintore"])]
#[case("cs", &["O překladatelce", "Klára Novotná překládá z rumunštiny a žije v Brně."], &["translator:Klára Novotná"])]
#[case("sv", &["Om översättaren", "Clara Lindvall översätter från rumänska och bor i Lund."], &["translator:Clara Lindvall"])]
#[case("uk", &["Про перекладачку", "Клара Шевчук перекладає з румунської і живе у Львові."], &["translator:Клара Шевчук"])]
#[case("el", &["Για τη μεταφράστρια", "Η Άννα Παππίδη μεταφράζει από τα ρουμανικά και ζει στη Θεσσαλονίκη."], &["translator:Άννα Παππίδη"])]
fn a_heading_tells_whether_the_person_below_it_wrote_or_translated(
    #[case] language: &str,
    #[case] card: &[&str],
    #[case] expected: &[&str],
) {
    let blocks: Vec<&str> = [BODY, BODY].into_iter().chain(card.iter().copied()).collect();
    assert_eq!(spelled(&in_language(&blocks, language)), expected);
}

#[rstest]
#[case("pt", "Clara Moreirão, Berlim", &["author:Clara Moreirão"])]
#[case("nl", "Clara Pinter doet verslag vanuit Berlijn", &["author:Clara Pinter"])]
#[case("sv", "Clara Lindvall rapporterar från Berlin", &["author:Clara Lindvall"])]
#[case("lv", "Anna Ozoliņa ziņo no Berlīnes", &["author:Anna Ozoliņa"])]
#[case("id", "Dewi Lestari melaporkan dari Berlin", &["author:Dewi Lestari"])]
#[case("sr", "Пише Ана Петровић, дописница из Берлина", &["author:Ана Петровић"])]
#[case("el", "Της Άννα Παππίδη, ανταποκρίτριας στο Βερολίνο", &["author:Άννα Παππίδη"])]
#[case("lt", "Ona Petraitytė, Berlynas", &["author:Ona Petraitytė"])]
#[case("sq", "Nga Ana Hoxhaj, korrespondente në Berlin", &["author:Ana Hoxhaj"])]
fn a_byline_has_the_words_of_its_language_for_a_job_and_a_place(
    #[case] language: &str,
    #[case] line: &str,
    #[case] expected: &[&str],
) {
    assert_eq!(spelled(&in_language(&["1905", line, BODY, BODY], language)), expected);
}

#[rstest]
#[case("en", "The interview with Ada Frost was published on Monday.")]
#[case("en", "Ada Frost contributed to the campaign.")]
#[case("fr", "Clara Petitjean a contribué à la campagne.")]
#[case("pt", "Clara Moreirão colaborou com a campanha.")]
#[case("nl", "Clara Pinter werkte mee aan de film.")]
#[case("sv", "Clara Lindvall har bidragit till filmen.")]
#[case("de", "Die Fotos zeigen Hana Wetter im Hafen.")]
#[case("cs", "Zaznamenala Sparta tři góly.")]
#[case("pl", "Wysłuchała Klara Pinczyńska wyroku w milczeniu.")]
#[case("sl", "Pogovarjala se je z Ano Novakič.")]
#[case("tr", "Sergi Elif Kayalar tarafından düzenlenmiştir.")]
#[case("he", "פגישת הפסגה נערכה.")]
#[case("he", "כתב היד נערך ידנית.")]
#[case("fa", "کتاب تازه ویرایش شده است.")]
#[case("ka", "ინტერვიუ ორშაბათს გამოქვეყნდა.")]
#[case("ta", "நேர்காணல் திங்கள்கிழமை வெளியானது.")]
#[case("eu", "Itzuli da Jon Goikoetxea.")]
#[case("sr", "Од Петра Петровића купљена је кућа.")]
#[case("vi", "Công trình do Trần Văn Minh thực hiện.")]
#[case("ro", "Clara Muntelui a contribuit la campanie.")]
fn a_sentence_of_the_story_with_the_same_verbs_names_nobody(#[case] language: &str, #[case] line: &str) {
    for blocks in [[BODY, line, BODY], [BODY, BODY, line]] {
        assert_eq!(spelled(&in_language(&blocks, language)), Vec::<String>::new());
    }
}

#[rstest]
#[case(
    "[This review was first published in the Harbour Journal on May 3, 2026.]",
    "original-publication:Harbour Journal"
)]
#[case("(Translated from German by Irena Talvik)", "translator:Irena Talvik")]
#[case("[Irena Talvik contributed reporting.]", "additional-reporting:Irena Talvik")]
fn a_bracket_before_the_first_sentence_may_be_a_notice(#[case] bracket: &str, #[case] expected: &str) {
    let found = in_language(&[&format!("{bracket} Ships wait in the harbour."), BODY], "en");
    assert_eq!(spelled(&found).first().map(String::as_str), Some(expected));
    assert_eq!((found.consumed[0].text.as_str(), found.consumed[0].whole), (bracket, false));
    let story = in_language(&["[Irena Talvik waits.] Ships wait in the harbour.", BODY], "en");
    assert!(story.credits.is_empty() && story.consumed.is_empty());
}
