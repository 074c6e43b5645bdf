use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::failure::SyncFailure;
use crate::desk::door;
use crate::fetch::{Client, Exchange, Home, Reply, Verb};
use crate::model::{Account, Protocol};
use crate::sync::{Ask, Auth, Method, Server, reader};
use crate::text::clean_line;

/// Proofs that servers gave in exchange for passwords, for as long as the program runs. They are written nowhere.
#[derive(Debug, Default)]
pub struct Logins(Mutex<HashMap<String, Login>>);

#[derive(Clone, Default)]
struct Login {
    auth: Option<String>,
    token: Option<String>,
}

impl std::fmt::Debug for Login {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Login").finish_non_exhaustive()
    }
}

impl Logins {
    fn all(&self) -> MutexGuard<'_, HashMap<String, Login>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn of(&self, account: &str) -> Login {
        self.all().get(account).cloned().unwrap_or_default()
    }

    fn set(&self, account: &str, change: impl FnOnce(&mut Login)) {
        change(self.all().entry(account.to_owned()).or_default());
    }
}

/// The way to the server of an account.
pub(super) struct Link<'a> {
    client: &'a Client,
    logins: &'a Logins,
    account: &'a Account,
    public: bool,
    pub(super) server: Server,
}

impl<'a> Link<'a> {
    pub(super) fn new(client: &'a Client, logins: &'a Logins, account: &'a Account, public_host: Option<&str>) -> Self {
        let public = public_host.is_some() && public_host == door::host(&account.url).as_deref();
        Self { client, logins, account, public, server: Server::at(&account.url) }
    }

    pub(super) fn protocol(&self) -> Protocol {
        self.account.protocol
    }

    /// Reads something; a proof that is old is renewed once.
    pub(super) async fn read(&self, ask: &Ask) -> Result<Reply, SyncFailure> {
        self.read_unless(ask, None).await
    }

    /// Reads something unless it is as it was: then the reply has the status 304.
    pub(super) async fn read_unless(&self, ask: &Ask, etag: Option<&str>) -> Result<Reply, SyncFailure> {
        let reply = self.once(ask, etag).await?;
        if matches!(reply.status, 401 | 403) && self.protocol() == Protocol::GoogleReader && ask.auth == Auth::Account {
            self.logins.set(&self.account.id, |login| *login = Login::default());
            return well(self.once(ask, etag).await?);
        }
        well(reply)
    }

    /// Does something that needs the token for writing; an old token is renewed once.
    pub(super) async fn write(&self, make: impl Fn(&str) -> Ask) -> Result<Reply, SyncFailure> {
        if self.protocol() == Protocol::Miniflux {
            return well(self.once(&make(""), None).await?);
        }
        let token = self.token().await?;
        let reply = self.once(&make(&token), None).await?;
        if reply.bad_token || matches!(reply.status, 401 | 403) {
            self.logins.set(&self.account.id, |login| login.token = None);
            let token = self.token().await?;
            return well(self.once(&make(&token), None).await?);
        }
        well(reply)
    }

    /// Asks once, whatever the answer is.
    pub(super) async fn once(&self, ask: &Ask, etag: Option<&str>) -> Result<Reply, SyncFailure> {
        let proof = match ask.auth {
            Auth::Open => None,
            Auth::Account => Some(self.proof().await?),
        };
        let url = format!("{}{}", self.account.url.trim_end_matches('/'), ask.path);
        let verb = match ask.method {
            Method::Get => Verb::Get,
            Method::Post => Verb::Post,
            Method::Put => Verb::Put,
            Method::Delete => Verb::Delete,
        };
        let reply = self.client.send(Exchange {
            verb,
            url: &url,
            home: Home { url: &self.account.url, public: self.public },
            proof,
            body: ask.body.clone(),
            etag,
            access: &self.account.access,
            ca_file: self.account.ca_file.as_deref(),
        });
        Ok(reply.await?)
    }

    /// The header that proves who asks.
    async fn proof(&self) -> Result<(&'static str, String), SyncFailure> {
        let access = &self.account.access;
        match self.account.protocol {
            Protocol::GoogleReader => {
                let known = self.logins.of(&self.account.id).auth;
                let auth = match known {
                    Some(auth) => auth,
                    None => self.login().await?,
                };
                Ok(("authorization", format!("GoogleLogin auth={auth}")))
            }
            Protocol::Miniflux if !access.token_command.is_empty() => {
                Ok(("x-auth-token", self.client.secret(&access.token_command).await?))
            }
            Protocol::Miniflux => {
                let (user, password) = self.user().await?;
                Ok(("authorization", format!("Basic {}", STANDARD.encode(format!("{user}:{password}")))))
            }
        }
    }

    async fn user(&self) -> Result<(String, String), SyncFailure> {
        let access = &self.account.access;
        let user = access.user.clone().ok_or(SyncFailure::Incomplete("user"))?;
        if access.password_command.is_empty() {
            return Err(SyncFailure::Incomplete("password_command"));
        }
        Ok((user, self.client.secret(&access.password_command).await?))
    }

    /// Logs in; boxed, for asking may need it and it asks.
    async fn login(&self) -> Result<String, SyncFailure> {
        let (user, password) = if self.account.access.token_command.is_empty() {
            self.user().await?
        } else {
            // A token of Google's protocol is what a login would give.
            let auth = self.client.secret(&self.account.access.token_command).await?;
            self.logins.set(&self.account.id, |login| login.auth = Some(auth.clone()));
            return Ok(auth);
        };
        let ask = reader::login(&user, &password);
        let reply = Box::pin(self.once(&ask, None)).await?;
        let auth = reader::auth(&well(reply)?.bytes)?;
        self.logins.set(&self.account.id, |login| login.auth = Some(auth.clone()));
        Ok(auth)
    }

    async fn token(&self) -> Result<String, SyncFailure> {
        if let Some(token) = self.logins.of(&self.account.id).token {
            return Ok(token);
        }
        let token = reader::write_token(&self.read(&reader::token()).await?.bytes)?;
        self.logins.set(&self.account.id, |login| login.token = Some(token.clone()));
        Ok(token)
    }
}

/// A reply with a status of success, or that nothing changed.
fn well(reply: Reply) -> Result<Reply, SyncFailure> {
    if let Some(to) = reply.moved {
        return Err(SyncFailure::Moved(to));
    }
    if (200..300).contains(&reply.status) || reply.status == 304 {
        return Ok(reply);
    }
    let said = clean_line(&String::from_utf8_lossy(reply.bytes.get(..400).unwrap_or(&reply.bytes)), 120);
    Err(SyncFailure::Status { status: reply.status, said, after: reply.retry_after })
}
