//! Plain text: structure by `html2text`, lines by our own breaker.
//!
//! `html2text` breaks lines at white space alone and loops or panics on some tables and preformatted text. So it gets markup
//! written here (paragraphs, lists, quotes, preformatted text outside cells, tables of plain cells without spans) and more
//! columns than any line has; its lines are broken afterwards, with hanging indents.

use std::panic::{AssertUnwindSafe, catch_unwind};

use html2text::config;
use html2text::render::{TaggedLine, TextDecorator};

use crate::text::{Block, Document, Span, Style, Table, escaped, width, wrap};

/// Columns of a rendering in which nothing is broken.
const UNLIMITED: usize = 100_000;
/// Columns that a line has at least.
const LEAST: usize = 20;
/// Stands before lines that are kept as they are; [`escaped`] lets none through from outside.
const KEPT: char = '\u{fdd0}';
/// Soft hyphen.
const SOFT_HYPHEN: char = '\u{ad}';

/// How plain text is set: its width in cells, and whether links are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PlainOptions {
    /// Columns of a line; none for a line a paragraph.
    pub width: Option<usize>,
    /// Whether links are numbered, with their addresses below the text.
    pub links: bool,
}

/// A document as plain text, an empty line between blocks.
#[must_use]
pub fn plain(document: &Document, options: PlainOptions) -> String {
    let columns = options.width.map(|columns| columns.max(LEAST));
    let mut writer = Writer { columns, links: options.links.then(Vec::new), out: String::new() };
    let mut parts: Vec<String> = Vec::new();
    // Each by itself: lists of lists stay tight, and whether lines may be broken is known of the whole.
    for block in &document.blocks {
        writer.out.clear();
        let kept = matches!(block, Block::Table(table) if writer.fits(table));
        match block {
            Block::Table(table) if kept => writer.table(table),
            _ => writer.blocks(std::slice::from_ref(block)),
        }
        let text = rendered(&writer.out).unwrap_or_else(|| Document { blocks: vec![block.clone()] }.to_text());
        parts.push(if kept { text } else { broken(&text, columns) });
    }
    if let Some(links) = writer.links.filter(|links| !links.is_empty()) {
        let numbered = links.iter().enumerate().map(|(at, link)| format!("[{}] {link}", at + 1));
        parts.push(numbered.collect::<Vec<_>>().join("\n"));
    }
    parts.retain(|part| !part.trim().is_empty());
    parts.join("\n\n")
}

/// Our own markup as text, no line broken.
fn rendered(html: &str) -> Option<String> {
    let text = catch_unwind(AssertUnwindSafe(|| {
        config::with_decorator(Marks).allow_width_overflow().string_from_read(html.as_bytes(), UNLIMITED).ok()
    }));
    let text = text.ok().flatten()?;
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    Some(lines.join("\n").trim_matches('\n').to_owned())
}

/// Writes the markup that `html2text` gets.
struct Writer {
    columns: Option<usize>,
    /// Addresses in the order of their numbers.
    links: Option<Vec<String>>,
    out: String,
}

