use crossterm::event::KeyCode;

use super::reading::ScreenLink;
use super::state::Reader;
use super::typing::Hints;
use crate::app::outcome::{Context, Outcome};
use crate::app::{Job, TerminalRequest};

/// The letters of hints, those under resting fingers first; `y` asks for a copy.
const LETTERS: &[u8] = b"asdfghjklqwertuiopzxcvbnm";

impl Reader {
    /// Puts letters on the links of the screen.
    pub(in crate::app) fn start_hints(&mut self, context: &Context<'_>, out: &mut Outcome) {
        let mut links: Vec<ScreenLink> = Vec::new();
        for link in self.links(context) {
            if links.iter().all(|known| known.number != link.number) {
                links.push(link);
            }
        }
        if links.is_empty() {
            return out.say(context.environment, "no-link");
        }
        let long = links.len() > LETTERS.len();
        let labels = links.into_iter().enumerate().map(|(number, link)| (label(number, long), link)).collect();
        self.hints = Some(Hints { labels, ..Hints::default() });
    }

    /// A key while hints are shown: `y` for a copy, then the letters of a link; anything else takes them away.
    pub(super) fn in_hints(&mut self, code: KeyCode, context: &Context<'_>, out: &mut Outcome) {
        let Some(mut hints) = self.hints.take() else { return };
        let KeyCode::Char(c) = code else { return };
        if c == 'y' && hints.typed.is_empty() {
            hints.copy = !hints.copy;
            self.hints = Some(hints);
            return;
        }
        hints.typed.push(c);
        if let Some((_, link)) = hints.labels.iter().find(|(label, _)| *label == hints.typed) {
            let address = link.address.clone();
            if hints.copy {
                out.tell(context.environment, "copied", &[("text", address.as_str().into())]);
                out.effect(TerminalRequest::Copy(address));
            } else {
                out.effect(Job::Browse(address));
            }
        } else if hints.labels.iter().any(|(label, _)| label.starts_with(&hints.typed)) {
            self.hints = Some(hints);
        }
    }
}

/// One letter a link, or two when there are more links than letters.
fn label(number: usize, long: bool) -> String {
    let letter = |at: usize| LETTERS.get(at % LETTERS.len()).copied().map_or('a', char::from);
    let second = letter(number);
    if long { [letter(number / LETTERS.len()), second].iter().collect() } else { second.to_string() }
}
