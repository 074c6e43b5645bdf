//! The user's `feeds.toml`, whatever is in it, and changes to it: what is no TOML is never written over, what is changed can
//! be read again with the change in it, comments stay, and a change is taken back to the last byte.
#![no_main]

use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use dateline::config::{FeedsChange, FeedsEdit, change_feeds, load_feeds, take_back};
use dateline::model::Subscription;
use libfuzzer_sys::fuzz_target;

static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = std::env::temp_dir().join(format!("dateline-fuzz-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    folder
});

fuzz_target!(|input: (u8, &str)| {
    let (what, text) = input;
    let file = FOLDER.join("feeds.toml");
    fs::write(&file, text).unwrap();
    let before = load_feeds(&FOLDER);
    if what % 2 == 0 {
        if let Ok(change) = change_feeds(&FOLDER, &FeedsChange::Pack("Climate".to_owned(), true)) {
            assert!(take_back(&FOLDER, &change).unwrap());
        }
        return assert_eq!(fs::read_to_string(&file).unwrap(), text);
    }
    let Ok(mut edit) = FeedsEdit::open(&FOLDER) else {
        return assert_eq!(fs::read_to_string(&file).unwrap(), text);
    };
    let feed = Subscription {
        id: "fuzz-new".to_owned(),
        title: "New".to_owned(),
        url: "https://fuzz.example/feed".to_owned(),
        section: "World".to_owned(),
        ..Subscription::default()
    };
    if edit.add(&feed).is_err() {
        return;
    }
    if let Some(first) = before.feeds.first().filter(|_| what % 4 == 1) {
        let _ = edit.remove(first, false);
    }
    edit.set_packs(&["Climate".to_owned()]);
    edit.save().unwrap();
    let after = load_feeds(&FOLDER);
    assert!(after.feeds.iter().any(|known| known.id == "fuzz-new"), "{}", fs::read_to_string(&file).unwrap());
});