impl Writer {
    fn element(&mut self, tag: &str, inside: impl FnOnce(&mut Self)) {
        self.out.extend(["<", tag, ">"]);
        inside(self);
        let name = tag.split(' ').next().unwrap_or_default();
        self.out.extend(["</", name, ">\n"]);
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(spans) | Block::Heading(_, spans) => {
                    let text = self.text(spans);
                    self.paragraph(&text);
                }
                Block::Preformatted(lines) => self.element("pre", |writer| {
                    for line in lines {
                        writer.out.extend([&KEPT.to_string(), &escaped(line), "\n"]);
                    }
                }),
                Block::Quote(inner) => self.element("blockquote", |writer| writer.blocks(inner)),
                Block::Rule => self.paragraph("* * *"),
                Block::List(start, items) => self.list(*start, items),
                Block::Table(table) => self.records(table),
                Block::Figure { alt, caption, credit, .. } => {
                    let (caption, credit) = (self.text(caption), self.text(credit));
                    let shown = if caption.trim().is_empty() { alt.clone() } else { caption };
                    let shown: Vec<String> =
                        [shown, credit].into_iter().filter(|part| !part.trim().is_empty()).collect();
                    if !shown.is_empty() {
                        self.paragraph(&format!("[{}]", shown.join(" · ")));
                    }
                }
            }
        }
    }

    fn paragraph(&mut self, text: &str) {
        self.element("p", |writer| writer.out.push_str(&escaped(text).replace('\n', "<br>")));
    }

    fn list(&mut self, start: Option<u32>, items: &[Vec<Block>]) {
        let tag = match start.and_then(|start| i32::try_from(start).ok()) {
            Some(start) => format!("ol start={start}"),
            None => "ul".to_owned(),
        };
        self.element(&tag, |writer| {
            for item in items {
                writer.element("li", |writer| writer.blocks(item));
            }
        });
    }

    /// Whether a table goes side by side in the columns that there are.
    fn fits(&self, table: &Table) -> bool {
        let count = table.rows.iter().map(Vec::len).max().unwrap_or(0);
        let cells = |column: usize| table.rows.iter().filter_map(move |row| row.get(column));
        let widest = |column: usize| cells(column).map(|cell| width(&flat(cell))).max().unwrap_or(0);
        let whole: usize = (0..count).map(|column| widest(column) + 3).sum();
        count > 1 && whole <= self.columns.unwrap_or(UNLIMITED / 2)
    }

    fn table(&mut self, table: &Table) {
        let count = table.rows.iter().map(Vec::len).max().unwrap_or(0);
        self.element("table", |writer| {
            for (at, row) in table.rows.iter().enumerate() {
                let tag = if at < table.header { "th" } else { "td" };
                writer.element("tr", |writer| {
                    for column in 0..count {
                        let text = row.get(column).map(|cell| writer.text(cell)).unwrap_or_default();
                        writer.element(tag, |writer| {
                            writer.out.push_str(&escaped(&text.replace('\n', " ").replace(SOFT_HYPHEN, "")));
                        });
                    }
                });
            }
        });
    }

    /// A table as a paragraph a row, each cell with the heading of its column.
    fn records(&mut self, table: &Table) {
        let (head, body) = table.rows.split_at(table.header.min(table.rows.len()));
        let heads: Vec<String> = match head {
            [row] => row.iter().map(|cell| flat(cell)).collect(),
            _ => Vec::new(),
        };
        let rows = if heads.is_empty() || body.is_empty() { &table.rows } else { body };
        for row in rows {
            let cells = row.iter().enumerate().filter_map(|(column, cell)| {
                let text = self.text(cell).replace('\n', " ");
                let head = heads.get(column).filter(|head| !head.trim().is_empty() && rows.len() == body.len());
                let named = head.map_or_else(|| text.clone(), |head| format!("{head}: {text}"));
                (!text.trim().is_empty()).then_some(named)
            });
            let cells: Vec<String> = cells.collect();
            self.paragraph(&cells.join("\n"));
        }
    }

    /// The text of spans with what their style means in signs, and the numbers of their links.
    fn text(&mut self, spans: &[Span]) -> String {
        let mut out = String::new();
        let mut link: Option<&String> = None;
        for span in spans {
            if span.link.as_ref() != link {
                self.number(link, &mut out);
                link = span.link.as_ref();
            }
            out.push_str(&signed(&span.text, span.style));
        }
        self.number(link, &mut out);
        out
    }

    /// Puts the number of a link after its text, unless that is the address itself.
    fn number(&mut self, link: Option<&String>, out: &mut String) {
        let (Some(link), Some(links)) = (link, &mut self.links) else { return };
        if out.ends_with(link.as_str()) {
            return;
        }
        let known = links.iter().position(|known| known == link);
        let number = known.unwrap_or_else(|| {
            links.push(link.clone());
            links.len() - 1
        });
        let room = out.len() - out.trim_end().len();
        let at = out.len() - room;
        out.insert_str(at, &format!("[{}]", number + 1));
    }
}

/// The text of a cell as it will be in a table.
fn flat(cell: &[Span]) -> String {
    let text: String = cell.iter().map(|span| signed(&span.text, span.style)).collect();
    text.replace('\n', " ")
}

/// A text with signs for what its style means: `²` or `^(th)`, `₂` or `_(max)`, `~old~`.
fn signed(text: &str, style: Style) -> String {
    let text = if style.deleted && !text.trim().is_empty() { format!("~{text}~") } else { text.to_owned() };
    let (sign, plain, signs) = match style {
        Style { superscript: true, .. } => ('^', "0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ"),
        Style { subscript: true, .. } => ('_', "0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎"),
        _ => return text,
    };
    let sign_of = |c: char| plain.chars().position(|known| known == c).and_then(|at| signs.chars().nth(at));
    text.chars().map(sign_of).collect::<Option<String>>().unwrap_or_else(|| format!("{sign}({text})"))
}

/// Lines broken to a width, those that follow under the text of the first.
fn broken(text: &str, columns: Option<usize>) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        if line.contains(KEPT) {
            lines.push(line.replace(KEPT, "").trim_end().to_owned());
            continue;
        }
        match columns.filter(|columns| width(line) > *columns) {
            None => lines.push(line.to_owned()),
            Some(columns) => hang(line, columns, &mut lines),
        }
    }
    for line in &mut lines {
        line.retain(|c| c != SOFT_HYPHEN);
    }
    lines.join("\n")
}

