//! The real binary in a terminal, against a newsroom on the loopback.

mod answers;
mod beside;
mod full_text;
#[cfg(target_os = "linux")]
mod idle;
mod people;
mod pictures;
mod plain;
mod portrait;
mod scripts;
#[cfg(target_os = "linux")]
mod soak;
pub(crate) mod terminal;
mod walk;

use std::fs;
use std::path::Path;

use portable_pty::CommandBuilder;
use rstest::rstest;
use tempfile::TempDir;

use crate::cli::dateline;
use crate::support::newsroom;
use terminal::{Terminal, environment};

/// Folders of somebody who read before.
fn folders() -> (TempDir, TempDir) {
    let (config, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    fs::write(config.path().join("feeds.toml"), "").unwrap();
    (config, data)
}

#[rstest]
#[case(80, 24)]
#[case(120, 36)]
fn a_walk_through_the_news(#[case] columns: u16, #[case] rows: u16) {
    let (config, data) = folders();
    let _server = newsroom(config.path());
    let mut terminal = Terminal::reader(config.path(), data.path(), &[], columns, rows);
    terminal.wait_for("Envoys agree to reopen");
    terminal.wait("the whole refresh", |screen| screen.contains("World 3") && screen.contains("Science 2"));
    terminal.type_keys("2");
    terminal.wait_for("Seagrass returns");
    terminal.type_keys("1");
    terminal.wait_for("Envoys agree");
    terminal.type_keys("g\r");
    terminal.wait("the byline and the translation credit", |screen| {
        screen.contains("By Bogumil Nistor") && screen.contains("Translation by Irena Talvik")
    });
    terminal.wait_for("Three delegations");
    assert!(!terminal.screen().contains("Read more"), "the author's card stayed:\n{}", terminal.screen());
    terminal.type_keys("jj");
    terminal.type_keys("n");
    terminal.wait_for("Warm nights brought");
    terminal.wait("the page's text and its translation credit in place of the teaser", |screen| {
        screen.contains("full text")
            && screen.contains("By Mirela Osk")
            && screen.contains("Translation by Irena Talvik")
    });
    assert!(!terminal.screen().contains("Somebody Else"), "{}", terminal.screen());
    terminal.type_keys("s");
    terminal.wait("the star", |screen| screen.contains('★') || screen.contains('☆'));
    terminal.type_keys("q");
    terminal.wait_for("Envoys agree");
    terminal.type_keys("q");
    let (code, _) = terminal.end();
    assert_eq!(code, 0);
}

#[test]
fn without_a_network_the_guide_is_read() {
    let (config, data) = folders();
    let mut terminal = Terminal::reader(config.path(), data.path(), &["--offline"], 80, 24);
    terminal.wait_for("Guide");
    terminal.wait_for("Welcome");
    terminal.type_keys("\r");
    terminal.wait_for("By dateline contributors");
    terminal.type_keys("qq");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn on_the_first_start_the_edition_is_chosen() {
    let (config, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let start = || Terminal::reader(config.path(), data.path(), &["--offline"], 80, 24);
    let mut terminal = start();
    terminal.wait_for("What do you want to read?");
    terminal.type_keys("/x");
    terminal.wait_for("[x] World news");
    terminal.type_keys("j \r");
    terminal.wait("the guide, and what e does", |screen| {
        screen.contains("Welcome") && screen.contains("e changes that") && !screen.contains("World news")
    });
    terminal.type_keys("e");
    terminal.wait_for("BBC News");
    terminal.type_keys("/dawn\r ");
    terminal.wait_for("[ ] Dawn");
    terminal.type_keys("u");
    terminal.wait_for("[x] Dawn");
    terminal.type_keys("\u{7}\u{7}q");
    assert_eq!(terminal.end().0, 0);
    assert!(fs::read_to_string(config.path().join("feeds.toml")).unwrap().starts_with("packs = [\""));
    let mut terminal = start();
    terminal.wait_for("Welcome");
    assert!(!terminal.screen().contains("World news"), "{}", terminal.screen());
    terminal.type_keys("q");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn a_feed_that_nobody_named_is_listed_as_it_calls_itself() {
    let (config, data) = folders();
    let _server = newsroom(config.path());
    let file = config.path().join("feeds.toml");
    let named = fs::read_to_string(&file).unwrap();
    let bare: Vec<&str> = named.lines().filter(|line| !line.starts_with("title")).collect();
    fs::write(&file, bare.join("\n")).unwrap();
    let mut terminal = Terminal::reader(config.path(), data.path(), &[], 80, 24);
    terminal.wait("the whole refresh", |screen| screen.contains("World 3") && screen.contains("Science 2"));
    terminal.type_keys("e");
    terminal.wait_for("[x] Tidewater Notes");
    terminal.type_keys("qq");
    assert_eq!(terminal.end().0, 0);
    let listed = dateline(config.path(), data.path()).args(["feeds", "--offline"]).output().unwrap();
    assert!(String::from_utf8_lossy(&listed.stdout).contains("\tTidewater Notes\t"), "{listed:?}");
}

#[test]
fn a_key_that_moves_through_the_headlines_costs_few_bytes() {
    let (config, data) = folders();
    let mut terminal = Terminal::reader(config.path(), data.path(), &["--offline"], 80, 24);
    terminal.wait_for("What the screen shows, a command prints");
    let (whole, keys) = (terminal.received, 16);
    for _ in 0..keys {
        terminal.type_keys("j");
    }
    terminal.type_keys("?");
    terminal.wait_for("next headline, or scroll");
    let moved = terminal.received - whole;
    assert!(moved < keys * 1_500, "{moved} bytes for {keys} keys and the help; the first frame took {whole}");
    terminal.type_keys("qq");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn keys_in_a_hurry_move_through_headlines_and_the_article_comes_when_they_rest() {
    let (config, data) = folders();
    let mut terminal = Terminal::reader(config.path(), data.path(), &["--offline"], 200, 60);
    terminal.wait_for("What the screen shows, a command prints");
    terminal.type_keys("jjjjjjjj");
    terminal.wait("the article of the ninth headline", |screen| {
        screen.matches("Catching up after a week away").count() == 2
    });
    terminal.type_keys("kkkkkkk\r");
    terminal.wait("the article of the second headline", |screen| {
        screen.matches("Sections: the world, page by page").count() == 2
    });
    terminal.type_keys("qq");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn a_file_of_thousands_of_feeds_is_followed_behind_the_first_frame() {
    let (config, data) = folders();
    let file = config.path().join("feeds.toml");
    let feed = |at: u32| format!("[[feed]]\nurl = \"https://{at}.press.example/feed-of-news\"\nsection = \"Quay\"\n\n");
    let mut text: String = (0..3_000).map(feed).collect();
    text.insert_str(0, "edition = \"none\"\n\n");
    assert!(text.len() > 200_000, "read before the first frame");
    for section in ["Quay", "Pier"] {
        fs::write(&file, &text).unwrap();
        let mut terminal = Terminal::reader(config.path(), data.path(), &["--offline"], 80, 24);
        terminal.wait_for(section);
        terminal.type_keys("q");
        assert_eq!(terminal.end().0, 0);
        text.push_str("[[feed]]\nurl = \"https://pier.example/feed\"\nsection = \"Pier\"\n");
    }
}

#[test]
fn a_plain_reader_prints_lines_and_nothing_else() {
    let (config, data) = folders();
    let mut terminal = Terminal::reader(config.path(), data.path(), &["--offline", "--set", "plain=true"], 80, 200);
    terminal.wait_for("Welcome: a newspaper that lives in your terminal.");
    terminal.type_keys("\r");
    terminal.wait_for("By dateline contributors");
    assert!(!terminal.alternate(), "it has a screen of its own");
    terminal.type_keys("qj");
    terminal.wait_for("Sections: the world, page by page.");
    terminal.type_keys("q");
    let (code, screen) = terminal.end();
    assert_eq!(code, 0);
    assert!(screen.contains("Guide: 20 unread\n? for help\n1 of 20. Welcome"), "{screen}");
}

#[test]
fn an_open_reader_shows_what_another_process_fetched() {
    let (config, data) = folders();
    let _server = newsroom(config.path());
    let mut terminal = Terminal::reader(config.path(), data.path(), &["--offline"], 80, 24);
    terminal.wait_for("Guide");
    let refresh = std::process::Command::new(env!("CARGO_BIN_EXE_dateline"))
        .arg("refresh")
        .env("DATELINE_CONFIG", config.path())
        .env("DATELINE_DATA", data.path())
        .output()
        .unwrap();
    assert!(refresh.status.success(), "{refresh:?}");
    terminal.wait("the new articles", |screen| screen.contains("World 3"));
    terminal.type_keys("/envoys tr:talvik");
    terminal.wait("the hit and its count", |screen| screen.contains("Envoys agree") && screen.contains("1 found"));
    terminal.type_keys("\r");
    terminal.type_keys("q");
    terminal.wait("the section again", |screen| !screen.contains("1 found"));
    terminal.type_keys("q");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn a_resize_changes_the_layout_and_a_small_terminal_is_told() {
    let (config, data) = folders();
    let mut terminal = Terminal::reader(config.path(), data.path(), &["--offline"], 120, 36);
    terminal.wait_for("│");
    terminal.resize(80, 24);
    terminal.wait("the narrow layout", |screen| screen.contains("Guide") && !screen.contains('│'));
    terminal.resize(30, 8);
    terminal.wait_for("40×10");
    terminal.resize(80, 24);
    terminal.wait_for("Guide");
    terminal.type_keys("q");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn in_arabic_the_screen_begins_on_the_right_from_the_first_frame() {
    let (config, data) = folders();
    let arabic = ["--offline", "--set", "interface_language=ar"];
    let mut terminal = Terminal::reader(config.path(), data.path(), &arabic, 100, 24);
    terminal.wait("the name of the program on the right", |screen| {
        screen.lines().next().is_some_and(|line| line.trim_end().ends_with("dateline"))
    });
    terminal.type_keys("q");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn a_terminal_that_goes_away_ends_the_reader_quietly() {
    let (config, data) = folders();
    let pair = portable_pty::native_pty_system().openpty(portable_pty::PtySize::default()).unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_dateline"));
    command.args(["--offline".as_ref(), "--config".as_ref(), config.path().as_os_str()]);
    command.args(["--data".as_ref(), data.path().as_os_str()]);
    environment(&mut command);
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().unwrap();
    let (mut seen, mut buffer) = (Vec::new(), [0; 8192]);
    while !String::from_utf8_lossy(&seen).contains("Welcome") {
        let count = std::io::Read::read(&mut reader, &mut buffer).unwrap();
        seen.extend_from_slice(&buffer[..count]);
    }
    drop((reader, pair.master));
    let status = child.wait().unwrap();
    assert!(status.success(), "{status:?}");
}

/// Runs a command between two `stty -a` and compares them.
fn terminal_is_left_as_it_was(command: &str, act: impl FnOnce(&mut Terminal, &Path)) {
    let (config, data) = folders();
    let script =
        format!("stty -a > \"$DATELINE_DATA/before\"; {command}; stty -a > \"$DATELINE_DATA/after\"; echo all done");
    let mut shell = CommandBuilder::new("sh");
    shell.args(["-c", &script]);
    shell.env("DATELINE_CONFIG", config.path());
    shell.env("DATELINE_DATA", data.path());
    shell.env("DATELINE", env!("CARGO_BIN_EXE_dateline"));
    shell.env("TESTS", std::env::current_exe().unwrap());
    environment(&mut shell);
    let mut terminal = Terminal::run(shell, 80, 24);
    act(&mut terminal, data.path());
    terminal.wait_for("all done");
    terminal.end();
    let before = fs::read_to_string(data.path().join("before")).unwrap();
    assert!(before.contains("icanon"), "{before}");
    assert_eq!(before, fs::read_to_string(data.path().join("after")).unwrap());
}

#[test]
fn quitting_does_not_wait_for_a_program_that_was_given_an_article() {
    let (config, data) = folders();
    let _server = newsroom(config.path());
    let outside = tempfile::tempdir().unwrap();
    // It reads its input late, when it is allowed to.
    let script = "trap '' HUP; cd \"$1\"; : > begun; while ! [ -e go ]; do sleep 0.05; done; cat > got; : > done";
    let target = format!(
        "[slow]\ncommand = [\"sh\", \"-c\", {}, \"sh\", {}]\ninput = \"text\"\n",
        serde_json::to_string(script).unwrap(),
        serde_json::to_string(outside.path().to_str().unwrap()).unwrap()
    );
    fs::write(config.path().join("share.toml"), target).unwrap();
    let mut terminal = Terminal::reader(config.path(), data.path(), &[], 100, 30);
    terminal.wait_for("Envoys agree");
    terminal.type_keys("g\r");
    terminal.wait_for("Three delegations");
    terminal.type_keys("a");
    terminal.wait_for("slow");
    terminal.type_keys("G\r");
    let at = |name: &str| outside.path().join(name).exists();
    terminal.wait_until("the program", || at("begun"));
    terminal.type_keys("qq");
    assert_eq!(terminal.end().0, 0);
    assert!(!at("done"));
    fs::write(outside.path().join("go"), "").unwrap();
    while !at("done") {
        std::thread::yield_now();
    }
    assert!(fs::read_to_string(outside.path().join("got")).unwrap().contains("Three delegations"));
}

#[test]
fn quitting_leaves_the_terminal_as_it_was() {
    terminal_is_left_as_it_was("\"$DATELINE\" --offline", |terminal, _| {
        terminal.wait_for("Guide");
        terminal.type_keys("q");
    });
}

#[test]
fn a_kill_leaves_the_terminal_as_it_was() {
    let command = "sh -c 'echo $$ > \"$DATELINE_DATA/pid\"; exec \"$DATELINE\" --offline'";
    terminal_is_left_as_it_was(command, |terminal, data| {
        terminal.wait_for("Guide");
        let pid = fs::read_to_string(data.join("pid")).unwrap();
        let command = format!("kill -TERM {}", pid.trim());
        assert!(std::process::Command::new("sh").args(["-c", &command]).status().unwrap().success());
    });
}

#[test]
fn a_panic_leaves_the_terminal_as_it_was() {
    let command = "DATELINE_TEST_PANIC=1 \"$TESTS\" --exact pty::panics_when_it_is_asked_to --nocapture";
    terminal_is_left_as_it_was(command, |terminal, _| terminal.wait_for("the loop went wrong"));
}

/// The child of the test above; on its own it asks for nothing and does nothing.
#[test]
fn panics_when_it_is_asked_to() {
    if std::env::var_os("DATELINE_TEST_PANIC").is_some() {
        let _guard = dateline::runtime::Guard::enter(true, false).unwrap();
        panic!("the loop went wrong");
    }
}
