use crossterm::event::{KeyCode, KeyModifiers};

use super::list::Load;
use super::searching::Searching;
use super::state::Headlines;
use crate::app::outcome::{Context, Outcome, Request, ToHeadlines, ToReader};
use crate::app::{Focus, Question};
use crate::model::{Query, Search, ToMessage as _};

/// Hits that are asked for while typing: what a screen shows, and some.
const FIRST: usize = 40;
/// What a search finds only unread articles by.
const IS_UNREAD: &str = "is:unread";
/// Characters of a search.
const MOST_LETTERS: usize = 300;

impl Headlines {
    /// Whether letters of a search are typed.
    pub(in crate::app) fn is_typing(&self) -> bool {
        self.searching.as_ref().is_some_and(|searching| searching.typing)
    }

    /// Opens the line for a search; one that is there is gone on with.
    pub(in crate::app) fn start_search(&mut self, _: &Context<'_>, _: &mut Outcome) {
        let list = &mut self.list;
        let searching =
            self.searching.get_or_insert_with(|| Searching { before: std::mem::take(list), ..Searching::default() });
        list.whole = true;
        list.ranked = true;
        searching.typing = true;
    }

    /// Shows what a query finds in place of the list.
    pub(super) fn search_for(&mut self, text: String, context: &Context<'_>, out: &mut Outcome) {
        self.start_search(context, out);
        if let Some(searching) = &mut self.searching {
            (searching.text, searching.typing) = (text, false);
        }
        out.request(Request::Focus(Focus::List));
        self.search(out);
    }

    /// Has the search find only what is unread, or read articles as well.
    pub(super) fn toggle_unread_found(&mut self, out: &mut Outcome) {
        let Some(searching) = &mut self.searching else { return };
        let words = searching.text.split_whitespace();
        let others: Vec<&str> = words.filter(|word| *word != IS_UNREAD).collect();
        let only = others.len() == searching.text.split_whitespace().count();
        searching.text = others.into_iter().chain(only.then_some(IS_UNREAD)).collect::<Vec<_>>().join(" ");
        self.search(out);
    }

    /// Goes back to the list that was there before the search.
    pub(super) fn end_search(&mut self, context: &Context<'_>, out: &mut Outcome) {
        let Some(searching) = self.searching.take() else { return };
        self.list = searching.before;
        out.request(ToReader::Close { all: false });
        out.request(Request::Focus(Focus::List));
        self.follow(context, out);
        self.load_again(context, out);
        out.request(ToHeadlines::ShowSelected);
    }

    /// A key while a search is typed.
    pub(in crate::app) fn type_key(
        &mut self,
        code: KeyCode,
        modifiers: KeyModifiers,
        context: &Context<'_>,
        out: &mut Outcome,
    ) {
        let control = modifiers.contains(KeyModifiers::CONTROL);
        let Some(searching) = &mut self.searching else { return };
        match code {
            KeyCode::Char('c') if control => return out.request(Request::Quit),
            KeyCode::Char('z') if control => return out.request(Request::Suspend),
            KeyCode::Esc => return self.end_search(context, out),
            KeyCode::Enter => {
                searching.typing = false;
                if searching.text.trim().is_empty() {
                    return self.end_search(context, out);
                }
            }
            KeyCode::Down => return self.down(context, out),
            KeyCode::Up => return self.up(context, out),
            KeyCode::Backspace if searching.text.is_empty() => return self.end_search(context, out),
            KeyCode::Backspace => drop(searching.text.pop()),
            KeyCode::Char('u') if control => searching.text.clear(),
            KeyCode::Char('w') if control => {
                let kept = searching.text.trim_end().rfind(' ').map_or(0, |space| space + 1);
                searching.text.truncate(kept);
            }
            KeyCode::Char(c) if !control && searching.text.len() < MOST_LETTERS => searching.text.push(c),
            _ => return,
        }
        self.search(out);
    }

    /// Searches for what was typed, from the first hit on.
    fn search(&mut self, out: &mut Outcome) {
        let Some(searching) = &mut self.searching else { return };
        match searching.parse() {
            Ok(query) => {
                searching.error = None;
                searching.renewed = true;
                self.list.selected = 0;
                self.list.top = 0;
                self.ask(query, 0, FIRST, Load::Top, out);
            }
            Err(error) => searching.error = Some(error),
        }
    }

    /// Searches again for the hits that are there.
    pub(super) fn search_again(&mut self, out: &mut Outcome) {
        let limit = self.list.size();
        if let Some(query) = self.query() {
            self.ask(query, 0, limit, Load::Top, out);
        }
    }

    /// Searches again when search did not know every article yet.
    pub(in crate::app) fn search_more(&mut self, out: &mut Outcome) {
        let incomplete = self.searching.as_ref().is_some_and(|searching| {
            searching.error.is_none() && searching.found.as_ref().is_some_and(|(_, unindexed)| *unindexed > 0)
        });
        if incomplete && !self.loading {
            self.search_again(out);
        }
    }

    /// Asks for the hits after those that are loaded.
    pub(super) fn search_on(&mut self, out: &mut Outcome) {
        let skip = self.searching.as_ref().map_or(0, |searching| searching.asked);
        if let Some(query) = self.query() {
            self.ask(query, skip, FIRST, Load::After, out);
        }
    }

    pub(super) fn query(&self) -> Option<Query> {
        self.searching.as_ref()?.parse().ok()
    }

    fn ask(&mut self, query: Query, skip: usize, limit: usize, load: Load, out: &mut Outcome) {
        if let Some(searching) = &mut self.searching {
            searching.asked = skip + limit;
        }
        self.ticket += 1;
        self.asked = limit;
        self.load = load;
        self.loading = true;
        out.effect(Question::Search { ticket: self.ticket, query, skip, limit });
    }

    pub(super) fn take_found(&mut self, found: Search, context: &Context<'_>, out: &mut Outcome) {
        let Some(searching) = &mut self.searching else { return };
        searching.found = Some((found.count(), found.unindexed));
        searching.renewed = false;
        if let Some(reason) = found.nothing_like {
            out.tell_message(context.environment, &reason.message());
        }
        let last = found.hits.is_empty() || searching.asked >= found.total;
        let mut rows = Vec::with_capacity(found.hits.len());
        for hit in found.hits {
            if hit.by_meaning {
                let sign = context.environment.words().say("by-meaning");
                self.list.snippets.insert(hit.headline.id, vec![("≈ ".to_owned(), false), (sign, true)]);
            } else if !hit.snippet.is_empty() {
                self.list.snippets.insert(hit.headline.id, hit.snippet);
            }
            rows.push(hit.headline);
        }
        let selected = self.list.selected;
        self.list.fill(rows, self.asked, self.load);
        if self.load == Load::Top && selected == 0 {
            // The best hit is the first, also when another one was selected by what was typed before.
            self.list.selected = 0;
            self.list.top = 0;
        }
        self.list.complete = last;
        self.follow(context, out);
        out.request(ToHeadlines::ShowSelected);
    }
}
