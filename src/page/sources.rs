//! Authors by several sources: what the head says, what the page prints. Where they differ, this decides which is right.

use super::labels::{self, Label};
use super::signature;
use super::undated::{introduces, undated};
use crate::model::{Block, Field, Place, Role, Source, name_key};

/// Maximum length of a byline in characters; a longer text is a biography, not a name.
pub(super) const MOST_BYLINE: usize = 160;
/// Number of blocks before and after the headline that are searched for a line with a date and a name.
const BEFORE: usize = 3;
const AFTER: usize = 7;
/// Minimum number of words of a heading that may be a headline.
const HEADLINE: usize = 4;
/// Maximum number of words of a name with a conjunction before it.
const MOST_NAME: usize = 4;

/// The fields without authors whom the head gives as editors, if somebody else is an author.
pub(super) fn unedited(fields: Vec<Field>, editors: &[String]) -> Vec<Field> {
    let writes = |field: &Field| matches!(field.role, None | Some(Role::Author));
    let edits = |field: &Field| writes(field) && editors.contains(&field.text);
    if !fields.iter().any(|field| writes(field) && !edits(field)) {
        return fields;
    }
    fields.into_iter().filter(|field| !edits(field)).collect()
}

/// The fields with the bylines selected by the site's rules in place of all other authors.
pub(super) fn bylined(mut fields: Vec<Field>, bylines: Vec<Field>) -> Vec<Field> {
    if !bylines.is_empty() {
        fields.retain(|field| !matches!(field.role, None | Some(Role::Author)));
        fields.extend(bylines);
    }
    fields
}

/// The fields, limited to bylines near the body; if no other field names an author, the blocks marked as bylines are
/// added.
pub(super) fn near(fields: Vec<Field>, blocks: &[Block], site_names: &[String]) -> Vec<Field> {
    let is_near = |text: &str| {
        let close = |block: &&Block| block.place != Place::Furniture;
        blocks.iter().filter(close).any(|block| block.text.contains(text) || text.contains(&block.text))
    };
    let known = |field: &Field| field.source != Source::BylineElement || is_near(&field.text);
    let mut fields: Vec<Field> = fields.into_iter().filter(known).collect();
    if !fields.iter().any(|field| is_author(field, site_names)) {
        let short = |block: &&Block| {
            let line = block.text.chars().count() <= MOST_BYLINE && !labels::is_button(&block.text);
            block.place == Place::Byline && line
        };
        let plain =
            blocks.iter().filter(short).filter(|block| matches!(labels::of(&block.text), None | Some(Label::Byline)));
        let line = |text: &str| Field {
            source: Source::BylineElement,
            role: None,
            text: text.to_owned(),
            url: None,
            email: None,
        };
        fields.extend(plain.take(2).map(|block| line(&block.text)));
    }
    fields
}

/// The fields, with a line around the headline that gives a date and, after a preposition like `by`, a name; if nobody else
/// is named.
pub(super) fn beside_date(mut fields: Vec<Field>, blocks: &[Block], headline: Option<usize>) -> Vec<Field> {
    let is_headline =
        |block: &Block| block.place == Place::Heading && block.text.split_whitespace().nth(HEADLINE - 1).is_some();
    let headline = headline.or_else(|| blocks.iter().position(is_headline));
    let Some(at) = headline.filter(|_| !fields.iter().any(|field| is_author(field, &[]))) else { return fields };
    let near = blocks.get(at.saturating_sub(BEFORE)..blocks.len().min(at + AFTER)).unwrap_or_default();
    let lines = near.iter().filter(|block| !matches!(block.place, Place::Furniture | Place::Caption));
    let short =
        lines.filter(|block| block.text.chars().count() <= MOST_BYLINE && !block.text.ends_with(['.', '!', '?']));
    let byline = short.filter_map(|block| {
        let left = undated(&block.text).filter(|left| *left != block.text)?;
        let is_word = |word: &str| word.chars().count() > 2;
        let signs = |part: &str| {
            let posted = labels::says_when(part) && part.split_once(' ').is_some_and(|(_, by)| introduces(by));
            posted || introduces(part)
        };
        let parts = left.split(['|', '·', '•']).map(str::trim);
        parts
            .map(without_office)
            .find(|names| signs(names) && names.split([' ', '.']).skip(1).any(is_word))
            .map(ToOwned::to_owned)
    });
    let text = byline.into_iter().next();
    fields.extend(text.map(|text| Field { source: Source::BylineElement, role: None, text, url: None, email: None }));
    fields
}

