//! An article that leaves the program: plain text, Markdown, HTML, an EPUB book, JSON.
//!
//! Pure. Every form stands under the same [`Head`]; what the reader saves or gives to a program of the user's, `show` and
//! `export articles` print is written here. Markup that leaves is written from the [`Document`], in which nothing of the
//! source markup is left.
//!
//! *Never here*: the cache, files, the screen. *The next form* is a function of [`Export`].

mod epub;
mod head;
pub mod json;
mod markdown;
mod plain;

pub use epub::{Chapter, book};
pub use head::Head;
pub use markdown::markdown;
pub use plain::{PlainOptions, plain};

use serde_json::Value;

use crate::model::Article;
use crate::text::{Document, escaped};
use crate::words::Words;

/// An article with its document and its head, ready to be written in any form.
#[derive(Debug)]
pub struct Export<'a> {
    article: &'a Article,
    head: Head,
    standfirst: Option<String>,
    body: Document,
}

impl<'a> Export<'a> {
    /// `body` and `standfirst` as the article is opened; the head is in the language of `words`.
    #[must_use]
    pub fn new(article: &'a Article, (body, standfirst): (Document, Option<String>), words: &Words) -> Self {
        let head = Head::new(article, standfirst.clone(), words);
        Self { article, head, standfirst, body }
    }

    /// The lines above the text.
    #[must_use]
    pub fn head(&self) -> &Head {
        &self.head
    }

    /// Head and text as one document.
    fn whole(&self) -> Document {
        let mut whole = self.head.document();
        whole.blocks.extend(self.body.blocks.iter().cloned());
        whole
    }

    /// The article as plain text with its head, for terminals and pipes.
    #[must_use]
    pub fn plain(&self, options: PlainOptions) -> String {
        plain(&self.whole(), options)
    }

    /// Markdown (`CommonMark` with tables and deleted text).
    #[must_use]
    pub fn markdown(&self) -> String {
        markdown(&self.whole())
    }

    /// The article as a page of HTML that needs no other file.
    #[must_use]
    pub fn html(&self) -> String {
        let (title, whole) = (escaped(&self.head.title), self.whole());
        let direction = whole.direction();
        let body = whole.to_html_within(direction);
        let language = self.article.headline.language.as_ref();
        let language = language.map(|tag| format!(" lang=\"{}\"", escaped(&tag.to_string()))).unwrap_or_default();
        let direction = direction.map(|direction| format!(" dir=\"{}\"", direction.as_str())).unwrap_or_default();
        format!(
            "<!DOCTYPE html>\n<html{language}{direction}>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n<body>\n{body}</body>\n</html>"
        )
    }

    /// The article as a chapter of an EPUB book, in XHTML.
    #[must_use]
    pub fn chapter(&self) -> Chapter {
        let language = self.article.headline.language.as_ref().map(ToString::to_string);
        Chapter { title: self.head.title.clone(), language, document: self.whole() }
    }

    /// The article as one JSON object with all of its fields.
    #[must_use]
    pub fn json(&self) -> Value {
        json::article(self.article, self.standfirst.as_deref(), &self.body)
    }
}
