//! A feed's bytes to entries and evidence.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(feed) = dateline::feed::read(bytes, None, Some("https://fuzz.example/feed")) {
        for entry in &feed.entries {
            let _ = dateline::feed::evidence(&feed, entry);
        }
    }
});
