use std::collections::HashMap;
use std::process::Stdio;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use reqwest::header::HeaderValue;

use super::error::{FetchError, SecretFault};
use crate::model::{Access, ProgramFault};

/// Time in which a program must have printed its secret; a key may have to be unlocked by hand.
const PROGRAM_TIMEOUT: Duration = Duration::from_mins(1);
/// Bytes of a secret.
const MAX_SECRET_BYTES: usize = 4_096;

/// Passwords and tokens that programs of the user's printed, each asked once a session.
#[derive(Debug, Default)]
pub(super) struct Secrets(Mutex<HashMap<Vec<String>, String>>);

impl Secrets {
    /// What opens a feed, as HTTP's `Authorization` says it: a token, else a name and password (RFC 7617).
    pub(super) async fn authorization(&self, access: &Access) -> Result<Option<HeaderValue>, FetchError> {
        let text = if !access.token_command.is_empty() {
            format!("Bearer {}", self.printed(&access.token_command).await?)
        } else if let Some(user) = &access.user {
            let password = match access.password_command.as_slice() {
                [] => String::new(),
                command => self.printed(command).await?,
            };
            format!("Basic {}", STANDARD.encode(format!("{user}:{password}")))
        } else {
            return Ok(None);
        };
        let mut proof = HeaderValue::from_str(&text).map_err(|_| FetchError::Secret(SecretFault::Characters))?;
        proof.set_sensitive(true);
        Ok(Some(proof))
    }

    /// The first line that a program prints; it is run without a shell.
    pub(super) async fn printed(&self, command: &[String]) -> Result<String, FetchError> {
        let known = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(secret) = known().get(command) {
            return Ok(secret.clone());
        }
        let secret = run(command).await?;
        known().insert(command.to_vec(), secret.clone());
        Ok(secret)
    }
}

async fn run(command: &[String]) -> Result<String, FetchError> {
    let [program, arguments @ ..] = command else { return Err(FetchError::Secret(SecretFault::NoProgram)) };
    let failed = |fault| FetchError::Secret(SecretFault::Program { program: program.clone(), fault });
    let running = tokio::process::Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .output();
    let output = tokio::time::timeout(PROGRAM_TIMEOUT, running).await;
    let output = output
        .map_err(|_| failed(ProgramFault::Slow(PROGRAM_TIMEOUT)))?
        .map_err(|error| failed(ProgramFault::Unstarted(error.into())))?;
    if !output.status.success() {
        return Err(failed(ProgramFault::Said(output.status.to_string())));
    }
    let text = String::from_utf8_lossy(output.stdout.get(..MAX_SECRET_BYTES).unwrap_or(&output.stdout)).into_owned();
    match text.lines().next().map(str::trim).filter(|line| !line.is_empty()) {
        Some(secret) => Ok(secret.to_owned()),
        None => Err(failed(ProgramFault::Silent)),
    }
}