/// The bylines in parts without those that the page does not mark as a byline, if it marks two or more: the jobs of several
/// persons.
pub(super) fn without_jobs(mut fields: Vec<Field>, blocks: &[Block]) -> Vec<Field> {
    let placed = |part: &str| blocks.iter().find(|block| block.text == part).map(|block| block.place);
    for field in fields.iter_mut().filter(|field| field.source == Source::BylineElement && field.role.is_none()) {
        let marked = field.text.split(" | ").filter(|part| placed(part) == Some(Place::Byline)).count();
        if marked > 1 {
            let is_job = |part: &&str| matches!(placed(part), Some(Place::Text | Place::Inset));
            let names: Vec<&str> = field.text.split(" | ").filter(|part| !is_job(part)).collect();
            field.text = names.join(" | ");
        }
    }
    fields
}

/// Names up to what follows them after a comma and is no name.
fn without_office(names: &str) -> &str {
    let is_name = |part: &str| {
        part.split_whitespace().count() <= MOST_NAME && part.trim_start().starts_with(|c: char| !c.is_lowercase())
    };
    let end = names.match_indices(',').find(|(at, _)| {
        let part = names.get(at + 1..).unwrap_or_default();
        !is_name(part.split(',').next().unwrap_or_default())
    });
    end.and_then(|(at, _)| names.get(..at)).unwrap_or(names)
}

/// Whether a field names an author other than the newsroom itself.
pub(super) fn is_author(field: &Field, sites: &[String]) -> bool {
    let names = [Source::JsonLd, Source::BylineElement, Source::Meta, Source::CitationMeta, Source::CreditElement];
    let own = || sites.iter().any(|site| name_key(site) == name_key(&field.text));
    names.contains(&field.source) && matches!(field.role, None | Some(Role::Author)) && !own()
}

/// The fields with the names of a bold line in place of the newsroom, if nobody else is named.
pub(super) fn in_bold(
    mut fields: Vec<Field>,
    blocks: &mut [Block],
    bold: Option<Field>,
    sites: &[String],
) -> Vec<Field> {
    if let Some(bold) = bold
        && !fields.iter().any(|field| is_author(field, sites))
    {
        fields.retain(|field| !is_author(field, &[]));
        fields.push(bold);
        let own = |block: &Block| sites.iter().any(|site| block.text.contains(site.as_str()));
        for block in blocks.iter_mut().filter(|block| block.place == Place::Byline && own(block)) {
            block.place = Place::Furniture;
        }
    }
    fields
}

/// Authors in the head whose names follow the headline in a title: newsrooms, or the owner of the site.
pub(super) fn names_after(fields: &[Field], titles: &[Option<&str>]) -> Vec<String> {
    let after = |text: &str| {
        let before = titles.iter().flatten().filter_map(|title| title.strip_suffix(text));
        before.map(str::trim_end).any(|before| before.ends_with(['-', '–', '—', '|', '·']))
    };
    fields.iter().filter(|field| after(&field.text)).map(|field| field.text.clone()).collect()
}

/// The fields, reconciled where a visible byline and the head agree on more names than either gives alone: a byline
/// printed on the page is reduced to the names of the head, and a single name of the structured data is replaced by a
/// byline that adds others.
pub(super) fn agreed(mut fields: Vec<Field>, blocks: &[Block]) -> Vec<Field> {
    let heads = |field: &&Field| matches!(field.source, Source::Meta | Source::JsonLd);
    let in_head: Vec<String> = fields.iter().filter(heads).map(|field| field.text.clone()).collect();
    let lines = || blocks.iter().filter(|block| block.place == Place::Byline);
    for field in fields.iter_mut().filter(|field| field.source == Source::BylineElement && field.role.is_none()) {
        let more = |text: &&String| {
            let rest = text.strip_prefix(field.text.as_str()).and_then(signature::joined);
            rest.is_some_and(|rest| lines().any(|line| line.text.contains(&field.text) && line.text.contains(rest)))
        };
        if let Some(text) = in_head.iter().find(more) {
            field.text.clone_from(text);
        }
    }
    let authors = |field: &&Field| field.source == Source::JsonLd && field.role == Some(Role::Author);
    let names: Vec<String> = fields.iter().filter(authors).map(|field| field.text.clone()).collect();
    let joins = |field: &Field| {
        field.source == Source::BylineElement
            && names.iter().all(|name| field.text.contains(name.as_str()))
            && names.iter().any(|name| {
                let after = field.text.split_once(name.as_str()).map(|(_, after)| after);
                let other = after.and_then(signature::joined);
                other.is_some_and(|other| {
                    names.iter().all(|name| !other.contains(name.as_str()))
                        && (signature::is_and(after.unwrap_or_default())
                            || in_head.iter().any(|text| text.contains(other)))
                })
            })
    };
    let joined = || fields.iter().any(joins) || adds_marked(&names, &fields, blocks);
    if !names.is_empty() && (joined() || is_contradicted(&names, &fields, blocks)) {
        fields.retain(|field| !authors(&field));
    }
    spelled_out(fields)
}

