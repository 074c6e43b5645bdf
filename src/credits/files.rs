/// The word lists, one file a language; `common` holds what no language owns.
pub(super) const FILES: &[(&str, &str)] = &[
    ("common", include_str!("../../assets/credits/common.toml")),
    ("af", include_str!("../../assets/credits/af.toml")),
    ("am", include_str!("../../assets/credits/am.toml")),
    ("ar", include_str!("../../assets/credits/ar.toml")),
    ("az", include_str!("../../assets/credits/az.toml")),
    ("be", include_str!("../../assets/credits/be.toml")),
    ("bg", include_str!("../../assets/credits/bg.toml")),
    ("bn", include_str!("../../assets/credits/bn.toml")),
    ("ca", include_str!("../../assets/credits/ca.toml")),
    ("ckb", include_str!("../../assets/credits/ckb.toml")),
    ("cs", include_str!("../../assets/credits/cs.toml")),
    ("da", include_str!("../../assets/credits/da.toml")),
    ("de", include_str!("../../assets/credits/de.toml")),
    ("el", include_str!("../../assets/credits/el.toml")),
    ("en", include_str!("../../assets/credits/en.toml")),
    ("es", include_str!("../../assets/credits/es.toml")),
    ("et", include_str!("../../assets/credits/et.toml")),
    ("eu", include_str!("../../assets/credits/eu.toml")),
    ("fa", include_str!("../../assets/credits/fa.toml")),
    ("fi", include_str!("../../assets/credits/fi.toml")),
    ("fr", include_str!("../../assets/credits/fr.toml")),
    ("ga", include_str!("../../assets/credits/ga.toml")),
    ("gl", include_str!("../../assets/credits/gl.toml")),
    ("gu", include_str!("../../assets/credits/gu.toml")),
    ("he", include_str!("../../assets/credits/he.toml")),
    ("hi", include_str!("../../assets/credits/hi.toml")),
    ("hu", include_str!("../../assets/credits/hu.toml")),
    ("hy", include_str!("../../assets/credits/hy.toml")),
    ("id", include_str!("../../assets/credits/id.toml")),
    ("is", include_str!("../../assets/credits/is.toml")),
    ("it", include_str!("../../assets/credits/it.toml")),
    ("ja", include_str!("../../assets/credits/ja.toml")),
    ("ka", include_str!("../../assets/credits/ka.toml")),
    ("kk", include_str!("../../assets/credits/kk.toml")),
    ("km", include_str!("../../assets/credits/km.toml")),
    ("kn", include_str!("../../assets/credits/kn.toml")),
    ("ko", include_str!("../../assets/credits/ko.toml")),
    ("ku", include_str!("../../assets/credits/ku.toml")),
    ("lo", include_str!("../../assets/credits/lo.toml")),
    ("lt", include_str!("../../assets/credits/lt.toml")),
    ("lv", include_str!("../../assets/credits/lv.toml")),
    ("mk", include_str!("../../assets/credits/mk.toml")),
    ("ml", include_str!("../../assets/credits/ml.toml")),
    ("mn", include_str!("../../assets/credits/mn.toml")),
    ("mr", include_str!("../../assets/credits/mr.toml")),
    ("ms", include_str!("../../assets/credits/ms.toml")),
    ("mt", include_str!("../../assets/credits/mt.toml")),
    ("my", include_str!("../../assets/credits/my.toml")),
    ("ne", include_str!("../../assets/credits/ne.toml")),
    ("nl", include_str!("../../assets/credits/nl.toml")),
    ("no", include_str!("../../assets/credits/no.toml")),
    ("pa", include_str!("../../assets/credits/pa.toml")),
    ("pl", include_str!("../../assets/credits/pl.toml")),
    ("ps", include_str!("../../assets/credits/ps.toml")),
    ("pt", include_str!("../../assets/credits/pt.toml")),
    ("ro", include_str!("../../assets/credits/ro.toml")),
    ("ru", include_str!("../../assets/credits/ru.toml")),
    ("si", include_str!("../../assets/credits/si.toml")),
    ("sk", include_str!("../../assets/credits/sk.toml")),
    ("sl", include_str!("../../assets/credits/sl.toml")),
    ("sq", include_str!("../../assets/credits/sq.toml")),
    ("sr", include_str!("../../assets/credits/sr.toml")),
    ("sv", include_str!("../../assets/credits/sv.toml")),
    ("sw", include_str!("../../assets/credits/sw.toml")),
    ("ta", include_str!("../../assets/credits/ta.toml")),
    ("te", include_str!("../../assets/credits/te.toml")),
    ("th", include_str!("../../assets/credits/th.toml")),
    ("tl", include_str!("../../assets/credits/tl.toml")),
    ("tr", include_str!("../../assets/credits/tr.toml")),
    ("uk", include_str!("../../assets/credits/uk.toml")),
    ("ur", include_str!("../../assets/credits/ur.toml")),
    ("uz", include_str!("../../assets/credits/uz.toml")),
    ("vi", include_str!("../../assets/credits/vi.toml")),
    ("zh", include_str!("../../assets/credits/zh.toml")),
    ("zu", include_str!("../../assets/credits/zu.toml")),
];

#[cfg(test)]
mod tests {
    use super::FILES;
    use crate::credits::words::{WordFile, roles};

    #[test]
    fn every_word_file_is_well_formed() {
        for (name, text) in FILES {
            let file: WordFile = toml::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}"));
            for spec in file.labels.keys().chain(file.bare.keys()).chain(file.after.keys()) {
                assert_eq!(roles(spec).len(), spec.split(' ').count(), "{name}: {spec}");
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
