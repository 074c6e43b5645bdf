//! Whom the markup of a byline, a label or a box names.

use dateline::model::Role;
use dateline::page::read;

use super::persons::{NOBODY, around, authors};
use super::{body, names};

/// The names in each of some roles.
fn all(markup: &str, roles: &[Role]) -> Vec<Vec<String>> {
    let page = read(&around(markup, ""), None);
    roles.iter().map(|role| names(&page, *role)).collect()
}

#[test]
fn elements_side_by_side_in_a_byline_are_parts_of_it() {
    for line in [
        "<span>Ada Obiri</span><span>reporter</span>",
        "<b>Ada Obiri</b><span>12 November 2026</span><span>5 min read</span>",
        "<span>Author</span><b>Ada Obiri</b><em>reporter</em>",
        "<span>Text</span> <b>Ada Obiri</b>",
        "<span>By</span> <b>Ada Obiri</b>",
        "<span>A</span>da Obiri",
        "<span>Ada</span> <span>Obiri</span>",
        "<span class=first>Ada</span> <span class=last>Obiri</span>",
    ] {
        assert_eq!(authors(&format!("<div class=byline>{line}</div>"), ""), ["Ada Obiri"], "{line}");
    }
    let two = "<div class=byline><span>By</span> <b>Ada Obiri</b> <b>Corin Budrek</b></div>";
    assert_eq!(authors(two, ""), ["Ada Obiri", "Corin Budrek"]);
    let two = "<div class=byline><em>김바다 기자</em> <em>박나루 기자</em></div>";
    assert_eq!(authors(two, ""), ["김바다", "박나루"]);
    let family = "<div class=byline><b>Ada</b> <b>Obiri Talvik</b></div>";
    assert_eq!(authors(family, ""), ["Ada Obiri Talvik"]);
}

#[test]
fn a_label_and_a_name_in_two_elements_are_a_credit_in_any_language() {
    for (text, translation) in [
        ("Text", "Translation"),
        ("Texte", "Traduction"),
        ("Текст", "Перевод"),
        ("Texto", "Traducción"),
        ("Tekst", "Przekład"),
    ] {
        let row = |label: &str, name: &str| format!("<div><span>{label}</span> <b>{name}</b></div>");
        let rows = format!("<div class=credits>{}{}</div>", row(text, "Ada Obiri"), row(translation, "Irena Talvik"));
        assert_eq!(all(&rows, &[Role::Author, Role::Translator]), [["Ada Obiri"], ["Irena Talvik"]], "{text}");
        let run = format!("<p class=credits><b>{text}</b> Ada Obiri <b>{translation}</b> Irena Talvik</p>");
        assert_eq!(all(&run, &[Role::Author, Role::Translator]), [["Ada Obiri"], ["Irena Talvik"]], "{text}");
    }
}

#[test]
fn a_role_before_a_link_to_a_profile_decides_in_any_markup() {
    let link = |name: &str| format!("<a href=/author/{}>{name}</a>", name.replace(' ', "-"));
    let (ada, irena) = (link("Ada Obiri"), link("Irena Talvik"));
    for (author, editor) in [("Author", "Editor"), ("Autor", "Redaktion"), ("Yazar", "Editör"), ("Auteur", "Éditrice")]
    {
        for rows in [
            format!("<ul><li><span>{author}</span> {ada}</li><li><span>{editor}</span> {irena}</li></ul>"),
            format!("<div><span>{author}</span> {ada}</div><div><span>{editor}</span> {irena}</div>"),
            format!("<dl><dt>{author}</dt><dd>{ada}</dd><dt>{editor}</dt><dd>{irena}</dd></dl>"),
            format!(
                "<table><tr><th>{author}</th><td>{ada}</td></tr><tr><th>{editor}</th><td>{irena}</td></tr></table>"
            ),
        ] {
            assert_eq!(all(&rows, &[Role::Author, Role::Editor]), [["Ada Obiri"], ["Irena Talvik"]], "{rows}");
        }
    }
    let printed = format!("<p class=byline>By {ada} Photographs {irena}</p>");
    assert_eq!(all(&printed, &[Role::Author, Role::Photographer]), [["Ada Obiri"], ["Irena Talvik"]]);
}

#[test]
fn a_byline_of_parts_that_became_a_credit_is_gone_from_the_body() {
    let line = "<p class=byline><span>Ada Obiri</span><span>reporter</span></p>";
    let page = read(&around(line, ""), None);
    assert!(!body(&page).contains("Obiri"), "{}", body(&page));
}

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