fn hang(line: &str, columns: usize, lines: &mut Vec<String>) {
    let (quote, inner) = line.split_at(line.len() - line.trim_start_matches(['>', ' ']).len());
    let (mark, body) = inner.split_at(mark(inner));
    let room = columns.saturating_sub(width(quote) + width(mark)).max(LEAST / 2);
    let rest = format!("{quote}{}", " ".repeat(width(mark)));
    let parts = parts(body, room);
    for (at, part) in parts.iter().enumerate() {
        let before = if at == 0 { format!("{quote}{mark}") } else { rest.clone() };
        // A line that ends within a word says so, as on the screen.
        let hyphen = if part.ends_with(SOFT_HYPHEN) && at + 1 < parts.len() { "-" } else { "" };
        lines.push(format!("{before}{}{hyphen}", part.trim_end()));
    }
}

/// Bytes of the mark of a list at the start of a line.
fn mark(line: &str) -> usize {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let after = line.get(digits..).unwrap_or_default();
    let sign = if digits > 0 { after.starts_with(". ") } else { after.starts_with("- ") };
    if !sign {
        return 0;
    }
    let sign = digits + 2;
    let blanks = line.get(sign..).unwrap_or_default().bytes().take_while(|byte| *byte == b' ').count();
    sign + blanks
}

/// A text in lines of a width; an address is never broken, and gets its own line if it is wider.
fn parts(text: &str, room: usize) -> Vec<String> {
    let is_address = |word: &str| (word.contains("://") || word.starts_with("mailto:")) && word.is_ascii();
    let mut lines = Vec::new();
    let mut rest = text;
    while let Some(word) = rest.split(' ').find(|word| is_address(word) && width(word) > room) {
        let (before, tail) = rest.split_at(rest.find(word).unwrap_or(0));
        lines.extend(whole_words(before.trim_end(), is_address, room));
        lines.push(word.to_owned());
        rest = tail.get(word.len()..).unwrap_or_default().trim_start();
    }
    lines.extend(whole_words(rest, is_address, room));
    lines
}

/// Lines of a width in which some words are not broken: placeholders replace them meanwhile.
fn whole_words(text: &str, is_whole: impl Fn(&str) -> bool, room: usize) -> Vec<String> {
    if text.trim().is_empty() {
        return Vec::new();
    }
    let masked = |word: &str| if is_whole(word) { "x".repeat(word.len()) } else { word.to_owned() };
    let masked = text.split(' ').map(masked).collect::<Vec<_>>().join(" ");
    let mut at = 0;
    let lines = wrap(&masked, room).into_iter().map(|line| {
        let start = masked.get(at..).and_then(|rest| rest.find(&line)).map_or(at, |found| at + found);
        at = start + line.len();
        text.get(start..at).unwrap_or(&line).to_owned()
    });
    lines.collect()
}

/// The prefix of items and quotations.
#[derive(Clone, Debug)]
struct Marks;

type Mark = (String, ());

impl TextDecorator for Marks {
    type Annotation = ();

    fn decorate_link_start(&mut self, _: &str) -> Mark {
        Mark::default()
    }
    fn decorate_link_end(&mut self) -> String {
        String::new()
    }
    fn decorate_em_start(&self) -> Mark {
        Mark::default()
    }
    fn decorate_em_end(&self) -> String {
        String::new()
    }
    fn decorate_strong_start(&self) -> Mark {
        Mark::default()
    }
    fn decorate_strong_end(&self) -> String {
        String::new()
    }
    fn decorate_strikeout_start(&self) -> Mark {
        Mark::default()
    }
    fn decorate_strikeout_end(&self) -> String {
        String::new()
    }
    fn decorate_code_start(&self) -> Mark {
        Mark::default()
    }
    fn decorate_code_end(&self) -> String {
        String::new()
    }
    fn decorate_preformat_first(&self) {}
    fn decorate_preformat_cont(&self) {}
    fn decorate_image(&mut self, _: &str, _: &str) -> Mark {
        Mark::default()
    }
    fn header_prefix(&self, _: usize) -> String {
        String::new()
    }
    fn quote_prefix(&self) -> String {
        "> ".to_owned()
    }
    fn unordered_item_prefix(&self) -> String {
        "- ".to_owned()
    }
    fn ordered_item_prefix(&self, number: i64) -> String {
        format!("{number}. ")
    }
    fn make_subblock_decorator(&self) -> Self {
        Self
    }
    fn finalise(&mut self, _: Vec<String>) -> Vec<TaggedLine<()>> {
        Vec::new()
    }
}
