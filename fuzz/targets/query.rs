//! A query that was typed: every error points into it, and what is half typed is no worse than what is whole.
#![no_main]

use dateline::model::Query;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Err(error) = Query::parse(text) {
        assert!((1..=text.chars().count() + 1).contains(&error.at), "{error}");
    } else {
        assert!(Query::parse_typed(text).is_ok());
    }
});
