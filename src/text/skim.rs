//! The lines of markup read from its tags, without a tree: sufficient for most feed items.
//!
//! Guarantee: if it returns lines, they are those that `Document::plain_blocks` gives, in order; if a line may depend
//! on a rule of the tree (tables, figures, hidden parts, misnested blocks, unusual references), it returns none. The
//! property tests of `tests/text/skim.rs` compare the two.

use std::borrow::Cow;

use memchr::{memchr, memchr2};

use super::block::fold;
use super::clean::clean_into;
use super::context::{FIGURE_CLASS, FURNITURE_CLASSES};
use super::formula::EMOJI;
use super::html::{common_reference, is_inline};

/// Parts of class names that mark formulas.
const FORMULAS: [&str; 6] = ["latex", "\"tex", "'tex", "mwe-math", "katex", "MathJax"];
/// Maximum number of bytes of markup that are skimmed; for more, a tree is worth building.
const MOST_BYTES: usize = 200_000;

/// The visible lines of markup, read without building a tree: those that `Document::plain_blocks` gives. None for
/// markup in which a line depends on more than the starts and ends of blocks (tables, figures, hidden parts, unusual
/// references …).
pub(super) fn skim(html: &str) -> Option<Vec<String>> {
    if html.len() > MOST_BYTES {
        return None;
    }
    let mut skimmer = Skimmer::default();
    if !html.contains('<') {
        for paragraph in html.replace("\r\n", "\n").split("\n\n") {
            skimmer.text(paragraph)?;
            skimmer.flush();
        }
        return Some(skimmer.lines);
    }
    let mut rest = html;
    while let Some(at) = memchr(b'<', rest.as_bytes()) {
        let (text, tail) = rest.split_at(at);
        skimmer.text(text)?;
        rest = skimmer.markup(tail)?;
    }
    skimmer.text(rest)?;
    skimmer.flush();
    Some(skimmer.lines)
}

#[derive(Default)]
struct Skimmer {
    lines: Vec<String>,
    /// The line being read, its white space not yet collapsed.
    line: String,
    /// Whether the line contains a picture, which may end the line or not.
    broken: bool,
    /// Open blocks, except paragraphs, which end implicitly where another block starts.
    open: Vec<Kind>,
}

impl Skimmer {
    fn text(&mut self, raw: &str) -> Option<()> {
        if raw.is_empty() {
            return Some(());
        }
        let blank = raw.trim().is_empty();
        if !blank && (self.broken || matches!(self.open.last(), Some(Kind::List(_)))) {
            return None;
        }
        // Nearly all text holds neither.
        match memchr2(b'\0', b'&', raw.as_bytes()) {
            None => clean_into(raw, &mut self.line),
            Some(_) if memchr(b'\0', raw.as_bytes()).is_some() => return None,
            Some(_) => clean_into(&resolved(raw)?, &mut self.line),
        }
        Some(())
    }

    fn flush(&mut self) {
        self.broken = false;
        if self.line.is_empty() {
            return;
        }
        let line = fold(&self.line);
        self.line.clear();
        if !line.is_empty() {
            self.lines.push(line);
        }
    }

