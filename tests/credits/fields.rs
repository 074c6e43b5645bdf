//! What structured fields say of people, alone and beside lines.

use dateline::credits::find;
use dateline::model::{Block, Credit, Evidence, Field, FoundCredits, Language, Place, Role, Source};
use rstest::rstest;

use super::{BODY, evidence, spelled};

fn with_fields(fields: &[(Source, Option<Role>, &str)], blocks: &[&str]) -> FoundCredits {
    let field = |(source, role, text): &(Source, Option<Role>, &str)| Field {
        source: *source,
        role: *role,
        text: (*text).to_owned(),
        url: None,
        email: None,
    };
    let evidence = Evidence { fields: fields.iter().map(field).collect(), ..evidence(blocks) };
    find(&evidence, &Language::parse("en").unwrap())
}

#[test]
fn a_visible_label_takes_a_structured_name_out_of_the_authors() {
    let field =
        |text: &str| Field { source: Source::DcCreator, role: None, text: text.to_owned(), url: None, email: None };
    let mut evidence = evidence(&[BODY, BODY, "Written by Oda Fjell", "Translated by Irena Talvik"]);
    evidence.fields = vec![field("Irena Talvik")];
    let found = find(&evidence, &Language::parse("en").unwrap());
    assert_eq!(spelled(&found), ["author:Oda Fjell", "translator:Irena Talvik"]);
}

