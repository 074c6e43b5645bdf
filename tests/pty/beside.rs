//! A translation beside its original in the real binary, in two directions of reading.

use std::fs;

use super::folders;
use super::terminal::Terminal;
use crate::support::{Page, Server};

/// Paragraphs of the translation and of the original, which has one more at its start.
const PARAGRAPHS: [(&str, &str); 6] = [
    (
        "The northern quay opened again on Monday after 41 days, and a small crowd stood in the rain to see the first boat.",
        "فُتح الرصيف الشمالي من جديد يوم الاثنين بعد ٤١ يومًا، ووقف جمع صغير تحت المطر ليرى أول قارب.",
    ),
    (
        "The harbour office says that 3,200 passengers had been carried by bus meanwhile, most of them workers of the pans.",
        "ويقول مكتب الميناء إن ٣٬٢٠٠ راكب نُقلوا بالحافلات في هذه الأثناء، معظمهم من عمال الملاحات في الجنوب.",
    ),
    (
        "It was built in 1987 of stone from the island, and nobody has looked under it with a lamp since that year.",
        "بُني الرصيف سنة ١٩٨٧ من حجارة الجزيرة، ولم ينظر أحد تحته بمصباح منذ ذلك العام كما يقول الحارس.",
    ),
    ("Nobody cheered.", "لم يهتف أحد."),
    (
        "A second boat is to follow before the spring tides, if the yard in Larnby keeps its word of the 12th of the month.",
        "ومن المقرر أن يلحق به قارب ثان قبل مد الربيع، إذا وفت الورشة في لارنبي بوعدها في ١٢ من الشهر.",
    ),
    (
        "Until then tickets are sold at the old window beside the lighthouse, where the queue begins at 6 in the morning.",
        "وحتى ذلك الحين تباع التذاكر في الشباك القديم قرب المنارة، حيث يبدأ الطابور عند الساعة ٦ صباحًا.",
    ),
];
const MORE: &str =
    "<p>هذه فقرة لا مثيل لها في الترجمة، يروي فيها الكاتب كيف عبر والده المضيق في شبابه على ظهر زورق صغير وحده.</p>";

fn served(config: &std::path::Path) -> Server {
    let server = Server::new(Vec::new());
    let page = |language: &str, title: &str, body: String| {
        let page = format!(
            "<!DOCTYPE html><html lang=\"{language}\"><head><title>{title}</title></head><body><main><article><h1>{title}</h1>\
             {body}</article></main></body></html>"
        );
        Page { etag: None, ..Page::feed("text/html; charset=utf-8", page) }
    };
    let of = |text: &str| format!("<p>{text}</p>");
    let english: String = PARAGRAPHS.iter().map(|(text, _)| of(text)).collect();
    let arabic: String = PARAGRAPHS.iter().map(|(_, text)| of(text)).collect();
    let end = "<p>Translation by Irena Talvik</p><p>Original: <a href=\"/ar\">الرصيف الشمالي</a></p>";
    server.serve("/en", page("en", "The northern quay opens again", format!("{english}{end}")));
    server.serve("/ar", page("ar", "الرصيف الشمالي يفتح من جديد", format!("{MORE}{arabic}")));
    let feed = format!(
        "<rss version=\"2.0\"><channel><title>Harbour</title><language>en</language><item>\
         <title>The northern quay opens again</title><link>{}</link><guid>1</guid><description>The northern quay.</description>\
         </item></channel></rss>",
        server.url("/en")
    );
    server.serve("/feed.rss", Page::feed("application/rss+xml", feed));
    let url = server.url("/feed.rss");
    let feeds = format!(
        "edition = \"none\"\n[[feed]]\nid = \"harbour\"\ntitle = \"Harbour\"\nurl = \"{url}\"\nsection = \"World\"\n"
    );
    fs::write(config.join("feeds.toml"), feeds).unwrap();
    server
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{6ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// The row on which a paragraph of the translation begins.
fn row<'a>(screen: &'a str, begins: &str) -> &'a str {
    screen.lines().find(|row| row.contains(begins)).unwrap_or_else(|| panic!("{begins}: {screen}"))
}

