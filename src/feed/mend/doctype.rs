use std::borrow::Cow;

/// Maximum number of entities read from a document type.
const MOST_ENTITIES: usize = 20;
/// Maximum length of an entity's value in bytes.
const MOST_VALUE: usize = 1_000;

/// The document with the entities of its own document type expanded (XML 1.0 §4.2). Their values are bounded, and so
/// is the growth of the document.
pub(super) fn expanded<'a>(prologue: &str, document: &'a str) -> Cow<'a, str> {
    let mut text = Cow::Borrowed(document);
    let mut room = document.len() / 2 + 10_000;
    for (name, value) in entities(prologue) {
        let reference = format!("&{name};");
        let growth = text.matches(&reference).count() * value.len();
        if growth > 0 && growth <= room {
            room -= growth;
            text = Cow::Owned(text.replace(&reference, &value));
        }
    }
    text
}

/// The declared entities and their values, in which references to entities that are declared before are expanded. A
/// value that refers to itself or to a later one is left out.
fn entities(prologue: &str) -> Vec<(&str, String)> {
    let declared: Vec<(&str, &str)> =
        prologue.split("<!ENTITY").skip(1).take(MOST_ENTITIES).filter_map(entity).collect();
    let mut found: Vec<(&str, String)> = Vec::new();
    for (name, value) in &declared {
        let mut value = (*value).to_owned();
        for (earlier, text) in &found {
            let reference = format!("&{earlier};");
            if value.len() + value.matches(&reference).count() * text.len() <= 2 * MOST_VALUE {
                value = value.replace(&reference, text);
            }
        }
        if value.len() <= MOST_VALUE && !declared.iter().any(|(other, _)| value.contains(&format!("&{other};"))) {
            found.push((name, value));
        }
    }
    found
}

fn entity(declaration: &str) -> Option<(&str, &str)> {
    let (name, rest) = declaration.trim_start().split_once(char::is_whitespace)?;
    let rest = rest.trim_start();
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let value = rest.get(1..)?.split(quote).next()?;
    let plain = !value.contains(['<', '%']) && value.len() <= MOST_VALUE;
    (plain && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))).then_some((name, value))
}

#[cfg(test)]
mod tests {
    use super::expanded;

    #[test]
    fn values_may_hold_references_to_characters_and_to_earlier_entities() {
        let prologue = "<!DOCTYPE rss [<!ENTITY city \"K&#246;ln &amp; Bonn\"> <!ENTITY paper 'Post &city;'>\n\
                        <!ENTITY a \"&b;\"><!ENTITY b \"&b;\"><!ENTITY c SYSTEM \"file:///c\"><!ENTITY d \"<i>\">]>";
        for (text, right) in [
            ("<t>&paper;!</t>", "<t>Post K&#246;ln &amp; Bonn!</t>"),
            ("&a; &b; &c; &d; &e; &amp;", "&a; &b; &c; &d; &e; &amp;"),
        ] {
            assert_eq!(expanded(prologue, text), right);
        }
    }

    #[test]
    fn entities_of_entities_stay_small() {
        let entity = |number: usize| format!("<!ENTITY e{} \"{}\">", number + 1, format!("&e{number};").repeat(10));
        let prologue = "<!ENTITY e0 \"haha\">".to_owned() + &(0..15).map(entity).collect::<String>();
        let document = "&e15;&e3;&e2;&e1;".repeat(1_000);
        assert!(expanded(&prologue, &document).len() < 3 * document.len());
    }
}
