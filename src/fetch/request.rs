use reqwest::header::HeaderValue;
use serde::{Deserialize, Serialize};

use super::freshness::Freshness;
use super::reach::Home;
use crate::model::Access;

/// What kind of document is asked for, which sets headers and bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A feed; anything is taken when a server has nothing of it.
    Feed,
    /// A page.
    Page,
    /// A picture.
    Picture,
}

impl Kind {
    /// What it may be, as HTTP says it.
    pub(super) fn accepted(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::Feed => {
                "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, \
                 application/xml;q=0.8, text/xml;q=0.8, */*;q=0.1"
            }
            Self::Page => "text/html, application/xhtml+xml;q=0.9, */*;q=0.1",
            Self::Picture => "image/webp, image/jpeg, image/png, image/gif;q=0.8, image/*;q=0.1",
        })
    }
}

/// What a server gave to ask again conditionally (RFC 9110 §8.8), byte for byte: each byte is one character.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Validators {
    /// `ETag`.
    pub etag: Option<String>,
    /// `Last-Modified`.
    pub last_modified: Option<String>,
}

/// A question to a server.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The address.
    pub url: &'a str,
    /// What is asked for.
    pub kind: Kind,
    /// The user's own address for which it is asked; none when nobody but a stranger named the address.
    pub home: Option<Home<'a>>,
    /// Validators of the last answer.
    pub validators: Option<&'a Validators>,
    /// What the user says of how this feed is reached.
    pub access: &'a Access,
}

impl<'a> Request<'a> {
    /// Asks for what the user named: the address of a subscription, or one that was typed.
    #[must_use]
    pub fn own(url: &'a str, kind: Kind, access: &'a Access) -> Self {
        Self::linked(url, kind, Some(Home::new(url)), access)
    }

    /// Asks for what a feed or a page named, for an address of the user's own.
    #[must_use]
    pub fn linked(url: &'a str, kind: Kind, home: Option<Home<'a>>, access: &'a Access) -> Self {
        Self { url, kind, home, validators: None, access }
    }
}

/// A server's answer with status 2xx or 304, its body inflated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// 304: what was fetched before still holds.
    Unchanged {
        /// For how long.
        freshness: Freshness,
        /// The address that every redirect on the way calls its permanent successor.
        moved: Option<String>,
    },
    /// A body.
    Body(Body),
}

/// A body with what was said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// Inflated bytes.
    pub bytes: Vec<u8>,
    /// `Content-Type`.
    pub content_type: Option<String>,
    /// Validators for the next request.
    pub validators: Validators,
    /// Address after redirects, without a name or password.
    pub url: String,
    /// Status.
    pub status: u16,
    /// For how long it is fresh.
    pub freshness: Freshness,
    /// The address that every redirect on the way calls its permanent successor (301, 308).
    pub moved: Option<String>,
}
