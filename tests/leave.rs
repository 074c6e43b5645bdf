//! An article that leaves by the real program: it stands under the same head whichever way it goes, and as plain text it is
//! what a person would type.
#![cfg(unix)]

use std::fs;
use std::path::Path;

use dateline::text::width;

use crate::cli::dateline;
use crate::pty::terminal::Terminal;
use crate::support::{Page, Server};

const FEED: &str = r##"<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Harbour Radio</title><item><guid>1</guid>
<title>Winter table of the ferries</title><link>https://harbour.example/winter</link><dc:creator>Oda Fjell</dc:creator>
<pubDate>Mon, 16 Nov 2026 09:30:00 GMT</pubDate><content:encoded><![CDATA[
<p>The ferry company published its winter table after a week of storms, and it is shorter than the one of last year.</p>
<ul><li>The first boat leaves the old harbour at seven<ol start="9"><li>foot passengers board at the northern gate, ten
minutes earlier than in summer</li><li>cars wait behind the lighthouse</li></ol></li><li>The last one comes back at
midnight</li></ul>
<table><tr><th>Port</th><th>Ships</th><th>Tide</th></tr><tr><td>Ostend</td><td>12</td><td>high</td></tr>
<tr><td>Dover</td><td>3</td><td>low</td></tr><tr><td>Bruges</td><td>1</td><td>high at noon</td></tr></table>
<pre><code>ferry --from old-harbour --to lighthouse --passengers 12 --date 2026-12-01
  --quiet</code></pre>
<p>Fares stay as they are.<sup><a href="#n1">1</a></sup> The <a href="https://harbour.example/ministry">ministry</a>
agrees.</p><hr><p id="n1"><sup>1</sup> Children under six travel free with a grown-up who has paid.</p>
]]></content:encoded></item></channel></rss>"##;

const HEAD: &str = "Sea

Winter table of the ferries

By Oda Fjell
Harbour Radio · 2026-11-16T09:30:00Z
https://harbour.example/winter
";

const TEXT: &str = "
The ferry company published its winter table after a week of
storms, and it is shorter than the one of last year.

- The first boat leaves the old harbour at seven
  9.  foot passengers board at the northern gate, ten
      minutes earlier than in summer
  10. cars wait behind the lighthouse
- The last one comes back at midnight

──────┬─────┬────────────
Port  │Ships│Tide
──────┼─────┼────────────
Ostend│12   │high
──────┼─────┼────────────
Dover │3    │low
──────┼─────┼────────────
Bruges│1    │high at noon
──────┴─────┴────────────

ferry --from old-harbour --to lighthouse --passengers 12 --date 2026-12-01
  --quiet

Fares stay as they are.¹ The ministry agrees.

* * *

¹ Children under six travel free with a grown-up who has
paid.
";

/// A reader with the article in its cache; it saves into `saved` and has a program that is given articles.
fn desk(here: &Path) -> Server {
    let server = Server::new(vec![("/feed".to_owned(), Page::feed("application/rss+xml", FEED))]);
    let feed = format!(
        "edition = \"none\"\n[[feed]]\nid = \"harbour\"\ntitle = \"Harbour Radio\"\nsection = \"Sea\"\nurl = \"{}\"\n",
        server.url("/feed")
    );
    fs::write(here.join("feeds.toml"), feed).unwrap();
    let folder = here.join("saved").display().to_string();
    fs::write(here.join("config.toml"), format!("save_folder = \"{folder}\"\n")).unwrap();
    let target = here.join("given");
    let share = format!("[keep]\ncommand = [\"tee\", \"{}\"]\ninput = \"markdown\"\n", target.display());
    fs::write(here.join("share.toml"), share).unwrap();
    assert!(dateline(here, &here.join("data")).arg("refresh").output().unwrap().status.success());
    server
}

fn printed(here: &Path, words: &[&str]) -> String {
    let output = dateline(here, &here.join("data")).args(words).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn an_article_is_typed_at_60_columns_as_a_person_would_type_it() {
    let folder = tempfile::tempdir().unwrap();
    let _server = desk(folder.path());
    let shown = printed(folder.path(), &["show", "-", "--width", "60"]);
    assert_eq!(shown, format!("{HEAD}{TEXT}"));
    let code = ["ferry --from", "  --quiet"];
    for line in shown.lines() {
        let may_be_long = line.contains("://") || code.iter().any(|begin| line.starts_with(begin));
        assert!(width(line) <= 60 || may_be_long, "{line}");
    }
    let preview = dateline(folder.path(), &folder.path().join("data"))
        .args(["show", "-"])
        .env("FZF_PREVIEW_COLUMNS", "60")
        .output();
    assert_eq!(String::from_utf8(preview.unwrap().stdout).unwrap(), shown);
    let links = printed(folder.path(), &["show", "-", "--width", "60", "--links"]);
    assert!(links.contains("Fares stay as they are.¹[1] The ministry[2] agrees.\n"), "{links}");
    assert!(
        links.ends_with("[1] https://harbour.example/winter#n1\n[2] https://harbour.example/ministry\n"),
        "{links}"
    );
}

#[test]
fn the_reader_its_programs_and_the_commands_write_the_same_head() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let _server = desk(here);
    let mut terminal = Terminal::reader(here, &here.join("data"), &["--offline"], 100, 30);
    terminal.wait_for("Winter table");
    let whole = |path: &Path| fs::read_to_string(path).is_ok_and(|text| text.ends_with("paid.\n"));
    let (saved, given) = (here.join("saved/Winter table of the ferries.md"), here.join("given"));
    terminal.type_keys("a");
    terminal.wait_for("save as Markdown");
    terminal.type_keys("\r");
    terminal.wait_until("the file that was saved", || whole(&saved));
    terminal.type_keys("a");
    terminal.wait_for("save as Markdown");
    terminal.type_keys("jjjj\r");
    terminal.wait_until("what the program was given", || whole(&given));
    terminal.type_keys("q");
    assert_eq!(terminal.end().0, 0);
    let markdown = fs::read_to_string(saved).unwrap();
    assert!(
        markdown.starts_with("Sea\n\n# Winter table of the ferries\n\nBy Oda Fjell\\\nHarbour Radio · 2026-11-16"),
        "{markdown}"
    );
    assert_eq!(fs::read_to_string(given).unwrap(), markdown);
    assert_eq!(printed(here, &["show", "-", "--format", "markdown"]), markdown);
    assert_eq!(
        printed(here, &["export", "articles", "--format", "markdown", "--section", "Sea"]).trim_end(),
        markdown.trim_end()
    );
    let text = printed(here, &["show", "-"]);
    assert!(text.starts_with(HEAD), "{text}");
}
