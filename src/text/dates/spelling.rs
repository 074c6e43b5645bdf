use super::zones;

/// The zero digits of scripts with decimal digits of their own (Unicode, category Nd).
const ZEROS: [u32; 22] = [
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
    0x1040, 0x17e0, 0x1810, 0x1946, 0x19d0, 0xff10,
];

/// A digit of any script as an ASCII digit; any other character unchanged.
pub(in crate::text) fn digit(c: char) -> char {
    if c.is_ascii() {
        return c;
    }
    let code = u32::from(c);
    let zero = ZEROS.iter().find(|zero| (**zero..**zero + 10).contains(&code));
    zero.and_then(|zero| char::from_digit(code - zero, 10)).unwrap_or(c)
}

/// Normalises the spelling of a date: digits, years, days and hours of East Asia, dashes, white space, and bracketed
/// parts.
pub(super) fn unified(text: &str) -> String {
    let text = text.trim_end_matches("\\n");
    let unified = |c: char| if c.is_whitespace() { ' ' } else { digit(c) };
    let plain: String = text.chars().map(unified).filter(|c| !is_mark(*c)).collect();
    let plain = plain.replace(" - ", " ").replace(" / ", " ").replace("a. m.", "am").replace("p. m.", "pm");
    // Korean time is UTC+9; a Korean date without a zone uses it.
    let korean = plain.contains(['년', '월']) || plain.contains("오전") || plain.contains("오후");
    let zone = if korean && !plain.contains(['+', 'Z']) { " +0900" } else { "" };
    let plain = if plain.is_ascii() { plain } else { east(&plain) };
    let plain = without_brackets(&plain);
    let plain = plain.replace(['\u{2013}', '\u{2014}', '|', '\u{b7}', '•', '،', '၊', '।', '、', '，'], " ");
    format!("{plain}{zone}")
}

/// Whether a character is an invisible direction or joining mark.
pub(super) const fn is_mark(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Years, days and times of day in East Asian notation.
fn east(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // The first year of an era is not written as a number.
    let text = text.replace("元年", "1年");
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        if let Some(length) = weekday(rest) {
            rest = rest.get(length..).unwrap_or_default();
            out.push(' ');
            continue;
        }
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
        match c {
            '年' | '月' | '년' | '월' => out.push('-'),
            '時' | '时' | '點' | '点' | '시' | '：' => out.push(':'),
            '日' | '일' | '号' | '號' | '分' | '秒' | '분' | '초' => out.push(' '),
            c if c.is_whitespace() => out.push(' '),
            c => out.push(c),
        }
    }
    // `9: 30` of an hour and a minute written separately; a time of full hours.
    out.replace(": ", ":").replace("- ", "-")
}

/// The length in bytes of the East Asian weekday at the start of a text: `金曜日`, `금요일`, `星期五`, `週五`.
fn weekday(text: &str) -> Option<usize> {
    const DAYS: [(&str, &[&str]); 2] = [("月火水木金土日", &["曜日", "曜"]), ("월화수목금토일", &["요일"])];
    const CHINESE: [&str; 5] = ["星期", "礼拜", "禮拜", "週", "周"];
    let first = text.chars().next().filter(|c| !c.is_ascii())?;
    let after = text.get(first.len_utf8()..)?;
    for (days, ends) in DAYS {
        if days.contains(first)
            && let Some(rest) = ends.iter().find_map(|end| after.strip_prefix(end))
        {
            return Some(text.len() - rest.len());
        }
    }
    let day = CHINESE.iter().find_map(|name| text.strip_prefix(name))?;
    let rest = day.strip_prefix(['一', '二', '三', '四', '五', '六', '日', '天'])?;
    Some(text.len() - rest.len())
}

/// A text without its bracketed parts, such as a weekday or the long name of a zone. The abbreviation or offset of a
/// zone, and an IANA zone name, are kept.
fn without_brackets(text: &str) -> String {
    const OPEN: [char; 4] = ['(', '（', '[', '［'];
    const CLOSE: [char; 4] = [')', '）', ']', '］'];
    let mut out = String::with_capacity(text.len());
    let mut inside = String::new();
    let mut depth = 0_usize;
    for c in text.chars() {
        if OPEN.contains(&c) {
            depth += 1;
            inside.clear();
        } else if CLOSE.contains(&c) && depth > 0 {
            depth -= 1;
            if zones::is_certain(inside.trim()) || zones::named(inside.trim()).is_some() {
                out.push(' ');
                out.push_str(inside.trim());
                out.push(' ');
            }
            inside.clear();
        } else {
            (if depth > 0 { &mut inside } else { &mut out }).push(c);
        }
    }
    out
}

/// The text before its last vertical bar, if no digit follows it.
pub(super) fn before_bar(text: &str) -> Option<&str> {
    let (before, after) = text.rsplit_once('|')?;
    (!after.chars().map(digit).any(|c| c.is_ascii_digit())).then_some(before)
}
