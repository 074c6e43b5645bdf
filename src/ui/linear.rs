use super::{headlines, panels};
use crate::app::{App, Asked, Environment, Focus, Panel, PanelRow, RowLook, Set, Shown};
use crate::model::{ArticleId, Headline, RowStory};
use crate::text;

/// What is told, a line after another, where nothing is drawn: for screen readers, and for terminals that only print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// A whole line.
    Line(String),
    /// Letters of a line that is being typed.
    Letters(String),
}

/// What was told already: of the next state only what is new is told.
#[derive(Clone, Debug, Default)]
pub struct Linear {
    place: String,
    row: Option<(ArticleId, bool, bool)>,
    article: Option<(ArticleId, usize, usize)>,
    notice: Option<String>,
    waiting: usize,
    panel: Option<&'static str>,
    told: Vec<String>,
    typed: Option<String>,
}

impl Linear {
    /// What is new since the last call.
    pub fn tell(&mut self, app: &App) -> Vec<Said> {
        let mut said = Vec::new();
        self.typing(app, &mut said);
        let mut lines = Vec::new();
        self.notice(app, &mut lines);
        if app.panels().top().is_some() {
            self.panel(app, &mut lines);
        } else {
            if self.panel.take().is_some() {
                // What lies under it is told again.
                (self.row, self.told) = (None, Vec::new());
            }
            if self.typed.is_none() {
                self.place(app, &mut lines);
                match app.input_state().focus() {
                    Focus::List => self.row(app, &mut lines),
                    Focus::Article => self.article(app, &mut lines),
                }
            }
        }
        said.extend(lines.into_iter().map(Said::Line));
        said
    }

    /// Letters that are typed, and the end of their line.
    fn typing(&mut self, app: &App, said: &mut Vec<Said>) {
        let typed = typed(app);
        match (&self.typed, &typed) {
            (None, Some(text)) => said.push(Said::Letters(text.clone())),
            (Some(before), Some(text)) if before != text => match text.strip_prefix(before.as_str()) {
                Some(more) => said.push(Said::Letters(more.to_owned())),
                None => said.extend([Said::Line(String::new()), Said::Letters(text.clone())]),
            },
            (Some(_), None) => said.push(Said::Line(String::new())),
            _ => {}
        }
        self.typed = typed;
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
        let (place, told) = place(app);
        if place != self.place {
            lines.push(told);
            (self.place, self.row) = (place, None);
        }
    }

    fn row(&mut self, app: &App, lines: &mut Vec<String>) {
        self.article = None;
        let Some(row) = app.headlines().list().current() else {
            let waits = app.headlines().awaits_rows() || app.headlines().place_shown().is_none();
            if !waits && (self.row.take().is_some() || self.told.is_empty()) {
                lines.push(headlines::nothing(app));
                self.told = vec![String::new()];
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
            _ => lines.push(told_row(app.environment(), row, app.headlines().story(row.id))),
        }
        self.row = Some(now);
    }

    /// The lines of the article that came on the screen.
    fn article(&mut self, app: &App, lines: &mut Vec<String>) {
        let Some(reading) = app.reader().reading() else { return };
        self.row = None;
        let (id, top) = (reading.opened.article.headline.id, reading.top);
        let height = usize::from(app.environment().layout().text.height).max(1);
        let (from, to) = match self.article {
            Some((known, before, end)) if known == id && top >= before => (end.max(top), top + height),
            Some((known, before, _)) if known == id => (top, before.min(top + height)),
            _ => (top, top + height),
        };
        let count = to.saturating_sub(from);
        let end = reading.sheet().len().saturating_sub(1);
        lines.extend(reading.sheet().from(from).take(count).map(line));
        let starred = reading.opened.article.headline.starred;
        if self.article.is_none_or(|(known, _, _)| known != id) && starred {
            lines.push(app.environment().words().say("said-starred"));
        }
        self.article = Some((id, top, to.min(end.max(top))));
    }

    /// A panel: all of it when it opens or is only read, else the chosen row.
    fn panel(&mut self, app: &App, lines: &mut Vec<String>) {
        let Some(shown) = app.panels().top().map(Panel::title) else { return };
        let all = app.panels().rows(&app.panel_context());
        let chosen = all.iter().any(|row| row.look == RowLook::Chosen);
        let news: Vec<String> = all.iter().filter(|row| !chosen || is_told(row)).map(panel_line).collect();
        if self.panel != Some(shown) {
            lines.push(panels::title(app.panels(), app.environment()).trim().to_owned());
            self.told.clear();
        }
        if (self.typed.is_none() || chosen) && app.input_state().asking().is_none() {
            lines.extend(news.iter().filter(|line| !self.told.contains(line)).cloned());
        }
        (self.panel, self.told) = (Some(shown), news);
    }
}

/// Whether a line is told of a panel in which rows are chosen.
fn is_told(row: &PanelRow) -> bool {
    matches!(row.look, RowLook::Chosen | RowLook::Plain)
}

fn typed(app: &App) -> Option<String> {
    let slash = |text: &str| format!("/{text}");
    if let Some(asking) = app.input_state().asking() {
        let question = match asking.what {
            Asked::Option(name) => name.to_owned(),
            Asked::Address | Asked::Title(_) | Asked::Section(_) | Asked::MarkRead(_) => {
                asking.question(app.environment().words())
            }
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

/// What is in the list, to tell it from others, and how it is told.
fn place(app: &App) -> (String, String) {
    if let Some(person) = app.headlines().person() {
        let key = app.context().key_of(crate::app::Command::Back);
        let told =
            app.environment().words().tell("everything-of", &[("name", person.name().into()), ("key", key.into())]);
        return (told.clone(), told);
    }
    if let Some(searching) = app.headlines().searching() {
        let found = searching
            .found
            .as_ref()
            .map(|(count, _)| app.environment().words().tell("found", &[("count", count.as_str().into())]));
        let told = format!("/{} {}", searching.text, searching.error.clone().or(found).unwrap_or_default());
        return (told.clone(), told);
    }
    let Some(tab) = app.headlines().tab_names(app.environment()).into_iter().nth(app.headlines().section()) else {
        return Default::default();
    };
    let told = app
        .environment()
        .words()
        .tell("said-section", &[("name", tab.name.as_str().into()), ("count", tab.unread.into())]);
    (tab.name.clone(), if tab.unread == 0 { tab.name } else { told })
}

/// `Talks resume. Harbour Radio, Ana Diaz, 3 h, unread, starred`
fn told_row(environment: &Environment, row: &Headline, story: Option<&RowStory>) -> String {
    let mut parts = headlines::about(environment, row, story, usize::from(u16::MAX));
    parts.extend((!row.read).then(|| environment.words().say("said-unread")));
    parts.extend((row.read && row.behind).then(|| environment.words().say("said-behind")));
    parts.extend(row.starred.then(|| environment.words().say("said-starred")));
    format!("{}. {}", row.title.trim_end_matches('.'), parts.join(", "))
}

fn line(shown: Shown<'_>) -> String {
    let of = |line: &text::Line| line.cells.iter().map(|cell| cell.text.as_str()).collect::<String>();
    let line = match shown {
        Shown::Text(line)
        | Shown::Head(
            Set::Label(line) | Set::Title(line) | Set::Credit(line) | Set::Source(line) | Set::Standfirst(line),
        ) => of(line),
        Shown::Head(Set::Empty) => String::new(),
    };
    line.trim_end().to_owned()
}

fn panel_line(row: &PanelRow) -> String {
    let words = row.cells.iter().flat_map(|cell| cell.text.split_whitespace());
    words.collect::<Vec<_>>().join(" ")
}
