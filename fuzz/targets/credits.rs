//! Lines to credits: what is taken out of the body stands in it.
#![no_main]

use dateline::model::{Block, Evidence, Language, Place};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u8, &str)| {
    const LANGUAGES: [&str; 8] = ["en", "ro", "fr", "de", "es", "ru", "zh", "ko"];
    let language = LANGUAGES.get(usize::from(input.0 % 8)).and_then(|tag| Language::parse(tag)).unwrap_or_default();
    let block = |text: &str| Block { text: dateline::text::clean_line(text, 2_000), place: Place::Text };
    let evidence = Evidence { blocks: input.1.lines().take(40).map(block).collect(), ..Evidence::default() };
    for gone in dateline::credits::find(&evidence, &language).consumed {
        assert!(evidence.blocks.iter().any(|block| block.text.contains(&gone.text)), "{gone:?}");
    }
});
