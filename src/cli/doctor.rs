use std::io::IsTerminal as _;

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use super::Common;
use super::output::{Failure, note};
use super::session::{Session, runtime, sentence};
use crate::desk;

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Read the credits of every article again from what was kept of it, where the rules have changed since
    #[arg(long, required = true)]
    recredit: bool,
    /// Read all of them, also those that these rules have read
    #[arg(long)]
    all: bool,
}

pub(crate) fn run(common: &Common, options: &Options) -> Result<(), Failure> {
    runtime()?.block_on(recredit(common, options))
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
