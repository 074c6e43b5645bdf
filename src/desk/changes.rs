use similar::{ChangeTag, TextDiff};

use crate::model::{Change, Edit, Version};
use crate::text;

/// Letters that are shown before and after what was changed within a passage.
const ROUND: usize = 40;

/// The edits of an article, the newest first, from what its feed said before and after each.
#[must_use]
pub fn changes(versions: &[Version]) -> Vec<Change> {
    let passages: Vec<Vec<String>> = versions.iter().map(passages).collect();
    let pairs = versions.iter().zip(passages.windows(2));
    let edits = pairs.filter_map(|(before, pair)| {
        let [old, new] = pair else { return None };
        let passages = edits(old, new);
        (!passages.is_empty()).then(|| Some(Change { seen: before.replaced?, passages }))?
    });
    let mut edits: Vec<Change> = edits.collect();
    edits.reverse();
    edits
}

fn passages(version: &Version) -> Vec<String> {
    let mut all = vec![version.title.clone()];
    all.extend(text::blocks(&version.markup).into_iter().filter(|passage| !passage.trim().is_empty()));
    all
}

/// What was taken out of passages and put into them.
pub(super) fn edits(old: &[String], new: &[String]) -> Vec<(Edit, String)> {
    let old: Vec<&str> = old.iter().map(String::as_str).collect();
    let new: Vec<&str> = new.iter().map(String::as_str).collect();
    let diff = TextDiff::from_slices(&old, &new);
    let mut found: Vec<(Edit, String)> = Vec::new();
    for change in diff.iter_all_changes() {
        let edit = match change.tag() {
            ChangeTag::Equal => continue,
            ChangeTag::Delete => Edit::TakenOut,
            ChangeTag::Insert => Edit::PutIn,
        };
        found.push((edit, change.value().to_owned()));
    }
    // A passage that was changed here and there is shown from its first change to its last.
    for at in 1..found.len() {
        let [(Edit::TakenOut, before), (Edit::PutIn, after)] = found.get(at - 1..=at).unwrap_or_default() else {
            continue;
        };
        let short = (shortened(before, after), shortened(after, before));
        if let Some([(_, before), (_, after)]) = found.get_mut(at - 1..=at) {
            (*before, *after) = short;
        }
    }
    found
}

/// A text without most of what it begins and ends alike with another.
fn shortened(text: &str, other: &str) -> String {
    let same = text.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let most = text.chars().count().min(other.chars().count()) - same;
    let suffix = text.chars().rev().zip(other.chars().rev()).take(most).take_while(|(a, b)| a == b).count();
    let count = text.chars().count();
    let (from, to) = (same.saturating_sub(ROUND), (count - suffix + ROUND).min(count));
    let part: String = text.chars().skip(from).take(to - from).collect();
    let (start, end) = (if from > 0 { "… " } else { "" }, if to < count { " …" } else { "" });
    format!("{start}{}{end}", part.trim())
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::changes;
    use crate::model::{Edit, Version};

    #[test]
    fn an_edit_is_what_was_taken_out_and_put_in() {
        let version = |title: &str, markup: &str, replaced: Option<i64>| Version {
            replaced: replaced.map(|second| Timestamp::from_second(second).unwrap()),
            title: title.to_owned(),
            markup: markup.to_owned(),
        };
        let long = "The ferry has carried people over the wide grey strait for nine long years ".repeat(3);
        let found = changes(&[
            version("Ferry late", &format!("<p>{long}and 12 people waited.</p><p>Nobody was hurt.</p>"), Some(10)),
            version("Ferry late", &format!("<p>{long}and 120 people waited.</p><p>Nobody was hurt.</p>"), Some(20)),
            version("Ferry back", &format!("<p>{long}and 120 people waited.</p>"), None),
        ]);
        assert_eq!(found.len(), 2);
        assert_eq!(
            found[0].passages,
            [
                (Edit::TakenOut, "Ferry late".to_owned()),
                (Edit::PutIn, "Ferry back".to_owned()),
                (Edit::TakenOut, "Nobody was hurt.".to_owned())
            ]
        );
        let [(Edit::TakenOut, before), (Edit::PutIn, after)] = &found[1].passages[..] else { panic!("{found:?}") };
        assert!(before.starts_with("… ") && before.ends_with("and 12 people waited."), "{before}");
        assert!(after.ends_with("and 120 people waited.") && after.chars().count() < 70, "{after}");
        assert_eq!(changes(&[version("One", "<p>text</p>", None)]), []);
    }
}
