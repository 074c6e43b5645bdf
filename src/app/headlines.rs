//! The sections and the list of headlines: what is in it, what is selected, what is marked.

mod choices;
mod chosen;
mod feed;
mod list;
mod marks;
mod members;
mod moves;
mod person;
mod person_list;
mod place;
mod places;
mod range;
mod requests;
mod row_lines;
mod search;
mod searching;
mod standfirsts;
mod state;
mod stories;
mod titles;
mod translators;
mod window;
mod wished;
mod wishes;

pub use self::list::{Density, List, Row, View};
pub use self::person_list::{FeedList, PersonList};
pub(super) use self::place::OnScreen;
pub use self::place::Place;
pub use self::searching::Searching;
pub use self::state::Headlines;
pub use self::translators::{END_CELLS, SOURCE_CELLS, family, source_cells};
