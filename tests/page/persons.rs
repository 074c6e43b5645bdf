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
