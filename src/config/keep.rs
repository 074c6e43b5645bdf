use std::fmt;
use std::io::ErrorKind;
use std::path::Path;

use toml_edit::{DocumentMut, value};

use super::ConfigError;
use super::edit::wrong;
use super::fault::FileFault;
use super::file::read_bounded;
use super::replace::{lock, replace};

/// A value that an option is given, as `config.toml` keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OptionValue {
    /// A word.
    Word(String),
    /// True or false.
    Switch(bool),
    /// A whole number.
    Number(u32),
}

impl fmt::Display for OptionValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Word(word) => f.write_str(word),
            Self::Switch(on) => on.fmt(f),
            Self::Number(number) => number.fmt(f),
        }
    }
}

/// Writes one option into `config.toml` of a folder; everything else in it stays as it was written.
///
/// # Errors
/// When the file cannot be read or written or is no TOML: such a file is never written over.
pub fn keep_option(folder: &Path, option: &str, kept: &OptionValue) -> Result<(), ConfigError> {
    let path = folder.join("config.toml");
    let failed = |error: std::io::Error| wrong(&path, FileFault::Unwritten(error.into()));
    let _lock = lock(&path).map_err(failed)?;
    let before = match read_bounded(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
        Err(error) => return Err(wrong(&path, FileFault::Unread(error.into()))),
    };
    let mut document: DocumentMut = before.parse().map_err(|error: toml_edit::TomlError| {
        wrong(&path, FileFault::TomlUnchanged(error.message().trim().to_owned()))
    })?;
    let new = match kept {
        OptionValue::Word(word) => value(word),
        OptionValue::Switch(on) => value(*on),
        OptionValue::Number(number) => value(i64::from(*number)),
    };
    match document.get_mut(option) {
        // A comment after the old value stays.
        Some(old) => {
            let decor = old.as_value().map(|old| old.decor().clone());
            *old = new;
            if let (Some(decor), Some(new)) = (decor, old.as_value_mut()) {
                *new.decor_mut() = decor;
            }
        }
        None => drop(document.insert(option, new)),
    }
    replace(&path, &document.to_string()).map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::{OptionValue, keep_option};

    #[test]
    fn what_stands_round_an_option_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        keep_option(folder.path(), "theme", &OptionValue::Word("light".to_owned())).unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "theme = \"light\"\n");
        std::fs::write(&path, "# mine\nmouse = true # yes\ntext_width = 70\n").unwrap();
        keep_option(folder.path(), "mouse", &OptionValue::Switch(false)).unwrap();
        keep_option(folder.path(), "text_width", &OptionValue::Number(80)).unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "# mine\nmouse = false # yes\ntext_width = 80\n");
        std::fs::write(&path, "mouse = [").unwrap();
        assert!(keep_option(folder.path(), "mouse", &OptionValue::Switch(true)).is_err());
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "mouse = [");
    }
}
