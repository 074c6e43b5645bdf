use std::collections::BTreeSet;

/// What was chosen for each list, by the name under which its place is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ListChoices {
    /// Lists that show only what is unread.
    pub(super) unread: BTreeSet<String>,
    /// Lists that begin with the oldest.
    pub(super) oldest: BTreeSet<String>,
}

/// Puts a name into a set or takes it out.
pub(super) fn set(names: &mut BTreeSet<String>, name: &str, on: bool) {
    if on {
        names.insert(name.to_owned());
    } else {
        names.remove(name);
    }
}
