//! A feed's bytes to entries: decode, mend, parse, dates, identity, clean. Pure; feed-rs is named in one file alone.

mod addresses;
mod decode;
mod entities;
mod evidence;
mod extras;
mod identity;
mod json;
mod mend;
mod pace;
mod parse;
mod read;
mod scan;

pub use decode::decode;
pub use evidence::evidence;
pub use identity::canonical;
pub use mend::mend;
pub use read::{FeedError, read};
