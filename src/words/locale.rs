use super::Words;

impl Words {
    /// The words for a locale as the environment names it: `ro_RO.UTF-8`, `zh_CN`, `C`; English where there are none.
    #[must_use]
    pub fn of_locale(locale: &str) -> &'static Self {
        let tag: String = locale.chars().take_while(char::is_ascii_alphabetic).collect();
        Self::of(&tag.to_lowercase()).unwrap_or_else(Self::english)
    }
}

#[cfg(test)]
mod tests {
    use super::Words;

    #[test]
    fn a_locale_has_its_language_or_english() {
        for locale in ["en_GB.UTF-8", "C", "C.UTF-8", "POSIX", "", "xx_XX", "../en"] {
            assert_eq!(Words::of_locale(locale).tag(), "en", "{locale}");
        }
    }
}
