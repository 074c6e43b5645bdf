use super::marks::Form;

/// What a program reads from its standard input: texts parted by empty lines, or elements `p`.
#[must_use]
pub fn joined(texts: &[String], form: Form) -> String {
    match form {
        Form::Text => texts.join("\n\n") + "\n",
        Form::Markup => texts.iter().flat_map(|text| ["<p>", text, "</p>\n"]).collect(),
    }
}

/// The texts of what it printed; none when there are not as many as it got.
#[must_use]
pub fn parted(output: &str, form: Form, count: usize) -> Option<Vec<String>> {
    let texts: Vec<String> = match form {
        _ if count == 1 => vec![unwrapped(output.trim()).to_owned()],
        Form::Text => {
            let lines: Vec<&str> = output.lines().map(str::trim).collect();
            let groups = lines.split(|line| line.is_empty()).filter(|group| !group.is_empty());
            let groups: Vec<String> = groups.map(|group| group.join(" ")).collect();
            let filled = || lines.iter().filter(|line| !line.is_empty());
            // Some programs translate line by line and leave empty ones out.
            let by_lines = groups.len() != count && filled().count() == count;
            if by_lines { filled().map(|line| (*line).to_owned()).collect() } else { groups }
        }
        Form::Markup => {
            let parts = output.split("<p>").skip(1);
            parts.map(|part| part.split("</p>").next().unwrap_or_default().trim().to_owned()).collect()
        }
    };
    (texts.len() == count).then_some(texts)
}

/// A text without the element round it.
fn unwrapped(text: &str) -> &str {
    text.strip_prefix("<p>").and_then(|text| text.strip_suffix("</p>")).unwrap_or(text).trim()
}

#[cfg(test)]
mod tests {
    use super::{Form, joined, parted};

    #[test]
    fn texts_go_in_and_come_back() {
        let texts = ["One.".to_owned(), "Two".to_owned()];
        for form in [Form::Text, Form::Markup] {
            assert_eq!(parted(&joined(&texts, form), form, 2), Some(texts.to_vec()));
            assert_eq!(parted(&joined(&texts[..1], form), form, 1), Some(vec!["One.".to_owned()]));
            assert_eq!(parted("One.", form, 2), None);
        }
        assert_eq!(parted("One.\nTwo\n", Form::Text, 2), Some(texts.to_vec()));
        assert_eq!(parted("One\nline.\r\n\r\n\r\nTwo\n", Form::Text, 2), Some(vec!["One line.".into(), "Two".into()]));
    }
}
