use std::borrow::Cow;

/// Maximum number of entities read from a document type.
const MOST_ENTITIES: usize = 20;
/// Maximum length of an entity's value in characters.
const MOST_VALUE: usize = 1_000;

/// The document with the entities of its own document type expanded (XML 1.0 §4.2). An entity whose value contains
/// another is not expanded, so the size stays linear.
pub(super) fn expanded<'a>(prologue: &str, document: &'a str) -> Cow<'a, str> {
    let mut text = Cow::Borrowed(document);
    let mut room = document.len() / 2 + 10_000;
    for (name, value) in entities(prologue) {
        let reference = format!("&{name};");
        let growth = text.matches(&reference).count() * value.len();
        if growth > 0 && growth <= room {
            room -= growth;
            text = Cow::Owned(text.replace(&reference, value));
        }
    }
    text
}

fn entities(prologue: &str) -> Vec<(&str, &str)> {
    let declared = prologue.split("<!ENTITY").skip(1).take(MOST_ENTITIES);
    declared.filter_map(entity).collect()
}

fn entity(declaration: &str) -> Option<(&str, &str)> {
    let (name, rest) = declaration.trim_start().split_once(char::is_whitespace)?;
    let rest = rest.trim_start();
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let value = rest.get(1..)?.split(quote).next()?;
    let plain = !value.contains(['&', '<', '%']) && value.len() <= MOST_VALUE;
    (plain && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))).then_some((name, value))
}
