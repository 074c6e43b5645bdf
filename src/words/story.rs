use super::Words;

impl Words {
    /// How much of its story a text is, by the spelling of the state; `reason` says why there is no more.
    #[must_use]
    pub fn text_state(&self, state: &str, reason: Option<&str>) -> String {
        match (state, reason) {
            ("full", _) => self.say("text-full"),
            ("teaser", _) => self.say("text-teaser"),
            ("paywalled", _) => self.say("text-paywalled"),
            ("failed", Some(reason)) => self.tell("text-failed-why", &[("reason", reason.into())]),
            ("crashed", _) => self.say("text-crashed"),
            ("failed", None) => self.say("text-failed"),
            _ => self.say("text-feed"),
        }
    }

    /// The same in lists: a word, or a sign where room is short; none for the feed's own text.
    #[must_use]
    pub fn text_mark(&self, state: &str, short: bool) -> Option<String> {
        let (word, sign) = match state {
            "full" => ("mark-full", "¶"),
            "teaser" => ("mark-teaser", "½"),
            "paywalled" => ("mark-paywalled", "$"),
            "failed" => ("mark-failed", "!"),
            "crashed" => ("mark-crashed", "×"),
            _ => return None,
        };
        Some(if short { sign.to_owned() } else { self.say(word) })
    }
}
