use url::form_urlencoded;

/// What is done with a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// It is read.
    Get,
    /// Something is done.
    Post,
    /// It is changed.
    Put,
    /// It is taken away.
    Delete,
}

/// The header that proves to the server who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Auth {
    /// Nothing: whoever asks logs in by it, or asks what everybody may.
    Open,
    /// The account's own proof.
    Account,
}

/// A request of one of the protocols.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// What is done.
    pub method: Method,
    /// Path after the base address, with parameters.
    pub path: String,
    /// Content type and bytes of the body.
    pub body: Option<(&'static str, String)>,
    /// What proves who asks.
    pub auth: Auth,
}

impl Ask {
    /// Reads a path with parameters.
    #[must_use]
    pub(super) fn get(path: &str, parameters: &[(&str, &str)]) -> Self {
        let mut path = path.to_owned();
        if !parameters.is_empty() {
            path.push('?');
            path.push_str(&encoded(parameters));
        }
        Self { method: Method::Get, path, body: None, auth: Auth::Account }
    }

    /// Sends a form.
    #[must_use]
    pub(super) fn form(path: &str, fields: &[(&str, &str)]) -> Self {
        let body = ("application/x-www-form-urlencoded", encoded(fields));
        Self { method: Method::Post, path: path.to_owned(), body: Some(body), auth: Auth::Account }
    }

    /// Sends JSON.
    #[must_use]
    pub(super) fn json(method: Method, path: String, value: &serde_json::Value) -> Self {
        Self { method, path, body: Some(("application/json", value.to_string())), auth: Auth::Account }
    }

    /// Whether it changes nothing on the server, so that it may be asked again without a thought.
    #[must_use]
    pub fn is_reading(&self) -> bool {
        self.method == Method::Get
    }
}

fn encoded(fields: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}