/// The texts of bylines that are marked as such.
fn marked(fields: &[Field]) -> impl Iterator<Item = &str> {
    let bylines = fields.iter().filter(|field| field.source == Source::BylineElement && field.role.is_none());
    bylines.map(|field| field.text.as_str())
}

/// Whether a byline joins to a single name of the structured data others that are marked on their own as well.
fn adds_marked(names: &[String], fields: &[Field], blocks: &[Block]) -> bool {
    let [name] = names else { return false };
    let lines = blocks.iter().filter(|block| block.place == Place::Byline && block.text.chars().count() <= MOST_BYLINE);
    let after = lines.filter_map(|line| line.text.split_once(name.as_str())).map(|(_, after)| after);
    let others = after.filter_map(signature::joined);
    others.into_iter().any(|other| other.contains(' ') && marked(fields).any(|text| text == other))
        && marked(fields).any(|text| text.contains(name.as_str()))
}

/// Whether the page prints nowhere the names of the structured data, but those that the rest of the head gives: the former
/// posted the article.
fn is_contradicted(names: &[String], fields: &[Field], blocks: &[Block]) -> bool {
    let own = blocks.iter().filter(|block| block.place != Place::Furniture).map(|block| block.text.as_str());
    let printed: Vec<&str> = own.chain(marked(fields)).collect();
    let is_printed = |name: &String| printed.iter().any(|text| text.contains(name.as_str()));
    let head = fields.iter().filter(|field| field.source == Source::Meta && field.text.contains(' '));
    !names.iter().any(is_printed)
        && head.into_iter().any(|field| marked(fields).any(|text| text.contains(field.text.as_str())))
}

/// The fields, with the name that the page prints in place of a short form of it in the head: `oda` or `oda.fjell` for Oda
/// Fjell.
fn spelled_out(mut fields: Vec<Field>) -> Vec<Field> {
    let squeezed = |text: &str| name_key(text).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let is_whole = |text: &&str| {
        let capital =
            |word: &str| word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || c == '-');
        (2..=4).contains(&text.split(' ').count()) && text.split(' ').all(capital)
    };
    let whole: Vec<String> =
        marked(&fields).map(signature::unlabelled).filter(is_whole).map(ToOwned::to_owned).collect();
    let heads = |field: &&mut Field| {
        matches!(field.source, Source::Meta | Source::JsonLd) && matches!(field.role, None | Some(Role::Author))
    };
    for field in fields.iter_mut().filter(heads).filter(|field| !field.text.contains(' ')) {
        let short = squeezed(&field.text);
        let begins = |text: &&String| text.split(' ').next().map(name_key) == Some(name_key(&field.text));
        let mut found = whole.iter().filter(|text| squeezed(text) == short || begins(text));
        if let (Some(name), None) = (found.next(), found.next()) {
            field.text.clone_from(name);
        }
    }
    fields
}

