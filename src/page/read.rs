use std::panic::{AssertUnwindSafe, catch_unwind};

use jiff::Timestamp;
use scraper::Html;
use url::Url;

use super::date_lines::Lines;
use super::enclosing::Enclosing;
use super::kind::{Kind, Signs};
use super::leaf::Leaves;
use super::leaves;
use super::{
    blocks, body, bylines, consent, dates, elements, headline, kind, labels, linked_data, meta, newsroom, next, second,
    signature, signoff, site, sources, versions,
};
use crate::model::{Block, Evidence, Field, Language, Place, Role, SiteRule, Source};
use crate::text::html::{Parsed, cap, parse_document};

/// An article read from its web page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// Kind of the page.
    pub kind: Kind,
    /// Headline.
    pub title: Option<String>,
    /// Label of the section above the headline.
    pub section: Option<String>,
    /// Standfirst.
    pub standfirst: Option<String>,
    /// Language of the page.
    pub language: Option<Language>,
    /// When it was published.
    pub published: Option<Timestamp>,
    /// Markup of the body only.
    pub body: Option<String>,
    /// Address of the article's next page.
    pub next: Option<String>,
    /// Further reading: title and address.
    pub read_more: Vec<(String, String)>,
    /// The original of a translation: address and language.
    pub original: Option<(String, Option<Language>)>,
    /// The same story in other languages: address and language, except the page's own.
    pub translations: Vec<(String, Language)>,
    /// The author given by the structured data, which may be the newsroom itself.
    pub signed: Option<String>,
    /// Evidence of the whole document.
    pub evidence: Evidence,
}

/// Reads a page. `url` makes relative addresses absolute. An unreadable page gives an empty article.
#[must_use]
pub fn read(markup: &str, url: Option<&str>) -> Page {
    read_by(markup, url, &[])
}

/// Reads a page like [`read`], applying the rules for its site, if there are any.
#[must_use]
pub fn read_by(markup: &str, url: Option<&str>, rules: &[SiteRule]) -> Page {
    catch_unwind(AssertUnwindSafe(|| whole(markup, url, rules))).unwrap_or_default()
}

/// The names of the columns of [`rows`].
#[must_use]
pub fn features() -> &'static [String] {
    body::names()
}

/// The features of the groups of a page, with their text: training data for the decision trees of the body.
#[must_use]
pub fn rows(markup: &str) -> Vec<(String, Vec<f32>)> {
    let source = Document::new(markup, None, &[]);
    body::rows(source.for_body(None), source.hints())
}

/// A parsed page with its metadata.
struct Document {
    /// The markup for the engine, which has no limits of its own: empty if a limit was reached in parsing.
    markup: String,
    html: Html,
    leaves: Leaves,
    enclosing: Enclosing,
    meta: meta::Meta,
    data: linked_data::LinkedData,
    title: Option<String>,
    chosen: site::Chosen,
}

impl Document {
    fn new(markup: &str, url: Option<&str>, rules: &[SiteRule]) -> Self {
        let markup = cap(markup).into_owned();
        let Parsed { html: mut document, whole } = parse_document(&markup);
        let markup = if whole { markup } else { String::new() };
        let meta = meta::read(&document);
        let named = meta.title.as_deref().or(meta.window_title.as_deref());
        let data = linked_data::read(&document, named);
        let chosen = site::apply(&mut document, url.or(meta.canonical.as_deref()), rules);
        let asked = consent::strip(&mut document);
        // The engine parses the page itself.
        let markup = if asked && !markup.is_empty() { document.html() } else { markup };
        let titles = [data.title.as_deref(), meta.title.as_deref(), meta.window_title.as_deref()];
        let enclosing = Enclosing::read(&document, &titles);
        let mut leaves = leaves::read_around(&document, &enclosing);
        let sites: Vec<String> = data.publishers.iter().chain(&meta.site_names).cloned().collect();
        let known = headline::Known {
            data: data.title.as_deref().or(meta.headline.as_deref()),
            shared: meta.title.as_deref(),
            window: meta.window_title.as_deref(),
            sites: &sites,
            url: url.or(meta.canonical.as_deref()),
        };
        let title = headline::read(&document, &leaves, known);
        let markup = if second::strip(&mut document, &[known.data, known.shared, known.window]) {
            leaves = leaves::read_around(&document, &enclosing);
            if markup.is_empty() { markup } else { document.html() }
        } else {
            markup
        };
        Self { markup, html: document, leaves, enclosing, meta, data, title, chosen }
    }

