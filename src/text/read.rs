use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use ego_tree::NodeRef;
use scraper::Node;
use scraper::node::Element;
use url::Url;

use super::block::{Block, Span, fold, text};
use super::clean::clean_line;
use super::code;
use super::context::{Context, is_caption, is_figure, is_furniture, is_post, names_maker};
use super::document::{Document, PlainBlock};
use super::formula::in_words;
use super::grid;
use super::html::{cap, is_inline, parse_fragment, prefix};
use super::notes;
use super::paragraph::Paragraph;
use super::picture::{Picture, is_picture, picture};
use super::skim::skim;
use crate::text::html::Attribute as _;

/// Maximum number of bytes of one article's markup; the rest is ignored.
const MOST_BYTES: usize = 1_000_000;
/// Maximum length of an address in bytes.
const MOST_ADDRESS: usize = 4_096;
/// Maximum total length of a document's addresses in bytes; later links are dropped.
const MOST_ADDRESSES: usize = 4_000_000;

/// Reads markup (or plain text) into a document; `base` makes relative addresses absolute. Limits bytes, depth and
/// attributes; never panics, falls back to plain text.
#[must_use]
pub fn document(html: &str, base: Option<&str>) -> Document {
    let read = catch_unwind(AssertUnwindSafe(|| read(html, base)));
    read.unwrap_or_else(|_| {
        let plain = clean_line(html, 1_000_000);
        Document { blocks: vec![Block::Paragraph(vec![Span { text: plain, ..Span::default() }])] }
    })
}

/// The visible lines of markup, as [`Document::plain_blocks`] gives them.
#[must_use]
pub fn blocks(html: &str) -> Vec<String> {
    skim(html).unwrap_or_else(|| document(html, None).plain_blocks())
}

/// The same, with the captions told from the other lines.
#[must_use]
pub fn captioned_blocks(html: &str) -> Vec<PlainBlock> {
    let plain = |text| PlainBlock { text, is_caption: false };
    // Markup with a figure is not skimmed.
    skim(html).map_or_else(|| document(html, None).captioned_blocks(), |lines| lines.into_iter().map(plain).collect())
}

fn read(html: &str, base: Option<&str>) -> Document {
    // What is left out of oversized tags, such as pictures written out in them, takes no room from the text.
    let small = if html.len() > MOST_BYTES { cap(html) } else { Cow::Borrowed(html) };
    let markup = prefix(&small, MOST_BYTES);
    let fragment = if markup.contains('<') {
        parse_fragment(markup).html
    } else {
        // In plain text only empty lines separate paragraphs.
        parse_fragment(&markup.replace("\r\n", "\n").replace("\n\n", "<p>")).html
    };
    let mut reader = Reader { base: base.and_then(base_of), ..Reader::default() };
    reader.children(fragment.tree.root(), &Context::default());
    reader.flush();
    Document { blocks: reader.out }
}

/// The base of relative addresses, without its query and fragment; none if it is too long.
fn base_of(base: &str) -> Option<Url> {
    let base = base.split(['?', '#']).next().filter(|base| base.len() <= MOST_ADDRESS)?;
    Url::parse(base).ok()
}

#[derive(Default)]
struct Reader {
    base: Option<Url>,
    /// Total length of the addresses so far, in bytes.
    addresses: usize,
    out: Vec<Block>,
    paragraph: Paragraph,
    /// Credit of the picture whose caption is being read.
    credit: Vec<Span>,
    in_caption: bool,
}

impl Reader {
    fn children(&mut self, node: NodeRef<'_, Node>, context: &Context) {
        for child in node.children() {
            match child.value() {
                Node::Text(text) => self.paragraph.text(text, context),
                Node::Element(_) => self.element(child, context),
                _ => {}
            }
        }
    }

