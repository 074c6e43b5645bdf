//! Who signs a page by its own marks.

use dateline::model::Role;
use dateline::page::read;

use super::names;

#[test]
fn an_address_of_authors_is_a_byline_wherever_it_stands() {
    let aside = |inside: &str| {
        format!("<h1>Seagrass</h1><aside><address>{inside}</address></aside><article><p>Text.</p></article>")
    };
    let page =
        read(&aside("<a rel=author href=/ada>Ada Obiri</a> and <a rel=author href=/corin>Corin Budrek</a>"), None);
    assert_eq!(names(&page, Role::Author), ["Ada Obiri", "Corin Budrek"]);
    assert_eq!(names(&read(&aside("By Corin Budrek"), None), Role::Author), Vec::<String>::new());
}

#[test]
fn whom_a_class_name_calls_translator_is_one_and_a_control_of_the_page_is_nobody() {
    let body = "<p>Text of some length, that the quay was dry.</p>";
    let own = "<span class=author>Ada Obiri</span> <span class='post-translator'>Corin Budrek</span>";
    let page = read(&format!("<article><h1>Seagrass</h1>{own}{body}</article>"), None);
    assert_eq!(names(&page, Role::Author), ["Ada Obiri"]);
    assert_eq!(names(&page, Role::Translator), ["Corin Budrek"]);
    let control = "<div class=translator><select><option>Corin Budrek</option></select></div>";
    let page = read(&format!("<article><h1>Seagrass</h1>{control}{body}</article>"), None);
    assert_eq!(names(&page, Role::Translator), Vec::<String>::new());
}

/// A page of three paragraphs, with something before and after them.
pub(crate) fn around(before: &str, after: &str) -> String {
    let text = |of: &str| format!("<p>The {of} was dry again when the boats came home to the old harbour.</p>");
    let text = [text("quay"), text("slip"), text("mole")].concat();
    format!("<article><h1>Seagrass</h1>{before}{text}</article>{after}")
}

pub(crate) fn authors(before: &str, after: &str) -> Vec<String> {
    names(&read(&around(before, after), None), Role::Author)
}

pub(crate) const NOBODY: [&str; 0] = [];

#[test]
fn readers_who_comment_sign_nothing_in_any_language() {
    for (all, one) in [
        ("kommentare", "kommentar"),
        ("liste-commentaires", "commentaire"),
        ("comentarios", "comentario"),
        ("commenti", "commento"),
        ("reacties", "reactie"),
        ("komentarze", "komentarz"),
        ("yorumlar", "yorum"),
        ("kommentarii", "kommentariy"),
        ("thread", "li-comment"),
    ] {
        let said =
            format!("<div class={all}><div class={one}><b class=author>Corin Budrek</b><p>At last!</p></div></div>");
        assert_eq!(authors("", &said), NOBODY, "{all}");
        assert_eq!(authors("<p class=author>By Ada Obiri</p>", &said), ["Ada Obiri"], "{all}");
    }
    let two = "<div class=kommentar><b class=autor>Corin Budrek</b></div>".repeat(2);
    assert_eq!(authors("", &two), NOBODY);
    for heading in ["3 Comments", "Kommentare (3)", "Комментарии", "コメント"] {
        let said = format!("<h3>{heading}</h3><div><b class=author>Corin Budrek</b><p>At last!</p></div>");
        assert_eq!(authors("", &said), NOBODY, "{heading}");
    }
}

