//! Panels: their frames, the help in one column and in two, the settings.

use dateline::app::{Answer, App, Data, Effect, Msg, Write};
use dateline::config::ListDensity;
use dateline::model::{Headline, Health};
use dateline::ui;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use super::catching_up::{feeds, health, type_keys};
use super::{Input, KeyCode, KeyModifiers, answer_headlines, app, enter, headline, key, screen};

#[test]
fn no_rows_stand_empty_at_the_end_of_a_panel() {
    let mut app = feeds();
    let all: Vec<Health> = (0..60).map(|number| health(number, 0, None)).collect();
    app.update(Msg::Data(Data::Query(Answer::Health(all.into()))));
    for (columns, rows) in [(80, 24), (120, 36), (80, 36), (60, 14)] {
        app.update(Msg::Input(Input::Resize(columns, rows)));
        type_keys(&mut app, "G");
        let shown = screen(&app, columns, rows);
        let lines: Vec<&str> = shown.lines().filter_map(|line| line.split('│').nth(1)).collect();
        assert!(lines.iter().all(|line| !line.trim().is_empty()), "{shown}");
        app.update(Msg::Input(Input::Resize(120, 60)));
        let shown = screen(&app, 120, 60);
        assert!(shown.contains("Feed 59") && shown.contains("Feed 40"), "a larger screen shows more:\n{shown}");
    }
}

#[test]
fn the_frame_of_a_panel_stands_on_every_row_whatever_letters_are_beside_it() {
    let wide = |id: i64| {
        let title = format!("{}{}", "a".repeat(usize::try_from(id).unwrap()), "七国部长経過一夜談判ঢাকা".repeat(9));
        Headline { title, ..headline(id, false) }
    };
    for (columns, rows) in [(80, 24), (120, 36), (121, 36), (160, 48)] {
        let mut app = app(columns, rows);
        let effects = type_keys(&mut app, "l");
        answer_headlines(&mut app, &effects, (1..=30).map(wide).collect());
        for letter in ["?", ",", "t", "M"] {
            type_keys(&mut app, letter);
            let area = app.panels().frame(&app.panel_context()).unwrap().area;
            let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
            terminal.draw(|frame| ui::draw(&app, frame)).unwrap();
            // What the terminal got, not what was put into the frame.
            let buffer = terminal.backend().buffer();
            for y in area.y + 1..area.y + area.height - 1 {
                for x in [area.x, area.x + area.width - 1] {
                    assert_eq!(buffer[(x, y)].symbol(), "│", "{letter} {x} {y}:\n{}", screen(&app, columns, rows));
                }
            }
            type_keys(&mut app, "q");
        }
    }
}

#[test]
fn a_row_of_the_help_is_done() {
    let mut app = app(80, 36);
    type_keys(&mut app, "?/star or");
    app.update(enter());
    let effects = app.update(enter());
    assert!(matches!(&effects[..], [Effect::Write(Write::Mark(_))]), "{effects:?}");
    assert!(app.panels().top().is_none());
}

#[test]
fn help_stands_in_two_columns_where_the_screen_is_wide() {
    let mut app = app(120, 60);
    type_keys(&mut app, "?");
    let shown = screen(&app, 120, 60);
    let second = app.panels().frame(&app.panel_context()).unwrap().second.unwrap();
    assert_eq!((second.width, second.rows.is_empty()), (54, false), "{shown}");
    assert!(!shown.lines().any(|line| line.contains('│') && line.contains('…')), "nothing is cut:\n{shown}");
    let (row, line) = shown.lines().enumerate().find(|(_, line)| line.contains("choose a colour theme")).unwrap();
    let column = line[..line.find("choose a colour").unwrap()].chars().count();
    assert!(column > 60, "in the second column:\n{shown}");
    let click = |column: usize, row: usize| {
        let (column, row) = (u16::try_from(column).unwrap(), u16::try_from(row).unwrap());
        Msg::Input(Input::Click { column, row })
    };
    app.update(click(column, row));
    app.update(enter());
    assert_eq!(app.panels().top().map(dateline::app::Panel::title), Some("panel-themes"));
    type_keys(&mut app, "q?");
    let chosen = |app: &App| app.panels().place(&app.panel_context());
    let (_, count) = chosen(&app).unwrap();
    type_keys(&mut app, "G");
    app.update(Msg::Input(Input::Resize(120, 24)));
    type_keys(&mut app, "kG");
    assert_eq!(chosen(&app), Some((count, count)), "the choice goes through both columns");
    let last = app.panels().frame(&app.panel_context()).unwrap();
    assert_eq!(last.below, 0, "{}", screen(&app, 120, 24));
    app.update(Msg::Input(Input::Resize(100, 24)));
    assert!(app.panels().frame(&app.panel_context()).unwrap().second.is_none(), "one column where it is narrow");
    type_keys(&mut app, "/zzzz");
    app.update(Msg::Input(Input::Resize(140, 24)));
    assert!(screen(&app, 140, 24).contains("zzzz"), "{}", screen(&app, 140, 24));
}

