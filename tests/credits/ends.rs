//! What stands at either end of a text: brackets of translators, lines that name nobody, the site above the headline.

use dateline::credits::find;
use dateline::model::{Evidence, Field, Language, Source};
use rstest::rstest;

use super::{BODY, evidence, in_language, spelled};

const CHINESE: &str =
    "港口罢工结束，货轮恢复航行，码头工人与公司达成协议，双方代表说从星期一起船只可以通过，市场也会重新开放。";

#[test]
fn a_translator_in_a_bracket_at_either_end_is_found_whatever_stands_beside() {
    let end = format!("{CHINESE}(王芳/编译)");
    let buttons = ["分享到", "发表评论", "返回", "打印", "收藏", "字号", "大", "中", "小", "首页", "财经", "股市"];
    let found = in_language(&[&[CHINESE, end.as_str()], &buttons[..]].concat(), "zh");
    assert_eq!(spelled(&found), ["translator:王芳"]);
    let agency = format!("{CHINESE}（譯者：中央社王芳）");
    let found = in_language(&[CHINESE, &agency], "zh");
    assert_eq!(spelled(&found), ["translator:王芳"]);
    assert_eq!(found.credits[0].detail.get("org").map(String::as_str), Some("中央社"));
    let first = format!("〔編譯王芳／綜合報導〕{CHINESE}");
    let title = "港口重新開放";
    let blocks = evidence(&["生活", "健康", "發言", "列印", "轉寄", title, &first, CHINESE]);
    let found = find(&Evidence { title: Some(title.to_owned()), ..blocks }, &Language::parse("zh").unwrap());
    assert_eq!(spelled(&found), ["translator:王芳"]);
}

#[test]
fn what_ends_with_a_colon_and_what_says_how_long_ago_names_nobody() {
    let sources = [BODY, BODY, "Sources:", "Harbour 2026 World Market Report:", "Tide Society, yearbook:"];
    assert_eq!(spelled(&in_language(&sources, "en")), [""; 0]);
    for text in ["11 小時前", "3 hours ago"] {
        let field = Field { source: Source::Meta, role: None, text: text.to_owned(), url: None, email: None };
        let found = find(&Evidence { fields: vec![field], ..evidence(&[BODY]) }, &Language::default());
        assert_eq!(spelled(&found), [""; 0], "{text}");
    }
}

#[test]
fn the_name_of_the_site_above_the_headline_is_no_section() {
    let title = "Ships return to the port";
    let section = |site: &str| {
        let given = evidence(&["Harbour Gazette", title, BODY, BODY]);
        let given = Evidence { title: Some(title.to_owned()), site_names: vec![site.to_owned()], ..given };
        find(&given, &Language::parse("en").unwrap()).section
    };
    assert_eq!(section("Harbour Gazette"), None);
    assert_eq!(section("Coast Radio").as_deref(), Some("Harbour Gazette"));
}

#[test]
fn a_byline_of_another_story_stays_in_the_text_and_a_guest_wrote_nothing() {
    let text = "Ships return. Ships return again. ".repeat(9);
    let blocks = evidence(&["By Ada Frost", &text, &text, "By Tom Ashton"]);
    let field = Field { source: Source::JsonLd, role: None, text: "Ada Frost".to_owned(), url: None, email: None };
    let found = find(&Evidence { fields: vec![field], ..blocks }, &Language::parse("en").unwrap());
    assert_eq!(spelled(&found), ["author:Ada Frost"]);
    assert_eq!(found.consumed.iter().map(|consumed| consumed.text.as_str()).collect::<Vec<_>>(), ["By Ada Frost"]);
    let found = in_language(&["Ein Interview von Eugen Zentnermann mit Sonja Silberstein.", BODY, BODY], "de");
    assert_eq!(spelled(&found), ["author:Eugen Zentnermann"]);
}

#[rstest]
#[case("en", "About the author: Ida Monrow is a planner and a poet.", "author:Ida Monrow")]
#[case("es", "Sobre la autora: Itziar Monreal es periodista y vive en Quito.", "author:Itziar Monreal")]
#[case("uk", "Про автора: Тарас Голубенко — історик, викладач.", "author:Тарас Голубенко")]
#[case("en", "About the translator: Marguerite Dunley translates from Polish.", "translator:Marguerite Dunley")]
#[case("pt", "*Epaminondas Carvalho é professor de geografia em Goiás.", "author:Epaminondas Carvalho")]
#[case("en", "Mbali Zwane is a freelance journalist based in Johannesburg.", "author:Mbali Zwane")]
#[case("en", "Mbali Zwane is a small island off the coast.", "")]
#[case("de", "Abonnieren Sie den Newsletter von Chefredakteurin Dörte Hansen.", "")]
#[case("ja", "【筆者プロフィール】桐生さやか　フリージャーナリスト。横浜市在住。", "author:桐生さやか")]
#[case("en", "*Mbali Zwane is not her real name.", "")]
fn a_biography_at_the_end_names_its_author(#[case] language: &str, #[case] last: &str, #[case] expected: &str) {
    assert_eq!(spelled(&in_language(&[BODY, BODY, last], language)).join(" "), expected);
    let mentioned = format!("{BODY} Zwane was asked.");
    let last = "Mbali Zwane is a freelance journalist based in Johannesburg.";
    assert_eq!(spelled(&in_language(&[&mentioned, BODY, last], "en")), [""; 0]);
}

#[rstest]
#[case("en", &["Anna Rowantree", BODY, "It is hard to say which is the sadder.", "The writer teaches at a college."], &["author:Anna Rowantree"])]
#[case("en", &[BODY, BODY, "Anna Rowantree, Senior Lecturer in Economics, University of Reed"], &["author:Anna Rowantree"])]
#[case("de", &[BODY, BODY, "Anke Wiesner, Professorin für Ökonomie, Universität Reed"], &["author:Anke Wiesner"])]
#[case("en", &[BODY, "Nobody knew, said Anna Rowantree.", "Anna Rowantree, Senior Lecturer in Economics, University of Reed"], &[])]
#[case("de", &[BODY, BODY, "Anke Wiesner", "Die Autorin ist Historikerin und lebt in Reed."], &["author:Anke Wiesner"])]
#[case("ru", &[BODY, BODY, "Клара Петрухина", "Автор — историк, живёт в Риге."], &["author:Клара Петрухина"])]
#[case("es", &[BODY, BODY, "Marta Gilabert, profesora de la Universidad de Sevilla"], &["author:Marta Gilabert"])]
#[case("en", &["By Anna Rowantree, lecturer at the University of Reed", BODY, BODY], &["author:Anna Rowantree"])]
fn the_last_line_says_what_the_author_is(#[case] language: &str, #[case] blocks: &[&str], #[case] expected: &[&str]) {
    assert_eq!(spelled(&in_language(blocks, language)), expected);
}
