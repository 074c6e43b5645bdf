//! Accounts on servers of news: what is said to them, what their answers mean, and what a sync has to do. Pure.
//!
//! Two protocols: that of Google Reader ([`reader`]), which six kinds of server speak, and Miniflux' own ([`miniflux`]). Both
//! are values to requests ([`Ask`]) and bytes to values; a list of ids counts only when every page of it came ([`Pages`]),
//! and [`plan()`] compares what both sides know. An answer that is not whole is an error and changes nothing.
//!
//! *Never here*: the network, the cache, clocks. *The next server* is a row of [`Server`] with what it does differently;
//! *the next protocol* a file beside the two.
//!
//! ```
//! use dateline::model::{ItemId, KnownItem};
//! use dateline::sync::{Listed, plan, reader};
//!
//! let page = reader::ids(br#"{"itemRefs":[{"id":"7"},{"id":"9"}]}"#).unwrap();
//! let known = [KnownItem { item: ItemId::Number(7), read: true, starred: false, gone: false }];
//! let listed = Listed { unread: page.ids, ..Listed::default() };
//! let plan = plan(&known, &listed, &[]);
//! assert_eq!((plan.unread, plan.missing), (vec![ItemId::Number(7)], vec![ItemId::Number(9)]));
//! ```

mod ask;
mod content;
mod error;
mod item;
pub mod miniflux;
mod pages;
mod plan;
pub mod reader;
mod server;
mod values;

pub use ask::{Ask, Auth, Method};
pub use content::RemoteItem;
pub use error::WireError;
pub use pages::{IdPage, Pages};
pub use plan::{Listed, Plan, batches, doubted, plan};
pub use server::{Server, bases};
