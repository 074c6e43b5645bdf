/// The digit nought of each script whose digits are counted in order.
const NOUGHTS: [char; 16] = ['0', '٠', '۰', '०', '০', '੦', '૦', '୦', '௦', '౦', '೦', '൦', '๐', '໐', '༠', '０'];

/// The value of a digit in any of the world's systems.
pub(super) fn digit(c: char) -> Option<u8> {
    if c.is_ascii() {
        return c.is_ascii_digit().then(|| c as u8 - b'0');
    }
    let values = NOUGHTS.iter().map(|nought| u32::from(c).wrapping_sub(u32::from(*nought)));
    values.into_iter().find(|value| *value < 10).and_then(|value| u8::try_from(value).ok())
}

/// What parts the groups of a number, or its fraction, somewhere in the world.
fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\'' | '’' | '٬' | '٫' | '，' | '．')
}

/// The runs of digits of a text, and the numbers that they make when separators are left out, both sorted.
struct Numbers {
    runs: Vec<String>,
    whole: Vec<String>,
}

impl Numbers {
    fn of(text: &str) -> Self {
        let (mut runs, mut numbers): (Vec<String>, Vec<(String, usize)>) = (Vec::new(), Vec::new());
        let (mut run, mut gap) = (String::new(), None);
        let mut chars = text.chars().chain(['x']).peekable();
        while let Some(c) = chars.next() {
            if let Some(digit) = digit(c) {
                run.push(char::from(b'0' + digit));
                continue;
            }
            let ended = !run.is_empty();
            if ended {
                let joins = match gap {
                    Some(' ') => run.len() == 3 && runs.last().is_some_and(|last| last.len() <= 3),
                    Some(_) => true,
                    None => false,
                };
                match numbers.last_mut() {
                    Some((last, groups)) if joins => {
                        last.push_str(&run);
                        *groups += 1;
                    }
                    _ => numbers.push((run.clone(), 1)),
                }
                runs.push(std::mem::take(&mut run));
            }
            let between = ended && (is_separator(c) || c == ' ');
            gap = Some(c).filter(|_| between && chars.peek().copied().and_then(digit).is_some());
        }
        // The fifth can be the 05th, but 0.5 is not 5.
        let bare = |number: String| number.trim_start_matches('0').to_owned();
        let whole = numbers.into_iter().map(|(number, groups)| if groups == 1 { bare(number) } else { number });
        let mut whole: Vec<String> = whole.collect();
        runs.sort();
        whole.sort();
        Self { runs, whole }
    }
}

/// Whether every number of one text is in the other as well, in whatever digits and with whatever separators. That may
/// have more of them: a number in words can become one in digits.
pub(super) fn all_stand_in(source: &str, target: &str) -> bool {
    let (source, target) = (Numbers::of(source), Numbers::of(target));
    within(&source.runs, &target.runs) || within(&source.whole, &target.whole)
}

/// Whether all of some sorted texts are among others, as often as they occur there.
fn within(some: &[String], others: &[String]) -> bool {
    let mut others = others.iter();
    some.iter().all(|one| others.any(|other| other == one))
}

#[cfg(test)]
mod tests {
    use super::all_stand_in;

    #[test]
    fn numbers_are_the_same_in_every_manner_of_writing() {
        for (source, target) in [
            ("1,250.5 votes on 3 May", "1.250,5 votos el 3 de mayo"),
            ("1,250 votes", "1 250 voix"),
            ("1250 votes", "1\u{202f}250 voix"),
            ("في ١٩٩٨ و٣٠", "in 1998 and 30"),
            ("۱٬۶۰۰", "1,600"),
            ("1,00,000 rupees", "100,000 roupies"),
            ("two of 5", "2 of 5"),
            ("24.10.2025", "24/10/2025"),
            ("5 and 5", "5 5"),
            ("on 05 May", "el 5 de mayo"),
        ] {
            assert!(all_stand_in(source, target), "{source} {target}");
        }
    }

    #[test]
    fn a_number_that_is_lost_or_another_one_is_seen() {
        for (source, target) in [
            ("1,250 votes", "1,25 votos"),
            ("12 dead", "21 muertos"),
            ("in 1998", "en"),
            ("5 and 5", "5"),
            ("up 0.68", "más .68"),
            ("20 of 30 in 2026", "20 300 2026"),
        ] {
            assert!(!all_stand_in(source, target), "{source} {target}");
        }
    }
}
