use std::fmt::Display;

/// Takes the numbers that describe a group, each with its name.
pub(super) trait Row {
    /// Takes the number `name`, or `name-which` where there are several of a kind.
    fn put(&mut self, name: &'static str, which: impl Display, value: f32);
}

/// The numbers, in the order in which they were put.
#[derive(Debug, Default)]
pub(super) struct Values(pub(super) Vec<f32>);

impl Row for Values {
    fn put(&mut self, _: &'static str, _: impl Display, value: f32) {
        self.0.push(value);
    }
}

/// The names, in the order in which they were put.
#[derive(Debug, Default)]
pub(super) struct Names(pub(super) Vec<String>);

impl Row for Names {
    fn put(&mut self, name: &'static str, which: impl Display, _: f32) {
        let which = which.to_string();
        self.0.push(if which.is_empty() { name.to_owned() } else { format!("{name}-{which}") });
    }
}
