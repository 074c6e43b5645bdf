//! What can be wrong in a file of the user's; `sentence` says it in the interface's language.

use crate::model::{QueryError, SystemFault};

/// What is wrong in a file of the user's, or keeps it from being used or changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A value is another than expected.
    Value(Expected),
    /// A table lacks something, or what it names is there twice or not at all.
    Entry(EntryFault),
    /// The file itself.
    File(FileFault),
    /// The file of another reader.
    Import(ImportFault),
    /// A line of `keys.toml`.
    Key(KeyFault),
    /// A query.
    Query(QueryError),
}

/// What a value should have been.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Text in quotes.
    Text,
    /// `true` or `false`.
    Switch,
    /// One of some words.
    OneOf(Vec<String>),
    /// A whole number from one to another, both included.
    Number(u64, u64),
    /// A table like this one.
    Table(String),
    /// Tables like this one.
    Tables(&'static str),
    /// A list like this one.
    List(&'static str),
    /// A list of names.
    Names(&'static str),
    /// A list of CSS selectors.
    Selectors(&'static str),
    /// Tables of this name in double brackets.
    Brackets(String),
    /// A program with its arguments.
    Program(&'static str),
    /// An address, which this text is not, and why; the beginnings that it may have.
    Address(String, SystemFault, &'static str),
    /// An address that can be fetched, which this one cannot be.
    Scheme(String, &'static str),
    /// The address of a proxy.
    Proxy(String, &'static str),
    /// A header that can be sent.
    Header(String),
    /// A header that is the user's to set.
    OwnHeader(String),
    /// A day.
    Day(String),
    /// A query like this one.
    Query(&'static str),
    /// Only a host, without scheme or path.
    Host(&'static str),
    /// A CSS selector.
    Selector(String),
    /// The word of `edition`.
    Edition,
    /// The tag of a language.
    Language(String),
    /// A colour.
    Colour,
    /// An id.
    Id(String),
}

/// What is wrong with a table or the name of something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryFault {
    /// A key that nobody knows, and those that are known.
    Option(String, &'static [&'static str]),
    /// There are more errors than are reported.
    More,
    /// An account without an address.
    AccountUrl,
    /// Two accounts of one id in a file.
    AccountTwice(String),
    /// A new account with the id of another.
    AccountTaken(String),
    /// A feed that is no longer there.
    FeedGone(String),
    /// A feed without an address.
    FeedUrl,
    /// A section without a name.
    Section,
    /// A smart section with the name of another section.
    SectionTwice(String),
    /// A smart section without name or query.
    Smart,
    /// Two smart sections of one name.
    SmartTwice(String),
    /// A filter that asks for nothing or does nothing.
    Filter,
    /// A pack that is not there.
    Pack(String),
    /// A program to share with that has no command.
    Share(String),
    /// A rule for a site without its host.
    Site,
    /// An engine that is not there.
    Engine(String),
}

/// What keeps a file from being read or written; a reason is that of the system or of the parser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileFault {
    /// It cannot be read, and the defaults hold.
    Unreadable(SystemFault),
    /// It cannot be read.
    Unread(SystemFault),
    /// It cannot be written.
    Unwritten(SystemFault),
    /// Another program holds it.
    Locked(SystemFault),
    /// A part of it is no TOML.
    Toml(String),
    /// It is no TOML and was therefore not changed.
    TomlUnchanged(String),
    /// What should be a list of tables is none.
    NotTables(&'static str),
    /// It would be larger than so many megabytes.
    TooLarge(u64),
}

/// Why the file of another reader is not imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportFault {
    /// It is larger than so many megabytes.
    Large(usize),
    /// It has more than so many feeds.
    Many(usize),
    /// It is broken in a line, and why.
    Broken(usize, String),
    /// It is not OPML, and why.
    NotOpml(String),
    /// It ends too soon.
    Cut,
    /// It is XML, and no OPML.
    NoOpml,
    /// It is neither OPML nor a list of addresses.
    NoUrls,
    /// It has no address in it.
    Empty,
}

/// Why a line of `keys.toml` cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyFault {
    /// A key before the first screen.
    NoScreen(String),
    /// A word that is not a key.
    Key(String),
    /// More keys in a row than this, or none.
    Count(usize),
    /// A screen that is not there, and those that are.
    Screen(String, Vec<&'static str>),
    /// A key that always quits.
    Quits(String),
    /// A command that means nothing on a screen.
    Place(String, String),
    /// Two keys that begin with the same keys.
    Alike(String, String),
    /// A command that is not there, and the nearest that is.
    Command(String, Option<&'static str>),
}

macro_rules! is_a_fault {
    ($($kind:ident is $variant:ident),* $(,)?) => {
        $(impl From<$kind> for Fault {
            fn from(fault: $kind) -> Self {
                Self::$variant(fault)
            }
        })*
    };
}

is_a_fault! { Expected is Value, EntryFault is Entry, FileFault is File, ImportFault is Import, KeyFault is Key, QueryError is Query }
