//! Visual order and the forms of Arabic letters.

use std::io::Write as _;
use std::process::{Command, Stdio};

use dateline::text::{Direction, Line, Options, direction, document, lay_out, visual, visual_line, width};
use rstest::rstest;

#[test]
fn right_to_left_lines_are_turned_round_and_stand_at_the_right() {
    let set = lay_out(&document("<p>שלום עולם</p>", None), 20, Options { visual_order: true, ..Options::default() });
    let printed = set.lines[0].printed();
    assert!(printed.ends_with("םלוע םולש"), "{printed:?}");
    assert_eq!(width(&printed), 20);
    assert_eq!(set.text, "שלום עולם");
}

#[test]
fn a_direction_that_is_given_wins_over_the_letters() {
    let set = |html: &str| {
        let set = lay_out(&document(html, None), 12, Options { visual_order: true, ..Options::default() });
        set.lines[0].printed()
    };
    assert_eq!(set("<p dir=rtl>abc.</p>"), "        .abc");
    assert_eq!(set("<p>a <bdi dir=rtl>(ב) 1</bdi> b</p>"), "a 1 (ב) b");
    assert_eq!(set("<ol dir=rtl><li>אב</ol>"), "       בא .1");
}

#[test]
fn a_paragraph_in_another_language_is_read_its_own_way_inside_what_is_read_from_the_right() {
    let set = |html: &str| {
        let set = lay_out(&document(html, None), 12, Options { visual_order: true, ..Options::default() });
        set.lines.last().map(Line::printed).unwrap_or_default()
    };
    assert_eq!(set("<div dir=rtl><p>שלום</p><p>Ships sail.</p></div>"), "Ships sail.");
    assert_eq!(set("<div dir=rtl><p>COP30 מחר</p></div>"), "   רחמ COP30");
    assert_eq!(set("<div dir=rtl><p dir=rtl>abc.</p></div>"), "        .abc");
    assert_eq!(set("<div dir=rtl><p>30.</p></div>"), "         .30");
}

const HEBREW: &str = "<p>הספינות יעברו במצר ביום שני.</p>";
const ENGLISH: &str = "<p>Ships may pass on Monday.</p>";

/// A block of both directions belongs to its article, however it begins; one of a single direction has its own. What is
/// read from the right stands right.
#[rstest]
#[case(HEBREW, "<ul><li>COP30: ועידת האקלים</li></ul>", true, "םילקאה תדיעו :COP30 •")]
#[case(HEBREW, "<p>https://h.example/path ראו כאן</p>", true, "ןאכ ואר https://h.example/path")]
#[case(HEBREW, "<h2>New York Times: שביתה</h2>", true, "התיבש :New York Times")]
#[case(HEBREW, "<blockquote>Ships may pass.</blockquote>", false, "│ Ships may pass.")]
#[case(HEBREW, "<p>A שלום is a word that they all say.</p>", false, "A םולש is a word that they all say.")]
#[case(HEBREW, "<p>In all ports שלום is a word that נמל crews say.</p>", false, "crews say.")]
#[case(HEBREW, "<p>BBC News: הספינות יעברו, says MSC</p>", true, "says MSC ,ורבעי תוניפסה :BBC News")]
#[case(ENGLISH, "<p>הספינות של BBC ושל CNN יעברו במצר ביום שני.</p>", true, ".ינש")]
#[case(HEBREW, "<p>המצר<br>COP30 מחר<br>All sail.</p>", false, "All sail.")]
#[case(HEBREW, "<p>Harbour<br>COP30 מחר</p>", true, "רחמ COP30")]
#[case(HEBREW, "<p dir=ltr>COP30 מחר</p>", false, "COP30 רחמ")]
#[case(HEBREW, "<table><tr><td>COP30<td>מחר</table>", true, "רחמ │ COP30")]
#[case(ENGLISH, "<p>נמל is a harbour.</p>", false, "למנ is a harbour.")]
#[case(ENGLISH, "<p>דובר BBC אמר כי הספינות יעברו מחר.</p>", true, ".רחמ ורבעי תוניפסה יכ רמא BBC רבוד")]
fn the_article_says_how_its_blocks_are_read(
    #[case] article: &str,
    #[case] block: &str,
    #[case] right: bool,
    #[case] last: &str,
) {
    let options = Options { visual_order: true, ..Options::default() };
    let lines = lay_out(&document(&format!("{article}{article}{block}"), None), 40, options).lines;
    let wanted = if right { format!("{last:>40}") } else { last.to_owned() };
    assert_eq!(lines.last().map(Line::printed), Some(wanted), "{lines:#?}");
}

#[test]
fn a_document_belongs_to_the_whole_that_is_given() {
    let set = |direction| {
        let options = Options { visual_order: true, direction, ..Options::default() };
        lay_out(&document("<p>The talks of COP30: מחר</p>", None), 24, options).lines[0].printed()
    };
    assert_eq!(set(Some(Direction::RightToLeft)), " רחמ :The talks of COP30");
    assert_eq!(set(None), "The talks of COP30: רחמ");
}

#[test]
fn a_text_is_read_as_most_of_its_words_are() {
    assert_eq!(direction("COP30: قمة المناخ"), Some(Direction::RightToLeft));
    assert_eq!(direction("سلام to all ships"), Some(Direction::LeftToRight));
    assert_eq!(direction("BBC عربي"), Some(Direction::LeftToRight), "as many of both");
    assert_eq!(direction("עברית BBC"), Some(Direction::RightToLeft), "as many of both");
    assert_eq!(direction("12:40 …"), None);
}

