//! The user's files and the import of outlines.

use std::fs;

use std::path::Path;

use dateline::config::{
    ConfigError, FeedsEdit, Imported, export_opml, export_urls, import_feeds, is_built_in, load_feeds, load_settings,
    packs,
};
use dateline::model::Subscription;
use proptest::prelude::*;

const OPML: &str = r#"<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
<outline text="Coast"><outline type="rss" text="Harbour Radio" xmlUrl="https://harbour.example/feed" htmlUrl="https://harbour.example/"/>
<outline text="Shell" xmlUrl="|cat /etc/passwd"/></outline>
<outline title="Tidewater &amp; Notes" xmlUrl="https://tidewater.example/atom"/>
</body></opml>"#;

fn import_file(folder: &Path, file: &Path) -> Result<Imported, ConfigError> {
    import_feeds(folder, &file.display().to_string(), &fs::read(file).unwrap())
}

#[test]
fn an_import_into_an_untouched_configuration_is_all_there_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mine.opml");
    fs::write(&file, OPML).unwrap();
    let config = folder.path().join("config");
    let imported = import_file(&config, &file).unwrap();
    assert_eq!((imported.added, imported.known, imported.refused.len()), (2, 0, 1));
    let feeds = load_feeds(&config);
    assert_eq!(feeds.errors, []);
    let rows: Vec<(&str, &str)> = feeds.feeds.iter().map(|feed| (feed.title.as_str(), feed.section.as_str())).collect();
    assert_eq!(rows, [("Harbour Radio", "Coast"), ("Tidewater & Notes", "Feeds")]);
    let again = import_file(&config, &file).unwrap();
    assert_eq!((again.added, again.known), (0, 2));
}

#[test]
fn an_import_keeps_what_the_user_wrote() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mine.opml");
    fs::write(&file, OPML).unwrap();
    fs::write(folder.path().join("feeds.toml"), "# mine\n[[feed]]\nurl = \"https://tidewater.example/atom\" # dear\n")
        .unwrap();
    let imported = import_file(folder.path(), &file).unwrap();
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
        let error = import_file(folder.path(), &file).unwrap_err().to_string();
        assert!(error.contains("bad.opml") && error.contains("OPML"), "{error}");
    }
    fs::write(folder.path().join("good.opml"), OPML).unwrap();
    fs::write(folder.path().join("feeds.toml"), "[[feed]\n").unwrap();
    assert!(import_file(folder.path(), &folder.path().join("good.opml")).is_err());
    assert_eq!(fs::read_to_string(folder.path().join("feeds.toml")).unwrap(), "[[feed]\n");
}

#[test]
fn a_file_that_is_no_text_is_told_and_the_defaults_hold() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("config.toml"), b"text_width = 70\n\xff\xfe\n").unwrap();
    let (settings, errors) = load_settings(folder.path(), &[]);
    assert_eq!(settings.text_width, 66);
    assert!(errors[0].to_string().contains("line 2 is not UTF-8"), "{errors:?}");
}

/// Subscriptions of any shape: title, path, section, homepage, tags.
type Any = (String, String, usize, bool, Vec<String>);

fn any_feeds() -> impl Strategy<Value = Vec<Any>> {
    let tags = proptest::collection::vec("[^\\p{C}\\p{Z}~!]{1,8}( [^\\p{C}\\p{Z}]{1,8})?", 0..3);
    proptest::collection::vec(("[^\\p{C}\\p{Z}]{1,12}", "[a-z]{1,8}", 0usize..3, any::<bool>(), tags), 1..12)
}

