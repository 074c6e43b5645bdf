use crate::model::{Field, Source};

/// A person construct: Atom's `name`, `email` and `uri`.
#[derive(Default)]
pub(super) struct Person {
    name: String,
    email: Option<String>,
    url: Option<String>,
}

impl Person {
    pub(super) fn take(&mut self, element: &str, text: String) {
        if text.is_empty() {
            return;
        }
        match element {
            "name" if self.name.is_empty() => self.name = text,
            "email" => self.email = self.email.take().or(Some(text)),
            "uri" | "url" => self.url = self.url.take().or(Some(text)),
            _ => {}
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.name.is_empty() && self.email.is_none()
    }

    pub(super) fn field(self, source: Source) -> Option<Field> {
        let (name, email) = person(&self.name);
        let text = if name.is_empty() { self.email.clone().unwrap_or_default() } else { name };
        let email = self.email.or(email);
        (!text.is_empty()).then_some(Field { source, role: None, text, url: self.url, email })
    }
}

/// The name and the address of a person written as one text: `editor@h.example (Name)`, `Name <editor@h.example>`,
/// `Name (editor@h.example)`, `@handle Name`, `/u/handle`.
pub(in crate::feed) fn person(text: &str) -> (String, Option<String>) {
    let (name, email) = at_address(text);
    if let Some((handle, rest)) = name.split_once(' ')
        && handle.len() > 1
        && handle.starts_with('@')
        && rest.chars().any(char::is_alphabetic)
    {
        return (rest.trim().to_owned(), email);
    }
    (name, email)
}

/// A name without the e-mail address next to it, and that address.
pub(super) fn at_address(text: &str) -> (String, Option<String>) {
    let text = text.trim();
    let brackets = |c: char| matches!(c, '(' | ')' | '<' | '>' | '[' | ']' | '（' | '）' | ',' | ';' | '"');
    let is_address = |word: &str| {
        let word = word.strip_prefix("mailto:").unwrap_or(word);
        let parts = word.rsplit_once('@');
        parts.is_some_and(|(user, host)| {
            !user.is_empty() && !user.contains('@') && host.contains('.') && !host.starts_with('.')
                || !user.is_empty() && host == "localhost"
        })
    };
    let mut words = text.split(|c: char| c.is_whitespace() || brackets(c)).filter(|word| !word.is_empty());
    let Some(address) = words.find(|word| is_address(word)) else { return (text.to_owned(), None) };
    let (before, after) = text.split_once(address).unwrap_or((text, ""));
    let before = before.trim().trim_end_matches(['(', '<', '[', '（', ',', '-', '–']).trim();
    let after = after.trim_start_matches([')', '>', ']', '）', ' ']).trim();
    let after = unbracketed(after);
    let name = match (before.is_empty(), after.is_empty()) {
        (true, true) => address.to_owned(),
        (true, false) => after.trim_start_matches([',', '-', '–']).trim().to_owned(),
        (false, true) => before.trim_matches('"').to_owned(),
        (false, false) => format!("{} {after}", before.trim_matches('"')),
    };
    (name, Some(address.trim_start_matches("mailto:").to_owned()))
}

/// A text without the brackets around all of it.
fn unbracketed(text: &str) -> &str {
    for (open, close) in [('(', ')'), ('<', '>'), ('[', ']'), ('（', '）')] {
        if let Some(inner) = text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)) {
            return inner.trim();
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::person;

    #[test]
    fn a_name_stands_before_or_behind_its_address() {
        for (text, name, email) in [
            ("desk@h.example (Eva Lund)", "Eva Lund", Some("desk@h.example")),
            ("Eva Lund <desk@h.example>", "Eva Lund", Some("desk@h.example")),
            ("Eva Lund (desk@h.example)", "Eva Lund", Some("desk@h.example")),
            ("编辑部（desk@h.example）", "编辑部", Some("desk@h.example")),
            ("desk@h.example\u{3000}张三", "张三", Some("desk@h.example")),
            ("desk@h.example (Eva Lund (AFP))", "Eva Lund (AFP)", Some("desk@h.example")),
            ("p.o'neil@h.example", "p.o'neil@h.example", Some("p.o'neil@h.example")),
            ("desk@h.example", "desk@h.example", Some("desk@h.example")),
            ("@eva Eva Lund", "Eva Lund", None),
            ("@eva", "@eva", None),
            ("/u/eva", "/u/eva", None),
            ("Eva Lund (AFP)", "Eva Lund (AFP)", None),
            ("AC/DC Fan", "AC/DC Fan", None),
        ] {
            assert_eq!(person(text), (name.to_owned(), email.map(str::to_owned)), "{text}");
        }
    }
}
