use super::places::Places;
use super::state::Reader;
use super::versions::other;
use super::view::{TextView, Translation};
use crate::app::outcome::{Context, Outcome, Request, ToStatus};
use crate::app::{Command, Focus, Job, Translated};
use crate::model::{ArticleId, Language, Message};

impl Reader {
    /// Shows each paragraph with its translation, then the translation alone, then the original again; has it translated
    /// first.
    pub(in crate::app) fn translate(&mut self, context: &Context<'_>, out: &mut Outcome) {
        let Some(reading) = &self.reading else { return out.say(context.environment, "open-article-first") };
        let id = reading.id();
        // One translation at a time.
        if reading.beside.is_some() {
            self.end_beside(out);
            return;
        }
        if self.whole {
            return out.say(context.environment, "translate-without-credit-lines");
        }
        match &reading.translation {
            Some(translation) => {
                let view = translation.view.next();
                let lacks = translation.text.waiting > 0 && self.translating.is_none();
                self.set_view(view, None, context, out);
                // What was stopped goes on where it is wanted again.
                if lacks && view == TextView::Interlinear {
                    self.begin_translating(id, true, context, out);
                }
            }
            None if self.translating == Some(id) => {
                let key = context.key_of(Command::Cancel);
                out.tell(context.environment, "translating-already", &[("key", key.into())]);
            }
            None => {
                let anyway = self.human_offered == Some(id);
                self.begin_translating(id, anyway, context, out);
            }
        }
    }

    fn begin_translating(&mut self, id: ArticleId, anyway: bool, context: &Context<'_>, out: &mut Outcome) {
        self.translating = Some(id);
        let key = context.key_of(Command::Cancel);
        out.request(ToStatus::Announce(context.environment.words().tell("translating", &[("key", key.into())])));
        out.effect(Job::Translate { id, anyway, network: !context.environment.offline() });
    }

    /// Stops a translation that is under way, else gives the focus back to the headlines.
    pub(in crate::app) fn cancel(&mut self, context: &Context<'_>, out: &mut Outcome) {
        if self.stop_translating(out) {
            return out.say(context.environment, "translating-stopped");
        }
        out.request(Request::Focus(Focus::List));
    }

    /// Stops a translation that is under way; answers whether there was one.
    pub(super) fn stop_translating(&mut self, out: &mut Outcome) -> bool {
        let running = self.translating.take().is_some();
        if running {
            out.effect(Job::StopTranslating);
        }
        running
    }

    /// Takes in what is translated so far.
    pub(in crate::app) fn take_translation(&mut self, text: Box<Translated>, context: &Context<'_>, out: &mut Outcome) {
        if self.translating != Some(text.id) || self.whole {
            return;
        }
        let ended = text.waiting == 0 || text.stopped.is_some();
        if ended {
            self.translating = None;
            out.request(ToStatus::TakeNoticeAway);
        }
        if let Some(reason) = text.stopped.clone() {
            out.tell_message(context.environment, &Message::new("translation-broke-off").with("reason", reason));
        }
        let Some(reading) = self.reading.as_mut().filter(|reading| reading.id() == text.id) else { return };
        let begun = reading.translation.take();
        let view = begun.as_ref().map_or(TextView::Interlinear, |begun| begun.view);
        let shown = begun.as_ref().map_or(TextView::Original, |begun| begun.view);
        let before = begun.as_ref().map(|begun| begun.places(shown));
        let original = begun.map_or_else(|| reading.opened.clone(), |begun| begun.original);
        reading.translation = Some(Box::new(Translation { original, text, view: shown }));
        self.set_view(view, before, context, out);
    }

    /// Takes in that an article is not translated, and why.
    pub(in crate::app) fn translation_failed(
        &mut self,
        id: ArticleId,
        reason: Message,
        context: &Context<'_>,
        out: &mut Outcome,
    ) {
        if self.translating == Some(id) {
            self.translating = None;
            out.request(ToStatus::TakeNoticeAway);
            out.tell_message(context.environment, &Message::new("translation-failed").with("reason", reason));
        }
    }

    /// Takes in that a person translated the article into the language: that is offered first.
    pub(in crate::app) fn person_translated(
        &mut self,
        id: ArticleId,
        language: &Language,
        context: &Context<'_>,
        out: &mut Outcome,
    ) {
        let Some(reading) = self.reading.as_ref().filter(|reading| reading.id() == id) else { return };
        if self.translating != Some(id) {
            return;
        }
        let shown = other(&reading.opened.article.links).and_then(|link| link.language.as_ref());
        if shown.is_none_or(|shown| shown.primary() != language.primary()) {
            return self.begin_translating(id, true, context, out);
        }
        (self.translating, self.human_offered) = (None, Some(id));
        out.request(ToStatus::TakeNoticeAway);
        let (key, again) = (context.key_of(Command::OtherVersion), context.key_of(Command::Translate));
        let language = context.environment.words().language(language.as_str());
        let parts = [("language", language.into()), ("key", key.into()), ("again", again.into())];
        out.tell(context.environment, "translated-by-person", &parts);
    }

    /// Shows the article in another way; the passage at the top stays there. `before` is where passages stood, when the
    /// text itself has changed since it was set.
    fn set_view(&mut self, view: TextView, before: Option<Places>, context: &Context<'_>, out: &mut Outcome) {
        let Some(mut reading) = self.reading.take() else { return };
        let key = context.key_of(Command::Browse);
        let layout = context.environment.layout();
        if let Some(mut translation) = reading.translation.take() {
            let before = before.unwrap_or_else(|| translation.places(translation.view));
            let at = before.passage(&reading.article_layout().body.text, reading.set_place());
            translation.view = view;
            let after = translation.places(view);
            reading.opened = translation.shown();
            let top = reading.top;
            reading.found = None;
            reading.set_again(layout, &self.setting(context, &key));
            match at {
                Some(at) => {
                    let place = after.byte(&reading.article_layout().body.text, at);
                    reading.go_to(place, layout);
                }
                None => reading.top = top,
            }
            reading.scroll(0, layout);
            reading.translation = Some(translation);
        }
        self.reading = Some(reading);
        self.ask_for_pictures(context, out);
    }
}
