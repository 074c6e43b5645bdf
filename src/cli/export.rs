use clap::Args;

use super::Common;
use super::output::{Failure, line};
use crate::config;

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Print the subscriptions as OPML, for any other reader
    #[arg(long, required = true)]
    opml: bool,
}

pub(crate) fn run(common: &Common, options: &Options) -> Result<(), Failure> {
    let feeds = config::load_feeds(&common.folders().config);
    if options.opml { line(config::export_opml(&feeds).trim_end()) } else { Ok(()) }
}
