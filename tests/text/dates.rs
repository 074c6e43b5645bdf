//! Dates as feeds and pages write them.

use dateline::text::{DateContext, date, date_in};
use rstest::rstest;

#[test]
fn dates_of_every_shape() {
    for (text, right) in CASES {
        assert_eq!(date(text).map(|time| time.to_string()).as_deref(), *right, "{text}");
    }
}

#[test]
fn a_name_that_is_another_month_elsewhere_needs_its_language_or_its_day() {
    let of = |language| DateContext::for_language(Some(language));
    let read = |text, context| date_in(text, context).and_then(|reading| reading.time).map(|time| time.to_string());
    assert_eq!(date("16 listopada 2026"), None);
    assert_eq!(read("16 listopada 2026", of("pl")).as_deref(), Some("2026-11-16T00:00:00Z"));
    assert_eq!(read("16 listopada 2026", of("hr")).as_deref(), Some("2026-10-16T00:00:00Z"));
    assert_eq!(date("Mon, 16 listopada 2026").unwrap().to_string(), "2026-11-16T00:00:00Z");
    assert_eq!(date("05/11/2026"), None);
    assert_eq!(read("05/11/2026", of("ro")).as_deref(), Some("2026-11-05T00:00:00Z"));
    assert_eq!(date("Thu, 05/11/2026").unwrap().to_string(), "2026-11-05T00:00:00Z");
}

#[rstest]
#[case("3 February 2026, Tuesday")]
#[case("3 февраля 2026, вторник")]
#[case("3 февраля 2026 года, вторник")]
#[case("2026年2月3日 星期二")]
#[case("2026年2月3日週二")]
#[case("2026年2月3日火曜日")]
#[case("3 Şubat 2026 Salı")]
#[case("2026. február 3., kedd")]
#[case("3 lutego 2026 r.")]
#[case("3 lutego 2026 roku")]
#[case("2026 m. vasario 3 d., antradienis")]
#[case("3. veljače 2026. godine")]
#[case("3, ఫిబ్రవరి 2026, మంగళవారం")]
#[case("3 tháng 2, 2026, thứ ba")]
#[case("3-fevral, 2026")]
#[case("3 fevral 2026-cı il")]
#[case("3 лютого 2026, п’ятниця")]
#[case("2026(e)ko otsailaren 3(a), asteartea")]
#[case("3 February 2026 | News")]
#[case("令和8年2月3日")]
#[case("令和8年2月3日（火）")]
fn words_after_a_date_belong_to_it(#[case] text: &str) {
    assert_eq!(date(text).map(|time| time.to_string()).as_deref(), Some("2026-02-03T00:00:00Z"));
}

#[rstest]
#[case("2026年2月3日 上午7:05", "07:05")]
#[case("2026年2月3日星期二上午7:05", "07:05")]
#[case("2026年2月3日 下午07:05", "19:05")]
#[case("2026年2月3日 午後3時05分", "15:05")]
#[case("2026年2月3日 午後3時", "15:00")]
#[case("2026年2月3日 15時", "15:00")]
#[case("2026/2/3 上午 7:05", "07:05")]
#[case("3 Februari 2026 pukul 7.05", "07:05")]
#[case("3 Şubat 2026 Salı 07:05", "07:05")]
#[case("Tue, 3 Feb 2026 07:05:00 (UTC)", "07:05")]
#[case("Tue, 3 Feb 2026 07:05:00 (EST)", "12:05")]
#[case("Tue, 3 Feb 2026 07:05:00 [CET]", "06:05")]
#[case("2026-02-03 07:05 (GMT+2)", "05:05")]
#[case("Tue, 3 Feb 2026 07:05:00 +0100 (PST)", "06:05")]
#[case("2026-02-03T07:05:00+01:00 (CET)", "06:05")]
#[case("3 Feb 2026 07:05 (Tuesday)", "07:05")]
fn the_time_of_day_in_many_forms(#[case] text: &str, #[case] right: &str) {
    assert_eq!(date(text).map(|time| time.to_string()), Some(format!("2026-02-03T{right}:00Z")));
}

#[rstest]
#[case("3 februari 2026 om 14:05 uur")]
#[case("3 février 2026, 14 h 05")]
#[case("martes, 3 de febrero de 2026, 2:05 p. m.")]
#[case("3 de febrer de 2026 a les 14:05")]
#[case("3. veljače 2026. u 14:05")]
#[case("3 февруари 2026 во 14:05")]
#[case("3 فبراير 2026 الساعة 2:05 م")]
#[case("3 فبراير 2026 02:05 مساء")]
#[case("3 فبراير 2026 م - 14:05")]
#[case("3 شباط 2026 - 14:05")]
#[case("3 Februari 2026 saa 14:05")]
#[case("03.02.2026 • 14:05")]
#[case("03.02.2026 / 14:05")]
#[case("سه‌شنبه / ۱۴ بهمن ۱۴۰۴ / ۱۴:۰۵")]
#[case("3 February 2026 14:05 local time")]
#[case("Stand: 03.02.2026, 14:05 Uhr")]
#[case("Last updated: 3 February 2026 at 2.05pm")]
#[case("2:05 pm on 3 February 2026")]
#[case("3 Φεβρουαρίου 2026 2:05 μ.μ.")]
#[case("3 Φεβ 2026 - 2:05 ΜΜ")]
#[case("3 फ़रवरी 2026, 02:05 अपराह्न")]
#[case("3 February 2026 14:05 by Ada Frost")]
#[case("3 Feb 2026 14:05 – 16:05")]
fn words_between_and_after_day_and_time(#[case] text: &str) {
    assert_eq!(date(text).map(|time| time.to_string()).as_deref(), Some("2026-02-03T14:05:00Z"));
}

