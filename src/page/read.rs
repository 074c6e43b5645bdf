use std::panic::{AssertUnwindSafe, catch_unwind};

use jiff::Timestamp;
use scraper::Html;
use url::Url;

use super::date_lines::Lines;
use super::enclosing::Enclosing;
use super::kind::{Kind, Signs};
use super::labels::{self, Label};
use super::leaf::Leaves;
use super::leaves;
use super::{
    blocks, body, bylines, consent, dates, elements, headline, kind, linked_data, meta, next, second, signature, site,
    versions,
};
use crate::model::{Block, Evidence, Field, Language, Place, Role, SiteRule, Source, name_key};
use crate::text::html::{Parsed, cap, parse_document};

/// Maximum length of a byline in characters; a longer text is a biography, not a name.
const MOST_BYLINE: usize = 160;
/// Maximum number of bytes of a page that are read.
const MOST_BYTES: usize = 5_000_000;

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
        let markup = cap(markup.get(..markup.floor_char_boundary(MOST_BYTES)).unwrap_or_default()).into_owned();
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
    fields.extend(found.fields);
    fields.extend(meta.fields.clone());
    let mut fields = unedited(fields, &meta.editors);
    if let Some((address, _)) = &original {
        fields.push(original_field(address));
    }
    let language = data.language.clone().or_else(|| meta.language.clone());
    let translations = versions::translations(&document, base.as_ref(), language.as_ref());
    let mut blocks = blocks::read(&leaves, &body.kept, title.as_deref());
    edited(&mut blocks, &mut fields);
    // A person who signs another story is shown next to it.
    let signed_by = fields.iter().any(|field| matches!(field.role, None | Some(Role::Author)));
    let others = |text: &String| found.others.contains(text) || (signed_by && found.cards.contains(text));
    for block in blocks.iter_mut().filter(|block| others(&block.text)) {
        block.place = Place::Furniture;
    }
    for block in blocks.iter_mut().filter(|block| block.place == Place::Byline && found.prose.contains(&block.text)) {
        block.place = Place::Text;
    }
    let site_names: Vec<String> = data.publishers.iter().chain(&meta.site_names).cloned().collect();
    let sites =
        [&site_names[..], &names_after(&fields, &[meta.title.as_deref(), meta.window_title.as_deref()])].concat();
    let fields = in_bold(fields, &mut blocks, bylines::in_bold(&leaves, &body.kept), &sites);
    let fields = bylined(fields, chosen.bylines);
    let fields = signature::tidy(agreed(near(fields, &blocks, &site_names), &blocks), &site_names);
    let at = title.as_deref().and_then(|title| blocks.iter().position(|block| blocks::is_headline(block, title)));
    let published = data.published.or(meta.published).or_else(|| {
        let around = leaves.all.get(dates::around(&blocks, at)).unwrap_or_default();
        let near = around.iter().flat_map(|leaf| leaf.nodes.iter().copied()).collect();
        let address = address.as_deref().and_then(dates::of_address);
        let lines = Lines { blocks: &blocks, leaves: &leaves, document: &document, language: language.as_ref() };
        let last = body.kept.iter().rposition(|kept| *kept);
        dates::published(dates::marked(&document, &near), address, dates::printed(lines, at, last))
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

/// `Editor Irena Talvik` in a byline of its own: the job before the name is the role, as if a colon followed.
fn edited(blocks: &mut [Block], fields: &mut Vec<Field>) {
    for block in blocks.iter_mut().filter(|block| block.place == Place::Byline) {
        let name = block.text.strip_prefix("Editor ").unwrap_or_default().trim();
        let words = name.split_whitespace().count();
        let named =
            (2..=4).contains(&words) && name.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
        if named && !name.contains([',', '&', ':', '/', '|']) {
            let text = format!("Editor: {name}");
            fields.retain(|field| field.source != Source::BylineElement || field.text != block.text);
            block.text = text;
        }
    }
}

/// The fields without authors whom the head gives as editors, if somebody else is an author.
fn unedited(fields: Vec<Field>, editors: &[String]) -> Vec<Field> {
    let writes = |field: &Field| matches!(field.role, None | Some(Role::Author));
    let edits = |field: &Field| writes(field) && editors.contains(&field.text);
    if !fields.iter().any(|field| writes(field) && !edits(field)) {
        return fields;
    }
    fields.into_iter().filter(|field| !edits(field)).collect()
}

/// The fields with the bylines selected by the site's rules in place of all other authors.
fn bylined(mut fields: Vec<Field>, bylines: Vec<Field>) -> Vec<Field> {
    if !bylines.is_empty() {
        fields.retain(|field| !matches!(field.role, None | Some(Role::Author)));
        fields.extend(bylines);
    }
    fields
}

/// The fields, limited to bylines near the body; if no other field names an author, the blocks marked as bylines are
/// added.
fn near(fields: Vec<Field>, blocks: &[Block], site_names: &[String]) -> Vec<Field> {
    let is_near = |text: &str| {
        let close = |block: &&Block| block.place != Place::Furniture;
        blocks.iter().filter(close).any(|block| block.text.contains(text) || text.contains(&block.text))
    };
    let known = |field: &Field| field.source != Source::BylineElement || is_near(&field.text);
    let mut fields: Vec<Field> = fields.into_iter().filter(known).collect();
    if !fields.iter().any(|field| is_author(field, site_names)) {
        let short = |block: &&Block| {
            let line = block.text.chars().count() <= MOST_BYLINE && !labels::is_button(&block.text);
            block.place == Place::Byline && line
        };
        let plain =
            blocks.iter().filter(short).filter(|block| matches!(labels::of(&block.text), None | Some(Label::Byline)));
        let line = |text: &str| Field {
            source: Source::BylineElement,
            role: None,
            text: text.to_owned(),
            url: None,
            email: None,
        };
        fields.extend(plain.take(2).map(|block| line(&block.text)));
    }
    fields
}

/// Whether a field names an author other than the newsroom itself.
fn is_author(field: &Field, sites: &[String]) -> bool {
    let names = [Source::JsonLd, Source::BylineElement, Source::Meta, Source::CitationMeta, Source::CreditElement];
    let own = || sites.iter().any(|site| name_key(site) == name_key(&field.text));
    names.contains(&field.source) && matches!(field.role, None | Some(Role::Author)) && !own()
}

/// The fields with the names of a bold line in place of the newsroom, if nobody else is named.
fn in_bold(mut fields: Vec<Field>, blocks: &mut [Block], bold: Option<Field>, sites: &[String]) -> Vec<Field> {
    if let Some(bold) = bold
        && !fields.iter().any(|field| is_author(field, sites))
    {
        fields.retain(|field| !is_author(field, &[]));
        fields.push(bold);
        let own = |block: &Block| sites.iter().any(|site| block.text.contains(site.as_str()));
        for block in blocks.iter_mut().filter(|block| block.place == Place::Byline && own(block)) {
            block.place = Place::Furniture;
        }
    }
    fields
}

/// Authors in the head whose names follow the headline in a title: newsrooms, or the owner of the site.
fn names_after(fields: &[Field], titles: &[Option<&str>]) -> Vec<String> {
    let after = |text: &str| {
        let before = titles.iter().flatten().filter_map(|title| title.strip_suffix(text));
        before.map(str::trim_end).any(|before| before.ends_with(['-', '–', '—', '|', '·']))
    };
    fields.iter().filter(|field| after(&field.text)).map(|field| field.text.clone()).collect()
}

/// The fields, reconciled where a visible byline and the head agree on more names than either gives alone: a byline
/// printed on the page is reduced to the names of the head, and a single name of the structured data is replaced by a
/// byline that adds others.
fn agreed(mut fields: Vec<Field>, blocks: &[Block]) -> Vec<Field> {
    let heads = |field: &&Field| matches!(field.source, Source::Meta | Source::JsonLd);
    let in_head: Vec<String> = fields.iter().filter(heads).map(|field| field.text.clone()).collect();
    let lines = || blocks.iter().filter(|block| block.place == Place::Byline);
    for field in fields.iter_mut().filter(|field| field.source == Source::BylineElement && field.role.is_none()) {
        let more = |text: &&String| {
            let rest = text.strip_prefix(field.text.as_str()).and_then(signature::joined);
            rest.is_some_and(|rest| lines().any(|line| line.text.contains(&field.text) && line.text.contains(rest)))
        };
        if let Some(text) = in_head.iter().find(more) {
            field.text.clone_from(text);
        }
    }
    let authors = |field: &&Field| field.source == Source::JsonLd && field.role == Some(Role::Author);
    let names: Vec<String> = fields.iter().filter(authors).map(|field| field.text.clone()).collect();
    let joins = |field: &Field| {
        field.source == Source::BylineElement
            && names.iter().all(|name| field.text.contains(name.as_str()))
            && names.iter().any(|name| {
                let after = field.text.split_once(name.as_str()).map(|(_, after)| after);
                let other = after.and_then(signature::joined);
                other.is_some_and(|other| {
                    names.iter().all(|name| !other.contains(name.as_str()))
                        && (signature::is_and(after.unwrap_or_default())
                            || in_head.iter().any(|text| text.contains(other)))
                })
            })
    };
    if !names.is_empty() && fields.iter().any(joins) {
        fields.retain(|field| !authors(&field));
    }
    fields
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
