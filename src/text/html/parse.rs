use std::cell::{Cell, Ref, RefCell};

use ego_tree::NodeId;
use ego_tree::iter::Edge;
use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{EndTag, StartTag, Tag, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{Tracer, TreeBuilder, TreeBuilderOpts, TreeSink, create_element};
use html5ever::{LocalName, QualName, local_name, ns};
use markup5ever::TokenizerResult;
use scraper::{Html, HtmlTreeSink, Node};

use super::cap::cap;

/// Depth of the deepest node of a parsed tree, the root being 0.
pub const DEEPEST: usize = 256;
/// Number of handles held by the tree builder (open elements and active formatting elements) above which start tags
/// open no nesting element. Browsers stop at 512 open elements.
const MOST_HELD: usize = 200;
/// Number of handles above which all start tags are dropped: void elements of HTML nest inside SVG and `MathML`.
const MOST_HELD_BY_ANY: usize = 280;
/// Number of open formatting elements above which none is opened: the parser reopens all of them in each new paragraph.
const MOST_FORMATTING: usize = 48;
/// Maximum number of elements that one start tag implies, as `td` implies `tbody` and `tr`.
const IMPLIED: usize = 4;
/// Maximum number of nodes created by the parser itself (reopened formatting elements, table bodies), in addition to
/// half the number of start tags.
const MOST_MADE: usize = 10_000;
/// Maximum number of start tags.
const MOST_STARTS: usize = 100_000;
/// Maximum number of attributes of a formatting element, which is copied wherever it is reopened.
const MOST_FORMATTING_ATTRIBUTES: usize = 24;
/// Maximum number of `html` and `body` start tags whose attributes are merged into the existing element.
const MOST_ROOTS: usize = 4;
/// Maximum number of dropped start tags whose end tags are still expected.
const MOST_DROPPED: usize = 256;

/// Maximum number of start tags of a page that is passed to libraries without limits of their own.
const MOST_ELEMENTS: usize = 25_000;
/// Maximum number of tokenizer errors in such a page.
const MOST_ERRORS: usize = 20_000;
/// Maximum product of a text's length in bytes and its number of escaped characters, in such a page: a serializer may
/// search for each next one to the end of the text.
const MOST_ESCAPING: usize = 1_000_000_000;

/// An HTML tree whose depth was limited during construction.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// The tree, no deeper than [`DEEPEST`].
    pub html: Html,
    /// Whether the tree corresponds fully to the markup and is small enough for libraries without limits of their own:
    /// false if a limit omitted or moved something, or if there are more elements, errors or escaped characters than in
    /// an ordinary page.
    pub whole: bool,
}

/// Parses a page (WHATWG HTML, 13.2) within limits of bytes, depth, nodes and attributes.
#[must_use]
pub fn parse_document(markup: &str) -> Parsed {
    parsed(TreeBuilder::new(HtmlTreeSink::new(Html::new_document()), TreeBuilderOpts::default()), markup)
}

/// Parses a fragment of a body (WHATWG HTML, 13.4) within the same limits.
#[must_use]
pub fn parse_fragment(markup: &str) -> Parsed {
    let sink = HtmlTreeSink::new(Html::new_fragment());
    let body = create_element(&sink, QualName::new(None, ns!(html), local_name!("body")), Vec::new());
    parsed(TreeBuilder::new_for_fragment(sink, body, None, TreeBuilderOpts::default()), markup)
}

type Builder = TreeBuilder<NodeId, HtmlTreeSink>;

fn parsed(builder: Builder, markup: &str) -> Parsed {
    let tokenizer = Tokenizer::new(Bounded::new(builder), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(cap(markup).as_ref()));
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    let Bounded { builder, dropped_any, errors, starts, .. } = tokenizer.sink;
    let mut html = builder.sink.finish();
    let raised = raise(&mut html);
    let small = errors.get() <= MOST_ERRORS && starts.get() <= MOST_ELEMENTS && !takes_long_to_escape(&html);
    Parsed { html, whole: small && !raised && !dropped_any.get() }
}

