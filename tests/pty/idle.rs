use std::fs;
use std::time::Duration;

use super::folders;
use super::terminal::Terminal;

/// How long nothing may happen; spans of that length that are looked at until one is quiet.
const SPAN: Duration = Duration::from_secs(2);
const SPANS: usize = 8;

/// How often the threads of a process waited so far: each wait ends with a wake-up.
fn waits(process: u32) -> u64 {
    let threads = fs::read_dir(format!("/proc/{process}/task")).unwrap().flatten();
    let of = |status: String| {
        let told = status.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"))?.trim().to_owned();
        told.parse::<u64>().ok()
    };
    threads.filter_map(|thread| of(fs::read_to_string(thread.path().join("status")).ok()?)).sum()
}

#[test]
fn a_reader_that_is_left_alone_wakes_for_nothing_but_the_clock() {
    let (config, data) = folders();
    let mut terminal = Terminal::reader(config.path(), data.path(), &["--offline"], 120, 36);
    terminal.wait_for("Welcome");
    terminal.type_keys("j\r");
    terminal.wait_for("By dateline contributors");
    let process = terminal.process();
    let mut told = Vec::new();
    // A full minute, or what was begun at the start, may fall into one of them; what comes again and again into all.
    while !told.contains(&0) && told.len() < SPANS {
        let before = waits(process);
        terminal.listen(SPAN);
        told.push(waits(process) - before);
    }
    assert!(told.contains(&0), "it woke in every {SPAN:?}: {told:?}");
    terminal.type_keys("qq");
    assert_eq!(terminal.end().0, 0);
}
