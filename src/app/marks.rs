use super::{App, Command, Effect, Focus, Place};
use crate::model::{ArticleId, Headline, Mark, Part};

/// Rows of a list as a key means them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Rows {
    All,
    /// The selected one and those above it.
    Above,
    /// The selected one and those below it.
    Below,
}

impl App {
    pub(super) fn mark_read(&mut self, id: ArticleId, read: bool) -> Vec<Effect> {
        if let Some(reading) = self.reading.as_mut().filter(|reading| reading.opened.article.headline.id == id) {
            reading.opened.article.headline.read = read;
        }
        // What is in no list counts in no section that is shown.
        let Some(row) = self.list.find_mut(id) else { return vec![Effect::Mark(Mark::Read(vec![id], read))] };
        row.read = read;
        if let Some(section) = self.sections.get_mut(self.section) {
            section.unread = if read { section.unread.saturating_sub(1) } else { section.unread + 1 };
        }
        vec![Effect::Mark(Mark::Read(vec![id], read))]
    }

    /// Marks an article as read that its row shows as unread.
    pub(super) fn mark_read_if_not(&mut self, id: ArticleId) -> Vec<Effect> {
        let unread = self.list.rows.iter().any(|row| row.id == id && !row.read);
        if unread { self.mark_read(id, true) } else { Vec::new() }
    }

    pub(super) fn toggle_read(&mut self) -> Vec<Effect> {
        let Some((id, read)) = self.meant().map(|row| (row.id, row.read)) else { return Vec::new() };
        self.mark_read(id, !read)
    }

    pub(super) fn toggle_star(&mut self) -> Vec<Effect> {
        let Some((id, starred)) = self.meant().map(|row| (row.id, !row.starred)) else { return Vec::new() };
        if let Some(reading) = self.reading.as_mut().filter(|reading| reading.opened.article.headline.id == id) {
            reading.opened.article.headline.starred = starred;
        }
        if let Some(row) = self.list.find_mut(id) {
            row.starred = starred;
        }
        vec![Effect::Mark(Mark::Starred(vec![id], starred))]
    }

    /// Takes the selected article out of every list; one that a search for hidden articles found comes back.
    pub(super) fn toggle_hidden(&mut self) -> Vec<Effect> {
        let meant = self.meant().map(|row| row.id);
        let Some(row) = self.list.current_mut() else { return Vec::new() };
        let (id, hidden) = (row.id, !row.hidden);
        if meant != Some(id) {
            self.say("in-no-list");
            return Vec::new();
        }
        row.hidden = hidden;
        let mut effects = vec![Effect::Mark(Mark::Hidden(vec![id], hidden))];
        if hidden {
            self.list.rows.remove(self.list.selected);
            self.focus = Focus::List;
            self.reading = None;
            effects.extend(self.select(self.list.selected));
            if self.shows_article() {
                effects.extend(self.load_selected());
            }
            let key = self.key_of(Command::Undo);
            self.tell("hidden", &[("key", key.into())]);
        } else {
            let key = self.key_of(Command::Undo);
            self.tell("shown-again", &[("key", key.into())]);
        }
        effects
    }

    /// Marks rows of the list as read, without what came after it was shown.
    pub(super) fn mark_rows(&mut self, rows: Rows) -> Vec<Effect> {
        let Some(row) = self.list.current() else { return Vec::new() };
        let at = (row.date, row.id);
        let selected = self.list.selected;
        let range = match rows {
            Rows::All => 0..self.list.rows.len(),
            Rows::Above => 0..selected + 1,
            Rows::Below => selected..self.list.rows.len(),
        };
        let marked: &mut [Headline] = self.list.rows.get_mut(range).unwrap_or_default();
        let unread: Vec<ArticleId> = marked.iter().filter(|row| !row.read).map(|row| row.id).collect();
        for row in marked {
            row.read = true;
        }
        let which = match rows {
            Rows::All => "marked-all",
            Rows::Above => "marked-above",
            Rows::Below => "marked-below",
        };
        let key = self.key_of(Command::Undo);
        // A section that is always there is no section of the cache, nor is a part of one in one language.
        let part = self.language.is_some() || !matches!(self.place_shown(), Some(Place::Section(_)));
        if self.list.whole || part {
            // A search or a person is no part of the paper: the rows that are there are meant.
            self.tell(which, &[("what", self.words.say("the-list").into()), ("key", key.into())]);
            return if unread.is_empty() { Vec::new() } else { vec![Effect::Mark(Mark::Read(unread, true))] };
        }
        let Some(section) = self.sections.get(self.section) else { return Vec::new() };
        let part = match rows {
            Rows::All => Part::All,
            Rows::Above => Part::Above(at.0, at.1),
            Rows::Below => Part::Below(at.0, at.1),
        };
        let (section, newest) = (section.name.clone(), self.list.newest);
        self.tell(which, &[("what", section.as_str().into()), ("key", key.into())]);
        vec![Effect::Mark(Mark::SectionRead { section, newest, part })]
    }
}
