use crossterm::event::KeyCode;

use super::{App, Effect, ScreenLink};

/// The letters of hints, those under resting fingers first; `y` asks for a copy.
const LETTERS: &[u8] = b"asdfghjklqwertuiopzxcvbnm";

/// Letters that stand on the links of the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hints {
    /// Letters of each link, and where they stand.
    pub labels: Vec<(String, ScreenLink)>,
    /// The letters that were typed.
    pub typed: String,
    /// Whether the address is copied and not opened.
    pub copy: bool,
}

impl App {
    pub(super) fn start_hints(&mut self) {
        let mut links: Vec<ScreenLink> = Vec::new();
        for link in self.links() {
            if links.iter().all(|known| known.number != link.number) {
                links.push(link);
            }
        }
        if links.is_empty() {
            self.say("no-link");
            return;
        }
        let long = links.len() > LETTERS.len();
        let labels = links.into_iter().enumerate().map(|(number, link)| (label(number, long), link)).collect();
        self.hints = Some(Hints { labels, ..Hints::default() });
    }

    /// A key while hints are shown: `y` for a copy, then the letters of a link; anything else takes them away.
    pub(super) fn in_hints(&mut self, code: KeyCode) -> Vec<Effect> {
        let Some(mut hints) = self.hints.take() else { return Vec::new() };
        let KeyCode::Char(c) = code else { return Vec::new() };
        if c == 'y' && hints.typed.is_empty() {
            hints.copy = !hints.copy;
            self.hints = Some(hints);
            return Vec::new();
        }
        hints.typed.push(c);
        if let Some((_, link)) = hints.labels.iter().find(|(label, _)| *label == hints.typed) {
            let address = link.address.clone();
            return if hints.copy { self.copy(address) } else { vec![Effect::Browse(address)] };
        }
        if hints.labels.iter().any(|(label, _)| label.starts_with(&hints.typed)) {
            self.hints = Some(hints);
        }
        Vec::new()
    }

    /// Copies the address of the selected article.
    pub(super) fn copy_address(&mut self) -> Vec<Effect> {
        match self.meant().map(|row| row.link.clone()) {
            Some(Some(link)) => self.copy(link),
            Some(None) => {
                self.say("no-address");
                Vec::new()
            }
            None => Vec::new(),
        }
    }

    fn copy(&mut self, text: String) -> Vec<Effect> {
        self.tell("copied", &[("text", text.as_str().into())]);
        vec![Effect::Copy(text)]
    }
}

/// One letter a link, or two when there are more links than letters.
fn label(number: usize, long: bool) -> String {
    let letter = |at: usize| LETTERS.get(at % LETTERS.len()).copied().map_or('a', char::from);
    let second = letter(number);
    if long { [letter(number / LETTERS.len()), second].iter().collect() } else { second.to_string() }
}
