//! The pictures of the README: the real program in a terminal, its cells written as SVG. Each run looks that they show
//! what they should; `PORTRAITS=assets/pictures cargo test portrait` writes them.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use portable_pty::CommandBuilder;
use vt100::{Cell, Color, Screen};

use super::terminal::{Terminal, environment};
use super::{folders, newsroom};

/// Pixels of a cell, and of the margin round the screen.
const CELL: (f32, f32) = (8.4, 18.0);
const MARGIN: f32 = 10.0;
const GROUND: &str = "#16181d";
const INK: &str = "#d8dbe2";
/// The sixteen colours of a terminal.
const SIXTEEN: [&str; 16] = [
    "#24272e", "#e06c75", "#8cc570", "#e0b060", "#62a8ea", "#c080d8", "#56b6c2", "#c8ccd4", "#5c6370", "#f08088",
    "#a0d888", "#f0c878", "#80bcf4", "#d498e8", "#70cad4", "#ffffff",
];

fn colour(colour: Color, plain: &str) -> String {
    match colour {
        Color::Default => plain.to_owned(),
        Color::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
        Color::Idx(at @ 0..16) => SIXTEEN[usize::from(at)].to_owned(),
        Color::Idx(at @ 16..232) => {
            let level = |part: u8| if part == 0 { 0 } else { 55 + 40 * part };
            let (red, green, blue) = ((at - 16) / 36, (at - 16) / 6 % 6, (at - 16) % 6);
            format!("#{:02x}{:02x}{:02x}", level(red), level(green), level(blue))
        }
        Color::Idx(at) => {
            let grey = 8 + 10 * (at - 232);
            format!("#{grey:02x}{grey:02x}{grey:02x}")
        }
    }
}

/// How a cell is drawn: ink, ground, and the attributes of its letters.
fn look(cell: &Cell) -> (String, String, String) {
    let (mut ink, mut ground) = (colour(cell.fgcolor(), INK), colour(cell.bgcolor(), GROUND));
    if cell.inverse() {
        std::mem::swap(&mut ink, &mut ground);
    }
    let mut more = String::new();
    for (set, attribute) in [
        (cell.bold(), " font-weight=\"bold\""),
        (cell.italic(), " font-style=\"italic\""),
        (cell.underline(), " text-decoration=\"underline\""),
        (cell.dim(), " opacity=\"0.7\""),
    ] {
        more.push_str(if set { attribute } else { "" });
    }
    (ink, ground, more)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The screen as it is, cell by cell: nothing is left to the viewer's own order or shapes of letters.
fn svg(screen: &Screen, what: &str) -> String {
    let (rows, columns) = screen.size();
    let (rows, columns) = (rows.get(), columns.get());
    let at = |n: u16, size: f32| f32::from(n).mul_add(size, MARGIN);
    let (width, height) = (at(columns, CELL.0) + MARGIN, at(rows, CELL.1) + MARGIN);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" role=\"img\">\n<title>{}</title>\n\
         <rect width=\"100%\" height=\"100%\" rx=\"6\" fill=\"{GROUND}\"/>\n\
         <g font-family=\"'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"14\" xml:space=\"preserve\" \
         style=\"unicode-bidi: bidi-override; direction: ltr\">\n",
        escaped(what)
    );
    for row in 0..rows {
        let mut column = 0;
        while column < columns {
            let Some(cell) = screen.cell(row, column) else { break };
            let (ink, ground, more) = look(cell);
            // Letters that a terminal sets one cell wide go together, every other sign stands in its own cell.
            let plain = |cell: &Cell| cell.contents().is_empty() || cell.contents().is_ascii();
            let mut end = column + if cell.is_wide() { 2 } else { 1 };
            let mut text = if cell.contents().is_empty() { " ".to_owned() } else { cell.contents().to_owned() };
            while plain(cell)
                && let Some(next) =
                    screen.cell(row, end).filter(|next| end < columns && plain(next) && look(next) == look(cell))
            {
                text.push_str(if next.contents().is_empty() { " " } else { next.contents() });
                end += 1;
            }
            let (x, y) = (at(column, CELL.0), at(row, CELL.1));
            let wide = f32::from(end - column) * CELL.0;
            if ground != GROUND {
                writeln!(out, "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{wide:.1}\" height=\"18\" fill=\"{ground}\"/>")
                    .unwrap();
            }
            let base = y + 13.5;
            // Where a run begins and ends the viewer's own font may not move it.
            let lead = text.len() - text.trim_start().len();
            let shown = text.trim();
            if text.is_ascii() && !shown.is_empty() {
                let x = x + f32::from(u16::try_from(lead).unwrap()) * CELL.0;
                let long = f32::from(u16::try_from(shown.len()).unwrap()) * CELL.0;
                let shown = escaped(shown);
                writeln!(
                    out,
                    "<text x=\"{x:.1}\" y=\"{base:.1}\" textLength=\"{long:.1}\" fill=\"{ink}\"{more}>{shown}</text>"
                )
                .unwrap();
            } else if !shown.is_empty() {
                let (x, shown) = (x + wide / 2.0, escaped(shown));
                writeln!(
                    out,
                    "<text x=\"{x:.1}\" y=\"{base:.1}\" text-anchor=\"middle\" fill=\"{ink}\"{more}>{shown}</text>"
                )
                .unwrap();
            }
            column = end;
        }
    }
    out + "</g>\n</svg>\n"
}

