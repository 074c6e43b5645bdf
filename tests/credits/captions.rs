//! Who made a picture, in its caption.

use dateline::credits::find;
use dateline::model::{Block, Evidence, Field, Language, Place, Role, Source};
use rstest::rstest;

use super::{BODY, spelled};

fn evidence(caption: &str) -> Evidence {
    let block = |text: &str, place: Place| Block { text: text.to_owned(), place };
    let blocks = vec![block(BODY, Place::Text), block(caption, Place::Caption), block(BODY, Place::Text)];
    Evidence { blocks, ..Evidence::default() }
}

#[rstest]
#[case("en", "The harbour at night. (credit: Ida Berg)", "photographer:Ida Berg")]
#[case("en", "Enlarge / The harbour at night. (credit: Ida Berg)", "photographer:Ida Berg")]
#[case("en", "The harbour at night. Credit: Ida Berg/Getty Images", "photographer:Ida Berg")]
#[case("en", "The harbour at night. (Ida Berg/AP)", "photographer:Ida Berg")]
#[case("en", "The harbour at night. (AP Photo/Ida Berg)", "photographer:Ida Berg")]
#[case("en", "The harbour at night. CreditIda Berg", "photographer:Ida Berg")]
#[case("en", "Ida Berg/AP", "photographer:Ida Berg")]
#[case("en", "(Courtesy of Ida Berg)", "photographer:Ida Berg")]
#[case("en", "The harbour at night | Photo: Ida Berg", "photographer:Ida Berg")]
#[case("en", "The harbour as it may be. Illustration: Ida Berg", "illustrator:Ida Berg")]
#[case("de", "Der Hafen bei Nacht © Ida Berg / Getty Images", "photographer:Ida Berg")]
#[case("fr", "Le port, la nuit. © 2026 Ida Berg", "photographer:Ida Berg")]
#[case("es", "El puerto de noche. (Cortesía de Ida Berg)", "photographer:Ida Berg")]
#[case("es", "El puerto de noche. (Foto La Ribera: Ida Berg)", "photographer:Ida Berg")]
#[case("fr", "Le port, la nuit, vu par Ana Roc. — I. van Berg / AFP", "photographer:I. van Berg")]
#[case("fr", "Le port, la nuit, vu par Ana Roc — I. van Berg / AFP", "photographer:I. van Berg")]
#[case("id", "Foto: EPA-EFE/Ida Berg", "photographer:Ida Berg")]
fn the_end_of_a_caption_tells_who_made_the_picture(
    #[case] language: &str,
    #[case] caption: &str,
    #[case] expected: &str,
) {
    let found = find(&evidence(caption), &Language::parse(language).unwrap());
    assert_eq!(spelled(&found), [expected]);
    assert!(found.consumed.is_empty(), "a caption stays beside its picture");
}

#[rstest]
#[case("en", "Ida Berg opens the harbour (left)")]
#[case("en", "Mayor Ida Berg (Harbour Party)")]
#[case("de", "Der Hafen bei Nacht. Foto: privat")]
#[case("es", "El puerto de noche. (Foto: archivo)")]
#[case("es", "El puerto de noche. (Foto Ana Luna: Puerto Berg)")]
#[case("zu", "Itheku ebusuku. Isithombe: Sithunyelwe")]
#[case("ko", "항구의 밤. 김수진 기자")]
fn whoever_else_a_caption_names_made_no_picture(#[case] language: &str, #[case] caption: &str) {
    assert!(spelled(&find(&evidence(caption), &Language::parse(language).unwrap())).is_empty());
}

#[test]
fn an_author_who_took_the_pictures_stays_the_author() {
    let field = |source: Source| Field { source, role: None, text: "Ida Berg".to_owned(), url: None, email: None };
    for source in [Source::BylineElement, Source::Meta, Source::JsonLd] {
        let own = Evidence { fields: vec![field(source)], ..evidence("The harbour at night. Photo: Ida Berg") };
        let found = find(&own, &Language::parse("en").unwrap());
        let roles: Vec<Role> = found.credits.iter().map(|credit| credit.role).collect();
        assert_eq!(roles, [Role::Author, Role::Photographer], "{source:?}");
    }
}