#[test]
fn a_strict_reader_takes_a_date_and_nothing_else() {
    let strict = |text| {
        let mut context = DateContext::for_language(Some("en"));
        context.strict = true;
        date_in(text, context).is_some()
    };
    assert!(strict("3 February 2026, 14:05 EST") && strict("3 February 2026"));
    assert!(!strict("3 February 2026 and the 14:05 ferry") && !strict("3 February 2026 by Ada Frost"));
}

#[test]
fn regional_names_of_months() {
    for text in ["3. Jänner 2026", "3. Jän. 2026"] {
        assert_eq!(date(text).unwrap().to_string(), "2026-01-03T00:00:00Z");
    }
    assert_eq!(date("3 de setiembre de 2026").unwrap().to_string(), "2026-09-03T00:00:00Z");
    assert_eq!(date("平成元年2月3日").unwrap().to_string(), "1989-02-03T00:00:00Z");
}

const CASES: &[(&str, Option<&str>)] = &[
    ("Tue, 03 Feb 2026 24:00:00 GMT", Some("2026-02-04T00:00:00Z")),
    ("tue, 3 feb 2026 07:05:00 gmt", Some("2026-02-03T07:05:00Z")),
    ("3. helmikuuta 2026 klo 7.05", Some("2026-02-03T07:05:00Z")),
    ("03.02.2026 07:05", Some("2026-02-03T07:05:00Z")),
    ("03-02-2026 07:05", Some("2026-02-03T07:05:00Z")),
    ("23/02/2026 - 07:05", Some("2026-02-23T07:05:00Z")),
    ("2/23/2026 7:05:00 PM", Some("2026-02-23T19:05:00Z")),
    ("February 3rd, 2026", Some("2026-02-03T00:00:00Z")),
    ("3 février 2026 à 07h05", Some("2026-02-03T07:05:00Z")),
    ("2026. 2. 3. 오후 7:05", Some("2026-02-03T10:05:00Z")),
    ("2026年2月3日 07時05分", Some("2026-02-03T07:05:00Z")),
    ("中華民國115年2月3日", Some("2026-02-03T00:00:00Z")),
    ("3 ก.พ. 2569 07:05", Some("2026-02-03T07:05:00Z")),
    ("۱۴ بهمن ۱۴۰۴", Some("2026-02-03T00:00:00Z")),
    ("3 شباط 2026", Some("2026-02-03T00:00:00Z")),
    ("3 كانون الثاني 2026", Some("2026-01-03T00:00:00Z")),
    ("3 Thg 2 2026 07:05", Some("2026-02-03T07:05:00Z")),
    ("1770102300", Some("2026-02-03T07:05:00Z")),
    ("1770102300000", Some("2026-02-03T07:05:00Z")),
    ("20260203070500", Some("2026-02-03T07:05:00Z")),
    ("2026-W06-2", Some("2026-02-03T00:00:00Z")),
    ("Tue, 3 Feb 2026 10:05:00 EAT", Some("2026-02-03T07:05:00Z")),
    ("2026-02-03T08:05:00 Europe/Oslo", Some("2026-02-03T07:05:00Z")),
    ("Tue Feb 03 2026 08:05:00 GMT+0100 (Central European Standard Time)", Some("2026-02-03T07:05:00Z")),
    ("Tue Feb 3 07:05:00 UTC 2026", Some("2026-02-03T07:05:00Z")),
    ("Thu, 01 Jan 1970 00:00:00 +0000", None),
    ("0001-01-01T00:00:00Z", None),
    ("Wed, 30 Nov -0001 00:00:00 +0000", None),
    ("0000-00-00 00:00:00", None),
    ("2026-02-30T10:00:00Z", None),
    ("Tue, 3 Feb 2026 07:05:00 QXZT", Some("2026-02-03T07:05:00Z")),
    ("Tue, 3 Feb 2026 07:05:00 ET", Some("2026-02-03T12:05:00Z")),
    ("Tue, 3 Jul 2026 07:05:00 ET", Some("2026-07-03T11:05:00Z")),
    ("Tue, 3 Feb 2026 07:05:00 Pacific Standard Time", Some("2026-02-03T15:05:00Z")),
    ("Tue, 3 Feb 2026 07:05:00 W. Europe Standard Time", Some("2026-02-03T06:05:00Z")),
    ("2026-W06-2T07:05:00Z", Some("2026-02-03T07:05:00Z")),
    ("2026 оны 2-р сарын 3", Some("2026-02-03T00:00:00Z")),
    ("3 شباط/فبراير 2026", Some("2026-02-03T00:00:00Z")),
    ("3 ta’ Frar 2026", Some("2026-02-03T00:00:00Z")),
    ("3 aqpan 2026", Some("2026-02-03T00:00:00Z")),
    ("16 am 2026", None),
    ("3 Feb 26 14:30 Room 2026", None),
    ("3 hours ago", None),
    ("today", None),
    ("3 Feb 2026 GMT", Some("2026-02-03T00:00:00Z")),
    ("Tue, 3 Feb 2026 03:05:00 AT", Some("2026-02-03T07:05:00Z")),
    ("Mon, 16 Mar 2026 09:30:00 GMT", Some("2026-03-16T09:30:00Z")),
    ("mar., 03 mar. 2026 07:05", Some("2026-03-03T07:05:00Z")),
    ("mar, 3 nov 2026 07:05:00 +0000", Some("2026-11-03T07:05:00Z")),
    ("Mar 3, 2026", Some("2026-03-03T00:00:00Z")),
    ("3 thg2 2026", Some("2026-02-03T00:00:00Z")),
    ("3 II 2026 07:05", Some("2026-02-03T07:05:00Z")),
    ("3 फ़र 2026", Some("2026-02-03T00:00:00Z")),
    ("may", None),
];
