use super::headlines;
use super::row::{age, story_label};
use crate::app::{App, Asked, Environment, Focus, Panel, PanelRow, RowLook, Set, Shown};
use crate::model::{ArticleId, Headline, Role, RowStory, ToMessage as _};
use crate::text;

/// The lines that are printed, one after another, where nothing is drawn: for screen readers, and for terminals that
/// only print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// A whole line.
    Line(String),
    /// Letters of a line that is being typed.
    Letters(String),
}

/// The lines printed already: of the next state only what is new is printed.
#[derive(Clone, Debug, Default)]
pub struct Linear {
    place: String,
    row: Option<(ArticleId, bool, bool)>,
    article: Option<(ArticleId, usize, usize)>,
    notice: Option<String>,
    waiting: usize,
    panel: Option<&'static str>,
    /// Whether the letters of links were printed.
    hints: bool,
    /// Whether the key for help was printed.
    helped: bool,
    printed: Vec<String>,
    typed: Option<String>,
    /// Whether other lines were printed after what is typed.
    ended: bool,
}

impl Linear {
    /// What is new since the last call.
    pub fn tell(&mut self, app: &App) -> Vec<Said> {
        let mut said = Vec::new();
        // The name of a panel stands above what is typed in it; the commands have none but the sign before them.
        let panel = app.panels().top().filter(|_| app.panels().prompt() != ':').map(Panel::title);
        if let Some(title) = panel.filter(|title| self.panel != Some(*title)) {
            self.end_line(&mut said);
            said.push(Said::Line(app.environment().words().say(title)));
        }
        self.typing(app, &mut said);
        let mut lines = Vec::new();
        self.notice(app, &mut lines);
        if app.panels().top().is_some() {
            self.panel(app, &mut lines);
        } else {
            if self.panel.take().is_some() {
                // What was under the panel is printed again.
                (self.row, self.printed) = (None, Vec::new());
            }
            if self.typed.is_none() {
                self.place(app, &mut lines);
                match app.input_state().focus() {
                    Focus::List => self.row(app, &mut lines),
                    Focus::Article => self.article(app, &mut lines),
                }
            }
        }
        if !lines.is_empty() {
            self.end_line(&mut said);
        }
        said.extend(lines.into_iter().map(Said::Line));
        said
    }

    /// Ends the line of what is typed, so that nothing else is printed on it.
    fn end_line(&mut self, said: &mut Vec<Said>) {
        if self.typed.is_some() && !std::mem::replace(&mut self.ended, true) {
            said.push(Said::Line(String::new()));
        }
    }

    /// Letters that are typed, and the end of their line.
    fn typing(&mut self, app: &App, said: &mut Vec<Said>) {
        let typed = typed(app);
        if typed == self.typed {
            return;
        }
        let before = self.typed.as_deref().filter(|_| !self.ended);
        match (&typed, before) {
            (Some(text), Some(before)) if text.starts_with(before) => {
                said.extend(text.strip_prefix(before).map(|more| Said::Letters(more.to_owned())));
            }
            (Some(text), before) => {
                said.extend(before.map(|_| Said::Line(String::new())));
                said.push(Said::Letters(text.clone()));
            }
            (None, Some(_)) => said.push(Said::Line(String::new())),
            (None, None) => {}
        }
        (self.typed, self.ended) = (typed, false);
    }

    fn notice(&mut self, app: &App, lines: &mut Vec<String>) {
        let notice = app.status().notice().map(str::to_owned);
        if notice != self.notice {
            lines.extend(notice.clone());
        }
        self.notice = notice;
        if app.headlines().list().waiting > self.waiting {
            let parts = [
                ("count", app.headlines().list().waiting.into()),
                ("key", app.context().key_of(crate::app::Command::ShowNew).into()),
            ];
            lines.push(app.environment().words().tell("new-headlines", &parts));
        }
        self.waiting = app.headlines().list().waiting;
    }

    /// The section, the search or the person whose headlines are there.
    fn place(&mut self, app: &App, lines: &mut Vec<String>) {
        let (place, printed) = place(app);
        if place != self.place {
            lines.push(spoken(&printed));
            (self.place, self.row) = (place, None);
            if !std::mem::replace(&mut self.helped, true) {
                let key = app.context().key_of(crate::app::Command::Help);
                lines.push(app.environment().words().tell("said-help", &[("key", key.into())]));
            }
        }
    }

