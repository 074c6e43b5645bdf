//! `dateline group`.

use std::fs;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::world::world;
use crate::cli::dateline;

fn group(words: &[&str]) -> (Vec<Value>, String, Option<i32>) {
    let folder = tempfile::tempdir().unwrap();
    let output = dateline(folder.path(), &folder.path().join("data")).arg("group").args(words).output().unwrap();
    let lines = String::from_utf8(output.stdout).unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    (lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect(), told, output.status.code())
}

#[test]
fn articles_are_read_line_by_line_and_a_bad_line_leaves_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("articles.jsonl");
    let body = "The lighthouse of Skarven was sold on Monday to a baker from Lund, who wants to bake in it by summer.";
    let line = |id: Value, newsroom: &str| {
        json!({"id": id, "newsroom": newsroom, "feed_title": newsroom, "language": "en", "published": "2026-05-04T10:00:00Z",
               "url": "https://quay.example/1", "title": "A baker buys a lighthouse", "standfirst": "", "body": body, "byline": ""})
    };
    let text = format!(
        "{}\n\nno article\n{}\n{{\"id\":3}}\n{}\n{}\n[1]\n",
        line("a".into(), "Quay"),
        line(7.into(), "Post"),
        json!({"id": 4, "published": "2026-05-04T10:00:00Z", "title": 5}),
        json!({"id": 5, "published": "Monday"})
    );
    fs::write(&file, text).unwrap();
    let (lines, told, code) = group(&[file.to_str().unwrap(), "/nowhere"]);
    assert_eq!(lines, [json!({"id": "a", "story": 1, "text": 1}), json!({"id": 7, "story": 1, "text": 1})]);
    assert_eq!(code, Some(1));
    let file = file.display();
    assert!(told.contains(&format!("{file}: line 3: not JSON from column 2 on\n")), "{told}");
    assert!(told.contains(&format!("{file}: line 5: the key published is missing\n")), "{told}");
    assert!(told.contains(&format!("{file}: line 6: the value of title cannot be used\n")), "{told}");
    assert!(told.contains(&format!("{file}: line 7: the value of published cannot be used\n")), "{told}");
    assert!(told.contains(&format!("{file}: line 8: not a JSON object\n")), "{told}");
    assert!(told.contains("/nowhere: cannot be read"), "{told}");
}

/// Ten thousand articles within ten seconds of a processor's time, where the program is optimised.
#[test]
fn many_articles_are_grouped_at_once() {
    let full = std::env::var_os("DATELINE_FULL").is_some();
    let articles = world(11, if full { 10_000 } else { 100 });
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("articles.jsonl");
    let lines: Vec<String> = (0..)
        .zip(&articles)
        .map(|(id, (_, article)): (i64, _)| {
            let published = jiff::Timestamp::from_second(1_780_000_000 + article.published).unwrap();
            let (newsroom, language, title, body) = (&article.newsroom, &article.language, &article.title, &article.body);
            json!({"id": id, "newsroom": newsroom, "language": language, "published": published, "title": title, "body": body}).to_string()
        })
        .collect();
    fs::write(&file, lines.join("\n")).unwrap();
    let begun = Instant::now();
    let (lines, _, code) = group(&[file.to_str().unwrap()]);
    assert_eq!((lines.len(), code), (articles.len(), Some(0)));
    if full && !cfg!(debug_assertions) {
        assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
    }
}
