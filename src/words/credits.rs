use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Words;

impl Words {
    /// `By A, B and C`.
    #[must_use]
    pub fn byline(&self, names: &[&str]) -> String {
        self.by("byline", names)
    }

    fn by(&self, id: &str, names: &[&str]) -> String {
        self.tell(id, &[("names", self.list(names).into())])
    }

    /// `Translation by A and B from Romanian`; `languages` are tags, from the original on.
    #[must_use]
    pub fn translation(&self, names: &[&str], languages: &[&str]) -> String {
        if languages.is_empty() {
            return self.by("translation", names);
        }
        let parts = [("names", self.list(names).into()), ("languages", self.languages_of(languages).into())];
        self.tell("translation-from", &parts)
    }

    /// The language of the original in words: `from Romanian`.
    #[must_use]
    pub fn from(&self, tag: &str) -> String {
        self.tell("from-language", &[("languages", self.languages_of(&[tag]).into())])
    }

    /// The language of the translation in words: `into English`.
    #[must_use]
    pub fn into(&self, tag: &str) -> String {
        self.tell("into-language", &[("language", self.language(tag).into())])
    }

    fn languages_of(&self, tags: &[&str]) -> String {
        let mut names: Vec<String> = Vec::new();
        for name in tags.iter().map(|tag| self.language(tag)) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        self.list(&names.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// The newsrooms that published it before: `first published by A`.
    #[must_use]
    pub fn first_published(&self, names: &[&str]) -> Option<String> {
        names.iter().any(|name| !name.is_empty()).then(|| self.by("first-published", names))
    }

    /// What somebody did, in a word, by the spelling of the role.
    #[must_use]
    pub fn role(&self, role: &str) -> String {
        let id = format!("role-{role}");
        self.say(if Self::english().has(&id) { &id } else { "role-contributor" })
    }

    /// `A, B and C`.
    fn list(&self, names: &[&str]) -> String {
        let Some((last, rest)) = names.split_last() else { return String::new() };
        if rest.is_empty() {
            return (*last).to_owned();
        }
        self.tell("names-and", &[("names", self.names(rest).into()), ("last", (*last).into())])
    }

    /// Names one after another, parted as the language parts them.
    #[must_use]
    pub fn names(&self, names: &[&str]) -> String {
        let Some((first, rest)) = names.split_first() else { return String::new() };
        rest.iter().fold((*first).to_owned(), |names, next| {
            self.tell("names-comma", &[("names", names.into()), ("next", (*next).into())])
        })
    }

    /// The line of a credit, by the spelling of the role; none for roles that have no line.
    #[must_use]
    pub fn credit(&self, role: &str, names: &[&str]) -> Option<String> {
        let id = match role {
            "author" => "byline",
            "translator" => "translation",
            "machine-translation" => {
                return Some(match names.iter().find(|name| !name.is_empty()) {
                    Some(engine) => self.tell("machine-translation-by", &[("engine", (*engine).into())]),
                    None => self.say("machine-translation"),
                });
            }
            "editor" => "edited-by",
            "reporting" => "reporting-by",
            "additional-reporting" => "additional-reporting-by",
            "contributor" => "contribution-by",
            "photographer" => "photo-by",
            "illustrator" => "illustration-by",
            "video" => "video-by",
            "adapter" => "adapted-by",
            "compiler" => "compiled-by",
            _ => return None,
        };
        Some(self.by(id, names))
    }

    /// The line of a machine's translation by what is known of it: engine, from, to, place (none for this machine), date, and
    /// how many passages were kept in the original.
    #[must_use]
    pub fn machine_translation(&self, detail: &BTreeMap<String, String>) -> String {
        let part = |key: &str| detail.get(key).map(String::as_str).unwrap_or_default();
        let engine = [part("engine"), part("model")].into_iter().filter(|part| !part.is_empty());
        let engine = engine.collect::<Vec<_>>().join(" ");
        let (from, to) = (part("from"), part("to"));
        if from.is_empty() || to.is_empty() {
            return self.credit("machine-translation", &[&engine]).unwrap_or_default();
        }
        let [place, date] = self.ran(detail);
        let parts = [
            ("engine", engine.into()),
            ("from", self.language(from).into()),
            ("to", self.language(to).into()),
            ("place", place.into()),
            ("date", date.into()),
        ];
        let line = self.tell("machine-translation-told", &parts);
        match part("kept").parse::<u64>() {
            Ok(number) if number > 0 => {
                format!("{line} · {}", self.tell("kept-in-original", &[("number", number.into())]))
            }
            _ => line,
        }
    }

    /// Where a machine translated, and on which day, by what is known of it.
    #[must_use]
    pub fn ran(&self, detail: &BTreeMap<String, String>) -> [String; 2] {
        let place = detail.get("place").cloned().unwrap_or_else(|| self.say("on-this-machine"));
        let date = detail.get("date").map(String::as_str).unwrap_or_default();
        // With hyphens the parts of a date would change places where the line runs from the right.
        let day = date.parse::<Date>().ok().map(|day| self.date_short((day.day(), day.month(), day.year())));
        [place, day.unwrap_or_else(|| date.to_owned())]
    }

    /// The people of a headline in few words: `A, B, tr. C`.
    #[must_use]
    pub fn people(&self, authors: &[&str], translators: &[&str]) -> String {
        let (authors, translators) = (self.names(authors), self.names(translators));
        match (authors.is_empty(), translators.is_empty()) {
            (_, true) => authors,
            (true, false) => self.tell("people-translated", &[("names", translators.into())]),
            (false, false) => {
                self.tell("people-both", &[("authors", authors.into()), ("translators", translators.into())])
            }
        }
    }
}