/// The names of authors that are the newsroom's own, spelled differently: `Harbour Post` for `HarbourPost.example`.
pub(super) fn own_names(fields: &[Field], sites: &[String]) -> Vec<String> {
    let host = |text: &str| {
        let text = text.strip_prefix("www.").unwrap_or(text);
        let end = text.rsplit_once('.').filter(|(name, end)| !name.contains(' ') && (2..=7).contains(&end.len()));
        end.map_or_else(|| text.to_owned(), |(name, _)| name.to_owned())
    };
    let key = |text: &str| name_key(&host(text)).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let sites: Vec<String> = sites.iter().map(|site| key(site)).collect();
    let names = fields.iter().filter(|field| matches!(field.role, None | Some(Role::Author)));
    let (own, others): (Vec<&Field>, Vec<&Field>) = names.partition(|field| sites.contains(&key(&field.text)));
    // Only another name can be that of a person instead.
    let is_other = |own: &&Field| others.iter().any(|other| !name_key(&other.text).contains(&name_key(&own.text)));
    own.into_iter().filter(is_other).map(|field| field.text.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::own_names;
    use crate::model::{Field, Source};
    use crate::page::read;

    const TEXT: &str = "<p>The boats of the bay lie behind the old breakwater until the storms of the autumn are over, said the \
        master.</p>";

    /// The names of authors in a page with these in its structured data and in `meta`, and with this byline.
    fn authors(data: &str, meta: &str, byline: &str) -> Vec<String> {
        let page = format!(
            "<head><meta name=author content='{meta}'><script type=application/ld+json>{{\"@type\":\"NewsArticle\",\"headline\":\
             \"Boats of the bay\",\"author\":{{\"@type\":\"Person\",\"name\":\"{data}\"}}}}</script></head>\
             <article><h1>Boats of the bay</h1>{byline}{TEXT}{TEXT}</article>"
        );
        read(&page, None).evidence.fields.into_iter().map(|field| field.text).collect()
    }

    #[test]
    fn a_byline_adds_names_that_are_marked_on_their_own() {
        let linked = "<p class=byline><a href=/author/a>Oda Fjell</a>, <a href=/author/p>Pál Kertesi</a></p>";
        let page = format!("{linked}<p>Text</p><p class=bio><a rel=author href=/author/p>Pál Kertesi</a></p>");
        assert_eq!(authors("Oda Fjell", "", &page)[0], "Oda Fjell, Pál Kertesi");
        let place = "<p class=byline><a href=/author/a>Oda Fjell</a>, Nordhavn</p>";
        assert_eq!(authors("Oda Fjell", "", place)[0], "Oda Fjell");
    }

    #[test]
    fn who_posted_an_article_is_not_its_author() {
        let byline = "<p class=byline>By Oda Fjell, Pál Kertesi</p>";
        assert!(!authors("Corin Budrek", "Oda Fjell", byline).contains(&"Corin Budrek".to_owned()));
        assert!(authors("Corin Budrek", "Irena Talvik", byline).contains(&"Corin Budrek".to_owned()));
        let hidden = "<button class=byline>By Oda Fjell</button>";
        let same = authors("Oda Fjell", "Oda Fjell", hidden);
        assert_eq!(same.iter().filter(|name| *name == "Oda Fjell").count(), 2, "{same:?}");
        let printed = "<p class=byline>By Oda Fjell</p><p>Corin Budrek is our man in the north.</p>";
        assert!(authors("Corin Budrek", "Oda Fjell", printed).contains(&"Corin Budrek".to_owned()));
    }

    #[test]
    fn a_short_form_is_spelled_as_printed() {
        let byline = "<p class=byline>von Oda Fjell</p>";
        for short in ["odafjell", "oda.fjell", "Oda"] {
            assert_eq!(authors(short, "", byline)[0], "Oda Fjell", "{short}");
        }
        for other in ["ofjell", "Harbourpost", "Od"] {
            assert_eq!(authors(other, "", byline)[0], other);
        }
        assert_eq!(authors("Oda", "", "<p class=byline>Oda, Nordhavn</p>")[0], "Oda");
    }

    #[test]
    fn a_newsroom_may_be_spelled_as_its_host() {
        let field =
            |text: &str| Field { source: Source::JsonLd, role: None, text: text.to_owned(), url: None, email: None };
        let fields = ["Harbour Post", "Harbour Poster", "Oda Fjell"].map(field);
        assert!(own_names(&fields[..2], &["HarbourPost.example".to_owned()]).is_empty());
        for site in ["HarbourPost.example", "www.harbour-post.example", "Harbourpost"] {
            assert_eq!(own_names(&fields, &[site.to_owned()]), ["Harbour Post"], "{site}");
        }
    }

    #[test]
    fn a_name_after_the_date_signs() {
        let signed = |line: &str| {
            let page = format!("<article><h1>Boats of the bay</h1><div>{line}</div>{TEXT}{TEXT}</article>");
            read(&page, None).evidence.fields.into_iter().map(|field| field.text).collect::<Vec<_>>()
        };
        assert_eq!(signed("03/11/2026 by Oda Fjell, head of the tide office"), ["by Oda Fjell"]);
        assert_eq!(signed("3. November 2026 von Oda Fjell"), ["von Oda Fjell"]);
        assert_eq!(signed("Harbour | By Oda Fjell | November 3, 2026"), ["By Oda Fjell"]);
        assert_eq!(signed("By Oda Fjell, in Life · Tides · 3 November 2026"), ["By Oda Fjell"]);
        for other in [
            "Von O. F. am 3.11.2026",
            "3 November 2026 - Nordhavn",
            "By 3 November 2026 the harbour had frozen over.",
            "By the harbour",
        ] {
            assert!(signed(other).is_empty(), "{other}");
        }
    }
}
