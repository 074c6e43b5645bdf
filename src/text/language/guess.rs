/// The most likely known language of a text by its letter n-grams, with a confidence from 0 to 1. The only file that
/// names `whatlang`.
pub(super) fn guess(text: &str) -> (Option<&'static str>, f64) {
    whatlang::detect(text).map_or((None, 0.0), |guess| (code(guess.lang()), guess.confidence()))
}

/// The two-letter code of a `whatlang` language, if its function words are known.
fn code(lang: whatlang::Lang) -> Option<&'static str> {
    use whatlang::Lang as L;
    Some(match lang {
        L::Afr => "af",
        L::Ara => "ar",
        L::Aze => "az",
        L::Bel => "be",
        L::Bul => "bg",
        L::Cat => "ca",
        L::Ces => "cs",
        L::Dan => "da",
        L::Deu => "de",
        L::Eng => "en",
        L::Epo => "eo",
        L::Est => "et",
        L::Fin => "fi",
        L::Fra => "fr",
        L::Heb => "he",
        L::Hin => "hi",
        L::Hrv => "hr",
        L::Hun => "hu",
        L::Ind => "id",
        L::Ita => "it",
        L::Lat => "la",
        L::Lav => "lv",
        L::Lit => "lt",
        L::Mar => "mr",
        L::Mkd => "mk",
        L::Nep => "ne",
        L::Nld => "nl",
        L::Nob => "no",
        L::Pes => "fa",
        L::Pol => "pl",
        L::Por => "pt",
        L::Ron => "ro",
        L::Rus => "ru",
        L::Slk => "sk",
        L::Slv => "sl",
        L::Spa => "es",
        L::Srp => "sr",
        L::Swe => "sv",
        L::Tgl => "tl",
        L::Tur => "tr",
        L::Ukr => "uk",
        L::Urd => "ur",
        L::Uzb => "uz",
        L::Vie => "vi",
        L::Yid => "yi",
        L::Zul => "zu",
        _ => return None,
    })
}
