//! The law of credits: two credits that are read alone are read when they are joined, in any language that has a file of
//! words, by any separator, in any order, with what stands beside a name, in any markup. With `DATELINE_FULL=1` 100,000 draws,
//! else a hundredth.

mod scripts;

use std::collections::BTreeMap;

use dateline::credits::find;
use dateline::model::{Block, Evidence, Language, Place};
use dateline::page::read;
use scripts::{Script, name, script};

const BODY: [&str; 3] = [
    "Three delegations signed a short paper at noon and promised that ships may pass from Monday on, said the chair of the talks.",
    "Two boats left at once, and the captains waved to the crowd that had waited on the quay since the early morning of that day.",
    "The lighthouse, which was dark for three winters, will be lit again when the last of the ships has come home, said the mayor.",
];

const JOINERS: [&str; 11] = [", ", "; ", " | ", " · ", " • ", " / ", " – ", " — ", "\n", "<br>", "and"];
const ASIDES: [&str; 9] = ["", "place", "bracketed place", "job", "newsroom", "date", "handle", "for", "†"];
const BRACKETS: [(&str, &str); 3] = [("", ""), ("(", ")"), ("[", "]")];
const MARKUP: [&str; 8] = ["text", "glued", "p", "em", "li", "dl", "td", "footer"];

