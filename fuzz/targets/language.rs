//! The language of any text, declared and not.
#![no_main]

use dateline::model::Language;
use dateline::text::language_of;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let found = language_of(text, None);
    assert!(found.is_none_or(|code| Language::parse(code).is_some_and(|tag| tag.as_str() == code)));
    let (declared, rest) = text.split_at(text.floor_char_boundary(8));
    if let Some(tag) = Language::parse(declared) {
        assert_eq!(Language::parse(tag.as_str()), Some(tag.clone()));
        let _ = language_of(rest, Some(tag.as_str()));
    }
});
