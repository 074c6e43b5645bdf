//! Themes and symbols.

use crossterm::event::{KeyCode, KeyModifiers};
use dateline::app::{Answer, App, Data, Effect, Environment, Input, Look, Msg, Report, Write};
use dateline::config::{Colour, Depth, OptionValue, Theme, contrast, load_themes};
use dateline::model::Outage;
use dateline::ui;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Color;

use super::{app, app_in, article_ticket, enter, environment, key, opened, screen};

/// The contrast that text must have: WCAG 2, level AA.
const LEAST: f64 = 4.5;
/// The contrast that lines between parts of the screen must have: WCAG 2.1, 1.4.11.
const LEAST_OF_LINES: f64 = 3.0;

fn drawn(app: &App) -> Buffer {
    let (columns, rows) = (app.environment().layout().tabs.width, app.environment().layout().status.y + 1);
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
    terminal.draw(|frame| ui::draw(app, frame)).unwrap();
    terminal.backend().buffer().clone()
}

fn surroundings(theme: &str, ascii: bool) -> Environment {
    environment().with_look(Look::new(Theme::built_in(), theme, ascii))
}

fn themed(name: &str) -> App {
    app_in(surroundings(name, false), 120, 36)
}

#[test]
fn the_colours_follow_the_ground_of_the_terminal_where_they_suit_it_by_themselves() {
    let mut app = themed("dark");
    let shown = |app: &App| app.environment().look().theme().map(|theme| theme.name.clone()).unwrap_or_default();
    app.update(Msg::Input(Input::Ground { light: true }));
    assert_eq!(shown(&app), "light");
    app.update(Msg::Input(Input::Ground { light: false }));
    assert_eq!(shown(&app), "dark");
    let settings = dateline::config::Settings::default();
    let few: Vec<Theme> = Theme::built_in().into_iter().filter_map(|theme| theme.within(Depth::Named)).collect();
    let mut app = app_in(Environment::new(settings, false).with_look(Look::new(few, "ansi", false)), 120, 36);
    app.update(Msg::Input(Input::Ground { light: true }));
    assert_eq!(shown(&app), "ansi-light");
}

#[test]
fn the_title_of_the_window_tells_what_is_unread_in_the_section() {
    let mut app = app(80, 24);
    assert_eq!(ui::title(&app), "World (2) - dateline");
    app.update(key('l'));
    assert_eq!(ui::title(&app), "Science (1) - dateline");
}

#[test]
fn every_text_of_every_theme_has_contrast_enough() {
    for theme in Theme::built_in() {
        // Themes on the terminal's own ground are judged on xterm's.
        let own = if theme.light { (255, 255, 255) } else { (0, 0, 0) };
        let letters = if theme.light { (0, 0, 0) } else { (229, 229, 229) };
        for depth in [Depth::True, Depth::Indexed] {
            let Some(theme) = theme.clone().within(depth) else { continue };
            let grounds = [theme.colours.background, theme.colours.selected];
            for (name, text) in theme.colours.texts() {
                for ground in grounds {
                    let ground = ground.rgb().or(theme.colours.background.rgb()).unwrap_or(own);
                    let ratio = contrast(text.rgb().unwrap_or(letters), ground);
                    assert!(ratio >= LEAST, "{} {depth:?}: {name} has {ratio:.2} on {ground:?}", theme.name);
                }
            }
        }
    }
}

/// The contrast of a cell as it is seen, on xterm's own ground where a theme has none.
fn contrast_of(cell: &Cell, light: bool) -> f64 {
    let (ground, letters) = if light { ((255, 255, 255), (0, 0, 0)) } else { ((0, 0, 0), (229, 229, 229)) };
    let rgb = |colour: Color| match colour {
        Color::Rgb(red, green, blue) => Some((red, green, blue)),
        Color::Indexed(number) => Colour::Indexed(number).rgb(),
        _ => None,
    };
    contrast(rgb(cell.fg).unwrap_or(letters), rgb(cell.bg).unwrap_or(ground))
}

#[test]
fn whatever_is_drawn_in_any_theme_is_seen_well_text_and_lines() {
    let is_line = |cell: &Cell| cell.symbol().chars().all(|c| ('\u{2500}'..'\u{2580}').contains(&c));
    for theme in Theme::built_in() {
        let mut app = themed(&theme.name);
        let effects = app.update(enter());
        let (ticket, _) = article_ticket(&effects).unwrap();
        app.update(Msg::Data(Data::Query(Answer::Article { ticket, opened: Some(opened(1)) })));
        let mut lines = 0;
        for letter in ["", "?", "t", ",", ":", "c", "W"] {
            letter.chars().for_each(|c| drop(app.update(key(c))));
            for cell in drawn(&app).content.iter().filter(|cell| !cell.symbol().trim().is_empty()) {
                let least = if is_line(cell) { LEAST_OF_LINES } else { LEAST };
                let ratio = contrast_of(cell, theme.light);
                assert!(ratio >= least, "{} {letter}: {:?} has {ratio:.2}", theme.name, cell.symbol());
                lines += usize::from(is_line(cell));
            }
            app.update(Msg::Input(Input::Key(KeyCode::Esc, KeyModifiers::NONE)));
        }
        assert!(lines > 100, "{}: {lines} cells of lines", theme.name);
    }
}

