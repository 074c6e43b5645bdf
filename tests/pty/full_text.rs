//! Whole texts in the real binary: they take the place of teasers, and lead to the original and back.

use std::fs;

use rstest::rstest;

use super::folders;
use super::terminal::Terminal;
use crate::support::{Page, Server};

/// A translation with a teaser in its feed, and its original, which no feed carries.
fn served(config: &std::path::Path) -> Server {
    let server = Server::new(Vec::new());
    let paragraph = |n: usize| {
        format!(
            "<p>Paragraph {n}: the apricots above the village opened their first flowers six weeks early, say the people \
             who have kept them for three generations, and the nights are still cold.</p>"
        )
    };
    let body: String = (2..=20).map(paragraph).collect();
    let page = format!(
        "<!DOCTYPE html><html lang=\"en\"><head><title>The orchards flower in February | Radio Malul</title>\
         <meta property=\"og:site_name\" content=\"Radio Malul\"></head><body><nav><a href=\"/\">Home</a></nav><main><article>\
         <p class=\"section\">Society</p><h1>The orchards flower in February</h1>\
         <p>The growers fear a late frost and light fires between the rows.</p>{body}\
         <p>Translation by Irena Talvik</p><p>Mirela Osk</p><p>Mirela Osk</p><p>Author</p>\
         <p>Original: <a href=\"/livezi\">Livezile de pe deal</a></p></article></main><footer><p>© Radio Malul</p></footer>\
         </body></html>"
    );
    server.serve("/orchards", Page { etag: None, ..Page::feed("text/html; charset=utf-8", page) });
    let original = include_str!("../fixtures/newsroom/orchard.html");
    server.serve("/livezi", Page { etag: None, ..Page::feed("text/html; charset=utf-8", original) });
    let feed = format!(
        "<rss version=\"2.0\"><channel><title>Radio Malul</title><language>en</language><item>\
         <title>The orchards flower in February</title><link>{}</link><guid>1</guid>\
         <description>The growers fear a late frost and light fires between the rows.</description></item></channel></rss>",
        server.url("/orchards")
    );
    server.serve("/feed.rss", Page::feed("application/rss+xml", feed));
    let url = server.url("/feed.rss");
    let feeds = format!(
        "edition = \"none\"\n[[feed]]\nid = \"malul\"\ntitle = \"Radio Malul\"\nurl = \"{url}\"\nsection = \"World\"\n"
    );
    fs::write(config.join("feeds.toml"), feeds).unwrap();
    server
}

fn row_of(terminal: &Terminal, words: &str) -> Option<usize> {
    terminal.screen().lines().position(|line| line.contains(words))
}

#[rstest]
#[case(80, 24)]
#[case(120, 36)]
fn a_whole_text_takes_the_place_of_a_teaser_and_leads_to_the_original_and_back(
    #[case] columns: u16,
    #[case] rows: u16,
) {
    let (config, data) = folders();
    let server = served(config.path());
    server.hold("/orchards");
    let mut terminal = Terminal::reader(config.path(), data.path(), &[], columns, rows);
    terminal.wait_for("The orchards flower");
    terminal.type_keys("\r");
    terminal.wait("the teaser", |screen| screen.contains("The growers fear") && screen.contains("teaser"));
    let row = row_of(&terminal, "The growers fear");
    server.let_go();
    terminal.wait("the whole text with its credits", |screen| {
        screen.contains("full text")
            && screen.contains("By Mirela Osk")
            && screen.contains("Translation by Irena Talvik")
            && screen.contains("Paragraph 2:")
    });
    assert_eq!(row_of(&terminal, "The growers fear"), row, "{}", terminal.screen());
    terminal.wait_for("Original · T");
    terminal.type_keys("G");
    terminal.wait("the link to the original at the end", |screen| {
        screen.contains("Original: ") && screen.contains("/livezi")
    });
    terminal.type_keys("gT");
    if columns >= 100 {
        terminal.wait("both", |screen| {
            screen.contains("Livezile de pe deal au") && screen.contains("The orchards flower in February")
        });
        terminal.type_keys("T");
    }
    terminal.wait("the original, and that it has a translation", |screen| {
        screen.contains("Livezile de pe deal au înflorit") && screen.contains("Translation in English · T")
    });
    terminal.type_keys("T");
    terminal.wait("the translation, and what it was translated from", |screen| {
        screen.contains("The orchards flower in February") && screen.contains("Original in Romanian")
    });
    terminal.type_keys("T");
    terminal.wait_for("Livezile de pe deal au");
    terminal.type_keys("qq");
    assert_eq!(terminal.end().0, 0);
    let asked = |path: &str| server.requests().iter().filter(|request| request.path == path).count();
    assert_eq!((asked("/orchards"), asked("/livezi")), (1, 1));

    // Both are there without a network.
    let mut terminal = Terminal::reader(config.path(), data.path(), &["--offline"], columns, rows);
    terminal.wait_for("The orchards flower");
    terminal.type_keys("\r");
    terminal.wait_for("Original in Romanian");
    terminal.type_keys("T");
    terminal.wait_for("Livezile de pe deal au");
    terminal.type_keys("q");
    terminal.wait_for("The orchards flower in February");
    terminal.type_keys("q");
    assert_eq!(terminal.end().0, 0);
}
