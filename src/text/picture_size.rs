/// A picture whose size in the layout is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureRequest<'a> {
    /// Its address.
    pub src: &'a str,
    /// Pixels across and down, as the markup says.
    pub size: Option<(u32, u32)>,
    /// The available columns.
    pub columns: u16,
}

/// Gives the columns and rows of a picture in the layout; none to leave it out.
pub type MeasurePicture<'a> = dyn Fn(PictureRequest<'_>) -> Option<(u16, u16)> + 'a;
