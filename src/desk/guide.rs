use jiff::Timestamp;
use sha2::{Digest as _, Sha256};

use super::new_article;
use crate::feed;
use crate::model::{GUIDE_ADDRESS, GUIDE_SECTION, Language, SectionCount, Selection, Subscription};
use crate::store::{Outcome, Store, StoreError, Visit};

/// The guide by language, with its title and its text; the one that is written comes first.
const TEXTS: &[(&str, &str, &str)] = &[
    ("en", "The guide", include_str!("../../assets/guide/en.xml")),
    ("ro", "Ghidul", include_str!("../../assets/guide/ro.xml")),
    ("fr", "Le guide", include_str!("../../assets/guide/fr.xml")),
    ("es", "La guía", include_str!("../../assets/guide/es.xml")),
    ("de", "Das Handbuch", include_str!("../../assets/guide/de.xml")),
    ("ru", "Руководство", include_str!("../../assets/guide/ru.xml")),
    ("ar", "الدليل", include_str!("../../assets/guide/ar.xml")),
    ("zh", "指南", include_str!("../../assets/guide/zh.xml")),
];

/// The guide's feeds, one by language. They are part of the program and never fetched.
#[must_use]
pub fn guide_subscriptions() -> Vec<Subscription> {
    TEXTS.iter().map(|(language, title, _)| subscription(language, title)).collect()
}

fn subscription(language: &str, title: &str) -> Subscription {
    Subscription {
        id: format!("guide-{language}"),
        title: title.to_owned(),
        url: format!("{GUIDE_ADDRESS}{language}"),
        language: Language::parse(language),
        section: GUIDE_SECTION.to_owned(),
        ..Subscription::default()
    }
}

/// Keeps the guide edition in the cache, from the texts in the binary; one that is there already is not changed.
///
/// # Errors
/// When the database fails.
pub async fn keep_guide(store: &Store, now: Timestamp) -> Result<(), StoreError> {
    let known = store.prints(guide_subscriptions().into_iter().map(|guide| guide.id).collect()).await?;
    for (language, title, text) in TEXTS {
        let subscription = subscription(language, title);
        let print = Sha256::digest(text.as_bytes()).to_vec();
        if known.get(&subscription.id).is_some_and(|known| known.as_ref() == Some(&print)) {
            continue;
        }
        let Ok(feed) = feed::read(text.as_bytes(), None, None) else { continue };
        let articles = feed
            .entries
            .iter()
            .map(|entry| {
                let mut article = new_article(&subscription, &feed, entry);
                article.label = article.label.or_else(|| entry.tags.first().cloned());
                article
            })
            .collect();
        let outcome = Outcome::unfetched(articles, text.len() as u64, print);
        store.save(subscription.id, outcome, Visit { now, ..Visit::default() }).await?;
    }
    Ok(())
}

/// The sections with their counts as they are at `now`, that of the guide of one language where one is given.
///
/// # Errors
/// When the database fails.
pub async fn sections(store: &Store, guide: Option<Language>, now: Timestamp) -> Result<Vec<SectionCount>, StoreError> {
    let mut sections = store.sections(now).await?;
    let counted = sections.iter_mut().find(|section| guide.is_some() && section.name == GUIDE_SECTION);
    if let Some(counted) = counted {
        let every = Selection { section: Some(GUIDE_SECTION.to_owned()), guide, ..Selection::default() };
        counted.articles = store.count(every.clone(), now).await?;
        counted.unread = store.count(Selection { unread: true, ..every }, now).await?;
    }
    Ok(sections)
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::{TEXTS, sections, subscription};
    use crate::desk::{new_article, settle};
    use crate::feed;
    use crate::model::{Entry, Language, Mark, Role, Selection};
    use crate::store::Store;

    #[test]
    fn the_guide_is_credited_and_its_translations_say_that_a_machine_made_them() {
        for (language, title, text) in TEXTS {
            let feed = feed::read(text.as_bytes(), None, None).unwrap();
            assert_eq!(feed.title.as_deref(), Some(*title), "{language}");
            for entry in &feed.entries {
                let article = new_article(&subscription(language, title), &feed, entry);
                let roles: Vec<(Role, &str)> =
                    article.found.credits.iter().map(|credit| (credit.role, credit.name.as_str())).collect();
                let mut expected = vec![(Role::Author, "dateline contributors")];
                if *language != "en" {
                    expected.push((Role::MachineTranslation, ""));
                }
                assert_eq!(roles, expected, "{language}: {}", article.title);
            }
        }
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn its_section_lists_and_counts_one_language() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).await.unwrap();
        let now = Timestamp::UNIX_EPOCH;
        settle(&store, &[], now).await.unwrap();
        let count = async |guide| {
            let counted = sections(&store, guide, now).await.unwrap().pop().unwrap();
            (counted.articles, counted.unread)
        };
        let french = Language::parse("fr");
        let every = Selection { guide: french.clone(), limit: 999, ..Selection::default() };
        let rows = store.headlines(every, now).await.unwrap();
        assert!(rows.iter().all(|row| row.language == french), "all sections together have one language of it");
        let one = rows.len() as u64;
        assert_eq!(count(french.clone()).await, (one, one));
        assert_eq!(count(None).await, (8 * one, 8 * one));
        let german = Selection { guide: Language::parse("de"), limit: 1, ..Selection::default() };
        let other = store.headlines(german, now).await.unwrap().remove(0);
        store.mark(Mark::Read(vec![rows[0].id, other.id], true), now).await.unwrap();
        assert_eq!(count(french).await, (one, one - 1));
        store.close().await.unwrap();
    }

    #[test]
    fn every_language_has_the_whole_guide() {
        let entries = |text: &str| {
            let feed = feed::read(text.as_bytes(), None, None).unwrap();
            let first = feed.entries[0].published;
            let entry = |entry: &Entry| {
                let later = first.and_then(|first| Some(first.duration_since(entry.published?)));
                let name = entry.id.as_deref().unwrap_or_default().rsplit('/').next().unwrap_or_default().to_owned();
                let body = entry.content.as_deref().unwrap_or_default();
                let codes = body.split("<code>").skip(1).filter_map(|code| code.split("</code>").next());
                let mut codes: Vec<String> = codes.map(str::to_owned).collect();
                codes.sort();
                (name, codes, later)
            };
            feed.entries.iter().map(entry).collect::<Vec<_>>()
        };
        let english = entries(TEXTS[0].2);
        assert!((8..=25).contains(&english.len()), "{}", english.len());
        for (language, _, text) in TEXTS {
            assert_eq!(entries(text), english, "{language}");
        }
    }
}