#[test]
fn a_link_behind_the_label_of_another_role_makes_nobody_an_author() {
    let link = "<a rel=author href=/author/ada>Ada Obiri</a>";
    for label in ["Edited by", "Editor:", "Redaktion:", "Relecture :", "Edición:", "Редактор:", "Redigiert von"]
    {
        let found = all(&format!("<p>{label} {link}</p>"), &[Role::Author, Role::Editor]);
        assert_eq!(found, [vec![], vec!["Ada Obiri".to_owned()]], "{label}");
    }
    let two = format!("<p>Edited by {link} and <a rel=author href=/author/corin>Corin Budrek</a></p>");
    assert_eq!(
        all(&two, &[Role::Author, Role::Editor]),
        [vec![], vec!["Ada Obiri".to_owned(), "Corin Budrek".to_owned()]]
    );
    let pair =
        |role: &str, name: &str| format!("<div><h6>{role}</h6><p><a rel=author href=/author/a>{name}</a></p></div>");
    let pairs = [pair("Author", "Ada Obiri"), pair("Editor", "Corin Budrek")].concat();
    assert_eq!(all(&pairs, &[Role::Author, Role::Editor]), [["Ada Obiri"], ["Corin Budrek"]]);
    for label in [
        "By",
        "Written by",
        "Posted in Harbours by",
        "Veröffentlicht von",
        "Publié par",
        "Kolumne:",
        "Senior Editor",
        "Author:",
    ] {
        assert_eq!(authors(&format!("<p>{label} {link}</p>"), ""), ["Ada Obiri"], "{label}");
    }
}

#[test]
fn a_box_about_the_author_gives_the_name_of_its_heading_link_or_bold_run() {
    let text = "<p>Freelance reporter from the coast.</p>";
    for (class, inside) in [
        ("author-bio", format!("<h4>Ada Obiri</h4>{text}")),
        ("autor-info", "<h3>Sobre la autora</h3><p><a href=/autor/ada>Ada Obiri</a> vive en la costa.</p>".to_owned()),
        ("autorenbox", "<div class=autorenbox__name>Ada Obiri</div><div>Redakteurin Politik</div>".to_owned()),
        ("author_card", "<h2>Die Autorin</h2><p><b>Ada Obiri</b>, geb. 1981, ist Lotsin.</p>".to_owned()),
        ("szerzo-doboz", format!("<h4>Ada Obiri</h4>{text}")),
    ] {
        for element in ["div", "aside"] {
            let found = format!("<{element} class={class}>{inside}</{element}>");
            assert_eq!(authors("", &found), ["Ada Obiri"], "{found}");
        }
    }
    for inside in
        ["<h4>More from Ada Obiri</h4>", "<h4>About the author</h4>", "<h4>Ada Obiri</h4><h4>Corin Budrek</h4>"]
    {
        let found = format!("<div class=author-bio>{inside}{text}</div>");
        assert_eq!(authors("", &found), NOBODY, "{found}");
    }
    // An aside of another name is furniture.
    assert_eq!(authors("", &format!("<aside class=about><h4>Ada Obiri</h4>{text}</aside>")), NOBODY);
    let other = "<aside class=author-box><h4>Corin Budrek</h4></aside>".to_owned();
    let named =
        "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"author\":{\"name\":\"Ada Obiri\"}}</script>";
    assert_eq!(authors(named, &other), ["Ada Obiri"]);
}

#[test]
fn the_teaser_of_another_story_after_the_text_ends_what_belongs_to_it() {
    let deck = "The mayor, who had asked for it until the last evening of the year, said that ships may pass again, and that \
                nobody would have to wait for the cranes any longer than a day or two.";
    for teaser in [
        format!("<a href=/b><h2>Four boats wait in the rain</h2><div class=deck>{deck}</div></a>"),
        format!("<h2><a href=/b>Four boats wait in the rain</a></h2><div class=deck>{deck}</div>"),
    ] {
        let page = read(&around("", &format!("<p><i>(Edited by Irena Talvik)</i></p><div>{teaser}</div>")), None);
        assert_eq!(names(&page, Role::Editor), ["Irena Talvik"], "{teaser}");
    }
}

#[test]
fn a_topic_or_a_menu_called_original_leads_to_no_original() {
    let base = Some("https://h.example/en/boats/1");
    for line in [
        "<div class='tag #original'><a href=/tags/original>#original</a></div>",
        "<ul><li class=site-navigation-item><a href=/original/><span>Im Original</span></a></li></ul>",
        "<p>Original: <a href=/original/ rel=tag>Series</a></p>",
        "<span class=headline_original>Need a boat? <a href=/en/boats>Ask us</a></span>",
        "<p>Original: <a href=https://t.example/>The Tide</a></p>",
    ] {
        let page = read(&format!("<article><h1>A</h1><p>Text of the quay.</p>{line}</article>"), base);
        assert_eq!(page.original, None, "{line}");
    }
}
