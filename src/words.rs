//! The interface's words. Knows nobody; may be known by app, ui, cli and config.

/// `By A, B and C`.
#[must_use]
pub fn byline(names: &[&str]) -> String {
    format!("By {}", list(names))
}

/// `Translation by A and B`.
#[must_use]
pub fn translation(names: &[&str]) -> String {
    format!("Translation by {}", list(names))
}

fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}
