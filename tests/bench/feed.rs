use dateline::feed;

const FEED: &str = include_str!("../fixtures/newsroom/world.rss");

#[divan::bench]
fn read_a_small_feed(bencher: divan::Bencher) {
    bencher
        .counter(divan::counter::BytesCount::of_str(FEED))
        .bench(|| feed::read(divan::black_box(FEED).as_bytes(), None, None));
}
