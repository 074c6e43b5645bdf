use crate::text;

/// The beginning of a text in at most two lines.
pub(super) fn short(text: &str, width: usize) -> Vec<String> {
    let mut lines = text::wrap(text, width);
    if lines.len() > 2 {
        let rest = lines.get(1..).unwrap_or_default().join(" ");
        lines.truncate(1);
        lines.push(text::fit(&rest, width));
    }
    lines
}

/// The lines of a title: one where it fits, else two.
pub(super) fn title_height(title: &str, width: usize) -> usize {
    1 + usize::from(text::width(title) > width)
}

/// A title in at most two lines.
pub(super) fn title_lines(title: &str, width: usize) -> Vec<String> {
    let mut lines = short(title, width);
    if lines.is_empty() {
        lines.push(String::new());
    }
    lines
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_title_has_as_many_lines_as_are_counted(title in "[a-zа-я港口ก้👩 -]{0,60}", width in 2_usize..50) {
            let title = text::clean_line(&title, 1_000);
            prop_assert_eq!(title_lines(&title, width).len(), title_height(&title, width), "{:?}", title);
        }
    }
}
