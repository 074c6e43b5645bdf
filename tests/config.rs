//! The user's files and the import of outlines.

use std::fs;

use dateline::config::{export_opml, import_opml, load_feeds, load_settings};
use dateline::model::Subscription;
use proptest::prelude::*;

const OPML: &str = r#"<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
<outline text="Coast"><outline type="rss" text="Harbour Radio" xmlUrl="https://harbour.example/feed" htmlUrl="https://harbour.example/"/>
<outline text="Shell" xmlUrl="|cat /etc/passwd"/></outline>
<outline title="Tidewater &amp; Notes" xmlUrl="https://tidewater.example/atom"/>
</body></opml>"#;

#[test]
fn an_import_into_an_untouched_configuration_is_all_there_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mine.opml");
    fs::write(&file, OPML).unwrap();
    let config = folder.path().join("config");
    let imported = import_opml(&config, &file).unwrap();
    assert_eq!((imported.added, imported.known, imported.refused.len()), (2, 0, 1));
    let feeds = load_feeds(&config);
    assert_eq!(feeds.errors, []);
    let rows: Vec<(&str, &str)> = feeds.feeds.iter().map(|feed| (feed.title.as_str(), feed.section.as_str())).collect();
    assert_eq!(rows, [("Harbour Radio", "Coast"), ("Tidewater & Notes", "Feeds")]);
    let again = import_opml(&config, &file).unwrap();
    assert_eq!((again.added, again.known), (0, 2));
}

#[test]
fn an_import_keeps_what_the_user_wrote() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mine.opml");
    fs::write(&file, OPML).unwrap();
    fs::write(folder.path().join("feeds.toml"), "# mine\n[[feed]]\nurl = \"https://tidewater.example/atom\" # dear\n")
        .unwrap();
    let imported = import_opml(folder.path(), &file).unwrap();
    assert_eq!((imported.added, imported.known), (1, 1));
    let text = fs::read_to_string(folder.path().join("feeds.toml")).unwrap();
    assert!(text.starts_with("# mine\n") && text.contains("# dear") && !text.contains("edition"), "{text}");
    assert_eq!(load_feeds(folder.path()).feeds.len(), 39 + 2);
}

#[test]
fn what_is_no_opml_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    for text in ["", "just words", "<html><body>no</body></html>", "<opml"] {
        let file = folder.path().join("bad.opml");
        fs::write(&file, text).unwrap();
        let error = import_opml(folder.path(), &file).unwrap_err().to_string();
        assert!(error.contains("bad.opml") && error.contains("OPML"), "{error}");
    }
    assert!(import_opml(folder.path(), &folder.path().join("none.opml")).is_err());
    fs::write(folder.path().join("good.opml"), OPML).unwrap();
    fs::write(folder.path().join("feeds.toml"), "[[feed]\n").unwrap();
    assert!(import_opml(folder.path(), &folder.path().join("good.opml")).is_err());
    assert_eq!(fs::read_to_string(folder.path().join("feeds.toml")).unwrap(), "[[feed]\n");
}

#[test]
fn a_file_that_is_no_text_is_told_and_the_defaults_hold() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("config.toml"), b"text_width = 70\n\xff\xfe\n").unwrap();
    let (settings, errors) = load_settings(folder.path());
    assert_eq!(settings.text_width, 66);
    assert!(errors[0].to_string().contains("line 2 is not UTF-8"), "{errors:?}");
}

proptest! {
    #[test]
    fn export_and_import_are_a_fixed_point(
        feeds in proptest::collection::vec(("[^\\p{C}\\p{Z}]{1,12}", "[a-z]{1,8}", 0usize..3, any::<bool>()), 1..12),
    ) {
        let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let mut file = String::from("edition = \"none\"\n");
        for (number, (title, path, section, homepage)) in feeds.iter().enumerate() {
            let title = toml::Value::from(title.as_str());
            let url = format!("https://h{number}.example/{path}?a=1&b=<2>");
            let feed = format!("[[feed]]\ntitle = {title}\nurl = \"{url}\"\nsection = \"Part & {section}\"\n");
            file.push_str(&feed);
            if *homepage {
                let homepage = format!("homepage = \"https://h{number}.example/?x=1&y=2\"\n");
                file.push_str(&homepage);
            }
        }
        fs::write(first.path().join("feeds.toml"), file).unwrap();
        let before = load_feeds(first.path());
        prop_assert!(before.errors.is_empty(), "{:?}", before.errors);
        let opml = first.path().join("feeds.opml");
        fs::write(&opml, export_opml(&before)).unwrap();
        prop_assert_eq!(import_opml(second.path(), &opml).unwrap().added, before.feeds.len());
        let after = load_feeds(second.path());
        // Two feeds of one title get their ids by their order, which is that of the sections afterwards.
        let without_ids = |feeds: &[Subscription]| -> Vec<Subscription> {
            feeds.iter().map(|feed| Subscription { id: String::new(), ..feed.clone() }).collect()
        };
        prop_assert_eq!(without_ids(&after.feeds), without_ids(&before.feeds));
        prop_assert_eq!(export_opml(&after), export_opml(&before));
        prop_assert_eq!(import_opml(second.path(), &opml).unwrap().known, before.feeds.len());
    }
}
