use std::collections::HashMap;

use jiff::Timestamp;
use serde_json::{Map, Value};

use super::json as print;
use super::output::Failure;
use super::rows::Form;
use super::session::{Session, sentence};
use crate::config::{self, Translate};
use crate::desk;
use crate::model::{ArticleId, Headline};

/// The translations of headlines, where the settings say that lists show them.
pub(super) struct Titles {
    settings: Translate,
    known: HashMap<ArticleId, String>,
}

impl Titles {
    pub(super) fn load(session: &Session) -> Self {
        // Errors in the file are reported by the commands that translate.
        Self { settings: config::load_translate(&session.folder).0, known: HashMap::new() }
    }

    /// Looks up what the cache has for some rows.
    pub(super) async fn look_up(&mut self, session: &Session, rows: &[Headline]) -> Result<(), Failure> {
        if self.settings.titles.are_wanted() {
            let known = desk::known_titles(&session.store, &self.settings, rows, Timestamp::now());
            self.known = known.await.map_err(sentence)?;
        }
        Ok(())
    }

    /// The line of a row in a form.
    pub(super) fn line(&self, form: &Form, row: &Headline, now: Timestamp) -> String {
        match form {
            Form::Json => Value::Object(self.object(row)).to_string(),
            Form::Tabs | Form::Columns(..) | Form::Template(..) => form.of(&self.titled(row), now),
        }
    }

    /// A row with the translation of its headline before the headline.
    pub(super) fn titled(&self, row: &Headline) -> Headline {
        match self.known.get(&row.id) {
            Some(title) => Headline { title: format!("{title} — {}", row.title), ..row.clone() },
            None => row.clone(),
        }
    }

    /// A row as an object.
    pub(super) fn object(&self, row: &Headline) -> Map<String, Value> {
        let mut object = print::headline(row);
        if let Some(title) = self.known.get(&row.id) {
            object.insert("translated_title".to_owned(), title.as_str().into());
        }
        object
    }
}
