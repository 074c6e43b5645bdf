use super::{App, Effect, Place};

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
        error: Option<String>,
    ) -> Vec<Effect> {
        self.status.download = None;
        if let Some(error) = error {
            self.status.tell(error);
        } else {
            self.tell("download-done", &[("articles", articles.into()), ("fetched", fetched.into())]);
            if lacking + pictures > 0 {
                self.tell("download-lacking", &[("count", lacking.into()), ("pictures", pictures.into())]);
            }
        }
        let mut effects = vec![Effect::LoadSections];
        effects.extend(self.load_again());
        effects
    }
}
