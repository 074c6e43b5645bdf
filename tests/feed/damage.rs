//! Letters declared wrongly, feeds that were cut off, and feeds made to hurt.

use dateline::feed::read;
use rstest::rstest;

/// Whether the long form of a check is asked for.
fn full() -> bool {
    std::env::var_os("DATELINE_FULL").is_some()
}

const LETTERS: [(&str, &str, &str); 9] = [
    ("gbk", "GBK", "港口罢工结束，货轮恢复航行，码头工人与公司达成协议。"),
    ("big5", "Big5", "港口罷工結束，貨輪恢復航行，碼頭工人與公司達成協議。"),
    ("shift_jis", "Shift_JIS", "港のストライキが終わり、貨物船が航行を再開した。"),
    ("euc-kr", "EUC-KR", "항만 파업이 끝나고 화물선이 다시 운항을 시작했다."),
    ("windows-1251", "windows-1251", "Забастовка в порту закончилась, суда снова вышли в море."),
    ("koi8-r", "KOI8-R", "Забастовка в порту закончилась, суда снова вышли в море."),
    ("iso-8859-2", "ISO-8859-2", "Strajk w porcie zakończył się, statki znów wypływają; żółć."),
    ("iso-8859-1", "ISO-8859-1", "La grève au port est terminée, les navires reprennent la mer à l'été."),
    ("iso-8859-7", "ISO-8859-7", "Η απεργία στο λιμάνι τελείωσε και τα πλοία σαλπάρουν ξανά."),
];

fn encoded(label: &str, declaration: &str, text: &str) -> Vec<u8> {
    let body = format!("{text} ").repeat(20);
    let feed = format!(
        "<?xml version=\"1.0\"{declaration}?><rss version=\"2.0\"><channel><title>{text}</title><item><title>{text}</title>\
         <guid>1</guid><description>{body}</description></item></channel></rss>"
    );
    encoding_rs::Encoding::for_label(label.as_bytes()).unwrap().encode(&feed).0.into_owned()
}

#[test]
fn letters_are_right_declared_in_http_in_xml_wrongly_or_nowhere() {
    for (label, name, text) in LETTERS {
        let declared = format!(" encoding=\"{name}\"");
        let http = format!("text/xml; charset={name}");
        let cases = [
            ("in XML", declared.as_str(), None),
            ("in HTTP", "", Some(http.as_str())),
            ("wrongly in XML, rightly in HTTP", " encoding=\"utf-8\"", Some(http.as_str())),
            ("wrongly", " encoding=\"utf-8\"", None),
            ("nowhere", "", None),
        ];
        for (how, declaration, content_type) in cases {
            let feed = read(&encoded(label, declaration, text), content_type, None).unwrap();
            assert_eq!(feed.entries[0].title.as_deref(), Some(text), "{name} declared {how}");
        }
    }
}

#[test]
fn utf8_and_utf16_are_known_whatever_is_declared() {
    let text = "Забастовка 港口 naïve";
    let feed = |declaration: &str| {
        format!(
            "<?xml version=\"1.0\"{declaration}?><rss version=\"2.0\"><channel><item><title>{text}</title></item></channel></rss>"
        )
    };
    for declaration in
        ["", " encoding=\"iso-8859-1\"", " encoding=\"windows-1251\"", " encoding=\"utf-16\"", " encoding=\"nonsense\""]
    {
        let plain = feed(declaration);
        let wide_big: Vec<u8> = plain.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let wide_little: Vec<u8> = plain.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked = [&[0xff, 0xfe][..], &wide_little].concat();
        let widest_big: Vec<u8> = plain.chars().flat_map(|c| u32::from(c).to_be_bytes()).collect();
        let widest: Vec<u8> = plain.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
        let widest_marked = [&[0xff, 0xfe, 0, 0][..], &widest].concat();
        for bytes in [plain.into_bytes(), wide_big, wide_little, marked, widest_big, widest, widest_marked] {
            let feed = read(&bytes, None, None).unwrap();
            assert_eq!(feed.entries[0].title.as_deref(), Some(text), "{declaration}");
        }
    }
}

