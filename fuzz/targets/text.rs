//! Markup to lines: no wider than asked, nothing in them that commands a terminal.
#![no_main]

use dateline::text::{Options, document, lay_out, width};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u8, &str)| {
    let columns = usize::from(input.0 % 120) + 12;
    for line in lay_out(&document(input.1, None), columns, Options { visual_order: input.0 % 2 == 0 }).lines {
        let printed: String = line.cells.iter().map(|cell| cell.text.as_str()).collect();
        assert!(width(&printed) <= columns, "{printed:?}");
        assert!(!printed.contains(['\u{1b}', '\u{9b}', '\u{202e}']), "{printed:?}");
    }
});
