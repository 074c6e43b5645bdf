//! A feed's bytes to entries: decode, parse, dates, identity, clean. Pure; feed-rs is named in one file alone.

mod decode;
mod evidence;
mod identity;
mod read;

pub use decode::decode;
pub use evidence::evidence;
pub use identity::canonical;
pub use read::{FeedError, read};
