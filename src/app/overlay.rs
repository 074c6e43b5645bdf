use super::{App, COMMANDS};
use crate::text;

/// The widest an overlay gets, its frame included.
const WIDEST: u16 = 76;

/// What lies over the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overlay {
    /// The keys.
    Help,
    /// Feeds that failed.
    Failures,
}

/// A line of an overlay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OverlayLine {
    /// A key, or the name of a feed, with what is said of it on the same line.
    Named(String, String),
    /// Plain text.
    Plain(String),
}

impl App {
    /// Columns of the overlay, its frame included.
    #[must_use]
    pub fn overlay_width(&self) -> u16 {
        self.layout.tabs.width.saturating_sub(4).min(WIDEST)
    }

    /// The lines of the overlay, none when there is no overlay.
    #[must_use]
    pub fn overlay_lines(&self) -> Vec<OverlayLine> {
        match self.overlay {
            Some(Overlay::Help) => {
                let line = |keys: &str, help: &str| OverlayLine::Named(format!("{keys:<12}"), help.to_owned());
                COMMANDS.iter().map(|entry| line(entry.keys, entry.help)).collect()
            }
            Some(Overlay::Failures) => self.failures(),
            None => Vec::new(),
        }
    }

    fn failures(&self) -> Vec<OverlayLine> {
        let width = usize::from(self.overlay_width().saturating_sub(6));
        let mut lines = Vec::new();
        for health in &self.health {
            let Some(error) = &health.error else { continue };
            lines.push(OverlayLine::Named(health.title.clone(), String::new()));
            lines.extend(text::wrap(error, width).into_iter().map(|line| OverlayLine::Plain(format!("  {line}"))));
        }
        if lines.is_empty() {
            lines.push(OverlayLine::Plain("No feed failed.".to_owned()));
        }
        lines
    }

    pub(super) fn overlay_rows(&self) -> usize {
        self.overlay_lines().len()
    }
}
