use std::fmt::Display;

/// Receives the features of a group, each with its name.
pub(super) trait Row {
    /// Receives the feature `name`, or `name-which` if there are several of a kind.
    fn put(&mut self, name: &'static str, which: impl Display, value: f32);
}

/// The feature values, in order.
#[derive(Debug, Default)]
pub(super) struct Values(pub(super) Vec<f32>);

impl Row for Values {
    fn put(&mut self, _: &'static str, _: impl Display, value: f32) {
        self.0.push(value);
    }
}

/// The feature names, in order.
#[derive(Debug, Default)]
pub(super) struct Names(pub(super) Vec<String>);

impl Row for Names {
    fn put(&mut self, name: &'static str, which: impl Display, _: f32) {
        let which = which.to_string();
        self.0.push(if which.is_empty() { name.to_owned() } else { format!("{name}-{which}") });
    }
}