#[test]
fn a_feed_cut_off_anywhere_keeps_its_whole_items() {
    let item = |number: usize| {
        format!(
            "<item><title>Story {number} &amp; more</title><guid isPermaLink=\"false\">g-{number}</guid>\
             <link>https://h.example/{number}?a=1&amp;b=2</link><description><![CDATA[<p>Ships may <b>pass</b> {number}.</p>]]></description>\
             <pubDate>Mon, 16 Nov 2026 09:30:00 +0200</pubDate></item>\n"
        )
    };
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel><title>Harbour</title>\n";
    let items: Vec<String> = (0..240).map(item).collect();
    let mut whole = head.to_owned();
    let mut ends = Vec::new();
    for item in &items {
        whole.push_str(item);
        ends.push(whole.trim_end().len());
    }
    whole.push_str("</channel></rss>");
    assert!(whole.len() > 50_000);
    let step = if full() { 1 } else { 97 };
    for cut in (0..whole.len()).step_by(step) {
        let complete = ends.iter().filter(|end| **end <= cut).count();
        match read(&whole.as_bytes()[..cut], None, None) {
            Ok(feed) => {
                assert!(feed.entries.len() >= complete, "cut at {cut}: {} of {complete}", feed.entries.len());
                for (number, entry) in feed.entries.iter().take(complete).enumerate() {
                    assert_eq!(entry.identity.0, format!("g-{number}"), "cut at {cut}");
                }
            }
            Err(error) => assert_eq!(complete, 0, "cut at {cut}: {error}"),
        }
    }
}

#[test]
fn what_is_made_to_hurt_ends_soon_with_an_answer() {
    let nested = format!("<rss version=\"2.0\"><channel>{}", "<a>".repeat(50_000));
    let attribute =
        format!("<rss version=\"2.0\"><channel x=\"{}\"><title>t</title></channel></rss>", "y".repeat(10_000_000));
    let attributes: Vec<String> = (0..10_000).map(|number| format!(" a{number}=\"1\"")).collect();
    let attributes = attributes.concat();
    let attributes = format!("<rss version=\"2.0\"><channel{attributes}><title>t</title></channel></rss>");
    let laughs = "<!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]><rss version=\"2.0\"><channel><title>&c;&c;</title></channel></rss>".to_owned();
    let open = "<rss version=\"2.0\"><channel><title>".to_owned() + &"<".repeat(200_000);
    let ampersands = format!("<rss version=\"2.0\"><channel><title>{}</title></channel></rss>", "&".repeat(300_000));
    for text in [nested, attribute, attributes, laughs, open, ampersands] {
        let _ = read(text.as_bytes(), None, None);
    }
}

#[rstest]
#[case("<rss><chan", "breaks off in line 1")]
#[case("<rss version=\"2.0\">\n<channel><title>Harbour</title>\n", "breaks off in line 2")]
#[case("<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Harbour</title><link hr", "breaks off in line 1")]
#[case("{\"version\":\"https://jsonfeed.org/version/1.1\",\n\"title\":\"Harbour\",\"items\":[", "breaks off in line 2")]
#[case("<?xml version=\"1.0\"?>\n<rss version=\"2.0\">\n</rss>", "line 3")]
fn the_shell_of_a_feed_says_where_it_ends(#[case] text: &str, #[case] said: &str) {
    let shell = read(text.as_bytes(), None, None).unwrap().shell.unwrap().to_string();
    assert!(shell.contains(said), "{shell}");
}

#[rstest]
#[case("<rss version=\"2.0\"><channel></channel></rss>")]
#[case("<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Harbour</title></feed>")]
#[case("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[]}")]
fn a_whole_feed_may_have_no_entries(#[case] text: &str) {
    let feed = read(text.as_bytes(), None, None).unwrap();
    assert!(feed.entries.is_empty() && feed.shell.is_none(), "{:?}", feed.shell);
}
