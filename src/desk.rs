//! The news desk, where fetch, feed, page, credits and store meet. Async functions that never spawn; progress goes to a
//! callback, *now* is an argument.

mod article;
mod full_text;
mod guide;
mod refresh;
mod settle;

pub use article::{new_article, opened, standing};
pub use full_text::{full_text, is_teaser};
pub use guide::{GUIDE_SECTION, guide_subscriptions, keep_guide};
pub use refresh::{DeskError, Progress, RefreshOptions, Report, refresh};
pub use settle::settle;
