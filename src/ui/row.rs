//! How a headline is shown in a list: its columns, what is left out if space is short, and their order.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::style::Styles;
use crate::app::{Density, END_CELLS, Environment, Row, SOURCE_CELLS, family, source_cells};
use crate::model::{Headline, Role, RowStory, Wish};
use crate::text::{self, Direction};

/// Cells of a title that names of several translators leave to it.
const LEAST_TITLE: usize = 16;
/// Cells of the names of authors from which they are shown beside a translator.
const LEAST_NAMES: usize = 5;
/// Cells of an original from which it is shown beside its translation.
const LEAST_BESIDE: usize = 12;
/// Cells between two columns of a row.
const GAP: usize = 2;
/// Between the parts of the line under a headline.
const SEPARATOR: &str = " · ";

/// What a row is drawn by.
#[derive(Clone, Copy)]
pub(super) struct RowSetting<'a> {
    pub(super) environment: &'a Environment,
    pub(super) styles: Styles,
    pub(super) density: Density,
    /// Cells of its text.
    pub(super) width: usize,
}

/// Cells in which people are told.
struct PeopleCells {
    /// Those that nothing else wants.
    spare: usize,
    /// Those that families of several translators take at most.
    several: usize,
    /// Those of title and people together.
    all: usize,
}

impl PeopleCells {
    /// A line that is theirs alone.
    fn alone(cells: usize) -> Self {
        Self { spare: cells, several: cells, all: cells }
    }
}

/// A part of a line that has its own columns.
struct Column {
    parts: Vec<(String, Style)>,
    width: usize,
    /// Whether its parts end where it ends.
    at_end: bool,
}

impl Column {
    fn new(parts: Vec<(String, Style)>, width: usize) -> Self {
        Self { parts, width, at_end: false }
    }

    fn at_end(self) -> Self {
        Self { at_end: true, ..self }
    }
}

