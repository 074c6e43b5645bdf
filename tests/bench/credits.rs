use dateline::{credits, feed, model::Language, page};

const FEED: &str = include_str!("../fixtures/newsroom/world.rss");

#[divan::bench]
fn find_in_a_feed_item(bencher: divan::Bencher) {
    let feed = feed::read(FEED.as_bytes(), None, None).unwrap();
    let evidence = feed::evidence(&feed, feed.entries.first().unwrap());
    let language = Language::parse("en").unwrap();
    bencher.bench(|| credits::find(divan::black_box(&evidence), &language));
}

#[divan::bench]
fn find_in_a_feed_item_of_an_unknown_language(bencher: divan::Bencher) {
    let feed = feed::read(FEED.as_bytes(), None, None).unwrap();
    let evidence = feed::evidence(&feed, feed.entries.first().unwrap());
    bencher.bench(|| credits::find(divan::black_box(&evidence), &Language::default()));
}

#[divan::bench]
fn find_in_a_page(bencher: divan::Bencher) {
    let page = page::read(include_str!("../fixtures/credits/roles.html"), None);
    let language = Language::parse("en").unwrap();
    bencher.bench(|| credits::find(divan::black_box(&page.evidence), &language));
}