#[test]
fn a_setting_says_what_it_is_for_and_what_it_can_be() {
    let mut app = app(80, 36);
    type_keys(&mut app, ",");
    assert!(screen(&app, 80, 36).contains("width of the text column in cells"));
    let names = dateline::config::effective(app.environment().settings());
    let at = names.iter().position(|(name, _)| *name == "list").unwrap();
    type_keys(&mut app, &"j".repeat(at));
    let shown = screen(&app, 80, 36);
    assert!(shown.contains("auto · compact · comfortable · standfirst"), "{shown}");
    app.update(enter());
    assert_eq!(app.environment().settings().list, ListDensity::Compact);
}

#[test]
fn a_setting_that_was_changed_is_reverted_by_the_key_that_undoes() {
    let mut app = app(80, 36);
    type_keys(&mut app, ",");
    assert!(!screen(&app, 80, 36).lines().last().unwrap().contains("u undo"), "nothing was changed yet");
    assert_eq!(type_keys(&mut app, "u"), [], "marks of articles are left alone");
    let names = dateline::config::effective(app.environment().settings());
    let at = names.iter().position(|(name, _)| *name == "list").unwrap();
    type_keys(&mut app, &"j".repeat(at));
    app.update(enter());
    type_keys(&mut app, "g");
    app.update(enter());
    app.update(Msg::Input(Input::Key(KeyCode::Char('u'), KeyModifiers::CONTROL)));
    type_keys(&mut app, "70");
    app.update(enter());
    assert_eq!(
        (app.environment().settings().list, app.environment().settings().text_width),
        (ListDensity::Compact, 70)
    );
    assert!(screen(&app, 120, 36).lines().last().unwrap().contains("u undo"));
    type_keys(&mut app, "u");
    assert_eq!(
        (app.environment().settings().list, app.environment().settings().text_width),
        (ListDensity::Compact, 66)
    );
    type_keys(&mut app, "u");
    assert_eq!(app.environment().settings().list, ListDensity::Auto);
    assert!(screen(&app, 80, 36).contains("auto · compact · comfortable"), "its row is chosen");
}

#[test]
fn help_tells_that_there_is_more_of_it() {
    let mut app = app(80, 16);
    app.update(key('?'));
    assert!(screen(&app, 80, 16).contains("▼ j:"), "{}", screen(&app, 80, 16));
    app.update(Msg::Input(Input::Key(KeyCode::End, KeyModifiers::NONE)));
    assert!(!screen(&app, 80, 16).contains("▼ j:"), "{}", screen(&app, 80, 16));
}

#[test]
fn the_hints_are_of_keys_that_are_no_letters_where_letters_are_typed() {
    let status = |app: &App| screen(app, 80, 24).lines().last().unwrap().to_owned();
    let mut app = app(80, 24);
    type_keys(&mut app, ":");
    let prompt = status(&app);
    assert!(prompt.contains("↓/↑ move  ⏎ choose  Esc back") && !prompt.contains("j/k"), "{prompt}");
    type_keys(&mut app, "qqq");
    assert!(status(&app).trim_start().starts_with("Esc back"), "no row is left: {}", status(&app));
    app.update(Msg::Input(Input::Key(KeyCode::Esc, KeyModifiers::NONE)));
    type_keys(&mut app, "?/");
    let filter = status(&app);
    assert!(filter.contains("Esc back") && !filter.contains("j/k") && !filter.contains("⏎"), "{filter}");
    app.update(enter());
    assert!(status(&app).contains("j/k move"), "{}", status(&app));
}

#[test]
fn a_key_that_is_nothing_to_a_panel_says_so() {
    for (panel, keys) in [(",", ["/", "!", "s"]), ("t", ["/", "+", "="])] {
        for key in keys {
            let mut app = app(80, 24);
            type_keys(&mut app, panel);
            type_keys(&mut app, key);
            let shown = screen(&app, 80, 24);
            let last = shown.lines().last().unwrap();
            assert!(last.contains(&format!("{key} does nothing here; ? lists the keys")), "{panel}{key}: {last}");
        }
    }
}
