use super::places::Places;
use crate::app::{Opened, Translated};
use crate::text;

/// Columns of a text that is set to be counted.
const WIDE: usize = 200;

/// What is shown of an article and its translation by a machine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextView {
    /// The article as it is.
    #[default]
    Original,
    /// Each paragraph with its translation below it.
    Interlinear,
    /// Only the translation.
    Translation,
}

impl TextView {
    pub(super) const fn next(self) -> Self {
        match self {
            Self::Original => Self::Interlinear,
            Self::Interlinear => Self::Translation,
            Self::Translation => Self::Original,
        }
    }
}

/// A translation of the article that is read.
#[derive(Clone, Debug)]
pub(super) struct Translation {
    /// The article as it was opened.
    pub(super) original: Box<Opened>,
    pub(super) text: Box<Translated>,
    pub(super) view: TextView,
}

impl Translation {
    /// The article as it is shown.
    pub(super) fn shown(&self) -> Box<Opened> {
        let mut opened = self.original.clone();
        let text = &self.text;
        let body = match self.view {
            TextView::Original => return opened,
            TextView::Interlinear => &text.interlinear,
            TextView::Translation => &text.alone,
        };
        // What follows the text is the reader's own.
        let below = opened.document.blocks.split_off(text.blocks.min(opened.document.blocks.len()));
        opened.document.blocks.clone_from(&body.blocks);
        opened.document.blocks.extend(below);
        let headline = &mut opened.article.headline;
        match (self.view, &text.title) {
            (TextView::Interlinear, Some(title)) => opened.translated_title = Some(title.clone()),
            (_, Some(title)) => headline.title.clone_from(title),
            (_, None) => headline.title = text.kept_title.clone().unwrap_or_else(|| headline.title.clone()),
        }
        let translated = text.standfirst.clone().filter(|_| self.view == TextView::Translation);
        if let Some(standfirst) = translated.or_else(|| text.kept_standfirst.clone()) {
            opened.standfirst = Some(standfirst);
        }
        opened.article.credits.push(text.credit.clone());
        opened
    }

    /// The same for an article that was opened again; none where its text is another now.
    pub(super) fn with(self: Box<Self>, opened: &Opened) -> Option<Box<Self>> {
        let same = self.original.document == opened.document;
        same.then(|| Box::new(Self { original: Box::new(opened.clone()), ..*self }))
    }

    /// The places of the passages of a view.
    pub(super) fn places(&self, view: TextView) -> Places {
        Places::of(match view {
            TextView::Original => &self.original.document,
            TextView::Interlinear => &self.text.interlinear,
            TextView::Translation => &self.text.alone,
        })
    }

    /// The byte of the original that corresponds to a byte of the text as it is shown.
    pub(super) fn place_in_original(&self, text: &str, place: usize) -> usize {
        if self.view == TextView::Original {
            return place;
        }
        let Some(at) = self.places(self.view).passage(text, place) else { return 0 };
        let original = text::lay_out(&self.original.document, WIDE, text::Options::default()).text;
        self.places(TextView::Original).byte(&original, at)
    }
}
