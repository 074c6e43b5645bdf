//! A date that a feed or page prints, in any language: it is read or not, and never far away.
#![no_main]

use dateline::text::{DateContext, date, date_in};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = date(text);
    for language in [None, Some("de"), Some("fa"), Some("th"), Some("zh")] {
        let _ = date_in(text, DateContext::for_language(language));
    }
});
