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

#[test]
fn a_section_without_an_end_takes_no_other_item() {
    let text = "<rss version=\"2.0\"><channel><title>T</title>\
        <item><title>One</title><description><![CDATA[<p>First</p></description><guid>1</guid></item>\
        <item><title><![CDATA[Two</title><description><![CDATA[Second]]></description></item>\
        <item><title>Three</title><description><![CDATA[Third</description></item></channel></rss>";
    let feed = read(text.as_bytes(), None, None).unwrap();
    let texts: Vec<_> = feed.entries.iter().map(|entry| (entry.title.as_deref(), entry.summary.as_deref())).collect();
    let right = [("One", "<p>First</p>"), ("Two", "Second"), ("Three", "Third")];
    assert_eq!(texts, right.map(|(title, text)| (Some(title), Some(text))));
    assert_eq!(feed.entries[0].id.as_deref(), Some("1"));
}

#[rstest]
#[case("{\"id\":\"1\",\"title\":\"One\",\"rank\":NaN},{\"id\":\"2\",\"title\":\"Two\"}")]
#[case("{\"id\":\"1\",\"title\":\"One\"} {\"id\":\"2\",\"title\":\"Two\"}")]
#[case("{\"id\":\"1\" \"title\":\"One\"}, // more\n{\"id\":\"2\",title:\"Two\"}")]
#[case("{'id':'1','title':'One','summary':None},{'id':'2','title':'Two','read':True}")]
fn items_with_a_flaw_in_json_are_read(#[case] items: &str) {
    let text = format!("{{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"T\",\"items\":[{items}]}}");
    let feed = read(text.as_bytes(), None, None).unwrap();
    let titles: Vec<_> = feed.entries.iter().filter_map(|entry| entry.title.as_deref()).collect();
    assert_eq!(titles, ["One", "Two"]);
    assert_eq!(feed.unreadable.count, 0);
}

#[test]
fn json_that_cannot_be_mended_is_an_error_or_a_warning_in_its_line() {
    let text = |rest: &str| format!("{{\"version\":\"https://jsonfeed.org/version/1.1\",\n{rest}}}");
    let error = read(text("\"items\":1.5").as_bytes(), None, None).unwrap_err();
    assert!(error.to_string().contains("line 2"), "{error}");
    let some = text("\"items\":[{\"id\":\"1\",\"title\":\"One\"}],\n\"items\":1.5");
    let feed = read(some.as_bytes(), None, None).unwrap();
    assert_eq!(feed.entries.len(), 1);
    assert_eq!(feed.unreadable.first.map(|(number, line, _)| (number, line)), Some((2, 3)));
}

#[rstest]
#[case(
    "<feed xmlns=\"http://www.w3.org/2005/Atom\"><Title>T</Title><Entry><TITLE>One</TITLE><LINK HREF=\"https://h.example/1\"/><ID>1</ID></Entry></feed>"
)]
#[case(
    "<FEED XMLNS=\"http://www.w3.org/2005/Atom\"><TITLE>T</TITLE><ENTRY><TITLE TYPE=\"html\">&lt;b&gt;One&lt;/b&gt;</TITLE><Link Rel=\"alternate\" Href='https://h.example/1'/><ID>1</ID></ENTRY></FEED>"
)]
#[case(
    "<RSS VERSION=\"2.0\"><CHANNEL><TITLE>T</TITLE><ITEM><TITLE>One</TITLE><GUID ISPERMALINK=\"false\">1</GUID><LINK>https://h.example/1</LINK></ITEM></CHANNEL></RSS>"
)]
fn names_in_capitals_are_those_of_the_format(#[case] text: &str) {
    let feed = read(text.as_bytes(), None, None).unwrap();
    assert_eq!(feed.title.as_deref(), Some("T"));
    let entry = &feed.entries[0];
    assert_eq!((entry.title.as_deref(), entry.link.as_deref()), (Some("One"), Some("https://h.example/1")));
    assert_eq!(entry.id.as_deref(), Some("1"));
}

#[test]
fn of_too_many_items_in_capitals_some_are_kept() {
    let items = "<ITEM><TITLE>A</TITLE></ITEM>".repeat(12_000);
    let feed = read(format!("<RSS><CHANNEL>{items}</CHANNEL></RSS>").as_bytes(), None, None).unwrap();
    assert!(feed.entries.len() >= 1_000);
}

#[test]
fn a_value_that_the_end_of_a_document_cuts_is_none_and_a_text_is_its_beginning() {
    let entry = |item: &str| {
        let text = format!("<rss version=\"2.0\"><channel><title>T</title><item><title>A</title>{item}");
        read(text.as_bytes(), None, None).unwrap().entries.remove(0)
    };
    for item in [
        "<link>https://news.exa",
        "<link><![CDATA[https://news.exa",
        "<guid>https://news.exa",
        "<pubDate>Mon, 30 Nov 20",
        "<author>Mirela O",
        "<comments>https://news.exa",
    ] {
        let entry = entry(item);
        assert_eq!((entry.link, entry.id, entry.published, entry.comments), (None, None, None, None), "{item}");
        assert!(entry.authors.is_empty(), "{item}");
    }
    assert_eq!(entry("<description>The ferries lea").summary.as_deref(), Some("The ferries lea"));
    let whole = entry("<link>https://news.example/a</link><description>The ferries lea");
    assert_eq!(whole.link.as_deref(), Some("https://news.example/a"));
}
