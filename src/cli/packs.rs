use clap::Args;
use serde_json::json;

use super::Common;
use super::output::{Failure, line};
use super::session::sentence;
use crate::config::{self, FeedsEdit};
use crate::model::Message;

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Switch these packs on
    #[arg(long, value_name = "NAME")]
    on: Vec<String>,
    /// Switch these packs off
    #[arg(long, value_name = "NAME")]
    off: Vec<String>,
    /// Print one JSON line for each pack
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(common: &Common, options: &Options) -> Result<(), Failure> {
    let packs = config::packs();
    let mut edit = FeedsEdit::open(&common.folders().config).map_err(sentence)?;
    let mut on = edit.packs();
    for name in options.on.iter().chain(&options.off) {
        if !packs.iter().any(|pack| pack.name == *name) {
            return Err(Failure::usage(Message::new("wrong-pack").with("name", name)));
        }
    }
    if !options.on.is_empty() || !options.off.is_empty() {
        on.extend(options.on.iter().filter(|name| !edit.packs().contains(name)).cloned());
        on.retain(|name| !options.off.contains(name));
        edit.set_packs(&on);
        edit.save().map_err(sentence)?;
    }
    for pack in &packs {
        let is_on = on.contains(&pack.name);
        let titles: Vec<&str> = pack.feeds.iter().map(|feed| feed.title.as_str()).collect();
        line(&if options.json {
            json!({"name": pack.name, "on": is_on, "feeds": titles}).to_string()
        } else {
            format!("{}\t{}\t{}", if is_on { "on" } else { "off" }, pack.name, titles.join(", "))
        })?;
    }
    Ok(())
}
