//! Rows of labels and names: what a row says that a person did outweighs a link or a class name around the name, which
//! makes somebody an author for other reasons as well.

use super::prose::is_prose;
use super::source::block_of;
use crate::model::{Block, Credit, Evidence, Place, Role, name_key};

/// Number of bytes of a line of names that are beside a name: a label, a date.
const MOST_BESIDE: usize = 40;

/// The people of a document whom rows give work other than writing the text, and whom no other line names.
#[derive(Debug, Default)]
pub(super) struct Others {
    keys: Vec<String>,
}

impl Others {
    /// `fields` are the credits of fields, `lines` those of lines and cards, `of_works` those of rows about a work.
    pub(super) fn read(evidence: &Evidence, fields: &[Credit], lines: &[&Credit], of_works: &[Credit]) -> Self {
        let written =
            |key: &String| lines.iter().any(|credit| !is_other(credit.role) && name_key(&credit.name) == *key);
        let worked = || lines.iter().copied().filter(|credit| is_other(credit.role)).chain(of_works);
        let is_only = |key: &String| {
            let own = worked().filter(|credit| name_key(&credit.name) == *key);
            // Many authors took the pictures as well.
            let caption = |at: &usize| evidence.blocks.get(*at).is_some_and(|block| block.place == Place::Caption);
            let rows: Vec<usize> = own.filter_map(block_of).filter(|at| !caption(at)).collect();
            let is_row = |at: usize| rows.iter().any(|row| at.abs_diff(*row) <= 1);
            let mut named = evidence.blocks.iter().enumerate().filter(|(_, block)| is_line_of(block, key));
            !rows.is_empty() && named.all(|(at, _)| is_row(at))
        };
        let marked = fields.iter().filter(|credit| credit.role == Role::Author && credit.source == "BylineElement");
        let keys = marked.map(|credit| name_key(&credit.name));
        Self { keys: keys.filter(|key| !key.is_empty() && !written(key) && is_only(key)).collect() }
    }

    /// Whether a credit makes one of these people an author because of an element or the head of the page.
    pub(super) fn has(&self, credit: &Credit) -> bool {
        credit.role == Role::Author
            && matches!(credit.source.as_str(), "BylineElement" | "Meta")
            && self.keys.contains(&name_key(&credit.name))
    }
}

/// Whether a role is work that an author need not have done.
const fn is_other(role: Role) -> bool {
    matches!(
        role,
        Role::Translator | Role::Editor | Role::Photographer | Role::Illustrator | Role::Video | Role::Adapter
    )
}

/// Whether a block is a line with a name and little else.
fn is_line_of(block: &Block, key: &str) -> bool {
    let text = block.text.as_str();
    let outside = matches!(block.place, Place::Furniture | Place::Caption);
    !outside
        && text.len() <= 2 * key.len() + MOST_BESIDE
        && !is_prose(text)
        && !text.ends_with(['.', '!', '?', '。'])
        && name_key(text).contains(key)
}