fn written(feeds: &[Any]) -> String {
    let mut file = String::from("edition = \"none\"\n");
    for (number, (title, path, section, homepage, tags)) in feeds.iter().enumerate() {
        let (title, section) = (toml::Value::from(title.as_str()), format!("Part & {section}"));
        let mut kept: Vec<&str> = Vec::new();
        for tag in tags {
            if *tag != section && !kept.contains(&tag.as_str()) {
                kept.push(tag);
            }
        }
        let url = format!("https://h{number}.example/{path}?a=1&b=<2>");
        let tags = toml::Value::from(kept);
        let feed = format!("[[feed]]\ntitle = {title}\nurl = \"{url}\"\nsection = \"{section}\"\ntags = {tags}\n");
        file.push_str(&feed);
        if *homepage {
            let more =
                format!("homepage = \"https://h{number}.example/?x=1&y=2\"\nlanguage = \"ro\"\ncountry = \"MD\"\n");
            file.push_str(&more);
        }
    }
    file
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn export_and_import_are_a_fixed_point(feeds in any_feeds()) {
        let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        fs::write(first.path().join("feeds.toml"), written(&feeds)).unwrap();
        let before = load_feeds(first.path());
        prop_assert!(before.errors.is_empty(), "{:?}", before.errors);
        let opml = export_opml(&before);
        prop_assert_eq!(import_feeds(second.path(), "x", opml.as_bytes()).unwrap().added, before.feeds.len());
        let after = load_feeds(second.path());
        prop_assert_eq!(&after.feeds, &before.feeds);
        prop_assert_eq!(&after.sections, &before.sections);
        prop_assert_eq!(export_opml(&after), opml.clone());
        prop_assert_eq!(import_feeds(second.path(), "x", opml.as_bytes()).unwrap().known, before.feeds.len());
    }

    #[test]
    fn newsboats_urls_are_a_fixed_point_of_all_that_they_can_hold(feeds in any_feeds()) {
        let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        fs::write(first.path().join("feeds.toml"), written(&feeds)).unwrap();
        let before = load_feeds(first.path());
        let urls = export_urls(&before);
        prop_assert_eq!(import_feeds(second.path(), "x", urls.as_bytes()).unwrap().added, before.feeds.len());
        let after = load_feeds(second.path());
        let held = |feeds: &[Subscription]| -> Vec<Subscription> {
            let held = |feed: &Subscription| Subscription {
                id: String::new(), homepage: None, language: None, country: None, access: None, ..feed.clone()
            };
            feeds.iter().map(held).collect()
        };
        prop_assert_eq!(held(&after.feeds), held(&before.feeds));
        prop_assert_eq!(export_urls(&after), urls);
    }
}

/// A file as people write it: comments above, behind and between.
const WRITTEN: &str = r#"#c01 my news

edition = "none" #c02
#c03
sections = [
  #c04 at home
  "Home", #c05
  "Sea", #c06
  #c07
]
#c08
packs = [ #c09
  #c10
  "Climate", #c11
  "Nordic", #c12
  #c13
] #c14

#c15 ---- ports ----

#c16
[[feed]] #own-one
id = "one" #own-one
#own-one
title = "One"
url = "https://one.example/feed"
section = "Home"

  #c17 by its address alone
[[feed]]
url = "https://www.two.example/feed/" #own-two
section = "Sea"
headers = { Accept-Language = "ro" } #own-two
#c18
[[feed]]
id = "three"
url = "https://three.example/feed"
enabled = false #own-three
[feed.headers] #own-three
X-One = "1" #own-three
#c19
[[feed]]
id = "four"
url = "https://four.example/feed"

#c20 what I follow
[[smart]] #c21
section = "Dear" #c22
query = "is:starred"
#c23
[[filter]]
query = "horoscope" #c24
mute = true
#c25 the end
"#;

#[derive(Clone, Debug)]
enum Edit {
    Add(u8),
    Remove(usize),
    Packs(Vec<usize>),
    Edition,
    TurnOn,
    Smart(u8),
}

fn any_edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        any::<u8>().prop_map(Edit::Add),
        (0usize..8).prop_map(Edit::Remove),
        proptest::collection::vec(0usize..5, 0..4).prop_map(Edit::Packs),
        Just(Edit::Edition),
        Just(Edit::TurnOn),
        any::<u8>().prop_map(Edit::Smart),
    ]
}

