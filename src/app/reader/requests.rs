use super::state::Reader;
use crate::app::outcome::{Context, Outcome, ToReader};

impl Reader {
    /// Does what another part asks.
    pub(in crate::app) fn grant(&mut self, request: ToReader, context: &Context<'_>, out: &mut Outcome) {
        match request {
            ToReader::Show(id) => self.show(id, out),
            ToReader::OpenArticle(id) => {
                self.history.push(id);
                self.open(id, context, out);
            }
            ToReader::Close { all } => self.close(all, context, out),
            ToReader::SetAside => self.set_aside(context, out),
            ToReader::TakeBack => self.take_back(context, out),
            ToReader::NoteRead(ids, read) => self.note_read(&ids, read),
            ToReader::NoteStarred(id, starred) => self.note_starred(id, starred),
            ToReader::LookAgain => self.look_again(out),
            ToReader::NoteLater(id, later) => self.note_later(id, later),
            ToReader::FetchTeaser => self.fetch_teaser(context, out),
            ToReader::PageAsked(id) => self.page_asked(id),
        }
    }
}
