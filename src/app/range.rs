use super::{App, Command, Effect};
use crate::model::{ArticleId, Headline, Mark};

impl App {
    /// The rows that are selected together, when some are.
    #[must_use]
    pub fn range(&self) -> Option<std::ops::Range<usize>> {
        let from = self.range_from?;
        let anchor = self.list.rows.iter().position(|row| row.id == from)?;
        let selected = self.list.selected;
        Some(anchor.min(selected)..anchor.max(selected) + 1)
    }

    /// Begins to select rows together, or ends it.
    pub(super) fn toggle_range(&mut self) -> Vec<Effect> {
        self.range_from = match self.range_from {
            Some(_) => None,
            None => self.list.current().map(|row| row.id),
        };
        Vec::new()
    }

    /// A command while rows are selected together; none when it does what it always does.
    pub(super) fn in_range(&mut self, command: Command) -> Option<Vec<Effect>> {
        let range = self.range()?;
        match command {
            Command::Back | Command::Cancel => {
                self.range_from = None;
                Some(Vec::new())
            }
            Command::ToggleRead | Command::MarkSection => {
                let all_read = self.rows_of(range.clone()).iter().all(|row| row.read);
                let read = command == Command::MarkSection || !all_read;
                let ids = self.change_rows(range, |row| std::mem::replace(&mut row.read, read) != read);
                if let Some(section) = self.sections.get_mut(self.section) {
                    let count = u64::try_from(ids.len()).unwrap_or(0);
                    section.unread = if read { section.unread.saturating_sub(count) } else { section.unread + count };
                }
                Some(self.end_range(ids, |ids| Mark::Read(ids, read)))
            }
            Command::ToggleStar => {
                let starred = !self.rows_of(range.clone()).iter().all(|row| row.starred);
                let ids = self.change_rows(range, |row| std::mem::replace(&mut row.starred, starred) != starred);
                Some(self.end_range(ids, |ids| Mark::Starred(ids, starred)))
            }
            Command::ToggleHidden => {
                let ids: Vec<ArticleId> = self.rows_of(range.clone()).iter().map(|row| row.id).collect();
                self.list.rows.drain(range.clone());
                self.reading = None;
                let mut effects = self.end_range(ids, |ids| Mark::Hidden(ids, true));
                effects.extend(self.select(range.start));
                if self.shows_article() {
                    effects.extend(self.load_selected());
                }
                Some(effects)
            }
            Command::CopyAddress => {
                let links: Vec<String> = self.rows_of(range).iter().filter_map(|row| row.link.clone()).collect();
                self.range_from = None;
                self.tell("copied", &[("text", links.join(" ").into())]);
                Some(vec![Effect::Copy(links.join("\n"))])
            }
            _ => None,
        }
    }

    fn rows_of(&self, range: std::ops::Range<usize>) -> &[Headline] {
        self.list.rows.get(range).unwrap_or_default()
    }

    /// Changes rows; answers those that became others.
    fn change_rows(
        &mut self,
        range: std::ops::Range<usize>,
        mut change: impl FnMut(&mut Headline) -> bool,
    ) -> Vec<ArticleId> {
        let rows = self.list.rows.get_mut(range).unwrap_or_default();
        rows.iter_mut().filter_map(|row| change(row).then_some(row.id)).collect()
    }

    /// One step that is taken back as one.
    fn end_range(&mut self, ids: Vec<ArticleId>, mark: impl FnOnce(Vec<ArticleId>) -> Mark) -> Vec<Effect> {
        self.range_from = None;
        let key = self.key_of(Command::Undo);
        self.tell("marked-range", &[("count", ids.len().into()), ("key", key.into())]);
        if ids.is_empty() { Vec::new() } else { vec![Effect::Mark(mark(ids))] }
    }
}