    /// Processes one tag or comment; returns the text after it.
    fn markup<'a>(&mut self, tail: &'a str) -> Option<&'a str> {
        if let Some(comment) = tail.strip_prefix("<!--") {
            let end = comment.find("-->")?;
            let inside = comment.get(..end)?;
            let odd = inside.starts_with(['>', '-']) || inside.contains("--");
            return if odd { None } else { comment.get(end + 3..) };
        }
        let inner = tail.get(1..)?;
        let closing = inner.starts_with('/');
        let named = if closing { inner.get(1..)? } else { inner };
        if !named.starts_with(|c: char| c.is_ascii_alphabetic()) {
            // A lone `<` is text in every browser, except in these cases.
            if closing || inner.starts_with(['!', '?']) || inner.is_empty() {
                return None;
            }
            self.text("<")?;
            return Some(inner);
        }
        let end = named.find(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/'))?;
        let name = named.get(..end)?;
        let name = if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
            Cow::Owned(name.to_ascii_lowercase())
        } else {
            Cow::Borrowed(name)
        };
        let attributes = named.get(end..)?;
        let close = tag_end(attributes)?;
        if !closing && close > 0 && may_hide(attributes.get(..close)?) {
            return None;
        }
        if closing {
            self.end(&name)?;
        } else {
            self.start(&name)?;
        }
        attributes.get(close + 1..)
    }

    fn start(&mut self, name: &str) -> Option<()> {
        let kind = Kind::of(name)?;
        match kind {
            Kind::Inline => return Some(()),
            _ if self.open.last() == Some(&Kind::Heading) => return None,
            Kind::Picture => {
                self.broken |= !self.line.trim().is_empty();
                return Some(());
            }
            Kind::Break | Kind::Paragraph => {}
            Kind::Item => {
                let list = self.open.iter().rposition(|open| matches!(open, Kind::List(_)));
                let inside = self.open.get(list.map_or(0, |list| list + 1)..)?;
                match inside {
                    [] => {}
                    [Kind::Item] => drop(self.open.pop()),
                    _ => return None,
                }
                self.open.push(kind);
            }
            Kind::List(_) if matches!(self.open.last(), Some(Kind::List(_))) => return None,
            Kind::List(_) | Kind::Heading | Kind::Division | Kind::Quote | Kind::Section => self.open.push(kind),
        }
        self.flush();
        Some(())
    }

    fn end(&mut self, name: &str) -> Option<()> {
        let kind = Kind::of(name)?;
        match kind {
            Kind::Inline => return Some(()),
            _ if kind != Kind::Heading && self.open.last() == Some(&Kind::Heading) => return None,
            Kind::Paragraph => {}
            // `</br>` is a break in every browser; the others vary.
            Kind::Break | Kind::Picture => return None,
            _ if self.open.last() == Some(&kind) => drop(self.open.pop()),
            // Overlapping blocks are repaired by rules of the tree builder; an end tag without a start tag is ignored.
            _ if self.open.contains(&kind) => return None,
            _ => return Some(()),
        }
        self.flush();
        Some(())
    }
}

/// The effect of a tag on lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Inline,
    Break,
    Picture,
    Paragraph,
    Heading,
    /// A list, and whether it is numbered.
    List(bool),
    Item,
    Quote,
    Division,
    Section,
}

impl Kind {
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "br" | "hr" => Self::Break,
            "img" => Self::Picture,
            "p" => Self::Paragraph,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Self::Heading,
            "ul" | "ol" => Self::List(name == "ol"),
            "li" => Self::Item,
            "blockquote" => Self::Quote,
            "div" => Self::Division,
            "section" => Self::Section,
            // Elements with special rules in the parser or in the reader of the tree.
            "applet" | "image" | "math" | "rb" | "rp" | "rt" | "rtc" | "ruby" => return None,
            _ if is_inline(name) && !name.contains('-') => Self::Inline,
            _ => return None,
        })
    }
}

/// The end of a tag: the first `>` outside quotes.
fn tag_end(attributes: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in attributes.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') => quote = Some(byte),
            // A tag within a tag is an error that parsers repair differently.
            (None, b'<') => return None,
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

/// Whether attributes may hide the element, or make it a figure.
fn may_hide(attributes: &str) -> bool {
    let says = |word: &str| attributes.contains(word);
    says("hidden")
        || says("HIDDEN")
        || says("display")
        || says("DISPLAY")
        || (says("class")
            && FURNITURE_CLASSES.iter().chain(&FORMULAS).chain(&EMOJI).chain(&[FIGURE_CLASS]).any(|class| says(class)))
        || attributes.contains('&') && says("class")
        || leads_to_place(attributes)
}

/// Whether an attribute begins with `#`: the link may lead back from a note.
fn leads_to_place(attributes: &str) -> bool {
    let mut before = attributes.split('#').take(attributes.matches('#').count());
    before.any(|before| before.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'')).ends_with('='))
}

/// Text with its character references decoded, if they are common ones written in full.
fn resolved(raw: &str) -> Option<String> {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('&') {
        let (before, tail) = rest.split_at(at);
        out.push_str(before);
        let after = tail.get(1..)?;
        if !after.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '#') {
            out.push('&');
            rest = after;
            continue;
        }
        let end = after.get(..after.len().min(12)).or(Some(after))?.find(';')?;
        out.push(character(after.get(..end)?)?);
        rest = after.get(end + 1..)?;
    }
    out.push_str(rest);
    Some(out)
}

fn character(reference: &str) -> Option<char> {
    if let Some(number) = reference.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        // HTML maps the code points below these to other characters.
        return char::from_u32(code)
            .filter(|c| matches!(*c, ' '..='~' | '\u{a0}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}'));
    }
    common_reference(reference)
}
