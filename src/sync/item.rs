use crate::model::ItemId;

/// The prefix of an id in its long form.
const LONG: &str = "tag:google.com,2005:reader/item/";
/// Digits of a number of 64 bits in base 16.
const DIGITS: usize = 16;
/// Characters of an id that is no number.
const MAX_ID_CHARS: usize = 500;

/// Reads an id in any of its forms: decimal with a sign, the long form, 16 digits of base 16. One of 24 digits (as The Old
/// Reader's are) is text whatever it is made of.
pub(super) fn parse(text: &str) -> Option<ItemId> {
    let text = text.trim();
    if text.is_empty() || text.len() > MAX_ID_CHARS || text.chars().any(|c| c.is_control() || c.is_whitespace()) {
        return None;
    }
    let Some(bare) = text.strip_prefix(LONG) else {
        return Some(decimal(text).or_else(|| hexadecimal(text)).unwrap_or_else(|| ItemId::Text(text.to_owned())));
    };
    let long = if bare.len() <= DIGITS { hexadecimal(&format!("{bare:0>16}")) } else { None };
    (!bare.is_empty()).then(|| long.unwrap_or_else(|| ItemId::Text(bare.to_owned())))
}

fn decimal(text: &str) -> Option<ItemId> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    // Sixteen digits that begin with a zero are no number that anybody writes, but base 16 filled up.
    let filled = digits.len() == DIGITS && digits.starts_with('0');
    let all = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) && !filled;
    all.then(|| text.parse().ok()).flatten().map(ItemId::Number)
}

fn hexadecimal(text: &str) -> Option<ItemId> {
    let all = text.len() == DIGITS && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let number = all.then(|| u64::from_str_radix(text, 16).ok()).flatten()?;
    Some(ItemId::Number(number.cast_signed()))
}

/// An id as every server reads it: the long form. A decimal one of sixteen digits would be read in base 16 by some.
pub(super) fn long(item: &ItemId) -> String {
    match item {
        ItemId::Number(number) => format!("{LONG}{:016x}", number.cast_unsigned()),
        ItemId::Text(text) => format!("{LONG}{text}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{long, parse};
    use crate::model::ItemId;
    use proptest::prelude::*;

    #[test]
    fn the_three_forms_of_one_id_are_one() {
        let id = ItemId::Number(0x148b_9369);
        for form in ["344691561", "tag:google.com,2005:reader/item/00000000148b9369", "00000000148b9369"] {
            assert_eq!(parse(form), Some(id.clone()), "{form}");
        }
        assert_eq!(parse("tag:google.com,2005:reader/item/2f2"), Some(ItemId::Number(0x2f2)));
        let negative = ItemId::Number(-1_728_364_028);
        assert_eq!(parse("-1728364028"), Some(negative.clone()));
        assert_eq!(parse(&long(&negative)), Some(negative));
    }

    #[test]
    fn an_id_of_sixteen_decimal_digits_is_a_number_in_a_list_and_base_16_in_the_long_form() {
        assert_eq!(parse("1729772400123456"), Some(ItemId::Number(1_729_772_400_123_456)));
        assert_eq!(
            parse("tag:google.com,2005:reader/item/0006252b1e4a2c40"),
            Some(ItemId::Number(0x0006_252b_1e4a_2c40))
        );
    }

    #[test]
    fn what_is_no_number_stays_text() {
        for text in ["5d0cfa30041d4348e9004b1a", "123456789012345678901234", "post-x"] {
            assert_eq!(parse(text), Some(ItemId::Text(text.to_owned())));
            assert_eq!(parse(&long(&ItemId::Text(text.to_owned()))), Some(ItemId::Text(text.to_owned())));
        }
        for nothing in ["", " ", "a b", "a\u{1b}[2J", "tag:google.com,2005:reader/item/", &"x".repeat(501)] {
            assert_eq!(parse(nothing), None, "{nothing:?}");
        }
    }

    proptest! {
        #[test]
        fn every_number_comes_back(number: i64) {
            let id = ItemId::Number(number);
            prop_assert_eq!(parse(&long(&id)), Some(id.clone()));
            prop_assert_eq!(parse(&number.to_string()), Some(id));
        }

        #[test]
        fn nothing_breaks_it(text in ".{0,60}") {
            let _ = parse(&text);
        }
    }
}
