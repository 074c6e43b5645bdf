//! Text to well-formed XML: what comes out never breaks the parser.
#![no_main]

use libfuzzer_sys::fuzz_target;
use quick_xml::events::Event;

fuzz_target!(|text: &str| {
    let Some(mended) = dateline::feed::mend(text) else { return };
    let mut reader = quick_xml::NsReader::from_str(&mended);
    let mut depth = 0_usize;
    loop {
        match reader.read_event().expect("mended text is well-formed") {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "an element is open");
});
