use dateline::model::{Entry, Evidence, Feed, Language};
use dateline::{credits, feed, page};

const PARAGRAPH: &str = "<p>The harbour of Marston opened again on Monday after nine days, the port authority said. Forty ships had \
     been waiting off the coast - among them two ferries - while the crews of the tugs and the owners (three companies in all) \
     talked about shifts, pay and the new pier. “We are glad that it is over,” the harbour master said.</p>";

/// The evidence of an item of about so many bytes, with a byline before the text and a credit line behind it.
fn item(bytes: usize) -> Evidence {
    let text = PARAGRAPH.repeat(bytes / PARAGRAPH.len());
    let content = format!("<p>By Ada Frost</p>{text}<p>Translation by Tom Ash from Romanian</p>");
    let item = format!(
        "<item><title>Ships pass</title><guid>1</guid><dc:creator>Ada Frost</dc:creator><content:encoded><![CDATA[{content}]]>\
         </content:encoded></item>"
    );
    let feed = format!("<rss version=\"2.0\"><channel><title>Harbour Radio</title>{item}</channel></rss>");
    let feed: Feed = feed::read(feed.as_bytes(), None, None).unwrap();
    let entry: &Entry = feed.entries.first().unwrap();
    feed::evidence(&feed, entry)
}

/// An item of 5 kB is to take less than 50 µs, and one of ten times the length not more than ten times that.
#[divan::bench(args = [5_000, 50_000, 500_000])]
fn find_in_a_feed_item(bencher: divan::Bencher, bytes: usize) {
    let evidence = item(bytes);
    let language = Language::parse("en").unwrap();
    assert_eq!(credits::find(&evidence, &language).credits.len(), 3);
    bencher.bench(|| credits::find(divan::black_box(&evidence), &language));
}

#[divan::bench]
fn find_in_a_feed_item_of_an_unknown_language(bencher: divan::Bencher) {
    let evidence = item(5_000);
    bencher.bench(|| credits::find(divan::black_box(&evidence), &Language::default()));
}

/// A page's evidence is to take less than 300 µs.
#[divan::bench]
fn find_in_a_page(bencher: divan::Bencher) {
    let page = page::read(include_str!("../fixtures/credits/roles.html"), None);
    let language = Language::parse("en").unwrap();
    bencher.bench(|| credits::find(divan::black_box(&page.evidence), &language));
}
