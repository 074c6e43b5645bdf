use crate::model::SectionCount;
use crate::text;

/// A tab on the screen: its name, its unread count and its columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab {
    /// Number of its section.
    pub index: usize,
    /// First column.
    pub x: u16,
    /// Name and count.
    pub text: String,
    /// Columns.
    pub width: u16,
}

/// The tabs that fit, the selected one among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tabs {
    /// Tabs in order.
    pub tabs: Vec<Tab>,
    /// Whether there are more before.
    pub before: bool,
    /// Whether there are more tabs after these.
    pub after: bool,
}

/// Cells between two tabs.
const GAP: u16 = 2;

impl Tabs {
    /// Sets the tabs between two columns; the row starts as far left as it can with the selected tab in it.
    #[must_use]
    pub fn new(sections: &[SectionCount], selected: usize, from: u16, to: u16) -> Self {
        let first = (0..=selected).find(|first| {
            let set = Self::from(sections, *first, from, to);
            set.tabs.iter().any(|tab| tab.index == selected)
        });
        Self::from(sections, first.unwrap_or(selected), from, to)
    }

    /// The same tabs on a screen that begins on the right.
    pub(super) fn mirrored(mut self, width: u16) -> Self {
        for tab in &mut self.tabs {
            tab.x = width.saturating_sub(tab.x + tab.width);
        }
        self
    }

    fn from(sections: &[SectionCount], first: usize, from: u16, to: u16) -> Self {
        // One cell on either side for the arrows.
        let (start, end) = (from + 2, to.saturating_sub(2));
        let mut x = start;
        let mut tabs = Vec::new();
        for (index, section) in sections.iter().enumerate().skip(first) {
            let room = usize::from(end.saturating_sub(start));
            let text = text::fit(&label(section), room);
            let width = u16::try_from(text::width(&text)).unwrap_or(u16::MAX);
            if x + width > end {
                break;
            }
            tabs.push(Tab { index, x, text, width });
            x += width + GAP;
        }
        let after =
            tabs.last().is_some_and(|tab| tab.index + 1 < sections.len()) || (tabs.is_empty() && !sections.is_empty());
        Self { before: first > 0, after, tabs }
    }
}

fn label(section: &SectionCount) -> String {
    match section.unread {
        0 => section.name.clone(),
        unread => format!("{} {unread}", section.name),
    }
}