#[test]
fn an_opinion_piece_has_the_class_name_of_a_comment_and_an_author() {
    for class in ["kommentar", "commento", "comentario", "komentarz"] {
        let page = around("<p class=autor>Ada Obiri</p>", "");
        assert_eq!(
            names(&read(&format!("<div class={class}>{page}</div>"), None), Role::Author),
            ["Ada Obiri"],
            "{class}"
        );
        assert_eq!(
            authors(&format!("<h2 class={class}>Kommentar</h2><p class=autor>Ada Obiri</p>"), ""),
            ["Ada Obiri"]
        );
    }
    assert_eq!(authors("<h2>Comment</h2><p class=author>Ada Obiri</p>", ""), ["Ada Obiri"]);
    let whole = around("<p class=autor>Ada Obiri</p>", "");
    let whole = format!("<div class='seite mit-kommentare'>{whole}</div>");
    assert_eq!(names(&read(&whole, None), Role::Author), ["Ada Obiri"]);
}

#[test]
fn who_is_quoted_or_took_a_picture_is_no_author() {
    for class in ["zitat", "citation", "cita-destacada", "cytat", "citazione", "idezet", "alinti"] {
        let quoted = format!("<div class={class}><p>It goes.</p><p class=author>Corin Budrek, driver</p></div>");
        assert_eq!(authors(&quoted, ""), NOBODY, "{class}");
    }
    for class in ["imagen", "imagem", "immagine", "zdjecie", "kuva", "resim", "afbeelding"] {
        let taken = format!("<div class={class}><img src=a.jpg><span class=author>Corin Budrek</span></div>");
        assert_eq!(authors(&taken, ""), NOBODY, "{class}");
    }
    assert_eq!(
        authors("<div class=author-imagen><img src=a.jpg><b class=author>Ada Obiri</b></div>", ""),
        ["Ada Obiri"]
    );
}

#[test]
fn who_signs_a_list_of_other_articles_signs_not_this_one() {
    let link = "<a href=/slip>The old slip</a> <span class=autor>Corin Budrek</span>";
    for class in ["ranking", "a-lire", "meistgelesen", "lo-mas", "polecamy", "column"] {
        let list = format!("<div class={class}>{link}</div>");
        assert_eq!(authors("", &list), NOBODY, "{class}");
        assert_eq!(authors("<p class=autor>Ada Obiri</p>", &list), ["Ada Obiri"], "{class}");
    }
    let page = "<html lang=ja><article><h1>港</h1><p>船が帰ったとき、古い港の岸壁は乾いていた。</p></article>";
    let list = "<div class=ranking><ol><li><a href=/a>古い橋</a>　文・山田太郎</li></ol></div>";
    assert_eq!(names(&read(&format!("{page}{list}"), None), Role::Author), NOBODY);
    // Behind the text as well an author signs, beside buttons too.
    assert_eq!(authors("", "<p><span class=autor>Ada Obiri</span></p>"), ["Ada Obiri"]);
    let tags = "<div><a rel=tag href=/tag/old>Old harbours</a> <span class=autor>Ada Obiri</span></div>";
    assert_eq!(authors("", tags), ["Ada Obiri"]);
}

#[test]
fn a_link_to_a_person_in_a_sentence_is_of_the_story() {
    let link = "<a href=/people/corin>Corin Budrek</a>";
    assert_eq!(authors("", &format!("<p>The report, by {link}, was printed in May.</p>")), NOBODY);
    assert_eq!(authors("", &format!("<p>It was {link} who saw it.</p>")), NOBODY);
    for line in [format!("By {link}"), format!("By {link}, writer at large."), format!("By {link} and others.")] {
        assert_eq!(authors(&format!("<p>{line}</p>"), ""), ["Corin Budrek"], "{line}");
    }
}

#[test]
fn a_byline_beside_the_number_of_comments_is_one() {
    let line = "<div class=firma-comentarios><span class=autor>Ada Obiri</span> <a href='#c'>3 comentarios</a></div>";
    assert_eq!(authors(line, ""), ["Ada Obiri"]);
}

#[test]
fn a_mail_link_whose_address_holds_the_name_is_the_name() {
    let name = |text: &str| format!("<div class=byline><a href='mailto:ada.obiri@quay.example'>{text}</a></div>");
    assert_eq!(authors(&name("Ada Obiri"), ""), ["Ada Obiri"]);
    assert_eq!(authors(&name("Write To Me"), ""), NOBODY);
    assert_eq!(authors(&name("Write to Ada"), ""), NOBODY);
}

