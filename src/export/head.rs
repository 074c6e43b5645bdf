use super::json::{names, time};
use crate::model::{Article, Role};
use crate::text::{Block, Document, Span, Style};
use crate::words::Words;

/// The lines above the text of an article: label, headline and standfirst, then credits, source and date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The label of its section; empty for none.
    pub label: String,
    /// The headline.
    pub title: String,
    /// The standfirst, where the text does not begin with it.
    pub standfirst: Option<String>,
    /// A line a role, authors and translators first.
    pub credits: Vec<String>,
    /// Newsroom, agency, where it was first published, and when.
    pub source: String,
    /// Its address.
    pub link: Option<String>,
}

impl Head {
    /// The head of an article, in the language of `words`.
    #[must_use]
    pub fn new(article: &Article, standfirst: Option<String>, words: &Words) -> Self {
        let row = &article.headline;
        Self {
            label: article.label.clone().unwrap_or_else(|| row.section.clone()),
            title: row.title.clone(),
            standfirst,
            credits: credits(article, words),
            source: source(article, words),
            link: row.link.clone(),
        }
    }

    /// The lines under the headline: credits, source, address.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        let about = self.credits.iter().map(String::as_str).chain([self.source.as_str()]);
        about.chain(self.link.as_deref()).filter(|line| !line.is_empty())
    }

    /// The credits in one line.
    #[must_use]
    pub fn byline(&self) -> String {
        self.credits.join(" · ")
    }

    /// The head as blocks of a document: title, credits, date, source.
    #[must_use]
    pub fn document(&self) -> Document {
        let span = |text: &str| Span { text: text.to_owned(), ..Span::default() };
        let mut blocks = Vec::new();
        if !self.label.is_empty() {
            blocks.push(Block::Paragraph(vec![span(&self.label)]));
        }
        blocks.push(Block::Heading(1, vec![span(&self.title)]));
        if let Some(standfirst) = &self.standfirst {
            let style = Style { emphasis: true, ..Style::default() };
            blocks.push(Block::Paragraph(vec![Span { style, ..span(standfirst) }]));
        }
        let mut spans = Vec::new();
        for line in self.lines() {
            if !spans.is_empty() {
                spans.push(span("\n"));
            }
            let link = self.link.clone().filter(|link| link == line);
            spans.push(Span { link, ..span(line) });
        }
        blocks.push(Block::Paragraph(spans));
        Document { blocks }
    }
}

fn credits(article: &Article, words: &Words) -> Vec<String> {
    let of = |role| names(&article.credits, role);
    let (authors, translators) = (of(Role::Author), of(Role::Translator));
    let mut lines = Vec::new();
    lines.extend((!authors.is_empty()).then(|| words.byline(&authors)));
    lines.extend((!translators.is_empty()).then(|| words.translation(&translators, &of(Role::OriginalLanguage))));
    let others = Role::ALL.into_iter().filter(|role| !matches!(role, Role::Author | Role::Translator));
    for role in others {
        let names = of(role);
        if role == Role::MachineTranslation {
            let machines = article.credits.iter().filter(|credit| credit.role == role);
            lines.extend(machines.map(|credit| {
                let spans = credit.detail.contains_key("from").then(|| words.machine_translation(&credit.detail));
                spans.or_else(|| words.credit(role.as_str(), &[&credit.name])).unwrap_or_default()
            }));
            continue;
        }
        lines.extend((!names.is_empty()).then(|| words.credit(role.as_str(), &names)).flatten());
    }
    lines
}

fn source(article: &Article, words: &Words) -> String {
    let of = |role| names(&article.credits, role);
    let mut parts = vec![article.headline.source.clone()];
    parts.extend(of(Role::Agency).into_iter().map(ToOwned::to_owned));
    parts.extend(words.first_published(&of(Role::OriginalPublication)));
    parts.extend(article.headline.dated().map(time));
    parts.join(" · ")
}
