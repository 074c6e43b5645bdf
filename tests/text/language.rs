//! The language of a text: declared, contradicted, detected.

use dateline::model::Language;
use dateline::text::language_of;
use proptest::prelude::*;

/// A few sentences of one report, as each language would tell them.
const TEXTS: &[(&str, &str)] = &[
    ("en", "The ferry left the harbour at noon, but it was not until the evening that the crew noticed the leak."),
    (
        "de",
        "Die Fähre verließ den Hafen am Mittag, aber erst am Abend bemerkte die Mannschaft, dass Wasser in das Schiff lief.",
    ),
    ("fr", "Le ferry a quitté le port à midi, mais ce n'est que dans la soirée que l'équipage a remarqué la fuite."),
    (
        "es",
        "El transbordador salió del puerto al mediodía, pero la tripulación no notó la vía de agua hasta por la noche.",
    ),
    (
        "pt",
        "A balsa saiu do porto ao meio-dia, mas só à noite a tripulação notou que havia uma fuga e não foi possível voltar.",
    ),
    (
        "gl",
        "O barco saíu do porto ao mediodía, pero ata a noite a tripulación non viu que había unha fuga e non puido volver.",
    ),
    (
        "it",
        "Il traghetto ha lasciato il porto a mezzogiorno, ma solo in serata l'equipaggio si è accorto della falla nello scafo.",
    ),
    ("ro", "Feribotul a plecat din port la prânz, dar abia seara echipajul a observat că este o spărtură în carenă."),
    (
        "nl",
        "De veerboot verliet de haven om twaalf uur, maar pas in de avond zag de bemanning dat er een lek in het schip was.",
    ),
    (
        "sv",
        "Färjan lämnade hamnen vid lunchtid, men det var inte förrän på kvällen som besättningen såg att det fanns en läcka.",
    ),
    (
        "da",
        "Færgen forlod havnen ved middagstid, men først om aftenen så mandskabet at der var et hul, og det blev ikke lukket af nogen.",
    ),
    (
        "no",
        "Ferja forlot havna ved lunsjtid, men først om kvelden så mannskapet at det var et hull, og det ble ikke lukket av noen.",
    ),
    (
        "fi",
        "Lautta lähti satamasta keskipäivällä, mutta vasta illalla miehistö huomasi, että se oli saanut vuodon, eikä sitä ollut vielä tukittu.",
    ),
    (
        "pl",
        "Prom wypłynął z portu w południe, ale dopiero wieczorem załoga zauważyła, że jest w nim dziura, i nie było już czasu.",
    ),
    (
        "cs",
        "Trajekt vyplul z přístavu v poledne, ale teprve večer si posádka všimla, že je v něm díra, která nebyla při kontrole vidět.",
    ),
    (
        "sk",
        "Trajekt vyplával z prístavu na obed, ale až večer si posádka všimla, že je v ňom diera, ktorá nebola pri kontrole vidieť.",
    ),
    (
        "hr",
        "Trajekt je isplovio iz luke u podne, ali tek navečer posada je vidjela što se dogodilo i tko je gdje prije toga bio.",
    ),
    (
        "sr",
        "Trajekt je isplovio iz luke u podne, ali tek uveče posada je videla šta se desilo i ko je gde pre toga bio.",
    ),
    (
        "hu",
        "A komp délben indult el a kikötőből, de csak este vette észre a legénység, hogy van rajta egy lyuk, és már nem volt idő.",
    ),
    (
        "tr",
        "Feribot öğle saatlerinde limandan ayrıldı ama mürettebat bir deliğin olduğunu ancak akşam gördü ve çok geç oldu.",
    ),
    (
        "id",
        "Kapal itu meninggalkan pelabuhan pada siang hari, tetapi awak tidak bisa melihat kebocoran karena hari sudah malam, kata polisi.",
    ),
    (
        "ms",
        "Kapal itu meninggalkan pelabuhan pada tengah hari, tetapi anak kapal tidak boleh melihat kebocoran kerana hari sudah malam, kata polis.",
    ),
    (
        "vi",
        "Chiếc phà rời cảng vào buổi trưa nhưng đến tối thủy thủ mới thấy có một lỗ thủng và không thể quay lại được.",
    ),
    ("ru", "Паром вышел из порта в полдень, но только вечером экипаж заметил, что в нём есть течь, и было уже поздно."),
    ("uk", "Пором вийшов з порту опівдні, але тільки ввечері екіпаж помітив, що в ньому є теча, і було вже пізно."),
    ("be", "Паром выйшаў з порта апоўдні, але толькі ўвечары экіпаж заўважыў, што ў ім ёсць цеча, і было ўжо позна."),
    (
        "bg",
        "Фериботът излезе от пристанището по обяд, но едва вечерта екипажът забеляза, че в него има теч, и беше късно.",
    ),
    ("el", "Το πλοίο έφυγε από το λιμάνι το μεσημέρι."),
    ("ar", "غادرت العبارة الميناء في الظهر ولكن لم ينتبه الطاقم إلى التسرب الذي كان في السفينة إلا بعد ذلك في المساء."),
    ("fa", "کشتی ظهر از بندر بیرون رفت اما خدمه تا شب ندیدند که آب به آن راه یافته است و دیگر دیر شده بود."),
    ("ur", "کشتی دوپہر کو بندرگاہ سے نکلی لیکن عملے نے شام تک نہیں دیکھا کہ اس میں پانی آ رہا ہے۔"),
    ("hi", "नौका दोपहर को बंदरगाह से निकली, लेकिन शाम तक किसी ने नहीं देखा कि उस में पानी भर रहा है।"),
    ("he", "המעבורת יצאה מן הנמל בצהריים, אבל רק בערב הצוות ראה כי יש בה חור, ולא היה זמן."),
    ("ja", "フェリーは正午に港を出たが、乗組員が浸水に気づいたのは夜だった。"),
    ("zh", "渡轮中午离开港口，但船员直到晚上才发现漏水。"),
    ("ko", "여객선은 정오에 항구를 떠났지만 선원들은 저녁에야 물이 새는 것을 알았다."),
    ("th", "เรือข้ามฟากออกจากท่าตอนเที่ยง แต่ลูกเรือเห็นรอยรั่วตอนเย็น"),
];

