use std::ops::Range;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::access::command;
use super::fault::{EntryFault, Expected};
use super::file::{Wrong, boolean, string};
use crate::model::{Filter, Query, SmartSection};
use crate::text::clean_line;

/// Characters of a name or a tag.
const MOST_NAME: usize = 200;
/// Smart sections, and filters, of one file that are used.
const MAX_RULES: usize = 200;

const KNOWN_OF_SMART: &[&str] = &["section", "query"];
const KNOWN_OF_FILTER: &[&str] = &["query", "mute", "star", "read", "tag", "run", "until"];

/// The `[[smart]]` sections of a file; one without name or query is left out.
pub(super) fn smart(
    value: &Spanned<DeValue<'_>>,
    wrongs: &mut Vec<Wrong>,
) -> Result<Vec<(SmartSection, Range<usize>)>, Wrong> {
    let mut found: Vec<(SmartSection, Range<usize>)> = Vec::new();
    for (table, fields) in tables(value, "smart")? {
        let mut section = SmartSection::default();
        let (mut named, mut asked, mut whole) = (false, false, true);
        for (key, value) in fields {
            let stated = matches!(key.get_ref().as_ref(), "section" | "query");
            let set = match key.get_ref().as_ref() {
                "section" => string(value).map(|name| {
                    section.name = clean_line(&name, MOST_NAME);
                    named = !section.name.is_empty();
                }),
                "query" => query(value).map(|(query, text)| {
                    (section.query, section.text) = (query, text);
                    asked = true;
                }),
                other => Err(Wrong::unknown(other, KNOWN_OF_SMART)),
            };
            whole &= set.is_ok() || !stated;
            wrongs.extend(set.err().map(|wrong| wrong.or_at(key.span())));
        }
        if !whole {
            // What is stated and wrong was told where it stands.
            continue;
        }
        if !named || !asked {
            wrongs.push(Wrong::at(table, EntryFault::Smart));
        } else if found.iter().any(|(other, _)| other.name == section.name) {
            wrongs.push(Wrong::at(table, EntryFault::SmartTwice(section.name)));
        } else {
            found.push((section, table));
        }
    }
    Ok(found)
}

/// The `[[filter]]` rules of a file; one without a query, or that does nothing, is left out.
pub(super) fn filters(value: &Spanned<DeValue<'_>>, wrongs: &mut Vec<Wrong>) -> Result<Vec<Filter>, Wrong> {
    let mut found = Vec::new();
    for (table, fields) in tables(value, "filter")? {
        let (mut filter, mut asked, mut whole) = (Filter::default(), false, true);
        for (key, value) in fields {
            if let Err(wrong) = set(&mut filter, key.get_ref(), value, &mut asked) {
                whole = false;
                wrongs.push(wrong.or_at(key.span()));
            }
        }
        let does = filter.mute || filter.star || filter.read || filter.tag.is_some() || !filter.run.is_empty();
        if whole && !(asked && does) {
            wrongs.push(Wrong::at(table, EntryFault::Filter));
        }
        // Half a filter might do to all what was meant for some.
        found.extend((whole && asked && does).then_some(filter));
    }
    Ok(found)
}

fn set(filter: &mut Filter, key: &str, value: &Spanned<DeValue<'_>>, asked: &mut bool) -> Result<(), Wrong> {
    match key {
        "query" => {
            filter.query = query(value)?.0;
            *asked = true;
        }
        "mute" => filter.mute = boolean(value)?,
        "star" => filter.star = boolean(value)?,
        "read" => filter.read = boolean(value)?,
        "tag" => filter.tag = Some(clean_line(&string(value)?, MOST_NAME)).filter(|tag| !tag.is_empty()),
        "run" => filter.run = command(value)?,
        "until" => filter.until = Some(day(value)?),
        _ => return Err(Wrong::unknown(key, KNOWN_OF_FILTER)),
    }
    Ok(())
}

/// A day, as text or as TOML's own date; the filter holds until it begins, UTC.
fn day(value: &Spanned<DeValue<'_>>) -> Result<Timestamp, Wrong> {
    let text = match value.get_ref() {
        DeValue::Datetime(date) => date.to_string(),
        _ => string(value)?,
    };
    let date = text.parse::<Date>().ok().and_then(|date| TimeZone::UTC.to_timestamp(date.at(0, 0, 0, 0)).ok());
    date.ok_or_else(|| Wrong::at(value.span(), Expected::Day(text)))
}

