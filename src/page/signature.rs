use ego_tree::NodeRef;
use scraper::Node;

use super::classes::{self, Class};
use super::labels::{self, Label};
use super::undated::{BEFORE, undated};
use crate::model::{Field, Role, Source, name_key};

/// Number of words from which a part of a byline is an office rather than a name.
const OFFICE: usize = 5;

/// Sites other than author pages that authors' names link to.
const NETWORKS: &[&str] = &[
    "twitter",
    "x",
    "facebook",
    "instagram",
    "linkedin",
    "mastodon",
    "bluesky",
    "threads",
    "youtube",
    "tiktok",
    "telegram",
    "whatsapp",
    "email",
    "e-mail",
    "mail",
    "rss",
    "follow",
    "website",
];

/// Words for `and` in the languages of the catalogue.
const AND: &[&str] =
    &["and", "und", "et", "y", "e", "i", "och", "og", "en", "ve", "и", "та", "dan", "và", "și", "ja", "&"];

/// Whether a text consists of a byline label like `by`, in the languages of the catalogue.
pub(super) fn is_label(text: &str) -> bool {
    const LABELS: &[&str] = &[
        "by",
        "words by",
        "written by",
        "story by",
        "article by",
        "posted by",
        "published by",
        "text",
        "von",
        "par",
        "por",
        "di",
        "da",
        "de",
        "door",
        "av",
        "af",
        "przez",
        "от",
        "автор",
        "autor",
        "author",
        "authors",
        "auteur",
        "autore",
        "oleh",
        "penulis",
        "yazan",
        "yazar",
        "bởi",
        "από",
        "作者",
        "文",
        "記者",
        "记者",
        "글",
    ];
    text.len() < 40 && LABELS.contains(&text.trim().trim_end_matches([':', '：']).trim().to_lowercase().as_str())
}

/// Whether a text consists of a byline label, or ends with a preposition like `by` after one or two words.
fn is_open(text: &str) -> bool {
    let (before, last) = text.rsplit_once(' ').unwrap_or(("", text));
    let last = last.to_lowercase();
    let by = BEFORE.contains(&last.as_str()) && !matches!(last.as_str(), "de" | "da" | "di" | "autor" | "автор");
    is_label(text) || by && before.split_whitespace().nth(2).is_none() && !before.contains([',', '|'])
}

/// Whether a text begins with a conjunction.
pub(super) fn is_and(text: &str) -> bool {
    text.split_whitespace().next().is_some_and(|word| AND.contains(&word.to_lowercase().as_str()))
}

/// The name that a text adds to the preceding one: `, Pál Kertesi`, ` and Pál Kertesi`.
pub(super) fn joined(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let rest = text.strip_prefix([',', '&', '、', '・', ';']).unwrap_or(text).trim_start();
    let rest = if is_and(rest) {
        rest.split_once(char::is_whitespace).map_or("", |(_, rest)| rest).trim_start()
    } else {
        rest
    };
    let name = rest.split([',', '&', '、', '・', ';', '|']).next().unwrap_or_default().trim();
    let begins = name.split_whitespace().take(2).all(|word| !word.starts_with(char::is_lowercase));
    (rest.len() < text.len() && begins && name.chars().filter(|c| c.is_alphabetic()).count() > 1).then_some(name)
}

/// Whether the text of a link is only the name of a social network.
pub(super) fn is_network(link: NodeRef<'_, Node>) -> bool {
    let text: String = link.descendants().filter_map(|inner| inner.value().as_text()).map(|run| &**run).collect();
    is_network_name(text.trim())
}

/// Whether a text consists of the name of a social network.
fn is_network_name(text: &str) -> bool {
    text.len() < 30 && NETWORKS.contains(&text.trim().to_lowercase().as_str())
}

/// The fields of authors without additions to the name: the newsroom itself, an office, a date.
pub(super) fn tidy(mut fields: Vec<Field>, sites: &[String]) -> Vec<Field> {
    agree(&mut fields);
    let sites: Vec<String> = sites.iter().map(|site| name_key(site)).filter(|site| !site.is_empty()).collect();
    let one = |field: Field| {
        let names = matches!(field.source, Source::JsonLd | Source::BylineElement | Source::Meta);
        if !names || !matches!(field.role, None | Some(Role::Author)) {
            return Some(field);
        }
        // `Posted by:`, `Column by` are labels whose name is elsewhere.
        let label = field.text.ends_with([':', '：']) || is_open(&field.text);
        let printed = field.text.split(['│', '┃']).next().unwrap_or_default();
        let text = undated(&unglued(reporter(printed))).filter(|_| !label && !is_stamp(&field.text, &sites))?;
        let dated = field.source == Source::BylineElement && !field.text.ends_with(text.as_str());
        let text = alone(&lines(&once(&text), &sites), &sites);
        (!dated || !is_small(&text)).then_some(Field { text, ..field })
    };
    fields.into_iter().filter_map(one).collect()
}

