//! The edge at which a picture stands, and how it leaves over that of the screen.

use dateline::config::Bidi;
use dateline::words::Words;

use super::*;

#[test]
fn a_picture_stands_at_the_edge_at_which_the_text_begins() {
    let arabic = "<p>فتح الرصيف الشمالي من جديد.</p><figure><img src=\"https://harbour.example/quay.png\" alt=\"الرصيف\">\
                  <figcaption>الرصيف عند الظهر.</figcaption></figure><p>وقف القارب هناك.</p>";
    for language in ["en", "ar"] {
        for (body, from_right) in [(BODY, false), (arabic, true)] {
            let mut settings = Settings::default();
            settings.bidi = Bidi::App;
            let environment = Environment::new(settings, false).with_words(Words::of(language).unwrap());
            let (app, asked) = reading_in(environment.with_pictures(Some(CELL)), body, &[(SRC, (200, 200))]);
            let mut pictures = Pictures::default();
            pictures.keep(&asked[0], Picture::new(&flag(200, 200), &asked[0], Protocol::Blocks, CELL).unwrap());
            let shown = drawn(&app, &pictures);
            let text = app.environment().layout().text;
            let coloured = |column: u16| {
                (0..SIZE.1)
                    .any(|row| matches!(shown[(column, row)].fg, Color::Rgb(red, _, blue) if red > 150 && blue < 50))
            };
            let (first, last) = (text.x, text.x + text.width - 1);
            let place = format!("{language} {from_right} {:#?}", rows(&shown));
            assert!(asked[0].columns < text.width, "{place}");
            assert_eq!((coloured(first), coloured(last)), (!from_right, from_right), "{place}");
        }
    }
}

#[test]
fn a_picture_leaves_over_the_top_row_by_row() {
    let body = format!("{BODY}{}", "<p>More of it.</p>".repeat(30));
    let (mut app, asked) = reading(&body, &[(SRC, (400, 400))], false, Some(CELL));
    let mut pictures = Pictures::default();
    pictures.keep(&asked[0], Picture::new(&flag(400, 400), &asked[0], Protocol::Blocks, CELL).unwrap());
    let mut last = red(&drawn(&app, &pictures));
    let start = last;
    assert!(start > 0);
    for _ in 0..30 {
        press(&mut app, KeyCode::Char('j'));
        let now = red(&drawn(&app, &pictures));
        assert!(now <= last, "rows came back");
        last = now;
    }
    assert_eq!(last, 0);
    press(&mut app, KeyCode::Char('g'));
    assert_eq!(red(&drawn(&app, &pictures)), start);
}
