use crossterm::event::{KeyCode, KeyModifiers};

use super::article_layout::Said;
use super::picture_sizes::PictureSizes;
use super::picture_state::Pictures;
use super::reading::{Reading, ScreenLink, Setting};
use super::typing::{Hints, Prompt};
use super::versions::tell_versions;
use super::visited::History;
use crate::app::outcome::{Context, Opening, Outcome, Request, ToHeadlines};
use crate::app::{Command, Focus, Opened, Question, TerminalRequest, Ticket, Write};
use crate::config::MarkRead;
use crate::model::{ArticleId, Headline, Mark};

/// The article that is read.
#[derive(Clone, Debug, Default)]
pub struct Reader {
    pub(super) reading: Option<Reading>,
    /// Articles that were put aside while the list of a person is shown.
    pub(super) aside: Vec<Option<Reading>>,
    /// Whether the text keeps the lines that became credits.
    pub(super) whole: bool,
    pub(super) prompt: Option<Prompt>,
    pub(super) hints: Option<Hints>,
    /// The version that was opened last, and the article from which it was opened.
    pub(super) version_of: Option<(ArticleId, ArticleId)>,
    pub(super) history: History,
    pub(super) pictures: Pictures,
    /// The article whose page was asked for by a key, or by opening it.
    pub(super) page_asked: Option<ArticleId>,
    pub(super) ticket: Ticket,
    /// The article that is being translated.
    pub(super) translating: Option<ArticleId>,
    /// Whether two versions were given the whole width.
    pub(super) spread: bool,
    /// The article for which the user was told that a person translated it.
    pub(super) human_offered: Option<ArticleId>,
}

impl Reader {
    /// The article that is shown.
    #[must_use]
    pub fn reading(&self) -> Option<&Reading> {
        self.reading.as_ref()
    }

    /// Words that are being typed to be found in it.
    #[must_use]
    pub fn prompt(&self) -> Option<&Prompt> {
        self.prompt.as_ref()
    }

    /// Letters on the links of the screen.
    #[must_use]
    pub fn hints(&self) -> Option<&Hints> {
        self.hints.as_ref()
    }

    pub(in crate::app) fn headline(&self) -> Option<&Headline> {
        self.reading.as_ref().map(|reading| &reading.opened.article.headline)
    }

    /// Whether letters are typed.
    pub(in crate::app) fn is_typing(&self) -> bool {
        self.prompt.is_some() || self.hints.is_some()
    }

    /// A key while letters are typed.
    pub(in crate::app) fn type_key(
        &mut self,
        code: KeyCode,
        modifiers: KeyModifiers,
        context: &Context<'_>,
        out: &mut Outcome,
    ) {
        if self.prompt.is_some() {
            self.in_prompt(code, modifiers, context, out);
        } else {
            self.in_hints(code, context, out);
        }
    }

    /// The links within the lines on the screen, in reading order.
    #[must_use]
    pub fn links(&self, context: &Context<'_>) -> Vec<ScreenLink> {
        let layout = context.environment.layout();
        let reading = self.reading.as_ref().filter(|_| context.shows_article() && !layout.too_small);
        reading.map(|reading| reading.links(layout)).unwrap_or_default()
    }

    /// Asks for an article and shows it when it has come.
    pub(in crate::app) fn show(&mut self, id: ArticleId, out: &mut Outcome) {
        self.ticket += 1;
        self.whole = false;
        out.effect(Question::Article { ticket: self.ticket, id, whole: false });
    }

    /// Shows an article in place of another, nothing until it has come.
    pub(in crate::app) fn open(&mut self, id: ArticleId, context: &Context<'_>, out: &mut Outcome) {
        if self.headline().is_none_or(|headline| headline.id != id) {
            self.leave(context, out);
            self.stop_translating(out);
            self.reading = None;
            self.show(id, out);
        }
    }

    /// Takes an article in.
    pub(in crate::app) fn take(
        &mut self,
        ticket: Ticket,
        opened: Option<Box<Opened>>,
        context: &Context<'_>,
        out: &mut Outcome,
    ) {
        if ticket != self.ticket {
            return;
        }
        let Some(mut opened) = opened else { return out.say(context.environment, "article-gone") };
        tell_versions(&mut opened, context);
        let id = opened.article.headline.id;
        if self.headline().is_some_and(|headline| headline.id != id) {
            self.leave(context, out);
            self.stop_translating(out);
        }
        let before = self.reading.take().filter(|reading| reading.id() == id);
        let rooms = match &before {
            Some(before) => before.rooms.clone(),
            None => PictureSizes::new(opened.pictures.clone(), &self.pictures.failed, context.environment.offline()),
        };
        let layout = context.environment.layout();
        let key = context.key_of(Command::Browse);
        // What was translated still is, where the text is the same.
        let translation = before.as_ref().and_then(|before| before.translation.clone());
        let shown = before.as_ref().filter(|before| before.translation.is_none());
        if shown.is_some_and(|before| before.opened.document != opened.document) {
            self.stop_translating(out);
        }
        let had = translation.is_some();
        let translation = translation.and_then(|translation| translation.with(&opened));
        if had && translation.is_none() {
            self.stop_translating(out);
        }
        let opened = translation.as_ref().map_or(opened, |translation| translation.shown());
        let mut reading = Reading::new(opened, rooms, layout, &self.setting(context, &key));
        reading.translation = translation;
        if let Some(before) = before {
            reading.follow(&before, layout);
            reading.show_beside(before.beside);
            reading.set(layout, &self.setting(context, &key));
        } else {
            self.prompt = None;
            self.end_beside(out);
        }
        self.hints = None;
        self.reading = Some(reading);
        self.ask_for_pictures(context, out);
        self.fetch_teaser(context, out);
    }