#[test]
fn jobs_between_names_are_titles() {
    let row = "<div class=byline><span>Ada Obiri</span><span>Reporter</span><span>Corin Budrek</span>\
               <span>Reporter</span></div>";
    assert_eq!(authors(row, ""), ["Ada Obiri", "Corin Budrek"]);
    let links = "<div class=byline><a href='mailto:ada.obiri@quay.example'>Ada Obiri</a> <span>Reporter</span></div>";
    assert_eq!(authors(links, ""), ["Ada Obiri"]);
}

#[test]
fn a_labelled_link_in_a_box_before_the_text_names_the_author() {
    let card = "<div class=author-box><span class=author>By <a href=/author/ada>Ada Obiri</a></span></div>";
    assert_eq!(authors(card, ""), ["Ada Obiri"]);
}

#[test]
fn a_line_of_elements_that_begins_with_by_is_parted_whatever_its_class() {
    for line in [
        "<span>By Ada Obiri</span><span>·</span><span>Monday, 16 November 2026</span>",
        "<span>By Ada Obiri</span><span>16 Nov 2026</span>",
        "<span>By Ada Obiri</span><span>Staff Writer</span>",
    ] {
        assert_eq!(authors(&format!("<div class=meta>{line}</div>"), ""), ["Ada Obiri"], "{line}");
    }
    let marks = "<p class=byline>By Ada Obiri<sup>1</sup> and Corin Budrek<sup>2,*</sup></p>";
    assert_eq!(authors(marks, ""), ["Ada Obiri", "Corin Budrek"]);
    let test_id = "<div data-testid=byline-contributors><span>Ada Obiri</span><span>Health correspondent</span></div>";
    assert_eq!(authors(test_id, ""), ["Ada Obiri"]);
}

#[test]
fn the_staff_in_the_footer_of_the_site_is_not_that_of_the_article() {
    let staff = "<h4>Masthead</h4><p>Editor: Corin Budrek | Photography: Nils Amdur</p>";
    for footer in [
        format!("<footer class=site-footer>{staff}</footer>"),
        format!("<footer>{staff}</footer>"),
        format!("<div id=footer>{staff}</div>"),
    ] {
        let page = read(&around("<p class=byline>By Ada Obiri</p>", &footer), None);
        assert_eq!(names(&page, Role::Author), ["Ada Obiri"], "{footer}");
        assert_eq!((names(&page, Role::Editor), names(&page, Role::Photographer)), (vec![], vec![]), "{footer}");
    }
}

#[test]
fn words_before_a_date_are_no_byline() {
    let line = |before: &str, by: &str| {
        format!(
            "<div><span class='prep prep-author'>{before}</span> <a href=/x><span>3 November 2026</span></a> <span>{by}</span> \
             <span class='author vcard'><a href=/author/ada>Ada Obiri</a></span></div>"
        )
    };
    for (before, by) in [("Posted on", "by"), ("Publiziert am", "von"), ("Publicado el", "por"), ("Posted", "by")] {
        assert_eq!(authors(&line(before, by), ""), ["Ada Obiri"], "{before}");
    }
    for name in ["Ada Obiri", "ada obiri"] {
        let signed = format!("<p><span class=author>{name}</span> <time>3 November 2026</time></p>");
        assert_eq!(authors(&signed, ""), [name]);
    }
}

#[test]
fn a_role_before_a_list_of_links_is_that_of_all() {
    let list = "<p><em>Additional contributions by </em><a href=/author/b><em>Corin Budrek</em></a><em>, </em>\
        <a href=/author/c><em>Pál Kertesi</em></a><em>, and </em><a href=/author/d><em>Mirela Osk</em></a>.</p>";
    assert_eq!(authors("<p class=byline>By Ada Obiri</p>", list), ["Ada Obiri"]);
}