#[test]
fn the_newsroom_an_account_and_an_address_are_no_authors() {
    for (name, source) in [
        ("Harbour Radio", Source::JsonLd),
        ("admin", Source::DcCreator),
        ("https://harbour.example/people/3", Source::Meta),
        ("@harbour", Source::Meta),
        ("noreply@blogger.example (Unknown)", Source::RssAuthor),
        ("hidden (harbour)", Source::RssAuthor),
        ("HRC", Source::DcCreator),
    ] {
        let field = Field { source, role: None, text: name.to_owned(), url: None, email: None };
        let evidence = Evidence {
            fields: vec![field],
            site_names: vec!["Harbour Radio".to_owned(), "Harbour Reed Club".to_owned()],
            ..evidence(&[BODY])
        };
        assert_eq!(spelled(&find(&evidence, &Language::default())), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn a_field_is_read_anew_for_another_text_and_another_site() {
    let author = |text: &str, site: &str| {
        let name = "Oda Fjell / Port Aval".to_owned();
        let field = Field { source: Source::DcCreator, role: None, text: name, url: None, email: None };
        let evidence =
            Evidence { fields: vec![field], site_names: vec![site.to_owned()], ..evidence(&[text, BODY, BODY]) };
        spelled(&find(&evidence, &Language::parse("en").unwrap()))
    };
    let (located, other) = ("The crews met again on Monday in Port Aval, where they had waited.", BODY);
    for _ in 0..2 {
        assert_eq!(author(located, "Tide"), ["author:Oda Fjell"]);
        assert_eq!(author(other, "Tide"), ["author:Oda Fjell", "author:Port Aval"]);
        assert_eq!(author(other, "Port Aval"), ["author:Oda Fjell"]);
    }
}

#[test]
fn a_newsroom_may_follow_a_name_after_the_sign_of_addresses() {
    let authors = |text: &str| spelled(&with_fields(&[(Source::BylineElement, None, text)], &[BODY]));
    assert_eq!(authors("Oda Fjell @ Tidewatch"), ["author:Oda Fjell"]);
    assert_eq!(authors("oda @ tidewatch"), Vec::<String>::new());
}

#[test]
fn a_stroke_within_capitals_parts_no_names() {
    let authors = |text: &str| spelled(&with_fields(&[(Source::DcCreator, None, text)], &[BODY]));
    assert_eq!(authors("HF/VHF Club"), ["author:HF/VHF Club"]);
    assert_eq!(authors("Oda Fjell/Mirela Osk"), ["author:Oda Fjell", "author:Mirela Osk"]);
    let agency = authors("Oda Fjell/AFP");
    assert!(agency.contains(&"author:Oda Fjell".to_owned()), "{agency:?}");
}

#[test]
fn a_line_adds_what_it_knows_of_the_authors_that_the_pages_data_name_and_no_author_of_its_own() {
    let field = Field { source: Source::JsonLd, role: None, text: "Oda Fjellheim".to_owned(), url: None, email: None };
    let line = |text: &str| Evidence { fields: vec![field.clone()], ..evidence(&[text, BODY, BODY]) };
    let english = Language::parse("en").unwrap();
    let found = find(&line("By Oda Fjellheim in Kyiv"), &english);
    assert_eq!(spelled(&found), ["author:Oda Fjellheim"]);
    assert_eq!(found.credits[0].detail.get("place").map(String::as_str), Some("Kyiv"));
    assert_eq!(spelled(&find(&line("By Mirela Osk"), &english)), ["author:Oda Fjellheim"]);
}

#[test]
fn what_fields_and_lines_say_is_joined() {
    let (feed, page) = (Source::DcCreator, Source::JsonLd);
    let found = with_fields(&[(feed, None, "Oda Fjell")], &["By Mirela Osk", BODY, BODY]);
    assert_eq!(spelled(&found), ["author:Oda Fjell", "author:Mirela Osk"], "a feed may name one of two");
    let found = with_fields(&[(page, Some(Role::Editor), "Cal Rothe")], &["By Mirela Osk", BODY, BODY]);
    assert_eq!(spelled(&found), ["author:Mirela Osk", "editor:Cal Rothe"], "the page's data name no author");
    let two = [(page, None, "Oda Fjell"), (page, None, "Cal Rothe")];
    let found = with_fields(&two, &["By Oda Fjell in Kyiv", BODY, BODY]);
    assert_eq!(spelled(&found), ["author:Oda Fjell", "author:Cal Rothe"]);
    assert_eq!(found.credits[0].detail.get("place").map(String::as_str), Some("Kyiv"));
    let side_by_side = [(feed, None, "Ada Frost"), (feed, None, "Ada Frost Tom Ash"), (feed, None, "Tom Ash")];
    assert_eq!(spelled(&with_fields(&side_by_side, &[BODY])), ["author:Ada Frost", "author:Tom Ash"]);
}

#[rstest]
#[case("Ada Frost / Halle, Belgium", &["author:Ada Frost"], "place=Halle, Belgium")]
#[case("Ada Frost / Oslo", &["author:Ada Frost"], "place=Oslo")]
#[case("Ada Frost in Halle, Brabant", &["author:Ada Frost"], "place=Halle, Brabant")]
#[case("Ada Frost in Dunmoor, Reed County", &["author:Ada Frost"], "place=Dunmoor, Reed County")]
#[case("Ada Frost, University of Reeds, Dunmoor, RE", &["author:Ada Frost"], "place=Dunmoor, RE")]
#[case("Ada Frost Middle East correspondent", &["author:Ada Frost"], "title=Middle East correspondent")]
#[case("Ada Frost Arts and culture correspondent", &["author:Ada Frost"], "title=Arts and culture correspondent")]
#[case("Ada Frost Associate Librarian", &["author:Ada Frost"], "title=Associate Librarian")]
#[case("Harbour Media, Inc.", &["author:Harbour Media, Inc."], "")]
#[case("Exclusive by Ada Frost", &["author:Ada Frost"], "")]
#[case("THE HARBOUR TIMES", &["author:THE HARBOUR TIMES"], "")]
#[case("Harbour_7Cats", &["author:Harbour_7Cats"], "")]
#[case("l@ur3nt", &[], "")]
#[case("Presented by Ada Frost with Tom Ash; produced by Oda Fjell and Cal Rothe; executive producer Mirela Osk", &["author:Ada Frost"], "kind=host")]
fn what_stands_beside_a_name_in_a_field_is_no_author(
    #[case] field: &str,
    #[case] expected: &[&str],
    #[case] detail: &str,
) {
    let found = with_fields(&[(Source::DcCreator, None, field)], &[BODY]);
    assert_eq!(spelled(&found), expected);
    if let Some((key, value)) = detail.split_once('=') {
        assert_eq!(found.credits[0].detail.get(key).map(String::as_str), Some(value));
    }
}

#[rstest]
#[case("es", "e. frost / J. A. da Vila", &["author:J. A. da Vila", "author:e. frost"])]
#[case("ko", "부산, 광양 김수진 기자 frost@h.example", &["author:김수진"])]
#[case("en", "Authors: Ada Frost and Tom Ash, garden people of note", &["author:Ada Frost", "author:Tom Ash"])]
#[case("en", "ByAda Frost", &["author:Ada Frost"])]
#[case("en", "By | Ada Frost", &["author:Ada Frost"])]
#[case("en", "Ada Frost - Harbour Editorial Team", &["author:Ada Frost"])]
#[case("en", "Ada Frost, Executive Editor, Harbour’s Tide Watch", &["author:Ada Frost"])]
#[case("en", "Ada Frost Senior Politics Editor", &["author:Ada Frost"])]
#[case("en", "Correspondent Padang, Ada Frost", &["author:Ada Frost"])]
#[case("de", "Ada Frost • Weitere Quellen", &["author:Ada Frost"])]
#[case("en", "Home > World > Asia", &[])]
#[case("zh", "首页 - 国际 - 亚洲", &[])]
#[case("zh", "港灣快訊／范姜佳鈺", &["author:范姜佳鈺"])]
fn names_of_a_field_are_told_from_places_jobs_desks_and_sections(
    #[case] language: &str,
    #[case] text: &str,
    #[case] expected: &[&str],
) {
    let field = Field { source: Source::DcCreator, role: None, text: text.to_owned(), url: None, email: None };
    let found = find(&Evidence { fields: vec![field], ..evidence(&[BODY]) }, &Language::parse(language).unwrap());
    let mut names = spelled(&found);
    names.sort();
    assert_eq!(names, expected);
}

#[test]
fn whom_the_head_names_alone_gives_way_to_whom_the_page_prints() {
    let head = |text| (Source::Meta, None, text);
    let line = &["By Ada Frost", BODY, BODY];
    assert_eq!(spelled(&with_fields(&[head("Harbour Staff Post")], line)), ["author:Ada Frost"]);
    let two = [head("Ada Frost"), head("Tom Ash")];
    assert_eq!(spelled(&with_fields(&two, line)), ["author:Ada Frost", "author:Tom Ash"]);
    let longer = [(Source::BylineElement, None, "Ada Frost Harbour"), (Source::CreditElement, None, "Ada Frost")];
    assert_eq!(spelled(&with_fields(&longer, &[BODY])), ["author:Ada Frost"]);
    let column = [(Source::DcCreator, None, "Ada Frost"), (Source::DcCreator, None, "Column By Ada Frost")];
    assert_eq!(spelled(&with_fields(&column, &[BODY])), ["author:Ada Frost"]);
}

#[rstest]
#[case("Ada Frost/NurPhoto via Getty Images", "Ada Frost", "NurPhoto")]
#[case("Ada Frost/Harbour", "Ada Frost", "Harbour")]
#[case("Shutterstock / Ada Frost", "Ada Frost", "Shutterstock")]
#[case("Instagram/AdaFrost", "AdaFrost", "Instagram")]
#[case("Harbour Ministry of Ships and Ferries", "Harbour Ministry of Ships and Ferries", "")]
#[case("POOL/AFP via Getty Images", "AFP", "")]
#[case("Handout", "", "")]
#[case("Posed by model", "", "")]
fn who_took_a_picture_is_told_from_who_hands_it_on(#[case] field: &str, #[case] name: &str, #[case] org: &str) {
    let found = with_fields(&[(Source::MediaCredit, None, field)], &[BODY]);
    let names: Vec<&str> = found.credits.iter().map(|credit| credit.name.as_str()).collect();
    assert_eq!(names, if name.is_empty() { vec![] } else { vec![name] });
    let told = found.credits.first().and_then(|credit| credit.detail.get("org")).map_or("", String::as_str);
    assert_eq!(told, org);
}

#[test]
fn an_adverb_in_a_bracket_and_a_placeholder_for_an_address_are_no_details() {
    let found = with_fields(&[(Source::DcCreator, None, "Ada Frost (now) and Tom Ash (earlier)")], &[BODY]);
    assert_eq!(spelled(&found), ["author:Ada Frost", "author:Tom Ash"]);
    assert!(found.credits.iter().all(|credit| credit.detail.is_empty()), "{:?}", found.credits);
    let email = Some("hidden".to_owned());
    let field = Field { source: Source::RssAuthor, role: None, text: "Ada Frost".to_owned(), url: None, email };
    let found = find(&Evidence { fields: vec![field], ..evidence(&[BODY]) }, &Language::default());
    assert!(found.credits[0].detail.is_empty(), "{:?}", found.credits);
}

#[test]
fn the_headline_is_no_author() {
    let field = Field { source: Source::DcCreator, role: None, text: "Oda Fjell".to_owned(), url: None, email: None };
    for (title, expected) in [("Oda Fjell", &[][..]), ("Oda Fjell speaks", &["author:Oda Fjell"][..])] {
        let evidence =
            Evidence { fields: vec![field.clone()], title: Some(title.to_owned()), ..evidence(&[BODY, BODY]) };
        assert_eq!(spelled(&find(&evidence, &Language::default())), expected, "{title}");
    }
}

#[test]
fn a_name_at_the_end_leaves_where_it_only_repeats_an_author() {
    let two = [(Source::DcCreator, None, "Oda Fjell"), (Source::DcCreator, None, "Cal Rothe")];
    for (line, gone) in [("Oda Fjell", &["Oda Fjell"][..]), ("Mirela Osk", &[][..])] {
        let found = with_fields(&two, &[BODY, BODY, line]);
        let consumed: Vec<&str> = found.consumed.iter().map(|gone| gone.text.as_str()).collect();
        assert_eq!(consumed, gone);
        assert!(found.consumed.iter().all(|gone| gone.whole));
    }
}

#[test]
fn a_field_that_begins_with_a_bare_label_names_who_stands_behind_it() {
    let field = |text: &str| Field {
        source: Source::BylineElement,
        role: Some(Role::Translator),
        text: text.to_owned(),
        url: None,
        email: None,
    };
    let evidence = Evidence { fields: vec![field("Přeložila Ada Mrazová")], ..evidence(&[BODY]) };
    assert_eq!(spelled(&find(&evidence, &Language::parse("cs").unwrap())), ["translator:Ada Mrazová"]);
}

/// The authors of a field beside this text, with where they work and are.
fn placed(field: &str, text: &str) -> Vec<String> {
    let found = with_fields(&[(Source::DcCreator, None, field)], &[text, BODY]);
    let say = |credit: &Credit| {
        let detail = ["title", "org", "place"].map(|key| credit.detail.get(key).map_or("", String::as_str));
        format!("{} ({})", credit.name, detail.join("|"))
    };
    found.credits.iter().filter(|credit| credit.role == Role::Author).map(say).collect()
}

#[rstest]
#[case("Oda Fjell / Port d’Aval", "The ferries met again on Monday in Port d'Aval, where the crews had waited.", &["Oda Fjell (||Port d’Aval)"])]
#[case("Oda Fjell, Reed Harbour", "REED HARBOUR, Norway (AP) — The ferries met again on Monday.", &["Oda Fjell (||Reed Harbour)"])]
#[case("Oda Fjell / Port d’Aval", "The ferries of Port d'Aval met again on Monday.", &["Oda Fjell (||)", "Port d’Aval (||)"])]
#[case("Oda Fjell / Mirela Osk", "The letters from Mirela Osk were read on Monday.", &["Oda Fjell (||)", "Mirela Osk (||)"])]
#[case("Oda Fjell, Reed Radio", "She had worked at Reed Radio for years.", &["Oda Fjell (|Reed Radio|)"])]
fn what_the_text_names_as_a_place_is_no_author(#[case] field: &str, #[case] text: &str, #[case] authors: &[&str]) {
    assert_eq!(placed(field, text), authors);
}

#[rstest]
#[case("Oda Fjell University of Reed, Port Aval, Norway", &["Oda Fjell (|University of Reed|Port Aval, Norway)"])]
#[case("Oda M. Fjell Department of Tides, University of Reed, Aval", &["Oda M. Fjell (|Department of Tides, University of Reed|Aval)"])]
#[case("Oda Fjell Reed University, Port Aval, Ohio, USA", &["Oda Fjell (|Reed University|Port Aval, Ohio, USA)"])]
#[case("Oda Fjell Professor of Library Work, Reed Tide University, Aval, ND, USA", &["Oda Fjell (Professor of Library Work|Reed Tide University|Aval, ND, USA)"])]
#[case("Oda Fjell Tide Collection Librarian, Reed Library and Reading Rooms, Oslo", &["Oda Fjell (Tide Collection Librarian|Reed Library and Reading Rooms|Oslo)"])]
#[case("Oda Maren Fjell Independent Scholar, Oslo", &["Oda Maren Fjell (Independent Scholar||Oslo)"])]
#[case("Oda Fjell University of Reed, Mirela Osk University of Aval", &["Oda Fjell (|University of Reed|)"])]
#[case("Oda Fjell Mirela Osk Department of Tides, University of Reed", &[])]
#[case("Oda Maren Fjell Tide Watch, Ropes, and Nets, Port Aval, ND", &[])]
#[case("Oda Maren Fjell Reed Tide University, Oslo", &[])]
#[case("Port Reed University, Oslo", &["Port Reed University (||Oslo)"])]
#[case("Oda Fjell, Tide Reporter, Mirela Osk, Oslo", &["Oda Fjell (Tide Reporter||)", "Mirela Osk (||Oslo)"])]
#[case("Oda Fjell and Mirela Osk, Reed University", &["Oda Fjell (|Reed University|)", "Mirela Osk (|Reed University|)"])]
fn an_institution_and_an_address_are_no_part_of_a_name(#[case] field: &str, #[case] authors: &[&str]) {
    assert_eq!(placed(field, BODY), authors);
}

#[rstest]
#[case("en", "Joan Belhamly is a novelist", &["Joan Belhamly"])]
#[case("de", "Oksana Hrytsenko ist Schriftstellerin und lebt in Lwiw.", &["Oksana Hrytsenko"])]
#[case("it", "Anna Coaletti è giornalista.", &["Anna Coaletti"])]
#[case("it", "Anna Coaletti e Ugo Bassini", &["Anna Coaletti", "Ugo Bassini"])]
#[case("pl", "Anna Kowalik jest pisarką.", &["Anna Kowalik"])]
#[case("en", "Joan is a novelist", &[])]
fn a_biography_in_a_field_names_its_subject(#[case] language: &str, #[case] text: &str, #[case] expected: &[&str]) {
    let field = Field { source: Source::BylineElement, role: None, text: text.to_owned(), url: None, email: None };
    let evidence = Evidence { fields: vec![field], ..evidence(&[BODY]) };
    let found = find(&evidence, &Language::parse(language).unwrap());
    assert_eq!(found.credits.iter().map(|credit| credit.name.as_str()).collect::<Vec<_>>(), expected);
}

#[rstest]
#[case("pl", Source::DcCreator, "PAP, oprac. Natalia Kłopotek", &["agency:PAP", "compiler:Natalia Kłopotek"])]
#[case("ar", Source::BylineElement, "سمير داود-الخرطوم", &["author:سمير داود"])]
fn a_field_of_a_newsroom_is_read_by_its_words(
    #[case] language: &str,
    #[case] source: Source,
    #[case] text: &str,
    #[case] expected: &[&str],
) {
    let field = Field { source, role: None, text: text.to_owned(), url: None, email: None };
    let evidence = Evidence { fields: vec![field], ..evidence(&[BODY]) };
    let mut found = spelled(&find(&evidence, &Language::parse(language).unwrap()));
    found.sort();
    assert_eq!(found, expected);
}

#[test]
fn a_byline_with_a_newsroom_that_no_list_has_names_its_author() {
    let byline = |text: &str| {
        let block = Block { text: text.to_owned(), place: Place::Byline };
        let evidence = Evidence { blocks: vec![block], ..Evidence::default() };
        spelled(&find(&evidence, &Language::parse("pt").unwrap()))
    };
    assert_eq!(byline("Por Marta Gilabert, g1 Reed — Porto Velho"), ["author:Marta Gilabert"]);
}

#[test]
fn other_work_in_a_field_names_no_author() {
    let read = |text: &str| {
        spelled(&with_fields(
            &[(Source::BylineElement, None, "Oda Fjell"), (Source::BylineElement, None, text)],
            &[BODY],
        ))
    };
    for text in ["Fact-checked by Mirela Osk", "Designed by Mirela Osk"] {
        assert_eq!(read(text), ["author:Oda Fjell"], "{text}");
    }
    assert_eq!(read("By Mirela Osk"), ["author:Oda Fjell", "author:Mirela Osk"]);
}

#[test]
fn a_bracket_within_a_name_parts_it_not() {
    let authors = |text: &str| spelled(&with_fields(&[(Source::JsonLd, None, text)], &[BODY]));
    assert_eq!(authors("Oda (Odelia) Fjell"), ["author:Oda (Odelia) Fjell"]);
    assert_eq!(authors("Oda (Harbour Post) and Mirela Osk")[0], "author:Oda");
    assert_eq!(authors("Oda Fjell (OF)"), ["author:Oda Fjell"]);
}

#[test]
fn a_short_form_of_a_name_is_not_another_author() {
    let authors = |one: &str, two: &str| {
        spelled(&with_fields(&[(Source::BylineElement, None, one), (Source::BylineElement, None, two)], &[BODY]))
    };
    assert_eq!(authors("Oda Fjell", "Oda F."), ["author:Oda Fjell"]);
    assert_eq!(authors("By Oda", "Oda Fjell"), ["author:Oda Fjell"]);
    assert_eq!(authors("Oda Fjell", "Oda Osk"), ["author:Oda Fjell", "author:Oda Osk"]);
    assert_eq!(authors("Oda Fjell", "Odar Osk"), ["author:Oda Fjell", "author:Odar Osk"]);
}

#[rstest]
#[case("de", "Eingestellt von Oda Fjell")]
#[case("de", "Publiziert von Oda Fjell")]
#[case("sv", "Upplagd av Oda Fjell")]
#[case("da", "Indsendt af Oda Fjell")]
#[case("nb", "Lagt inn av Oda Fjell")]
#[case("fi", "Lähettänyt Oda Fjell")]
#[case("tr", "Gönderen Oda Fjell")]
#[case("cs", "Vystavila Oda Fjell")]
#[case("sk", "Zverejnil Oda Fjell")]
#[case("hu", "Bejegyezte: Oda Fjell")]
#[case("sr", "Objavila Oda Fjell")]
fn who_posted_it_is_the_author(#[case] language: &str, #[case] text: &str) {
    let field = Field { source: Source::BylineElement, role: None, text: text.to_owned(), url: None, email: None };
    let evidence = Evidence { fields: vec![field], ..evidence(&[BODY]) };
    assert_eq!(spelled(&find(&evidence, &Language::parse(language).unwrap())), ["author:Oda Fjell"]);
}

#[rstest]
#[case("About Anna Rowantree", &["author:Anna Rowantree"])]
#[case("Meet Anna Rowantree", &["author:Anna Rowantree"])]
fn the_heading_of_a_card_is_no_part_of_the_name(#[case] text: &str, #[case] expected: &[&str]) {
    assert_eq!(spelled(&with_fields(&[(Source::BylineElement, None, text)], &[BODY])), expected);
}

#[rstest]
#[case("en", "AP - London")]
#[case("ar", "واس - مكة المكرمة")]
fn the_place_of_an_agency_is_no_author(#[case] language: &str, #[case] text: &str) {
    let field = Field { source: Source::Meta, role: None, text: text.to_owned(), url: None, email: None };
    let evidence = Evidence { fields: vec![field], ..evidence(&[BODY]) };
    let found = spelled(&find(&evidence, &Language::parse(language).unwrap()));
    assert!(matches!(found.as_slice(), [agency] if agency.starts_with("agency:")), "{found:?}");
}

#[rstest]
#[case("en", "Published: December 20 2011 20:01 Updated: December 20 2011 21:08")]
#[case("el", "Δημοσιεύτηκε: Δεκέμβριος 20 2011 20:01 Ενημερώθηκε: Δεκέμβριος 20 2011 21:08")]
fn the_month_of_two_dates_is_no_author(#[case] language: &str, #[case] text: &str) {
    let field = Field { source: Source::BylineElement, role: None, text: text.to_owned(), url: None, email: None };
    let evidence = Evidence { fields: vec![field], ..evidence(&[BODY]) };
    assert!(spelled(&find(&evidence, &Language::parse(language).unwrap())).is_empty());
}
