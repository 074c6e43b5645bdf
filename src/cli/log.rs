use std::path::PathBuf;

use tracing_appender::rolling::{RollingFileAppender, Rotation};
use tracing_subscriber::Layer as _;
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::fmt::format::FmtSpan;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

use super::Common;
use super::output::Failure;
use crate::model::Message;

/// The variable that has a log kept where no `-v` is given.
const VARIABLE: &str = "DATELINE_LOG";
/// What it may say.
const LEVELS: [&str; 6] = ["off", "error", "warn", "info", "debug", "trace"];
/// Days of which the log is kept, a file each.
const DAYS: usize = 7;

/// Begins the log if one is wanted: what we ourselves do and how long it takes, in the folder of states. What libraries say
/// is left out, for it may hold what is secret.
pub(crate) fn begin(common: &Common) -> Result<(), Failure> {
    let level = match common.verbose {
        0 => asked()?,
        1 => LevelFilter::INFO,
        _ => LevelFilter::DEBUG,
    };
    if level == LevelFilter::OFF {
        return Ok(());
    }
    let folder = common.folders().state;
    // Without its folder the library prints an error to the terminal; a failure is reported below.
    let _ = std::fs::create_dir_all(&folder);
    let unwritten = Message::new("file-unwritten").with("path", folder.display().to_string());
    let writer = RollingFileAppender::builder()
        .rotation(Rotation::DAILY)
        .filename_prefix("dateline")
        .filename_suffix("log")
        .max_log_files(DAYS)
        .build(&folder)
        .map_err(|error| Failure::sentence(unwritten.with("reason", error.to_string())))?;
    let lines = tracing_subscriber::fmt::layer()
        .with_writer(writer)
        .with_ansi(false)
        .with_target(false)
        .with_span_events(FmtSpan::CLOSE)
        .with_filter(Targets::new().with_target("dateline", level));
    // Only one can be begun; the first stays.
    let _ = tracing_subscriber::registry().with(lines).try_init();
    Ok(())
}

/// The name of the log's files; each has its day in place of the star.
pub(crate) fn pattern(common: &Common) -> PathBuf {
    common.folders().state.join("dateline.*.log")
}

fn asked() -> Result<LevelFilter, Failure> {
    let Some(said) = std::env::var_os(VARIABLE).filter(|said| !said.is_empty()) else { return Ok(LevelFilter::OFF) };
    let said = said.to_string_lossy().to_ascii_lowercase();
    let known = LEVELS.contains(&said.as_str()).then(|| said.parse().ok()).flatten();
    let expected = || Message::new("wrong-word").with("known", LEVELS.join(", ")).at(format!("{VARIABLE}={said}"));
    known.ok_or_else(|| Failure::Usage(expected()))
}
