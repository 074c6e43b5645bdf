use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::Common;
use super::json;
use super::output::{Failure, line};
use super::session::{Session, runtime, sentence};
use crate::desk;
use crate::model::{Article, ArticleId, Role, Selection};
use crate::words::Words;

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Number of the article as `list` prints it, or `-` for the newest
    #[arg(value_name = "ID", allow_hyphen_values = true)]
    article: String,
    /// How it is printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// In plain text, keep the lines that became credits
    #[arg(long)]
    credit_lines: bool,
    /// The same as `--format json`
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Plain text
    Text,
    /// HTML with every line, also those that became credits
    Html,
    /// One JSON line
    Json,
}

pub(crate) fn run(common: &Common, options: &Options) -> Result<(), Failure> {
    runtime()?.block_on(show(common, options))
}

async fn show(common: &Common, options: &Options) -> Result<(), Failure> {
    let session = Session::open(common).await?;
    let id = if options.article == "-" {
        let newest = Selection { limit: 1, ..Selection::default() };
        session.store.headlines(newest).await.map_err(sentence)?.first().map(|row| row.id)
    } else {
        let number = options.article.parse().map_err(|_| {
            Failure::Usage(format!("{} is no number of an article; `dateline list` prints them", options.article))
        })?;
        Some(ArticleId(number))
    };
    let article = match id {
        Some(id) => session.store.article(id).await.map_err(sentence)?,
        None => None,
    };
    let article = article.ok_or_else(|| Failure::Sentence(format!("no article {} in the cache", options.article)))?;
    let format = if options.json { Format::Json } else { options.format };
    line(&match format {
        Format::Text => text(&article, options.credit_lines),
        Format::Html => desk::whole(&article).0.to_html(),
        Format::Json => Value::Object(object(&article)).to_string(),
    })
}

fn text(article: &Article, whole: bool) -> String {
    let words = Words::english();
    let row = &article.headline;
    let (document, standfirst) = if whole { desk::whole(article) } else { desk::opened(article) };
    let mut parts = vec![article.label.clone().unwrap_or_else(|| row.section.clone()), row.title.clone()];
    parts.extend(standfirst);
    let mut lines = Vec::new();
    let authors = json::names(&article.credits, Role::Author);
    if !authors.is_empty() {
        lines.push(words.byline(&authors));
    }
    let translators = json::names(&article.credits, Role::Translator);
    if !translators.is_empty() {
        lines.push(words.translation(&translators, &json::names(&article.credits, Role::OriginalLanguage)));
    }
    let shown = [Role::Author, Role::Translator];
    for role in Role::ALL.into_iter().filter(|role| !shown.contains(role)) {
        let names = json::names(&article.credits, role);
        lines.extend((!names.is_empty()).then(|| words.credit(role.as_str(), &names)).flatten());
    }
    let mut source = vec![row.source.clone()];
    source.extend(json::names(&article.credits, Role::Agency).into_iter().map(ToOwned::to_owned));
    source.extend(words.first_published(&json::names(&article.credits, Role::OriginalPublication)));
    source.push(json::time(row.date));
    lines.push(source.join(" · "));
    lines.extend(row.link.clone());
    parts.push(lines.join("\n"));
    parts.push(document.to_text());
    parts.join("\n\n")
}

fn object(article: &Article) -> serde_json::Map<String, Value> {
    let (document, standfirst) = desk::opened(article);
    let mut object = json::headline(&article.headline);
    object.insert("label".to_owned(), json!(article.label));
    object.insert("standfirst".to_owned(), json!(standfirst));
    object.insert("updated".to_owned(), json!(article.updated.map(json::time)));
    object.insert("tags".to_owned(), json!(article.tags));
    object.insert("credits".to_owned(), json::credits(&article.credits));
    object.insert("body_text".to_owned(), json!(document.to_text()));
    object.insert("body_html".to_owned(), json!(document.to_html()));
    let media: Vec<Value> = article.enclosures.iter().map(|(url, kind)| json!({"url": url, "type": kind})).collect();
    object.insert("enclosures".to_owned(), json!(media));
    object
}
