use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use jiff::Timestamp;

use super::effects::{Messages, failed, tell};
use crate::app::{Data, Share};
use crate::config::{NewFile, ShareTarget};
use crate::desk;
use crate::model::{Article, ArticleId, Role, fill};
use crate::store::Store;
use crate::text::{self, Block, Chapter, Document, Span, Style};
use crate::words::Words;

/// Bytes of the name of a file, without its ending.
const LONGEST_NAME: usize = 160;

/// Where articles go that leave the reader: folder, programs, and the words that credits are told in.
#[derive(Clone)]
pub(super) struct Outside {
    pub(super) folder: PathBuf,
    pub(super) targets: Arc<[ShareTarget]>,
    pub(super) words: &'static Words,
}

/// Has an article leave the reader.
pub(super) async fn leave(store: Store, id: ArticleId, wanted: Share, outside: Outside, messages: Messages) {
    let article = match store.article(id).await {
        Ok(article) => article,
        Err(error) => return tell(&messages, Some(failed(&error))),
    };
    let Some(article) = article else { return };
    let done = tokio::task::spawn_blocking(move || {
        let leaving = Leaving::new(&article, outside.words);
        share(&leaving, &wanted, &outside.targets, &outside.folder)
    });
    if let Ok((id, what)) = done.await {
        tell(&messages, Some(Data::Told(id, what)));
    }
}

/// An article as it leaves the reader.
pub(super) struct Leaving {
    title: String,
    byline: String,
    source: String,
    link: String,
    /// As Markdown.
    pub(super) markdown: String,
    html: String,
    text: String,
    chapter: Chapter,
}

