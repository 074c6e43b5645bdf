use super::state::Reader;
use crate::app::outcome::{Context, Outcome, ToEnvironment, ToStatus};
use crate::app::{Command, Opened, Question, Write};
use crate::config::MarkRead;
use crate::model::{ArticleId, Mark};
use crate::text::Direction;

impl Reader {
    /// Asks for another version to be shown beside the article, where there is room for two columns; else opens it.
    pub(super) fn ask_beside(&mut self, of: ArticleId, id: ArticleId, context: &Context<'_>, out: &mut Outcome) {
        if !context.environment.has_room_beside() {
            return self.open_version(of, id, context, out);
        }
        out.effect(Question::OtherVersion { of, id });
    }

    /// Shows another version beside the article.
    pub(in crate::app) fn take_beside(
        &mut self,
        of: ArticleId,
        opened: Option<Box<Opened>>,
        context: &Context<'_>,
        out: &mut Outcome,
    ) {
        let environment = context.environment;
        let Some(reading) = self.reading.as_mut().filter(|reading| reading.id() == of) else { return };
        let Some(other) = opened else { return out.say(environment, "article-gone") };
        let id = other.article.headline.id;
        // A terminal that orders directions itself does so with whole rows.
        let turned = |opened: &Opened| opened.document.direction() == Some(Direction::RightToLeft);
        if !environment.visual_order() && (turned(&reading.opened) || turned(&other)) {
            return self.open_version(of, id, context, out);
        }
        reading.show_beside(Some(other));
        self.spread = true;
        out.request(ToEnvironment::Spread(true));
        out.request(ToStatus::TakeNoticeAway);
        let key = context.key_of(Command::OtherVersion);
        out.tell(environment, "version-beside", &[("key", key.into())]);
        if environment.settings().mark_read == MarkRead::Open {
            out.effect(Write::Mark(Mark::Read(vec![id], true)));
        }
    }

    /// Shows only the article again if another version is beside it; answers whether there was one.
    pub(in crate::app) fn end_beside(&mut self, out: &mut Outcome) -> bool {
        if let Some(reading) = &mut self.reading {
            reading.show_beside(None);
        }
        let spread = std::mem::take(&mut self.spread);
        if spread {
            out.request(ToEnvironment::Spread(false));
        }
        spread
    }
}
