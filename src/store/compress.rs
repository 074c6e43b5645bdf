use std::borrow::Cow;

use jiff::Timestamp;
use memchr::memchr;
use tokio_rusqlite::rusqlite;

use super::credits::evidence;
use super::outcome::{Compressed, Hashes, NewArticle, Prepared};
use super::pack::{pack, pack_against, quick_hash};
use crate::model::Language;

impl Compressed {
    fn of(article: &NewArticle) -> rusqlite::Result<Self> {
        let body = article.body.as_deref();
        Ok(Self {
            summary: pack_against(article.summary.as_deref(), body.unwrap_or_default())?,
            body: pack(body)?,
            evidence: evidence(&article.evidence, None)?,
        })
    }
}

impl NewArticle {
    /// Hashes and compresses ahead, on a thread that nobody waits for. It pays for articles that are new; of others the
    /// writer finds that little of that is needed.
    #[must_use]
    pub fn prepare(mut self) -> Self {
        self.prepared = Prepared { hashes: Some(Hashes::of(&self)), texts: Compressed::of(&self).ok() };
        self
    }

    /// The texts compressed, now if not ahead.
    pub(super) fn compressed(&self) -> rusqlite::Result<Cow<'_, Compressed>> {
        let ahead = self.prepared.texts.as_ref();
        ahead.map_or_else(|| Compressed::of(self).map(Cow::Owned), |compressed| Ok(Cow::Borrowed(compressed)))
    }

    /// A hash of all that the feed gave.
    pub(super) fn form(&self) -> i64 {
        let parts =
            [&self.link, &self.summary, &self.body, &self.label].map(|part| part.as_deref().unwrap_or_default());
        let mut parts: Vec<&str> = parts.into_iter().chain([self.title.as_str()]).collect();
        let language = self.language.as_ref().map(Language::as_str);
        parts.push(language.unwrap_or_default());
        for (url, mime) in &self.enclosures {
            parts.extend([url.as_str(), mime.as_deref().unwrap_or_default()]);
        }
        parts.extend(self.tags.iter().map(String::as_str));
        parts.extend(self.evidence.fields.iter().map(|field| field.text.as_str()));
        let times = [self.published, self.updated].map(|time| time.map_or(0, Timestamp::as_second).to_string());
        parts.extend(times.iter().map(String::as_str));
        quick_hash(&parts)
    }

    /// A hash of what an edit changes: title, text, makers, date and pictures, but not of the parameters of addresses, which
    /// are signed again each time.
    pub(super) fn content_hash(&self) -> i64 {
        let mut parts = vec![Cow::Borrowed(self.title.as_str())];
        parts.extend([&self.summary, &self.body].map(|part| unsigned(part.as_deref().unwrap_or_default())));
        parts.extend(self.evidence.fields.iter().map(|field| Cow::Borrowed(field.text.as_str())));
        parts.push(Cow::Owned(self.published.map(|time| time.as_second().to_string()).unwrap_or_default()));
        parts.extend(self.enclosures.iter().map(|(url, _)| Cow::Borrowed(url.split(['?', '#']).next().unwrap_or(url))));
        quick_hash(&parts.iter().map(Cow::as_ref).collect::<Vec<_>>())
    }

    /// The hash by which the first schema knew an edit.
    pub(super) fn former_content(&self) -> i64 {
        let parts = [&self.link, &self.summary, &self.body].map(|part| part.as_deref().unwrap_or_default());
        quick_hash(&[&[self.title.as_str()], parts.as_slice()].concat())
    }
}

/// Markup without the parameters of the addresses in it.
fn unsigned(markup: &str) -> Cow<'_, str> {
    if memchr(b'?', markup.as_bytes()).is_none() {
        return Cow::Borrowed(markup);
    }
    let mut kept = String::with_capacity(markup.len() + markup.len() / 8);
    let mut rest = markup;
    while let Some(at) = memchr(b'<', rest.as_bytes()) {
        let (text, tag) = rest.split_at(at);
        kept.push_str(text);
        let (tag, after) = tag.split_at(memchr(b'>', tag.as_bytes()).map_or(tag.len(), |end| end + 1));
        rest = after;
        if memchr(b'?', tag.as_bytes()).is_none() {
            kept.push_str(tag);
            kept.push('"');
            continue;
        }
        for (number, part) in tag.split('"').enumerate() {
            // Each second part is the value of an attribute.
            kept.push_str(if number % 2 == 1 { part.split('?').next().unwrap_or(part) } else { part });
            kept.push('"');
        }
    }
    kept.push_str(rest);
    Cow::Owned(kept)
}

#[cfg(test)]
mod tests {
    use super::unsigned;

    #[test]
    fn parameters_of_addresses_are_no_text() {
        let one =
            r#"<p>Is it true? <img src="https://cdn.example/a.jpg?sig=a1" alt="quay"> <a href="/b?x=1">b</a></p>"#;
        let again = one.replace("a1", "b2").replace("x=1", "x=2&y=3");
        assert_eq!(unsigned(one), unsigned(&again));
        assert_ne!(unsigned(one), unsigned(&one.replace("true?", "true!")));
        assert_ne!(unsigned(one), unsigned(&one.replace("a.jpg", "c.jpg")));
    }
}