/// The lines of a card except those with the newsroom, a network, an organisation.
fn lines(text: &str, sites: &[String]) -> String {
    if !text.contains(" | ") {
        return text.to_owned();
    }
    let mut parts = text.split(" | ").peekable();
    // `By | Oda Fjell`, `Column By | Oda Fjell`
    let label = |first: &&str| first.rsplit(' ').next().is_some_and(is_label);
    if text.split(" | ").nth(1).is_some_and(|second| second.starts_with(char::is_alphabetic)) {
        parts.next_if(label);
    }
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts.filter(|part| !is_newsroom(part, sites) && !is_network_name(part) && !is_shouted(part, text)) {
        out.push_str(" | ");
        out.push_str(part);
    }
    out
}

/// `USA TODAY`, `MD`: a part in capitals after a name that is not in capitals is an organisation or a degree.
fn is_shouted(part: &str, whole: &str) -> bool {
    let first = whole.split([',', '|']).next().unwrap_or_default();
    let named = first.split_whitespace().filter(|word| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase)
    });
    let shouts = |part: &str| part.chars().any(char::is_uppercase) && !part.chars().any(char::is_lowercase);
    named.count() >= 2 && shouts(part) && part.chars().filter(|c| c.is_alphabetic()).count() > 1
}

/// `slow recovery 3 November`: next to a date, lower-case words of a script with capitals are not a name, nor are two
/// words with the second in lower case.
fn is_small(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let small = |word: &&str| word.chars().all(|c| !c.is_alphabetic() || c.is_lowercase());
    let labelled = words.first().is_some_and(|word| BEFORE.contains(&word.to_lowercase().trim_end_matches(':')));
    let cased = text.chars().any(char::is_lowercase);
    let ends = words.len() == 2 && words.last().is_some_and(|last| small(last) && last.chars().all(char::is_lowercase));
    !labelled && cased && words.len() >= 2 && (ends || words.iter().all(small))
}

/// Shortens a byline to the name given by the head of the page, if a separator follows that name in the byline: the
/// rest is the newsroom or a desk.
fn agree(fields: &mut [Field]) {
    let in_head = |field: &&Field| matches!(field.source, Source::JsonLd | Source::Meta) && field.text.contains(' ');
    let known: Vec<String> = fields.iter().filter(in_head).map(|field| unlabelled(&field.text).to_owned()).collect();
    let marked = fields.iter().filter(|field| field.source == Source::BylineElement);
    let marked: Vec<String> = marked.map(|field| field.text.clone()).collect();
    for field in fields.iter_mut().filter(|field| field.source == Source::BylineElement) {
        field.text = beside(&field.text, &known, &marked);
        let after = |name: &&String| {
            let rest = field.text.strip_prefix(name.as_str()).unwrap_or_default().trim_start();
            rest.starts_with(['-', '–', '—', '|', '/', '•', '·']) || is_after_label(&field.text, name)
        };
        if let Some(name) = known.iter().find(after) {
            field.text.clone_from(name);
        }
    }
}

/// A text without the preposition like `by` before it.
pub(super) fn unlabelled(text: &str) -> &str {
    text.split_once(' ').filter(|(label, _)| is_label(label)).map_or(text, |(_, name)| name)
}

/// A byline in parts of which one is a name of the head, without the other parts that look like names and are not marked
/// as such: `Oda Fjell | Harbour Guidelines`, `Tide Professor | By Oda Fjell`.
fn beside(text: &str, known: &[String], marked: &[String]) -> String {
    let is_known = |part: &str| {
        let key = name_key(unlabelled(part));
        known.iter().any(|name| name_key(name) == key)
    };
    let capital = |word: &str| word.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
    let is_other = |part: &str| {
        let titled = part.contains(' ') && part.split(' ').all(capital);
        (titled || part.ends_with([':', '：', '.'])) && !marked.iter().any(|name| name == part)
    };
    if !text.contains(" | ") || !text.split(" | ").any(is_known) {
        return text.to_owned();
    }
    text.split(" | ").filter(|part| is_known(part) || !is_other(part)).collect::<Vec<_>>().join(" | ")
}

