//! Every command of the table in the real reader, and random walks.

use crossterm::event::{KeyCode, KeyModifiers};
use dateline::app::{COMMANDS, Command, Entry, Key, Screen};
use rstest::rstest;

use super::folders;
use super::terminal::Terminal;

/// The key that cancels whose byte cannot be the beginning of something else.
const CANCEL: &str = "\u{7}";

/// What a terminal sends for a key.
pub(super) fn bytes(key: Key) -> String {
    let (code, modifiers) = key.event();
    match code {
        KeyCode::Char(letter) if modifiers.contains(KeyModifiers::CONTROL) => {
            char::from(u8::try_from(letter).unwrap() & 0x1f).to_string()
        }
        KeyCode::Char(letter) => letter.to_string(),
        KeyCode::Enter => "\r".to_owned(),
        KeyCode::Esc => CANCEL.to_owned(),
        KeyCode::Tab => "\t".to_owned(),
        KeyCode::BackTab => "\u{1b}[Z".to_owned(),
        KeyCode::Up => "\u{1b}[A".to_owned(),
        KeyCode::Down => "\u{1b}[B".to_owned(),
        KeyCode::Right => "\u{1b}[C".to_owned(),
        KeyCode::Left => "\u{1b}[D".to_owned(),
        KeyCode::Home => "\u{1b}[H".to_owned(),
        KeyCode::End => "\u{1b}[F".to_owned(),
        KeyCode::PageUp => "\u{1b}[5~".to_owned(),
        KeyCode::PageDown => "\u{1b}[6~".to_owned(),
        KeyCode::F(1) => "\u{1b}OP".to_owned(),
        other => panic!("no bytes for {other:?}"),
    }
}

/// Commands that end the program, leave it, or start another.
pub(super) fn stays(entry: &Entry) -> bool {
    !matches!(entry.command, Command::Quit | Command::Suspend | Command::Browse)
}

/// The settings are opened and closed again: the reader is there and goes on.
pub(super) fn goes_on(terminal: &mut Terminal, after: &str) {
    terminal.type_keys(&CANCEL.repeat(5));
    terminal.type_keys(",");
    terminal.wait(after, |screen| screen.contains("feeds_at_once         256"));
    // A question that the cache was asked for may come over the panel and take the first.
    terminal.type_keys(&CANCEL.repeat(2));
    terminal.wait(after, |screen| !screen.contains("feeds_at_once         256"));
}

#[rstest]
#[case(40, 10)]
#[case(80, 24)]
#[case(120, 36)]
#[case(200, 60)]
fn every_command_of_the_table_leads_on(#[case] columns: u16, #[case] rows: u16) {
    let (config, data) = folders();
    let mut terminal = Terminal::reader(config.path(), data.path(), &["--offline"], columns, rows);
    terminal.wait_for("Welcome");
    for screen in Screen::ALL {
        for entry in COMMANDS.iter().filter(|entry| stays(entry)).filter(|entry| entry.means_in(screen)) {
            // `q` in the headlines quits, as the table says, and an article opens only where there is one.
            if entry.command == Command::Back && matches!(screen, Screen::Headlines | Screen::Article) {
                continue;
            }
            terminal.type_keys(match screen {
                Screen::Headlines => "",
                Screen::Article => "\r",
                Screen::Panel => "?",
                Screen::Subscriptions => "e",
            });
            let keys = Key::parse_all(entry.keys[0]).unwrap();
            terminal.type_keys(&keys.into_iter().map(bytes).collect::<String>());
            goes_on(&mut terminal, &format!("{} on {screen:?}", entry.name));
        }
    }
    terminal.type_keys("q");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn a_random_walk_of_keys_ends_where_one_can_go_on() {
    let keys = if std::env::var_os("DATELINE_FULL").is_some() { 5_000 } else { 50 };
    let (config, data) = folders();
    let mut terminal = Terminal::reader(config.path(), data.path(), &["--offline"], 120, 36);
    terminal.wait_for("Welcome");
    let usable: Vec<&Entry> =
        COMMANDS.iter().filter(|entry| stays(entry)).filter(|entry| entry.command != Command::Back).collect();
    let mut dice = 4_242_u64;
    let mut walked = Vec::new();
    for step in 1..=keys {
        dice ^= dice << 13;
        dice ^= dice >> 7;
        dice ^= dice << 17;
        let entry = usable[usize::try_from(dice % u64::try_from(usable.len()).unwrap()).unwrap()];
        let keys = Key::parse_all(entry.keys[0]).unwrap();
        walked.push(entry.name);
        terminal.type_keys(&keys.into_iter().map(bytes).collect::<String>());
        // Letters that were typed into a search or a palette are no commands; Enter in the panel of sharing saves a file.
        if step % 10 == 0 || entry.command == Command::Share {
            goes_on(&mut terminal, &walked.join(" "));
            walked.clear();
        }
    }
    goes_on(&mut terminal, "the walk");
    terminal.type_keys("q");
    assert_eq!(terminal.end().0, 0);
}
