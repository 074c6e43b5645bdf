use crossterm::event::{KeyCode, KeyModifiers};

use super::list::Load;
use super::{App, Effect, Focus, List};
use crate::model::{Query, Search};

/// Hits that are asked for while typing: what a screen shows, and some.
const FIRST: usize = 40;
/// Characters of a search.
const MOST_LETTERS: usize = 300;

/// A search in the list.
#[derive(Clone, Debug, Default)]
pub struct Searching {
    /// What was typed.
    pub text: String,
    /// Whether keys are letters of it.
    pub typing: bool,
    /// Why it is no search, and where.
    pub error: Option<String>,
    /// What was found, when the answer has come: how many, and how many articles search does not know yet.
    pub found: Option<(String, usize)>,
    /// The list to go back to.
    before: List,
    /// Hits that were asked for.
    asked: usize,
}

impl App {
    /// Opens the line for a search; one that is there is gone on with.
    pub(super) fn start_search(&mut self) -> Vec<Effect> {
        let list = &mut self.list;
        let searching =
            self.searching.get_or_insert_with(|| Searching { before: std::mem::take(list), ..Searching::default() });
        list.whole = true;
        list.ranked = true;
        searching.typing = true;
        Vec::new()
    }

    /// Goes back to the list that was there before the search.
    pub(super) fn end_search(&mut self) -> Vec<Effect> {
        let Some(searching) = self.searching.take() else { return Vec::new() };
        self.list = searching.before;
        self.focus = Focus::List;
        self.reading = None;
        self.article_ticket += 1;
        self.list.follow(self.list_area(), &self.view);
        let mut effects = self.load_again();
        effects.extend(self.show_selected());
        effects
    }

    pub(super) fn type_key(&mut self, code: KeyCode, modifiers: KeyModifiers) -> Vec<Effect> {
        let control = modifiers.contains(KeyModifiers::CONTROL);
        let Some(searching) = &mut self.searching else { return Vec::new() };
        match code {
            KeyCode::Char('c') if control => return vec![Effect::Quit],
            KeyCode::Char('z') if control => return vec![Effect::Suspend],
            KeyCode::Esc => return self.end_search(),
            KeyCode::Enter => {
                searching.typing = false;
                return if searching.text.trim().is_empty() { self.end_search() } else { self.search(false) };
            }
            KeyCode::Down => return self.select(self.list.selected + 1),
            KeyCode::Up => return self.select(self.list.selected.saturating_sub(1)),
            KeyCode::Backspace if searching.text.is_empty() => return self.end_search(),
            KeyCode::Backspace => drop(searching.text.pop()),
            KeyCode::Char('u') if control => searching.text.clear(),
            KeyCode::Char('w') if control => {
                let kept = searching.text.trim_end().rfind(' ').map_or(0, |space| space + 1);
                searching.text.truncate(kept);
            }
            KeyCode::Char(c) if !control && searching.text.len() < MOST_LETTERS => searching.text.push(c),
            _ => return Vec::new(),
        }
        self.search(true)
    }

    /// Searches for what was typed, from the first hit on.
    fn search(&mut self, typing: bool) -> Vec<Effect> {
        let Some(searching) = &mut self.searching else { return Vec::new() };
        let parsed = if typing { Query::parse_typed(&searching.text) } else { Query::parse(&searching.text) };
        match parsed {
            Ok(query) => {
                searching.error = None;
                searching.asked = FIRST;
                self.list.selected = 0;
                self.list.top = 0;
                self.ask(query, 0, FIRST, Load::Top)
            }
            Err(error) => {
                searching.error = Some(error.to_string());
                Vec::new()
            }
        }
    }

    /// Searches again for the hits that are there.
    pub(super) fn search_again(&mut self) -> Vec<Effect> {
        let limit = self.list.size();
        self.query().map(|query| self.ask(query, 0, limit, Load::Top)).unwrap_or_default()
    }

    /// Searches again when search did not know every article yet.
    pub(super) fn search_more(&mut self) -> Vec<Effect> {
        let incomplete = self.searching.as_ref().is_some_and(|searching| {
            searching.error.is_none() && searching.found.as_ref().is_some_and(|(_, unindexed)| *unindexed > 0)
        });
        if incomplete && !self.loading { self.search_again() } else { Vec::new() }
    }

    /// Asks for the hits behind those that are there.
    pub(super) fn search_on(&mut self) -> Vec<Effect> {
        let skip = self.searching.as_ref().map_or(0, |searching| searching.asked);
        self.query().map(|query| self.ask(query, skip, FIRST, Load::After)).unwrap_or_default()
    }

    pub(super) fn query(&self) -> Option<Query> {
        let searching = self.searching.as_ref()?;
        let typing = searching.typing;
        let parsed = if typing { Query::parse_typed(&searching.text) } else { Query::parse(&searching.text) };
        parsed.ok()
    }

    fn ask(&mut self, query: Query, skip: usize, limit: usize, load: Load) -> Vec<Effect> {
        if let Some(searching) = &mut self.searching {
            searching.asked = skip + limit;
        }
        self.list_ticket += 1;
        self.asked = limit;
        self.load = load;
        self.loading = true;
        vec![Effect::Search { ticket: self.list_ticket, query, skip, limit }]
    }

    pub(super) fn take_found(&mut self, found: Search) -> Vec<Effect> {
        let Some(searching) = &mut self.searching else { return Vec::new() };
        searching.found = Some((found.count(), found.unindexed));
        let last = found.hits.is_empty() || searching.asked >= found.total;
        let mut rows = Vec::with_capacity(found.hits.len());
        let snippets: Vec<_> = found.hits.into_iter().map(|hit| (hit.headline, hit.snippet)).collect();
        for (row, snippet) in snippets {
            if !snippet.is_empty() {
                self.list.snippets.insert(row.id, snippet);
            }
            rows.push(row);
        }
        let selected = self.list.selected;
        self.list.fill(rows, self.asked, self.load);
        if self.load == Load::Top && selected == 0 {
            // The best hit is the first, also when another one was selected by what was typed before.
            self.list.selected = 0;
            self.list.top = 0;
        }
        self.list.complete = last;
        self.list.follow(self.list_area(), &self.view);
        self.show_selected()
    }
}
