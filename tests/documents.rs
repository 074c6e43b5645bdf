//! The documents for users: README is short, every command and every piece of configuration in them works, links lead
//! somewhere, and what they say of tests is true.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::cli::{fixture, lines};
use crate::manual::words;
use crate::sources::{files, is_a_test, name, read, root, sources};
use crate::support::{LETTERS, Page, Server, newsroom};
use crate::sync::stub::{Kind, Stub};

/// Lines of README.md at most.
const LONGEST_README: usize = 150;

/// Every document in the repository, with its text.
fn documents() -> Vec<(String, String)> {
    let top = ["README.md", "CONTRIBUTING.md", "DEPENDENCIES.md", "SECURITY.md", "CHANGELOG.md"].map(str::to_owned);
    let inside = files(&["docs"]).into_iter().map(|path| name(&path));
    top.into_iter().chain(inside).map(|name| (name.clone(), read(&name))).collect()
}

/// The blocks of a document that are marked as a language.
fn blocks(text: &str, language: &str) -> Vec<String> {
    let opening = format!("```{language}\n");
    let parts = text.split(&opening).skip(1);
    parts.map(|part| part.split("```").next().unwrap_or_default().to_owned()).collect()
}

/// The lines of a document's blocks for a shell, without their comments.
fn commands(text: &str) -> Vec<String> {
    let lines: String = blocks(text, "sh").concat();
    lines.lines().map(|line| line.split(" #").next().unwrap_or_default().trim().to_owned()).collect()
}

/// A folder with all that the commands of a document name, and the servers that they ask.
struct Place {
    folder: tempfile::TempDir,
    server: Server,
    account: Stub,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let here = folder.path();
        let server = newsroom(here);
        let feed = fs::read(fixture("newsroom/world.rss")).unwrap();
        server.serve("/feed", Page::feed("application/rss+xml", feed));
        let front =
            "<html><head><link rel=alternate type='application/rss+xml' href='/feed'></head><body>News</body></html>";
        server.serve("/", Page::feed("text/html", front));
        fs::copy(fixture("import/feedly.opml"), here.join("subscriptions.opml")).unwrap();
        fs::write(here.join("config.toml"), LETTERS).unwrap();
        let account = Stub::new(Kind::FreshRss, 2, 3);
        let place = Self { folder, server, account };
        assert!(place.run("dateline refresh").status.success());
        place
    }

    fn run(&self, line: &str) -> Output {
        let front = self.account.base().replace(Kind::FreshRss.base(), "");
        let line = line
            .replace("https://harbour.example", &self.server.url(""))
            .replace("https://news.example", &front)
            .replace("pass show news", "echo secret");
        let here = self.folder.path();
        Command::new(env!("CARGO_BIN_EXE_dateline"))
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("DATELINE_CONFIG", here)
            .env("DATELINE_DATA", here.join("data"))
            .current_dir(here)
            .args(&words(&line)[1..])
            .output()
            .unwrap()
    }
}

/// Whether a line that is no command of this program is one that works in a checkout.
fn is_known(line: &str) -> bool {
    let known = [
        "cargo run --release",
        "cargo test",
        "cargo install dateline",
        "cargo install --path .",
        "systemctl --user enable --now dateline-refresh.timer",
        "cp packaging/dateline-refresh.* ~/.config/systemd/user/",
    ];
    known.contains(&line) || root().join(&words(line)[0]).is_file()
}

#[test]
fn every_command_of_the_documents_runs() {
    let mut count = 0;
    for (document, text) in documents() {
        let commands = commands(&text);
        for line in commands.iter().filter(|line| !line.starts_with("dateline")) {
            assert!(is_known(line), "{document}: {line}");
        }
        let ours: Vec<&String> = commands.iter().filter(|line| line.starts_with("dateline")).collect();
        if ours.is_empty() {
            continue;
        }
        let place = Place::new();
        for line in ours {
            // The drawn or plain reader waits for keys; tests/pty types them.
            if line == "dateline" || line == "dateline --set plain=true" {
                continue;
            }
            let output = place.run(line);
            assert!(output.status.success(), "{document}: {line}: {output:?}");
            count += 1;
        }
    }
    assert!(count > 30, "{count}");
}

#[test]
fn every_piece_of_configuration_in_the_documents_is_read_without_an_error() {
    for (document, text) in documents() {
        for block in blocks(&text, "toml") {
            let named = block.lines().next().and_then(|line| line.strip_prefix("# ")).unwrap_or_default();
            assert!(Path::new(named).extension().is_some_and(|kind| kind == "toml"), "{document}: whose is\n{block}");
            let folder = tempfile::tempdir().unwrap();
            fs::write(folder.path().join(named), &block).unwrap();
            let mut doctor = crate::cli::dateline(folder.path(), &folder.path().join("data"));
            let found = lines(doctor.args(["doctor", "--offline", "--json"]));
            let wrong: Vec<_> =
                found.iter().filter(|line| line.to_string().contains(named) && line["good"] != true).collect();
            assert!(wrong.is_empty(), "{document}: {wrong:?}\n{block}");
        }
    }
}

#[test]
fn every_file_that_the_documents_name_is_checked_by_the_doctor() {
    let folder = tempfile::tempdir().unwrap();
    let text = read("docs/configuration.md");
    let named = text.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` | ")).map(|(name, _)| name);
    let named: Vec<String> = named.map(|name| name.replace("NAME", "mine")).collect();
    assert_eq!(named.len(), 6);
    fs::create_dir(folder.path().join("themes")).unwrap();
    for name in &named {
        fs::write(folder.path().join(name), "unknown = 1\n").unwrap();
    }
    let mut doctor = crate::cli::dateline(folder.path(), &folder.path().join("data"));
    let found = lines(doctor.args(["doctor", "--offline", "--json"]));
    let wrong: String = found.iter().filter(|line| line["good"] == false).map(ToString::to_string).collect();
    for name in &named {
        assert!(wrong.contains(name), "{name}: {wrong}");
    }
}

#[test]
fn the_readme_is_short_and_shows_the_two_commands_first() {
    let text = read("README.md");
    let count = text.lines().count();
    assert!(count <= LONGEST_README, "README.md has {count} lines");
    assert_eq!(commands(&text)[..3], ["cargo run --release", "cargo test", "cargo install dateline"]);
    for document in files(&["docs"]) {
        let document = name(&document);
        let developers = ["docs/page-body.md", "docs/architecture.md"].contains(&document.as_str());
        assert!(developers || text.contains(&document), "README.md does not lead to {document}");
    }
}

#[test]
fn every_link_of_the_documents_leads_to_a_file() {
    for (document, text) in documents() {
        let folder = Path::new(&document).parent().unwrap().to_owned();
        let links = text.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next());
        for link in links.filter(|link| !link.starts_with("http") && !link.is_empty()) {
            assert!(root().join(&folder).join(link).exists(), "{document}: {link}");
        }
    }
}

#[test]
fn tests_that_the_documents_name_exist() {
    let sources = sources(&["src", "tests"]);
    for (document, text) in documents().iter().filter(|(document, _)| document.starts_with("docs/")) {
        let ticked = text.split('`').skip(1).step_by(2);
        let modules = ["app::", "pty::", "text::", "store::", "fetch::"];
        for path in ticked
            .filter(|path| modules.iter().any(|module| path.starts_with(module)) && path.matches("::").count() > 1)
        {
            assert!(is_a_test(path, &sources), "{document}: no test {path}");
        }
    }
}