    fn element(&mut self, node: NodeRef<'_, Node>, context: &Context) {
        let Node::Element(element) = node.value() else { return };
        if let Some(words) = in_words(node) {
            self.paragraph.text(&words, context);
            return;
        }
        let silent = is_furniture(element) && element.name() != "noscript";
        if silent || code::numbers_lines(node) {
            return;
        }
        let own = context.of_block(element).or_else(|| context.of_inner_block(element));
        let context = own.as_ref().unwrap_or(context);
        if self.in_caption && names_maker(element) {
            let spans = self.inside_spans(node, context);
            self.credit.extend(spans);
            return;
        }
        match element.name() {
            "br" => {
                if self.paragraph.line_break() {
                    self.flush();
                }
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = element.name().as_bytes().get(1).copied().map_or(2, |digit| digit - b'0');
                let spans = self.inside_spans(node, context);
                self.push_if_text(spans, |spans| Block::Heading(level, spans));
            }
            "ul" | "ol" | "menu" => self.list(node, context),
            name if name == "blockquote" || is_post(element) => {
                let inner = self.inside(node, context);
                if !inner.is_empty() {
                    self.out.push(Block::Quote(inner));
                }
            }
            "pre" | "listing" => self.preformatted(node),
            _ if is_figure(element) => self.figure(node, context),
            "noscript" => self.picture(node),
            _ if is_picture(element) => {
                self.picture(node);
                // A custom element is not closed by its first tag: what follows may be in it.
                self.children(node, context);
            }
            "table" => self.table(node, context),
            "hr" => {
                self.flush();
                self.out.push(Block::Rule);
            }
            "iframe" | "embed" | "video" | "audio" => self.media(node, context),
            "rt" => {
                let inner = context.styled(element);
                self.paragraph.text("(", &inner);
                self.children(node, &inner);
                self.paragraph.text(")", &inner);
            }
            "a" if notes::leads_back(node, element) => {}
            name if is_inline(name) => {
                let mut inner = self.styled(element, context);
                inner.style.superscript |= self.paragraph.is_in_word() && notes::is_mark(node, element);
                self.children(node, &inner);
            }
            _ => {
                self.flush();
                self.children(node, context);
                self.flush();
            }
        }
    }

    /// The context inside an inline element.
    fn styled(&mut self, element: &Element, context: &Context) -> Context {
        let mut inner = context.styled(element);
        if element.name() == "a" {
            inner.link = element.attribute("href").and_then(|href| self.address(href)).or(inner.link);
        }
        inner
    }

    /// An address made absolute; none if it is neither a web nor a mail address.
    fn address(&mut self, href: &str) -> Option<String> {
        if self.addresses > MOST_ADDRESSES {
            return None;
        }
        let href = clean_line(href, MOST_ADDRESS);
        let url = match &self.base {
            Some(base) => base.join(&href).ok()?,
            None => Url::parse(&href).ok()?,
        };
        let fits = matches!(url.scheme(), "http" | "https" | "mailto") && url.as_str().len() <= MOST_ADDRESS * 3;
        self.addresses += if fits { url.as_str().len() } else { 0 };
        fits.then(|| url.into())
    }

    fn flush(&mut self) {
        self.out.extend(self.paragraph.end().map(Block::Paragraph));
    }

    fn push_if_text(&mut self, spans: Vec<Span>, block: impl FnOnce(Vec<Span>) -> Block) {
        if !text(&spans).trim().is_empty() {
            self.out.push(block(spans));
        }
    }

    /// The blocks inside an element, read separately from those around it.
    fn inside(&mut self, node: NodeRef<'_, Node>, context: &Context) -> Vec<Block> {
        self.flush();
        let before = std::mem::take(&mut self.out);
        self.children(node, context);
        self.flush();
        std::mem::replace(&mut self.out, before)
    }

