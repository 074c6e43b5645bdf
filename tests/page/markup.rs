//! Whom the markup of a byline, a label or a box names.

use super::persons::{NOBODY, authors};

#[test]
fn class_names_and_folders_say_author_in_any_language() {
    for word in [
        "szerzo",
        "szerző",
        "yazar",
        "muhabir",
        "kirjoittaja",
        "skribent",
        "forfatter",
        "schrijver",
        "verfasser",
        "redactora",
        "dziennikarz",
        "avtor",
        "zuozhe",
        "tac-gia",
        "mwandishi",
    ] {
        assert_eq!(authors(&format!("<div class={word}>Ada Obiri</div>"), ""), ["Ada Obiri"], "{word}");
        assert_eq!(authors(&format!("<div><a href=/{word}/ada>Ada Obiri</a></div>"), ""), ["Ada Obiri"], "{word}");
    }
    assert_eq!(authors("<div class=authority>Ada Obiri</div><a href=/authority/ada>Ada Obiri</a>", ""), NOBODY);
}

#[test]
fn a_signature_signs_if_it_is_a_name_and_nothing_else() {
    for word in ["firma", "assinatura", "podpis", "imza"] {
        assert_eq!(authors(&format!("<div class={word}>Ada Obiri</div>"), ""), ["Ada Obiri"], "{word}");
        assert_eq!(authors(&format!("<div class={word}>Harbours of the world</div>"), ""), NOBODY, "{word}");
    }
}
