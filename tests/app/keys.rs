//! The table of commands: keys, `keys.toml`, help, palette, docs/keys.md, manual page.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::path::Path;

use crossterm::event::{KeyCode, KeyModifiers};
use dateline::app::{
    App, COMMANDS, Command, Effect, Focus, Input, Key, KeyMap, KeyRow, Meaning, Msg, Panel, Screen, Write,
};
use dateline::config::{KeyLine, load_keys};
use dateline::model::{ArticleId, Mark};
use dateline::words::Words;

use super::{app, app_in, enter, environment, key, screen};

fn press(code: KeyCode) -> Msg {
    Msg::Input(Input::Key(code, KeyModifiers::NONE))
}

fn type_keys(app: &mut App, keys: &str) -> Vec<Effect> {
    keys.chars().flat_map(|c| app.update(key(c))).collect()
}

/// `keys.toml` as a user wrote it: the map and what was told.
fn user(text: &str) -> (KeyMap, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("keys.toml"), text).unwrap();
    let (lines, mut errors) = load_keys(folder.path());
    let (map, wrong) = KeyMap::with(&lines);
    errors.extend(wrong);
    let told = errors.iter().map(|error| error.to_string().replace(&*folder.path().to_string_lossy(), "")).collect();
    (map, told)
}

#[test]
fn names_and_keys_of_the_table_are_good_and_unlike() {
    let mut names = HashSet::new();
    for entry in COMMANDS.iter() {
        assert!(names.insert(entry.name), "{} stands twice", entry.name);
        assert!(entry.name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'), "{}", entry.name);
        assert!(Words::english().has(&entry.help_id()) && Screen::ALL.into_iter().any(|screen| entry.means_in(screen)));
        for keys in entry.keys {
            assert!(Key::parse_all(keys).is_ok(), "{}: {keys}", entry.name);
        }
    }
    let map = KeyMap::default();
    for (screen, keys, command) in map.bound() {
        let alike = |other: &[Key]| other.starts_with(keys) || keys.starts_with(other);
        let others = map.bound().iter().filter(|(at, other, _)| at == screen && alike(other));
        assert_eq!(others.count(), 1, "{keys:?} of {command:?} means two things on {screen:?}");
    }
}

#[test]
fn the_documented_keys_are_the_keys() {
    let (lines, errors) = load_keys(&Path::new(env!("CARGO_MANIFEST_DIR")).join("assets"));
    assert!(errors.is_empty(), "{errors:?}");
    let (map, errors) = KeyMap::with(&lines);
    assert!(errors.is_empty(), "{errors:?}");
    let set = |map: &KeyMap| map.bound().iter().cloned().collect::<HashSet<_>>();
    assert_eq!(set(&map), set(&KeyMap::default()));
    let said: HashSet<(Screen, Vec<Key>, Command)> = lines.iter().flat_map(of_line).collect();
    assert_eq!(said, set(&KeyMap::default()), "a key of the table is not in assets/keys.toml");
}

fn of_line(line: &KeyLine) -> Vec<(Screen, Vec<Key>, Command)> {
    let command = Command::named(&line.commands[0]).unwrap();
    let holds = |screen: &&Screen| match line.screen.as_str() {
        "everywhere" => command.entry().means_in(**screen),
        name => screen.as_str() == name,
    };
    let keys = Key::parse_all(&line.keys).unwrap();
    Screen::ALL.iter().filter(holds).map(|screen| (*screen, keys.clone(), command)).collect()
}

#[test]
fn the_users_keys_go_before_ours_and_sequences_work() {
    let (map, told) = user(
        "[headlines]\n\"z t\" = \"top\"\n\"z b\" = \"bottom\"\ns = \"none\"\nX = \"star\"\n[everywhere]\n\"A-j\" = \"down\"\n",
    );
    assert_eq!(told, [""; 0]);
    let mut app = app_in(environment().with_keys(&map), 80, 24);
    assert_eq!(type_keys(&mut app, "s"), []);
    assert_eq!(type_keys(&mut app, "X"), [Effect::Write(Write::Mark(Mark::Starred(vec![ArticleId(1)], true)))]);
    type_keys(&mut app, "z");
    let shown = screen(&app, 80, 24);
    assert!(shown.contains("z …  t top  b bottom"), "{shown}");
    type_keys(&mut app, "b");
    assert_eq!(app.headlines().list().selected, 3);
    type_keys(&mut app, "zt");
    assert_eq!(app.headlines().list().selected, 0);
    type_keys(&mut app, "zj");
    assert_eq!(app.headlines().list().selected, 0, "a sequence that means nothing does nothing");
    assert!(screen(&app, 80, 24).contains("z j does nothing here"));
    app.update(Msg::Input(Input::Key(KeyCode::Char('j'), KeyModifiers::ALT)));
    assert_eq!(app.headlines().list().selected, 1);
}

#[test]
fn what_is_wrong_with_keys_is_told_with_its_line_and_the_rest_is_kept() {
    let (map, told) = user(concat!(
        "[headlines]\n",
        "Q = \"quti\"\n",
        "Foo = \"top\"\n",
        "w = \"links\"\n",
        "\"v v\" = \"top\"\n",
        "v = \"bottom\"\n",
        "W = 3\n",
        "w = \"wider\"\n",
        "[artikle]\n",
        "w = \"top\"\n",
        "[everywhere]\n",
        "\"C-c\" = \"top\"\n",
        "H = \"top\"\n",
    ));
    let told = told.join("\n");
    for said in [
        "/keys.toml:2: there is no command quti; did you mean quit?",
        "/keys.toml:3: Foo is not a key",
        "/keys.toml:6: v and v v begin with the same keys",
        "/keys.toml:7:5: expected text in quotes",
        "/keys.toml:8:1: ",
        "/keys.toml:10: there is no screen artikle; expected one of everywhere, headlines, article, panel, subscriptions",
        "/keys.toml:12: C-c always quits",
    ] {
        assert!(told.contains(said), "{said} is missing:\n{told}");
    }
    let typed = |keys: &str| map.meaning(Screen::Headlines, &Key::parse_all(keys).unwrap());
    assert_eq!(typed("v v"), Meaning::Is(Command::Top));
    assert_eq!(typed("v"), Meaning::Begins);
    assert_eq!(typed("H"), Meaning::Is(Command::Top));
    assert_eq!(typed("C-c"), Meaning::Is(Command::Quit));
    assert_eq!(typed("j"), Meaning::Is(Command::Down), "what nobody spoke of is as it was");
}

#[test]
fn a_key_that_begins_a_sequence_of_the_users_gives_way() {
    let (map, told) = user("[headlines]\n\"g u\" = \"undo\"\n");
    assert_eq!(told, [""; 0]);
    assert_eq!(map.meaning(Screen::Headlines, &Key::parse_all("g").unwrap()), Meaning::Begins);
    assert_eq!(map.meaning(Screen::Article, &Key::parse_all("g").unwrap()), Meaning::Is(Command::Top));
}

#[test]
fn help_tells_what_the_keys_do_now_and_is_searched() {
    let (keys, _) = user("[headlines]\ns = \"none\"\nX = \"star\"\n");
    let mut app = app_in(environment().with_keys(&keys), 80, 140);
    app.update(key('?'));
    let shown = screen(&app, 80, 140);
    assert!(shown.contains("X            star or unstar") && shown.contains("1-9"), "{shown}");
    assert!(shown.contains("In the article:"), "links are of the article alone:\n{shown}");
    assert!(shown.contains("⏎ choose") && shown.contains("Mark"), "a row is done, and they stand in groups:\n{shown}");
    type_keys(&mut app, "/undo");
    let shown = screen(&app, 80, 140);
    assert!(shown.contains("Keys /undo") && shown.contains("undo the last change"), "{shown}");
    assert!(!shown.contains("star or unstar"), "{shown}");
    app.update(press(KeyCode::Esc));
    assert!(screen(&app, 80, 140).contains("star or unstar"));
    app.update(press(KeyCode::Esc));
    assert!(app.panels().top().is_none());
}

#[test]
fn help_opened_again_is_of_the_screen_and_the_size_that_are_now() {
    let resized = |app: &mut App, columns| app.update(Msg::Input(Input::Resize(columns, 140)));
    let mut app = app(120, 140);
    let wide = help(&mut app, 120);
    resized(&mut app, 50);
    let narrow = help(&mut app, 50);
    resized(&mut app, 120);
    assert_eq!(help(&mut app, 120), wide);
    assert_eq!(narrow, help(&mut super::app(50, 140), 50), "no line of the wide one is left");
    app.update(enter());
    assert_ne!(help(&mut app, 120), wide, "the keys of an article are others");
}

/// What help shows, opened and closed.
fn help(app: &mut App, columns: u16) -> String {
    app.update(key('?'));
    let shown = screen(app, columns, 140);
    app.update(press(KeyCode::Esc));
    shown
}

#[test]
fn the_palette_finds_by_letters_runs_and_puts_the_last_used_first() {
    let mut app = app(80, 24);
    type_keys(&mut app, ":");
    assert!(screen(&app, 80, 24).contains("section-1"), "{}", screen(&app, 80, 24));
    type_keys(&mut app, "tgread");
    assert!(screen(&app, 80, 24).contains("toggle-read"), "letters in their order:\n{}", screen(&app, 80, 24));
    app.update(press(KeyCode::Tab));
    assert_eq!(app.panels().filter(), Some(("toggle-read", true)));
    assert_eq!(app.update(enter()), [Effect::Write(Write::Mark(Mark::Read(vec![ArticleId(1)], true)))]);
    assert!(app.panels().top().is_none() && app.input_state().focus() == Focus::List);
    type_keys(&mut app, ":");
    let shown = screen(&app, 80, 24);
    let row = shown.lines().position(|line| line.contains("toggle-read")).unwrap();
    let other = shown.lines().position(|line| line.contains(" down ")).unwrap();
    assert!(row < other, "{shown}");
    type_keys(&mut app, "no such thing");
    assert!(screen(&app, 80, 24).contains("No command matches no such thing."));
    assert_eq!(app.update(enter()), []);
    assert_eq!(app.panels().top().map(Panel::title), Some("panel-commands"), "a mistyped name can be mended");
    app.update(press(KeyCode::Esc));
    assert!(app.panels().top().is_none());
    type_keys(&mut app, ":");
    for _ in 0..3 {
        app.update(press(KeyCode::Backspace));
    }
    assert!(app.panels().top().is_none());
}

#[test]
fn the_document_the_manual_page_and_the_help_tell_the_table() {
    let page = include_str!("../../docs/keys.md");
    let mut table = String::new();
    for row in KeyRow::table(Words::english()) {
        let keys: Vec<String> = row.keys.iter().map(|key| format!("`{key}`")).collect();
        let _ = writeln!(table, "| {} | {} |", keys.join(" "), row.help);
    }
    let told = page.split("|---|---|\n").nth(1).unwrap().split("\n\n").next().unwrap();
    assert_eq!(told.trim(), table.trim(), "docs/keys.md is not the table of the commands");
    let manual = std::process::Command::new(env!("CARGO_BIN_EXE_dateline")).arg("man").output().unwrap();
    let manual = String::from_utf8(manual.stdout).unwrap().replace("\\-", "-");
    let mut app = app(100, 200);
    app.update(key('?'));
    let help = screen(&app, 100, 200);
    for row in KeyRow::table(Words::english()) {
        assert!(manual.contains(&row.help), "the manual page lacks {}", row.help);
        assert!(row.keys.iter().all(|key| manual.contains(&format!("\\fB{key}\\fR"))), "{:?}", row.keys);
        let first = row.help.trim_start_matches("in the list of feeds: ").split(['(', ';', ',']).next().unwrap();
        assert!(help.contains(first), "the help lacks {}:\n{help}", row.help);
    }
}
