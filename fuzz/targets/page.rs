//! A page's bytes to an article and its credits.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let page = dateline::page::read(&dateline::feed::decode(bytes, None), Some("https://fuzz.example/story"));
    let _ = dateline::credits::find(&page.evidence, &page.language.clone().unwrap_or_default());
});