    fn row(&mut self, app: &App, lines: &mut Vec<String>) {
        self.article = None;
        let Some(row) = app.headlines().list().current() else {
            let waits = app.headlines().awaits_rows() || app.headlines().place_shown().is_none();
            if !waits && (self.row.take().is_some() || self.printed.is_empty()) {
                lines.push(headlines::nothing(app));
                self.printed = vec![String::new()];
            }
            return;
        };
        let now = (row.id, row.read, row.starred);
        match self.row {
            Some((id, read, starred)) if id == row.id => {
                let changed = [
                    (read != row.read, if row.read { "said-read" } else { "said-unread" }),
                    (starred != row.starred, if row.starred { "said-starred" } else { "said-not-starred" }),
                ];
                lines.extend(
                    changed.iter().filter(|(changed, _)| *changed).map(|(_, id)| app.environment().words().say(id)),
                );
            }
            _ => {
                let translation = app.headlines().translation(row);
                let printed = row_text(app.environment(), (row, translation), app.headlines().story(row.id));
                lines.push(format!("{}{printed}", position(app)));
            }
        }
        self.row = Some(now);
    }

    /// The lines of the article that came on the screen.
    fn article(&mut self, app: &App, lines: &mut Vec<String>) {
        let Some(reading) = app.reader().reading() else { return };
        self.row = None;
        self.links(app, lines);
        let (id, top) = (reading.opened.article.headline.id, reading.top);
        let height = usize::from(app.environment().layout().text.height).max(1);
        let (from, to) = match self.article {
            Some((known, before, end)) if known == id && top >= before => (end.max(top), top + height),
            Some((known, before, _)) if known == id => (top, before.min(top + height)),
            _ => (top, top + height),
        };
        let count = to.saturating_sub(from);
        let end = reading.article_layout().len().saturating_sub(1);
        lines.extend(reading.article_layout().from(from).take(count).map(line));
        let starred = reading.opened.article.headline.starred;
        if self.article.is_none_or(|(known, _, _)| known != id) && starred {
            lines.push(app.environment().words().say("said-starred"));
        }
        self.article = Some((id, top, to.min(end.max(top))));
    }

    /// The links on the screen in their order, with the letters that open them, when those are asked for.
    fn links(&mut self, app: &App, lines: &mut Vec<String>) {
        let hints = app.reader().hints();
        if let (Some(hints), Some(reading), false) = (hints, app.reader().reading(), self.hints) {
            let body = &reading.article_layout().body;
            let text = |number: usize| -> String {
                let cells = body.lines.iter().flat_map(|line| &line.cells);
                cells
                    .filter(|cell| cell.link == Some(number))
                    .map(|cell| cell.text.as_str())
                    .collect::<Vec<_>>()
                    .join(" ")
            };
            let printed = hints.labels.iter().map(|(label, link)| {
                let text = text(link.number);
                format!("{label}: {}, {}", spoken(&text), link.address)
            });
            lines.extend(printed);
        }
        self.hints = hints.is_some();
    }

    /// A panel: all of it when it opens or is only read, else the chosen row.
    fn panel(&mut self, app: &App, lines: &mut Vec<String>) {
        let Some(shown) = app.panels().top().map(Panel::title) else { return };
        let all = app.panels().rows(&app.panel_context());
        let chosen = all.iter().any(|row| row.look == RowLook::Chosen);
        // The credits of an article are printed in full first.
        let whole = self.panel != Some(shown) && matches!(app.panels().top(), Some(Panel::Credits(_)));
        let place = app.panels().place(&app.panel_context());
        let line = |row: &PanelRow| match place.filter(|_| row.look == RowLook::Chosen && !whole) {
            Some((number, count)) => {
                format!("{}{}", numbered(app.environment(), number, &count.to_string()), panel_line(row))
            }
            None => panel_line(row),
        };
        let news = all.iter().filter(|row| !chosen || whole || is_printed(row)).map(line);
        // What is still to come is not worth a line.
        let news: Vec<String> = news.filter(|line| line != "…").collect();
        if self.panel != Some(shown) {
            self.printed.clear();
        }
        if (self.typed.is_none() || chosen) && app.input_state().asking().is_none() {
            lines.extend(news.iter().filter(|line| !self.printed.contains(line)).cloned());
        }
        (self.panel, self.printed) = (Some(shown), news);
    }
}

/// Whether a row is printed of a panel in which rows can be selected.
fn is_printed(row: &PanelRow) -> bool {
    matches!(row.look, RowLook::Chosen | RowLook::Plain)
}

fn typed(app: &App) -> Option<String> {
    let slash = |text: &str| format!("/{text}");
    if let Some(asking) = app.input_state().asking() {
        let question = match asking.what {
            Asked::Option(name) => name.to_owned(),
            Asked::Address
            | Asked::Title(_)
            | Asked::Section(_)
            | Asked::CreditName(..)
            | Asked::Age
            | Asked::MarkRead(_) => asking.question(app.environment().words()),
        };
        return Some(format!("{question} {}", asking.text));
    }
    if let Some(prompt) = app.reader().prompt() {
        return Some(slash(&prompt.text));
    }
    if let Some((filter, true)) = app.panels().filter() {
        return Some(format!("{}{filter}", app.panels().prompt()));
    }
    app.headlines().searching().filter(|searching| searching.typing).map(|searching| slash(&searching.text))
}