impl RowSetting<'_> {
    /// The lines of a headline.
    pub(super) fn lines(
        &self,
        row: &Row,
        headline: &Headline,
        story: Option<&RowStory>,
        snippet: Option<&[(String, bool)]>,
    ) -> Vec<Line<'static>> {
        if self.density == Density::Compact {
            return self.one_line(row, headline, story);
        }
        let title = self.styles.title(headline.read);
        let direction = text::direction(&row.title.join(" "));
        let mut lines: Vec<Line<'static>> =
            row.title.iter().map(|line| Line::styled(self.led(line, direction), title)).collect();
        let original = row.original.as_deref();
        lines.extend(original.map(|line| Line::styled(self.led(line, text::direction(line)), self.styles.quiet())));
        lines.extend(self.about(row, headline, story, direction));
        let direction = text::direction(&row.standfirst.join(" "));
        lines.extend(row.standfirst.iter().map(|line| Line::styled(self.led(line, direction), Style::new())));
        lines.extend(snippet.map(|snippet| self.found(snippet)));
        lines
    }

    /// Source, title, people and age in one line, or people in another.
    fn one_line(&self, row: &Row, headline: &Headline, story: Option<&RowStory>) -> Vec<Line<'static>> {
        let shown = row.title.first().map(String::as_str).unwrap_or_default();
        let quiet = self.styles.quiet();
        let source_width = source_cells(self.width);
        let end = self.end(headline, story, 0);
        let end_width = cells(&end);
        let room = self.width.saturating_sub(after(source_width) + after(end_width));
        let spare = room.saturating_sub(text::width(shown) + GAP);
        let several = room.saturating_sub(LEAST_TITLE + GAP);
        let cells = PeopleCells { spare, several, all: room };
        let people = if row.people_apart { String::new() } else { self.people(headline, &cells) };
        let people_width = text::width(&people);
        let title_width = room.saturating_sub(after(people_width));
        let title = text::fit(shown, title_width);
        let title = self.environment.ordered_as(&title, text::direction(&title));
        let original = row.original.as_deref().map(|original| self.beside(original, title_width, &title));
        let titles = vec![(title, self.styles.title(headline.read)), (original.unwrap_or_default(), quiet)];
        let source = text::fit(&headline.source, source_width);
        let columns = [
            Column::new(vec![(self.ordered(&source), self.styles.source(&headline.feed))], source_width),
            Column::new(titles, title_width),
            Column::new(vec![(self.ordered(&people), quiet)], people_width),
            Column::new(end, end_width).at_end(),
        ];
        let mirrored = self.environment.layout().mirrored;
        let apart = row.people_apart.then(|| self.people_line(headline, source_width, mirrored));
        std::iter::once(set(columns, mirrored)).chain(apart).collect()
    }

    /// People alone, below the title where a source stands before it and they have the room.
    fn people_line(&self, headline: &Headline, source: usize, from_right: bool) -> Line<'static> {
        let beside = |source: usize| self.width.saturating_sub(after(source));
        let least = text::width(&self.people(headline, &PeopleCells { spare: 0, several: 0, all: self.width }));
        let source = if least > beside(source) { 0 } else { source };
        let people = self.people(headline, &PeopleCells::alone(beside(source)));
        let people = vec![(self.ordered(&people), self.styles.quiet())];
        set([Column::new(Vec::new(), source), Column::new(people, beside(source))], from_right)
    }

    /// Source, people and age in the line under a title that is read in a direction, or people in another.
    fn about(
        &self,
        row: &Row,
        headline: &Headline,
        story: Option<&RowStory>,
        direction: Option<Direction>,
    ) -> Vec<Line<'static>> {
        let gap = text::width(SEPARATOR);
        let whole = || self.people(headline, &PeopleCells::alone(usize::MAX));
        let whole = if row.people_apart { String::new() } else { whole() };
        let most = text::width(&whole);
        let source_width = text::width(&headline.source);
        let before = source_width + most + 2 * gap + END_CELLS;
        let end = self.end(headline, story, self.width.saturating_sub(before));
        let end_width = cells(&end);
        let room = self.width.saturating_sub(after(end_width));
        let (source, people) = if row.people_apart {
            (text::fit(&headline.source, room), whole)
        } else if source_width + gap + most <= room {
            (headline.source.clone(), whole)
        } else {
            self.cut(headline, most, room)
        };
        let separator = if people.is_empty() || source.is_empty() { "" } else { SEPARATOR };
        let quiet = self.styles.quiet();
        let turned = self.environment.visual_order() && direction == Some(Direction::RightToLeft);
        let begin = vec![
            (self.ordered(&source), self.styles.source(&headline.feed)),
            (separator.to_owned(), quiet),
            (self.ordered(&people), quiet),
        ];
        let from_right = turned || (self.environment.layout().mirrored && direction.is_none());
        let columns = [Column::new(begin, room), Column::new(end, end_width).at_end()];
        let apart = row.people_apart.then(|| self.people_line(headline, 0, from_right));
        std::iter::once(set(columns, from_right)).chain(apart).collect()
    }

    /// Source and people in fewer cells than they take: names give way to the source, but for that of a translator.
    fn cut(&self, headline: &Headline, most: usize, room: usize) -> (String, String) {
        let gap = text::width(SEPARATOR);
        let named = room.saturating_sub(SOURCE_CELLS.1 + gap);
        let least = text::width(&self.people(headline, &PeopleCells { spare: 0, several: named, all: room }));
        let beside = |people: usize| room.saturating_sub(if people == 0 { 0 } else { people + gap });
        let source = text::fit(&headline.source, beside(most).max(SOURCE_CELLS.0).min(beside(least)));
        let spare = room.saturating_sub(text::width(&source) + gap);
        let people = self.people(headline, &PeopleCells { spare, several: named, all: room });
        (source, people)
    }

    /// The end of a row: the star, whether it is read later, how complete the article is, how many newsrooms
    /// cover it, its age.
    fn end(&self, headline: &Headline, story: Option<&RowStory>, room: usize) -> Vec<(String, Style)> {
        let (words, quiet) = (self.environment.words(), self.styles.quiet());
        let star = headline.starred.then(|| ("★".to_owned(), self.styles.star()));
        let later = headline.later.then(|| ("»".to_owned(), self.styles.star()));
        let coverage = story.map(|story| story_label(self.environment, story, room));
        let mark = words.text_mark(headline.text.as_str(), true);
        let others = [mark, coverage, age(self.environment, headline)].into_iter().flatten();
        let parts = star.into_iter().chain(later).chain(others.map(|part| (self.ordered(&part), quiet)));
        let mut end: Vec<(String, Style)> = Vec::new();
        for part in parts {
            if !end.is_empty() {
                end.push((" ".to_owned(), quiet));
            }
            end.push(part);
        }
        end
    }

    /// The people of a headline: authors are cut first, then the first names of translators; of several families those stay
    /// that have room, and how many others there are.
    fn people(&self, headline: &Headline, cells: &PeopleCells) -> String {
        let room = cells.spare;
        let words = self.environment.words();
        let of = |role: Role| -> Vec<&str> {
            headline.credits.iter().filter(|credit| credit.role == role).map(|credit| credit.name.as_str()).collect()
        };
        let translators = of(Role::Translator);
        if translators.is_empty() && room < LEAST_NAMES {
            return String::new();
        }
        let authors = words.names(&of(Role::Author));
        if translators.is_empty() {
            return text::fit(&authors, room);
        }
        let whole = format!("⇄ {}", words.names(&translators));
        let translated = if text::width(&whole) <= room {
            whole
        } else {
            let families: Vec<&str> = translators.iter().map(|name| family(name)).collect();
            let some = |count: usize| {
                let names = words.names(families.get(..count).unwrap_or_default());
                let others = families.len().saturating_sub(count);
                if others == 0 { format!("⇄ {names}") } else { format!("⇄ {names} +{others}") }
            };
            let named = (1..=families.len()).rev().map(some).find(|names| text::width(names) <= cells.several);
            let named = named.or_else(|| Some(some(1)).filter(|names| text::width(names) <= cells.all));
            // Where room is shortest one family is whole, and the others are not counted.
            named.unwrap_or_else(|| text::fit(&format!("⇄ {}", families.first().unwrap_or(&"")), cells.all))
        };
        let spare = room.saturating_sub(text::width(&translated) + 1);
        if authors.is_empty() || spare < LEAST_NAMES {
            translated
        } else {
            format!("{} {translated}", text::fit(&authors, spare))
        }
    }

    /// The original of a headline beside its translation, where enough of it fits.
    fn beside(&self, original: &str, room: usize, title: &str) -> String {
        let room = room.saturating_sub(text::width(title) + text::width(SEPARATOR));
        if room < LEAST_BESIDE {
            return String::new();
        }
        let original = text::fit(original, room);
        format!("{SEPARATOR}{}", self.environment.ordered_as(&original, text::direction(&original)))
    }

    fn ordered(&self, part: &str) -> String {
        self.environment.ordered(part)
    }

    /// A line of a text in its order. Right-to-left text is aligned right; a terminal that puts letters in order itself
    /// does it with whole rows.
    fn led(&self, line: &str, direction: Option<Direction>) -> String {
        let line = self.environment.ordered_as(line, direction);
        let from_right = self.environment.visual_order() && direction == Some(Direction::RightToLeft);
        let before = if from_right { self.width.saturating_sub(text::width(&line)) } else { 0 };
        format!("{}{line}", " ".repeat(before))
    }

    /// The text round the words that were found, those words marked, as much as fits.
    fn found(&self, snippet: &[(String, bool)]) -> Line<'static> {
        let whole: String = snippet.iter().map(|(run, _)| run.as_str()).collect();
        let shown = text::fit(&whole, self.width);
        if self.ordered(&whole) != whole {
            return Line::styled(self.led(&shown, text::direction(&whole)), self.styles.quiet());
        }
        let cut = shown != whole;
        let mut rest = shown.strip_suffix('…').filter(|_| cut).unwrap_or(&shown);
        let mut spans = Vec::new();
        for (run, found) in snippet {
            let taken = run.len().min(rest.len());
            let (run, after) = rest.split_at_checked(taken).unwrap_or((rest, ""));
            rest = after;
            let style = if *found { self.styles.name() } else { self.styles.quiet() };
            spans.push(Span::styled(run.to_owned(), style));
        }
        if cut {
            spans.push(Span::styled("…", self.styles.quiet()));
        }
        Line::from(spans)
    }
}

