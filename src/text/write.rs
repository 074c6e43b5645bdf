use super::bidi;
use super::block::{Block, Direction, Span, Table, given_direction, text};
use super::clean::is_noncharacter;

/// Writes blocks as HTML, within an element of the given direction.
pub(super) fn html(blocks: &[Block], whole: Option<Direction>) -> String {
    written(blocks, whole, false)
}

/// Writes blocks as XHTML, within an element of the given direction.
pub(super) fn xhtml(blocks: &[Block], whole: Option<Direction>) -> String {
    written(blocks, whole, true)
}

fn written(blocks: &[Block], whole: Option<Direction>, xml: bool) -> String {
    let mut writer = Writer { out: String::new(), whole, xml };
    writer.blocks(blocks);
    writer.out
}

/// A text escaped for markup, with only valid XML characters (XML 1.0, 2.2) and no non-characters.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_into(text, &mut out);
    out
}

fn escape_into(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(c),
            c if c.is_control() || is_noncharacter(c) => {}
            c => out.push(c),
        }
    }
}

/// Writes elements so that each is closed in order.
struct Writer {
    out: String,
    /// The direction of the surrounding element; none if it is not known.
    whole: Option<Direction>,
    xml: bool,
}

impl Writer {
    fn element(&mut self, tag: &str, attributes: &[(&str, &str)], inside: impl FnOnce(&mut Self)) {
        self.open(tag, attributes);
        self.out.push('>');
        inside(self);
        self.out.extend(["</", tag, ">"]);
    }

    /// Writes an element on a line of its own.
    fn block(&mut self, tag: &str, attributes: &[(&str, &str)], inside: impl FnOnce(&mut Self)) {
        self.element(tag, attributes, inside);
        self.out.push('\n');
    }

    fn void(&mut self, tag: &str, attributes: &[(&str, &str)]) {
        self.open(tag, attributes);
        self.out.push_str(if self.xml { "/>" } else { ">" });
    }

    fn open(&mut self, tag: &str, attributes: &[(&str, &str)]) {
        self.out.extend(["<", tag]);
        for (name, value) in attributes {
            self.out.extend([" ", name, "=\""]);
            escape_into(value, &mut self.out);
            self.out.push('"');
        }
    }

