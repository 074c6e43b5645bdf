//! What runs beside the reader: refreshes and downloads, and what the program begins with.

use jiff::Timestamp;

use super::headlines::OnScreen;
use super::outcome::{Context, Opening, Outcome, Request, ToEnvironment, ToHeadlines};
use super::{Command, DownloadProgress, Downloaded, Job, Place, Progress, Question, Report, Scope, TerminalRequest};
use crate::model::{Outage, ToMessage as _};

/// Seconds between two looks for a network that was away.
const LOOK_AGAIN: i64 = 60;

/// What runs beside the reader.
#[derive(Clone, Debug, Default)]
pub struct Session {
    /// When the last refresh began.
    began: Option<Timestamp>,
    /// Whether the first refresh waits until it is chosen what is read.
    waits: bool,
    progress: Option<Progress>,
    /// Feeds that failed in the last refresh.
    failed: usize,
    /// How far the last download came.
    download: Option<DownloadProgress>,
    /// Whether it runs.
    downloads: bool,
}

impl Session {
    /// When the last refresh began, or the reader where none did.
    pub(super) fn began(&self) -> Option<Timestamp> {
        self.began
    }

    /// How far the running refresh is; none when none runs.
    #[must_use]
    pub fn progress(&self) -> Option<Progress> {
        self.progress
    }

    /// Feeds that failed in the last refresh.
    #[must_use]
    pub fn failed(&self) -> usize {
        self.failed
    }

    /// How far the last download came.
    #[must_use]
    pub fn download(&self) -> Option<&DownloadProgress> {
        self.download.as_ref()
    }

    /// Whether a download is running at this moment, and not only one that has ended is known.
    #[must_use]
    pub fn downloads(&self) -> bool {
        self.downloads
    }

    /// Asks for the feeds whose time has come: at start, and as often as the settings say; later while an edition is being
    /// chosen.
    pub(super) fn tick(&mut self, chooses: bool, screen: &OnScreen, context: &Context<'_>, out: &mut Outcome) {
        self.waits = chooses;
        if chooses {
            return;
        }
        let environment = context.environment;
        let now = environment.now();
        let every = i64::from(environment.settings().refresh_minutes) * 60;
        let due = match self.began {
            None => environment.settings().refresh_on_start,
            Some(began) => {
                let wait = if environment.outage().is_some() { LOOK_AGAIN } else { every };
                every > 0 && now.as_second() - began.as_second() >= wait
            }
        };
        self.began.get_or_insert(now);
        if due && !environment.offline() && self.progress.is_none() {
            self.begin(Scope::Due, screen, now, out);
        }
    }

    /// Goes on when the edition was chosen; feeds that change refresh themselves.
    pub(super) fn edition_chosen(
        &mut self,
        changes: bool,
        screen: &OnScreen,
        context: &Context<'_>,
        out: &mut Outcome,
    ) {
        if std::mem::take(&mut self.waits) && !changes {
            self.tick(false, screen, context, out);
        }
    }

    /// Asks the feeds of the section on the screen.
    pub(super) fn refresh_section(&mut self, screen: &OnScreen, context: &Context<'_>, out: &mut Outcome) {
        if screen.place.is_some() {
            let scope = match &screen.place {
                Some(Place::Feed(id)) => Scope::Feed(id.clone()),
                _ => screen.section().map_or(Scope::All, Scope::Section),
            };
            self.refresh(scope, screen, context, out);
        }
    }

    /// Asks all feeds.
    pub(super) fn refresh_all(&mut self, screen: &OnScreen, context: &Context<'_>, out: &mut Outcome) {
        self.refresh(Scope::All, screen, context, out);
    }

    /// Asks feeds; those whose time has come without a word when that is not possible now.
    pub(super) fn refresh(&mut self, scope: Scope, screen: &OnScreen, context: &Context<'_>, out: &mut Outcome) {
        let wrong = match (context.environment.offline(), self.progress) {
            (true, _) => Some("offline-nothing-fetched"),
            (false, Some(_)) => Some("refresh-runs"),
            (false, None) => None,
        };
        match wrong {
            None => {
                if scope != Scope::Due {
                    out.request(ToEnvironment::SetOutage(None));
                }
                self.begin(scope, screen, context.environment.now(), out);
            }
            Some(_) if scope == Scope::Due => {}
            Some(wrong) => out.say(context.environment, wrong),
        }
    }

