use super::undated::undated;
use crate::model::{Field, Role, Source, name_key};

/// Words from which a part of a byline is an office and no name.
const OFFICE: usize = 5;

/// Names of what a name of an author links to besides the author's own page.
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

/// Whether a text is the name of a network and nothing else.
pub(super) fn is_network_name(text: &str) -> bool {
    text.len() < 30 && NETWORKS.contains(&text.trim().to_lowercase().as_str())
}

/// The fields of authors without what stands beside the name: the newsroom itself, an office, a date.
pub(super) fn tidy(mut fields: Vec<Field>, sites: &[String]) -> Vec<Field> {
    agree(&mut fields);
    let sites: Vec<String> = sites.iter().map(|site| name_key(site)).filter(|site| !site.is_empty()).collect();
    let one = |field: Field| {
        let names = matches!(field.source, Source::JsonLd | Source::BylineElement | Source::Meta);
        if !names || !matches!(field.role, None | Some(Role::Author)) {
            return Some(field);
        }
        // `Posted by:` is a label whose name stands elsewhere.
        let label = field.text.ends_with([':', '：']);
        let text = undated(&unglued(&field.text)).filter(|_| !label && !is_stamp(&field.text, &sites))?;
        Some(Field { text: alone(&once(&text), &sites), ..field })
    };
    fields.into_iter().filter_map(one).collect()
}

/// A byline is no more than the name that the head of the page gives, where behind that name a sign begins something else: the
/// newsroom, a desk.
fn agree(fields: &mut [Field]) {
    let said = |field: &&Field| matches!(field.source, Source::JsonLd | Source::Meta) && field.text.contains(' ');
    let known: Vec<String> = fields.iter().filter(said).map(|field| field.text.clone()).collect();
    for field in fields.iter_mut().filter(|field| field.source == Source::BylineElement) {
        let behind = |name: &&String| {
            let rest = field.text.strip_prefix(name.as_str()).unwrap_or_default().trim_start();
            rest.starts_with(['-', '–', '—', '|', '/', '•', '·'])
        };
        if let Some(name) = known.iter().find(behind) {
            field.text.clone_from(name);
        }
    }
}

/// `ByOda Fjell`, `Byby Oda Fjell`: a label printed into the name.
fn unglued(text: &str) -> String {
    let rest = text
        .strip_prefix("Byby ")
        .or_else(|| text.strip_prefix("By").filter(|rest| rest.starts_with(char::is_uppercase)));
    rest.map_or_else(|| text.to_owned(), |rest| format!("By {rest}"))
}

/// `by Tidewater Notes November 21, 2025`: the newsroom with a date and nobody else.
fn is_stamp(text: &str, sites: &[String]) -> bool {
    let key = name_key(text);
    let behind = |site: &String| {
        let (before, behind) = key.split_once(site.as_str())?;
        let little = before.chars().count() <= 5 && before.chars().all(|c| c.is_alphabetic() || c == ' ');
        Some(little && behind.starts_with(' ') && behind.chars().any(|c| c.is_ascii_digit()))
    };
    sites.iter().any(|site| behind(site).unwrap_or_default())
}

/// A name without the networks behind it; what a card prints twice, once.
fn once(text: &str) -> String {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    while words.len() > 2 && words.last().is_some_and(|last| is_network_name(last)) {
        words.pop();
    }
    let twice =
        (2..=4).find(|count| words.get(..*count).is_some_and(|first| words.get(*count..count * 2) == Some(first)));
    if let Some(count) = twice {
        words.drain(..count);
    }
    words.join(" ")
}

/// A byline without the parts behind a comma that are the newsroom or an office; the first always stays.
fn alone(text: &str, sites: &[String]) -> String {
    if !text.contains(',') {
        return text.to_owned();
    }
    let mut parts = text.split(',');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts.filter(|part| !is_newsroom(part, sites) && !is_office(part)) {
        out.push(',');
        out.push_str(part);
    }
    out
}

/// The newsroom's own name, or that with the name of a bureau behind.
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
    fn labels_are_no_part_of_a_name() {
        assert_eq!(left("ByOda Fjell Dec 9, 2026"), ["By Oda Fjell"]);
        assert_eq!(left("Byby Oda Fjell"), ["By Oda Fjell"]);
        assert_eq!(left("Byron Fjell"), ["Byron Fjell"]);
        assert_eq!(left("Posted by:"), Vec::<String>::new());
    }

    #[test]
    fn a_name_stands_once_and_without_networks() {
        assert_eq!(left("Oda Fjell Oda Fjell"), ["Oda Fjell"]);
        assert_eq!(left("Oda Fjell Oda Fjell Author"), ["Oda Fjell Author"]);
        assert_eq!(left("By Oda Fjell Twitter Facebook"), ["By Oda Fjell"]);
        assert_eq!(left("X Mail"), ["X Mail"]);
    }

    #[test]
    fn other_names_stay() {
        for text in ["Oda Fjell, Pál Kertesi and Irena Talvik", "Tidewater", "Oda Fjell", "By Oda Fjell, Harbour Post"]
        {
            assert_eq!(left(text), [text]);
        }
    }
}