/// `Column By Oda Fjell`: one word, a preposition like `by`, and the name.
fn is_after_label(text: &str, name: &str) -> bool {
    let before = text.strip_suffix(name).unwrap_or_default().trim_end();
    before.split_once(' ').is_some_and(|(_, label)| is_label(label))
}

/// `港報／記者王小明／高雄報導`: the part of a byline that begins with the word for a reporter.
fn reporter(text: &str) -> &str {
    const WORDS: [&str; 2] = ["記者", "记者"];
    let mut parts = text.split(['／', '/']).map(str::trim);
    let is_reporter = |part: &&str| WORDS.iter().any(|word| part.starts_with(word) && part.len() > word.len());
    parts.nth(1).and_then(|_| text.split(['／', '/']).map(str::trim).find(is_reporter)).unwrap_or(text)
}

/// `ByOda Fjell`, `Byby Oda Fjell`: removes a label printed without a space before the name.
fn unglued(text: &str) -> String {
    let rest = text
        .strip_prefix("Byby ")
        .or_else(|| text.strip_prefix("Post by "))
        .or_else(|| text.strip_prefix("By").filter(|rest| rest.starts_with(char::is_uppercase)));
    rest.map_or_else(|| text.to_owned(), |rest| format!("By {rest}"))
}

/// `by Tidewater Notes November 21, 2025`: the newsroom with a date and nobody else.
fn is_stamp(text: &str, sites: &[String]) -> bool {
    let key = name_key(text);
    let after = |site: &String| {
        let (before, after) = key.split_once(site.as_str())?;
        let little = before.chars().count() <= 5 && before.chars().all(|c| c.is_alphabetic() || c == ' ');
        Some(little && after.starts_with(' ') && after.chars().any(|c| c.is_ascii_digit()))
    };
    sites.iter().any(|site| after(site).unwrap_or_default())
}

/// A name without the networks and the number of comments after it; a text that a card repeats is kept once.
fn once(text: &str) -> String {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    let counted = |at: &usize| {
        let rest = words.get(at + 1..).unwrap_or_default().join(" ");
        words.get(*at).is_some_and(|word| word.chars().all(|c| c.is_ascii_digit())) && says_comments(&rest)
    };
    if let Some(at) = (1..words.len()).find(counted) {
        words.truncate(at);
    }
    while words.len() > 2 && words.last().is_some_and(|last| is_network_name(last)) {
        words.pop();
    }
    // `By ofjell in`: the topic after it was a link.
    if words.len() > 2 && words.last().is_some_and(|last| matches!(*last, "in" | "on" | "im" | "en" | "dans" | "em")) {
        words.pop();
    }
    let twice =
        (2..=4).find(|count| words.get(..*count).is_some_and(|first| words.get(*count..count * 2) == Some(first)));
    if let Some(count) = twice {
        words.drain(..count);
    }
    words.join(" ")
}

/// Whether a text is a word for comments: `comments`, `Kommentare`.
fn says_comments(text: &str) -> bool {
    !text.contains(' ') && classes::of(text).has(Class::COMMENTS) || labels::of_words(text) == Some(Label::Comments)
}

/// A byline without parts after a comma that are the newsroom or an office; the first part is always kept.
fn alone(text: &str, sites: &[String]) -> String {
    if !text.contains(',') {
        return text.to_owned();
    }
    let mut parts = text.split(',');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts.filter(|part| !is_newsroom(part, sites) && !is_office(part) && !is_shouted(part, text)) {
        out.push(',');
        out.push_str(part);
    }
    out
}

/// Whether a part is the newsroom's own name, also with a bureau's name after it.
fn is_newsroom(part: &str, sites: &[String]) -> bool {
    let key = name_key(part);
    sites.iter().any(|site| {
        key.strip_prefix(site.as_str())
            .is_some_and(|rest| rest.is_empty() || (rest.starts_with(' ') && !rest.trim().contains(' ')))
    })
}

fn is_office(part: &str) -> bool {
    let words: Vec<&str> = part.split_whitespace().collect();
    let small = words.iter().filter(|word| word.starts_with(char::is_lowercase)).count();
    words.len() >= OFFICE && small * 2 >= words.len()
}

#[cfg(test)]
mod tests {
    use super::tidy;
    use crate::model::{Field, Source};

    fn left(text: &str) -> Vec<String> {
        let field = Field { source: Source::BylineElement, role: None, text: text.to_owned(), url: None, email: None };
        tidy(vec![field], &["Tidewater".to_owned()]).into_iter().map(|field| field.text).collect()
    }

