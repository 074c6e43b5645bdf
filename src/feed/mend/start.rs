use std::borrow::Cow;

use super::tag::{self, Tag};
use super::{Dialect, MOST_CHILDREN, MOST_DEPTH, Mender, Open, is_entry, root, select};

impl<'a> Mender<'a> {
    /// Processes a start tag; returns the end of what was processed with it.
    pub(super) fn start(&mut self, tag: &Tag<'a>, at: usize) -> usize {
        let to = at + tag.len;
        self.names.declare(tag, self.open.len() + 1);
        let name = self.renamed(tag.name);
        self.make_place(&name, at);
        let entry = is_entry(&name);
        if entry && self.is_left_out(at) {
            self.names.leave(self.open.len() + 1);
            let end = select::end(self.source, tag.name, to);
            self.out.exchange(at, end);
            return end;
        }
        if self.is_superfluous(tag, name.clone(), to) {
            self.names.leave(self.open.len() + 1);
            self.out.exchange(at, to);
            return to;
        }
        if let Some(end) = self.void_link(tag, &name, at) {
            return end;
        }
        let held = self.holds(tag, &name).filter(|_| !tag.empty);
        let ends = held.and_then(|held| self.ends(tag, held, to));
        let inner = if tag.empty { Some((to, to)) } else { ends };
        if let Some((inner, end)) = inner
            && self.is_spare(tag, &name, self.slice(to, inner))
        {
            self.names.leave(self.open.len() + 1);
            self.out.exchange(at, end);
            return end;
        }
        let start = self.out.written(at);
        let inner = ends.map_or("", |(inner, _)| self.slice(to, inner));
        self.write_start(tag, &name, at, inner);
        let parent = self.open.last().map_or("", |parent| &*parent.name);
        self.has_feed_element = self.has_feed_element || (!name.contains(':') && root::is_of_feed(&name, parent));
        self.scan.start(&name, parent, at, &|wanted| tag.attribute(wanted));
        self.open.push(Open::new(name.clone()));
        if self.scan.ordinal().is_some() {
            self.places.push(start..start);
        }
        if tag.empty {
            self.close_empty(to, entry);
            return to;
        }
        self.attributes_as_elements(tag, &name, to);
        let end = held.and_then(|held| self.capture(tag, held, to, ends));
        end.unwrap_or(to)
    }

    /// Processes an empty `link` of RSS and the address after it, as programs write that take the document for HTML;
    /// returns the end of the address.
    fn void_link(&mut self, tag: &Tag<'a>, name: &str, at: usize) -> Option<usize> {
        let parent = self.open.last().map_or("", |parent| &*parent.name);
        if !tag.empty || name != "link" || self.dialect != Dialect::Rss || !matches!(parent, "item" | "channel") {
            return None;
        }
        let from = at + tag.len;
        let end = self.find(b'<', from)?;
        let text = self.slice(from, end).trim();
        let is_address = text.starts_with("http://") || text.starts_with("https://");
        if !is_address || text.contains(char::is_whitespace) || !tag::is_space(tag.attributes) {
            return None;
        }
        self.out.exchange(at, from).push_str("<link>");
        self.scan.start("link", parent, at, &|_| None);
        self.open.push(Open::new(Cow::Borrowed("link")));
        self.held_text(from, end);
        self.close_to(self.open.len().saturating_sub(1), end);
        Some(end)
    }

    /// Closes an empty element; an entry is written with a separate start tag, since its id is added.
    fn close_empty(&mut self, to: usize, entry: bool) {
        if entry {
            self.close_to(self.open.len().saturating_sub(1), to);
        } else {
            self.leave(self.out.written(to));
        }
    }

    /// Whether an entry exceeds the maximum and is omitted.
    fn is_left_out(&self, at: usize) -> bool {
        let parent = self.open.last().map_or("", |parent| &*parent.name);
        matches!(parent, "channel" | "feed") && self.kept.as_ref().is_some_and(|kept| kept.binary_search(&at).is_err())
    }

    /// Whether the tags of an element are omitted and its text is kept.
    fn is_superfluous(&mut self, tag: &Tag<'a>, name: Cow<'a, str>, to: usize) -> bool {
        let depth = self.open.len();
        let own: &str = &name;
        let again = own == "channel" && self.open.iter().any(|open| open.name == "channel");
        let wrapper = match self.dialect {
            Dialect::Rss => matches!(own, "items" | "rss" | "rdf:RDF" | "RDF"),
            Dialect::Atom => own == "feed",
        } && depth <= 2;
        // The parser rejects the whole feed if a Media RSS element is empty or a role is unknown.
        let refused = own == "podcast:person"
            || own.starts_with("media:") && self.is_construct(own) && (tag.empty || self.is_empty(to));
        let most = if is_entry(own) { u32::MAX } else { MOST_CHILDREN };
        let Some(parent) = self.open.last_mut() else { return true };
        let count = parent.count(name);
        again || wrapper || refused || depth >= MOST_DEPTH || count > most
    }

    /// Closes and opens elements so that this one is in a valid place.
    fn make_place(&mut self, name: &str, at: usize) {
        // Items cannot be nested: the preceding one was not closed, unless an extension contains it.
        if is_entry(name)
            && let Some(index) = self.open.iter().rposition(|open| open.name == name)
            && !self.open.iter().skip(index + 1).any(|open| open.name.contains(':'))
        {
            self.close_to(index, at);
        }
        if self.dialect == Dialect::Rss && self.open.len() == 1 && name != "channel" {
            self.out.insert(at, "<channel>");
            self.scan.start("channel", "rss", at, &|_| None);
            self.open.push(Open::new(Cow::Borrowed("channel")));
        }
    }
}
