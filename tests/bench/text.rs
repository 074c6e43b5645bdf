use dateline::text;
use divan::counter::BytesCount;

/// An article of so many bytes, of the length of paragraphs and with the marks that articles have.
fn article(bytes: usize, sentence: &str) -> String {
    let paragraph = |number: usize| {
        let link = format!("<a href=\"https://harbour.example/{number}\">{sentence}</a>");
        format!("<p>{sentence} <em>{sentence}</em> {sentence} {link}</p>\n")
    };
    let count = bytes.div_ceil(paragraph(0).len());
    (0..count).map(paragraph).collect::<Vec<_>>().concat()
}

const ENGLISH: &str = "Ships may pass the strait from Monday on, said the chair of the committee.";
const ARABIC: &str = "قالت رئيسة اللجنة إن السفن ستعبر المضيق ابتداء من يوم الاثنين (12 مايو).";
const CHINESE: &str = "委员会主席说，船只将于星期一起通过海峡。";
const THAI: &str = "ประธานกล่าวว่าเรือจะผ่านช่องแคบได้ตั้งแต่วันจันทร์";

fn set(bencher: divan::Bencher, html: &str, options: text::Options) {
    bencher
        .counter(BytesCount::of_str(html))
        .bench(|| text::lay_out(&text::document(divan::black_box(html), None), 66, options));
}

#[divan::bench(args = [5_000, 50_000, 500_000, 1_000_000])]
fn markup_to_lines(bencher: divan::Bencher, bytes: usize) {
    set(bencher, &article(bytes, ENGLISH), text::Options::default());
}

#[divan::bench(args = [5_000, 500_000])]
fn markup_to_even_lines(bencher: divan::Bencher, bytes: usize) {
    set(bencher, &article(bytes, ENGLISH), text::Options { fill: text::Fill::Optimal, ..text::Options::default() });
}

#[divan::bench(args = [ARABIC, CHINESE, THAI])]
fn scripts_to_lines(bencher: divan::Bencher, sentence: &str) {
    set(bencher, &article(5_000, sentence), text::Options { visual_order: true, ..text::Options::default() });
}

#[divan::bench]
fn find_in_an_article(bencher: divan::Bencher) {
    let set = text::lay_out(&text::document(&article(5_000, ENGLISH), None), 66, text::Options::default());
    bencher.bench(|| text::find(divan::black_box(&set.text), "chair"));
}
