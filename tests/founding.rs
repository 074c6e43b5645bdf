//! The shape that the project began with: a section, a text, a line that names its translator and the card of its author,
//! as a text, as an item of a feed and as a page, in five languages and in each markup that shows the same card.

use dateline::credits::find;
use dateline::model::{Block, Evidence, FoundCredits, Language, Place};
use dateline::text::document;
use dateline::{feed, page};

struct Shape {
    language: &'static str,
    section: &'static str,
    headline: &'static str,
    text: [&'static str; 3],
    translation: &'static str,
    heading: &'static str,
    more: &'static str,
    author: &'static str,
    translator: &'static str,
}

const SHAPES: [Shape; 5] = [
    Shape {
        language: "en",
        section: "International",
        headline: "Ferry to the outer islands sails at night again",
        text: [
            "After three years the last boat of the day leaves the old quay at midnight, and two hundred people came to see it off on Friday.",
            "The captain said that he had missed the lights of the lighthouse, which the town had kept burning for fishermen alone.",
            "The council will pay for the crossing until the summer, when the operator wants to know how many islanders used it.",
        ],
        translation: "Translation by Irena Talvik",
        heading: "Author",
        more: "Read more",
        author: "Bogumil Nistor",
        translator: "Irena Talvik",
    },
    Shape {
        language: "ro",
        section: "Internațional",
        headline: "Feribotul spre insule circulă din nou noaptea",
        text: [
            "După trei ani de pauză, ultima cursă pleacă la miezul nopții de la cheiul vechi, iar vineri au venit două sute de oameni să o vadă.",
            "Căpitanul a spus că îi lipseau luminile farului, pe care orașul le ținea aprinse doar pentru pescari.",
            "Primăria va plăti traversarea până la vară, când compania vrea să știe câți locuitori au folosit-o.",
        ],
        translation: "Traducere: Irena Talvik",
        heading: "Autor",
        more: "Citește mai mult",
        author: "Bogumil Nistor",
        translator: "Irena Talvik",
    },
    Shape {
        language: "ru",
        section: "Международные",
        headline: "Паром к островам снова ходит по ночам",
        text: [
            "После трёх лет перерыва последний рейс уходит в полночь от старого причала, и в пятницу его провожали двести человек.",
            "Капитан сказал, что ему не хватало огней маяка, которые город зажигал только для рыбаков.",
            "Совет оплатит переправу до лета, когда перевозчик узнает, сколько жителей ею пользовалось.",
        ],
        translation: "Перевод: Ирена Талвик",
        heading: "Автор",
        more: "Читать далее",
        author: "Богумил Нистор",
        translator: "Ирена Талвик",
    },
    Shape {
        language: "fr",
        section: "International",
        headline: "Le bac des îles repart la nuit",
        text: [
            "Après trois ans d’arrêt, le dernier bateau quitte à minuit le vieux quai, et deux cents personnes sont venues vendredi le voir partir.",
            "Le capitaine a dit que les feux du phare lui avaient manqué, que la ville n’allumait plus que pour les pêcheurs.",
            "La mairie paiera la traversée jusqu’à l’été, quand la compagnie voudra savoir combien d’habitants l’ont prise.",
        ],
        translation: "Traduction : Irena Talvik",
        heading: "Auteur",
        more: "Lire la suite",
        author: "Bogumil Nistor",
        translator: "Irena Talvik",
    },
    Shape {
        language: "ar",
        section: "دولي",
        headline: "العبّارة إلى الجزر تبحر ليلا من جديد",
        text: [
            "بعد ثلاث سنوات من التوقف يغادر آخر قارب عند منتصف الليل من الرصيف القديم، وجاء مئتا شخص يوم الجمعة لوداعه.",
            "قال القبطان إنه افتقد أضواء المنارة التي كانت المدينة توقدها للصيادين وحدهم طوال السنوات الماضية.",
            "ستدفع البلدية ثمن العبور حتى الصيف حين تريد الشركة أن تعرف كم من سكان الجزر استعملوا القارب.",
        ],
        translation: "ترجمة: منى خالد",
        heading: "الكاتب",
        more: "اقرأ المزيد",
        author: "سمير داود",
        translator: "منى خالد",
    },
];

/// The card in each markup.
fn cards(shape: &Shape) -> Vec<(&'static str, String)> {
    let Shape { author, heading, .. } = shape;
    let more = format!("<a href=/more>{}</a>", shape.more);
    let picture = format!("<img src=/a.jpg alt='{author}'>");
    let link = format!("<a href=/people/a>{picture}</a>");
    vec![
        (
            "picture link",
            format!("<div class=box>{link}<div><a href=/people/a>{author}</a><span>{heading}</span></div>{more}</div>"),
        ),
        (
            "picture in a card",
            format!(
                "<div class=author-card><a href=/people/a>{picture}<h4>{author}</h4></a><p>{heading}</p>{more}</div>"
            ),
        ),
        ("heading", format!("<div><h3>{author}</h3><h4>{author}</h4><h5>{heading}</h5><p>{more}</p></div>")),
        ("list", format!("<ul><li>{author}</li><li>{author}</li><li>{heading}</li><li>{more}</li></ul>")),
        (
            "table",
            format!(
                "<table><tr><td>{author}</td><td>{author}</td></tr><tr><td>{heading}</td><td>{more}</td></tr></table>"
            ),
        ),
        (
            "table with lines",
            format!(
                "<table><tr><td>{picture}</td><td>{author}<br>{heading}</td></tr><tr><td colspan=2>{more}</td></tr></table>"
            ),
        ),
        ("figure", format!("<figure>{link}<figcaption>{author}<br>{heading}</figcaption></figure><p>{more}</p>")),
        (
            "figure and lines",
            format!(
                "<figure>{picture}<figcaption>{author}</figcaption></figure><p>{author}</p><p>{heading}</p><p>{more}</p>"
            ),
        ),
        ("address", format!("<address><a href=/people/a>{author}</a><br>{heading}</address><p>{more}</p>")),
        (
            "address of paragraphs",
            format!("<address><p>{author}</p><p>{author}</p><p>{heading}</p><p>{more}</p></address>"),
        ),
    ]
}

fn paragraphs(shape: &Shape) -> String {
    let text = shape.text.iter().chain(&shape.text).chain([&shape.translation]);
    text.map(|text| format!("<p>{text}</p>")).collect::<Vec<_>>().concat()
}

fn found(evidence: &Evidence, language: &str) -> FoundCredits {
    find(evidence, &Language::parse(language).unwrap())
}

fn is_right(found: &FoundCredits, shape: &Shape) -> bool {
    let mut credits: Vec<String> =
        found.credits.iter().map(|credit| format!("{}:{}", credit.role, credit.name)).collect();
    credits.sort();
    credits == [format!("author:{}", shape.author), format!("translator:{}", shape.translator)]
}

/// What a body keeps of the credit lines, as it is shown.
fn left(body: &str, found: &FoundCredits, shape: &Shape) -> Vec<String> {
    let consumed: Vec<(&str, bool)> = found.consumed.iter().map(|gone| (gone.text.as_str(), gone.whole)).collect();
    let text = document(body, None).without(&consumed).to_text();
    assert!(text.contains(shape.text[2]), "{text}");
    let gone = |line: &&str| {
        [shape.author, shape.translator, shape.more].iter().any(|name| line.contains(name)) || *line == shape.heading
    };
    // A picture is shown as its description in brackets.
    text.lines().filter(|line| !line.starts_with('[')).filter(gone).map(ToOwned::to_owned).collect()
}

#[test]
fn as_a_text() {
    for shape in &SHAPES {
        let mut lines = vec![shape.section, shape.headline];
        lines.extend(shape.text);
        lines.extend([shape.translation, shape.author, shape.author, shape.heading, shape.more]);
        let blocks = lines.iter().map(|text| Block { text: (*text).to_owned(), place: Place::Text }).collect();
        let evidence = Evidence { blocks, title: Some(shape.headline.to_owned()), ..Evidence::default() };
        let found = found(&evidence, shape.language);
        assert!(is_right(&found, shape), "{}: {found:#?}", shape.language);
        assert_eq!(found.section.as_deref(), Some(shape.section));
    }
}

#[test]
fn as_an_item_of_a_feed() {
    for shape in &SHAPES {
        for (markup, card) in cards(shape) {
            let content = format!("<p>{}</p>{}{card}", shape.section, paragraphs(shape));
            let bytes = format!(
                "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>Tidewater</title>\
                 <item><title>{}</title><content:encoded><![CDATA[{content}]]></content:encoded></item></channel></rss>",
                shape.headline
            );
            let feed = feed::read(bytes.as_bytes(), None, None).unwrap();
            let found = found(&feed::evidence(&feed, &feed.entries[0]), shape.language);
            assert!(is_right(&found, shape), "{} {markup}: {found:#?}", shape.language);
            assert_eq!(left(&content, &found, shape), Vec::<String>::new(), "{} {markup}", shape.language);
        }
    }
}

#[test]
fn as_a_page_with_the_card_inside_and_outside_its_article() {
    for shape in &SHAPES {
        for (markup, card) in cards(shape) {
            let article = format!("<p>{}</p><h1>{}</h1>{}", shape.section, shape.headline, paragraphs(shape));
            for main in [format!("<article>{article}{card}</article>"), format!("<article>{article}</article>{card}")] {
                let html = format!(
                    "<html lang={}><head><title>{} - Tidewater</title></head><body><header><nav><a href=/>Tidewater</a></nav></header>\
                     <main>{main}</main><footer><p>© Tidewater</p></footer></body></html>",
                    shape.language, shape.headline
                );
                let page = page::read(&html, Some("https://tidewater.example/ferry"));
                let found = found(&page.evidence, shape.language);
                assert!(is_right(&found, shape), "{} {markup}: {found:#?}", shape.language);
                let body = page.body.as_deref().unwrap();
                assert_eq!(left(body, &found, shape), Vec::<String>::new(), "{} {markup}", shape.language);
                let section = page.section.as_ref().or(found.section.as_ref());
                assert_eq!(section.map(String::as_str), Some(shape.section), "{} {markup}", shape.language);
            }
        }
    }
}
