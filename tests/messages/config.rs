use dateline::config::{ConfigError, EntryFault, Expected, Fault, FileFault, ImportFault, KeyFault};
use dateline::model::{QueryError, QueryFault, ToMessage as _};
use dateline::words::Words;

use super::{are_told, each};

fn text() -> String {
    "wrench".to_owned()
}

fn other() -> String {
    "spanner".to_owned()
}

/// A fault at a place of a file.
pub(super) fn at(fault: Fault) -> ConfigError {
    ConfigError { file: "feeds.toml".to_owned(), line: Some(9), column: Some(1), fault }
}

/// The faults, and the same at a place of a file.
fn are_wrong(faults: Vec<impl Into<Fault>>) {
    let faults: Vec<Fault> = faults.into_iter().map(Into::into).collect();
    are_told(&faults);
    are_told(&faults.into_iter().map(at).collect::<Vec<_>>());
}

#[test]
fn what_is_wrong_with_a_value_is_told_in_every_language() {
    are_wrong(each! { Expected:
        Expected::Text => Expected::Text;
        Expected::Switch => Expected::Switch;
        Expected::OneOf(_) => Expected::OneOf(vec![text(), other()]);
        Expected::Number(..) => Expected::Number(14, 25);
        Expected::Table(_) => Expected::Table(text());
        Expected::Tables(_) => Expected::Tables("known-words");
        Expected::List(_) => Expected::List("known-words");
        Expected::Names(_) => Expected::Names("known-words");
        Expected::Selectors(_) => Expected::Selectors("known-words");
        Expected::Brackets(_) => Expected::Brackets(text());
        Expected::Program(_) => Expected::Program("known-words");
        Expected::Address(..) => Expected::Address(text(), other().into(), "more-known");
        Expected::Scheme(..) => Expected::Scheme(text(), "known-words");
        Expected::Proxy(..) => Expected::Proxy(text(), "known-words");
        Expected::Header(_) => Expected::Header(text());
        Expected::OwnHeader(_) => Expected::OwnHeader(text());
        Expected::Day(_) => Expected::Day(text());
        Expected::Query(_) => Expected::Query("known-words");
        Expected::Host(_) => Expected::Host("known-words");
        Expected::Selector(_) => Expected::Selector(text());
        Expected::Edition => Expected::Edition;
        Expected::Language(_) => Expected::Language(text());
        Expected::Colour => Expected::Colour;
        Expected::Id(_) => Expected::Id(text());
    });
}

#[test]
fn what_is_wrong_with_an_entry_is_told_in_every_language() {
    are_wrong(each! { EntryFault:
        EntryFault::Option(..) => EntryFault::Option(text(), &["first-known", "next-known"]), EntryFault::Option("muet".to_owned(), &["mute"]);
        EntryFault::More => EntryFault::More;
        EntryFault::AccountUrl => EntryFault::AccountUrl;
        EntryFault::AccountTwice(_) => EntryFault::AccountTwice(text());
        EntryFault::AccountTaken(_) => EntryFault::AccountTaken(text());
        EntryFault::FeedGone(_) => EntryFault::FeedGone(text());
        EntryFault::FeedUrl => EntryFault::FeedUrl;
        EntryFault::Section => EntryFault::Section;
        EntryFault::SectionTwice(_) => EntryFault::SectionTwice(text());
        EntryFault::Smart => EntryFault::Smart;
        EntryFault::SmartTwice(_) => EntryFault::SmartTwice(text());
        EntryFault::Filter => EntryFault::Filter;
        EntryFault::Pack(_) => EntryFault::Pack(text());
        EntryFault::Share(_) => EntryFault::Share(text());
        EntryFault::Site => EntryFault::Site;
        EntryFault::Engine(_) => EntryFault::Engine(text());
    });
}

#[test]
fn what_is_wrong_with_a_file_is_told_in_every_language() {
    are_wrong(each! { FileFault:
        FileFault::Unreadable(_) => FileFault::Unreadable(text().into());
        FileFault::Unread(_) => FileFault::Unread(text().into());
        FileFault::Unwritten(_) => FileFault::Unwritten(text().into());
        FileFault::Locked(_) => FileFault::Locked(text().into());
        FileFault::Toml(_) => FileFault::Toml(text());
        FileFault::TomlUnchanged(_) => FileFault::TomlUnchanged(text());
        FileFault::NotTables(_) => FileFault::NotTables("known-words");
        FileFault::TooLarge(_) => FileFault::TooLarge(14);
    });
}

#[test]
fn what_is_wrong_with_an_import_is_told_in_every_language() {
    are_wrong(each! { ImportFault:
        ImportFault::Large(_) => ImportFault::Large(14);
        ImportFault::Many(_) => ImportFault::Many(25);
        ImportFault::Broken(..) => ImportFault::Broken(36, other());
        ImportFault::NotOpml(_) => ImportFault::NotOpml(text());
        ImportFault::Cut => ImportFault::Cut;
        ImportFault::NoOpml => ImportFault::NoOpml;
        ImportFault::NoUrls => ImportFault::NoUrls;
        ImportFault::Empty => ImportFault::Empty;
    });
}

#[test]
fn what_is_wrong_with_a_key_is_told_in_every_language() {
    are_wrong(each! { KeyFault:
        KeyFault::NoScreen(_) => KeyFault::NoScreen(text());
        KeyFault::Key(_) => KeyFault::Key(text());
        KeyFault::Count(_) => KeyFault::Count(14);
        KeyFault::Screen(..) => KeyFault::Screen(text(), vec!["first-known", "next-known"]);
        KeyFault::Quits(_) => KeyFault::Quits(text());
        KeyFault::Place(..) => KeyFault::Place(text(), other());
        KeyFault::Alike(..) => KeyFault::Alike(text(), other());
        KeyFault::Command(..) => KeyFault::Command(text(), None), KeyFault::Command(text(), Some("known-words"));
    });
}

#[test]
fn every_fault_of_a_file_is_one_of_these() {
    let query = QueryError { at: 7, fault: QueryFault::Quote };
    are_wrong(each! { Fault:
        Fault::Value(_) => Fault::Value(Expected::Text);
        Fault::Entry(_) => Fault::Entry(EntryFault::More);
        Fault::File(_) => Fault::File(FileFault::TooLarge(16));
        Fault::Import(_) => Fault::Import(ImportFault::Cut);
        Fault::Key(_) => Fault::Key(KeyFault::Count(4));
        Fault::Query(_) => Fault::Query(query.clone());
    });
}

#[test]
fn the_place_stands_before_the_sentence_in_every_language() {
    let error = ConfigError {
        file: "/x/feeds.toml".to_owned(),
        line: Some(9),
        column: Some(1),
        fault: EntryFault::Option("muet".to_owned(), &["mute"]).into(),
    };
    assert_eq!(error.to_string(), "/x/feeds.toml:9:1: there is no option muet; did you mean mute?");
    let german = Words::of("de").unwrap().message(&error.message());
    assert_eq!(german, "/x/feeds.toml:9:1: es gibt keine Option muet; war mute gemeint?");
    let bare = ConfigError { file: String::new(), line: None, column: None, ..error };
    assert_eq!(bare.to_string(), "there is no option muet; did you mean mute?");
}
