use std::path::PathBuf;

use toml::Spanned;
use toml::de::DeValue;

use super::access;
use super::address::address;
use super::fault::{EntryFault, Expected};
use super::file::{Wrong, one_of, string};
use crate::model::{Account, Protocol};
use crate::text::clean_line;

/// Accounts of one file that are used.
const MAX_ACCOUNTS: usize = 50;
/// Characters of an id.
const MOST_ID: usize = 60;

const KNOWN: &[&str] = &[
    "id",
    "kind",
    "url",
    "user",
    "password_command",
    "token_command",
    "ca_file",
    "headers",
    "user_agent",
    "proxy",
    "timeout_seconds",
    "insecure_tls",
];

/// The `[[account]]` tables of a file; one without an address is left out.
pub(super) fn accounts(value: &Spanned<DeValue<'_>>, wrongs: &mut Vec<Wrong>) -> Result<Vec<Account>, Wrong> {
    let DeValue::Array(tables) = value.get_ref() else {
        return Err(Wrong::at(value.span(), Expected::Brackets("account".to_owned())));
    };
    let mut found: Vec<Account> = Vec::new();
    for table in tables.iter().take(MAX_ACCOUNTS) {
        let DeValue::Table(fields) = table.get_ref() else {
            wrongs.push(Wrong::at(table.span(), Expected::Brackets("account".to_owned())));
            continue;
        };
        let mut account = Account::default();
        for (key, value) in fields {
            wrongs.extend(set(&mut account, key.get_ref(), value).err().map(|wrong| wrong.or_at(key.span())));
        }
        if account.url.is_empty() {
            wrongs.push(Wrong::at(table.span(), EntryFault::AccountUrl));
            continue;
        }
        if account.id.is_empty() {
            account.id = account_id(account.name());
        }
        if found.iter().any(|other| other.id == account.id) {
            wrongs.push(Wrong::at(table.span(), EntryFault::AccountTwice(account.id)));
        } else {
            found.push(account);
        }
    }
    Ok(found)
}

fn set(account: &mut Account, key: &str, value: &Spanned<DeValue<'_>>) -> Result<(), Wrong> {
    match key {
        "id" => {
            let id = string(value)?;
            if id.is_empty() || account_id(&id) != id {
                return Err(Wrong::at(value.span(), Expected::Id(id)));
            }
            account.id = id;
        }
        "kind" => account.protocol = Protocol::parse(&one_of(value, Protocol::WORDS)?).unwrap_or_default(),
        "url" => {
            let url = address(&string(value)?).map_err(|fault| Wrong::at(value.span(), fault))?;
            url.trim_end_matches('/').clone_into(&mut account.url);
        }
        "ca_file" => account.ca_file = Some(PathBuf::from(clean_line(&string(value)?, 4_000))),
        key if KNOWN.contains(&key) => access::set(&mut account.access, key, value)?,
        other => return Err(Wrong::unknown(other, KNOWN)),
    }
    Ok(())
}

/// Text as an id of an account may be.
pub(super) fn account_id(text: &str) -> String {
    let kept = text.to_lowercase();
    let kept = kept.chars().map(|c| if c.is_ascii_alphanumeric() || c == '.' || c == '-' { c } else { '-' });
    kept.take(MOST_ID).collect()
}
