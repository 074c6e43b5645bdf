use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use jiff::Timestamp;
use serde_json::{Value, json};

use super::Common;
use super::output::{Failure, in_row, line, note, said, unknown};
use super::session::{runtime, sentence};
use crate::desk::{self, KnownModel, MODELS};
use crate::model::Message;
use crate::store::{self, Embeddings, Store, Which};

#[derive(Debug, Args)]
pub(crate) struct Options {
    #[command(subcommand)]
    action: Option<Action>,
    /// Print one JSON line for each model
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Unpack a model into the folder of the cache and read every article with it
    Add {
        /// Its file; only files with a known SHA-256 are accepted
        file: PathBuf,
    },
    /// List the models that can be added and those that were added
    List,
    /// Remove a model and everything computed with it
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
            let added = Message::about("model-added", model.name).with("licence", model.licence);
            line(&said(&added.with("path", licence.display().to_string())))?;
            runtime()?.block_on(read_all(&data))
        }
        Some(Action::Remove { name }) => {
            let Some(model) = MODELS.iter().find(|model| model.name == name) else {
                return Err(unknown("model-name-unknown", name, &MODELS.map(|model| model.name)));
            };
            if !desk::remove_model(&data, model).map_err(sentence)? {
                return Err(Failure::sentence(Message::about("model-not-added", name)));
            }
            runtime()?.block_on(read_all(&data))
        }
    }
}

/// Computes the embedding of every article, or removes them all if the model is gone.
async fn read_all(data: &Path) -> Result<(), Failure> {
    let store = Store::open(data).await.map_err(sentence)?;
    let mut announced = false;
    let made = desk::embed_articles(&store, Which::All, Timestamp::now(), |_| {
        if !announced {
            note(Message::new("model-reads"));
        }
        announced = true;
    });
    let made = made.await.map_err(sentence)?;
    store.close().await.map_err(sentence)?;
    if made > 0 { line(&said(&Message::new("model-has-read").with("count", made))) } else { Ok(()) }
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
        let progress = in_row(&read_of(embeddings));
        format!("added\t{name}\t{about}\t{licence}\t{megabytes} MB, {progress}")
    } else {
        format!("-\t{name}\t{about}\t{licence}\tdateline models add {}", model.file)
    }
}

/// How many of the articles a model has read.
pub(super) fn read_of(embeddings: &Embeddings) -> Message {
    Message::new("model-progress").with("done", embeddings.done).with("all", embeddings.done + embeddings.waiting)
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
