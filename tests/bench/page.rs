use dateline::page;

const PAGE: &str = include_str!("../fixtures/newsroom/olives.html");

#[divan::bench]
fn read_a_page(bencher: divan::Bencher) {
    bencher.bench(|| page::read(divan::black_box(PAGE), None));
}
