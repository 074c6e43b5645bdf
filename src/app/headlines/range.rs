use super::state::Headlines;
use crate::app::outcome::{Context, Outcome};
use crate::app::{Command, TerminalRequest, Write};
use crate::model::{ArticleId, Headline, Mark};

impl Headlines {
    /// The rows that are selected together, when some are.
    #[must_use]
    pub fn range(&self) -> Option<std::ops::Range<usize>> {
        let from = self.range_from?;
        let anchor = self.list.rows.iter().position(|row| row.id == from)?;
        let selected = self.list.selected;
        Some(anchor.min(selected)..anchor.max(selected) + 1)
    }

    /// Begins to select rows together, or ends it.
    pub(in crate::app) fn toggle_range(&mut self, _: &Context<'_>, _: &mut Outcome) {
        self.range_from = match self.range_from {
            Some(_) => None,
            None => self.list.current().map(|row| row.id),
        };
    }

    /// A command while rows are selected together; answers whether it meant them.
    pub(in crate::app) fn in_range(&mut self, command: Command, context: &Context<'_>, out: &mut Outcome) -> bool {
        let Some(range) = self.range() else { return false };
        match command {
            Command::Back | Command::Cancel => self.range_from = None,
            Command::ToggleRead | Command::MarkSection => {
                let all_read = self.rows_of(range.clone()).iter().all(|row| row.read);
                let read = command == Command::MarkSection || !all_read;
                let ids = self.change_rows(range, |row| std::mem::replace(&mut row.read, read) != read);
                if let Some(section) = self.sections.get_mut(self.section) {
                    let count = u64::try_from(ids.len()).unwrap_or(0);
                    section.unread = if read { section.unread.saturating_sub(count) } else { section.unread + count };
                }
                self.end_range(ids, |ids| Mark::Read(ids, read), context, out);
            }
            Command::ToggleStar => {
                let starred = !self.rows_of(range.clone()).iter().all(|row| row.starred);
                let ids = self.change_rows(range, |row| std::mem::replace(&mut row.starred, starred) != starred);
                self.end_range(ids, |ids| Mark::Starred(ids, starred), context, out);
            }
            Command::ToggleHidden => {
                let ids: Vec<ArticleId> = self.rows_of(range.clone()).iter().map(|row| row.id).collect();
                self.list.rows.drain(range.clone());
                self.end_range(ids, |ids| Mark::Hidden(ids, true), context, out);
                self.rows_went(range.start, context, out);
            }
            Command::CopyAddress => {
                let links: Vec<String> = self.rows_of(range).iter().filter_map(|row| row.link.clone()).collect();
                self.range_from = None;
                out.tell(context.environment, "copied", &[("text", links.join(" ").into())]);
                out.effect(TerminalRequest::Copy(links.join("\n")));
            }
            _ => return false,
        }
        true
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
    fn end_range(
        &mut self,
        ids: Vec<ArticleId>,
        mark: impl FnOnce(Vec<ArticleId>) -> Mark,
        context: &Context<'_>,
        out: &mut Outcome,
    ) {
        self.range_from = None;
        let key = context.key_of(Command::Undo);
        out.tell(context.environment, "marked-range", &[("count", ids.len().into()), ("key", key.into())]);
        if !ids.is_empty() {
            out.effect(Write::Mark(mark(ids)));
        }
    }
}
