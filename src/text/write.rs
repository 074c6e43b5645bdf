use std::fmt::Write as _;

use super::document::{Block, Span, Table, given_direction};

/// Markup written from blocks.
pub(super) fn html(blocks: &[Block]) -> String {
    let mut out = String::new();
    html_of(blocks, &mut out);
    out
}

/// A text in which nothing is markup.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn html_spans(spans: &[Span], out: &mut String) {
    for span in spans.iter().filter(|span| !span.text.is_empty()) {
        let mut tags = Vec::new();
        if let Some(link) = &span.link {
            let _ = write!(out, "<a href=\"{}\">", escaped(link));
            tags.push("a");
        }
        if span.direction.is_some() || span.language.is_some() {
            attributes(span, out);
            tags.push("span");
        }
        let style = span.style;
        for (on, tag) in [
            (style.strong, "strong"),
            (style.emphasis, "em"),
            (style.code, "code"),
            (style.superscript, "sup"),
            (style.subscript, "sub"),
        ] {
            if on {
                let _ = write!(out, "<{tag}>");
                tags.push(tag);
            }
        }
        out.push_str(&escaped(&span.text).replace('\n', "<br>"));
        for tag in tags.iter().rev() {
            let _ = write!(out, "</{tag}>");
        }
    }
}

fn attributes(span: &Span, out: &mut String) {
    out.push_str("<span");
    if let Some(direction) = span.direction {
        let _ = write!(out, " dir=\"{}\"", direction.as_str());
    }
    if let Some(language) = &span.language {
        let _ = write!(out, " lang=\"{}\"", escaped(language));
    }
    out.push('>');
}

fn table(table: &Table, out: &mut String) {
    for (index, row) in table.rows.iter().enumerate() {
        let tag = if index < table.header { "th" } else { "td" };
        wrapped("tr", out, |out| row.iter().for_each(|cell| wrapped(tag, out, |out| html_spans(cell, out))));
    }
}

fn html_of(blocks: &[Block], out: &mut String) {
    for block in blocks {
        match block {
            Block::Paragraph(spans) => directed("p", spans, out),
            Block::Heading(level, spans) => directed(&format!("h{level}"), spans, out),
            Block::Preformatted(lines) => wrapped("pre", out, |out| out.push_str(&escaped(&lines.join("\n")))),
            Block::Quote(inner) => wrapped("blockquote", out, |out| html_of(inner, out)),
            Block::Rule => out.push_str("<hr>\n"),
            Block::List(start, items) => wrapped(if start.is_some() { "ol" } else { "ul" }, out, |out| {
                for item in items {
                    wrapped("li", out, |out| html_of(item, out));
                }
            }),
            Block::Table(cells) => wrapped("table", out, |out| table(cells, out)),
            Block::Figure { alt, src, size, caption, credit } => wrapped("figure", out, |out| {
                if let Some(src) = src {
                    let _ = write!(out, "<img src=\"{}\" alt=\"{}\"", escaped(src), escaped(alt));
                    if let Some((width, height)) = size {
                        let _ = write!(out, " width=\"{width}\" height=\"{height}\"");
                    }
                    out.push('>');
                }
                wrapped("figcaption", out, |out| {
                    html_spans(caption, out);
                    if !credit.is_empty() {
                        wrapped("cite", out, |out| html_spans(credit, out));
                    }
                });
            }),
        }
    }
}

/// Spans in an element with the direction of the paragraph, where the markup gave it one.
fn directed(tag: &str, spans: &[Span], out: &mut String) {
    match given_direction(spans) {
        Some(direction) => {
            let _ = write!(out, "<{tag} dir=\"{}\">", direction.as_str());
            html_spans(spans, out);
            let _ = writeln!(out, "</{tag}>");
        }
        None => wrapped(tag, out, |out| html_spans(spans, out)),
    }
}

fn wrapped(tag: &str, out: &mut String, inside: impl FnOnce(&mut String)) {
    let _ = write!(out, "<{tag}>");
    inside(out);
    let _ = writeln!(out, "</{tag}>");
}
