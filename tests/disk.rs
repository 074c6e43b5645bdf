//! Disks that are full or may not be written: what is there is listed, shown, searched and read.
#![cfg(target_os = "linux")]

use std::env;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use dateline::store::Store;
use jiff::Timestamp;
use tokio_rusqlite::rusqlite::Connection;

use crate::cli::dateline;
use crate::pty::terminal::Terminal;
use crate::support::apart::run_apart;
use crate::support::newsroom;

/// Where the test finds its disk.
const DISK: &str = "DATELINE_TEST_DISK";
/// Makes the disk and runs the test again with it.
const APART: &str = r#"PATH=$PATH:/usr/sbin:/sbin
mount -t tmpfs -o size=24m tmpfs "$DATELINE_TEST_DISK" || exit 77
exec "$0" --exact "$1" --nocapture"#;
const FILE: &str = "dateline.sqlite3";

/// Everything that is asked of a cache without changing it.
const QUESTIONS: [&[&str]; 8] = [
    &["list", "--json"],
    &["list", "--summary"],
    &["show", "1"],
    &["show", "2", "--json"],
    &["search", "harbour", "--json"],
    &["people"],
    &["feeds", "--json"],
    &["export", "articles"],
];

/// Runs a test with a small disk of its own.
fn on_a_disk(test: &str, inside: impl FnOnce(&Path)) {
    if let Some(disk) = env::var_os(DISK) {
        return inside(Path::new(&disk));
    }
    let disk = tempfile::tempdir().unwrap();
    run_apart(&["--mount"], APART, &format!("disk::{test}"), &[(DISK, disk.path().to_str().unwrap())]);
}

/// Configuration, and the cache of a newsroom on a disk.
fn filled(disk: &Path) -> (tempfile::TempDir, PathBuf) {
    let (config, data) = (tempfile::tempdir().unwrap(), disk.join("data"));
    let _server = newsroom(config.path());
    assert!(dateline(config.path(), &data).arg("refresh").output().unwrap().status.success());
    (config, data)
}

/// What is answered to all questions.
fn answers(config: &Path, data: &Path) -> Vec<String> {
    let answer = |question: &&[&str]| {
        let output = dateline(config, data).args(*question).output().unwrap();
        let (told, wrong) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
        assert!(output.status.success() && !told.is_empty(), "{question:?}: {wrong}");
        told
    };
    QUESTIONS.iter().map(answer).collect()
}

/// Reads an article in the reader; what changes the cache is refused in words where nothing at all can be written.
fn is_read(config: &Path, data: &Path, refused: bool) {
    let mut terminal = Terminal::reader(config, data, &["--offline"], 120, 36);
    terminal.wait_for("Envoys agree to reopen");
    terminal.type_keys("g\r");
    terminal.wait_for("By Bogumil Nistor");
    terminal.type_keys("s");
    if refused {
        terminal.wait_for("is read-only");
    }
    terminal.type_keys("qq");
    terminal.end();
}

/// The doctor tells that the cache cannot be written, and finds no other fault in it.
fn is_called_unwritable(config: &Path, data: &Path) {
    let output = dateline(config, data).args(["doctor", "--offline"]).output().unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    let wrong: Vec<&str> = told.lines().filter(|line| line.starts_with("WRONG\tcache:")).collect();
    let says = |line: &str| line.contains("is read-only") || line.contains("no space left");
    assert!(matches!(wrong.as_slice(), [line] if says(line)), "{told}");
}

#[test]
fn a_folder_of_the_cache_that_may_not_be_written_is_called_so() {
    use std::os::unix::fs::PermissionsExt as _;

    let (config, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mode = |mode| fs::set_permissions(data.path(), fs::Permissions::from_mode(mode)).unwrap();
    assert!(dateline(config.path(), data.path()).arg("list").output().unwrap().status.success());
    mode(0o555);
    let output = dateline(config.path(), data.path()).args(["doctor", "--offline"]).output().unwrap();
    mode(0o755);
    let told = String::from_utf8(output.stdout).unwrap();
    let said = format!("WRONG\tfolders: {} cannot be written", data.path().display());
    assert!(told.lines().any(|line| line.starts_with(&said)), "{told}");
}

/// Writes until nothing more fits.
fn fill(disk: &Path) {
    let mut file = fs::File::create(disk.join("filler")).unwrap();
    for size in [1 << 20, 4_096, 1] {
        while file.write_all(&vec![7; size]).is_ok() {}
    }
}

fn remount(disk: &Path, how: &str) {
    assert!(Command::new("mount").args(["-o", &format!("remount,{how}")]).arg(disk).status().unwrap().success());
}

#[test]
fn on_a_full_disk_all_that_is_there_is_listed_shown_and_searched() {
    on_a_disk("on_a_full_disk_all_that_is_there_is_listed_shown_and_searched", |disk| {
        let (config, data) = filled(disk);
        let before = answers(config.path(), &data);
        fill(disk);
        assert_eq!(answers(config.path(), &data), before);
        is_read(config.path(), &data, false);
        fs::remove_file(disk.join("filler")).unwrap();
        // Whether the star that was given found room is chance.
        let unstarred = |answer: String| answer.replace("\"starred\":true", "\"starred\":false");
        let after: Vec<String> = answers(config.path(), &data).into_iter().map(unstarred).collect();
        assert_eq!(after, before, "nothing was made worse");
    });
}

#[test]
fn on_a_disk_that_may_not_be_written_all_that_is_there_is_listed_shown_and_searched() {
    on_a_disk("on_a_disk_that_may_not_be_written_all_that_is_there_is_listed_shown_and_searched", |disk| {
        let (config, data) = filled(disk);
        let before = answers(config.path(), &data);
        // As a program leaves it that was ended in the middle: with a log that was not taken in.
        let ended = disk.join("a #%? name");
        fs::create_dir(&ended).unwrap();
        let writing = Connection::open(data.join(FILE)).unwrap();
        writing.execute("UPDATE article SET starred = 1 WHERE id = 1", []).unwrap();
        for ending in ["", "-wal", "-shm"] {
            let name = format!("{FILE}{ending}");
            fs::copy(data.join(&name), ended.join(&name)).unwrap();
        }
        writing.execute("UPDATE article SET starred = 0 WHERE id = 1", []).unwrap();
        drop(writing);
        remount(disk, "ro");
        assert_eq!(answers(config.path(), &data), before);
        is_called_unwritable(config.path(), &data);
        is_read(config.path(), &data, true);
        let with_log = dateline(config.path(), &ended).args(["show", "1", "--json"]).output().unwrap();
        assert!(String::from_utf8_lossy(&with_log.stdout).contains("\"starred\":true"), "{with_log:?}");
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let store = Store::open(&data).await.unwrap();
            let newest = store.newest().await.unwrap();
            let error =
                store.mark(dateline::model::Mark::Starred(vec![newest], true), Timestamp::now()).await.unwrap_err();
            assert!(error.is_of_the_disk() && error.to_string().contains("is read-only"), "{error}");
        });
        let elsewhere = dateline(config.path(), &disk.join("none")).arg("list").output().unwrap();
        assert!(String::from_utf8_lossy(&elsewhere.stderr).contains("cannot be written"), "{elsewhere:?}");
        remount(disk, "rw");
    });
}