impl Leaving {
    pub(super) fn new(article: &Article, words: &Words) -> Self {
        let (document, standfirst) = desk::opened(article);
        let names = |role: Role| -> Vec<&str> {
            article.credits.iter().filter(|credit| credit.role == role).map(|credit| credit.name.as_str()).collect()
        };
        let lines = Role::ALL.into_iter().filter_map(|role| {
            let names = names(role);
            if names.is_empty() { None } else { words.credit(role.as_str(), &names) }
        });
        let byline = lines.collect::<Vec<_>>().join(" · ");
        let headline = &article.headline;
        let mut source = vec![headline.source.clone()];
        source.extend(headline.dated().map(|date| date.strftime("%Y-%m-%d").to_string()));
        let source = source.join(", ");
        let link = headline.link.clone().unwrap_or_default();
        let standfirst = standfirst.unwrap_or_default();
        let about: Vec<&str> =
            [byline.as_str(), source.as_str(), link.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
        let parts = |body: String| {
            let all = [standfirst.clone(), body];
            all.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
        };
        let markdown = format!("# {}\n\n{}\n\n{}\n", headline.title, about.join("  \n"), parts(document.to_markdown()));
        let text = format!("{}\n\n{}\n\n{}\n", headline.title, about.join("\n"), parts(document.to_text()));
        let html = page(&headline.title, &about, &standfirst, &document.to_html());
        let language = headline.language.as_ref().map(ToString::to_string);
        let document = chapter(&headline.title, &about, &standfirst, document);
        let chapter = Chapter { title: headline.title.clone(), language, document };
        Self { title: headline.title.clone(), byline, source, link, markdown, html, text, chapter }
    }

    /// As a book of one chapter.
    fn book(&self) -> std::io::Result<Vec<u8>> {
        let mut book = Vec::new();
        text::book(&self.title, std::slice::from_ref(&self.chapter), Timestamp::now(), &mut book)?;
        Ok(book)
    }
}

/// An article with all that stands above its text.
fn chapter(title: &str, about: &[&str], standfirst: &str, body: Document) -> Document {
    let span = |text: &str| Span { text: text.to_owned(), ..Span::default() };
    let mut blocks = vec![Block::Heading(1, vec![span(title)]), Block::Paragraph(vec![span(&about.join("\n"))])];
    if !standfirst.is_empty() {
        let emphasis = Style { emphasis: true, ..Style::default() };
        blocks.push(Block::Paragraph(vec![Span { style: emphasis, ..span(standfirst) }]));
    }
    blocks.extend(body.blocks);
    Document { blocks }
}

fn page(title: &str, about: &[&str], standfirst: &str, body: &str) -> String {
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let about: Vec<String> = about.iter().map(|line| escaped(line)).collect();
    let standfirst =
        if standfirst.is_empty() { String::new() } else { format!("<p><em>{}</em></p>\n", escaped(standfirst)) };
    let title = escaped(title);
    format!(
        "<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n<h1>{title}</h1>\n<p>{}</p>\n{standfirst}{body}",
        about.join("<br>")
    )
}

/// Writes an article to a file or gives it to a program; answers what happened, in a message of the words and its part.
pub(super) fn share(
    leaving: &Leaving,
    share: &Share,
    targets: &[ShareTarget],
    folder: &Path,
) -> (&'static str, String) {
    let (ending, content) = match share {
        Share::Markdown => ("md", Ok(leaving.markdown.clone().into_bytes())),
        Share::Html => ("html", Ok(leaving.html.clone().into_bytes())),
        Share::Epub => ("epub", leaving.book()),
        Share::Program(number) => {
            let Some(target) = targets.get(*number) else { return ("not-shared", String::new()) };
            return match give(leaving, target) {
                Ok(()) => ("shared", target.name.clone()),
                Err(error) => ("not-shared", format!("{}: {error}", target.name)),
            };
        }
    };
    match content.and_then(|content| save(folder, &leaving.title, ending, &content)) {
        Ok(path) => ("saved", path.display().to_string()),
        Err(error) => ("not-saved", format!("{}: {error}", folder.display())),
    }
}

/// Gives an article to a program, never through a shell, and waits for its end.
fn give(leaving: &Leaving, target: &ShareTarget) -> std::io::Result<()> {
    let parts = [
        ("title", leaving.title.as_str()),
        ("byline", &leaving.byline),
        ("source", &leaving.source),
        ("link", &leaving.link),
        ("text", &leaving.text),
    ];
    let arguments = fill(&target.command, &parts);
    let Some((program, arguments)) = arguments.split_first() else { return Ok(()) };
    let input = match target.input.as_str() {
        "text" => Some(&leaving.text),
        "markdown" => Some(&leaving.markdown),
        "html" => Some(&leaving.html),
        _ => None,
    };
    let stdin = match input {
        Some(_) => Stdio::piped(),
        None => Stdio::null(),
    };
    let mut child =
        Command::new(program).args(arguments).stdin(stdin).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    if let (Some(text), Some(mut stdin)) = (input, child.stdin.take()) {
        match stdin.write_all(text.as_bytes()) {
            // A program may end before it has read all.
            Err(error) if error.kind() != ErrorKind::BrokenPipe => return Err(error),
            _ => {}
        }
    }
    let status = child.wait()?;
    if status.success() { Ok(()) } else { Err(std::io::Error::other(status.to_string())) }
}

/// Writes a file of the article's name that was not there before.
fn save(folder: &Path, title: &str, ending: &str, content: &[u8]) -> std::io::Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let name = file_name(title);
    for number in 1..1_000 {
        let name = if number == 1 { format!("{name}.{ending}") } else { format!("{name} {number}.{ending}") };
        let path = folder.join(name);
        let written = NewFile::fresh(&path).and_then(|mut file| {
            file.write_all(content)?;
            file.keep_new()
        });
        match written {
            Ok(()) => return Ok(path),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(std::io::Error::other("there are a thousand of that name"))
}

/// A title without what file systems do not take.
fn file_name(title: &str) -> String {
    let plain = |letter: char| if letter.is_alphanumeric() || "-_,'".contains(letter) { letter } else { ' ' };
    let name: String = title.chars().map(plain).collect();
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    // A name that begins with a dash is an option to other programs.
    let name = name.trim_start_matches(['-', ' ']);
    let name = name.get(..name.floor_char_boundary(LONGEST_NAME)).unwrap_or_default().trim_end().to_owned();
    if name.is_empty() { "article".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::{Leaving, Share, chapter, file_name, save, share};
    use crate::text::{Chapter, document};

    #[test]
    fn files_are_named_by_their_article_and_never_written_over() {
        assert_eq!(file_name("../../etc/passwd: \u{1b}[31m"), "etc passwd 31m");
        assert_eq!(file_name("/"), "article");
        assert_eq!(file_name("-rf -- .news"), "rf -- news");
        let long = file_name(&"汉".repeat(200));
        assert!(long.len() <= super::LONGEST_NAME && !long.is_empty(), "{long}");
        let folder = tempfile::tempdir().unwrap();
        let first = save(folder.path(), "Ferry back", "md", b"one").unwrap();
        let second = save(folder.path(), "Ferry back", "md", b"two").unwrap();
        assert!(first.ends_with("Ferry back.md") && second.ends_with("Ferry back 2.md"));
        assert_eq!(std::fs::read_to_string(first).unwrap(), "one");
    }

    #[test]
    fn an_article_is_saved_as_a_book_with_all_that_stands_above_it() {
        let body = document("<p>Ships pass &amp; wait.</p>", None);
        let document = chapter("Ferry back", &["By Ana Diaz", "Harbour Radio"], "After a week", body);
        let chapter = Chapter { title: "Ferry back".to_owned(), language: Some("en".to_owned()), document };
        let [byline, source, link, markdown, html, text] = [const { String::new() }; 6];
        let leaving = Leaving { title: "Ferry back".to_owned(), byline, source, link, markdown, html, text, chapter };
        let folder = tempfile::tempdir().unwrap();
        let (told, path) = share(&leaving, &Share::Epub, &[], folder.path());
        assert!(told == "saved" && path.ends_with("Ferry back.epub"), "{told}: {path}");
        let book = String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned();
        for text in ["<dc:title>Ferry back</dc:title>", "<h1>Ferry back</h1>", "By Ana Diaz<br/>Harbour Radio"] {
            assert!(book.contains(text), "{text} is missing:\n{book}");
        }
        for text in ["<em>After a week</em>", "Ships pass &amp; wait.", "xml:lang=\"en\""] {
            assert!(book.contains(text), "{text} is missing:\n{book}");
        }
    }
}