/// The reader in all its colours.
fn reader(config: &Path, data: &Path, arguments: &[&str], (columns, rows): (u16, u16)) -> Terminal {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_dateline"));
    command.args(["--config".as_ref(), config.as_os_str(), "--data".as_ref(), data.as_os_str()]);
    command.args(arguments);
    environment(&mut command);
    command.env("COLORTERM", "truecolor");
    command.env("COLORFGBG", "15;0");
    Terminal::run(command, columns, rows)
}

fn keep(name: &str, terminal: &mut Terminal, what: &str) {
    terminal.settle();
    let picture = svg(terminal.cells(), what);
    assert!(picture.contains("<text") && picture.len() > 5_000, "{name} shows nothing");
    if let Some(folder) = std::env::var_os("PORTRAITS") {
        fs::write(PathBuf::from(folder).join(name), picture).unwrap();
    }
}

#[test]
fn the_portraits_of_the_readme_are_of_the_real_program() {
    let (config, data) = folders();
    let _server = newsroom(config.path());
    // Its articles have no pages.
    fs::write(config.path().join("config.toml"), "full_text = \"never\"\n").unwrap();
    let mut terminal = reader(config.path(), data.path(), &[], (120, 32));
    terminal.wait("the refresh", |screen| screen.contains("World 3") && screen.contains("Europe"));
    terminal.type_keys("1g\r");
    terminal.wait_for("Translation by Irena Talvik");
    let goes_on =
        |screen: &str| screen.split("refresh ").skip(1).any(|behind| behind.starts_with(|c: char| c.is_ascii_digit()));
    terminal.wait("a line without progress", |screen| !goes_on(screen));
    keep("article.svg", &mut terminal, "Headlines, and an article with its author and its translator");
    terminal.type_keys("c");
    terminal.wait("the panel of credits", |screen| screen.matches("Irena Talvik").count() > 1);
    keep("credits.svg", &mut terminal, "Who wrote, translated and edited an article");
    terminal.type_keys("\u{3}");
    terminal.end();

    let mut terminal = reader(config.path(), data.path(), &["--offline"], (64, 24));
    terminal.wait_for("Three delegations");
    terminal.type_keys("q");
    terminal.wait("the list", |screen| screen.contains("Envoys agree") && screen.contains("q quit"));
    keep("narrow.svg", &mut terminal, "A narrow terminal: the list alone");
    terminal.type_keys("\u{3}");
    terminal.end();

    for (language, words, name, what) in [
        ("ar", "2026", "arabic.svg", "An Arabic article, set from right to left"),
        ("zh", "欢迎", "chinese.svg", "An article in Chinese"),
    ] {
        let set = format!("interface_language={language}");
        let mut terminal = reader(config.path(), data.path(), &["--offline", "--set", &set], (100, 28));
        terminal.wait_for("Guide ");
        terminal.type_keys("/");
        terminal.wait("the line for a search", |screen| screen.contains('▏'));
        terminal.type_keys(&format!("source:guide-{language}\r"));
        terminal.settle();
        terminal.type_keys("\r");
        terminal.settle();
        assert!(!terminal.screen().contains("Envoys"), "{}", terminal.screen());
        assert!(terminal.screen().contains(words), "{}", terminal.screen());
        keep(name, &mut terminal, what);
        terminal.type_keys("\u{3}");
        terminal.end();
    }
}