/// The comments of a file in their order.
fn comments(text: &str) -> Vec<String> {
    text.lines().filter_map(|line| Some(line.split_once('#')?.1.split(' ').next()?.to_owned())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn comments_survive_every_edit(edits in proptest::collection::vec(any_edit(), 1..14)) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("feeds.toml");
        fs::write(&path, WRITTEN).unwrap();
        prop_assert_eq!(load_feeds(folder.path()).errors, []);
        let names: Vec<String> = packs().into_iter().map(|pack| pack.name).collect();
        let mut gone: Vec<String> = Vec::new();
        for edit in edits {
            let before = load_feeds(folder.path()).feeds;
            let mut file = FeedsEdit::open(folder.path()).unwrap();
            let (mut there, mut away) = (None, None);
            match edit {
                Edit::Add(number) => {
                    let id = format!("new-{number}");
                    let url = format!("https://new{number}.example/");
                    file.add(&Subscription { title: id.clone(), id: id.clone(), url, section: "New".to_owned(), ..Subscription::default() }).unwrap();
                    there = Some(id);
                }
                Edit::Remove(number) => if let Some(feed) = before.get(number) {
                    let built_in = is_built_in(&feed.id);
                    file.remove(feed, built_in).unwrap();
                    let word = ["one", "two", "three", "four"].into_iter().find(|word| feed.url.contains(word));
                        gone.extend(word.filter(|_| !built_in).map(|word| format!("own-{word}")));
                    away = Some(feed.id.clone());
                },
                Edit::Packs(on) => file.set_packs(&on.iter().filter_map(|at| names.get(*at).cloned()).collect::<Vec<_>>()),
                Edit::Smart(number) => {
                    let name = format!("Smart {number}");
                    if load_feeds(folder.path()).rules.smart.iter().all(|smart| smart.name != name) {
                        file.add_smart(&name, "is:unread").unwrap();
                    }
                }
                Edit::Edition => file.set_edition("none"),
                Edit::TurnOn => {
                    file.turn_on(Some("three"), &[]);
                    gone.push("own-three".to_owned());
                }
            }
            file.save().unwrap();
            let text = fs::read_to_string(&path).unwrap();
            let after = load_feeds(folder.path());
            prop_assert!(after.errors.is_empty(), "{:?}\n{text}", after.errors);
            prop_assert!(there.is_none_or(|id| after.feeds.iter().any(|feed| feed.id == id)), "{text}");
            prop_assert!(away.is_none_or(|id| after.feeds.iter().all(|feed| feed.id != id)), "{text}");
            let rest = |text: &str| -> Vec<String> {
                comments(text).into_iter().filter(|comment| !gone.contains(comment)).collect()
            };
            let mut kept = rest(&text);
            kept.sort();
            let mut expected = rest(WRITTEN);
            expected.sort();
            prop_assert_eq!(kept, expected, "{}", text);
        }
        let text = fs::read_to_string(&path).unwrap();
        let order: Vec<String> = comments(&text).into_iter().filter(|comment| comment.starts_with("c0") && comment < &"c04".to_owned()).collect();
        prop_assert_eq!(order, ["c01", "c02", "c03"]);
    }
}

#[test]
fn a_slip_in_edition_subscribes_to_nothing_and_is_told() {
    let folder = tempfile::tempdir().unwrap();
    for (edition, feeds) in
        [("\"nonne\"", 1), ("none", 1), ("false", 1), ("[]", 1), ("\"none\"", 1), ("\"built-in\"", 40)]
    {
        let file = format!("edition = {edition}\n[[feed]]\ntitle = \"A\"\nurl = \"https://a.example/\"\n");
        fs::write(folder.path().join("feeds.toml"), file).unwrap();
        let read = load_feeds(folder.path());
        assert_eq!(read.feeds.len(), feeds, "{edition}");
        assert_eq!(
            read.errors.is_empty(),
            ["\"none\"", "\"built-in\""].contains(&edition),
            "{edition}: {:?}",
            read.errors
        );
    }
}

#[test]
fn of_very_many_wrong_lines_the_first_are_told_and_the_rest_of_the_file_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let keys = (0..40_000).map(|at| format!("k{at} = 1\n")).collect::<Vec<_>>().concat();
    for (name, more) in [("config.toml", "text_width = 70\n"), ("feeds.toml", "edition = \"none\"\n")] {
        fs::write(folder.path().join(name), format!("{keys}{more}")).unwrap();
    }
    let (settings, errors) = load_settings(folder.path(), &[]);
    assert_eq!((settings.text_width, errors.len()), (70, 101));
    assert!(errors.iter().any(|error| error.to_string().contains("has more errors")), "{:?}", errors.last());
    let feeds = load_feeds(folder.path());
    assert_eq!((feeds.feeds.len(), feeds.errors.len()), (0, 101));
}
