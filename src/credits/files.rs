/// The word lists, one file a language; `common` holds what no language owns.
pub(super) const FILES: &[(&str, &str)] = &[
    ("common", include_str!("../../assets/credits/common.toml")),
    ("am", include_str!("../../assets/credits/am.toml")),
    ("ar", include_str!("../../assets/credits/ar.toml")),
    ("bg", include_str!("../../assets/credits/bg.toml")),
    ("bn", include_str!("../../assets/credits/bn.toml")),
    ("ca", include_str!("../../assets/credits/ca.toml")),
    ("cs", include_str!("../../assets/credits/cs.toml")),
    ("da", include_str!("../../assets/credits/da.toml")),
    ("de", include_str!("../../assets/credits/de.toml")),
    ("el", include_str!("../../assets/credits/el.toml")),
    ("en", include_str!("../../assets/credits/en.toml")),
    ("es", include_str!("../../assets/credits/es.toml")),
    ("et", include_str!("../../assets/credits/et.toml")),
    ("fa", include_str!("../../assets/credits/fa.toml")),
    ("fi", include_str!("../../assets/credits/fi.toml")),
    ("fr", include_str!("../../assets/credits/fr.toml")),
    ("he", include_str!("../../assets/credits/he.toml")),
    ("hi", include_str!("../../assets/credits/hi.toml")),
    ("hu", include_str!("../../assets/credits/hu.toml")),
    ("hy", include_str!("../../assets/credits/hy.toml")),
    ("id", include_str!("../../assets/credits/id.toml")),
    ("it", include_str!("../../assets/credits/it.toml")),
    ("ja", include_str!("../../assets/credits/ja.toml")),
    ("ka", include_str!("../../assets/credits/ka.toml")),
    ("ko", include_str!("../../assets/credits/ko.toml")),
    ("lt", include_str!("../../assets/credits/lt.toml")),
    ("lv", include_str!("../../assets/credits/lv.toml")),
    ("nl", include_str!("../../assets/credits/nl.toml")),
    ("no", include_str!("../../assets/credits/no.toml")),
    ("pl", include_str!("../../assets/credits/pl.toml")),
    ("pt", include_str!("../../assets/credits/pt.toml")),
    ("ro", include_str!("../../assets/credits/ro.toml")),
    ("ru", include_str!("../../assets/credits/ru.toml")),
    ("sk", include_str!("../../assets/credits/sk.toml")),
    ("sl", include_str!("../../assets/credits/sl.toml")),
    ("sr", include_str!("../../assets/credits/sr.toml")),
    ("sv", include_str!("../../assets/credits/sv.toml")),
    ("sw", include_str!("../../assets/credits/sw.toml")),
    ("ta", include_str!("../../assets/credits/ta.toml")),
    ("th", include_str!("../../assets/credits/th.toml")),
    ("tr", include_str!("../../assets/credits/tr.toml")),
    ("uk", include_str!("../../assets/credits/uk.toml")),
    ("ur", include_str!("../../assets/credits/ur.toml")),
    ("vi", include_str!("../../assets/credits/vi.toml")),
    ("zh", include_str!("../../assets/credits/zh.toml")),
];

#[cfg(test)]
mod tests {
    use super::FILES;
    use crate::credits::pattern::{Slots, roles};
    use crate::credits::word_file::{PatternFile, WordFile};

    #[test]
    fn every_word_file_and_every_pattern_in_it_is_well_formed() {
        for (name, text) in FILES {
            let file: WordFile = toml::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}"));
            let slots = Slots::new(&file);
            for spec in file.labels.keys().chain(file.bare.keys()).chain(file.after.keys()) {
                assert_eq!(roles(spec).len(), spec.split(' ').count(), "{name}: {spec}");
            }
            let groups: [(&[PatternFile], bool); 4] =
                [(&file.line, false), (&file.byline, false), (&file.bracket, false), (&file.head, true)];
            for (pattern, glued) in groups.into_iter().flat_map(|(group, glued)| group.iter().map(move |p| (p, glued)))
            {
                assert!(!pattern.roles.is_empty(), "{name}: a pattern without roles");
                for say in &pattern.say {
                    let compiled = slots.compile(pattern, say, glued);
                    assert!(compiled.is_well_formed(), "{name}: {say}");
                    assert_eq!(compiled.roles.len(), pattern.roles.len(), "{name}: {say}");
                }
            }
        }
    }

    #[test]
    fn every_language_names_an_author_a_translator_and_a_source() {
        for (name, text) in FILES.iter().filter(|(name, _)| *name != "common") {
            let file: WordFile = toml::from_str(text).unwrap_or_default();
            for role in ["author", "translator", "editor", "photographer", "agency:source"] {
                assert!(file.labels.get(role).is_some_and(|words| !words.is_empty()), "{name}: no label for {role}");
            }
        }
    }
}
