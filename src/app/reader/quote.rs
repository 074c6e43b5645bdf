use super::article_layout::Shown;
use super::state::Reader;
use crate::app::TerminalRequest;
use crate::app::outcome::{Context, Outcome};
use crate::model::Role;

/// Letters of a quotation at most.
const MOST_QUOTED: usize = 2_000;

impl Reader {
    /// Copies the first passage on the screen with its author, its translator and its source.
    pub(in crate::app) fn copy_quotation(&mut self, context: &Context<'_>, out: &mut Outcome) {
        let environment = context.environment;
        let Some(reading) = self.reading.as_ref().filter(|_| context.shows_article()) else {
            return out.say(environment, "open-article-first");
        };
        let body = &reading.article_layout().body;
        let on_screen = reading.shown().take(usize::from(environment.layout().text.height));
        let first = on_screen.filter_map(|shown| match shown {
            Shown::Text(line) if !line.range.is_empty() => Some(line.range.start),
            Shown::Text(_) | Shown::Head(_) => None,
        });
        let found = reading.found.as_ref().and_then(|found| Some(found.at.get(found.current)?.start));
        let Some(at) = found.or_else(|| first.into_iter().next()) else {
            return out.say(environment, "nothing-to-quote");
        };
        let passage = passage(&body.text, at);
        let article = &reading.opened.article;
        let of = |role: Role| -> Vec<&str> {
            article.credits.iter().filter(|credit| credit.role == role).map(|credit| credit.name.as_str()).collect()
        };
        let (authors, translators) = (of(Role::Author), of(Role::Translator));
        let mut lines = vec![format!("“{passage}”"), article.headline.title.clone()];
        lines.extend((!authors.is_empty()).then(|| environment.words().byline(&authors)));
        lines.extend((!translators.is_empty()).then(|| environment.words().translation(&translators, &[])));
        let mut source = vec![article.headline.source.clone()];
        source.extend(article.headline.dated().map(|date| environment.date_short(date)));
        lines.push(source.join(", "));
        lines.extend(article.headline.link.clone());
        out.say(environment, "quoted");
        out.effect(TerminalRequest::Copy(lines.join("\n")));
    }
}

/// The passage of a text that contains a byte: from one line break to the next.
fn passage(text: &str, at: usize) -> String {
    let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |line| line + 1);
    let rest = text.get(start..).unwrap_or_default();
    rest.lines().next().unwrap_or_default().trim().chars().take(MOST_QUOTED).collect()
}