    pub(super) fn setting<'a>(&self, context: &'a Context<'_>, browse: &'a str) -> Setting<'a> {
        let environment = context.environment;
        let said = Said { words: environment.words(), zone: environment.zone(), browse };
        Setting { options: environment.text_options(), cell: self.picture_cell(context), said }
    }

    /// Sets the article for the screen as it is now.
    pub(in crate::app) fn lay_out(&mut self, context: &Context<'_>, out: &mut Outcome) {
        self.hints = None;
        let Some(mut reading) = self.reading.take() else { return };
        let key = context.key_of(Command::Browse);
        reading.set(context.environment.layout(), &self.setting(context, &key));
        self.reading = Some(reading);
        self.ask_for_pictures(context, out);
    }

    /// Lays the article out again, because it is shown differently from before.
    pub(in crate::app) fn set_anew(&mut self) {
        if let Some(reading) = &mut self.reading {
            reading.unset();
        }
    }

    /// Goes by that the focus is another now.
    pub(in crate::app) fn focus_changed(&mut self, context: &Context<'_>, out: &mut Outcome) {
        if context.focus == Focus::List {
            self.end_beside(out);
        }
        self.ask_for_pictures(context, out);
    }

    /// Has the place kept that is read, where it changed: the program may end.
    pub(in crate::app) fn keep_place(&mut self, out: &mut Outcome) {
        let Some(reading) = &mut self.reading else { return };
        let place = reading.place();
        if std::mem::replace(&mut reading.kept, place) != place {
            out.effect_first(Write::Mark(Mark::Place(reading.id(), place)));
        }
    }

    /// The program ends.
    pub(in crate::app) fn quit(&mut self, out: &mut Outcome) {
        self.keep_place(out);
        out.effect(TerminalRequest::Quit);
    }

    /// The terminal is given back for a while.
    pub(in crate::app) fn suspend(&mut self, out: &mut Outcome) {
        self.keep_place(out);
        self.forget_pictures();
        out.effect(TerminalRequest::Suspend);
    }

    /// The article is left, or only previewed beside the headlines.
    pub(in crate::app) fn leave(&mut self, context: &Context<'_>, out: &mut Outcome) {
        self.keep_place(out);
        if let Some(reading) = self.reading.as_ref().filter(|_| context.focus == Focus::Article)
            && context.environment.settings().mark_read == MarkRead::Leave
        {
            out.request(ToHeadlines::MarkLeft(reading.id()));
        }
    }

    /// Shows no article, and forgets those that were put aside if `all`.
    pub(in crate::app) fn close(&mut self, all: bool, context: &Context<'_>, out: &mut Outcome) {
        self.leave(context, out);
        self.stop_translating(out);
        self.end_beside(out);
        self.reading = None;
        self.ticket += 1;
        if all {
            self.aside.clear();
        }
    }

    /// Puts the article aside.
    pub(in crate::app) fn set_aside(&mut self, context: &Context<'_>, out: &mut Outcome) {
        self.leave(context, out);
        self.stop_translating(out);
        self.end_beside(out);
        self.aside.push(self.reading.take());
        self.ticket += 1;
    }

    /// Shows the article again that was put aside last.
    pub(in crate::app) fn take_back(&mut self, context: &Context<'_>, out: &mut Outcome) {
        self.leave(context, out);
        self.reading = self.aside.pop().flatten();
        // Answers that are on their way are for the list that was left; what was read there is read here too.
        self.ticket += 1;
        self.lay_out(context, out);
    }

    /// Notes that articles are read or unread now.
    pub(in crate::app) fn note_read(&mut self, ids: &[ArticleId], read: bool) {
        if let Some(reading) = self.reading.as_mut().filter(|reading| ids.contains(&reading.id())) {
            reading.opened.article.headline.read = read;
        }
    }

    /// Notes that an article is starred now, or no longer.
    pub(in crate::app) fn note_starred(&mut self, id: ArticleId, starred: bool) {
        if let Some(reading) = self.reading.as_mut().filter(|reading| reading.id() == id) {
            reading.opened.article.headline.starred = starred;
        }
    }

    /// Notes that an article is put aside now, or no longer.
    pub(in crate::app) fn note_later(&mut self, id: ArticleId, later: bool) {
        if let Some(reading) = self.reading.as_mut().filter(|reading| reading.id() == id) {
            reading.opened.article.headline.later = later;
        }
    }

    /// Shows everybody who made the article.
    pub(in crate::app) fn show_credits(&mut self, context: &Context<'_>, out: &mut Outcome) {
        match self.reading.as_ref().filter(|_| context.shows_article()) {
            Some(reading) => {
                let credits = reading.opened.article.credits.clone();
                out.request(Request::Panel(Opening::Credits(reading.id(), credits)));
            }
            None => out.say(context.environment, "open-article-first"),
        }
    }

    /// Asks again for the article: its credits were corrected.
    pub(super) fn look_again(&mut self, out: &mut Outcome) {
        let Some(id) = self.reading.as_ref().map(Reading::id) else { return };
        self.ticket += 1;
        out.effect(Question::Article { ticket: self.ticket, id, whole: self.whole });
    }

    /// Shows the text with the lines that became credits, or without them again.
    pub(in crate::app) fn toggle_credit_lines(&mut self, context: &Context<'_>, out: &mut Outcome) {
        let Some(id) = self.reading.as_ref().map(Reading::id) else { return };
        self.whole = !self.whole;
        self.ticket += 1;
        if self.whole {
            let key = context.key_of(Command::CreditLines);
            out.tell(context.environment, "with-credit-lines", &[("key", key.into())]);
        }
        out.effect(Question::Article { ticket: self.ticket, id, whole: self.whole });
    }
}
