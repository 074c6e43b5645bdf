//! Articles of many newsrooms to stories: the same text, the same event, the same event in another language.
//!
//! Pure, over small records. [`fingerprint()`] makes of an article what it is compared by; [`Grouper`] keeps the fingerprints of the
//! last days with an index, and tells how a new article is related to them; [`stories()`] makes stories of relations, by average link.
//! How rare a word is says the cache itself ([`Counts`]).
//!
//! *Never here*: what is shown of a story, its weight, feeds, the cache. *The next language* needs nothing where words stand
//! apart; its names of places are a line of `assets/story/places.txt`, letters of its script lines of `assets/story/roman.txt`.
//!
//! ```
//! use dateline::model::Language;
//! use dateline::story::{Counts, Grouper, Item, fingerprint, stories};
//!
//! let language = Language::parse("en").unwrap();
//! let item = |newsroom, published| Item {
//!     newsroom,
//!     name: newsroom,
//!     language: &language,
//!     published,
//!     title: "Ferry runs aground off Aurland",
//!     standfirst: "",
//!     body: "A ferry with sixty people on board ran aground in fog off Aurland on Monday. Nobody was hurt.",
//! };
//! let mut grouper = Grouper::new(Counts::default());
//! let relations = grouper.add(vec![(1, fingerprint(&item("Fjord Post", 0))), (2, fingerprint(&item("The Quay", 3_600)))]);
//! let places = stories(&[1, 2], &relations, &Default::default());
//! assert_eq!((places[1].story, places[1].text), (1, 1));
//! ```

mod counts;
mod fingerprint;
mod grouper;
mod item;
mod link;
mod marks;
mod numbers;
mod places;
mod relation;
mod roman;
mod score;
mod words;

pub use counts::Counts;
pub use fingerprint::{Fingerprint, fingerprint};
pub use grouper::Grouper;
pub use item::Item;
pub use relation::{Place, Relation, Why, stories};
pub use score::ONE_STORY;
