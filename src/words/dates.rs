use super::Words;

/// The status of a feed as the panel of feeds shows it, each part as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeedStatus {
    /// How long ago, or when, it last answered well.
    pub last_success: Option<String>,
    /// When it is asked again.
    pub next_try: Option<String>,
    /// Size of its last answer in kB.
    pub kilobytes: Option<u64>,
    /// New articles a week.
    pub per_week: Option<u64>,
    /// Its new address.
    pub moved_to: Option<String>,
}

impl Words {
    /// How long ago, in few letters: `now`, `5 min`, `3 h`, `2 d`; none from a week on.
    #[must_use]
    pub fn ago(&self, seconds: i64) -> Option<String> {
        let at = match seconds {
            ..60 => 0,
            60..3_600 => seconds / 60,
            3_600..86_400 => 59 + seconds / 3_600,
            86_400..604_800 => 59 + 23 + seconds / 86_400,
            _ => return None,
        };
        self.ages.get_or_init(|| self.all_ages()).get(usize::try_from(at).ok()?).cloned()
    }

    /// Every age: a list has one in each row, in each frame.
    fn all_ages(&self) -> Vec<String> {
        let units = [("ago-minutes", 1..60), ("ago-hours", 1..24), ("ago-days", 1..7)];
        let ages = units.into_iter().flat_map(|(id, numbers)| numbers.map(move |number: u8| (id, number)));
        let ages = ages.map(|(id, number)| self.tell(id, &[("number", number.into())]));
        std::iter::once(self.say("ago-now")).chain(ages).collect()
    }

    /// `26 April 2024, 18:40`: day, month from 1 on, year, and the time as it is shown.
    #[must_use]
    pub fn date_and_time(&self, (day, month, year): (i8, i8, i16), time: &str) -> String {
        let month = self.month("months", month);
        let parts = [("day", day.into()), ("month", month.into()), ("year", plain(year)), ("time", time.into())];
        self.tell("date-and-time", &parts)
    }

    /// A day with a short month, of day, month and year: `26 Apr 2024`.
    #[must_use]
    pub fn date_short(&self, (day, month, year): (i8, i8, i16)) -> String {
        let month = self.month("months-short", month);
        self.tell("date-short", &[("day", day.into()), ("month", month.into()), ("year", plain(year))])
    }

    /// A day and a time without a year: `26 Apr 18:40`.
    #[must_use]
    pub fn day_and_time(&self, (day, month): (i8, i8), time: &str) -> String {
        let month = self.month("months-short", month);
        self.tell("day-and-time", &[("day", day.into()), ("month", month.into()), ("time", time.into())])
    }

    /// `Monday, 16 November`: the weekday from Monday as 1 on.
    #[must_use]
    pub fn day(&self, weekday: i8, day: i8, month: i8) -> String {
        let parts = [
            ("weekday", self.month("weekdays", weekday)),
            ("month", self.month("months", month)),
            ("day", day.to_string()),
        ];
        let parts = parts.map(|(name, part)| (name, part.into()));
        self.tell("day-heading", &parts)
    }

    fn month(&self, names: &str, number: i8) -> String {
        let names = self.say(names);
        let at = usize::try_from(number - 1).unwrap_or(0);
        names.split([',', '،', '、']).nth(at).unwrap_or_default().trim().to_owned()
    }

    /// `last answer: 2 h · 21 kB · 40 a week · next 25 Nov 14:05`.
    #[must_use]
    pub fn health(&self, status: &FeedStatus) -> String {
        let answered = match &status.last_success {
            Some(since) => self.tell("last-answer", &[("when", since.as_str().into())]),
            None => self.say("nothing-received"),
        };
        let parts = [
            Some(answered),
            status.kilobytes.map(|size| self.tell("kilobytes", &[("number", size.into())])),
            status.per_week.map(|number| self.tell("a-week", &[("number", number.into())])),
            status.next_try.as_ref().map(|time| self.tell("next-try", &[("when", time.as_str().into())])),
            status.moved_to.as_ref().map(|url| self.tell("moved-to", &[("address", url.as_str().into())])),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
}

/// A number that is never grouped.
fn plain(number: i16) -> super::Value<'static> {
    number.to_string().into()
}
