use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Common;
use super::output::{Failure, line, note};
use super::session::{runtime, sentence};
use crate::config;
use crate::store::Store;

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// In which form the subscriptions are printed
    #[arg(long, value_enum, default_value_t = Format::Opml)]
    format: Format,
    /// The same as `--format opml`
    #[arg(long, conflicts_with = "format")]
    opml: bool,
    /// Write a copy of the cache to a new file; a reader may be open meanwhile
    #[arg(long, value_name = "FILE", conflicts_with_all = ["format", "opml"])]
    database: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For any other reader
    Opml,
    /// For newsboat
    Urls,
}

pub(crate) fn run(common: &Common, options: Options) -> Result<(), Failure> {
    let Some(file) = options.database else {
        let feeds = config::load_feeds(&common.folders().config);
        for error in &feeds.errors {
            note(&error.to_string());
        }
        let text = match options.format {
            Format::Opml => config::export_opml(&feeds),
            Format::Urls => config::export_urls(&feeds),
        };
        return line(text.trim_end());
    };
    runtime()?.block_on(async {
        let store = Store::open(&common.folders().data).await.map_err(sentence)?;
        store.back_up(file).await.map_err(sentence)?;
        store.close().await.map_err(sentence)
    })
}
