use std::path::Path;

use scraper::Selector;
use toml::Spanned;
use toml::de::DeValue;

use super::ConfigError;
use super::fault::{EntryFault, Expected};
use super::file::{File, Wrong, string};
use crate::model::SiteRule;

/// Rules of one file that are used.
const MOST_RULES: usize = 2_000;
/// Selectors of one list that are used.
const MOST_SELECTORS: usize = 50;

const KNOWN: &[&str] = &["site"];
const KNOWN_OF_SITE: &[&str] = &["host", "body", "byline", "strip"];

/// Reads `sites.toml` in a folder before the built-in rules; what is wrong in it is in the errors, the rest is used.
#[must_use]
pub fn load_sites(folder: &Path) -> (Vec<SiteRule>, Vec<ConfigError>) {
    let (mut rules, errors) = read(File::read(&folder.join("sites.toml")));
    rules.extend(built_in_sites());
    (rules, errors)
}

/// The rules for sites that are part of the program.
#[must_use]
pub fn built_in_sites() -> Vec<SiteRule> {
    read(File::built_in("the built-in sites.toml", include_str!("../../assets/sites.toml"))).0
}

fn read(mut file: File) -> (Vec<SiteRule>, Vec<ConfigError>) {
    let (mut rules, mut wrongs) = (Vec::new(), Vec::new());
    file.each(|key, value| {
        let ("site", DeValue::Array(tables)) = (key, value.get_ref()) else {
            return Err(match key {
                "site" => Wrong::at(value.span(), Expected::Brackets("site".to_owned())),
                _ => Wrong::unknown(key, KNOWN),
            });
        };
        for table in tables.iter().take(MOST_RULES) {
            rules.extend(rule(table, &mut wrongs));
        }
        Ok(())
    });
    for wrong in wrongs {
        file.wrong(wrong);
    }
    file.errors.sort_by_key(|error| error.line);
    (rules, file.errors)
}

/// One `[[site]]`; an option that is wrong is left out, and a rule without a host.
fn rule(table: &Spanned<DeValue<'_>>, wrongs: &mut Vec<Wrong>) -> Option<SiteRule> {
    let DeValue::Table(fields) = table.get_ref() else {
        wrongs.push(Wrong::at(table.span(), Expected::Brackets("site".to_owned())));
        return None;
    };
    let mut rule = SiteRule::default();
    for (key, value) in fields {
        if let Err(wrong) = set(&mut rule, key.get_ref(), value, wrongs) {
            wrongs.push(wrong.or_at(key.span()));
        }
    }
    if rule.host.is_empty() {
        wrongs.push(Wrong::at(table.span(), EntryFault::Site));
        return None;
    }
    Some(rule)
}

fn set(rule: &mut SiteRule, key: &str, value: &Spanned<DeValue<'_>>, wrongs: &mut Vec<Wrong>) -> Result<(), Wrong> {
    match key {
        "host" => {
            let host = string(value)?.trim().to_lowercase();
            if host.is_empty() || host.contains(['/', ':', ' ', '*']) {
                return Err(Wrong::at(value.span(), Expected::Host("news.example")));
            }
            rule.host = host;
        }
        "body" => rule.body = selectors(value, wrongs)?,
        "byline" => rule.byline = selectors(value, wrongs)?,
        "strip" => rule.strip = selectors(value, wrongs)?,
        _ => return Err(Wrong::unknown(key, KNOWN_OF_SITE)),
    }
    Ok(())
}

fn selectors(value: &Spanned<DeValue<'_>>, wrongs: &mut Vec<Wrong>) -> Result<Vec<String>, Wrong> {
    let DeValue::Array(items) = value.get_ref() else {
        return Err(Wrong::at(value.span(), Expected::Selectors("[\".story\", \"#quiz\"]")));
    };
    let mut found = Vec::new();
    for item in items.iter().take(MOST_SELECTORS) {
        let text = string(item)?;
        match Selector::parse(&text) {
            Ok(_) => found.push(text),
            Err(_) => wrongs.push(Wrong::at(item.span(), Expected::Selector(text))),
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::{File, read};

    #[test]
    fn the_built_in_rules_are_whole() {
        let (rules, errors) = read(File::built_in("sites.toml", include_str!("../../assets/sites.toml")));
        assert!(errors.is_empty(), "{errors:?}");
        assert!(rules.len() >= 5 && rules.iter().all(|rule| !(rule.body.is_empty() && rule.strip.is_empty())));
    }

    #[test]
    fn a_wrong_line_is_told_and_the_others_are_used() {
        let text =
            "[[site]]\nhost = \"News.example\"\nbody = [\".story\", \"p:::\"]\nbodi = []\n[[site]]\nstrip = [\"a\"]\n";
        let (rules, errors) = read(File::built_in("sites.toml", text));
        assert_eq!(rules.len(), 1);
        assert_eq!((rules[0].host.as_str(), rules[0].body.as_slice()), ("news.example", &[".story".to_owned()][..]));
        let lines: Vec<Option<usize>> = errors.iter().map(|error| error.line).collect();
        assert_eq!(lines, [Some(3), Some(4), Some(5)], "{errors:?}");
    }
}
