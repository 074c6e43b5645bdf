use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{Layout, Opened};
use crate::model::{Article, Role};
use crate::text::{self, Block, Document, Line, Options, Span, Style};
use crate::words;

/// Words a minute that a reader of news reads.
const WORDS_A_MINUTE: usize = 220;

/// A line of an article as it is set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Set {
    /// The newsroom's label above the headline.
    Label(Line),
    /// The headline.
    Title(Line),
    /// Who made it.
    Credit(Line),
    /// Source, date, reading time.
    Source(Line),
    /// The standfirst.
    Standfirst(Line),
    /// The text.
    Text(Line),
    /// An empty line.
    Empty,
}

/// An article on the screen.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The article with its document.
    pub opened: Box<Opened>,
    /// Its lines.
    pub lines: Vec<Set>,
    /// The first line that is shown.
    pub top: usize,
    width: u16,
}

impl Reading {
    pub(super) fn new(opened: Box<Opened>, layout: &Layout, visual: bool, zone: &TimeZone) -> Self {
        let mut reading = Self { opened, lines: Vec::new(), top: 0, width: 0 };
        reading.set(layout, visual, zone);
        reading
    }

    /// Sets the article again when the column has another width; the place in the text stays.
    pub(super) fn set(&mut self, layout: &Layout, visual: bool, zone: &TimeZone) {
        if self.width == layout.text.width {
            return;
        }
        let place = self.top * 1_000 / self.lines.len().max(1);
        self.width = layout.text.width;
        self.lines =
            set(&self.opened, usize::from(self.width), Options { visual_order: visual, ..Options::default() }, zone);
        self.top = place * self.lines.len() / 1_000;
        self.scroll(0, layout);
    }

    /// Moves by lines, never past either end.
    pub(super) fn scroll(&mut self, by: isize, layout: &Layout) {
        self.top = self.top.saturating_add_signed(by).min(self.last_top(layout));
    }

    /// Whether the last line is on the screen.
    #[must_use]
    pub fn at_end(&self, layout: &Layout) -> bool {
        self.top >= self.last_top(layout)
    }

    fn last_top(&self, layout: &Layout) -> usize {
        self.lines.len().saturating_sub(usize::from(layout.text.height))
    }
}

fn set(opened: &Opened, width: usize, options: Options, zone: &TimeZone) -> Vec<Set> {
    let article = &opened.article;
    let of = |text: &str, style: Style| -> Vec<Line> {
        let span = Span { text: text.to_owned(), style, ..Span::default() };
        text::lay_out(&Document { blocks: vec![Block::Paragraph(vec![span])] }, width, options).lines
    };
    let plain = Style::default();
    let mut lines = vec![Set::Empty];
    if let Some(label) = &article.label {
        lines.extend(of(&label.to_uppercase(), plain).into_iter().map(Set::Label));
        lines.push(Set::Empty);
    }
    lines.extend(of(&article.headline.title, Style { strong: true, ..plain }).into_iter().map(Set::Title));
    lines.push(Set::Empty);
    for role in Role::ALL {
        let names: Vec<&str> =
            article.credits.iter().filter(|credit| credit.role == role).map(|credit| credit.name.as_str()).collect();
        let line = match role {
            _ if names.is_empty() => None,
            Role::Translator => Some(words::translation(&names, &sources(article))),
            _ => words::credit(role.as_str(), &names),
        };
        lines.extend(line.iter().flat_map(|line| of(line, plain)).map(Set::Credit));
    }
    lines.extend(of(&source_line(article, &opened.document, zone), plain).into_iter().map(Set::Source));
    lines.push(Set::Empty);
    if let Some(standfirst) = &opened.standfirst {
        lines.extend(of(standfirst, Style { emphasis: true, ..plain }).into_iter().map(Set::Standfirst));
        lines.push(Set::Empty);
    }
    let body = text::lay_out(&opened.document, width, options).lines;
    if body.is_empty() {
        lines.extend(of(words::no_text(article.headline.link.is_some()), plain).into_iter().map(Set::Source));
    }
    lines.extend(body.into_iter().map(Set::Text));
    lines.push(Set::Empty);
    lines
}

/// The languages that an article was translated from.
pub(super) fn sources(article: &Article) -> Vec<&str> {
    let stated = article.credits.iter().filter(|credit| credit.role == Role::OriginalLanguage);
    stated.map(|credit| credit.name.as_str()).collect()
}

/// `Moldova 1 · 26 April 2024, 18:40 · 3 min`
fn source_line(article: &Article, document: &Document, zone: &TimeZone) -> String {
    let mut parts = vec![article.headline.source.clone(), date(article.headline.date, zone)];
    if let Some(updated) = article.updated {
        parts.push(words::updated(&date(updated, zone)));
    }
    let length: usize = document.plain_blocks().iter().map(|block| count_words(block)).sum();
    if length > WORDS_A_MINUTE / 2 {
        parts.push(words::minutes(length.div_ceil(WORDS_A_MINUTE)));
    }
    if article.full {
        parts.push(words::FULL_TEXT.to_owned());
    }
    if let Some(place) = article.credits.iter().find(|credit| credit.role == Role::Dateline) {
        parts.insert(1, place.name.clone());
    }
    let named = |role: Role| -> Vec<&str> {
        article.credits.iter().filter(|credit| credit.role == role).map(|credit| credit.name.as_str()).collect()
    };
    let behind = named(Role::Agency).into_iter().map(ToOwned::to_owned);
    let behind: Vec<String> = behind.chain(words::first_published(&named(Role::OriginalPublication))).collect();
    parts.splice(1..1, behind);
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

/// Words of a text; in scripts without spaces two letters count as one.
fn count_words(text: &str) -> usize {
    let dense =
        text.chars().filter(|c| matches!(c, '\u{e00}'..='\u{eff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}'));
    text.split_whitespace().count() + dense.count() / 2
}

fn date(time: Timestamp, zone: &TimeZone) -> String {
    zone.to_datetime(time).strftime("%-d %B %Y, %H:%M").to_string()
}
