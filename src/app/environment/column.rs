use super::{BESIDE, Environment};
use crate::app::Focus;
use crate::app::outcome::{Outcome, Request, ToHeadlines};

/// Bounds of the text column in cells.
const NARROWEST: u16 = 20;
const WIDEST: u16 = 200;

impl Environment {
    /// Makes the text column wider or narrower than it is shown.
    pub(in crate::app) fn widen(&mut self, by: i16, out: &mut Outcome) {
        let (columns, rows) = self.size();
        let width = self.layout.text.width.saturating_add_signed(by).clamp(NARROWEST, WIDEST);
        let layout = self.laid_out(columns, rows, width);
        if layout.text.width != self.layout.text.width {
            self.settings.text_width = width;
            self.layout = layout;
            out.request(Request::LayOut);
        }
        out.tell(self, "column-of", &[("cells", self.layout.text.width.into())]);
    }

    /// Gives two versions of an article the whole width, or takes it back.
    pub(in crate::app) fn set_spread(&mut self, spread: bool, out: &mut Outcome) {
        self.spread = spread;
        self.lay_out_again();
        out.request(Request::LayOut);
    }

    /// Whether two versions of an article have room side by side.
    pub(in crate::app) fn has_room_beside(&self) -> bool {
        !self.settings.plain && self.size().0 >= BESIDE
    }

    /// Gives an article the whole screen where there is one, or takes it back.
    pub(in crate::app) fn toggle_zen(&mut self, there: bool, focus: Focus, out: &mut Outcome) {
        if !there {
            return out.say(self, "open-article-first");
        }
        self.set_zen(!self.zen);
        out.request(Request::LayOut);
        if self.zen && focus == Focus::List {
            out.request(ToHeadlines::Open);
        }
    }
}
