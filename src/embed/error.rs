/// Why a model cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    /// The pieces of words are not what they must be.
    #[error("the model's list of pieces is damaged")]
    Pieces,
    /// An array of the weights is missing or has another shape.
    #[error("the model's weights are damaged: {0}")]
    Weights(&'static str),
    /// A part of it cannot be read or written.
    #[error("the model cannot be read: {0}")]
    Read(#[from] std::io::Error),
}
