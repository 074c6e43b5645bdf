use super::bidi::only_direction;
use super::block::{Direction, Span, given_direction, text};
use super::clean::clean;
use super::context::Context;

/// The paragraph being read.
#[derive(Default)]
pub(super) struct Paragraph {
    spans: Vec<Span>,
    /// The direction given by the markup.
    direction: Option<Direction>,
    /// Whether the direction comes from an element around the paragraph's own.
    inherited: bool,
}

impl Paragraph {
    /// Appends text of the markup, with white space collapsed.
    pub(super) fn text(&mut self, raw: &str, context: &Context) {
        let mut folded = String::with_capacity(raw.len());
        let mut blank = self.spans.last().is_none_or(|span| span.text.ends_with([' ', '\n']));
        for c in clean(raw).chars() {
            // A no-break space is intentional and is kept.
            if c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}' {
                if !blank {
                    folded.push(' ');
                }
                blank = true;
            } else {
                folded.push(c);
                blank = false;
            }
        }
        if folded.is_empty() {
            return;
        }
        if self.spans.is_empty() {
            self.direction = context.block;
            self.inherited = context.inherited;
        }
        match self.spans.last_mut() {
            Some(last) if context.matches(last) => last.text.push_str(&folded),
            _ => self.spans.push(context.span(folded)),
        }
    }

    /// Whether the text so far ends with a word or its stop, without a blank; a number in brackets is no part of it.
    pub(super) fn is_in_word(&self) -> bool {
        let inside = |c: char| !c.is_whitespace() && !matches!(c, '[' | '(' | '{' | '-' | '–' | ',' | ';' | '/');
        self.spans.last().is_some_and(|span| span.text.ends_with(inside))
    }

    /// Appends a span unchanged.
    pub(super) fn push(&mut self, span: Span) {
        self.spans.push(span);
    }

    /// A line break: one ends a line, two end the paragraph; returns whether it ends.
    pub(super) fn line_break(&mut self) -> bool {
        while self.spans.last().is_some_and(|span| span.text.ends_with(' ')) {
            if let Some(last) = self.spans.last_mut() {
                last.text.truncate(last.text.trim_end_matches(' ').len());
                if last.text.is_empty() {
                    self.spans.pop();
                }
            }
        }
        match self.spans.last_mut() {
            Some(last) if last.text.ends_with('\n') => return true,
            Some(last) => last.text.push('\n'),
            None => {}
        }
        false
    }

    /// Ends the paragraph; returns its spans if it has any text.
    pub(super) fn end(&mut self) -> Option<Vec<Span>> {
        let mut spans = trimmed(std::mem::take(&mut self.spans));
        self.direct(&mut spans);
        if let Some(direction) = self.direction.take()
            && given_direction(&spans) != Some(direction)
        {
            spans.insert(0, Context::opening(direction));
        }
        (!text(&spans).trim().is_empty()).then_some(spans)
    }

    /// A paragraph without any word of the direction set by an outer element is in another language: its letters
    /// decide.
    fn direct(&mut self, spans: &mut [Span]) {
        let other =
            self.direction.filter(|given| self.inherited && only_direction(&text(spans)) == Some(given.other()));
        if other.is_some() {
            let inherited = self.direction.take();
            spans.iter_mut().filter(|span| span.direction == inherited).for_each(|span| span.direction = None);
        }
    }
}

fn trimmed(mut spans: Vec<Span>) -> Vec<Span> {
    while let Some(last) = spans.last_mut() {
        last.text.truncate(last.text.trim_end().len());
        if !last.text.is_empty() {
            break;
        }
        spans.pop();
    }
    spans
}
