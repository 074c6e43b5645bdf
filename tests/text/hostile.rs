//! Markup and bytes that mean harm: in full size with `DATELINE_FULL=1`, else a hundredth.

use std::num::NonZero;

use dateline::text::{Options, clean_line, document, lay_out, width};
use vt100::{Callbacks, Screen};

/// A count in full, or a hundredth of it.
fn size(full: usize) -> usize {
    if std::env::var_os("DATELINE_FULL").is_some() { full } else { full / 100 }
}

/// Every case ends with a sentence that must be readable.
const END: &str = "The envoys agreed.";

fn cases() -> Vec<(&'static str, String)> {
    let end = END;
    let attributes = (0..size(100_000)).map(|n| format!("a{n}=v")).collect::<Vec<_>>().join(" ");
    vec![
        ("nested div", format!("{}{end}", "<div>".repeat(size(100_000)))),
        ("nested tables", format!("{}{end}", "<table><tr><td>".repeat(size(1_000)))),
        ("nested lists", format!("{}{end}", "<ul><li>".repeat(size(1_000)))),
        ("nested quotes", format!("{}{end}", "<blockquote>".repeat(size(10_000)))),
        ("attributes", format!("<p {attributes}>{end}</p>")),
        ("table rows", format!("<p>{end}</p><table>{}</table>", "<tr><td>a<td>b</tr>".repeat(size(100_000)))),
        ("table columns", format!("<p>{end}</p><table><tr>{}</table>", "<td>a".repeat(size(100_000)))),
        ("colspan", format!("<table><tr><td colspan=10000000 rowspan=10000000>{end}<td>x</tr><tr><td>y</table>")),
        ("a long line", format!("<p>{end} {}</p>", "word ".repeat(size(2_000_000)))),
        ("a long line without spaces", format!("<p>{end} {}</p>", "w".repeat(size(10_000_000)))),
        ("a long line of Chinese", format!("<p>{end} {}</p>", "港口罢工。".repeat(size(600_000)))),
        ("a long line of Thai", format!("<p>{end} {}</p>", "ผู้แทนตกลงเปิดช่องแคบ".repeat(size(150_000)))),
        ("a long line of Arabic", format!("<p>{end} {}</p>", "قالت اللجنة ".repeat(size(500_000)))),
        ("misnested", format!("<p>{end}</p>{}", "<b><p>".repeat(size(800_000)))),
        ("misnested links", format!("<p>{end}</p>{}", "<a href=x><i><p>y".repeat(size(100_000)))),
        ("open brackets", format!("<p>{end}</p>{}", "<".repeat(size(1_000_000)))),
        ("breaks", format!("<p>{end}</p>{}", "x<br>".repeat(size(200_000)))),
        ("marks", format!("<p>{end} a{}</p>", "\u{301}".repeat(size(1_000_000)))),
        ("joiners", format!("<p>{end} {}</p>", "👩\u{200d}".repeat(size(200_000)))),
        ("isolates", format!("<p>{end}{}</p>", "<bdi dir=rtl>א</bdi>b<br>".repeat(size(100_000)))),
        ("entities", format!("<p>{end}</p>{}", "&amp;&#27;[31m".repeat(size(100_000)))),
    ]
}

#[test]
fn hostile_markup_is_answered_with_readable_lines() {
    for (name, html) in cases() {
        let document = document(&html, None);
        for visual_order in [false, true] {
            let set = lay_out(&document, 66, Options { visual_order, ..Options::default() });
            let readable = set.lines.iter().any(|line| line.printed().contains(END.trim_end_matches('.')));
            assert!(readable, "{name}: {:?}", set.lines.iter().take(3).collect::<Vec<_>>());
            let widest = set.lines.iter().map(dateline::text::Line::width).max();
            assert!(widest <= Some(66), "{name}: {widest:?}");
        }
    }
}

/// Rows and columns.
const SIZE: (NonZero<u16>, NonZero<u16>) = (NonZero::new(24).unwrap(), NonZero::new(80).unwrap());

/// Counts what a terminal was told besides characters.
#[derive(Default)]
struct Seen(Vec<String>);

