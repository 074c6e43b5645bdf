//! What can be done with an article wherever it is meant: read beside a list, selected in one, or in none.

use super::outcome::{Context, FeedShown, Opening, Outcome, Request, ToHeadlines, ToReader};
use super::{Environment, Focus, Job, TerminalRequest};
use crate::config::MarkRead;
use crate::model::{ArticleId, Headline};

/// Gives an article the focus and marks it as read where the settings say so.
pub(super) fn open(id: ArticleId, read: bool, environment: &Environment, out: &mut Outcome) {
    out.request(ToReader::OpenArticle(id));
    out.request(Request::Focus(Focus::Article));
    if !read && environment.settings().mark_read == MarkRead::Open {
        out.request(ToHeadlines::MarkRead(id, true));
    }
    out.request(ToReader::FetchTeaser);
}

/// Marks it as read or unread.
pub(super) fn toggle_read(row: &Headline, _: &Context<'_>, out: &mut Outcome) {
    out.request(ToHeadlines::MarkRead(row.id, !row.read));
}

/// Stars it, or takes its star away.
pub(super) fn toggle_star(row: &Headline, _: &Context<'_>, out: &mut Outcome) {
    out.request(ToHeadlines::MarkStarred(row.id, !row.starred));
}

/// Puts it aside to be read later, or no longer.
pub(super) fn toggle_later(row: &Headline, _: &Context<'_>, out: &mut Outcome) {
    out.request(ToHeadlines::MarkLater(row.id, !row.later));
}

/// Takes it out of every list, or puts it back.
pub(super) fn toggle_hidden(row: &Headline, _: &Context<'_>, out: &mut Outcome) {
    out.request(ToHeadlines::ToggleHidden(row.id));
}

/// Opens its page in the browser.
pub(super) fn browse(row: &Headline, context: &Context<'_>, out: &mut Outcome) {
    match &row.link {
        Some(link) => out.effect(Job::Browse(link.clone())),
        None => out.say(context.environment, "no-address"),
    }
}

/// Opens its page in the browser and marks it as read.
pub(super) fn browse_and_read(row: &Headline, context: &Context<'_>, out: &mut Outcome) {
    match &row.link {
        // It is marked when the browser has it.
        Some(link) if !row.read => out.effect(Job::BrowseAndRead(row.id, link.clone())),
        Some(_) | None => browse(row, context, out),
    }
}

/// Copies its address.
pub(super) fn copy_address(row: &Headline, context: &Context<'_>, out: &mut Outcome) {
    match &row.link {
        Some(link) => {
            out.tell(context.environment, "copied", &[("text", link.as_str().into())]);
            out.effect(TerminalRequest::Copy(link.clone()));
        }
        None => out.say(context.environment, "no-address"),
    }
}

/// Asks for its page.
pub(super) fn fetch_page(row: &Headline, context: &Context<'_>, out: &mut Outcome) {
    if context.environment.offline() {
        return out.say(context.environment, "offline-nothing-fetched");
    }
    out.request(ToReader::PageAsked(row.id));
    out.effect(Job::Page(row.id));
}

/// Shows what can be done with it outside.
pub(super) fn share(row: &Headline, _: &Context<'_>, out: &mut Outcome) {
    out.request(Request::Panel(Opening::Share(row.id)));
}

/// Has a machine make a summary of it, and shows that.
pub(super) fn summarize(row: &Headline, _: &Context<'_>, out: &mut Outcome) {
    out.request(Request::Panel(Opening::Summary(row.id)));
}

/// Shows every article of its story.
pub(super) fn story(row: &Headline, _: &Context<'_>, out: &mut Outcome) {
    out.request(Request::Panel(Opening::Story(row.id)));
}

/// Lists what means about the same, in every language.
pub(super) fn like(row: &Headline, _: &Context<'_>, out: &mut Outcome) {
    out.request(ToHeadlines::Search(format!("like:{}", row.id.0)));
}

/// Shows what was changed in it since it was published.
pub(super) fn changes(row: &Headline, _: &Context<'_>, out: &mut Outcome) {
    out.request(Request::Panel(Opening::Changes(row.id)));
}

/// Shows only the articles of its feed.
pub(super) fn feed_list(row: &Headline, _: &Context<'_>, out: &mut Outcome) {
    out.request(ToHeadlines::Feed(FeedShown::alone(&row.feed, &row.source)));
}

/// Marks everything of its feed as read.
pub(super) fn mark_feed(row: &Headline, _: &Context<'_>, out: &mut Outcome) {
    out.request(ToHeadlines::MarkFeed(row.feed.clone()));
}

/// Opens the panel of all feeds at the feed of an article.
pub(super) fn all_feeds(row: &Headline, _: &Context<'_>, out: &mut Outcome) {
    out.request(Request::Panel(Opening::Feeds(Some(row.feed.clone()))));
}
