//! Text from outside through all three: cleaned, read as markup, set in a column. No line is wider than asked, nothing
//! commands a terminal, every byte of the text is shown at most once.
#![no_main]

use dateline::text::html::{DEEPEST, parse_document, parse_fragment};
use dateline::text::{Fill, Options, PictureRequest, clean, clean_line, document, find, lay_out_with, width};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u8, bool, bool, &str)| {
    let (columns, visual_order, optimal, text) = input;
    let columns = usize::from(columns % 120) + 12;
    for parsed in [parse_fragment(text), parse_document(text)] {
        assert!(parsed.html.tree.nodes().all(|node| node.ancestors().count() <= DEEPEST));
    }
    let cleaned = clean(text);
    assert!(!cleaned.chars().any(|c| c.is_control() && c != '\n'), "{cleaned:?}");
    assert!(clean_line(text, 80).chars().count() <= 80);
    let fill = if optimal { Fill::Optimal } else { Fill::Greedy };
    let room = |asking: PictureRequest<'_>| (optimal || asking.size.is_some()).then_some((asking.columns, 3));
    let read = document(text, Some("https://h.example/"));
    let read = if visual_order { read.without_asides() } else { read };
    let options = Options { visual_order, fill, by_words: columns % 3 == 0, ..Options::default() };
    let set = lay_out_with(&read, columns, options, &room);
    let mut shown = Vec::new();
    for line in &set.lines {
        let printed = line.printed();
        assert!(width(&printed) <= columns, "{printed:?}");
        assert!(!printed.chars().any(char::is_control) && !printed.contains('\u{202e}'), "{printed:?}");
        shown.extend(line.cells.iter().filter(|cell| !cell.mark).flat_map(|cell| cell.clusters().map(|(_, range)| range)));
    }
    shown.sort_by_key(|range| range.start);
    for pair in shown.windows(2) {
        assert!(pair[0].end <= pair[1].start, "shown twice: {pair:?} of {:?}", set.text);
    }
    let _ = find(&set.text, &cleaned.chars().take(3).collect::<String>());
});
