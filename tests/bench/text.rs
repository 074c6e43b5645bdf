use dateline::text;

const PAGE: &str = include_str!("../fixtures/newsroom/olives.html");

#[divan::bench]
fn markup_to_lines(bencher: divan::Bencher) {
    bencher.bench(|| {
        let document = text::document(divan::black_box(PAGE), None);
        text::lay_out(&document, 66, text::Options::default())
    });
}
