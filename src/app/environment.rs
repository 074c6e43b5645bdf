//! What holds round all parts: settings, keys, words, look, clock, zone, network and the size of the terminal.

mod column;
mod options;
mod requests;
mod themes;

use std::collections::HashMap;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{Command, KeyMap, Layout, Look, Screen};
use crate::config::{Bidi, Settings, ShareTarget, ThemeChoice};
use crate::model::{FullText, Outage};
use crate::text::{self, Direction, Fill, Options};
use crate::words::Words;

/// Columns up to which list and article are not shown side by side.
const NARROW: u16 = 80;

/// Columns of a terminal from which two versions of an article are shown side by side, and columns between them.
const BESIDE: u16 = 100;
const BETWEEN: u16 = 3;

/// The surroundings that all parts share. They are made before the first message and changed only by messages.
#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "independent facts")]
pub struct Environment {
    /// Options as they hold now.
    settings: Settings,
    /// Options as they will hold from the next start on.
    stated: Settings,
    offline: bool,
    outage: Option<Outage>,
    colours: bool,
    words: &'static Words,
    look: Look,
    keys: Arc<KeyMap>,
    share_targets: Vec<ShareTarget>,
    /// Pixels of a cell; none where the terminal shows no pictures.
    picture_cell: Option<(u16, u16)>,
    /// Feeds that have another setting for full texts than the general one, by id.
    full_texts: HashMap<String, FullText>,
    /// Whether headlines of lists are translated.
    translates_titles: bool,
    now: Timestamp,
    zone: TimeZone,
    layout: Layout,
    zen: bool,
    /// Whether two versions of an article have the whole width.
    spread: bool,
}

impl Environment {
    /// What holds with some settings; `offline` when no network is used.
    #[must_use]
    pub fn new(settings: Settings, offline: bool) -> Self {
        Self {
            stated: settings.clone(),
            settings,
            offline,
            outage: None,
            colours: true,
            words: Words::english(),
            look: Look::default(),
            keys: Arc::default(),
            share_targets: Vec::new(),
            picture_cell: None,
            full_texts: HashMap::new(),
            translates_titles: false,
            now: Timestamp::UNIX_EPOCH,
            zone: TimeZone::UTC,
            layout: Layout::default(),
            zen: false,
            spread: false,
        }
    }

    /// Replaces the words, so that the interface speaks another language.
    #[must_use]
    pub fn with_words(self, words: &'static Words) -> Self {
        Self { words, ..self }
    }

    /// The same with other themes and symbols.
    #[must_use]
    pub fn with_look(self, look: Look) -> Self {
        Self { keys: Arc::new(self.keys.in_ascii(look.is_ascii() || self.settings.plain)), look, ..self }
    }

    /// Replaces the map of keys that commands are bound to.
    #[must_use]
    pub fn with_keys(self, keys: &KeyMap) -> Self {
        Self { keys: Arc::new(keys.in_ascii(self.look.is_ascii() || self.settings.plain)), ..self }
    }

    /// Sets whether the screen may use colours at all.
    #[must_use]
    pub fn with_colours(self, colours: bool) -> Self {
        Self { colours, ..self }
    }

    /// The same with programs that articles can be given to.
    #[must_use]
    pub fn with_share_targets(self, share_targets: Vec<ShareTarget>) -> Self {
        Self { share_targets, ..self }
    }

    /// The same on a terminal that shows pictures, in cells of so many pixels across and down.
    #[must_use]
    pub fn with_pictures(self, picture_cell: Option<(u16, u16)>) -> Self {
        Self { picture_cell, ..self }
    }

    /// The same where headlines of lists are translated, or not.
    #[must_use]
    pub fn with_translated_titles(self, translates_titles: bool) -> Self {
        Self { translates_titles, ..self }
    }

    /// The options as they hold now.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The options as they will hold from the next start on.
    pub(super) fn stated(&self) -> &Settings {
        &self.stated
    }

