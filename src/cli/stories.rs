use clap::Args;
use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::Common;
use super::json as print;
use super::output::{Failure, in_row, line, no_time};
use super::session::{Session, runtime, sentence};
use crate::desk;
use crate::model::{ArticleId, Mark, Member, Message, Story, When};

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Only stories with an article since then: `36h`, `2d`, `3w` or a day
    #[arg(long, value_name = "TIME", default_value = "2d")]
    since: String,
    /// Maximum number of results
    #[arg(long, short = 'n', default_value_t = 50, value_name = "N")]
    limit: usize,
    /// Take an article out of its story, by its number; `u` in the reader undoes it
    #[arg(long, value_name = "ID", conflicts_with_all = ["since", "limit", "json"])]
    split: Option<i64>,
    /// Print one JSON line for each story, with its articles
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(common: &Common, options: &Options) -> Result<(), Failure> {
    runtime()?.block_on(stories(common, options))
}

async fn stories(common: &Common, options: &Options) -> Result<(), Failure> {
    let now = Timestamp::now();
    let Some(since) = When::parse(&options.since) else {
        return Err(no_time(&options.since));
    };
    let session = Session::open(common).await?;
    if let Some(id) = options.split {
        let changed = session.store.mark(Mark::Apart(vec![ArticleId(id)], true), now).await.map_err(sentence)?;
        let alone = || Failure::sentence(Message::about("article-alone", id.to_string()));
        return if changed > 0 { Ok(()) } else { Err(alone()) };
    }
    desk::index_few(&session.store).await.map_err(sentence)?;
    desk::Stories::default().group(&session.store, now, || {}).await.map_err(sentence)?;
    for story in session.store.stories(since.second(now), options.limit).await.map_err(sentence)? {
        let members = session.store.members(story.id).await.map_err(sentence)?;
        line(&if options.json { object(&story, &members).to_string() } else { plain(&story, &members) })?;
    }
    Ok(())
}

/// Number, date, counts and the first headline, separated by tabs.
fn plain(story: &Story, members: &[Member]) -> String {
    let title = members.first().map_or("", |member| member.headline.title.as_str());
    let parts =
        [("story-newsrooms", story.newsrooms), ("story-languages", story.languages), ("story-texts", story.texts)];
    let parts = parts.map(|(id, count)| in_row(&Message::new(id).with("count", count)));
    format!("{}\t{}\t{}\t{title}", story.id, print::time(story.date), parts.join(", "))
}

fn object(story: &Story, members: &[Member]) -> Value {
    json!({
        "id": story.id,
        "date": print::time(story.date),
        "articles": story.articles,
        "newsrooms": story.newsrooms,
        "languages": story.languages,
        "texts": story.texts,
        "members": members.iter().map(member).collect::<Vec<_>>(),
    })
}

/// A headline's row, with the number of the first article of its text and the agency.
pub(crate) fn member(member: &Member) -> Value {
    let mut object: Map<String, Value> = print::headline(&member.headline);
    object.insert("same_text_as".to_owned(), member.text.0.into());
    object.insert("agency".to_owned(), member.agency.clone().into());
    Value::Object(object)
}