/// The contents of the list, as a key to distinguish it from others, and as they are printed.
fn place(app: &App) -> (String, String) {
    if let Some(person) = app.headlines().person() {
        let key = app.context().key_of(crate::app::Command::Back);
        let printed =
            app.environment().words().tell("everything-of", &[("name", person.name().into()), ("key", key.into())]);
        return (printed.clone(), printed);
    }
    if let Some(feed) = app.headlines().feed().filter(|_| app.headlines().searching().is_none()) {
        let key = app.context().key_of(crate::app::Command::Back);
        let parts = [("name", feed.title().into()), ("key", key.into())];
        let printed = app.environment().words().tell("feed-shown", &parts);
        return (printed.clone(), printed);
    }
    if let Some(searching) = app.headlines().searching() {
        let found = searching
            .found
            .as_ref()
            .map(|(count, _)| app.environment().words().tell("found", &[("count", count.as_str().into())]));
        let wrong = searching.error.as_ref().map(|error| app.environment().words().message(&error.message()));
        let printed = format!("/{} {}", searching.text, wrong.or(found).unwrap_or_default());
        return (printed.clone(), printed);
    }
    let Some(tab) = app.headlines().tab_names(app.environment()).into_iter().nth(app.headlines().section()) else {
        return Default::default();
    };
    let printed = app
        .environment()
        .words()
        .tell("said-section", &[("name", tab.name.as_str().into()), ("count", tab.unread.into())]);
    (tab.name.clone(), if tab.unread == 0 { tab.name } else { printed })
}

/// `Talks resume. Harbour Radio, Ana Diaz, 3 h, unread, starred`
fn row_text(
    environment: &Environment,
    (row, translation): (&Headline, Option<&str>),
    story: Option<&RowStory>,
) -> String {
    let mut parts = about(environment, row, story);
    parts.extend((!row.read).then(|| environment.words().say("said-unread")));
    parts.extend((row.read && row.more_unread).then(|| environment.words().say("said-behind")));
    parts.extend(row.starred.then(|| environment.words().say("said-starred")));
    parts.extend(row.later.then(|| environment.words().say("said-later")));
    let titles: Vec<&str> =
        translation.into_iter().chain([row.title.as_str()]).map(|title| title.trim_end_matches('.')).collect();
    format!("{}. {}", titles.join(". "), spoken(&parts.join(", ")))
}

/// `3 of 157. `
fn numbered(environment: &Environment, number: usize, count: &str) -> String {
    let parts = [("number", number.into()), ("count", count.into())];
    format!("{}. ", environment.words().tell("said-place", &parts))
}

/// The position of the selected headline in its list, as far as it is known.
fn position(app: &App) -> String {
    match app.headlines().position() {
        Some((number, Some(count))) => numbered(app.environment(), number, &count),
        Some((_, None)) | None => String::new(),
    }
}

/// A line without signs that would be read out by their names: what parts its pieces becomes a comma.
fn spoken(line: &str) -> String {
    let plain = line.replace(" · ", ", ");
    let is_sign = |c: char| matches!(c, '·' | '\u{2022}' | '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{23ff}' | '\u{2500}'..='\u{27bf}');
    let words = plain.split_whitespace().map(|word| word.trim_matches(is_sign)).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// Source, people, age, how complete it is and how many newsrooms cover it, each in words.
fn about(environment: &Environment, row: &Headline, story: Option<&RowStory>) -> Vec<String> {
    let words = environment.words();
    let of = |role: Role| -> Vec<&str> {
        row.credits.iter().filter(|credit| credit.role == role).map(|credit| credit.name.as_str()).collect()
    };
    let people = words.people(&of(Role::Author), &of(Role::Translator));
    let printed = story.map(|story| story_label(environment, story, usize::MAX));
    let parts = [Some(row.source.clone()), Some(people), age(environment, row)];
    let parts = parts.into_iter().chain([words.text_mark(row.text.as_str(), false), printed]);
    parts.flatten().filter(|part| !part.is_empty()).collect()
}

fn line(shown: Shown<'_>) -> String {
    let is_said = |cell: &&text::Cell| !cell.mark || cell.text.chars().any(char::is_alphanumeric);
    let of = |line: &text::Line| line.cells.iter().filter(is_said).map(|cell| cell.text.as_str()).collect::<String>();
    let line = match shown {
        // What parts its pieces is ours, and not the article's.
        Shown::Head(Set::Source(line)) => spoken(&of(line)),
        Shown::Text(line)
        | Shown::Head(
            Set::Label(line)
            | Set::Title(line)
            | Set::TranslatedTitle(line)
            | Set::Credit(line)
            | Set::Standfirst(line),
        ) => of(line),
        Shown::Head(Set::Empty) => String::new(),
    };
    line.trim_end().to_owned()
}

fn panel_line(row: &PanelRow) -> String {
    let cells = row.cells.iter().map(|cell| cell.text.as_str());
    spoken(&cells.collect::<Vec<_>>().join(" "))
}