/// A language's file of words, as far as it is asked here.
struct Words {
    language: String,
    labels: Vec<(&'static str, String)>,
    and: String,
    job: String,
    at: String,
    purpose: String,
}

fn languages() -> Vec<Words> {
    let mut files: Vec<_> = std::fs::read_dir("assets/credits").unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    let mut all = Vec::new();
    for file in files {
        let language = file.file_stem().unwrap().to_string_lossy().into_owned();
        let table: toml::Table = std::fs::read_to_string(&file).unwrap().parse().unwrap();
        let list = |key: &str| -> Vec<String> {
            let list = table.get(key).and_then(|list| list.as_array()).cloned().unwrap_or_default();
            list.iter().filter_map(|word| Some(word.as_str()?.to_owned())).collect()
        };
        let first = |key: &str| list(key).first().cloned().unwrap_or_default();
        let labels = table.get("labels").and_then(|labels| labels.as_table()).cloned().unwrap_or_default();
        let mut found = Vec::new();
        for role in ["author", "translator", "editor", "photographer"] {
            let words = labels.get(role).and_then(|words| words.as_array()).cloned().unwrap_or_default();
            found.extend(words.iter().filter_map(|word| Some((role, capital(word.as_str()?)))));
        }
        if language != "common" {
            let (and, job, at, purpose) = (first("and"), first("jobs"), first("at"), first("for"));
            all.push(Words { language, labels: found, and, job, at, purpose });
        }
    }
    all
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn in_text(blocks: &[String], language: &str) -> Vec<(String, String)> {
    let block = |text: &String| Block { text: text.clone(), place: Place::Text };
    let evidence = Evidence { blocks: blocks.iter().map(block).collect(), ..Evidence::default() };
    spelled(&evidence, language)
}

fn spelled(evidence: &Evidence, language: &str) -> Vec<(String, String)> {
    let found = find(evidence, &Language::parse(language).unwrap_or_default());
    let mut found: Vec<(String, String)> =
        found.credits.iter().map(|credit| (credit.role.to_string(), credit.name.clone())).collect();
    found.sort();
    found
}

fn in_page(inside: &str, language: &str) -> Vec<(String, String)> {
    let body: String = BODY.iter().map(|text| format!("<p>{text}</p>")).collect::<Vec<_>>().concat();
    let html = format!(
        "<html lang={language}><head><title>Ships sail again</title></head><body><main><article><h1>Ships sail again</h1>\
         {body}{inside}</article></main></body></html>"
    );
    spelled(&read(&html, None).evidence, language)
}

/// One draw: a number for each dimension.
#[derive(Clone, Copy, Debug)]
struct Draw {
    first: usize,
    second: usize,
    name: usize,
    turned: bool,
    joiner: usize,
    offload: usize,
    behind: bool,
    unknown: usize,
    bracket: usize,
    markup: usize,
}

fn with_aside(name: &str, kind: &str, words: &Words, script: &Script) -> String {
    match kind {
        "place" if words.at.chars().all(char::is_alphabetic) && !words.at.is_empty() && script.3 == " " => {
            format!("{name} {} {}", words.at, script.4)
        }
        "place" | "bracketed place" => format!("{name} ({})", script.4),
        "job" if !words.job.is_empty() => format!("{name} ({})", words.job),
        "newsroom" => format!("{name} (Harbour Times)"),
        "date" => format!("{name} 2026-05-03"),
        "handle" => format!("{name} (@harbour)"),
        "for" if !words.purpose.is_empty() && script.3 == " " => format!("{name} {} Harbour Times", words.purpose),
        "†" => format!("{name} †"),
        _ => name.to_owned(),
    }
}

/// The line of a draw, what it must give, and what it gives.
type Drawn = (String, Vec<(String, String)>, Vec<(String, String)>);

fn drawn(words: &Words, draw: Draw) -> Drawn {
    let script = script(&words.language);
    let (mut one, mut two) = (&words.labels[draw.first], &words.labels[draw.second]);
    if draw.turned {
        (one, two) = (two, one);
    }
    let names = [name(script, draw.name), name(script, draw.name + 9)];
    let mut expected = vec![(one.0.to_owned(), names[0].clone()), (two.0.to_owned(), names[1].clone())];
    expected.sort();
    let offload = ASIDES[draw.offload];
    let shown = [
        with_aside(&names[0], if draw.behind { "" } else { offload }, words, script),
        with_aside(&names[1], if draw.behind { offload } else { "" }, words, script),
    ];
    let other = (script.5.to_owned(), name(script, draw.name + 18));
    let mut parts = vec![(one.1.clone(), shown[0].clone()), (two.1.clone(), shown[1].clone())];
    if draw.unknown > 0 {
        parts.insert(draw.unknown - 1, other);
    }
    let markup = MARKUP[draw.markup];
    if matches!(markup, "dl" | "td") {
        let row = |(label, name): &(String, String)| match markup {
            "dl" => format!("<dt>{label}</dt><dd>{name}</dd>"),
            _ => format!("<tr><td>{label}</td><td>{name}</td></tr>"),
        };
        let rows: String = parts.iter().map(row).collect();
        let inside = if markup == "dl" { format!("<dl>{rows}</dl>") } else { format!("<table>{rows}</table>") };
        let got = in_page(&inside, &words.language);
        return (inside, expected, got);
    }
    let lines: Vec<String> = parts.iter().map(|(label, name)| format!("{label}: {name}")).collect();
    let joiner = JOINERS[draw.joiner];
    let (open, close) = BRACKETS[draw.bracket];
    let apart = matches!(joiner, "\n" | "<br>");
    let both = match joiner {
        "\n" | "<br>" => lines.join("\n"),
        "and" if words.and.is_empty() || script.3.is_empty() => lines.join(", "),
        "and" => lines.join(&format!(" {} ", words.and)),
        joiner => lines.join(joiner),
    };
    let line = format!("{open}{both}{close}");
    let text = |last: &[String]| in_text(&[&BODY.map(str::to_owned)[..], last].concat(), &words.language);
    let got = match markup {
        "text" if apart && open.is_empty() => text(&lines),
        "text" => text(&[line.replace('\n', " | ")]),
        "glued" => {
            let (open, close) = if open.is_empty() { BRACKETS[1] } else { (open, close) };
            text(&[format!("{} {open}{}{close}", BODY[2], both.replace('\n', "; "))])
        }
        "em" => in_page(&format!("<p><em>{}</em></p>", line.replace('\n', "<br>")), &words.language),
        "li" if apart => in_page(&format!("<ul><li>{}</li></ul>", lines.join("</li><li>")), &words.language),
        "li" => in_page(&format!("<ul><li>{line}</li></ul>"), &words.language),
        "footer" => in_page(&format!("<footer>{}</footer>", line.replace('\n', "<br>")), &words.language),
        _ => in_page(&format!("<p>{}</p>", line.replace('\n', "<br>")), &words.language),
    };
    (line, expected, got)
}

/// The labels of a language that are read alone.
fn alone(words: &mut Words) {
    let who = name(script(&words.language), 0);
    let language = words.language.clone();
    words.labels.retain(|(role, label)| {
        let blocks = [&BODY.map(str::to_owned)[..], &[format!("{label}: {who}")]].concat();
        in_text(&blocks, &language) == [((*role).to_owned(), who.clone())]
    });
}

/// Counts that go round in steps of their own, so that any two of them meet in all their values.
fn draw(at: usize, languages: usize, labels: usize) -> Draw {
    let round = at / languages;
    let mix = |salt: usize| {
        let hash = (at as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(u32::try_from(salt).unwrap());
        usize::try_from(hash.wrapping_mul(0xd6e8_feb8_6659_fd93) >> 33).unwrap()
    };
    let first = mix(3) % labels;
    Draw {
        first,
        second: (first + 1 + mix(5) % (labels - 1)) % labels,
        name: mix(7) % 40,
        turned: mix(11).is_multiple_of(2),
        joiner: (round + at) % JOINERS.len(),
        offload: (round * 2 + at) % ASIDES.len(),
        behind: mix(13).is_multiple_of(2),
        unknown: (round * 3 + at / 2) % 4,
        bracket: (round * 2 + at / 3) % BRACKETS.len(),
        markup: (round * 3 + at) % MARKUP.len(),
    }
}

#[test]
fn two_credits_that_are_read_alone_are_read_in_any_line_of_both() {
    let mut all = languages();
    for words in &mut all {
        alone(words);
        for role in ["author", "translator", "editor", "photographer"] {
            assert!(words.labels.iter().any(|label| label.0 == role), "{}: no {role} is read", words.language);
        }
    }
    let draws = if std::env::var_os("DATELINE_FULL").is_some() { 100_000 } else { 1_000 };
    let mut wrong: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for at in 0..draws {
        let words = &all[at % all.len()];
        let draw = draw(at, all.len(), words.labels.len());
        let (line, expected, got) = drawn(words, draw);
        if got != expected {
            let told = format!("{} {}: {line} => {got:?}, not {expected:?}", words.language, MARKUP[draw.markup]);
            wrong.entry(&words.language).or_default().push(told);
        }
    }
    let count = wrong.values().map(Vec::len).sum::<usize>();
    let shown: Vec<&String> = wrong.values().flatten().take(400).collect();
    assert!(count * 1000 <= draws * 5, "{count} of {draws}: {shown:#?}");
}