#[test]
fn buttons_and_notices_in_a_byline_are_nobody() {
    for other in ["See Full Bio,", "© Harbour Pictures", "3 Comments", "Share Article"] {
        let box_ = format!("<div class=author-details><p class=author-link>{other}</p></div>");
        assert_eq!(authors(&format!("<p class=byline>By Ada Obiri</p>{box_}"), ""), ["Ada Obiri"], "{other}");
    }
}

#[test]
fn a_label_alone_is_no_name_and_keeps_its_role() {
    let only = "<div class=author-name><div class=author-by>Von</div> <a href=/author/a>Ada Obiri</a></div>";
    assert_eq!(authors(only, ""), ["Ada Obiri"]);
    for (label, role) in
        [("Translated by", Role::Translator), ("Edited By", Role::Editor), ("Photos by", Role::Photographer)]
    {
        let byline = format!(
            "<div class=byline><div class=byline-author>By Ada Obiri</div><div class=byline-label>{label}</div>\
             <div class=byline-name>Corin Budrek</div></div>"
        );
        let page = read(&around(&byline, ""), None);
        assert_eq!(names(&page, Role::Author), ["Ada Obiri"], "{label}");
        assert_eq!(names(&page, role), ["Corin Budrek"], "{label}");
    }
}

#[test]
fn an_aside_called_author_signs() {
    assert_eq!(authors("<aside class=post-author>Ada Obiri</aside>", ""), ["Ada Obiri"]);
    assert_eq!(authors("<aside class=teasers><p class=author>Ada Obiri</p></aside>", ""), NOBODY);
}

#[test]
fn a_discussion_and_a_recipe_have_authors() {
    for kind in ["DiscussionForumPosting", "Recipe", "NewsArticle"] {
        let data = format!(
            "<script type=application/ld+json>{{\"@type\":\"{kind}\",\"author\":{{\"name\":\"Ada Obiri\"}}}}</script>"
        );
        assert_eq!(authors(&data, ""), ["Ada Obiri"], "{kind}");
    }
}

#[test]
fn the_name_below_a_link_in_the_text_is_that_of_the_linked_story() {
    let teaser = |name: &str| format!("<p><a href=/tides><b>The tides of the old harbour rise</b></a><br>{name}</p>");
    let page = format!(
        "<article><h1>Seagrass</h1><p class=byline>By Ada Obiri</p><p>{0}</p>{1}<p>{0}</p></article>",
        "The quay was dry again when the boats came home to the old harbour.",
        teaser("by Corin Budrek")
    );
    assert_eq!(names(&read(&page, None), Role::Author), ["Ada Obiri"]);
    assert_eq!(authors("", &teaser("di Corin Budrek")), NOBODY);
    assert_eq!(authors("<p>In the old harbour of the bay<br>By Ada Obiri</p>", ""), ["Ada Obiri"]);
}

#[test]
fn a_short_address_in_an_article_is_its_author() {
    assert_eq!(authors("<address>Ada Obiri in Nordhavn</address>", ""), ["Ada Obiri"]);
    for other in ["Harbour Street 3", "Harbour Office, Nordhavn", "Tel: Ada Obiri", "write to us"] {
        assert_eq!(authors(&format!("<address>{other}</address>"), ""), NOBODY, "{other}");
    }
    assert_eq!(authors("", "<footer><address>Harbour Office Nordhavn</address></footer>"), NOBODY);
}

#[test]
fn a_caption_marked_as_an_author_gives_who_took_the_picture() {
    let caption = "<figure><img src=a.jpg><figcaption itemprop=author>Photo: Corin Budrek</figcaption></figure>";
    let page = read(&around(caption, ""), None);
    assert_eq!(names(&page, Role::Photographer), ["Corin Budrek"]);
    assert_eq!(names(&page, Role::Author), NOBODY);
}
