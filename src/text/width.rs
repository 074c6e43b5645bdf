use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation as _};
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// Cells that one cluster may take; a longer one is no writing of any language and is taken apart.
const WIDEST_CLUSTER: usize = 8;

/// The cells that a text takes on the screen, cluster by cluster (UAX #11; the terminal's own count).
#[must_use]
pub fn width(text: &str) -> usize {
    if is_plain(text) { text.len() } else { clusters(text).map(cluster_width).sum() }
}

/// Cuts a text to at most `columns` cells, at a grapheme boundary, ending in `…` when something was cut.
#[must_use]
pub fn fit(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut used = 0;
    for cluster in clusters(text) {
        let cells = cluster_width(cluster);
        if used + cells + 1 > columns {
            break;
        }
        out.push_str(cluster);
        used += cells;
    }
    out.truncate(out.trim_end().len());
    if columns > 0 {
        out.push('…');
    }
    out
}

/// Whether every byte is a printable ASCII character, one cell each.
pub(super) fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| (b' '..=b'~').contains(&byte))
}

/// Grapheme clusters (UAX #29); one that is absurdly wide comes character by character.
pub(super) fn clusters(text: &str) -> impl Iterator<Item = &str> {
    text.graphemes(true).flat_map(|cluster| {
        let apart = cluster.len() > WIDEST_CLUSTER && cluster.width() > WIDEST_CLUSTER;
        let (whole, parts) = if apart { (None, cluster) } else { (Some(cluster), "") };
        whole.into_iter().chain(parts.split_inclusive(|_: char| true))
    })
}

/// The cells of one cluster. Controls and what is only seen where a line is cut (soft hyphen) take none.
pub(super) fn cluster_width(cluster: &str) -> usize {
    match cluster.as_bytes() {
        [b' '..=b'~'] => 1,
        [byte] if byte.is_ascii_control() => 0,
        _ if cluster.starts_with('\u{ad}') => 0,
        _ if cluster.len() <= 4 => cluster.chars().map(|c| c.width().unwrap_or(0)).sum::<usize>().min(cluster.width()),
        _ => cluster.width(),
    }
}

/// The first byte from `at` on where a cluster begins.
pub(super) fn boundary_from(text: &str, at: usize) -> usize {
    if at >= text.len() {
        return text.len();
    }
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(true) => at,
        _ => cursor.next_boundary(text, 0).ok().flatten().unwrap_or(text.len()),
    }
}
