//! A file of another reader's subscriptions: it is taken or refused, and what is written can be read.
#![no_main]

use std::fs;

use dateline::config::{import_feeds, load_feeds};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let folder = std::env::temp_dir().join(format!("dateline-fuzz-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder for the run");
    if import_feeds(&folder, "feeds.opml", bytes).is_ok() {
        let file = load_feeds(&folder);
        assert!(file.errors.is_empty(), "{:?}", file.errors);
    }
    let _ = fs::remove_dir_all(&folder);
});
