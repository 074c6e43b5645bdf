use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::app::Opened;
use crate::model::{Article, Role};
use crate::text::{self, Block, Direction, Document, Line, Lines, MeasurePicture, Options, Span, Style};
use crate::words::Words;

/// Words a minute that a reader of news reads.
const WORDS_A_MINUTE: usize = 220;

/// What the lines above a text are written with.
#[derive(Clone, Copy)]
pub(super) struct Said<'a> {
    pub(super) words: &'a Words,
    pub(super) zone: &'a TimeZone,
    /// The key that opens the page of an article.
    pub(super) browse: &'a str,
}

/// A line above the text of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Set {
    /// The newsroom's label above the headline.
    Label(Line),
    /// The headline.
    Title(Line),
    /// The headline in another language.
    TranslatedTitle(Line),
    /// Its authors, translators and others with a credit.
    Credit(Line),
    /// Source, date, reading time; or that there is no text.
    Source(Line),
    /// The standfirst.
    Standfirst(Line),
    /// An empty line.
    Empty,
}

/// An article laid out for one width.
#[derive(Clone, Debug, Default)]
pub struct ArticleLayout {
    /// The lines above the text.
    pub head: Vec<Set>,
    /// The text.
    pub body: Lines,
    /// Bytes of the text before the article's own.
    pub(super) before: usize,
    /// Where the article's own text ends.
    own: usize,
}

/// A line of a layout.
#[derive(Clone, Copy, Debug)]
pub enum Shown<'a> {
    /// One above the text.
    Head(&'a Set),
    /// One of the text.
    Text(&'a Line),
}

impl ArticleLayout {
    pub(super) const NONE: Self = Self {
        head: Vec::new(),
        body: Lines { lines: Vec::new(), links: Vec::new(), pictures: Vec::new(), text: String::new() },
        before: 0,
        own: usize::MAX,
    };

    pub(super) fn new(
        opened: &Opened,
        width: usize,
        options: Options,
        said: Said<'_>,
        room: &MeasurePicture<'_>,
    ) -> Self {
        let direction = || opened.document.direction().or_else(|| text::direction(&opened.article.headline.title));
        let options = Options { direction: options.visual_order.then(direction).flatten(), ..options };
        let body = text::lay_out_with(&opened.document, width, options, room);
        let head = head(opened, width, options, said, body.lines.is_empty());
        Self { head, body, before: 0, own: usize::MAX }
    }

    /// Two versions of an article side by side, paragraph by paragraph, each in its own direction.
    pub(super) fn beside((one, other): (&Opened, &Opened), width: usize, options: Options, said: Said<'_>) -> Self {
        let directed = |opened: &Opened| {
            let direction = || opened.document.direction().or_else(|| text::direction(&opened.article.headline.title));
            Options { direction: options.visual_order.then(direction).flatten(), ..options }
        };
        let sides = (directed(one), directed(other));
        let alone = |block: Block| Document { blocks: vec![block] };
        let (left, right) = (facts(one, sides.0, said), facts(other, sides.1, said));
        let mut pairs: Vec<(Document, Document)> =
            left.into_iter().zip(right).map(|(one, other)| (alone(one), alone(other))).collect();
        let heads = pairs.len();
        for (left, right) in text::align(&texts(one), &texts(other)) {
            let of = |opened: &Opened, range| Document {
                blocks: opened.document.blocks.get::<std::ops::Range<usize>>(range).unwrap_or_default().to_vec(),
            };
            pairs.push((of(one, left), of(other, right)));
        }
        let set = text::lay_out_beside(&pairs, width, sides);
        let before = set.starts.get(heads).copied().unwrap_or(set.first);
        Self { head: vec![Set::Empty], body: set.lines, before, own: set.first }
    }

    /// Lines in all; the last one is empty.
    #[must_use]
    pub fn len(&self) -> usize {
        self.head.len() + self.body.lines.len() + 1
    }

    /// Whether it has no lines at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.head.is_empty() && self.body.lines.is_empty()
    }

    /// The lines of the article from a line number on.
    pub fn from(&self, top: usize) -> impl Iterator<Item = Shown<'_>> {
        let body = self.body.lines.iter().skip(top.saturating_sub(self.head.len()));
        self.head.iter().skip(top).map(Shown::Head).chain(body.map(Shown::Text))
    }

    /// The byte of the text at which the lines from one on begin; 0 for those above the text.
    pub(super) fn offset_of(&self, top: usize) -> usize {
        let Some(first) = top.checked_sub(self.head.len()) else { return 0 };
        let is_own = |line: &&Line| !line.range.is_empty() && line.range.start < self.own;
        let filled = self.body.lines.iter().skip(first).find(is_own);
        filled.map_or(self.own.min(self.body.text.len()), |line| line.range.start)
    }

    /// The line that shows a byte of the text.
    pub(super) fn line_of(&self, offset: usize) -> usize {
        self.body.line_at(offset).map_or(self.len() - 1, |line| self.head.len() + line)
    }
}

