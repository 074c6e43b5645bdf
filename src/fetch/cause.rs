use std::error::Error;
use std::fmt;
use std::io;
use std::sync::Arc;

use crate::model::{Message, ToMessage};

/// What a library said, with its own causes. It reads as the innermost of them, which names what a reader can act on.
#[derive(Clone)]
pub struct Cause(Arc<dyn Error + Send + Sync>);

impl Cause {
    /// Keeps an error of a library with its own causes.
    #[must_use]
    pub fn new(error: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self(Arc::from(error.into()))
    }
}

impl Cause {
    fn innermost(&self) -> &(dyn Error + 'static) {
        causes(&*self.0).last().unwrap_or(&*self.0)
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.innermost(), f)
    }
}

impl ToMessage for Cause {
    fn message(&self) -> Message {
        let innermost = self.innermost();
        match innermost.downcast_ref::<io::Error>() {
            Some(system) => system.message(),
            None => innermost.to_string().into(),
        }
    }
}

impl fmt::Debug for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl Error for Cause {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.0)
    }
}

impl PartialEq for Cause {
    fn eq(&self, other: &Self) -> bool {
        self.to_string() == other.to_string()
    }
}

impl Eq for Cause {}

/// What is made of the first cause of a kind.
pub(super) fn find<E: Error + 'static, T>(error: &(dyn Error + 'static), made: impl Fn(&E) -> T) -> Option<T> {
    causes(error).find_map(|cause| cause.downcast_ref::<E>()).map(made)
}

/// An error and its causes, outermost first. What an I/O error wraps is among them, which it does not itself call its cause.
pub(super) fn causes<'a>(error: &'a (dyn Error + 'static)) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    let mut next = Some(error);
    std::iter::from_fn(move || {
        let cause = next?;
        let wrapped = cause.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        next = wrapped.map(|wrapped| wrapped as &(dyn Error + 'static)).or_else(|| cause.source());
        Some(cause)
    })
}
