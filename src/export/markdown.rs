use std::fmt::Write as _;

use crate::text::{Block, Document, Span, Style, Table};

/// Markdown (`CommonMark` with tables and deleted text) written from blocks: every character that means something there is
/// escaped, so that no markup of an article gets through.
#[must_use]
pub fn markdown(document: &Document) -> String {
    of_blocks(&document.blocks)
}

fn of_blocks(blocks: &[Block]) -> String {
    let parts: Vec<String> = blocks.iter().map(block).filter(|part| !part.is_empty()).collect();
    parts.join("\n\n")
}

/// The blocks of an item; a list right under its first line leaves no empty line, so that the list stays a tight one.
fn item(blocks: &[Block]) -> String {
    match blocks {
        [first @ Block::Paragraph(_), Block::List(..)] => {
            let list = blocks.get(1).map(block).unwrap_or_default();
            format!("{}\n{list}", block(first))
        }
        _ => of_blocks(blocks),
    }
}

fn block(block: &Block) -> String {
    match block {
        Block::Paragraph(spans) => line_start(&of_spans(spans)),
        Block::Heading(level, spans) => {
            let text = of_spans(spans).replace("\\\n", " ");
            // A row of `#` at the end would close the heading.
            let (before, run) = text.split_at(text.trim_end_matches('#').len());
            let escape = if run.is_empty() { "" } else { "\\" };
            format!("{} {before}{escape}{run}", "#".repeat(usize::from(*level).clamp(1, 6)))
        }
        Block::Preformatted(lines) => {
            let text = lines.join("\n");
            let fence = "`".repeat(longest(&text, '`').max(2) + 1);
            format!("{fence}\n{text}\n{fence}")
        }
        Block::Quote(inner) => indented(&of_blocks(inner), "> ", "> "),
        Block::Rule => "---".to_owned(),
        Block::List(start, items) => {
            let mut lines = Vec::new();
            for (at, blocks) in items.iter().enumerate() {
                let mark = match start {
                    Some(start) => format!("{}. ", u64::from(*start) + at as u64),
                    None => "- ".to_owned(),
                };
                lines.push(indented(&item(blocks), &mark, &" ".repeat(mark.len())));
            }
            lines.join("\n")
        }
        Block::Table(cells) => table(cells),
        Block::Figure { alt, src, caption, credit, .. } => {
            let picture = src.as_ref().map(|src| format!("![{}]({})", escaped(alt), address(src)));
            let captions: Vec<String> = [caption, credit].into_iter().map(|spans| of_spans(spans)).collect();
            let captions = captions.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
            let captions = (!captions.is_empty()).then(|| line_start(&captions));
            picture.into_iter().chain(captions).collect::<Vec<_>>().join("\n\n")
        }
    }
}