    fn for_body<'a>(&'a self, url: Option<&'a str>) -> body::Source<'a> {
        body::Source { markup: &self.markup, document: &self.html, leaves: &self.leaves, url }
    }

    fn standfirst(&self) -> Option<String> {
        self.meta.standfirst.clone().or_else(|| self.data.standfirst.clone())
    }

    fn hints(&self) -> body::Hints {
        body::Hints {
            title: self.title.clone(),
            standfirst: self.standfirst(),
            body: self.data.body.clone(),
            opinion: None,
        }
    }
}

fn whole(markup: &str, url: Option<&str>, rules: &[SiteRule]) -> Page {
    let source = Document::new(markup, url, rules);
    let body = body::read(source.for_body(url), source.hints(), &source.chosen.body);
    let standfirst = source.standfirst();
    let body = if source.data.locked || body.wall { body } else { body.or_given(&source.data.paragraphs) };
    let Document { html: document, leaves, enclosing, meta, data, title, chosen, .. } = source;
    let address = url.map(ToOwned::to_owned).or_else(|| meta.canonical.clone());
    let own = address.as_deref().and_then(|url| Url::parse(url).ok());
    let base = elements::base(&document, own.as_ref());
    let (marks, text) = ((&document, &enclosing), bylines::own_text(&leaves, &body.kept));
    let found = elements::read(marks, base.as_ref(), title.as_deref(), text);
    let original =
        data.original.clone().or_else(|| versions::original(&document, base.as_ref()).map(|address| (address, None)));
    let mut fields: Vec<Field> = data.fields.clone();
    fields.extend(found.fields.iter().cloned());
    fields.extend(meta.fields.clone());
    let mut fields = sources::unedited(fields, &meta.editors);
    if let Some((address, _)) = &original {
        fields.push(original_field(address));
    }
    let language = data.language.clone().or_else(|| meta.language.clone());
    let translations = versions::translations(&document, base.as_ref(), language.as_ref());
    let mut blocks = blocks::read(&leaves, &body.kept, title.as_deref());
    placed(&mut blocks, &mut fields, &found);
    let mut site_names: Vec<String> = data.publishers.iter().chain(&meta.site_names).cloned().collect();
    site_names.extend(sources::own_names(&fields, &site_names));
    site_names.extend(newsroom::of_window(meta.window_title.as_deref(), title.as_deref(), &fields, &blocks));
    let sites =
        [&site_names[..], &sources::names_after(&fields, &[meta.title.as_deref(), meta.window_title.as_deref()])]
            .concat();
    let fields = sources::in_bold(fields, &mut blocks, bylines::in_bold(&leaves, &body.kept), &sites);
    let fields = sources::bylined(fields, chosen.bylines);
    let at = title.as_deref().and_then(|title| blocks.iter().position(|block| blocks::is_headline(block, title)));
    let fields = sources::beside_date(sources::near(fields, &blocks, &site_names), &blocks, at);
    let fields = signoff::signed(fields, &blocks, (&document, &leaves), &body.kept);
    let fields = signoff::headed(fields, &blocks);
    let fields = sources::without_jobs(sources::agreed(fields, &blocks), &blocks);
    let fields = signature::tidy(fields, &site_names);
    let published = data.published.or(meta.published).or_else(|| {
        let around = leaves.all.get(dates::around(&blocks, at)).unwrap_or_default();
        let near = around.iter().flat_map(|leaf| leaf.nodes.iter().copied()).collect();
        let address = address.as_deref().and_then(dates::of_address);
        let lines = Lines { blocks: &blocks, leaves: &leaves, document: &document, language: language.as_ref() };
        let last = body.kept.iter().rposition(|kept| *kept);
        dates::published(dates::marked(marks, &near), address, dates::printed(lines, at, last))
    });
    let kind = kind::of(&Signs {
        title: title.as_deref().unwrap_or_default(),
        body: body.letters,
        whole: body.whole,
        text: &body.text,
        headlines: body.headlines,
        pictures: body.pictures,
        article: data.article,
        locked: data.locked,
        wall: body.wall,
        dated: published.is_some(),
        headed: at.is_some(),
        address: address.as_deref(),
    });
    let signed = signed(&fields);
    let evidence = Evidence { fields, blocks, title: title.clone(), site_names, language: language.clone() };
    Page {
        kind,
        section: data.section.or(meta.section),
        standfirst,
        language,
        published,
        body: (body.letters > 0).then_some(body.markup),
        next: next::next(&document, own.as_ref(), base.as_ref()),
        read_more: found.read_more,
        original,
        translations,
        signed,
        evidence,
        title,
    }
}

