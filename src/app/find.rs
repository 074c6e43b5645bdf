use crossterm::event::{KeyCode, KeyModifiers};

use super::{App, Effect};

/// Characters that are looked for at most.
const LONGEST: usize = 200;

/// Words that are being typed to be found in the article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prompt {
    /// The words.
    pub text: String,
    /// The line at the top of the screen when typing began.
    from: usize,
}

fn is_command(modifiers: KeyModifiers) -> bool {
    modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT)
}

impl App {
    pub(super) fn start_find(&mut self) {
        if let Some(reading) = &mut self.reading {
            reading.found = None;
            self.prompt = Some(Prompt { text: String::new(), from: reading.top });
        }
    }

    /// A key while words are typed: what is found so far is shown at once.
    pub(super) fn in_prompt(&mut self, code: KeyCode, modifiers: KeyModifiers) -> Vec<Effect> {
        let Some(mut prompt) = self.prompt.take() else { return Vec::new() };
        match code {
            KeyCode::Esc => {
                self.look_for("", prompt.from);
                return Vec::new();
            }
            KeyCode::Enter => {
                if !prompt.text.is_empty() && !self.look_for(&prompt.text, prompt.from) {
                    self.tell("no-such-text", &[("text", prompt.text.as_str().into())]);
                }
                return Vec::new();
            }
            KeyCode::Backspace if prompt.text.pop().is_none() => return Vec::new(),
            KeyCode::Char(c) if !is_command(modifiers) && prompt.text.chars().count() < LONGEST => prompt.text.push(c),
            _ => {}
        }
        self.look_for(&prompt.text, prompt.from);
        self.prompt = Some(prompt);
        Vec::new()
    }

    fn look_for(&mut self, wanted: &str, from: usize) -> bool {
        let layout = self.layout;
        let Some(reading) = &mut self.reading else { return false };
        reading.top = from;
        reading.scroll(0, &layout);
        reading.find(wanted, from, &layout)
    }

    /// Whether matches are shown, so that the keys step through them.
    pub(super) fn shows_matches(&self) -> bool {
        self.shows_article() && self.reading.as_ref().is_some_and(|reading| reading.found.is_some())
    }

    pub(super) fn step_match(&mut self, forward: bool) {
        let layout = self.layout;
        if let Some(reading) = &mut self.reading {
            reading.step(forward, &layout);
        }
    }

    pub(super) fn end_find(&mut self) {
        if let Some(reading) = &mut self.reading {
            reading.found = None;
        }
    }
}
