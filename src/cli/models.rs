use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use jiff::Timestamp;
use serde_json::{Value, json};

use super::Common;
use super::output::{Failure, counted, line, note};
use super::session::{runtime, sentence};
use crate::desk::{self, KnownModel, MODELS};
use crate::store::{self, Embeddings, Store, Which};

#[derive(Debug, Args)]
pub(crate) struct Options {
    #[command(subcommand)]
    action: Option<Action>,
    /// Print one JSON line a model
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Unpack the model of a file into the folder of the cache, and read every article with it
    Add {
        /// The file; only those that are known by their SHA-256 are taken
        file: PathBuf,
    },
    /// List the models that can be added and those that are there
    List,
    /// Remove a model and all that was made with it
    Remove {
        /// The model, as `models` prints it
        name: String,
    },
}

pub(crate) fn run(common: &Common, options: &Options) -> Result<(), Failure> {
    let data = common.folders().data;
    match &options.action {
        None | Some(Action::List) => runtime()?.block_on(list(&data, options.json)),
        Some(Action::Add { file }) => {
            let model = desk::add_model(&data, file).map_err(sentence)?;
            let licence = model.licence_file(&data);
            line(&format!("{} was added. Its licence is {}: {}", model.name, model.licence, licence.display()))?;
            runtime()?.block_on(read_all(&data))
        }
        Some(Action::Remove { name }) => {
            let Some(model) = MODELS.iter().find(|model| model.name == name) else {
                let names = MODELS.map(|model| model.name).join(", ");
                return Err(Failure::usage(format!("no model is called {name}; there are: {names}")));
            };
            if !desk::remove_model(&data, model).map_err(sentence)? {
                return Err(Failure::sentence(format!("{name} was not added")));
            }
            runtime()?.block_on(read_all(&data))
        }
    }
}

/// Makes what a model tells of every article, or lets it go where the model is gone.
async fn read_all(data: &Path) -> Result<(), Failure> {
    let store = Store::open(data).await.map_err(sentence)?;
    let mut told = 0;
    let made = desk::embed_articles(&store, Which::All, Timestamp::now(), |done| {
        if told == 0 {
            note("the articles are read by it; the reader goes on with that if this is stopped");
        }
        told = done;
    });
    let made = made.await.map_err(sentence)?;
    store.close().await.map_err(sentence)?;
    if made > 0 { line(&format!("{} read by it", counted(made, "article was", "articles were"))) } else { Ok(()) }
}

async fn list(data: &Path, json: bool) -> Result<(), Failure> {
    let embeddings = if store::is_there(data) {
        let store = Store::open(data).await.map_err(sentence)?;
        let embeddings = store.embeddings().await.map_err(sentence)?;
        store.close().await.map_err(sentence)?;
        embeddings
    } else {
        Embeddings::default()
    };
    for model in &MODELS {
        line(&if json { object(model, data, &embeddings).to_string() } else { plain(model, data, &embeddings) })?;
    }
    Ok(())
}

/// Whether it is there, its name, what it is, and how far it has read.
fn plain(model: &KnownModel, data: &Path, embeddings: &Embeddings) -> String {
    let (name, about, licence) = (model.name, model.about, model.licence);
    if model.is_there(data) {
        let megabytes = model.size(data).div_ceil(1_000_000);
        let (done, all) = (embeddings.done, embeddings.done + embeddings.waiting);
        format!("added\t{name}\t{about}\t{licence}\t{megabytes} MB, {done} of {all} articles read")
    } else {
        format!("-\t{name}\t{about}\t{licence}\tdateline models add {}", model.file)
    }
}

fn object(model: &KnownModel, data: &Path, embeddings: &Embeddings) -> Value {
    let there = model.is_there(data);
    json!({
        "name": model.name,
        "added": there,
        "about": model.about,
        "licence": model.licence,
        "file": model.file,
        "sha256": model.sha256,
        "bytes": if there { model.size(data) } else { 0 },
        "articles": if there { embeddings.done } else { 0 },
        "waiting": if there { embeddings.waiting } else { 0 },
    })
}
