use serde::de::DeserializeOwned;

/// The supported format version of the files in `assets/page`.
const VERSION: i64 = 1;

/// Reads a file of `assets/page`: TOML with `version` first, then the fields of `T`.
///
/// # Errors
/// If the file has another version or format; a test reads every file, so this cannot occur at run time.
pub(super) fn read<T: DeserializeOwned>(file: &str) -> Result<T, String> {
    let mut table: toml::Table = toml::from_str(file).map_err(|error| error.to_string())?;
    match table.remove("version").and_then(|version| version.as_integer()) {
        Some(VERSION) => table.try_into().map_err(|error: toml::de::Error| error.to_string()),
        version => Err(format!("version {version:?} of the file, not {VERSION}")),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::read;

    #[test]
    fn a_file_of_another_version_or_shape_is_refused() {
        assert!(read::<BTreeMap<String, i64>>("version = 1\nharbours = 3").is_ok());
        assert!(read::<BTreeMap<String, i64>>("version = 2\nharbours = 3").is_err());
        assert!(read::<BTreeMap<String, i64>>("harbours = 3").is_err());
        assert!(read::<BTreeMap<String, i64>>("version = 1\nharbours = 'three'").is_err());
    }
}
