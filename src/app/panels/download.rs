use super::row::{PanelRow, RowLook};
use super::view::{At, PanelEvent, RowUse, Then, View};
use crate::app::outcome::Outcome;
use crate::app::{Command, DownloadProgress, DownloadStep};
use crate::text;

/// Columns before a reason.
const INDENT: usize = 4;
/// Cells of the bar.
const BAR: usize = 30;

/// How far the download is: articles, megabytes, and what still lacks with the reasons.
#[derive(Clone, Copy, Debug, Default)]
pub struct DownloadShown;

impl View for DownloadShown {
    fn title(&self) -> &'static str {
        "panel-download"
    }

    fn rows(&self, from: usize, most: usize, at: &At<'_>) -> Vec<PanelRow> {
        let session = at.outside.session;
        let rows =
            session.download().map(|progress| progress_rows(progress, session.downloads(), at)).unwrap_or_default();
        rows.into_iter().skip(from).take(most).collect()
    }

    fn choices(&self, _: &At<'_>) -> usize {
        0
    }

    fn command(&self) -> Option<Command> {
        Some(Command::Download)
    }

    fn update(&mut self, event: PanelEvent, _: &At<'_>, _: &mut Outcome) -> Then {
        event.otherwise(RowUse::Read)
    }
}

fn progress_rows(progress: &DownloadProgress, runs: bool, at: &At<'_>) -> Vec<PanelRow> {
    let (environment, width) = (at.outside.environment, at.outside.width_within());
    let words = environment.words();
    let DownloadProgress { step, done, total, bytes, lacking, pictures } = progress;
    let mut rows = Vec::new();
    let mut add = |text: String| rows.extend(text::wrap(&text, width).into_iter().map(PanelRow::plain));
    let count = |id: &str, count: usize| words.tell(id, &[("count", count.into())]);
    if *total == 0 {
        add(words.say(if runs { "download-looking" } else { "download-nothing" }));
    } else {
        let full = (done * BAR).checked_div(*total).unwrap_or(0).min(BAR);
        let bar = format!("{}{}", "▓".repeat(full), "░".repeat(BAR - full));
        let parts = [("done", (*done).into()), ("total", (*total).into())];
        let translates = runs && *step == DownloadStep::Translating;
        let id = if translates { "download-translating" } else { "download-articles" };
        add(format!("{}  {bar}", words.tell(id, &parts)));
    }
    let megabytes = format!("{}.{}", bytes / 1_000_000, bytes / 100_000 % 10);
    add(words.tell("download-megabytes", &[("count", megabytes.into())]));
    let lacks: usize = lacking.iter().map(|(_, count)| count).sum();
    if lacks > 0 {
        add(String::new());
        rows.push(PanelRow::text(RowLook::Heading, 0, count("download-lacks", lacks)));
        for (reason, count) in lacking {
            let reason = reason.as_ref().map_or_else(|| words.say("download-untried"), |reason| words.message(reason));
            let lines = text::wrap(&format!("{count} × {reason}"), width.saturating_sub(INDENT));
            rows.extend(lines.into_iter().map(|line| PanelRow::text(RowLook::Plain, INDENT, line)));
        }
    } else if !runs && *total > 0 {
        rows.push(PanelRow::plain(words.say("download-whole")));
    }
    if *pictures > 0 {
        rows.push(PanelRow::plain(count("download-pictures", *pictures)));
    }
    if !runs {
        let key = environment.key_of(at.outside.focus.screen(), Command::Download);
        rows.push(PanelRow::plain(""));
        let again = words.tell("download-over", &[("key", key.into())]);
        rows.extend(text::wrap(&again, width).into_iter().map(PanelRow::plain));
    }
    rows
}
