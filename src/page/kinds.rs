use crate::text::html;

pub(super) use html::is_inline;

/// Elements whose text is not read.
pub(super) fn is_silent(name: &str) -> bool {
    html::is_silent(name) || html::is_media(name) || name == "math"
}