fn head(opened: &Opened, width: usize, options: Options, said: Said<'_>, bare: bool) -> Vec<Set> {
    let Said { words, zone, browse } = said;
    let article = &opened.article;
    let of = |text: &str, style: Style| -> Vec<Line> {
        let span = Span { text: text.to_owned(), style, ..Span::default() };
        text::lay_out(&Document { blocks: vec![Block::Paragraph(vec![span])] }, width, options).lines
    };
    let ours = |parts: Vec<Part>| -> Vec<Line> {
        let line = Document { blocks: vec![Block::Paragraph(apart(parts, options.direction))] };
        text::lay_out(&line, width, options).lines
    };
    let plain = Style::default();
    let mut lines = vec![Set::Empty];
    if let Some(label) = &article.label {
        lines.extend(of(&label.to_uppercase(), plain).into_iter().map(Set::Label));
        lines.push(Set::Empty);
    }
    lines.extend(of(&article.headline.title, Style { strong: true, ..plain }).into_iter().map(Set::Title));
    if let Some(title) = &opened.translated_title {
        let span = Span { text: title.clone(), ..Span::default() };
        let document = Document { blocks: vec![Block::Paragraph(vec![span])] };
        // It is read in its own direction, whatever that of the article is.
        let own = Options { direction: options.visual_order.then(|| text::direction(title)).flatten(), ..options };
        lines.extend(text::lay_out(&document, width, own).lines.into_iter().map(Set::TranslatedTitle));
    }
    lines.push(Set::Empty);
    lines.extend(credit_lines(article, words).into_iter().flat_map(|line| ours(vec![line.into()])).map(Set::Credit));
    lines.extend(ours(source_line(opened, words, zone)).into_iter().map(Set::Source));
    lines.push(Set::Empty);
    if let Some(standfirst) = &opened.standfirst {
        lines.extend(of(standfirst, Style { emphasis: true, ..plain }).into_iter().map(Set::Standfirst));
        lines.push(Set::Empty);
    }
    if bare {
        let no_text = match article.headline.link {
            Some(_) => words.tell("no-text-but-page", &[("key", browse.into())]),
            None => words.say("no-text"),
        };
        lines.extend(of(&no_text, plain).into_iter().map(Set::Source));
    }
    lines
}

/// The texts of the blocks of a version, as they are paired with those of another.
fn texts(opened: &Opened) -> Vec<String> {
    let of = |block: &Block| Document { blocks: vec![block.clone()] }.plain_blocks().join(" ");
    opened.document.blocks.iter().map(of).collect()
}

/// The lines of the credits.
fn credit_lines(article: &Article, words: &Words) -> Vec<String> {
    let line = |role: Role| {
        let names: Vec<&str> =
            article.credits.iter().filter(|credit| credit.role == role).map(|credit| credit.name.as_str()).collect();
        match role {
            _ if names.is_empty() => None,
            Role::MachineTranslation => {
                let machine = article.credits.iter().find(|credit| credit.role == role);
                let with_languages = machine.filter(|credit| credit.detail.contains_key("from"));
                with_languages
                    .map(|credit| words.machine_translation(&credit.detail))
                    .or_else(|| words.credit(role.as_str(), &names))
            }
            Role::Translator => Some(words.translation(&names, &sources(article))),
            _ => words.credit(role.as_str(), &names),
        }
    };
    Role::ALL.into_iter().filter_map(line).collect()
}