/// Places the blocks that sign another story, are sentences or parts of the page, and reads the roles in bylines.
fn placed(blocks: &mut [Block], fields: &mut Vec<Field>, found: &elements::Elements) {
    edited(blocks, fields);
    // A person who signs another story is shown next to it.
    let signed_by = fields.iter().any(|field| matches!(field.role, None | Some(Role::Author)));
    for block in blocks {
        let of_others = found.others.contains(&block.text) || (signed_by && found.cards.contains(&block.text));
        // A caption gives who made the picture and nothing else.
        let of_others = of_others && block.place != Place::Caption;
        if of_others || block.place == Place::Byline && labels::is_of_page(&block.text) {
            block.place = Place::Furniture;
        } else if block.place == Place::Byline && found.prose.contains(&block.text) {
            block.place = Place::Text;
        }
    }
}

/// `Editor Irena Talvik` in a byline of its own, `Irena Talvik | Photo`: the job next to the name is the role, as if a colon
/// followed.
fn edited(blocks: &mut [Block], fields: &mut Vec<Field>) {
    for field in fields.iter_mut().filter(|field| field.source == Source::BylineElement && field.role.is_none()) {
        if let Some(text) = pictured(&field.text) {
            field.text = text;
        }
    }
    for block in blocks.iter_mut().filter(|block| block.place == Place::Byline) {
        let name = block.text.strip_prefix("Editor ").unwrap_or_default().trim();
        let words = name.split_whitespace().count();
        let named =
            (2..=4).contains(&words) && name.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
        if named && !name.contains([',', '&', ':', '/', '|']) {
            let text = format!("Editor: {name}");
            fields.retain(|field| field.source != Source::BylineElement || field.text != block.text);
            block.text = text;
        } else if let Some(text) = pictured(&block.text) {
            block.text = text;
        }
    }
}

/// `Foto: Irena Talvik` for `Irena Talvik | Foto`.
fn pictured(text: &str) -> Option<String> {
    let (name, job) = text.split_once(" | ")?;
    let pictures = job.chars().all(char::is_alphabetic) && labels::of_words(job) == Some(labels::Label::Pictures);
    (pictures && !name.contains(|c: char| c == ':' || c.is_numeric())).then(|| format!("{job}: {name}"))
}

/// The author given by the structured data if it may be the newsroom itself.
fn signed(fields: &[Field]) -> Option<String> {
    let names = |field: &&Field| field.source == Source::JsonLd && field.role == Some(Role::Author);
    let first = fields.iter().find(names).or_else(|| fields.iter().find(|field| field.source == Source::Meta))?;
    let text = first.text.trim();
    let spelled =
        text.chars().filter(|c| c.is_alphabetic()).count() > 2 && !text.contains(['@', '_']) && !text.contains("://");
    let account = matches!(
        text.to_lowercase().as_str(),
        "admin" | "administrator" | "editor" | "author" | "user" | "null" | "undefined" | "none"
    );
    (spelled && !account).then(|| text.to_owned())
}

fn original_field(address: &str) -> Field {
    Field {
        source: Source::CreditElement,
        role: Some(Role::OriginalPublication),
        text: String::new(),
        url: Some(address.to_owned()),
        email: None,
    }
}
