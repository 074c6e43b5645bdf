/// A request for the size of a picture in the layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureRequest<'a> {
    /// Its address.
    pub src: &'a str,
    /// Width and height in pixels, if the markup gives them.
    pub size: Option<(u32, u32)>,
    /// The available columns.
    pub columns: u16,
}

/// Gives the columns and rows of a picture in the layout; none to leave it out.
pub type MeasurePicture<'a> = dyn Fn(PictureRequest<'_>) -> Option<(u16, u16)> + 'a;
