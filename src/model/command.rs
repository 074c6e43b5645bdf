/// Puts parts of an article into a program and its arguments, where `{name}` is replaced by one of them. Each stays
/// within its argument and is not looked at again; at the start of an argument it cannot make an option of it.
#[must_use]
pub fn fill(command: &[String], parts: &[(&str, &str)]) -> Vec<String> {
    command.iter().map(|argument| filled(argument, parts, |value| value.trim_start_matches(['-', ' ']))).collect()
}

/// Puts parts into a text, where `{name}` is replaced by one of them; none is looked at again.
#[must_use]
pub fn fill_text(text: &str, parts: &[(&str, &str)]) -> String {
    filled(text, parts, |value| value)
}

/// Puts parts into a text; one at its very start as `first` makes it.
fn filled(argument: &str, parts: &[(&str, &str)], first: impl Fn(&str) -> &str) -> String {
    let mut out = String::new();
    let mut rest = argument;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let named = after.split_once('}').and_then(|(name, tail)| {
            let (_, value) = parts.iter().find(|(known, _)| *known == name)?;
            Some((*value, tail))
        });
        if let Some((value, tail)) = named {
            out.push_str(if out.is_empty() { first(value) } else { value });
            rest = tail;
        } else {
            out.push('{');
            rest = after;
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn parts_stay_within_their_arguments_and_make_no_options() {
        let command = ["note", "{title}", "--url={link}", "{x} {"].map(str::to_owned);
        let parts = [("title", "--delete {link}; `ls` \"x\""), ("link", "https://a.example/?a=1&b=2")];
        let expected = ["note", "delete {link}; `ls` \"x\"", "--url=https://a.example/?a=1&b=2", "{x} {"];
        assert_eq!(fill(&command, &parts), expected);
    }
}
