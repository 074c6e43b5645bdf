use ratatui::Frame;

/// The symbols that are drawn, each with its replacement for terminals with only ASCII.
const SYMBOLS: &[(&str, &str)] = &[
    ("▌", ">"),
    ("▸", ">"),
    ("◂", "<"),
    ("●", "*"),
    ("○", "o"),
    ("★", "*"),
    ("☆", "*"),
    ("✗", "!"),
    ("·", "-"),
    ("‹", "<"),
    ("›", ">"),
    ("─", "-"),
    ("━", "="),
    ("═", "="),
    ("│", "|"),
    ("┃", "|"),
    ("┌", "+"),
    ("┐", "+"),
    ("└", "+"),
    ("┘", "+"),
    ("├", "+"),
    ("┤", "+"),
    ("┬", "+"),
    ("┴", "+"),
    ("┼", "+"),
    ("▓", "#"),
    ("░", "."),
    ("▐", "|"),
    ("▎", "|"),
    ("▏", "_"),
    ("▣", "#"),
    ("▼", "v"),
    ("▲", "^"),
    ("•", "*"),
    ("◦", "o"),
    ("▪", "-"),
    ("…", "~"),
    ("¶", "="),
    ("½", "%"),
    ("–", "-"),
    ("—", "-"),
    ("‘", "'"),
    ("’", "'"),
    ("“", "\""),
    ("”", "\""),
    ("„", "\""),
    ("×", "x"),
    ("→", ">"),
    ("←", "<"),
    ("↑", "^"),
    ("↓", "v"),
    ("⏎", "$"),
    ("⇄", ">"),
    ("»", ">"),
    ("\u{a0}", " "),
];

/// Puts letters of ASCII in place of symbols on the whole screen; letters of other scripts stay.
pub(super) fn plain(frame: &mut Frame<'_>) {
    for cell in &mut frame.buffer_mut().content {
        if cell.symbol().is_ascii() {
            continue;
        }
        if let Some((_, ascii)) = SYMBOLS.iter().find(|(symbol, _)| *symbol == cell.symbol()) {
            cell.set_symbol(ascii);
        }
    }
}
