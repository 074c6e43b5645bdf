use std::path::PathBuf;

use clap::Args;
use serde_json::{Map, Value, json};

use super::output::{Failure, each_file, note};
use super::{Common, json as print};
use crate::model::{Credit, Role, Source, ToMessage as _, name_key};
use crate::page::{self, Page};
use crate::text::{Block, Document};
use crate::{config, credits, desk, feed, text};

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Address of the files, for relative links
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    /// Accepted; the output is always JSON Lines
    #[arg(long)]
    json: bool,
    /// Saved web pages; `-` for standard input
    #[arg(required = true)]
    files: Vec<PathBuf>,
}

pub(crate) fn run(common: &Common, options: &Options) -> Result<(), Failure> {
    let (sites, errors) = config::load_sites(&common.folders().config);
    for error in &errors {
        note(error.message());
    }
    each_file(&options.files, |_, bytes| {
        let url = options.url.as_deref();
        Ok(object(&page::read_by(&feed::decode(bytes, None), url, &sites), url))
    })
}

/// Who wrote it, with the agencies that the page's own data name beside, each by itself; else, or when only a desk is named,
/// the newsroom, when its data sign with that; else the agency that a line names.
fn authors<'a>(page: &'a Page, credits: &'a [Credit]) -> Vec<&'a str> {
    let of = |role: Role, line: bool| {
        credits.iter().filter(move |credit| credit.role == role && credit.source.starts_with("block") == line)
    };
    let mut written: Vec<&Credit> = credits.iter().filter(|credit| credit.role == Role::Author).collect();
    // What follows a name in one field is where that person works.
    let itself = |credit: &&Credit| {
        let fields = page.evidence.fields.iter().filter(|field| field.source != Source::Meta);
        fields.map(|field| name_key(&field.text)).any(|key| key == name_key(&credit.name))
    };
    let nobody = written.is_empty();
    written.extend(of(Role::Agency, false).filter(|credit| nobody || itself(credit)));
    let desk = |credit: &&Credit| credit.detail.get("kind").is_some_and(|kind| kind == "desk");
    let only_desks = page.signed.is_some() && written.iter().all(desk);
    let mut names: Vec<&str> = written.iter().filter(|_| !only_desks).map(|credit| credit.name.as_str()).collect();
    if names.is_empty() {
        names.extend(page.signed.as_deref());
    }
    if names.is_empty() {
        names.extend(of(Role::Agency, true).map(|credit| credit.name.as_str()));
    }
    names
}

/// The body without its pictures, whose captions are no running text; `body_html` has them.
fn running(body: &Document) -> Document {
    let pictures = |block: &Block| matches!(block, Block::Figure { .. });
    Document { blocks: body.blocks.iter().filter(|block| !pictures(block)).cloned().collect() }
}

fn object(page: &Page, url: Option<&str>) -> Map<String, Value> {
    let (title, text) = (page.title.as_deref().unwrap_or_default(), page.body.as_deref().unwrap_or_default());
    let language = desk::language(page.language.as_ref(), title, text);
    let found = credits::find(&page.evidence, &language.clone().unwrap_or_default());
    let consumed: Vec<(&str, bool)> = found.consumed.iter().map(|c| (c.text.as_str(), c.whole)).collect();
    let body = text::document(page.body.as_deref().unwrap_or_default(), url).without(&consumed);
    let read_more: Vec<Value> = page.read_more.iter().map(|(title, url)| json!({"title": title, "url": url})).collect();
    let original = page.original.as_ref().map(|(url, language)| json!({"url": url, "language": language}));
    let translations: Vec<Value> =
        page.translations.iter().map(|(url, language)| json!({"url": url, "language": language})).collect();
    let value = json!({
        "title": page.title,
        "section": page.section.as_ref().or(found.section.as_ref()),
        "standfirst": page.standfirst,
        "language": language,
        "published": page.published.map(print::time),
        "authors": authors(page, &found.credits),
        "translators": print::names(&found.credits, Role::Translator),
        "credits": print::credits(&found.credits),
        "body_text": running(&body).to_text(),
        "body_html": body.to_html(),
        "kind": page.kind.as_str(),
        "next": page.next,
        "read_more": read_more,
        "original": original,
        "translations": translations,
    });
    match value {
        Value::Object(object) => object,
        _ => Map::new(),
    }
}