/// The lines above the text of a version that is shown beside another: headline, credits, source, standfirst.
fn facts(opened: &Opened, options: Options, said: Said<'_>) -> [Block; 4] {
    let Said { words, zone, .. } = said;
    let ours = |parts: Vec<Part>| Block::Paragraph(apart(parts, options.direction));
    let plain = |text: &str, style: Style| vec![Span { text: text.to_owned(), style, ..Span::default() }];
    let emphasis = Style { emphasis: true, ..Style::default() };
    let article = &opened.article;
    [
        Block::Heading(1, plain(&article.headline.title, Style::default())),
        ours(credit_lines(article, words).into_iter().map(Part::from).collect()),
        ours(source_line(opened, words, zone)),
        Block::Paragraph(plain(opened.standfirst.as_deref().unwrap_or_default(), emphasis)),
    ]
}

/// The languages that an article was translated from.
fn sources(article: &Article) -> Vec<&str> {
    let stated = article.credits.iter().filter(|credit| credit.role == Role::OriginalLanguage);
    stated.map(|credit| credit.name.as_str()).collect()
}

/// A part of a line of ours.
#[derive(Clone, Debug, Default)]
struct Part {
    text: String,
    /// Whether it is kept on one line.
    unbroken: bool,
}

impl From<String> for Part {
    fn from(text: String) -> Self {
        Self { text, unbroken: false }
    }
}

/// `Moldova 1 · 26 April 2024, 18:40 · 3 min`
fn source_line(opened: &Opened, words: &Words, zone: &TimeZone) -> Vec<Part> {
    let Opened { article, document, .. } = opened;
    let dated = |text: String| Part { text, unbroken: true };
    let mut parts = vec![article.headline.source.clone().into()];
    parts.extend(article.headline.dated().map(|time| dated(date(time, words, zone))));
    if let Some(updated) = article.updated {
        parts.push(dated(words.tell("updated", &[("date", date(updated, words, zone).into())])));
    }
    let length: usize = document.plain_blocks().iter().map(|block| count_words(block)).sum();
    if length > WORDS_A_MINUTE / 2 {
        parts.push(words.tell("minutes", &[("number", length.div_ceil(WORDS_A_MINUTE).into())]).into());
    }
    if article.headline.link.is_some() {
        let reason = article.attempt.as_ref().and_then(|attempt| attempt.reason.as_ref());
        let reason = reason.map(|reason| words.message(reason));
        parts.push(words.text_state(article.headline.text.as_str(), reason.as_deref()).into());
    }
    parts.extend(opened.version.clone().map(Part::from));
    if let Some(place) = article.credits.iter().find(|credit| credit.role == Role::Dateline) {
        parts.insert(1, place.name.clone().into());
    }
    let named = |role: Role| -> Vec<&str> {
        article.credits.iter().filter(|credit| credit.role == role).map(|credit| credit.name.as_str()).collect()
    };
    let agencies = named(Role::Agency).into_iter().map(ToOwned::to_owned);
    let agencies: Vec<String> = agencies.chain(words.first_published(&named(Role::OriginalPublication))).collect();
    parts.splice(1..1, agencies.into_iter().map(Part::from));
    parts.retain(|part| !part.text.is_empty());
    parts
}

/// The parts of a line of ours, which is read as the article is, each in its own direction: a name must not take the date
/// with it.
fn apart(parts: Vec<Part>, direction: Option<Direction>) -> Vec<Span> {
    let whole = direction.unwrap_or(Direction::LeftToRight);
    let span = |Part { text, unbroken }, direction| {
        let style = Style { unbroken, ..Style::default() };
        Span { text, style, direction: Some(direction), ..Span::default() }
    };
    let mut spans = vec![span(Part::default(), whole)];
    for (index, part) in parts.into_iter().enumerate() {
        if index > 0 {
            // A line ends after a separator, not before one.
            spans.push(span(Part { text: " · ".to_owned(), unbroken: true }, whole));
        }
        let own = text::first_direction(&part.text).unwrap_or(whole);
        spans.push(span(part, own));
    }
    spans
}

/// Words of a text; in scripts without spaces two letters count as one.
fn count_words(text: &str) -> usize {
    let dense =
        text.chars().filter(|c| matches!(c, '\u{e00}'..='\u{eff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}'));
    text.split_whitespace().count() + dense.count() / 2
}

fn date(time: Timestamp, words: &Words, zone: &TimeZone) -> String {
    let day = zone.to_datetime(time);
    words.date_and_time((day.day(), day.month(), day.year()), &day.strftime("%H:%M").to_string())
}