/// Filter between the tokenizer and the tree builder that drops tags which would make the tree too deep or too large.
///
/// The number of open elements is taken from the tree builder: end tags do not determine it, since the adoption agency
/// algorithm (13.2.6.4.7) leaves elements open inside the closed one.
struct Bounded {
    builder: Builder,
    /// Number of handles at the last count, and of elements that may have been opened since.
    held: Cell<Held>,
    since: Cell<usize>,
    /// Whether a tag was processed since the last count.
    changed: Cell<bool>,
    starts: Cell<usize>,
    texts: Cell<usize>,
    roots: Cell<usize>,
    errors: Cell<usize>,
    dropped: RefCell<Vec<LocalName>>,
    dropped_any: Cell<bool>,
}

/// Counts the handles of a tree builder; an element that is open and active counts twice.
#[derive(Clone, Copy, Default)]
struct Held {
    all: usize,
    formatting: usize,
}

struct Count<'a> {
    html: Ref<'a, Html>,
    /// Whether formatting elements are counted too.
    formats: bool,
    held: Cell<Held>,
}

impl Tracer for Count<'_> {
    type Handle = NodeId;

    fn trace_handle(&self, node: &NodeId) {
        let Held { all, formatting } = self.held.get();
        let element = || self.html.tree.get(*node).and_then(|node| node.value().as_element());
        let formats = self.formats && element().is_some_and(|element| is_formatting(&element.name.local));
        self.held.set(Held { all: all + 1, formatting: formatting + usize::from(formats) });
    }
}

impl Bounded {
    fn new(builder: Builder) -> Self {
        Self {
            builder,
            held: Cell::default(),
            since: Cell::default(),
            changed: Cell::default(),
            starts: Cell::default(),
            texts: Cell::default(),
            roots: Cell::default(),
            errors: Cell::default(),
            dropped: RefCell::default(),
            dropped_any: Cell::default(),
        }
    }

    /// Upper bound of the number of handles; counted again only if it may have reached a limit.
    fn held(&self, formats: bool) -> Held {
        let Held { all, formatting } = self.held.get();
        let since = self.since.get();
        if !self.changed.get() || all + since < MOST_HELD && !(formats && formatting + since >= MOST_FORMATTING) {
            return Held { all: all + since, formatting: formatting + since };
        }
        let count = Count { html: self.builder.sink.0.borrow(), formats, held: Cell::default() };
        self.builder.trace_handles(&count);
        self.held.set(count.held.get());
        self.since.set(0);
        self.changed.set(false);
        count.held.get()
    }

    /// Whether there are more tags than any page needs, or more nodes created by the parser.
    fn has_made_many(&self) -> bool {
        let nodes = self.builder.sink.0.borrow().tree.values().len();
        self.starts.get() >= MOST_STARTS || nodes > MOST_MADE + self.starts.get() * 3 / 2 + self.texts.get()
    }

    fn takes_start(&self, tag: &mut Tag) -> bool {
        let formats = is_formatting(&tag.name);
        if formats && tag.attrs.len() > MOST_FORMATTING_ATTRIBUTES {
            tag.attrs.truncate(MOST_FORMATTING_ATTRIBUTES);
            self.dropped_any.set(true);
        }
        if matches!(tag.name, local_name!("html") | local_name!("body")) {
            self.roots.set(self.roots.get() + 1);
            if self.roots.get() > MOST_ROOTS && !tag.attrs.is_empty() {
                tag.attrs.clear();
                self.dropped_any.set(true);
            }
        }
        let held = self.held(formats);
        let left_out = match content(&tag.name) {
            // Without the element its content would be parsed as markup.
            Content::Raw => held.all >= MOST_HELD_BY_ANY,
            Content::Void => held.all >= MOST_HELD_BY_ANY || self.has_made_many(),
            Content::Elements => {
                let many = formats && held.formatting >= MOST_FORMATTING;
                held.all >= MOST_HELD || many || self.has_made_many()
            }
        };
        if left_out {
            self.dropped_any.set(true);
            let mut dropped = self.dropped.borrow_mut();
            if dropped.len() < MOST_DROPPED && content(&tag.name) == Content::Elements {
                dropped.push(tag.name.clone());
            }
            return false;
        }
        self.since.set(self.since.get() + IMPLIED);
        self.starts.set(self.starts.get() + 1);
        true
    }

    /// Whether an end tag is passed on; one whose start tag was dropped is dropped too.
    fn takes_end(&self, tag: &Tag) -> bool {
        let mut dropped = self.dropped.borrow_mut();
        if let Some(at) = dropped.iter().rposition(|name| *name == tag.name) {
            dropped.truncate(at);
            return false;
        }
        dropped.clear();
        true
    }
}

