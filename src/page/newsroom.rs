//! The newsroom of a page whose head does not name it.

use super::signature;
use crate::model::{Block, Field, name_key};

/// Maximum number of words of its name.
const MOST_SITE: usize = 5;

/// The name of the newsroom that follows the headline in the title of the window, or precedes it; not that of a person who
/// signs alone, as in a journal of one's own.
pub(super) fn of_window(
    window: Option<&str>,
    title: Option<&str>,
    fields: &[Field],
    blocks: &[Block],
) -> Option<String> {
    const MARKS: [char; 8] = ['-', '–', '—', '|', '·', '•', ':', '/'];
    let (window, title) = (window?.trim(), title?.trim());
    let after = window.strip_prefix(title).filter(|rest| rest.trim_start().starts_with(MARKS));
    let before = || window.strip_suffix(title).filter(|rest| rest.trim_end().ends_with(MARKS));
    let rest = after.or_else(before)?.trim_matches(|c: char| c.is_whitespace() || MARKS.contains(&c));
    let name = rest.rsplit(['|', '–', '—', '·']).next()?.trim();
    let key = name_key(name);
    let signs = |text: &str| name_key(signature::unlabelled(text)) == key;
    let initials: String = key.split(' ').filter_map(|word| word.chars().next()).collect();
    let abbreviated = |text: &str| initials.len() > 1 && name_key(signature::unlabelled(text)) == initials;
    let signed = fields.iter().any(|field| signs(&field.text) || abbreviated(&field.text))
        || blocks.iter().filter(|block| block.text.len() > name.len()).any(|block| {
            let first = block.text.split([',', '|', '·']).next().unwrap_or_default().trim();
            signs(first) && first.len() > name.len() || abbreviated(first)
        });
    (!key.is_empty() && name.split_whitespace().count() <= MOST_SITE && !signed).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use crate::page::read;

    #[test]
    fn the_newsroom_is_named_in_the_title_of_the_window() {
        let text = "<p>The boats of the bay lie behind the old breakwater until the storms of the autumn are over, said the master.</p>";
        let sites = |window: &str, line: &str| {
            let markup =
                format!("<title>{window}</title><article><h1>Boats of the bay</h1>{line}{text}{text}</article>");
            read(&markup, None).evidence.site_names
        };
        for window in [
            "Boats of the bay - Tidewater Notes",
            "Tidewater Notes: Boats of the bay",
            "Boats of the bay | Sea | Tidewater Notes",
        ] {
            assert_eq!(sites(window, ""), ["Tidewater Notes"], "{window}");
        }
        assert_eq!(sites("Boats of the bay - Oda Fjell", "<p>By Oda Fjell</p>"), [""; 0]);
        assert_eq!(sites("Boats of the bay - Tidewater Notes", "<p class=byline>By TN</p>"), [""; 0]);
        assert_eq!(sites("Boats of the bay - Tidewater Notes", "<p>By TN, in News · 3 May 2026</p>"), [""; 0]);
        assert_eq!(sites("Boats of the bay and of the sea", ""), [""; 0]);
    }
}