#[test]
fn lines_of_every_theme_are_seen_in_every_depth() {
    for theme in Theme::built_in() {
        let own = if theme.light { (255, 255, 255) } else { (0, 0, 0) };
        for depth in [Depth::True, Depth::Indexed] {
            let Some(theme) = theme.clone().within(depth) else { continue };
            let Some(line) = theme.colours.rule.rgb() else { continue };
            let ratio = contrast(line, theme.colours.background.rgb().unwrap_or(own));
            assert!(ratio >= LEAST_OF_LINES, "{} {depth:?}: lines have {ratio:.2}", theme.name);
        }
    }
}

#[test]
fn a_theme_colours_the_whole_screen_and_reversed_letters_stay_readable() {
    for theme in Theme::built_in() {
        let mut app = themed(&theme.name);
        let effects = app.update(enter());
        let (ticket, _) = article_ticket(&effects).unwrap();
        app.update(Msg::Data(Data::Query(Answer::Article { ticket, opened: Some(opened(1)) })));
        for letter in ["", "?", "t"] {
            letter.chars().for_each(|c| drop(app.update(key(c))));
            let buffer = drawn(&app);
            let ground = theme.colours.background;
            let painted = buffer.content.iter().filter(|cell| cell.bg == Color::Reset).count();
            assert_eq!(painted == 0, ground != Colour::Default, "{}: {painted} cells are not painted", theme.name);
            app.update(Msg::Input(Input::Key(KeyCode::Esc, KeyModifiers::NONE)));
        }
    }
}

#[test]
fn the_picker_shows_a_theme_at_once_keeps_it_and_gives_it_back() {
    let mut app = themed("dark");
    let ground = |app: &App| drawn(app)[(60, 34)].bg;
    let dark = ground(&app);
    app.update(key('t'));
    app.update(key('j'));
    assert_ne!(ground(&app), dark, "light, at once");
    app.update(key('q'));
    assert_eq!(ground(&app), dark, "as it was");
    app.update(key('t'));
    app.update(key('j'));
    assert_eq!(app.update(enter()), [Effect::Write(Write::Option("theme", OptionValue::Word("light".to_owned())))]);
    assert_ne!(ground(&app), dark);
    assert!(app.panels().top().is_none());
}

#[test]
fn without_colours_nothing_is_coloured_whatever_the_theme() {
    let mut app = app_in(surroundings("newsprint", false).with_colours(false), 120, 36);
    app.update(key('t'));
    assert!(screen(&app, 120, 36).contains("NO_COLOR"));
    let buffer = drawn(&app);
    assert!(buffer.content.iter().all(|cell| cell.fg == Color::Reset && cell.bg == Color::Reset));
}

#[test]
fn symbols_can_be_of_ascii_alone() {
    let mut app = app_in(surroundings("ansi", true), 120, 36);
    app.update(key('s'));
    let shown = screen(&app, 120, 36);
    assert!(shown.is_ascii(), "{shown}");
    assert!(shown.contains("Enter read") && shown.contains("Harbour Radio - Bogumil~ > Irena Talvik"), "{shown}");
    for letter in "?tec:".chars() {
        app.update(key(letter));
        let shown = screen(&app, 120, 36);
        assert!(shown.is_ascii(), "{letter}: {shown}");
        app.update(Msg::Input(Input::Key(KeyCode::Esc, KeyModifiers::NONE)));
    }
}

#[test]
fn themes_of_the_users_are_read_and_what_is_wrong_in_them_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let themes = folder.path().join("themes");
    std::fs::create_dir(&themes).unwrap();
    std::fs::write(themes.join("sea.toml"), "background = \"#001122\"\ntext = \"grey\"\nquite = \"cyan\"\n").unwrap();
    std::fs::write(themes.join("dark.toml"), "text = \"white\"\n").unwrap();
    let (themes, errors) = load_themes(folder.path());
    let of = |name: &str| themes.iter().find(|theme| theme.name == name).unwrap();
    assert_eq!(of("sea").colours.background, Colour::Rgb(0, 0x11, 0x22));
    assert_eq!((of("dark").colours.text, of("dark").colours.background), (Colour::Named(7), Colour::Default));
    let told: Vec<String> = errors.iter().map(ToString::to_string).collect();
    assert!(told[0].contains("sea.toml:2:8: expected a colour"), "{told:?}");
    assert!(told[1].contains("sea.toml:3:1: there is no option quite; did you mean quiet?"), "{told:?}");
    assert_eq!(of("sea").clone().within(Depth::Named), None, "16 colours are too few for it");
}

#[test]
fn the_tabs_leave_room_for_the_word_that_there_is_no_network() {
    for outage in [None, Some(Outage::NoNetwork)] {
        let mut app = app(60, 24);
        app.update(Msg::Data(Data::Job(Report::Refreshed { outage: outage.clone() })));
        let shown = screen(&app, 60, 24);
        let first = shown.lines().next().unwrap();
        let clock = if outage.is_some() { "  12:40 · offline" } else { "  12:40" };
        assert!(first.ends_with(clock), "{first}");
    }
}
