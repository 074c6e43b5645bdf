use super::{App, Effect, Place};
use crate::model::Outage;

impl App {
    /// Prepares the section on the screen to be read without a network; the whole paper where no section is shown.
    pub(super) fn download(&mut self) -> Vec<Effect> {
        if self.offline {
            self.say("offline-nothing-fetched");
            return Vec::new();
        }
        if self.status.download.is_some() {
            self.say("download-runs");
            return Vec::new();
        }
        self.status.download = Some((0, 0));
        let section = match self.place_at(self.section) {
            Some(Place::Section(name)) => Some(name),
            _ => None,
        };
        vec![Effect::Download { section }]
    }

    /// Takes in how a download ended.
    pub(super) fn downloaded(
        &mut self,
        (articles, fetched): (usize, usize),
        (lacking, pictures): (usize, usize),
        outage: Option<&Outage>,
    ) -> Vec<Effect> {
        if let Some(outage) = outage {
            self.tell_outage(outage);
        } else {
            self.tell("download-done", &[("articles", articles.into()), ("fetched", fetched.into())]);
            if lacking + pictures > 0 {
                self.tell("download-lacking", &[("count", lacking.into()), ("pictures", pictures.into())]);
            }
        }
        self.download_ended()
    }

    /// Shows what a download brought, however it ended.
    pub(super) fn download_ended(&mut self) -> Vec<Effect> {
        self.status.download = None;
        let mut effects = vec![Effect::LoadSections];
        effects.extend(self.load_again());
        effects
    }
}