    fn text(&mut self, text: &str) {
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                self.void("br", &[]);
            }
            // A soft hyphen is for the end of a line, and whoever reads markup breaks lines anew.
            line.split('\u{ad}').for_each(|part| escape_into(part, &mut self.out));
        }
    }

    fn spans(&mut self, spans: &[Span]) {
        for span in spans.iter().filter(|span| !span.text.is_empty()) {
            self.link(span);
        }
    }

    fn link(&mut self, span: &Span) {
        match &span.link {
            Some(link) => self.element("a", &[("href", link)], |writer| writer.run(span)),
            None => self.run(span),
        }
    }

    fn run(&mut self, span: &Span) {
        let direction = span.direction.map(|direction| ("dir", direction.as_str()));
        let language = span.language.as_deref().map(|tag| ("lang", tag));
        let again = span.language.as_deref().filter(|_| self.xml).map(|tag| ("xml:lang", tag));
        let attributes: Vec<_> = direction.into_iter().chain(language).chain(again).collect();
        let style = span.style;
        let tags = [
            (style.strong, "strong"),
            (style.emphasis, "em"),
            (style.deleted, "del"),
            (style.code, "code"),
            (style.superscript, "sup"),
            (style.subscript, "sub"),
        ];
        let tags: Vec<&str> = tags.into_iter().filter(|(on, _)| *on).map(|(_, tag)| tag).collect();
        if attributes.is_empty() {
            self.styled(&tags, &span.text);
        } else {
            self.element("span", &attributes, |writer| writer.styled(&tags, &span.text));
        }
    }

    fn styled(&mut self, tags: &[&str], text: &str) {
        match tags {
            [] => self.text(text),
            [tag, inner @ ..] => self.element(tag, &[], |writer| writer.styled(inner, text)),
        }
    }

    fn table(&mut self, table: &Table) {
        let mut spanning = table.spanning.iter().peekable();
        // The row from which on a column is free again of the cells above.
        let mut free: Vec<usize> = vec![0; table.columns()];
        for (index, row) in table.rows.iter().enumerate() {
            let tag = if index < table.header { "th" } else { "td" };
            self.block("tr", &[], |writer| {
                for (column, cell) in row.iter().enumerate() {
                    if cell.is_empty() && free.get(column).is_some_and(|free| *free > index) {
                        continue;
                    }
                    let wide = spanning.next_if(|cell| (cell.row, cell.column) == (index, column));
                    let (rows, columns) = wide.map_or((1, 1), |cell| (cell.rows, cell.columns));
                    free.iter_mut().skip(column).take(columns).for_each(|free| *free = index + rows);
                    let counts = [("colspan", columns), ("rowspan", rows)];
                    let counts = counts.map(|(name, count)| (name, count, count.to_string()));
                    let attributes: Vec<(&str, &str)> = counts
                        .iter()
                        .filter_map(|(name, count, said)| (*count > 1).then_some((*name, said.as_str())))
                        .collect();
                    writer.block(tag, &attributes, |writer| writer.spans(cell));
                }
            });
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(spans) => self.directed("p", spans),
                Block::Heading(level, spans) => self.directed(heading(*level), spans),
                Block::Preformatted(lines) => self.block("pre", &[], |writer| {
                    escape_into(&lines.join("\n"), &mut writer.out);
                }),
                Block::Quote(inner) => self.block("blockquote", &[], |writer| writer.blocks(inner)),
                Block::Rule => {
                    self.void("hr", &[]);
                    self.out.push('\n');
                }
                Block::List(start, items) => self.list(*start, items),
                Block::Table(cells) => self.block("table", &[], |writer| writer.table(cells)),
                Block::Figure { .. } => self.block("figure", &[], |writer| writer.figure(block)),
            }
        }
    }

    fn list(&mut self, start: Option<u32>, items: &[Vec<Block>]) {
        let number = start.filter(|start| *start != 1).map(|start| start.to_string());
        let attributes: Vec<_> = number.iter().map(|number| ("start", number.as_str())).collect();
        self.block(if start.is_some() { "ol" } else { "ul" }, &attributes, |writer| {
            for item in items {
                writer.block("li", &[], |writer| writer.blocks(item));
            }
        });
    }

    fn figure(&mut self, figure: &Block) {
        let Block::Figure { alt, src, size, caption, credit } = figure else { return };
        if let Some(src) = src {
            let (width, height) = size.map(|(w, h)| (w.to_string(), h.to_string())).unzip();
            let size = width.iter().map(|w| ("width", w.as_str())).chain(height.iter().map(|h| ("height", h.as_str())));
            let attributes: Vec<_> = [("src", src.as_str()), ("alt", alt)].into_iter().chain(size).collect();
            self.void("img", &attributes);
        }
        self.block("figcaption", &[], |writer| {
            writer.spans(caption);
            if !credit.is_empty() {
                writer.block("cite", &[], |writer| writer.spans(credit));
            }
        });
    }

    /// Writes spans in an element with the paragraph's direction, if the markup sets one, or if it is not that of the
    /// surrounding element: the rule is that of the screen.
    fn directed(&mut self, tag: &str, spans: &[Span]) {
        let own = || self.whole.and_then(|whole| bidi::within(&text(spans), Some(whole)).filter(|own| *own != whole));
        let direction = given_direction(spans).or_else(own).map(|direction| ("dir", direction.as_str()));
        self.block(tag, direction.as_slice(), |writer| writer.spans(spans));
    }
}

fn heading(level: u8) -> &'static str {
    match level {
        0 | 1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}
