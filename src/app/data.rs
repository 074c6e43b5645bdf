use super::pictures::Rooms;
use super::state::Pending;
use super::{App, Data, Effect, Opened, Place, Progress, Reading};
use crate::model::{SectionCount, Step};

impl App {
    /// Takes a reply in; one to an older question is dropped.
    pub(super) fn data(&mut self, data: Data) -> Vec<Effect> {
        match data {
            Data::Sections(sections) => self.take_sections(sections),
            Data::Headlines { ticket, rows, newest } if ticket == self.list_ticket => {
                self.loading = false;
                self.take_headlines(rows, newest)
            }
            Data::Found { ticket, found } if ticket == self.list_ticket => {
                self.loading = false;
                self.take_found(found)
            }
            Data::Unread { ticket, ids } if ticket == self.mark_ticket => self.take_unread(ids),
            Data::Stepped { step, back } => self.take_step(step, back),
            Data::Article { ticket, opened } if ticket == self.article_ticket => {
                self.take_article(opened);
                self.fetch_if_teaser()
            }
            Data::Candidates(candidates) => self.take_candidates(candidates),
            Data::FeedsChanged(id, what) => self.feeds_changed(id, &what),
            Data::FullText(answer) => self.take_page(*answer),
            Data::Downloaded { articles, fetched, lacking, pictures, outage } => {
                self.downloaded((articles, fetched), (lacking, pictures), outage.as_ref())
            }
            Data::DownloadFailed => self.download_ended(),
            Data::Version(of, answer) => self.take_version(of, answer),
            Data::Picture(src, answer) => self.take_picture(src, answer),
            Data::RefreshDone { outage } => self.refresh_done(outage),
            Data::Changed => {
                let mut effects = vec![Effect::LoadSections];
                // A star that was taken away leaves its row where it is until the list is left.
                if self.list.whole || self.place_shown() != Some(Place::Starred) {
                    effects.extend(self.load_again());
                }
                effects
            }
            Data::Indexed => self.search_more(),
            Data::Subscribed => self.take_subscriptions(),
            shown => {
                self.show_data(shown);
                Vec::new()
            }
        }
    }

    /// Takes a reply in that asks for nothing more.
    fn show_data(&mut self, data: Data) {
        match data {
            Data::New { ticket, count } if ticket == self.list_ticket => {
                self.list.waiting = count;
                self.list.follow(self.list_area(), &self.view);
            }
            Data::Standfirsts(found) => self.take_standfirsts(found),
            Data::People { ticket, people } if ticket == self.people_ticket => {
                self.people = people;
                self.chosen = 0;
                self.overlay_top = 0;
            }
            Data::Changes(changes) => self.changes = Some(changes),
            Data::Told(id, what) => self.tell(id, &[("what", what.into())]),
            Data::Listed(subscriptions) => self.take_listed(subscriptions),
            Data::Health(health) => self.health = health,
            Data::RefreshProgress { done, total, failed, new } => {
                self.status.progress = Some(Progress { done, total, failed, new });
                self.status.failed = failed;
            }
            Data::Downloading(done, total) => self.status.download = Some((done, total)),
            Data::FullTextsOf(feeds) => self.full_texts.set_own(feeds),
            Data::Notice(sentence) => self.status.tell(sentence),
            _ => {}
        }
    }

    /// Keeps the selected section selected by its name; until a key is pressed it is the first that has articles.
    fn take_sections(&mut self, sections: Vec<SectionCount>) -> Vec<Effect> {
        let before = self.place_shown();
        let filled = sections.iter().position(|section| section.articles > 0);
        self.sections = sections;
        if let Some(effects) = self.resume() {
            return effects;
        }
        let known = before.as_ref().and_then(|place| self.tab_of(place));
        let wanted = if self.touched { known } else { filled.or(known) }.unwrap_or(0);
        if self.searching.is_some() {
            self.section = known.unwrap_or(0);
            return Vec::new();
        }
        let same = before.is_some() && self.place_at(wanted) == before;
        self.section = wanted;
        if same { Vec::new() } else { self.enter_section() }
    }

    /// Shows the section from its top.
    pub(super) fn enter_section(&mut self) -> Vec<Effect> {
        self.person = None;
        self.list = super::List::default();
        self.searching = None;
        self.reading = None;
        self.article_ticket += 1;
        self.pending = Pending::Nothing;
        self.load_top()
    }

    fn take_step(&mut self, step: Option<Step>, back: bool) -> Vec<Effect> {
        let words = self.words;
        let what = step.map(|step| {
            let (id, count) = match step {
                Step::Read(count, true) => ("step-read", count),
                Step::Read(count, false) => ("step-unread", count),
                Step::Starred(count, true) => ("step-starred", count),
                Step::Starred(count, false) => ("step-unstarred", count),
                Step::Hidden(count, true) => ("step-hidden", count),
                Step::Hidden(count, false) => ("step-shown", count),
            };
            words.tell(id, &[("count", count.into())])
        });
        match (what, back) {
            (Some(what), true) => self.tell("undone", &[("what", what.into())]),
            (Some(what), false) => self.tell("redone", &[("what", what.into())]),
            (None, true) => self.say("nothing-to-undo"),
            (None, false) => self.say("nothing-to-redo"),
        }
        let mut effects = vec![Effect::LoadSections];
        effects.extend(self.load_again());
        effects
    }

    fn take_article(&mut self, opened: Option<Box<Opened>>) {
        match opened {
            Some(mut opened) => {
                self.tell_versions(&mut opened);
                let id = opened.article.headline.id;
                let before = self.reading.take().filter(|reading| reading.opened.article.headline.id == id);
                let rooms = match &before {
                    Some(before) => before.rooms.clone(),
                    None => Rooms::new(opened.pictures.clone(), &self.pictures, self.offline),
                };
                let (options, cell) = (self.options(), self.picture_cell());
                let mut reading = Reading::new(opened, rooms, &self.layout, (options, cell), (self.words, &self.zone));
                match before {
                    Some(before) => reading.follow(&before, &self.layout),
                    None => self.prompt = None,
                }
                self.hints = None;
                self.reading = Some(reading);
            }
            None => self.say("article-gone"),
        }
    }
}
