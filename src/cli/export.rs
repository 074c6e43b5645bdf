use std::path::PathBuf;

use clap::Args;

use super::Common;
use super::output::{Failure, line};
use super::session::{runtime, sentence};
use crate::config;
use crate::store::Store;

#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub(crate) struct Options {
    /// Print the subscriptions as OPML, for any other reader
    #[arg(long)]
    opml: bool,
    /// Write a copy of the cache to a new file; a reader may be open meanwhile
    #[arg(long, value_name = "FILE")]
    database: Option<PathBuf>,
}

pub(crate) fn run(common: &Common, options: Options) -> Result<(), Failure> {
    let Some(file) = options.database else {
        let feeds = config::load_feeds(&common.folders().config);
        return if options.opml { line(config::export_opml(&feeds).trim_end()) } else { Ok(()) };
    };
    runtime()?.block_on(async {
        let store = Store::open(&common.folders().data).await.map_err(sentence)?;
        store.back_up(file).await.map_err(sentence)?;
        store.close().await.map_err(sentence)
    })
}
