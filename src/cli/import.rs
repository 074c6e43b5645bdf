use std::path::PathBuf;

use clap::Args;

use super::Common;
use super::output::{Failure, line, note};
use super::session::sentence;
use crate::config;

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// An OPML file
    file: PathBuf,
}

pub(crate) fn run(common: &Common, options: &Options) -> Result<(), Failure> {
    let imported = config::import_opml(&common.folders().config, &options.file).map_err(sentence)?;
    for (address, reason) in &imported.refused {
        note(&format!("{address} was refused: {reason}"));
    }
    line(&format!(
        "{} feeds added, {} were there already, {} refused",
        imported.added,
        imported.known,
        imported.refused.len()
    ))
}
