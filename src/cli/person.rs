use clap::Args;
use clap::builder::NonEmptyStringValueParser;
use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::Common;
use super::json as print;
use super::output::{self, Failure, line, row_words};
use super::session::{Session, runtime, sentence};
use crate::model::{Correction, Language, Message, PersonPage, Role, Whose, Work, name_key, newsroom_name};

/// People of one name that are named in an error.
const MOST_NAMED: usize = 20;

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The name; with `@` and the newsroom if several people have it
    #[arg(value_name = "NAME[@NEWSROOM]", value_parser = NonEmptyStringValueParser::new())]
    name: String,
    /// Record that this is the same person as another; `u` in the reader undoes it
    #[arg(
        long,
        value_name = "NAME[@NEWSROOM]",
        value_parser = NonEmptyStringValueParser::new(),
        conflicts_with_all = ["part", "json"]
    )]
    same_as: Option<String>,
    /// Record that a joined spelling, given with its newsroom, is somebody else
    #[arg(long, conflicts_with = "json")]
    part: bool,
    /// Print the page as one JSON line
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(common: &Common, options: &Options) -> Result<(), Failure> {
    runtime()?.block_on(person(common, options))
}

async fn person(common: &Common, options: &Options) -> Result<(), Failure> {
    let session = Session::open(common).await?;
    let whose = meant(&session, &options.name).await?;
    if let Some(other) = &options.same_as {
        let with = meant(&session, other).await?;
        let already = Message::new("person-same-already").with("one", &options.name).with("other", other);
        return correct(&session, Correction::Join { person: whose, with }, already).await;
    }
    if options.part {
        let alone = Message::about("person-not-joined", &options.name);
        return correct(&session, Correction::Part(whose), alone).await;
    }
    let page = session.store.person(whose).await.map_err(sentence)?;
    let page = page.ok_or_else(|| unknown(&options.name))?;
    line(&if options.json { object(&page).to_string() } else { plain(&page) })
}

async fn correct(session: &Session, correction: Correction, otherwise: Message) -> Result<(), Failure> {
    let done = session.store.correct(correction, Timestamp::now()).await.map_err(sentence)?;
    if done { Ok(()) } else { Err(Failure::sentence(otherwise)) }
}

fn unknown(name: &str) -> Failure {
    Failure::sentence(Message::about("person-unknown", name))
}

/// The person of a name, or of a name in a newsroom.
async fn meant(session: &Session, named: &str) -> Result<Whose, Failure> {
    if let Some((name, newsroom)) = named.rsplit_once('@') {
        let (name, newsroom) = (name.trim().to_owned(), newsroom.trim());
        let known = session.store.people(Some(name.clone()), None, MOST_NAMED).await.map_err(sentence)?;
        // As it is shown, it may be the id of a feed.
        let known = known.into_iter().find(|person| newsroom_name(&person.newsroom) == newsroom);
        return Ok(Whose::Person(name, known.map_or_else(|| newsroom.to_owned(), |person| person.newsroom)));
    }
    let mut found = session.store.people(Some(named.to_owned()), None, MOST_NAMED).await.map_err(sentence)?;
    let key = name_key(named);
    if found.iter().any(|person| name_key(&person.name) == key) {
        found.retain(|person| name_key(&person.name) == key);
    }
    match found.as_slice() {
        [] => Err(unknown(named)),
        [only] => Ok(Whose::Person(only.name.clone(), only.newsroom.clone())),
        several => {
            let known: Vec<String> =
                several.iter().map(|person| format!("{}@{}", person.name, newsroom_name(&person.newsroom))).collect();
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            Err(output::unknown("person-several", named, &known))
        }
    }
}

fn plain(page: &PersonPage) -> String {
    let words = row_words();
    let row = |named: Vec<(String, u64)>| {
        named.iter().map(|(name, count)| format!("{} {count}", newsroom_name(name))).collect::<Vec<_>>().join(", ")
    };
    let of = |languages: &[(Language, u64)]| {
        row(languages.iter().map(|(tag, count)| (words.language(tag.as_str()), *count)).collect())
    };
    let roles = page.person.roles.iter().map(|(role, count)| (words.role(role.as_str()), *count)).collect();
    let mut lines = vec![
        format!("{}\t{}", page.person.name, newsroom_name(&page.person.newsroom)),
        words.message(&Message::new("person-everything").with("count", page.person.articles)),
    ];
    for (id, what) in [
        ("person-roles", row(roles)),
        ("person-newsrooms", row(page.newsrooms.clone())),
        ("person-languages", of(&page.languages)),
        ("person-sources", of(&page.sources)),
    ] {
        lines.extend((!what.is_empty()).then(|| words.message(&Message::about(id, what))));
    }
    for (name, newsroom, count) in &page.joined {
        let also = Message::new("person-also").with("name", format!("{name}@{}", newsroom_name(newsroom)));
        lines.push(words.message(&also.with("articles", Message::new("articles-count").with("count", *count))));
    }
    lines.extend(page.works.iter().map(plain_work));
    lines.join("\n")
}

/// Number, date, roles, source and headline, and the original below it, parted by tabs.
fn plain_work(work: &Work) -> String {
    let row = &work.headline;
    let roles: Vec<&str> = work.roles.iter().map(|role| Role::as_str(*role)).collect();
    let date = row.dated().map(print::time).unwrap_or_default();
    let cells = format!("{}\t{date}\t{}\t{}\t{}", row.id.0, roles.join(", "), row.source, row.title);
    let Some(original) = &work.original else { return cells };
    let id = original.article.map(|id| id.0.to_string()).unwrap_or_default();
    let language = original.language.as_ref().map(Language::as_str).unwrap_or_default();
    let title = original.title.as_deref().filter(|title| !title.is_empty()).unwrap_or(&original.url);
    format!("{cells}\n{id}\t\toriginal\t{language}\t{title}")
}

fn object(page: &PersonPage) -> Value {
    let map = |named: Vec<(String, u64)>| -> Map<String, Value> {
        named.into_iter().map(|(name, count)| (name, json!(count))).collect()
    };
    let of = |languages: &[(Language, u64)]| {
        map(languages.iter().map(|(tag, count)| (tag.as_str().to_owned(), *count)).collect())
    };
    let joined = |(name, newsroom, count): &(String, String, u64)| json!({"name": name, "newsroom": newsroom, "articles": count});
    let mut object = super::people::object(&page.person);
    if let Value::Object(object) = &mut object {
        object.insert("newsrooms".to_owned(), Value::Object(map(page.newsrooms.clone())));
        object.insert("languages".to_owned(), Value::Object(of(&page.languages)));
        object.insert("sources".to_owned(), Value::Object(of(&page.sources)));
        object.insert("joined".to_owned(), page.joined.iter().map(joined).collect());
        object.insert("works".to_owned(), page.works.iter().map(work).collect());
    }
    object
}

/// A headline's row with the roles of the person and the original.
fn work(work: &Work) -> Value {
    let mut object = print::headline(&work.headline);
    let original = work.original.as_ref().map(|link| {
        let id = link.article.map(|id| id.0);
        json!({"url": link.url, "language": link.language, "title": link.title, "id": id})
    });
    object.insert("roles".to_owned(), work.roles.iter().map(|role| json!(role.as_str())).collect());
    object.insert("original".to_owned(), json!(original));
    Value::Object(object)
}