fn query(value: &Spanned<DeValue<'_>>) -> Result<(Query, String), Wrong> {
    let text = clean_line(&string(value)?, 1_000);
    let query = Query::parse(&text).map_err(|error| Wrong::at(value.span(), error))?;
    if query.clauses.is_empty() {
        return Err(Wrong::at(value.span(), Expected::Query("\"harbour since:7d\"")));
    }
    Ok((query, text))
}

/// The tables of a list in double brackets, the first ones.
fn tables<'a, 'i>(
    value: &'a Spanned<DeValue<'i>>,
    name: &str,
) -> Result<impl Iterator<Item = (Range<usize>, &'a DeTable<'i>)>, Wrong> {
    let wrong = |span| Wrong::at(span, Expected::Brackets(name.to_owned()));
    let DeValue::Array(items) = value.get_ref() else { return Err(wrong(value.span())) };
    if let Some(other) = items.iter().find(|item| !matches!(item.get_ref(), DeValue::Table(_))) {
        return Err(wrong(other.span()));
    }
    Ok(items.iter().take(MAX_RULES).filter_map(|item| match item.get_ref() {
        DeValue::Table(fields) => Some((item.span(), fields)),
        _ => None,
    }))
}

#[cfg(test)]
mod tests {
    use crate::config::feeds::read_feeds;

    #[test]
    fn smart_sections_stand_where_they_are_named_and_filters_hold_until_their_day() {
        let file = read_feeds(
            "sections = [\"Europe\", \"Strikes\", \"Africa\"]\n\
             [[smart]]\nsection = \"Starred\"\nquery = \"is:starred\"\n\
             [[smart]]\nsection = \"Strikes\"\nquery = \"strike OR walkout since:7d\"\n\
             [[filter]]\nquery = \"horoscope\"\nmute = true\nuntil = 2026-12-31\n\
             [[filter]]\nquery = \"by:fjell\"\nstar = true\ntag = \"dear\"\nrun = [\"say\", \"{title}\"]\n",
        );
        assert_eq!(file.errors, []);
        let smart: Vec<(&str, usize)> =
            file.rules.smart.iter().map(|smart| (smart.name.as_str(), smart.place)).collect();
        assert_eq!(smart, [("Strikes", 1), ("Starred", file.sections.len())]);
        assert_eq!(file.sections[..2], ["Europe", "Africa"]);
        let until = file.rules.filters[0].until.map(|until| until.to_string());
        assert_eq!(until.as_deref(), Some("2026-12-31T00:00:00Z"));
        assert_eq!(file.rules.filters[1].run, ["say", "{title}"]);
        assert!(file.rules.filters[1].star && file.rules.filters[1].tag.as_deref() == Some("dear"));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place_and_half_a_filter_does_nothing() {
        let file = read_feeds(
            "[[smart]]\nsection = \"A\"\nquery = \"is:old\"\n[[smart]]\nsection = \"Europe\"\nquery = \"x\"\n\
             [[filter]]\nquery = \"x\"\nmuet = true\nstar = true\n[[filter]]\nmute = true\n\
             [[smart]]\nquery = \"x\"\n[[filter]]\nquery = \"x\"\nmute = true\nuntil = \"soon\"\n",
        );
        assert!(file.rules.is_empty(), "{:?}", file.rules);
        let said: Vec<String> = file.errors.iter().map(ToString::to_string).collect();
        for expected in [
            "feeds.toml:3:9: at character 1 of the search: is:old is not known",
            "feeds.toml:13:1: a smart section needs a name and a query",
            "feeds.toml:4:1: there is already a section of feeds named Europe",
            "feeds.toml:9:1: there is no option muet; did you mean mute?",
            "feeds.toml:11:1: a filter needs a query and an action",
            "feeds.toml:18:9: soon is not a date",
        ] {
            assert!(said.iter().any(|error| error.starts_with(expected)), "{expected}: {said:#?}");
        }
    }
}
