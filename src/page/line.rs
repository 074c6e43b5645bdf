use crate::text::clean_line;

/// Characters of a title, a section, a standfirst.
pub(super) const MOST_LINE: usize = 2_000;

/// Texts of an element as one clean line.
pub(super) fn plain<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    clean_line(&texts.collect::<Vec<_>>().join(" "), MOST_LINE)
}
