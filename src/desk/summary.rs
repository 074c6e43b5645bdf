use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::article::opened;
use super::engine::{host, whole, without};
use super::error::refused;
use super::program::printed;
use crate::config::{Summarizer, SummarizerKind};
use crate::fetch::{Client, Exchange, FetchError, Home, Verb};
use crate::model::{Access, Article, ArticleId, Language, Message, ProgramFault, ToMessage};
use crate::store::{Store, StoreError, TranslationKey};
use crate::text::clean;
use crate::translate::{AnswerFault, Chat};

/// The request is a part of the key; a change of it makes all summaries again.
const VERSION: &str = "summary-1";
/// Characters of an article that are sent: more than models of a small machine read.
const MOST_SENT: usize = 40_000;
/// Bytes of an answer, and of what a program prints.
const MOST_ANSWER: u64 = 2_000_000;
const MOST_PRINTED: usize = 200_000;
/// Characters of a summary.
const MOST_TEXT: usize = 20_000;

/// Why no summary was made of an article.
#[derive(Debug, thiserror::Error)]
pub enum SummaryError {
    /// The cache failed.
    #[error(transparent)]
    Cache(#[from] StoreError),
    /// The article was deleted.
    #[error("the article is no longer in the cache")]
    Gone,
    /// No engine is configured.
    #[error(
        "no summary engine is configured; name a program or a service under [summarize] in config.toml (until then nothing \
         is sent)"
    )]
    Unnamed,
    /// It is on the network, which may not be used.
    #[error("summaries need the network, and no connection may be opened now")]
    Offline,
    /// There is no text.
    #[error("this article has no text to summarize")]
    NoText,
    /// A program failed.
    #[error("the program {program} {fault}")]
    Program {
        /// Its name.
        program: String,
        /// What is wrong.
        fault: ProgramFault,
    },
    /// A service was not reached.
    #[error(transparent)]
    Service(#[from] FetchError),
    /// A service refused.
    #[error("{host} answered {status}{}", said.as_ref().map(|said| format!(" ({said})")).unwrap_or_default())]
    Refused {
        /// Who.
        host: String,
        /// Its status.
        status: u16,
        /// What it says itself.
        said: Option<String>,
    },
    /// A service's answer is none.
    #[error("{host}: {fault}")]
    Answer {
        /// Who.
        host: String,
        /// What is wrong.
        fault: AnswerFault,
    },
}

impl ToMessage for SummaryError {
    fn message(&self) -> Message {
        match self {
            Self::Cache(error) => error.message(),
            Self::Gone => Message::new("page-gone"),
            Self::Unnamed => Message::new("summarize-unnamed"),
            Self::Offline => Message::new("summarize-offline"),
            Self::NoText => Message::new("summarize-no-text"),
            Self::Program { program, fault } => {
                Message::new("program-fault").with("program", program).with("fault", fault.message())
            }
            Self::Service(error) => error.message(),
            Self::Refused { host, status, said } => {
                let answered = Message::new("summarize-refused").with("host", host).with("status", *status);
                refused(answered, said.as_ref())
            }
            Self::Answer { host, fault } => fault.message().at(host),
        }
    }
}

/// A summary that a machine made of the text of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Its text.
    pub text: String,
    /// What made it: a model, else a program.
    pub engine: String,
    /// The host on which that ran; empty for this machine.
    pub place: String,
    /// When.
    pub at: Timestamp,
}

/// Who is asked for summaries: what the user's file says, and the client where the network may be used.
#[derive(Clone, Copy, Debug)]
pub struct Summaries<'a> {
    /// The `[summarize]` table.
    pub settings: Option<&'a Summarizer>,
    /// None where no connection may be opened.
    pub client: Option<&'a Client>,
}

/// Makes a summary of an article of the cache, unless the cache has it; `notify` gets it as far as it has come.
///
/// # Errors
/// When the settings name nobody, or what they name fails; when the cache fails.
pub async fn summarize(
    store: &Store,
    summaries: Summaries<'_>,
    id: ArticleId,
    now: Timestamp,
    mut notify: impl FnMut(&Summary),
) -> Result<Summary, SummaryError> {
    let summarizer = summaries.settings.ok_or(SummaryError::Unnamed)?;
    let article = store.article(id).await?.ok_or(SummaryError::Gone)?;
    let text = sent(store, &article).ok_or(SummaryError::NoText)?;
    let language = summarizer.language.as_ref().or(article.headline.language.as_ref());
    let language = language.map(Language::as_str).unwrap_or_default();
    let (kind, engine, place) = named(summarizer);
    let prompt = asked_for(summarizer, language);
    let key = TranslationKey::new(&[VERSION, &kind, &summarizer.model, &prompt, language, &text]);
    let known = store.translations(vec![key.clone()], now).await?.pop().flatten();
    if let Some(summary) = known.and_then(|known| serde_json::from_str(&known).ok()) {
        return Ok(summary);
    }
    let mut summary = Summary { text: String::new(), engine, place, at: now };
    notify(&summary);
    let mut begun = summary.clone();
    let mut more = |text: String| {
        begun.text = text;
        notify(&begun);
    };
    summary.text = match &summarizer.kind {
        SummarizerKind::Program(arguments) => {
            let arguments: Vec<String> =
                arguments.iter().map(|argument| argument.replace("{language}", language)).collect();
            by_program(&arguments, &text, summarizer.timeout, &mut more).await?
        }
        SummarizerKind::OpenAi(address) => {
            let client = summaries.client.ok_or(SummaryError::Offline)?;
            by_service(client, summarizer, (address, &prompt, &text), &mut more).await?
        }
    };
    let characters = text.chars().count() as u64;
    if let Ok(kept) = serde_json::to_string(&summary) {
        store.keep_translations(vec![(key, kept)], (KEY.to_owned(), characters), now).await?;
    }
    Ok(summary)
}