impl Callbacks for Seen {
    fn audible_bell(&mut self, _: &mut Screen) {
        self.0.push("bell".to_owned());
    }
    fn visual_bell(&mut self, _: &mut Screen) {
        self.0.push("visual bell".to_owned());
    }
    fn resize(&mut self, _: &mut Screen, to: (u16, u16)) {
        self.0.push(format!("resize {to:?}"));
    }
    fn set_window_icon_name(&mut self, _: &mut Screen, name: &[u8]) {
        self.0.push(format!("icon {name:?}"));
    }
    fn set_window_title(&mut self, _: &mut Screen, title: &[u8]) {
        self.0.push(format!("title {title:?}"));
    }
    fn copy_to_clipboard(&mut self, _: &mut Screen, _: &[u8], data: &[u8]) {
        self.0.push(format!("copy {data:?}"));
    }
    fn paste_from_clipboard(&mut self, _: &mut Screen, _: &[u8]) {
        self.0.push("paste".to_owned());
    }
    fn unhandled_control(&mut self, _: &mut Screen, byte: u8) {
        self.0.push(format!("control {byte:x}"));
    }
    fn unhandled_escape(&mut self, _: &mut Screen, _: Option<u8>, _: Option<u8>, byte: u8) {
        self.0.push(format!("escape {byte:x}"));
    }
    fn unhandled_csi(&mut self, _: &mut Screen, _: Option<u8>, _: Option<u8>, _: &[&[u16]], c: char) {
        self.0.push(format!("sequence {c}"));
    }
    fn unhandled_osc(&mut self, _: &mut Screen, parameters: &[&[u8]]) {
        self.0.push(format!("command {parameters:?}"));
    }
}

/// A repeatable stream of numbers.
struct Random(u64);

impl Random {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % most as u64).unwrap()
    }

    /// Text in which every other part commands a terminal.
    fn text(&mut self) -> String {
        const PARTS: [&str; 40] = [
            "\u{1b}[31m",
            "\u{1b}[2J",
            "\u{1b}]0;title\u{7}",
            "\u{1b}]52;c;eA==\u{1b}\\",
            "\u{1b}P1$r\u{1b}\\",
            "\u{1b}c",
            "\u{1b}(0",
            "\u{1b}#8",
            "\u{9b}5A",
            "\u{9d}0;t\u{9c}",
            "\u{90}q\u{9c}",
            "\u{7}",
            "\u{8}",
            "\u{d}",
            "\u{c}",
            "\u{b}",
            "\u{e}",
            "\u{7f}",
            "\u{85}",
            "\u{202e}",
            "\u{2066}",
            "&#27;[1A",
            "&#x9b;2K",
            "&#7;",
            "&#155;",
            "&lt;",
            "<b>",
            "</b>",
            "\u{1b}",
            "[",
            "]0;",
            ";",
            "m",
            "word ",
            "漢字",
            "שלום",
            "\u{301}",
            "\n",
            "\t",
            "\u{0}",
        ];
        let mut text = String::new();
        for _ in 0..=self.below(12) {
            match self.below(3) {
                0 => text.push(char::from_u32(u32::try_from(self.below(0x300)).unwrap()).unwrap_or(' ')),
                _ => text.push_str(PARTS[self.below(PARTS.len())]),
            }
        }
        text
    }
}

#[test]
fn nothing_that_commands_a_terminal_gets_out() {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let mut terminal = vt100::Parser::new_with_callbacks(SIZE.0, SIZE.1, 0, Seen::default());
    for _ in 0..size(1_000_000) {
        let (title, body) = (random.text(), random.text());
        let mut lines = vec![clean_line(&title, 300)];
        let options = Options { visual_order: random.below(2) == 0, ..Options::default() };
        lines.extend(lay_out(&document(&body, None), 60, options).lines.iter().map(dateline::text::Line::printed));
        for line in lines {
            assert!(!line.chars().any(char::is_control), "{title:?} {body:?} gave {line:?}");
            let line = dateline::text::fit(&line, 78);
            terminal.process(b"\x1b[H\x1b[2K");
            terminal.process(line.as_bytes());
            let (row, column) = terminal.screen().cursor_position();
            assert!(
                row == 0 && usize::from(column) <= width(&line) + 2,
                "the cursor went to {row}:{column} by {line:?}"
            );
            assert!(terminal.callbacks().0.is_empty(), "{:?} by {title:?} {body:?}", terminal.callbacks().0);
        }
    }
}
