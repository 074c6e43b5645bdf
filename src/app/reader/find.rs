use crossterm::event::{KeyCode, KeyModifiers};

use super::state::Reader;
use super::typing::Prompt;
use crate::app::Layout;
use crate::app::outcome::{Context, Outcome};

/// Characters that are looked for at most.
const LONGEST: usize = 200;

fn is_command(modifiers: KeyModifiers) -> bool {
    modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT)
}

impl Reader {
    /// Begins to look for words in the article.
    pub(in crate::app) fn start_find(&mut self, _: &Context<'_>, _: &mut Outcome) {
        if let Some(reading) = &mut self.reading {
            reading.found = None;
            self.prompt = Some(Prompt { text: String::new(), from: reading.top });
        }
    }

    /// A key while words are typed: what is found so far is shown at once.
    pub(super) fn in_prompt(
        &mut self,
        code: KeyCode,
        modifiers: KeyModifiers,
        context: &Context<'_>,
        out: &mut Outcome,
    ) {
        let layout = context.environment.layout();
        let Some(mut prompt) = self.prompt.take() else { return };
        match code {
            KeyCode::Esc => {
                self.look_for("", prompt.from, layout);
                return;
            }
            KeyCode::Enter => {
                if !prompt.text.is_empty() && !self.look_for(&prompt.text, prompt.from, layout) {
                    out.tell(context.environment, "no-such-text", &[("text", prompt.text.as_str().into())]);
                }
                return;
            }
            KeyCode::Backspace if prompt.text.pop().is_none() => return,
            KeyCode::Char(c) if !is_command(modifiers) && prompt.text.chars().count() < LONGEST => prompt.text.push(c),
            _ => {}
        }
        self.look_for(&prompt.text, prompt.from, layout);
        self.prompt = Some(prompt);
    }

    fn look_for(&mut self, wanted: &str, from: usize, layout: &Layout) -> bool {
        let Some(reading) = &mut self.reading else { return false };
        reading.top = from;
        reading.scroll(0, layout);
        reading.find(wanted, from, layout)
    }

    /// Whether matches are shown.
    pub(in crate::app) fn shows_matches(&self, context: &Context<'_>) -> bool {
        context.shows_article() && self.reading.as_ref().is_some_and(|reading| reading.found.is_some())
    }

    /// Shows no matches any more.
    pub(in crate::app) fn forget_matches(&mut self, _: &Context<'_>, _: &mut Outcome) {
        if let Some(reading) = &mut self.reading {
            reading.found = None;
        }
    }

    /// The next match.
    pub(in crate::app) fn next_match(&mut self, context: &Context<'_>, _: &mut Outcome) {
        self.step(true, context);
    }

    /// The match before.
    pub(in crate::app) fn previous_match(&mut self, context: &Context<'_>, _: &mut Outcome) {
        self.step(false, context);
    }

    fn step(&mut self, forward: bool, context: &Context<'_>) {
        if let Some(reading) = &mut self.reading {
            reading.step(forward, context.environment.layout());
        }
    }
}