/// Under which name the characters that were sent are counted.
const KEY: &str = "summarize";

/// The text that is sent: the headline, the standfirst, the text as it is read.
fn sent(store: &Store, article: &Article) -> Option<String> {
    let mark = store.begin_reading(article.headline.id);
    let (document, standfirst) = opened(article);
    drop(mark);
    let text = document.to_text();
    if text.trim().is_empty() && standfirst.is_none() {
        return None;
    }
    let parts = [Some(article.headline.title.clone()), standfirst, Some(text)];
    let whole = parts.into_iter().flatten().collect::<Vec<_>>().join("\n\n");
    Some(whole.chars().take(MOST_SENT).collect())
}

/// What is asked, the name under which it is shown, and the host on which it runs.
fn named(summarizer: &Summarizer) -> (String, String, String) {
    let (kind, name, place) = match &summarizer.kind {
        SummarizerKind::Program(arguments) => {
            let program = arguments.first().map(String::as_str).unwrap_or_default();
            let name = program.rsplit(['/', '\\']).next().unwrap_or(program).to_owned();
            (arguments.join("\0"), name, String::new())
        }
        SummarizerKind::OpenAi(address) => (address.clone(), KEY.to_owned(), host(address)),
    };
    (kind, if summarizer.model.is_empty() { name } else { summarizer.model.clone() }, place)
}

fn asked_for(summarizer: &Summarizer, language: &str) -> String {
    match &summarizer.language {
        Some(_) => format!("{} Write in the language with the tag {language}.", summarizer.prompt),
        None => format!("{} Write in the language of the article.", summarizer.prompt),
    }
}

async fn by_program(
    arguments: &[String],
    text: &str,
    time: Duration,
    more: &mut impl FnMut(String),
) -> Result<String, SummaryError> {
    let clean =
        |bytes: &[u8]| -> String { clean(&String::from_utf8_lossy(bytes)).trim().chars().take(MOST_TEXT).collect() };
    let mut heard: Vec<u8> = Vec::new();
    let output = printed(arguments, text.as_bytes(), (MOST_PRINTED, time), |bytes| {
        heard.extend_from_slice(bytes);
        // The last letter may not be whole yet.
        let whole = std::str::from_utf8(&heard).map_or_else(|error| error.valid_up_to(), str::len);
        more(clean(heard.get(..whole).unwrap_or_default()));
    });
    let failed = |fault| SummaryError::Program { program: arguments.first().cloned().unwrap_or_default(), fault };
    let summary = clean(&output.await.map_err(failed)?);
    if summary.is_empty() { Err(failed(ProgramFault::Silent)) } else { Ok(summary) }
}

async fn by_service(
    client: &Client,
    summarizer: &Summarizer,
    (address, prompt, text): (&str, &str, &str),
    more: &mut impl FnMut(String),
) -> Result<String, SummaryError> {
    let key = match summarizer.key_command.as_slice() {
        [] => None,
        command => Some(client.secret(command).await?),
    };
    let base = address.trim_end_matches('/');
    let url = whole(base.strip_suffix("/v1").unwrap_or(base), "v1/chat/completions");
    let time = Some(summarizer.timeout);
    let access = Access { timeout: time, most_bytes: Some(MOST_ANSWER), ..Access::default() };
    let exchange = Exchange {
        verb: Verb::Post,
        url: &url,
        home: Home::new(address),
        proof: key.as_ref().map(|key| ("authorization", format!("Bearer {key}"))),
        body: Some(("application/json", Chat::question(&summarizer.model, prompt, text))),
        etag: None,
        access: &access,
        ca_file: None,
    };
    let mut chat = Chat::default();
    let reply = client.stream(exchange, |bytes| {
        if chat.take(bytes) {
            more(chat.text());
        }
    });
    let reply = reply.await?;
    let said = |said: String| without(&said, key.as_deref());
    if !(200..300).contains(&reply.status) {
        let said = Chat::failure(&reply.bytes).map(said);
        return Err(SummaryError::Refused { host: host_of(address), status: reply.status, said });
    }
    let wrong = |fault: AnswerFault| fault.saying(|text| said(text.to_owned()));
    chat.end(&reply.bytes).map_err(|fault| SummaryError::Answer { host: host_of(address), fault: wrong(fault) })
}

/// The host of a service as it is shown, also for this machine.
fn host_of(address: &str) -> String {
    let host = url::Url::parse(address).ok().and_then(|url| url.host_str().map(ToOwned::to_owned));
    host.unwrap_or_else(|| address.to_owned())
}
