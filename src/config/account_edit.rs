use toml_edit::{Array, Item, Table, value};

use super::ConfigError;
use super::accounts::account_id;
use super::edit::FeedsEdit;
use super::fault::{EntryFault, Expected};
use super::tables::cut;
use crate::model::Account;

impl FeedsEdit {
    /// Adds an account at the end; one without an id is called by its host. Answers it with its id.
    ///
    /// # Errors
    /// When `account` is something else than a list of `[[account]]`, or its id is taken.
    pub fn add_account(&mut self, mut account: Account) -> Result<Account, ConfigError> {
        let known = self.feeds_now().accounts;
        let taken = |id: &str| known.iter().any(|other| other.id == id);
        if account.id.is_empty() {
            let base = account_id(account.name());
            let numbered = (2..100).map(|number| format!("{base}-{number}"));
            account.id = std::iter::once(base.clone()).chain(numbered).find(|id| !taken(id)).unwrap_or(base);
        }
        if account_id(&account.id) != account.id {
            return Err(self.refused(Expected::Id(account.id)));
        }
        if taken(&account.id) {
            return Err(self.refused(EntryFault::AccountTaken(account.id)));
        }
        let mut table = Table::new();
        table.insert("id", value(&account.id));
        table.insert("kind", value(account.protocol.as_str()));
        table.insert("url", value(&account.url));
        if let Some(user) = &account.access.user {
            table.insert("user", value(user));
        }
        let commands =
            [("password_command", &account.access.password_command), ("token_command", &account.access.token_command)];
        for (key, command) in commands.into_iter().filter(|(_, command)| !command.is_empty()) {
            table.insert(key, value(command.iter().map(String::as_str).collect::<Array>()));
        }
        if let Some(file) = &account.ca_file {
            table.insert("ca_file", value(file.display().to_string()));
        }
        self.tables("account")?.push(table);
        Ok(account)
    }

    /// Takes the account of an id out.
    pub fn remove_account(&mut self, id: &str) {
        // One that has no id in the file is known by the id it would get.
        let gone: Vec<bool> = self.feeds_now().accounts.iter().map(|account| account.id == id).collect();
        let Some(accounts) = self.document.get("account").and_then(Item::as_array_of_tables) else { return };
        let stated = accounts.iter().position(|table| table.get("id").and_then(Item::as_str) == Some(id));
        if let Some(at) = stated.or_else(|| gone.iter().position(|gone| *gone).filter(|_| gone.len() == accounts.len()))
        {
            cut(&mut self.document, "account", at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::FeedsEdit;

    #[test]
    fn a_comment_above_an_account_stays_when_the_account_goes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("feeds.toml");
        let written = "# my news\n[[account]]\nid = \"home\"\nkind = \"miniflux\"\nurl = \"https://reader.example\"\n";
        std::fs::write(&path, written).unwrap();
        let mut edit = FeedsEdit::open(folder.path()).unwrap();
        edit.remove_account("home");
        edit.save().unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "# my news\n");
    }
}
