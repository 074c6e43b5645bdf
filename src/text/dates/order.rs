use super::spelling::digit;

/// Whether the day precedes the month in a numeric date with slashes, if its numbers show that: `25/10/2026` and
/// `10/25/2026`. None for a date of another form, or one whose numbers fit both orders.
#[must_use]
pub fn day_first(text: &str) -> Option<bool> {
    let plain: String = text.chars().take(200).map(digit).collect();
    let mut dates = plain.split(|c: char| !c.is_ascii_digit() && c != '/').map(|word| word.split('/'));
    let (first, second) = dates.find_map(|mut parts| {
        let mut number = || parts.next().filter(|part| part.len() <= 2)?.parse::<u8>().ok();
        let found = number().zip(number())?;
        parts.next().filter(|year| matches!(year.len(), 2 | 4)).map(|_| found)
    })?;
    match (first, second) {
        (13..=31, 1..=12) => Some(true),
        (1..=12, 13..=31) => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::day_first;

    #[test]
    fn the_order_is_shown_by_a_number_that_is_no_month() {
        for (text, right) in [
            ("25/10/2026 10:00", Some(true)),
            ("Fri, 5/31/26", Some(false)),
            ("٢٥/١٠/٢٠٢٦", Some(true)),
            ("03/11/2026", None),
            ("2026/10/25", None),
            ("25.10.2026", None),
            ("25/10", None),
            ("41/10/2026", None),
            ("24/7 since 25/10/2026", Some(true)),
            ("", None),
        ] {
            assert_eq!(day_first(text), right, "{text}");
        }
    }
}
