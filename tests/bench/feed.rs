use std::fmt::Write as _;

use dateline::feed;
use divan::Bencher;
use divan::counter::BytesCount;

const FEED: &str = include_str!("../fixtures/newsroom/world.rss");

/// Words of several scripts, so that letters of one, two and three bytes are read.
const WORDS: [&[&str]; 4] = [
    &["harbour", "talks", "vessel", "council", "grain", "after", "the", "night", "of", "rain", "dock", "and"],
    &["portul", "știri", "după", "țară", "înțelegere", "ploaie", "școală", "și", "către", "orașului"],
    &["порт", "после", "переговоров", "судно", "зерно", "город", "ночью", "и", "решение", "дождь"],
    &["港口", "会谈", "货轮", "之后", "码头", "工人", "雨夜", "协议"],
];

/// Numbers that look like chance and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    fn sentence(&mut self, words: &[&str], length: usize) -> String {
        let mut text: Vec<&str> = (0..length).filter_map(|_| words.get(self.below(words.len())).copied()).collect();
        text.push("—");
        text.join(" ") + "."
    }

    fn body(&mut self, words: &[&str]) -> String {
        let mut body = String::from("<p><img src=\"https://pictures.example/1.jpg\" alt=\"dock\"/></p>");
        let end = 3_500 + self.below(3_000);
        while body.len() < end {
            let text = self.sentence(words, 40);
            match self.below(5) {
                0 => write!(body, "<p>{text} <a href=\"https://news.example/a?b=1&amp;c=2\">more</a></p>"),
                1 => write!(body, "<blockquote><p><strong>{text}</strong></p></blockquote>"),
                _ => write!(body, "<p>{text}</p>"),
            }
            .unwrap();
        }
        body
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Feeds of whole articles, half RSS with CDATA and half Atom with escaped markup.
fn farm(feeds: usize, items: usize) -> Vec<String> {
    let mut dice = Dice(7);
    let one = |number: usize| {
        let words = WORDS.get(number / 2 % WORDS.len()).unwrap();
        let site = format!("https://news{number}.example");
        let mut out = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        if number.is_multiple_of(2) {
            writeln!(out, "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>News {number}</title><link>{site}/</link><description>All of it</description><language>en</language>").unwrap();
        } else {
            writeln!(out, "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\"><title>News {number}</title><id>{site}/</id><link href=\"{site}/\"/><updated>2026-11-20T12:00:00+00:00</updated>").unwrap();
        }
        for item in 0..items {
            let (title, body) = (dice.sentence(words, 9), dice.body(words));
            let day = 1 + item % 28;
            if number.is_multiple_of(2) {
                writeln!(out, "<item><title>{title}</title><link>{site}/{item}.html</link><guid isPermaLink=\"true\">{site}/{item}.html</guid><pubDate>Fri, {day:02} Nov 2026 12:00:00 +0000</pubDate><author>desk@news.example (Eva Lund)</author><description><![CDATA[<p>{title}</p>]]></description><content:encoded><![CDATA[{body}]]></content:encoded></item>").unwrap();
            } else {
                writeln!(out, "<entry><title>{title}</title><id>{site}/{item}.html</id><link href=\"{site}/{item}.html\"/><updated>2026-11-{day:02}T12:00:00Z</updated><author><name>Eva Lund</name></author><content type=\"html\">{}</content></entry>", escaped(&body)).unwrap();
            }
        }
        out.push_str(if number.is_multiple_of(2) { "</channel></rss>\n" } else { "</feed>\n" });
        out
    };
    (0..feeds).map(one).collect()
}

/// A feed of at least so many bytes whose elements are all short.
fn small_elements(bytes: usize, atom: bool) -> String {
    let mut out = String::from(if atom {
        "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Short</title><id>urn:short</id><updated>2026-11-20T12:00:00Z</updated>"
    } else {
        "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>Short</title><link>https://short.example/</link><description>All of it</description>"
    });
    let mut item = 0;
    while out.len() < bytes {
        item += 1;
        let day = 1 + item % 28;
        if atom {
            writeln!(out, "<entry><title>Ships may pass {item}</title><id>urn:short:{item}</id><link rel=\"alternate\" href=\"https://short.example/{item}\"/><published>2026-11-{day:02}T12:00:00Z</published><updated>2026-11-{day:02}T13:00:00Z</updated><author><name>Eva Lund</name></author><category term=\"Sea\"/><summary>Two ships of {item}.</summary></entry>").unwrap();
        } else {
            writeln!(out, "<item><title>Ships may pass {item}</title><link>https://short.example/{item}</link><guid isPermaLink=\"false\">short-{item}</guid><pubDate>Fri, {day:02} Nov 2026 12:00:00 +0000</pubDate><dc:creator>Eva Lund</dc:creator><category>Sea</category><description>Two ships of {item}.</description></item>").unwrap();
        }
    }
    out.push_str(if atom { "</feed>" } else { "</channel></rss>" });
    out
}

fn total(feeds: &[String]) -> BytesCount {
    BytesCount::new(feeds.iter().map(String::len).sum::<usize>())
}

fn ours(bencher: Bencher, feeds: &[String]) {
    bencher.counter(total(feeds)).bench_local(|| {
        for text in feeds {
            divan::black_box(feed::read(text.as_bytes(), None, Some("https://news.example/feed")).unwrap());
        }
    });
}

fn theirs(bencher: Bencher, feeds: &[String]) {
    bencher.counter(total(feeds)).bench_local(|| {
        for text in feeds {
            let builder = feed_rs::parser::Builder::new().base_uri(Some("https://news.example/feed"));
            divan::black_box(builder.build().parse(text.as_bytes()).unwrap());
        }
    });
}

#[divan::bench]
fn read_a_small_feed(bencher: Bencher) {
    bencher.counter(BytesCount::of_str(FEED)).bench(|| feed::read(divan::black_box(FEED).as_bytes(), None, None));
}

/// One item of 5.4 kB may cost 100 µs.
#[divan::bench(sample_count = 5)]
fn ten_thousand_whole_articles(bencher: Bencher) {
    ours(bencher, &farm(200, 50));
}

#[divan::bench(sample_count = 5)]
fn ten_thousand_whole_articles_by_feed_rs_alone(bencher: Bencher) {
    theirs(bencher, &farm(200, 50));
}

#[divan::bench(sample_count = 5, args = [10_000, 100_000, 1_000_000, 10_000_000])]
fn small_elements_of_rss(bencher: Bencher, bytes: usize) {
    ours(bencher, &[small_elements(bytes, false)]);
}

#[divan::bench(sample_count = 5, args = [10_000_000])]
fn small_elements_of_rss_by_feed_rs_alone(bencher: Bencher, bytes: usize) {
    theirs(bencher, &[small_elements(bytes, false)]);
}

#[divan::bench(sample_count = 5, args = [10_000, 100_000, 1_000_000, 10_000_000])]
fn small_elements_of_atom(bencher: Bencher, bytes: usize) {
    ours(bencher, &[small_elements(bytes, true)]);
}

#[divan::bench(sample_count = 5, args = [10_000_000])]
fn small_elements_of_atom_by_feed_rs_alone(bencher: Bencher, bytes: usize) {
    theirs(bencher, &[small_elements(bytes, true)]);
}
