use std::io::IsTerminal as _;

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;

use super::Common;
use super::output::{Failure, line, note};
use super::session::{Session, runtime, sentence};
use crate::desk;
use crate::store::Store;

#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools, reason = "independent options")]
pub(crate) struct Options {
    /// Mend what can be mended
    #[arg(long)]
    repair: bool,
    /// Read the credits of every article again from what was kept of it, where the rules have changed since
    #[arg(long, conflicts_with = "repair")]
    recredit: bool,
    /// Read all of them, also those that these rules have read
    #[arg(long, requires = "recredit")]
    all: bool,
    /// Print one JSON line a finding
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(common: &Common, options: &Options) -> Result<(), Failure> {
    if options.recredit {
        return runtime()?.block_on(recredit(common, options));
    }
    runtime()?.block_on(examine(common, options))
}

async fn examine(common: &Common, options: &Options) -> Result<(), Failure> {
    let store = Store::open(&common.folders().data).await.map_err(sentence)?;
    let findings = store.examine(options.repair).await.map_err(sentence)?;
    for finding in &findings {
        line(&if options.json {
            json!({"finding": finding.sentence, "repaired": finding.repaired}).to_string()
        } else {
            format!("{}{}", finding.sentence, if finding.repaired { " (mended)" } else { "" })
        })?;
    }
    let unindexed = store.unindexed().await.map_err(sentence)?;
    store.close().await.map_err(sentence)?;
    if !options.json {
        if findings.is_empty() {
            line("the cache is sound")?;
        }
        if unindexed > 0 {
            line(&format!("{unindexed} articles are still to be indexed for search"))?;
        }
    }
    if findings.iter().all(|finding| finding.repaired) { Ok(()) } else { Err(Failure::Some) }
}

async fn recredit(common: &Common, options: &Options) -> Result<(), Failure> {
    let session = Session::open(common).await?;
    let bar = if std::io::stderr().is_terminal() { ProgressBar::new(0) } else { ProgressBar::hidden() };
    if let Ok(style) = ProgressStyle::with_template("{wide_bar} {pos}/{len} articles") {
        bar.set_style(style);
    }
    let done = desk::recredit(&session.store, options.all, |done, all| {
        bar.set_length(all);
        bar.set_position(done);
    });
    let report = done.await.map_err(sentence)?;
    bar.finish_and_clear();
    note(&format!("{} articles read again, {} of them with other credits than before", report.read, report.changed));
    Ok(())
}