impl TokenSink for Bounded {
    type Handle = NodeId;

    fn process_token(&self, mut token: Token, line_number: u64) -> TokenSinkResult<NodeId> {
        let admitted = match &mut token {
            Token::TagToken(tag) if tag.kind == StartTag => self.takes_start(tag),
            Token::TagToken(tag) if tag.kind == EndTag => self.takes_end(tag),
            Token::CommentToken(_) => false,
            // The tree would store them.
            Token::ParseError(_) => {
                self.errors.set(self.errors.get() + 1);
                false
            }
            Token::CharacterTokens(_) => {
                self.texts.set(self.texts.get() + 1);
                true
            }
            _ => true,
        };
        if !admitted {
            return TokenSinkResult::Continue;
        }
        if matches!(token, Token::TagToken(_)) {
            self.changed.set(true);
        }
        self.builder.process_token(token, line_number)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Formatting elements (13.2.4.3).
fn is_formatting(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("a")
            | local_name!("b")
            | local_name!("big")
            | local_name!("code")
            | local_name!("em")
            | local_name!("font")
            | local_name!("i")
            | local_name!("nobr")
            | local_name!("s")
            | local_name!("small")
            | local_name!("strike")
            | local_name!("strong")
            | local_name!("tt")
            | local_name!("u")
    )
}

/// The content model of an element.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Content {
    Void,
    /// Text without markup.
    Raw,
    Elements,
}

fn content(name: &LocalName) -> Content {
    match *name {
        local_name!("area")
        | local_name!("base")
        | local_name!("br")
        | local_name!("col")
        | local_name!("embed")
        | local_name!("hr")
        | local_name!("img")
        | local_name!("input")
        | local_name!("link")
        | local_name!("meta")
        | local_name!("param")
        | local_name!("source")
        | local_name!("track")
        | local_name!("wbr") => Content::Void,
        local_name!("iframe")
        | local_name!("noembed")
        | local_name!("noframes")
        | local_name!("noscript")
        | local_name!("plaintext")
        | local_name!("script")
        | local_name!("style")
        | local_name!("textarea")
        | local_name!("title")
        | local_name!("xmp") => Content::Raw,
        _ => Content::Elements,
    }
}

fn takes_long_to_escape(html: &Html) -> bool {
    let texts = html.tree.values().filter_map(Node::as_text).filter(|text| text.len() > 20_000);
    let cost = |text: &str| text.len() * text.bytes().filter(|byte| matches!(byte, b'&' | b'<' | b'>' | 0xa0)).count();
    texts.map(|text| cost(text)).sum::<usize>() > MOST_ESCAPING
}

/// Moves nodes that are deeper than [`DEEPEST`] up to it, in order; returns whether there were any.
fn raise(html: &mut Html) -> bool {
    let mut ancestor = html.tree.root().id();
    let mut depth = 0usize;
    let mut deep = Vec::new();
    let mut too_deep = false;
    for edge in html.tree.root().traverse() {
        match edge {
            Edge::Open(node) => {
                if depth + 1 == DEEPEST {
                    ancestor = node.id();
                }
                if depth >= DEEPEST {
                    too_deep |= depth > DEEPEST;
                    // All of them, so that they stay in order.
                    deep.push((ancestor, node.id()));
                }
                depth += 1;
            }
            Edge::Close(_) => depth -= 1,
        }
    }
    for (ancestor, node) in deep.into_iter().filter(|_| too_deep) {
        if let Some(mut ancestor) = html.tree.get_mut(ancestor) {
            ancestor.append_id(node);
        }
    }
    too_deep
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_deep_is_raised_in_its_order() {
        let numbered = |n: usize| format!("<div>{n} ");
        let nested: String = (0..400).map(numbered).collect();
        let mut html = Html::parse_fragment(&format!("{nested}{}end", "</div>".repeat(10)));
        let before: String = html.root_element().text().collect();
        assert!(raise(&mut html));
        let deepest = html.tree.nodes().map(|node| node.ancestors().count()).max();
        assert_eq!(deepest, Some(DEEPEST));
        assert_eq!(html.root_element().text().collect::<String>(), before);
        assert!(!raise(&mut html));
    }
}