#[test]
fn a_text_tells_its_language() {
    for (code, text) in TEXTS {
        assert_eq!(language_of(text, None), Some(*code), "{text}");
    }
}

#[test]
fn what_is_not_sure_is_not_answered() {
    for text in [
        "",
        "2 : 1 (1 : 0)",
        "Reuters",
        "Ana Diaz, Madrid",
        "https://a.example/der-hafen-und-die-stadt",
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore",
        // Both write it so.
        "Havnen er stor, og byen er lille.",
    ] {
        assert_eq!(language_of(text, None), None, "{text}");
    }
}

#[test]
fn a_declared_language_is_believed_unless_the_text_contradicts_it() {
    let of = |code: &str| TEXTS.iter().find(|(known, _)| *known == code).unwrap().1;
    for (code, declared, judged) in [
        ("en", "en-US", "en-US"),
        ("ru", "en-us", "ru"),
        ("en", "kn", "en"),
        ("fr", "en", "fr"),
        ("zh", "zh-Hant", "zh-Hant"),
        ("ja", "zh", "ja"),
        // Written alike.
        ("no", "nb", "nb"),
        // A text in Latin letters of a language that has others, and says so.
        ("hr", "sr-Latn", "sr-Latn"),
        // Near ones need more than a sentence.
        ("es", "gl", "gl"),
    ] {
        assert_eq!(language_of(of(code), Some(declared)), Some(judged), "{code} {declared}");
    }
    // A short text may be a quotation, or names.
    assert_eq!(language_of("Le Monde, Paris et Lyon", Some("de")), Some("de"));
    assert_eq!(language_of("Je suis", Some("en")), Some("en"));
    // A language whose words nobody knows here.
    assert_eq!(language_of("Ta mu thu", Some("gd")), Some("gd"));
    assert_eq!(language_of("Kijiji cha pwani 2026 kimepata", Some("ru")), None);
}

proptest! {
    #[test]
    fn any_text_is_in_a_language_that_has_a_tag_or_in_none(text in any::<String>(), declared in "[a-z]{2,3}([-_][A-Za-z]{2,4})?") {
        let found = language_of(&text, None);
        prop_assert!(found.is_none_or(|code| Language::parse(code).is_some_and(|tag| tag.as_str() == code)));
        if let Some(tag) = Language::parse(&declared) {
            prop_assert_eq!(Language::parse(tag.as_str()), Some(tag.clone()), "a canonical tag stays as it is");
            let _ = language_of(&text, Some(tag.as_str()));
        }
    }
}