/// Columns one after the other, from the right where the line is read so.
fn set<const COUNT: usize>(columns: [Column; COUNT], from_right: bool) -> Line<'static> {
    let last = columns.iter().rposition(|column| column.width > 0).unwrap_or(0);
    let mut spans: Vec<Span<'static>> = Vec::new();
    for (at, column) in columns.into_iter().enumerate().filter(|(_, column)| column.width > 0) {
        let fill = " ".repeat(column.width.saturating_sub(cells(&column.parts)));
        let parts = column.parts.into_iter().map(|(text, style)| Span::styled(text, style));
        if column.at_end {
            spans.push(Span::raw(fill));
            spans.extend(parts);
        } else {
            spans.extend(parts);
            spans.push(Span::raw(fill));
        }
        if at < last {
            spans.push(Span::raw(" ".repeat(GAP)));
        }
    }
    if from_right {
        spans.reverse();
    }
    Line::from(spans)
}

/// Cells of a column with what is between it and another.
fn after(width: usize) -> usize {
    if width == 0 { 0 } else { width + GAP }
}

fn cells(parts: &[(String, Style)]) -> usize {
    parts.iter().map(|(text, _)| text::width(text)).sum()
}

/// `▸ 7 newsrooms · 5 languages · 4 texts`, or `▸7` if space is short: how many newsrooms cover its story in how many
/// texts.
pub(super) fn story_label(environment: &Environment, row: &RowStory, room: usize) -> String {
    let story = &row.story;
    let arrow = match (row.wish, environment.layout().mirrored) {
        (Some(Wish::Follow), false) => "▸▸",
        (Some(Wish::Follow), true) => "◂◂",
        (_, false) => "▸",
        (_, true) => "◂",
    };
    let words = environment.words();
    let count = |id: &str, count: u64| words.tell(id, &[("count", count.into())]);
    let newsrooms = count("story-newsrooms", story.newsrooms);
    let rest =
        [("story-languages", story.languages), ("story-texts", story.texts)].map(|(id, number)| count(id, number));
    let all = format!("{arrow} {newsrooms}{SEPARATOR}{}", rest.join(SEPARATOR));
    let some = format!("{arrow} {newsrooms}");
    let least = format!("{arrow}{}", if story.newsrooms > 1 { story.newsrooms } else { story.articles });
    [all, some].into_iter().find(|coverage| text::width(coverage) <= room).unwrap_or(least)
}

/// How old an article is, or its date.
pub(super) fn age(environment: &Environment, headline: &Headline) -> Option<String> {
    let date = headline.dated()?;
    let age = environment.now().as_second() - date.as_second();
    Some(environment.words().ago(age).unwrap_or_else(|| environment.date_short(date)))
}
