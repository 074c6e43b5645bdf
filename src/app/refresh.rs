use jiff::Timestamp;

use super::{App, Command, Effect, Overlay, Place, Progress, Scope};
use crate::model::Outage;

/// Seconds between two looks for a network that was away.
const LOOK_AGAIN: i64 = 60;

/// When feeds were last asked, and what stood in the way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refreshing {
    /// When the last refresh began.
    pub(super) began: Option<Timestamp>,
    /// Whether the first refresh waits until it is chosen what is read.
    pub(super) waits: bool,
    /// Why the network cannot be used.
    pub outage: Option<Outage>,
}

impl App {
    /// Asks for the feeds whose time has come: at start, and as often as the settings say.
    pub(super) fn refresh_by_clock(&mut self) -> Vec<Effect> {
        if self.chooses_edition() {
            self.refreshing.waits = true;
            return Vec::new();
        }
        self.refreshing.waits = false;
        let every = i64::from(self.settings.refresh_minutes) * 60;
        let due = match self.refreshing.began {
            None => self.settings.refresh_on_start,
            Some(began) => {
                let wait = if self.refreshing.outage.is_some() { LOOK_AGAIN } else { every };
                every > 0 && self.now.as_second() - began.as_second() >= wait
            }
        };
        if self.refreshing.began.is_none() {
            self.refreshing.began = Some(self.now);
        }
        if !due || self.offline || self.status.progress.is_some() {
            return Vec::new();
        }
        self.begin(Scope::Due)
    }

    /// Begins the refresh that waited for the screen of the edition, once that is left.
    pub(super) fn refresh_that_waited(&mut self) -> Vec<Effect> {
        if self.refreshing.waits && !self.chooses_edition() { self.refresh_by_clock() } else { Vec::new() }
    }

    fn chooses_edition(&self) -> bool {
        let shown = self.overlay.into_iter().chain(self.under.iter().map(|under| under.overlay));
        shown.into_iter().any(|overlay| overlay == Overlay::Edition)
    }

    /// Whether there is no network, by the user's word or as the last refresh found.
    #[must_use]
    pub fn is_offline(&self) -> bool {
        self.offline || self.refreshing.outage.is_some()
    }

    /// Shows the sections as they are now and asks the feeds that were never asked.
    pub(super) fn take_subscriptions(&mut self) -> Vec<Effect> {
        let mut effects = vec![Effect::LoadSections];
        effects.extend(self.load_again());
        if self.overlay == Some(Overlay::Subscriptions) {
            effects.push(Effect::LoadSubscriptions);
        }
        if !self.offline && self.status.progress.is_none() {
            effects.extend(self.begin(Scope::Due));
        }
        effects
    }

    pub(super) fn refresh_section(&mut self) -> Vec<Effect> {
        match self.place_shown() {
            Some(Place::Section(name)) => self.refresh(Scope::Section(name)),
            Some(_) => self.refresh(Scope::All),
            None => Vec::new(),
        }
    }

    pub(super) fn refresh(&mut self, scope: Scope) -> Vec<Effect> {
        if self.offline {
            self.say("offline-nothing-fetched");
            return Vec::new();
        }
        if self.status.progress.is_some() {
            self.say("refresh-runs");
            return Vec::new();
        }
        self.refreshing.outage = None;
        self.begin(scope)
    }

    fn begin(&mut self, scope: Scope) -> Vec<Effect> {
        self.refreshing.began = Some(self.now);
        self.status.progress = Some(Progress::default());
        let on_screen = self.sections.get(self.section).map(|section| section.name.clone());
        vec![Effect::Refresh { scope, on_screen }]
    }

    /// Takes in how a refresh ended.
    pub(super) fn refresh_done(&mut self, outage: Option<Outage>) -> Vec<Effect> {
        let progress = self.status.progress.take();
        let news = outage.is_some() && outage != self.refreshing.outage;
        match (&outage, progress) {
            (Some(outage), _) if news => self.tell_outage(outage),
            (None, Some(progress)) if progress.total > 0 => {
                self.tell("refreshed", &[("new", progress.new.into()), ("feeds", progress.total.into())]);
            }
            _ => {}
        }
        self.refreshing.outage = outage;
        self.full_texts.forget();
        vec![Effect::LoadHealth]
    }

    pub(super) fn tell_outage(&mut self, outage: &Outage) {
        match outage {
            Outage::Portal(host) => self.tell("outage-portal", &[("host", host.as_str().into())]),
            // The guide is always there and was never fetched.
            Outage::NoNetwork if self.sections.iter().filter(|section| section.articles > 0).count() < 2 => {
                let key = self.key_of(Command::RefreshAll);
                self.tell("outage-guide-only", &[("key", key.into())]);
            }
            Outage::NoNetwork => self.say("outage-no-network"),
        }
    }
}