#[rstest]
#[case("بيت", "\u{fe96}\u{fef4}\u{fe91}")] // final, medial, initial from the left
#[case("لا", "\u{fefb}")]
#[case("سلام", "\u{fee1}\u{fefc}\u{feb3}")]
#[case("می\u{200c}رود", "\u{fea9}\u{feed}\u{fead}\u{fbfd}\u{fee3}")] // ZWNJ ends the joining
#[case("كِتاب", "\u{fe8f}\u{fe8e}\u{fe98}\u{fedb}\u{650}")]
fn arabic_letters_take_the_form_of_their_place(#[case] text: &str, #[case] printed: &str) {
    assert_eq!(visual(text, None, None, false), printed);
}

#[test]
fn a_terminal_that_turns_words_gets_them_as_they_are_in_visual_order() {
    assert_eq!(visual("שלום עולם (abc)", None, None, true), "(abc) עולם שלום");
    assert_eq!(visual("می\u{200c}رود", None, None, true), "می\u{200c}رود");
    assert_eq!(visual("غدا، قال", None, None, true), "قال غدا،");
}

/// Lines of mixed directions: always the same ones, from words of no newspaper.
fn mixed_lines(count: usize) -> Vec<String> {
    const WORDS: [&str; 40] = [
        "سفينة",
        "المضيق",
        "لجنة",
        "الآن",
        "إلى",
        "قالت",
        "لأن",
        "مؤتمر",
        "بِناء",
        "شؤون",
        "کشتی",
        "گزارش",
        "چهار",
        "پل",
        "ژرف",
        "هستند",
        "خانه",
        "ספינה",
        "נמל",
        "אמרה",
        "שלום",
        "היום",
        "ב-12",
        "ship",
        "Harbour",
        "GNU/Linux",
        "de",
        "x2",
        "2026",
        "3.5",
        "1,200",
        "٢٥",
        "۱۴",
        "25%",
        "(",
        ")",
        "[",
        "]",
        "«",
        "»",
    ];
    const MARKS: [&str; 10] = [" ", " ", " ", " ", ", ", ": ", "، ", " - ", ". ", "! "];
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = |most: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % most as u64).unwrap()
    };
    (0..count)
        .map(|_| {
            let length = 3 + next(9);
            let mut line = String::new();
            for _ in 0..length {
                line.push_str(WORDS[next(WORDS.len())]);
                line.push_str(MARKS[next(MARKS.len())]);
            }
            line.trim().to_owned()
        })
        .collect()
}

/// What the program `fribidi` makes of lines; none where it is not installed.
fn fribidi(lines: &[String]) -> Option<Vec<String>> {
    let mut command = Command::new("fribidi");
    command.args(["--nopad", "--nobreak", "--reordernsm", "--charset", "UTF-8"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
    let mut stdin = child.stdin.take().unwrap();
    let text = lines.join("\n") + "\n";
    let writer = std::thread::spawn(move || stdin.write_all(text.as_bytes()));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    // It leaves a zero-width character where a ligature took two places.
    let text = String::from_utf8(output.stdout).unwrap().replace('\u{feff}', "");
    Some(text.lines().map(str::to_owned).collect())
}

#[test]
fn visual_order_and_forms_are_those_of_fribidi() {
    let lines = mixed_lines(500);
    let Some(expected) = fribidi(&lines) else {
        return;
    };
    assert_eq!(expected.len(), lines.len());
    let wrong: Vec<String> = lines
        .iter()
        .zip(&expected)
        .filter(|(line, expected)| visual(line, None, None, false) != **expected)
        .map(|(line, expected)| format!("{line:?}\n  ours {:?}\n  its  {expected:?}", visual(line, None, None, false)))
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of 500:\n{}",
        wrong.len(),
        wrong.iter().take(5).cloned().collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn the_pieces_of_a_line_of_the_interface_keep_their_places() {
    let turned = |text: &str| text.chars().rev().collect::<String>();
    let (author, translator) = ("רונית", "נחמן");
    let line = format!("Quay · {author}, tr. {translator} · 6 h ago");
    let expected = format!("Quay · {}, tr. {} · 6 h ago", turned(author), turned(translator));
    assert_eq!(visual_line(&line, Direction::LeftToRight, false), expected);
    let line = format!("{author}, tr. {translator} · Hebrew");
    let expected = format!("{}, tr. {} · Hebrew", turned(author), turned(translator));
    assert_eq!(visual_line(&line, Direction::LeftToRight, false), expected);
    let line = format!("{author} · Ben Holm, Ada Frost · 6/12");
    let expected = format!("6/12 · Ada Frost ,Ben Holm · {}", turned(author));
    assert_eq!(visual_line(&line, Direction::RightToLeft, false), expected);
    let line = format!("Marked as read: {author} (12) and {translator} (3)");
    let expected = format!("Marked as read: {} (12) and {} (3)", turned(author), turned(translator));
    assert_eq!(visual_line(&line, Direction::LeftToRight, false), expected);
    let line = format!("{author} Ben Holm (12) {translator}");
    let expected = format!("{} (12) Ben Holm {}", turned(translator), turned(author));
    assert_eq!(visual_line(&line, Direction::RightToLeft, false), expected);
    // A line in no letter of the interface is no line of it.
    assert_eq!(visual_line("Ben Holm, Ada Frost", Direction::RightToLeft, false), "Ben Holm, Ada Frost");
    assert_eq!(visual_line("404, not found", Direction::RightToLeft, false), "404, not found");
}