    /// The text inside an element as one run of spans, whatever blocks it contains.
    fn inside_spans(&mut self, node: NodeRef<'_, Node>, context: &Context) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        for block in self.inside(node, context) {
            match block {
                Block::Paragraph(more) | Block::Heading(_, more) | Block::Figure { caption: more, .. } => {
                    if !spans.is_empty() && !more.is_empty() {
                        spans.push(Span { text: " ".to_owned(), ..Span::default() });
                    }
                    spans.extend(more);
                }
                Block::Rule => {}
                other => {
                    let text = Document { blocks: vec![other] }.plain_blocks().join(" ");
                    spans.push(Span { text: format!(" {text}"), ..Span::default() });
                }
            }
        }
        spans
    }

    fn list(&mut self, node: NodeRef<'_, Node>, context: &Context) {
        self.flush();
        let Node::Element(element) = node.value() else { return };
        let start = (element.name() == "ol")
            .then(|| element.attribute("start").and_then(|start| start.trim().parse().ok()).unwrap_or(1));
        let mut items = Vec::new();
        for child in node.children() {
            let item = match child.value() {
                Node::Element(_) => self.inside_item(child, context),
                Node::Text(text) if !text.trim().is_empty() => {
                    self.paragraph.text(text, context);
                    let before = std::mem::take(&mut self.out);
                    self.flush();
                    std::mem::replace(&mut self.out, before)
                }
                _ => Vec::new(),
            };
            if !item.is_empty() {
                items.push(item);
            }
        }
        if !items.is_empty() {
            self.out.push(Block::List(start, items));
        }
    }

    fn inside_item(&mut self, child: NodeRef<'_, Node>, context: &Context) -> Vec<Block> {
        if matches!(child.value(), Node::Element(element) if element.name() == "li") {
            return self.inside(child, context);
        }
        self.flush();
        let before = std::mem::take(&mut self.out);
        self.element(child, context);
        self.flush();
        std::mem::replace(&mut self.out, before)
    }

    fn preformatted(&mut self, node: NodeRef<'_, Node>) {
        self.flush();
        let lines = code::lines(node);
        if lines.iter().any(|line| !line.is_empty()) {
            self.out.push(Block::Preformatted(lines));
        }
    }

    fn picture(&mut self, node: NodeRef<'_, Node>) {
        let Some(Picture { src, alt, size }) = picture(node) else { return };
        let src = src.and_then(|src| self.address(&src));
        let alt = clean_line(&alt, 500);
        if src.is_none() && alt.is_empty() {
            return;
        }
        self.flush();
        self.out.push(Block::Figure { alt, src, size, caption: Vec::new(), credit: Vec::new() });
    }

    /// A figure's caption belongs to its last picture; a figure without a picture becomes the blocks it contains.
    fn figure(&mut self, node: NodeRef<'_, Node>, context: &Context) {
        self.flush();
        let (mut words, mut maker) = (Vec::new(), Vec::new());
        let mut inner = Vec::new();
        for child in node.children() {
            if child.value().as_element().is_some_and(is_caption) {
                (words, maker) = self.caption(child, context);
            } else {
                inner.extend(self.inside_item(child, context));
            }
        }
        let last = inner.iter_mut().rev().find_map(|block| match block {
            Block::Figure { caption, credit, .. } => Some((caption, credit)),
            _ => None,
        });
        if let Some((caption, credit)) = last {
            (*caption, *credit) = (words, maker);
            self.out.extend(inner);
        } else {
            self.out.extend(inner);
            self.push_if_text(words, Block::Paragraph);
            self.push_if_text(maker, Block::Paragraph);
        }
    }

    /// The text of a caption and the picture credit.
    fn caption(&mut self, node: NodeRef<'_, Node>, context: &Context) -> (Vec<Span>, Vec<Span>) {
        let outer = (std::mem::take(&mut self.credit), std::mem::replace(&mut self.in_caption, true));
        let words = self.inside_spans(node, context);
        let (credit, within) = outer;
        self.in_caption = within;
        (words, std::mem::replace(&mut self.credit, credit))
    }

    /// A data table becomes a table; one used for layout becomes the blocks it contains.
    fn table(&mut self, node: NodeRef<'_, Node>, context: &Context) {
        self.flush();
        if let Some(caption) = grid::caption(node) {
            let spans = self.inside_spans(caption, context);
            self.push_if_text(spans, Block::Paragraph);
        }
        let data = grid::read(node, &mut |cell| self.inside_spans(cell, context));
        if let Some(table) = data {
            self.out.push(Block::Table(table));
            return;
        }
        for child in node.children().filter(|child| !grid::is(*child, &["caption"])) {
            match child.value() {
                Node::Text(text) => self.paragraph.text(text, context),
                _ => self.element(child, context),
            }
        }
        self.flush();
    }

    fn media(&mut self, node: NodeRef<'_, Node>, context: &Context) {
        let Node::Element(element) = node.value() else { return };
        let source = node.children().find_map(|child| match child.value() {
            Node::Element(inner) if inner.name() == "source" => inner.attribute("src"),
            _ => None,
        });
        let Some(link) = element.attribute("src").or(source).and_then(|src| self.address(src)) else { return };
        self.flush();
        let title = fold(element.attribute("title").unwrap_or_default());
        let text = if title.is_empty() { link.clone() } else { clean_line(&title, 300) };
        self.paragraph.push(Span { link: Some(link), ..context.span(text) });
        self.flush();
    }
}
