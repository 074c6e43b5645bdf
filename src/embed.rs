//! What a text means, as numbers: a sentence encoder of sixteen languages, from the files of its model to an
//! [`Embedding`].
//!
//! The model is Google's Universal Sentence Encoder, multilingual, version 3: a text is parted into pieces of words by
//! `SentencePiece`'s unigram model, each piece is a row of a table, convolutions see a piece with its neighbours, and dense layers make one
//! vector of their sum. Texts that mean the same lie close together, whatever their languages. Pure, over bytes and a table
//! that stays where it is: its rows are read when their pieces are met.
//!
//! *Never here*: files, downloads, what is compared with what. *The next model* is another network behind the same
//! [`Encoder`].

mod error;
mod letters;
mod network;
mod normalizer;
mod protobuf;
mod sentencepiece;
mod weights;

use std::io::{Read, Seek};

use crate::model::{Embedding, Language};
pub use error::ModelError;
pub use letters::as_learned;
use network::{Network, Tokens};
use sentencepiece::Pieces;
pub use weights::unpack;

/// Pieces of a text that are read: the beginning of a news item says what it is about, and each takes its time.
pub const MOST_PIECES: usize = 48;
/// Languages that the model learned from pairs of sentences; of others it knows what they share with these.
const LEARNED: [&str; 15] = ["ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"];
/// Pieces that go through the network together: the weights are read once for all of them.
const TOGETHER: usize = 8 * MOST_PIECES;

/// Whether the model learned a language, so that closeness to texts in others can be relied on.
#[must_use]
pub fn knows(language: &Language) -> bool {
    LEARNED.contains(&language.primary())
}

/// A sentence encoder over a table of rows.
#[derive(Debug)]
pub struct Encoder<T> {
    pieces: Pieces,
    network: Network,
    table: T,
}

impl<T: Read + Seek> Encoder<T> {
    /// One of the three parts of a model: `pieces` as `SentencePiece` stores them, `dense` and `table` as [`unpack`] writes them.
    ///
    /// # Errors
    /// When a part cannot be read or is damaged.
    pub fn new(pieces: &[u8], mut dense: impl Read, table: T) -> Result<Self, ModelError> {
        Ok(Self { pieces: Pieces::read(pieces)?, network: Network::read(&mut dense)?, table })
    }

    /// What each of some texts means, in their order; of a long text its first [`MOST_PIECES`] pieces.
    ///
    /// # Errors
    /// When a row of the table cannot be read.
    pub fn encode(&mut self, texts: &[&str]) -> Result<Vec<Embedding>, ModelError> {
        let mut found = Vec::with_capacity(texts.len());
        let mut waiting = Tokens::default();
        for text in texts {
            let pieces = self.pieces.encode(text, MOST_PIECES);
            if !waiting.is_empty() && waiting.len() + pieces.len() > TOGETHER {
                found.extend(self.network.encode(&std::mem::take(&mut waiting), &mut self.table)?);
            }
            waiting.push(&pieces);
        }
        found.extend(self.network.encode(&waiting, &mut self.table)?);
        Ok(found)
    }

    /// What a search means; one in a language that the model did not learn is read without the marks of its letters.
    ///
    /// # Errors
    /// When a row of the table cannot be read.
    pub fn encode_search(&mut self, text: &str) -> Result<Option<Embedding>, ModelError> {
        Ok(self.encode(&[&as_learned(text)])?.pop())
    }
}
