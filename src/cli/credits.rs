use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::Map;

use super::json as print;
use super::output::{Failure, each_file, language};
use crate::model::{Block, Credit, Evidence, Language, Message, Place, ToMessage as _};
use crate::{credits, desk, feed, page, text};

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Language of the texts, if they do not state it
    #[arg(long, value_name = "TAG")]
    lang: Option<String>,
    /// Accepted; the output is always JSON Lines
    #[arg(long)]
    json: bool,
    /// `.txt` (blocks separated by empty lines), `.html` (page or fragment) or `.xml` (feed or one item)
    #[arg(required = true)]
    files: Vec<PathBuf>,
}

pub(crate) fn run(options: &Options) -> Result<(), Failure> {
    let language = options.lang.as_deref().map(language).transpose()?;
    each_file(&options.files, |file, bytes| {
        let found = find(file, bytes, language.as_ref())?;
        Ok(Map::from_iter([("credits".to_owned(), print::credits(&found))]))
    })
}

fn find(file: &Path, bytes: &[u8], language: Option<&Language>) -> Result<Vec<Credit>, Message> {
    let evidence = match file.extension().and_then(|ending| ending.to_str()) {
        Some("html" | "htm" | "xhtml") => vec![page::read(&feed::decode(bytes, None), None).evidence],
        Some("xml" | "rss" | "atom" | "rdf" | "json") => entries(bytes)?,
        _ => vec![blocks(&feed::decode(bytes, None))],
    };
    let mut found = Vec::new();
    for one in &evidence {
        let judged = || {
            let blocks: Vec<&str> = one.blocks.iter().map(|block| block.text.as_str()).collect();
            desk::language_of(one.language.as_ref(), &blocks.join("\n"))
        };
        let language = language.cloned().or_else(judged).unwrap_or_default();
        found.extend(credits::find(one, &language).credits);
    }
    Ok(found)
}

/// Length in characters from which a line may have been wrapped.
const WRAPPED: usize = 50;

/// Text in blocks separated by empty lines; a line of a block is one of its own, unless the block is a wrapped paragraph.
fn blocks(text: &str) -> Evidence {
    let text = text.replace("\r\n", "\n");
    let lines = |block: &str| -> Vec<String> {
        let lines: Vec<&str> = block.lines().collect();
        let wrapped =
            lines.split_last().is_some_and(|(_, before)| before.iter().all(|line| line.chars().count() >= WRAPPED));
        if wrapped { vec![block.to_owned()] } else { lines.into_iter().map(ToOwned::to_owned).collect() }
    };
    let blocks = text
        .split("\n\n")
        .flat_map(lines)
        .map(|block| text::clean_line(&block, usize::MAX))
        .filter(|block| !block.is_empty())
        .map(|text| Block { text, place: Place::Text })
        .collect();
    Evidence { blocks, ..Evidence::default() }
}

/// The evidence of each entry of a feed; a lone item or entry is put into a feed first.
fn entries(bytes: &[u8]) -> Result<Vec<Evidence>, Message> {
    let read = |bytes: &[u8]| feed::read(bytes, None, None).map_err(|error| error.message());
    let feed = read(bytes).or_else(|error| {
        let text = feed::decode(bytes, None);
        let start = text.trim_start();
        if start.starts_with("<item") {
            read(format!("<rss version=\"2.0\"><channel>{text}</channel></rss>").as_bytes())
        } else if start.starts_with("<entry") {
            read(format!("<feed xmlns=\"http://www.w3.org/2005/Atom\">{text}</feed>").as_bytes())
        } else {
            Err(error)
        }
    })?;
    Ok(feed.entries.iter().map(|entry| feed::evidence(&feed, entry)).collect())
}

#[cfg(test)]
mod tests {
    use super::blocks;

    #[test]
    fn lines_of_a_text_are_its_own_and_a_wrapped_paragraph_is_one() {
        let texts = |text: &str| blocks(text).blocks.into_iter().map(|block| block.text).collect::<Vec<_>>();
        assert_eq!(texts("Author: A\r\nEditor: B\n\nShips"), ["Author: A", "Editor: B", "Ships"]);
        let wrapped = format!("{}\nships", ["ships"; 12].join(" "));
        assert_eq!(texts(&wrapped), [wrapped.replace('\n', " ")]);
    }
}