    /// The messages of the interface in the language of the reader.
    #[must_use]
    pub fn words(&self) -> &'static Words {
        self.words
    }

    /// The themes that can be shown, and the symbols.
    #[must_use]
    pub fn look(&self) -> &Look {
        &self.look
    }

    /// Which keys are bound to which commands.
    #[must_use]
    pub fn keys(&self) -> &Arc<KeyMap> {
        &self.keys
    }

    /// Where the list, the article and the lines of the screen are.
    #[must_use]
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// Whether the article fills the screen, without the list.
    #[must_use]
    pub fn is_zen(&self) -> bool {
        self.zen
    }

    /// Whether colours are used; not with `NO_COLOR` or in plain mode.
    #[must_use]
    pub fn colours(&self) -> bool {
        self.colours
    }

    /// The time of the last message, from which ages are computed.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// The zone in which dates are shown.
    #[must_use]
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// Whether no network is used, by the user's word.
    pub(super) fn offline(&self) -> bool {
        self.offline
    }

    /// Whether there is no network, by the user's word or as the last refresh found.
    #[must_use]
    pub fn is_offline(&self) -> bool {
        self.offline || self.outage.is_some()
    }

    pub(super) fn outage(&self) -> Option<&Outage> {
        self.outage.as_ref()
    }

    pub(super) fn share_targets(&self) -> &[ShareTarget] {
        &self.share_targets
    }

    pub(super) fn picture_cell(&self) -> Option<(u16, u16)> {
        self.picture_cell
    }

    /// Whether headlines of lists are translated.
    pub(super) fn translates_titles(&self) -> bool {
        self.translates_titles
    }

    /// The setting for full texts of a feed, by its id.
    pub(super) fn full_text(&self, feed: &str) -> FullText {
        self.full_texts.get(feed).copied().unwrap_or(self.settings.full_text)
    }

    /// Takes other settings of feeds in; answers whether they are others.
    pub(super) fn set_full_texts(&mut self, feeds: HashMap<String, FullText>) -> bool {
        let others = self.full_texts != feeds;
        self.full_texts = feeds;
        others
    }

    pub(super) fn set_outage(&mut self, outage: Option<Outage>) {
        self.outage = outage;
    }

    pub(super) fn set_time(&mut self, now: Timestamp, zone: TimeZone) {
        (self.now, self.zone) = (now, zone);
    }

    /// Lays the screen out for a terminal of another size.
    pub(super) fn resize(&mut self, columns: u16, rows: u16) {
        self.layout = self.laid_out(columns, rows, self.settings.text_width);
        if self.keys.is_mirrored() != self.layout.mirrored {
            Arc::make_mut(&mut self.keys).set_mirrored(self.layout.mirrored);
        }
    }

    /// Computes the layout of the screen again, with the current settings.
    pub(super) fn lay_out_again(&mut self) {
        let (columns, rows) = self.size();
        self.resize(columns, rows);
    }

    pub(in crate::app) fn size(&self) -> (u16, u16) {
        (self.layout.tabs.width, self.layout.status.y.saturating_add(1))
    }

    /// Gives the article the whole screen, or takes it back; answers whether that changed something.
    pub(super) fn set_zen(&mut self, zen: bool) -> bool {
        let changes = self.zen != zen;
        self.zen = zen;
        if changes {
            self.lay_out_again();
        }
        changes
    }

    /// Goes by the ground of the terminal, where the colours suit the terminal.
    pub(in crate::app) fn ground_changed(&mut self, light: bool) {
        if self.settings.theme == ThemeChoice::Auto {
            self.look.show_on(light);
        }
    }

    /// The layout of a terminal, by whether the article fills it without the list.
    pub(in crate::app) fn laid_out(&self, columns: u16, rows: u16, text_width: u16) -> Layout {
        // In plain mode, list and article are printed one after the other.
        let columns = if self.settings.plain { columns.min(NARROW) } else { columns };
        let layout = Layout::new(columns, rows, text_width, self.settings.list_width);
        // A terminal that orders directions itself does so with whole rows, wherever they begin.
        let mirrored = self.words.from_right() && self.visual_order();
        let layout = if mirrored { layout.mirrored() } else { layout };
        match (self.spread && columns >= BESIDE, self.zen) {
            (true, _) => layout.alone(text_width.saturating_mul(2).saturating_add(BETWEEN)),
            (false, true) => layout.alone(text_width),
            (false, false) => layout,
        }
    }

    /// The key of a command as it is shown, where the keys speak to a screen.
    #[must_use]
    pub fn key_of(&self, screen: Screen, command: Command) -> String {
        self.keys.first(screen, command)
    }

    /// A day in the zone of the reader with a short month: `26 Apr 2024`.
    #[must_use]
    pub fn date_short(&self, time: Timestamp) -> String {
        let day = self.zone.to_datetime(time);
        self.words.date_short((day.day(), day.month(), day.year()))
    }

    /// When this day began in the zone of the reader.
    pub(super) fn midnight(&self) -> Timestamp {
        let day = self.zone.to_datetime(self.now).date();
        self.zone.to_timestamp(day.at(0, 0, 0, 0)).unwrap_or(self.now)
    }

    /// Whether the application puts right-to-left text in visual order.
    #[must_use]
    pub fn visual_order(&self) -> bool {
        matches!(self.settings.bidi, Bidi::App | Bidi::Words)
    }

    fn by_words(&self) -> bool {
        self.settings.bidi == Bidi::Words
    }

    /// A line of the interface in the order in which it is printed: a sentence that begins with a name is read as the
    /// interface is, and names in it keep their places.
    #[must_use]
    pub fn ordered(&self, line: &str) -> String {
        let interface = if self.layout.mirrored { Direction::RightToLeft } else { Direction::LeftToRight };
        if self.visual_order() { text::visual_line(line, interface, self.by_words()) } else { line.to_owned() }
    }

    /// A line of a paragraph of a known direction in the order in which it is printed.
    #[must_use]
    pub fn ordered_as(&self, line: &str, direction: Option<Direction>) -> String {
        if self.visual_order() { text::visual(line, direction, None, self.by_words()) } else { line.to_owned() }
    }

    /// How texts are set.
    pub(super) fn text_options(&self) -> Options {
        let fill = if self.settings.even_lines { Fill::Optimal } else { Fill::Greedy };
        Options { visual_order: self.visual_order(), by_words: self.by_words(), fill, direction: None }
    }
}
