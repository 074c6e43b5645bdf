use super::state::Headlines;
use crate::app::outcome::{Context, Outcome};
use crate::app::{Command, TerminalRequest};
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

    /// No rows are selected together any more.
    pub(in crate::app) fn end_range_mode(&mut self, _: &Context<'_>, _: &mut Outcome) {
        self.range_from = None;
    }

    /// Marks the rows as read; as unread where all of them are read.
    pub(in crate::app) fn range_read(&mut self, context: &Context<'_>, out: &mut Outcome) {
        let read = !self.range_rows().iter().all(|row| row.read);
        self.mark_range(read, context, out);
    }

    /// Marks the rows as read.
    pub(in crate::app) fn range_all_read(&mut self, context: &Context<'_>, out: &mut Outcome) {
        self.mark_range(true, context, out);
    }

    fn mark_range(&mut self, read: bool, context: &Context<'_>, out: &mut Outcome) {
        let ids = self.change_rows(|row| std::mem::replace(&mut row.read, read) != read);
        if let Some(section) = self.sections.get_mut(self.section) {
            let count = u64::try_from(ids.len()).unwrap_or(0);
            section.unread = if read { section.unread.saturating_sub(count) } else { section.unread + count };
        }
        self.end_range(ids, |ids| Mark::Read(ids, read), context, out);
    }

    /// Stars the rows; takes their stars away where all of them have one.
    pub(in crate::app) fn range_star(&mut self, context: &Context<'_>, out: &mut Outcome) {
        let starred = !self.range_rows().iter().all(|row| row.starred);
        let ids = self.change_rows(|row| std::mem::replace(&mut row.starred, starred) != starred);
        self.end_range(ids, |ids| Mark::Starred(ids, starred), context, out);
    }

    /// Puts the rows aside to be read later; no longer where all of them are.
    pub(in crate::app) fn range_later(&mut self, context: &Context<'_>, out: &mut Outcome) {
        let later = !self.range_rows().iter().all(|row| row.later);
        let ids = self.change_rows(|row| std::mem::replace(&mut row.later, later) != later);
        self.end_range(ids, |ids| Mark::Later(ids, later), context, out);
    }

    /// Takes the rows out of every list.
    pub(in crate::app) fn range_hide(&mut self, context: &Context<'_>, out: &mut Outcome) {
        let Some(range) = self.range() else { return };
        let ids: Vec<ArticleId> = self.range_rows().iter().map(|row| row.id).collect();
        self.list.rows.drain(range.clone());
        self.end_range(ids, |ids| Mark::Hidden(ids, true), context, out);
        self.rows_went(range.start, context, out);
    }

    /// Copies the addresses of the rows.
    pub(in crate::app) fn range_copy(&mut self, context: &Context<'_>, out: &mut Outcome) {
        let links: Vec<String> = self.range_rows().iter().filter_map(|row| row.link.clone()).collect();
        self.range_from = None;
        out.tell(context.environment, "copied", &[("text", links.join(" ").into())]);
        out.effect(TerminalRequest::Copy(links.join("\n")));
    }

    fn range_rows(&self) -> &[Headline] {
        self.range().and_then(|range| self.list.rows.get(range)).unwrap_or_default()
    }

    /// Changes the rows; answers those that became others.
    fn change_rows(&mut self, mut change: impl FnMut(&mut Headline) -> bool) -> Vec<ArticleId> {
        let range = self.range().unwrap_or_default();
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
        if ids.is_empty() {
            return out.say(context.environment, "marked-none");
        }
        let key = context.key_of(Command::Undo);
        out.tell(context.environment, "marked-range", &[("count", ids.len().into()), ("key", key.into())]);
        out.mark(mark(ids));
    }
}