    #[test]
    fn newsroom_office_and_date_are_nobody() {
        assert_eq!(left("Oda Fjell, Tidewater North"), ["Oda Fjell"]);
        assert_eq!(left("Oda Fjell, professor of the law of harbours and canals, Tidewater"), ["Oda Fjell"]);
        assert_eq!(left("by Tidewater November 21, 2025"), Vec::<String>::new());
    }

    #[test]
    fn an_organisation_a_degree_and_a_kicker_are_nobody() {
        assert_eq!(left("Oda Fjell, Pál Kertesi | HARBOUR POST"), ["Oda Fjell, Pál Kertesi"]);
        assert_eq!(left("Von Oda Fjell, HAFEN NORD"), ["Von Oda Fjell"]);
        assert_eq!(left("Oda Fjell, MD"), ["Oda Fjell"]);
        assert_eq!(left("ODA FJELL, PÁL KERTESI"), ["ODA FJELL, PÁL KERTESI"]);
        assert_eq!(left("slow recovery 3 November 2026"), Vec::<String>::new());
        assert_eq!(left("Readers vote 3 November 2026"), Vec::<String>::new());
        assert_eq!(left("by oda fjell 3 November 2026"), ["by oda fjell"]);
        assert_eq!(left("oda fjell"), ["oda fjell"]);
        assert_eq!(left("Von Oda Fjell, HAFEN NORD | Stand: 3. November 2026, 05:00 Uhr"), ["Von Oda Fjell"]);
    }

    #[test]
    fn labels_are_no_part_of_a_name() {
        assert_eq!(left("ByOda Fjell Dec 9, 2026"), ["By Oda Fjell"]);
        assert_eq!(left("Byby Oda Fjell"), ["By Oda Fjell"]);
        assert_eq!(left("Byron Fjell"), ["Byron Fjell"]);
        assert_eq!(left("Post by ofjell » Tue Nov 03, 2026 9:14 am"), ["By ofjell"]);
        assert_eq!(left("ofjell at 21:15│Comments(3)"), ["ofjell"]);
        assert_eq!(left("港報／ 記者王小明／高雄即時報導"), ["記者王小明"]);
        assert_eq!(left("港報／高雄報導"), ["港報／高雄報導"]);
        assert_eq!(left("Von | Oda Fjell"), ["Oda Fjell"]);
        assert_eq!(left("Kolumne Von | Oda Fjell"), ["Oda Fjell"]);
        for label in ["Posted by:", "Von", "Column by", "Notes Von"] {
            assert_eq!(left(label), Vec::<String>::new(), "{label}");
        }
        assert_eq!(left("Oda Fjell Author"), ["Oda Fjell Author"]);
    }

    #[test]
    fn a_name_stands_once_and_without_networks() {
        assert_eq!(left("Oda Fjell Oda Fjell"), ["Oda Fjell"]);
        assert_eq!(left("Oda Fjell Oda Fjell Author"), ["Oda Fjell Author"]);
        assert_eq!(left("By Oda Fjell Twitter Facebook"), ["By Oda Fjell"]);
        assert_eq!(left("X Mail"), ["X Mail"]);
        assert_eq!(left("By Oda Fjell 4 Comments"), ["By Oda Fjell"]);
        assert_eq!(left("Oda Fjell 12 Kommentare"), ["Oda Fjell"]);
        assert_eq!(left("By Oda Fjell 4 Harbours"), ["By Oda Fjell 4 Harbours"]);
        assert_eq!(left("By Oda Fjell in"), ["By Oda Fjell"]);
    }

    #[test]
    fn what_stands_beside_a_name_of_the_head_is_no_name() {
        let beside = |text: &str, marked: &[&str]| {
            let marked: Vec<String> = marked.iter().map(|text| (*text).to_owned()).collect();
            super::beside(text, &["Oda Fjell".to_owned()], &marked)
        };
        assert_eq!(beside("Oda Fjell | Harbour Guidelines | reporter", &[]), "Oda Fjell | reporter");
        assert_eq!(beside("Tide Professor | By Oda Fjell", &[]), "By Oda Fjell");
        assert_eq!(beside("Oda Fjell | Search for this author in:", &[]), "Oda Fjell");
        assert_eq!(beside("Oda Fjell | Pál Kertesi", &["Pál Kertesi"]), "Oda Fjell | Pál Kertesi");
        assert_eq!(beside("Irena Talvik | Pál Kertesi", &[]), "Irena Talvik | Pál Kertesi");
    }

    #[test]
    fn other_names_stay() {
        for text in ["Oda Fjell, Pál Kertesi and Irena Talvik", "Tidewater", "Oda Fjell", "By Oda Fjell, Harbour Post"]
        {
            assert_eq!(left(text), [text]);
        }
    }
}
