/// A picture that asks for room among the lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asking<'a> {
    /// Its address.
    pub src: &'a str,
    /// Pixels across and down, as the markup says.
    pub size: Option<(u32, u32)>,
    /// The columns that there are.
    pub columns: u16,
}

/// Columns and rows that a picture gets; none for no picture.
pub type Room<'a> = dyn Fn(Asking<'_>) -> Option<(u16, u16)> + 'a;