#[test]
fn a_translation_stands_beside_its_original_on_a_wide_terminal() {
    let (config, data) = folders();
    let _server = served(config.path());
    let mut terminal = Terminal::reader(config.path(), data.path(), &[], 200, 60);
    terminal.wait_for("The northern quay opens");
    terminal.type_keys("\r");
    terminal.wait_for("the queue begins");
    terminal.type_keys("T");
    terminal.wait("both", |screen| screen.contains("side by side") && screen.contains("١٩٨٧"));
    let screen = terminal.screen();
    // Each begins where the other does, in its own direction, whatever stands before it.
    for (begins, number) in
        [("The northern quay opened", "٤١"), ("The harbour office says", "٢٠٠"), ("It was built", "١٩٨٧")]
    {
        let (one, other) = row(&screen, begins).split_once(" │ ").unwrap();
        assert!(!one.contains(is_arabic) && other.contains(number), "{begins}: {screen}");
        assert!(other.trim_end().ends_with(is_arabic), "from the right: {screen}");
    }
    let (one, other) = row(&screen, "Nobody cheered.").split_once(" │ ").unwrap();
    assert!(one.trim().ends_with("cheered.") && other.chars().filter(|c| is_arabic(*c)).count() < 12, "{screen}");
    let title = row(&screen, "The northern quay opens again").split_once(" │ ").unwrap();
    assert!(title.1.contains(is_arabic), "{screen}");
    terminal.type_keys("T");
    terminal.wait("the original alone", |screen| !screen.contains("Nobody cheered") && screen.contains("١٩٨٧"));
    assert!(!terminal.screen().contains("│ The northern"), "{}", terminal.screen());
    terminal.type_keys("T");
    terminal.wait("the translation alone", |screen| screen.contains("Nobody cheered") && !screen.contains("١٩٨٧"));
    terminal.type_keys("T");
    terminal.wait("both again", |screen| screen.contains("Nobody cheered") && screen.contains("١٩٨٧"));
    terminal.type_keys("/1987\r");
    terminal.wait_for("1 of 1");
    terminal.type_keys("q");
    terminal.wait("the list beside the article", |screen| screen.contains("World") && !screen.contains("١٩٨٧"));
    terminal.type_keys("q");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn both_scroll_together() {
    let (config, data) = folders();
    let _server = served(config.path());
    let mut terminal = Terminal::reader(config.path(), data.path(), &[], 120, 14);
    terminal.wait_for("The northern quay opens");
    terminal.type_keys("\r");
    terminal.wait_for("opened again on Monday");
    terminal.type_keys("T");
    terminal.wait("both", |screen| screen.contains("side by side") && screen.contains('│'));
    terminal.type_keys("G");
    terminal.wait("both ends", |screen| screen.contains("the queue begins") && screen.contains(is_arabic));
    let screen = terminal.screen();
    let (_, other) = row(&screen, "Until then tickets").split_once(" │ ").unwrap();
    assert!(other.contains(is_arabic), "{screen}");
    terminal.type_keys("qq");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn on_a_narrow_terminal_one_takes_the_place_of_the_other() {
    let (config, data) = folders();
    let _server = served(config.path());
    let mut terminal = Terminal::reader(config.path(), data.path(), &[], 80, 24);
    terminal.wait_for("The northern quay opens");
    terminal.type_keys("\r");
    terminal.wait_for("Nobody cheered");
    terminal.type_keys("T");
    terminal.wait("the original alone", |screen| !screen.contains("Nobody cheered") && screen.contains("١٩٨٧"));
    terminal.type_keys("T");
    terminal.wait("the translation alone", |screen| screen.contains("Nobody cheered") && !screen.contains("١٩٨٧"));
    terminal.type_keys("qq");
    assert_eq!(terminal.end().0, 0);
}
