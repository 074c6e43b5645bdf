use std::fmt::Write as _;
use std::sync::Arc;

use super::offload::{self, Offload};
use super::page::read_on;
use crate::fetch::{Client, Home, Kind, Request};
use crate::model::{Access, SiteRule};

/// Further pages of one article that are fetched.
const MAX_PAGES: usize = 9;
/// Bytes of a body that is put together.
const MOST_BYTES: usize = 1_000_000;

/// How the first page was reached, and how pages are read.
#[derive(Clone, Copy)]
pub(super) struct Way<'a> {
    pub(super) client: &'a Client,
    pub(super) offload: &'a Offload,
    pub(super) sites: &'a Arc<[SiteRule]>,
    pub(super) home: Option<Home<'a>>,
    pub(super) access: &'a Access,
}

/// Adds the bodies of the pages on which the article of a first page goes on, in order. Where one cannot be had, or there are
/// too many, the text ends with a link to it.
pub(super) async fn add(way: Way<'_>, first: &str, mut next: Option<String>, body: &mut String) {
    let mut seen = vec![first.to_owned()];
    while let Some(url) = next.take().filter(|url| !seen.contains(url)) {
        let more = if seen.len() > MAX_PAGES || body.len() > MOST_BYTES { None } else { page(way, &url).await };
        let Some((more, on)) = more else {
            let _ = write!(body, "<p><a href=\"{}\">→ {}</a></p>", url.replace('"', "%22"), seen.len() + 1);
            return;
        };
        body.push_str(&more);
        next = on;
        seen.push(url);
    }
}

async fn page(way: Way<'_>, url: &str) -> Option<(String, Option<String>)> {
    let request = Request::linked(url, Kind::Page, way.home, way.access);
    let came = way.client.body(request).await.ok()?;
    let sites = Arc::clone(way.sites);
    offload::run(way.offload, move || read_on(&came, &sites)).await.flatten()
}
