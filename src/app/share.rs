use super::overlay::column;
use super::{App, Effect, Overlay, OverlayLine, Shown};
use crate::model::Role;
use crate::text;

/// Letters of a quotation at most.
const MOST_QUOTED: usize = 2_000;
/// The files that an article can be written to, with their message.
const FILES: [(Share, &str); 3] =
    [(Share::Markdown, "share-markdown"), (Share::Html, "share-html"), (Share::Epub, "share-epub")];

/// What is done with an article outside of the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Share {
    /// It is written to a file as Markdown.
    Markdown,
    /// It is written to a file as HTML.
    Html,
    /// It is written to a file as a book.
    Epub,
    /// It is given to a program, by its number among the settings.
    Program(usize),
}

impl App {
    /// Opens the panel of what can be done with the article.
    pub(super) fn start_share(&mut self) -> Vec<Effect> {
        if self.list.current().is_none() {
            self.say("open-article-first");
            return Vec::new();
        }
        self.show(Overlay::Share)
    }

    fn shares(&self) -> Vec<(Share, String)> {
        let own = self.share_targets.iter().enumerate();
        let own = own.map(|(at, target)| (Share::Program(at), target.name.clone()));
        FILES.into_iter().map(|(share, id)| (share, self.words.say(id))).chain(own).collect()
    }

    pub(super) fn share_count(&self) -> usize {
        FILES.len() + self.share_targets.len()
    }

    pub(super) fn share_lines(&self) -> Vec<OverlayLine> {
        let row = |(at, (share, name)): (usize, (Share, String))| {
            let program = match share {
                Share::Program(number) => self.share_targets.get(number).map(|target| target.command.join(" ")),
                _ => None,
            };
            let (name, program) = (column(&self.ordered(&name), 24), program.unwrap_or_default().replace('\n', " "));
            let program = text::fit(&program, usize::from(self.overlay_width().saturating_sub(30)));
            if at == self.chosen { OverlayLine::Chosen(name, program) } else { OverlayLine::Named(name, program) }
        };
        self.shares().into_iter().enumerate().map(row).collect()
    }

    pub(super) fn share_chosen(&mut self) -> Vec<Effect> {
        let share = self.shares().into_iter().nth(self.chosen).map(|(share, _)| share);
        self.close_panel();
        match (share, self.list.current().map(|row| row.id)) {
            (Some(share), Some(id)) => vec![Effect::Share(id, share)],
            _ => Vec::new(),
        }
    }

    /// Copies the first passage on the screen with who wrote it, who translated it and where it stands.
    pub(super) fn copy_quotation(&mut self) -> Vec<Effect> {
        let Some(reading) = self.reading.as_ref().filter(|_| self.shows_article()) else {
            self.say("open-article-first");
            return Vec::new();
        };
        let body = &reading.sheet().body;
        let on_screen = reading.shown().take(usize::from(self.layout.text.height));
        let first = on_screen.filter_map(|shown| match shown {
            Shown::Text(line) if !line.range.is_empty() => Some(line.range.start),
            _ => None,
        });
        let found = reading.found.as_ref().and_then(|found| Some(found.at.get(found.current)?.start));
        let Some(at) = found.or_else(|| first.into_iter().next()) else {
            self.say("nothing-to-quote");
            return Vec::new();
        };
        let passage = passage(&body.text, at);
        let article = &reading.opened.article;
        let of = |role: Role| -> Vec<&str> {
            article.credits.iter().filter(|credit| credit.role == role).map(|credit| credit.name.as_str()).collect()
        };
        let (authors, translators) = (of(Role::Author), of(Role::Translator));
        let mut lines = vec![format!("“{passage}”"), article.headline.title.clone()];
        lines.extend((!authors.is_empty()).then(|| self.words.byline(&authors)));
        lines.extend((!translators.is_empty()).then(|| self.words.translation(&translators, &[])));
        let mut source = vec![article.headline.source.clone()];
        source.extend(article.headline.dated().map(|date| self.date_short(date)));
        lines.push(source.join(", "));
        lines.extend(article.headline.link.clone());
        self.say("quoted");
        vec![Effect::Copy(lines.join("\n"))]
    }
}

/// The passage of a text in which a byte stands: from one line break to the next.
fn passage(text: &str, at: usize) -> String {
    let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |line| line + 1);
    let rest = text.get(start..).unwrap_or_default();
    rest.lines().next().unwrap_or_default().trim().chars().take(MOST_QUOTED).collect()
}
