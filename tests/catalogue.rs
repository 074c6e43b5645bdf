//! The built-in edition and its packs, as far as they can be checked without a network.

use std::collections::BTreeSet;

use toml::{Table, Value};
use unic_langid::LanguageIdentifier;

use crate::sources::read;

/// The two-letter codes of ISO 3166-1, with UN, reserved for the United Nations.
const COUNTRIES: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV \
    BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR \
    GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG \
    KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX \
    MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG \
    SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM UN US UY UZ VA VC VE \
    VG VI VN VU WF WS YE YT ZA ZM ZW";
/// What a feed of the catalogue can state.
const KEYS: [&str; 8] = ["pack", "id", "title", "url", "homepage", "language", "country", "section"];
/// Sections that packs add to those of the edition.
const ADDED_SECTIONS: [&str; 2] = ["Culture", "Sport"];

/// The feeds of the edition, then those of the packs.
fn feeds() -> Vec<Table> {
    let of = |name: &str| -> Vec<Table> {
        let file: Table = read(name).parse().unwrap();
        file["feed"].as_array().unwrap().iter().map(|feed| feed.as_table().unwrap().clone()).collect()
    };
    let (edition, packs) = (of("assets/feeds.toml"), of("assets/packs.toml"));
    assert!(
        edition.iter().all(|feed| !feed.contains_key("pack")) && packs.iter().all(|feed| feed.contains_key("pack"))
    );
    edition.into_iter().chain(packs).collect()
}

fn stated<'a>(feed: &'a Table, key: &str) -> &'a str {
    feed.get(key).and_then(Value::as_str).unwrap_or_else(|| panic!("no {key}: {feed:?}"))
}

/// An address without what two addresses of one feed usually differ in.
fn bare(address: &str) -> String {
    let address = address.to_lowercase();
    let address = address.trim_start_matches("https://").trim_start_matches("www.");
    address.trim_end_matches('/').to_owned()
}

#[test]
fn ids_titles_and_addresses_of_the_catalogue_are_unique() {
    let feeds = feeds();
    assert!(feeds.len() > 190, "{}", feeds.len());
    for key in ["id", "title", "url"] {
        let mut seen = BTreeSet::new();
        for feed in &feeds {
            assert!(seen.insert(bare(stated(feed, key))), "twice: {key} = {}", stated(feed, key));
        }
    }
}

#[test]
fn every_feed_of_the_catalogue_is_whole_and_well_formed() {
    let edition: Table = read("assets/feeds.toml").parse().unwrap();
    let mut sections: BTreeSet<&str> =
        edition["sections"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    sections.extend(ADDED_SECTIONS);
    let countries: BTreeSet<&str> = COUNTRIES.split_whitespace().collect();
    for feed in feeds() {
        let id = stated(&feed, "id");
        let is_plain = |c: char| c == '-' || (c.is_alphanumeric() && !c.is_uppercase());
        assert!(id.chars().all(is_plain) && !id.starts_with('-') && !id.ends_with('-'), "{id}");
        assert!(feed.keys().all(|key| KEYS.contains(&key.as_str())), "{id}: {feed:?}");
        for key in ["url", "homepage"] {
            let address = url::Url::parse(stated(&feed, key)).unwrap();
            let named =
                address.host_str().is_some_and(|host| host.contains('.') && host.parse::<std::net::IpAddr>().is_err());
            assert!(address.scheme() == "https" && named && address.username().is_empty(), "{id}: {address}");
        }
        let language = stated(&feed, "language");
        assert_eq!(language.parse::<LanguageIdentifier>().unwrap().to_string(), language, "{id}");
        // A newsroom of the world, such as that of the United Nations, is of no country.
        if let Some(country) = feed.get("country") {
            assert!(countries.contains(country.as_str().unwrap()), "{id}: {country}");
        }
        assert!(sections.contains(stated(&feed, "section")), "{id}: {}", stated(&feed, "section"));
        let title = stated(&feed, "title");
        assert!(title.trim() == title && (2..=60).contains(&title.chars().count()), "{id}: {title}");
    }
}

#[test]
fn no_section_of_the_edition_is_empty() {
    let edition: Table = read("assets/feeds.toml").parse().unwrap();
    let edition_feeds = edition["feed"].as_array().unwrap();
    for section in edition["sections"].as_array().unwrap() {
        assert!(edition_feeds.iter().any(|feed| &feed["section"] == section), "{section}");
    }
}
