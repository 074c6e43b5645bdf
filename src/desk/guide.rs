use jiff::Timestamp;
use sha2::{Digest as _, Sha256};

use super::new_article;
use crate::feed;
use crate::model::{GUIDE_SECTION, Language, Subscription};
use crate::store::{Outcome, Store, StoreError, Visit};

/// The guide's texts by language, the one that is written first.
const TEXTS: &[(&str, &str)] = &[
    ("en", include_str!("../../assets/guide/en.xml")),
    ("ro", include_str!("../../assets/guide/ro.xml")),
    ("fr", include_str!("../../assets/guide/fr.xml")),
    ("ar", include_str!("../../assets/guide/ar.xml")),
    ("zh", include_str!("../../assets/guide/zh.xml")),
];

/// The guide's feeds, one by language. They are part of the program and never fetched.
#[must_use]
pub fn guide_subscriptions() -> Vec<Subscription> {
    TEXTS.iter().map(|(language, _)| subscription(language)).collect()
}

fn subscription(language: &str) -> Subscription {
    Subscription {
        id: format!("guide-{language}"),
        title: "The guide".to_owned(),
        url: format!("dateline:guide/{language}"),
        language: Language::parse(language),
        section: GUIDE_SECTION.to_owned(),
        ..Subscription::default()
    }
}

/// Keeps the guide edition in the cache, from the texts in the binary; one that is there already is left alone.
///
/// # Errors
/// When the database fails.
pub async fn keep_guide(store: &Store, now: Timestamp) -> Result<(), StoreError> {
    let known = store.prints(guide_subscriptions().into_iter().map(|guide| guide.id).collect()).await?;
    for (language, text) in TEXTS {
        let subscription = subscription(language);
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

#[cfg(test)]
mod tests {
    use super::{TEXTS, subscription};
    use crate::desk::new_article;
    use crate::feed;
    use crate::model::Role;

    #[test]
    fn the_guide_is_credited_and_its_translations_say_that_a_machine_made_them() {
        for (language, text) in TEXTS {
            let feed = feed::read(text.as_bytes(), None, None).unwrap();
            assert!(!feed.entries.is_empty(), "{language}");
            for entry in &feed.entries {
                let article = new_article(&subscription(language), &feed, entry);
                let roles: Vec<(Role, &str)> =
                    article.found.credits.iter().map(|credit| (credit.role, credit.name.as_str())).collect();
                let mut expected = vec![(Role::Author, "dateline contributors")];
                if *language != "en" {
                    expected.push((Role::MachineTranslation, ""));
                }
                assert_eq!(roles, expected, "{language}: {}", article.title);
            }
        }
        assert!((8..=20).contains(&feed::read(TEXTS[0].1.as_bytes(), None, None).unwrap().entries.len()));
    }
}
