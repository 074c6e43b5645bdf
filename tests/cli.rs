//! The commands as a script sees them: standard output, standard error, exit codes.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;

use crate::support::newsroom;

pub(crate) fn dateline(config: &Path, data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.env("DATELINE_CONFIG", config).env("DATELINE_DATA", data).env("NO_PROXY", "*");
    command
}

pub(crate) fn lines(command: &mut Command) -> Vec<Value> {
    let output = command.output().unwrap();
    String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

pub(crate) fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

#[test]
fn a_first_refresh_stores_all_a_second_says_unchanged_and_everything_is_read_offline() {
    let (config, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let server = newsroom(config.path());
    let first = lines(dateline(config.path(), data.path()).args(["refresh", "--json"]));
    assert_eq!(first.iter().map(|line| line["new"].as_u64().unwrap()).sum::<u64>(), 7, "{first:?}");

    let second = lines(dateline(config.path(), data.path()).args(["refresh", "--json"]));
    assert!(second.iter().all(|line| line["unchanged"] == true), "{second:?}");
    assert_eq!(server.requests().len(), 8);
    drop(server);

    let rows = lines(dateline(config.path(), data.path()).args(["list", "--offline", "--json", "--section", "World"]));
    assert_eq!(rows.len(), 3);
    assert_eq!(rows[0]["title"], "Envoys agree to reopen the strait & its lighthouses");
    assert_eq!(rows[0]["date"], "2026-11-16T07:30:00Z");
    assert_eq!(rows[0]["authors"][0], "Bogumil Nistor");
    assert_eq!(rows[0]["translators"][0], "Irena Talvik");

    let id = rows[0]["id"].to_string();
    let shown = lines(dateline(config.path(), data.path()).args(["show", "--offline", "--json", &id]));
    let body = shown[0]["body_text"].as_str().unwrap();
    assert!(body.contains("Fishermen waited"));
    for gone in ["Translation by", "Bogumil Nistor", "Author", "Read more"] {
        assert!(!body.contains(gone), "{gone} stayed in: {body}");
    }
    assert_eq!(shown[0]["label"], "International");
    let text = dateline(config.path(), data.path()).args(["show", &id]).output().unwrap();
    let text = String::from_utf8(text.stdout).unwrap();
    assert!(text.contains("By Bogumil Nistor\nTranslation by Irena Talvik"), "{text}");
}

#[test]
fn a_failing_feed_is_told_and_the_others_arrive() {
    let (config, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let server = newsroom(config.path());
    let file = config.path().join("feeds.toml");
    let mut feeds = fs::read_to_string(&file).unwrap();
    let gone = format!(
        "\n[[feed]]\nid = \"gone\"\ntitle = \"Gone\"\nurl = \"{}\"\nsection = \"World\"\n",
        server.url("/nothing-here")
    );
    feeds.push_str(&gone);
    fs::write(&file, feeds).unwrap();
    let output = dateline(config.path(), data.path()).args(["refresh"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("Gone: the server answered 404"), "{output:?}");
    // Standard output is no terminal here: a line a feed.
    let told = String::from_utf8_lossy(&output.stdout);
    let new = |line: &str| serde_json::from_str::<Value>(line).unwrap()["new"].as_u64().unwrap_or(0);
    assert_eq!(told.lines().map(new).sum::<u64>(), 7, "{output:?}");
    let feeds = lines(dateline(config.path(), data.path()).args(["feeds", "--json"]));
    let gone = feeds.iter().find(|feed| feed["id"] == "gone").unwrap();
    assert!(gone["error"].as_str().unwrap().contains("404"));
}

#[test]
fn a_bad_file_gives_an_error_line_and_the_others_still_run() {
    let good = fixture("newsroom/science.atom");
    let output =
        Command::new(env!("CARGO_BIN_EXE_dateline")).args(["parse", "/nowhere.xml"]).arg(&good).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let answers: Vec<Value> =
        String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(answers[0]["error"].is_string());
    assert_eq!(answers[1]["feed"]["title"], "Tidewater Notes");
    assert_eq!(answers[1]["entries"][0]["published"], "2026-11-15T08:00:00Z");
    let credits = answers[1]["entries"][0]["credits"].to_string();
    assert!(credits.contains("translator") && credits.contains("Pál Kertesi"), "{credits}");
}

#[test]
fn a_text_of_the_founding_shape_gives_author_and_translator_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("story.txt");
    fs::write(
        &file,
        "International\n\nEnvoys agree to reopen the strait\n\nThree delegations signed a short paper at noon and said that ships may pass from Monday on.\n\n\
         The paper names no penalties, said the chair of the talks, who had asked for them until the last evening.\n\n\
         Translation by Irena Talvik\n\nBogumil Nistor\n\nBogumil Nistor\n\nAuthor\n\nRead more\n",
    )
    .unwrap();
    let answer = lines(Command::new(env!("CARGO_BIN_EXE_dateline")).arg("credits").arg(&file));
    let credits: Vec<(&str, &str)> = answer[0]["credits"]
        .as_array()
        .unwrap()
        .iter()
        .map(|credit| (credit["role"].as_str().unwrap(), credit["name"].as_str().unwrap()))
        .collect();
    assert_eq!(credits, [("author", "Bogumil Nistor"), ("translator", "Irena Talvik")]);
}

#[test]
fn failures_are_told_in_the_language_of_the_interface_and_scripts_read_english() {
    let (config, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let feed =
        format!("[[feed]]\nid = \"quay\"\ntitle = \"Quay\"\nurl = \"http://{closed}/feed\"\nsection = \"World\"\n");
    fs::write(config.path().join("feeds.toml"), feed).unwrap();
    let german = |arguments: &[&str]| {
        let mut command = dateline(config.path(), data.path());
        let output = command.args(["--set", "interface_language=de"]).args(arguments).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (text(output.stdout), text(output.stderr))
    };
    let reason = "keine Verbindung: Verbindung abgelehnt; später wird von selbst wieder gefragt";
    let (told, said) = german(&["refresh"]);
    assert!(said.contains(&format!("dateline: Quay: {reason}")), "{said}");
    assert!(
        told.contains(r#""error":"no connection: connection refused; it will be tried again automatically""#),
        "{told}"
    );
    assert!(german(&["feeds"]).0.contains(reason));
    assert!(german(&["feeds", "--json"]).0.contains("no connection: connection refused"));
    let (_, said) = german(&["search", "is:old"]);
    assert!(said.contains("bei Zeichen 1 der Suche: is:old gibt es nicht"), "{said}");
    let (_, said) = german(&["add", &format!("http://{closed}/")]);
    assert!(said.contains("keine Verbindung: Verbindung abgelehnt"), "{said}");
}

#[test]
fn without_a_terminal_the_reader_says_what_to_use() {
    let folder = tempfile::tempdir().unwrap();
    let output = dateline(folder.path(), folder.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("dateline list"));
}

#[test]
fn a_data_folder_that_cannot_be_written_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    for data in [file.join("data"), file] {
        let output = dateline(folder.path(), &data).arg("list").output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(told.contains("--data") && told.contains("is not a directory"), "{told}");
    }
}

#[test]
fn a_wrong_option_is_told_with_its_line_and_the_rest_works() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("config.toml"), "text_width = 70\ntext_with = 3\n").unwrap();
    let output = dateline(folder.path(), folder.path()).args(["list", "--json"]).output().unwrap();
    assert!(output.status.success());
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("config.toml:2") && said.contains("text_width"), "{said}");
}

#[test]
fn packs_and_feeds_are_turned_on_and_off_from_the_command_line() {
    let (config, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let run = |words: &[&str]| dateline(config.path(), data.path()).args(words).output().unwrap();
    let packs = lines(dateline(config.path(), data.path()).args(["packs", "--on", "Climate", "--json"]));
    let climate = packs.iter().find(|pack| pack["name"] == "Climate").unwrap();
    assert_eq!(climate["on"], true);
    assert!(packs.iter().filter(|pack| pack["on"] == true).count() == 1);
    let listed = || String::from_utf8(run(&["feeds"]).stdout).unwrap();
    let title = climate["feeds"][0].as_str().unwrap();
    assert!(listed().contains(title), "{}", listed());
    assert_eq!(run(&["packs", "--on", "Klimate"]).status.code(), Some(2));
    assert!(run(&["packs", "--off", "Climate"]).status.success());
    assert!(!listed().contains(title));

    assert!(listed().contains("bbc-news-world"));
    assert!(run(&["remove", "bbc-news-world"]).status.success());
    assert!(!listed().contains("bbc-news-world"));
    let unknown = run(&["remove", "nobody"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("there is no feed named nobody"), "{unknown:?}");
}

#[test]
fn completions_and_manual_pages_are_made_of_the_commands_there_are() {
    let (config, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for shell in ["bash", "zsh", "fish", "nushell"] {
        let output = dateline(config.path(), data.path()).args(["completions", shell]).output().unwrap();
        assert!(String::from_utf8_lossy(&output.stdout).contains("refresh"), "{shell}");
    }
    let output = dateline(config.path(), data.path()).args(["man"]).output().unwrap();
    assert!(String::from_utf8_lossy(&output.stdout).contains(".TH dateline 1"), "{output:?}");
    assert!(
        dateline(config.path(), data.path()).args(["man", "--dir"]).arg(data.path()).output().unwrap().status.success()
    );
    for page in ["dateline.1", "dateline-refresh.1", "dateline-show.1"] {
        assert!(data.path().join(page).exists(), "{page}");
    }
}

#[test]
fn options_stand_anywhere_round_the_words_of_a_search() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let _server = newsroom(folder.path());
    dateline(folder.path(), &data).arg("refresh").assert().success();
    let found = |words: &[&str]| lines(dateline(folder.path(), &data).arg("search").args(words)).len();
    assert_eq!(found(&["envoys", "--json"]), 1);
    assert_eq!(found(&["envoys", "-strait", "--json"]), 0);
    assert_eq!(found(&["-nowhere", "envoys", "--json", "-n", "3"]), 1);
    assert_eq!(found(&["the", "-n1", "--json"]), 1);
    assert_eq!(found(&["--json", "--", "envoys"]), 1);
    let listed = lines(dateline(folder.path(), &data).args(["list", "--json", "--query", "-envoys section:world"]));
    assert_eq!(listed.len(), 2);
}

#[test]
fn the_cache_is_searched_examined_and_copied() {
    let (config, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let _server = newsroom(config.path());
    let run = |words: &[&str]| dateline(config.path(), data.path()).args(words).output().unwrap();
    assert!(run(&["refresh"]).status.success());
    let hits = lines(dateline(config.path(), data.path()).args(["search", "--json", "envoys", "tr:talvik"]));
    assert_eq!(hits.len(), 1);
    assert!(hits[0]["title"].as_str().unwrap().starts_with("Envoys agree"), "{hits:?}");
    assert!(hits[0]["snippet"].as_array().is_some_and(|runs| !runs.is_empty()), "{hits:?}");
    let wrong = run(&["search", "envoys is:old"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("at character 8 of the search"), "{wrong:?}");
    let told = String::from_utf8(run(&["doctor"]).stdout).unwrap();
    for line in ["good\tcache: the cache is sound", "good\tfeeds: 4 of 4 feeds answered", "good\tnetwork: 3 of 3 feeds"]
    {
        assert!(told.contains(line), "{line}: {told}");
    }
    let copy = data.path().join("copy.sqlite3");
    let copy = copy.to_str().unwrap();
    assert!(run(&["export", "--database", copy]).status.success());
    assert_eq!(run(&["export", "--database", copy]).status.code(), Some(1));
}

#[test]
fn a_page_is_read_by_the_rules_of_the_users_own_file() {
    let (config, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let page = "<html lang=ro><head><link rel=alternate hreflang=ru href=/ru/1></head><body><h1>Livezile au înflorit</h1>\
                <p class=semnat>Mirela Osk</p><div class=zona><p>Caișii au deschis primele flori.</p><p class=sondaj>Votează!</p></div></body></html>";
    fs::write(config.path().join("page.html"), page).unwrap();
    let rule = "[[site]]\nhost = \"malul.example\"\nbody = [\".zona\"]\nbyline = [\".semnat\"]\nstrip = [\".sondaj\"]\nspeed = 1\n";
    fs::write(config.path().join("sites.toml"), rule).unwrap();
    let file = config.path().join("page.html");
    let output = dateline(config.path(), data.path())
        .args(["extract", "--url", "https://www.malul.example/1"])
        .arg(&file)
        .output()
        .unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("sites.toml:6") && told.contains("speed"), "{told}");
    let page: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(page["body_text"], "Caișii au deschis primele flori.");
    assert_eq!(page["authors"], serde_json::json!(["Mirela Osk"]));
    assert_eq!(page["translations"], serde_json::json!([{"url": "https://www.malul.example/ru/1", "language": "ru"}]));
}

#[test]
fn a_section_that_there_is_not_is_an_error_that_names_the_nearest() {
    let (config, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let _server = newsroom(config.path());
    assert!(dateline(config.path(), data.path()).arg("refresh").output().unwrap().status.success());
    let told = |words: &[&str]| {
        let output = dateline(config.path(), data.path()).arg("list").args(words).output().unwrap();
        (output.status.success(), String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    for more in [&["--section", "Wrold"][..], &["--section", "Wrold", "--count"]] {
        let (good, shown, wrong) = told(more);
        assert!(
            !good && shown.is_empty() && wrong.contains("there is no section named Wrold; did you mean World?"),
            "{wrong}"
        );
    }
    assert!(told(&["--section", "Gardening"]).2.contains("there are: "));
    assert!(told(&["--section", "World"]).0);
    let count = |words: &[&str]| told(words).1.trim().parse::<u64>().unwrap();
    let (all, starred) =
        (count(&["--query", "section:world", "--count"]), count(&["--query", "section:world", "--starred", "--count"]));
    assert_eq!((count(&["--query", "section:world", "--unread", "--count"]), starred), (all, 0));
    assert!(all > 0);
}
