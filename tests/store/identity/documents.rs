//! What a newsroom has, as a document of each format.

use jiff::Timestamp;
use serde_json::{Value, json};

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Format {
    Rss,
    Atom,
    Json,
    Rdf,
}

/// An entry as a newsroom has it.
#[derive(Clone, Debug, Default)]
pub(super) struct Item {
    pub(super) guid: Option<String>,
    pub(super) link: Option<String>,
    pub(super) title: String,
    /// Hours after the first of November.
    pub(super) hour: Option<i64>,
    pub(super) text: String,
    pub(super) media: Option<String>,
}

impl Item {
    pub(super) fn new(number: usize) -> Self {
        Self {
            guid: Some(format!("urn:x:{number}")),
            link: Some(format!("https://harbour.example/{number}")),
            title: format!("Story {number}"),
            hour: Some(i64::try_from(number).unwrap()),
            text: format!("What happened at pier {number} is told here."),
            media: None,
        }
    }

    fn date(&self) -> Option<Timestamp> {
        Some(Timestamp::from_second(1_793_491_200 + self.hour? * 3_600).unwrap())
    }
}

impl Format {
    pub(super) fn write(self, home: &str, items: &[Item]) -> String {
        let each = |one: fn(&Item) -> String| items.iter().map(one).collect::<String>();
        match self {
            Self::Rss => format!(
                "<rss version=\"2.0\"><channel><title>Harbour</title><link>{home}</link>{}</channel></rss>",
                each(rss)
            ),
            Self::Atom => format!(
                "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Harbour</title><link href=\"{home}\"/>{}</feed>",
                each(atom)
            ),
            Self::Rdf => format!(
                "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\" \
                 xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>Harbour</title><link>{home}</link></channel>{}</rdf:RDF>",
                each(rdf)
            ),
            Self::Json => json!({
                "version": "https://jsonfeed.org/version/1.1", "title": "Harbour", "home_page_url": home,
                "items": items.iter().map(json_item).collect::<Vec<Value>>(),
            })
            .to_string(),
        }
    }
}

fn tag(name: &str, value: Option<&String>) -> String {
    value.map(|value| format!("<{name}>{}</{name}>", value.replace('&', "&amp;"))).unwrap_or_default()
}

fn rss(item: &Item) -> String {
    let date = item.date().map(|date| date.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string());
    let media = item.media.as_ref().map(|url| format!("<enclosure url=\"{url}\" type=\"audio/mpeg\" length=\"9\"/>"));
    format!(
        "<item>{}{}{}{}{}{}</item>",
        tag("title", Some(&item.title)),
        tag("link", item.link.as_ref()),
        item.guid.as_ref().map(|guid| format!("<guid isPermaLink=\"false\">{guid}</guid>")).unwrap_or_default(),
        tag("pubDate", date.as_ref()),
        tag("description", Some(&item.text)),
        media.unwrap_or_default()
    )
}

fn atom(item: &Item) -> String {
    let link = item.link.as_ref().map(|link| format!("<link href=\"{}\"/>", link.replace('&', "&amp;")));
    let media = item.media.as_ref().map(|url| format!("<link rel=\"enclosure\" type=\"audio/mpeg\" href=\"{url}\"/>"));
    let date = item.date().map(|date| date.to_string());
    let date = tag("published", date.as_ref()) + &tag("updated", date.as_ref());
    format!(
        "<entry>{}{}{}{date}{}{}</entry>",
        tag("title", Some(&item.title)),
        link.unwrap_or_default(),
        tag("id", item.guid.as_ref()),
        tag("summary", Some(&item.text)),
        media.unwrap_or_default()
    )
}

fn rdf(item: &Item) -> String {
    let about = item.guid.as_ref().map(|guid| format!(" rdf:about=\"{guid}\"")).unwrap_or_default();
    let date = item.date().map(|date| date.to_string());
    format!(
        "<item{about}>{}{}{}{}</item>",
        tag("title", Some(&item.title)),
        tag("link", item.link.as_ref()),
        tag("dc:date", date.as_ref()),
        tag("description", Some(&item.text))
    )
}

fn json_item(item: &Item) -> Value {
    let mut value = json!({"title": item.title, "content_text": item.text});
    let mut put = |key: &str, given: Option<Value>| given.into_iter().for_each(|given| value[key] = given);
    put("id", item.guid.clone().map(Value::from));
    put("url", item.link.clone().map(Value::from));
    put("date_published", item.date().map(|date| date.to_string().into()));
    put("attachments", item.media.clone().map(|url| json!([{"url": url, "mime_type": "audio/mpeg"}])));
    value
}

pub(super) fn items(numbers: std::ops::Range<usize>, change: impl Fn(&mut Item)) -> Vec<Item> {
    let item = |number| {
        let mut item = Item::new(number);
        change(&mut item);
        item
    };
    numbers.rev().map(item).collect()
}