    fn begin(&mut self, scope: Scope, screen: &OnScreen, now: Timestamp, out: &mut Outcome) {
        self.began = Some(now);
        self.progress = Some(Progress::default());
        out.effect(Job::Refresh { scope, on_screen: screen.section() });
    }

    /// Takes in how far refresh and download are.
    pub(super) fn take(&mut self, report: Report, screen: &OnScreen, context: &Context<'_>, out: &mut Outcome) {
        match report {
            Report::Refreshing(progress) => self.take_progress(progress),
            Report::Refreshed { outage } => self.refreshed(outage.as_ref(), screen, context, out),
            Report::Downloading(progress) => self.download = Some(progress),
            Report::Downloaded(ended) => self.downloaded(Some(&ended), screen, context, out),
            Report::DownloadFailed => self.downloaded(None, screen, context, out),
            // Others take those in.
            Report::Translated(_)
            | Report::Titles(_)
            | Report::NotTranslated(..)
            | Report::TranslatedByPerson(..)
            | Report::Browsed(_)
            | Report::Page(_)
            | Report::Version(..)
            | Report::Picture(..)
            | Report::Candidates(_)
            | Report::Indexed => {}
        }
    }

    /// Takes in how far a refresh is.
    fn take_progress(&mut self, progress: Progress) {
        self.failed = progress.failed;
        self.progress = Some(progress);
    }

    /// Takes in how a refresh ended.
    fn refreshed(&mut self, outage: Option<&Outage>, screen: &OnScreen, context: &Context<'_>, out: &mut Outcome) {
        let progress = self.progress.take();
        let environment = context.environment;
        match (outage, progress) {
            (Some(outage), _) if environment.outage() != Some(outage) => tell_outage(outage, screen, context, out),
            (None, Some(progress)) if progress.total > 0 => {
                let parts = [("new", progress.new.into()), ("feeds", progress.total.into())];
                out.tell(environment, "refreshed", &parts);
                if progress.new > 0 && environment.settings().notifications && !environment.settings().plain {
                    let parts = [("count", progress.new.into())];
                    out.effect(TerminalRequest::Notify(environment.words().tell("news-arrived", &parts)));
                }
            }
            (Some(_) | None, _) => {}
        }
        out.effect(Question::Health);
        out.request(ToEnvironment::SetOutage(outage.cloned()));
        out.request(ToHeadlines::WishAgain);
    }

    /// Prepares the section on the screen to be read without a network, the whole paper where no section is shown, and opens
    /// the panel that tells how far that is.
    pub(super) fn start_download(&mut self, screen: &OnScreen, context: &Context<'_>, out: &mut Outcome) {
        let offline = context.environment.offline();
        if offline && self.download.is_none() {
            return out.say(context.environment, "offline-nothing-fetched");
        }
        if !offline && !self.downloads {
            (self.download, self.downloads) = (Some(DownloadProgress::default()), true);
            out.effect(Job::Download { section: screen.section() });
        }
        out.request(Request::Panel(Opening::Download));
    }

    /// Takes in how a download ended; none if it failed and that was shown.
    fn downloaded(&mut self, ended: Option<&Downloaded>, screen: &OnScreen, context: &Context<'_>, out: &mut Outcome) {
        self.downloads = false;
        if let Some(outage) = ended.and_then(|ended| ended.outage.as_ref()) {
            tell_outage(outage, screen, context, out);
        } else if let Some(Downloaded { articles, fetched, lacking, pictures, translated, .. }) = ended {
            let parts = [("articles", (*articles).into()), ("fetched", (*fetched).into())];
            out.tell(context.environment, "download-done", &parts);
            if lacking + pictures > 0 {
                let parts = [("count", (*lacking).into()), ("pictures", (*pictures).into())];
                out.tell(context.environment, "download-lacking", &parts);
            }
            if *translated > 0 {
                out.tell(context.environment, "download-translated", &[("count", (*translated).into())]);
            }
        }
        out.request(ToHeadlines::CountAgain);
        out.request(ToHeadlines::LoadAgain);
    }
}

fn tell_outage(outage: &Outage, screen: &OnScreen, context: &Context<'_>, out: &mut Outcome) {
    match outage {
        // The guide is always there and was never fetched.
        Outage::NoNetwork if screen.guide_only => {
            let key = context.key_of(Command::RefreshAll);
            out.tell(context.environment, "outage-guide-only", &[("key", key.into())]);
        }
        Outage::NoNetwork | Outage::Portal(_) => out.tell_message(context.environment, &outage.message()),
    }
}
