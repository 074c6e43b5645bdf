use super::Environment;
use crate::app::outcome::{Outcome, ToEnvironment};

impl Environment {
    /// Does what a part asks.
    pub(in crate::app) fn grant(&mut self, request: ToEnvironment, out: &mut Outcome) {
        match request {
            ToEnvironment::Widen(by) => self.widen(by, out),
            ToEnvironment::Spread(spread) => self.set_spread(spread, out),
            ToEnvironment::SetOption(name, typed) => self.set_option(name, typed, out),
            ToEnvironment::SetOutage(outage) => self.set_outage(outage),
            ToEnvironment::Theme { at, keep } => self.choose_theme(at, keep, out),
        }
    }
}
