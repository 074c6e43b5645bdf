use clap::Args;
use jiff::Timestamp;

use super::output::Failure;
use super::session::{Session, runtime, sentence};
use super::{Common, one};
use crate::model::{Correction, Credit, Message, Role};
use crate::runtime as reader;
use crate::words::Words;

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The number or the address of an article
    #[arg(value_name = "ARTICLE")]
    article: String,
    /// The wrong credit, as `dateline show` prints it
    #[arg(value_name = "ROLE:NAME")]
    wrong: String,
    /// The right credit; `u` in the reader undoes it
    #[arg(value_name = "ROLE:NAME", required_unless_present = "strike", conflicts_with = "strike")]
    instead: Option<String>,
    /// Strike the credit out
    #[arg(long)]
    strike: bool,
}

pub(crate) fn run(common: &Common, options: &Options) -> Result<(), Failure> {
    runtime()?.block_on(correct(common, options))
}

async fn correct(common: &Common, options: &Options) -> Result<(), Failure> {
    let wrong = credit(&options.wrong)?;
    let instead = options.instead.as_deref().map(credit).transpose()?;
    let session = Session::open(common).await?;
    let words = reader::words(&session.settings);
    let found = one::article(&session, &options.article).await?;
    let (role, name) = as_kept(wrong, &found.credits, words);
    let instead = instead.map(|credit| as_kept(credit, &[], words));
    let article = found.headline.id;
    let correction = Correction::Credit { article, role, name, instead };
    if session.store.correct(correction, Timestamp::now()).await.map_err(sentence)? {
        return Ok(());
    }
    let lacking = Message::about("credit-unknown", &options.wrong).with("article", &options.article);
    Err(Failure::Sentence(lacking))
}

/// A credit as the cache keeps it: languages are printed by their names and kept by their tags. The one that the article
/// has may tell more than the language, such as its country.
fn as_kept((role, name): (Role, String), credits: &[Credit], words: &Words) -> (Role, String) {
    if role != Role::OriginalLanguage || credits.iter().any(|credit| credit.role == role && credit.name == name) {
        return (role, name);
    }
    let Some(tag) = words.language_tag(&name) else { return (role, name) };
    let said = words.language(tag);
    let kept = credits.iter().find(|credit| credit.role == role && words.language(&credit.name) == said);
    (role, kept.map_or_else(|| tag.to_owned(), |credit| credit.name.clone()))
}

/// A credit as it is written: a role, a colon, a name.
fn credit(text: &str) -> Result<(Role, String), Failure> {
    let parts = text.split_once(':').map(|(role, name)| (Role::parse(role.trim()), name.trim()));
    match parts {
        Some((Some(role), name)) if !name.is_empty() => Ok((role, name.to_owned())),
        _ => {
            let roles = Role::ALL.map(Role::as_str).join(", ");
            let example = "`translator:Irena Talvik`";
            Err(Failure::Usage(Message::about("credit-malformed", text).with("example", example).with("known", roles)))
        }
    }
}
