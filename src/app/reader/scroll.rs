use super::state::Reader;
use crate::app::Job;
use crate::app::outcome::{Context, Outcome, ToHeadlines};

/// Lines by which a key scrolls the article beside the headlines.
const STEP: isize = 3;

impl Reader {
    /// Moves by lines.
    pub(in crate::app) fn scroll(&mut self, by: isize, context: &Context<'_>) {
        if let Some(reading) = &mut self.reading {
            reading.scroll(by, context.environment.layout());
        }
    }

    /// A line down.
    pub(in crate::app) fn down(&mut self, context: &Context<'_>, _: &mut Outcome) {
        self.scroll(1, context);
    }

    /// A line up.
    pub(in crate::app) fn up(&mut self, context: &Context<'_>, _: &mut Outcome) {
        self.scroll(-1, context);
    }

    /// A page down.
    pub(in crate::app) fn page_down(&mut self, context: &Context<'_>, _: &mut Outcome) {
        self.scroll(page(context), context);
    }

    /// A page up.
    pub(in crate::app) fn page_up(&mut self, context: &Context<'_>, _: &mut Outcome) {
        self.scroll(-page(context), context);
    }

    /// Half a page down.
    pub(in crate::app) fn half_page_down(&mut self, context: &Context<'_>, _: &mut Outcome) {
        self.scroll((page(context) / 2).max(1), context);
    }

    /// Half a page up.
    pub(in crate::app) fn half_page_up(&mut self, context: &Context<'_>, _: &mut Outcome) {
        self.scroll(-(page(context) / 2).max(1), context);
    }

    /// To the top.
    pub(in crate::app) fn top(&mut self, context: &Context<'_>, _: &mut Outcome) {
        self.scroll(isize::MIN, context);
    }

    /// To the end.
    pub(in crate::app) fn bottom(&mut self, context: &Context<'_>, _: &mut Outcome) {
        self.scroll(isize::MAX, context);
    }

    /// A page down, from the end on to the next unread article.
    pub(in crate::app) fn read_on(&mut self, context: &Context<'_>, out: &mut Outcome) {
        match &self.reading {
            None => {}
            Some(reading) if reading.at_end(context.environment.layout()) => out.request(ToHeadlines::NextUnread),
            Some(_) => self.page_down(context, out),
        }
    }

    /// Scrolls the article beside the headlines down.
    pub(in crate::app) fn down_beside(&mut self, context: &Context<'_>, _: &mut Outcome) {
        self.scroll_beside(STEP, context);
    }

    /// Scrolls the article beside the headlines up.
    pub(in crate::app) fn up_beside(&mut self, context: &Context<'_>, _: &mut Outcome) {
        self.scroll_beside(-STEP, context);
    }

    /// A click on a link opens it.
    pub(in crate::app) fn click(&mut self, column: u16, row: u16, context: &Context<'_>, out: &mut Outcome) {
        self.hints = None;
        let hit = self.links(context).into_iter().find(|link| link.row == row && link.columns.contains(&column));
        if let Some(link) = hit {
            out.effect(Job::Browse(link.address));
        }
    }

    fn scroll_beside(&mut self, by: isize, context: &Context<'_>) {
        if context.environment.layout().wide {
            self.scroll(by, context);
        }
    }
}

/// Lines by which a page scrolls: those of the screen but for the ones that stay.
fn page(context: &Context<'_>) -> isize {
    let stay = context.environment.settings().page_overlap;
    isize::try_from(context.environment.layout().text.height.saturating_sub(stay)).unwrap_or(1).max(1)
}
