use super::failure::SyncFailure;
use super::link::{Link, Logins};
use super::lists;
use crate::fetch::Client;
use crate::model::{Account, Protocol};
use crate::sync::{bases, miniflux};

/// A server that was found at an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundAccount {
    /// The account with its base address and protocol.
    pub account: Account,
    /// How many feeds it has.
    pub feeds: usize,
}

/// Finds the base address for the one that is given, and which protocol is spoken there: Google Reader's with user and
/// password, else Miniflux' own. `protocol` is the only one that is tried, where the user says so.
///
/// # Errors
/// The most telling reason why none was found: that a server refuses is more than that there is none.
pub async fn find_account(
    client: &Client,
    wanted: &Account,
    protocol: Option<Protocol>,
) -> Result<FoundAccount, SyncFailure> {
    let mut worst: Option<SyncFailure> = None;
    let access = &wanted.access;
    let by_token = access.user.is_none() && !access.token_command.is_empty();
    let mut tries: Vec<(String, Protocol)> = Vec::new();
    let all = bases(&wanted.url);
    if protocol != Some(Protocol::Miniflux) && !by_token {
        tries.extend(all.iter().map(|base| (base.clone(), Protocol::GoogleReader)));
    }
    if protocol != Some(Protocol::GoogleReader) {
        tries.extend(all.first().map(|base| (base.clone(), Protocol::Miniflux)));
    }
    for (url, protocol) in tries {
        let account = Account { protocol, url, ..wanted.clone() };
        // Each place is another account: what one gave is nothing at the next.
        let logins = Logins::default();
        let link = Link::new(client, &logins, &account, None);
        let found = match protocol {
            Protocol::GoogleReader => lists::feeds(&link, None).await,
            Protocol::Miniflux => match link.read(&miniflux::user()).await {
                Ok(reply) => match miniflux::user_name(&reply.bytes) {
                    Ok(_) => lists::feeds(&link, None).await,
                    Err(error) => Err(error.into()),
                },
                Err(failure) => Err(failure),
            },
        };
        match found {
            Ok(listed) => {
                let feeds = listed.map_or(0, |listed| listed.feeds.len());
                return Ok(FoundAccount { account, feeds });
            }
            Err(failure) => {
                if worst.as_ref().is_none_or(|worst| weight(&failure) > weight(worst)) {
                    worst = Some(failure);
                }
            }
        }
    }
    Err(match worst {
        Some(failure) if weight(&failure) > 0 => failure,
        _ => SyncFailure::Nobody(wanted.url.clone()),
    })
}

/// How much a failure says about where the server is.
fn weight(failure: &SyncFailure) -> u8 {
    match failure {
        SyncFailure::Status { status: 401 | 403 | 501 | 503, .. } => 4,
        SyncFailure::Incomplete(_) | SyncFailure::Fetch(_) => 3,
        SyncFailure::Moved(_) | SyncFailure::Wire(crate::sync::WireError::Refused(_)) => 2,
        SyncFailure::Status { status, .. } if *status != 404 && *status != 405 => 1,
        SyncFailure::Status { .. } | SyncFailure::Wire(_) | SyncFailure::Nobody(_) => 0,
    }
}