/// A text with a mark before its first line and another before the rest.
fn indented(text: &str, first: &str, rest: &str) -> String {
    let lines = text.lines().enumerate().map(|(at, line)| {
        let mark = if at == 0 { first } else { rest };
        if line.is_empty() { mark.trim_end().to_owned() } else { format!("{mark}{line}") }
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn table(table: &Table) -> String {
    let columns = table.columns();
    // Each row has a cell for each column; Markdown has none that span.
    let row = |cells: &Vec<Vec<Span>>| {
        let cells = cells.iter().map(|spans| cell(spans)).chain(std::iter::repeat_with(String::new));
        cells.take(columns).fold("|".to_owned(), |row, cell| format!("{row} {cell} |"))
    };
    let rule = format!("|{}", " --- |".repeat(columns));
    // Markdown has no table without a row of headings, so an empty one is added.
    let empty = (table.header == 0).then(|| format!("|{}", "  |".repeat(columns)));
    let mut lines: Vec<String> = empty.into_iter().chain(table.rows.iter().map(row)).collect();
    if !lines.is_empty() {
        lines.insert(1, rule);
    }
    lines.join("\n")
}

/// A cell on one line; a bar parts cells even in code.
fn cell(spans: &[Span]) -> String {
    let barred = |span: &Span| {
        let text = if span.style.code { span.text.replace('|', "\\|") } else { span.text.clone() };
        Span { text, ..span.clone() }
    };
    of_spans(&spans.iter().map(barred).collect::<Vec<_>>()).replace("\\\n", " ")
}

fn of_spans(spans: &[Span]) -> String {
    let mut out = String::new();
    for span in spans.iter().filter(|span| !span.text.is_empty()) {
        let bare = span.text.trim_matches(' ');
        // Marks are next to the letters, not to the spaces beside them.
        let (before, after) = (span.text.starts_with(' '), span.text.ends_with(' '));
        if bare.is_empty() {
            out.push(' ');
            continue;
        }
        out.push_str(if before { " " } else { "" });
        let text = if span.style.code { code(bare) } else { escaped(bare).replace('\n', "\\\n") };
        let mark = match (span.style.strong, span.style.emphasis) {
            (true, true) => "***",
            (true, false) => "**",
            (false, true) => "*",
            (false, false) => "",
        };
        let text = raised(&format!("{mark}{text}{mark}"), span.style);
        match &span.link {
            Some(link) => drop(write!(out, "[{text}]({})", address(link))),
            None => out.push_str(&text),
        }
        out.push_str(if after { " " } else { "" });
    }
    out.trim().to_owned()
}

/// Text in the elements and marks of its position and deletion.
fn raised(text: &str, style: Style) -> String {
    let text = if style.deleted { format!("~~{text}~~") } else { text.to_owned() };
    match style {
        Style { superscript: true, .. } => format!("<sup>{text}</sup>"),
        Style { subscript: true, .. } => format!("<sub>{text}</sub>"),
        _ => text,
    }
}

fn code(text: &str) -> String {
    let fence = "`".repeat(longest(text, '`') + 1);
    let room = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{room}{}{room}{fence}", text.replace('\n', " "))
}

/// How often a character is repeated at most.
fn longest(text: &str, wanted: char) -> usize {
    text.split(|c| c != wanted).map(str::len).max().unwrap_or(0)
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            // A place where a word may be parted is nothing that is read.
            '\u{ad}' => {}
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '>' => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    out
}

/// Escapes what at the start of a line begins a heading, a list, a rule or a number.
fn line_start(text: &str) -> String {
    let lines = text.split('\n').map(|line| {
        let digits = line.chars().take_while(char::is_ascii_digit).count();
        let after = line.get(digits..).unwrap_or_default();
        if digits > 0 && (after.starts_with('.') || after.starts_with(')')) {
            let number = line.get(..digits).unwrap_or_default();
            return format!("{number}\\{after}");
        }
        if line.starts_with(['#', '+', '-', '=']) { format!("\\{line}") } else { line.to_owned() }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// An address between angle brackets, which no character of it can leave.
fn address(link: &str) -> String {
    let link: String = link.chars().filter(|c| !c.is_control()).collect();
    format!("<{}>", link.replace('<', "%3C").replace('>', "%3E").replace('\\', "%5C"))
}

#[cfg(test)]
mod tests {
    use crate::text::document;

    fn markdown(markup: &str) -> String {
        super::markdown(&document(markup, Some("https://harbour.example/")))
    }

    #[test]
    fn blocks_and_spans_are_written_and_nothing_of_the_text_is_markup() {
        assert_eq!(
            markdown("<h2>Tide &amp; wind</h2><p>A <b>bold</b> <a href='/x'>link</a>.</p>"),
            "## Tide &amp; wind\n\nA **bold** [link](<https://harbour.example/x>)."
        );
        assert_eq!(
            markdown("<p># no heading</p><p>1. no list</p><p>- none * _here_ `or` &lt;b&gt;</p>"),
            "\\# no heading\n\n1\\. no list\n\n\\- none \\* \\_here\\_ \\`or\\` &lt;b\\>"
        );
        assert_eq!(markdown("<p>Harbour&shy;master</p>"), "Harbourmaster");
        assert_eq!(markdown("<ul><li>One<li><p>Two</p><p>more</p></ul>"), "- One\n- Two\n\n  more");
        assert_eq!(markdown("<blockquote><p>Said</p><p>so</p></blockquote>"), "> Said\n>\n> so");
        assert_eq!(
            markdown("<table><tr><th>Port</th><th>Ships</th></tr><tr><td>A|B</td><td>3</td></tr></table>"),
            "| Port | Ships |\n| --- | --- |\n| A\\|B | 3 |"
        );
        assert_eq!(
            markdown(
                "<table><tr><td><code>a|b</code></td><td>H<sub>2</sub>O, x<sup>2</sup>, <del>old</del></td></tr></table>"
            ),
            "|  |  |\n| --- | --- |\n| `a\\|b` | H<sub>2</sub>O, x<sup>2</sup>, ~~old~~ |"
        );
        assert_eq!(
            markdown("<table><tr><th>Pier<th>May<th>June<tr><td>East<td colspan=2>closed<tr><td>West</table>"),
            "| Pier | May | June |\n| --- | --- | --- |\n| East | closed |  |\n| West |  |  |"
        );
        assert_eq!(markdown("<ol start=9><li>nine<ul><li>a</ul><li>ten</ol>"), "9. nine\n   - a\n10. ten");
        assert_eq!(
            markdown("<h2>&lt;img src=x&gt; [here](javascript:x) ![b](http://t.example/p) C##</h2>"),
            "## &lt;img src=x\\> \\[here\\](javascript:x) !\\[b\\](http://t.example/p) C\\##"
        );
        assert_eq!(markdown("<pre>a\n```\nb</pre>"), "````\na\n```\nb\n````");
    }
}
