//! Dates as feeds and pages write them.

use dateline::text::{DateContext, date, date_in};

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
    ("Tue, 3 Feb 2026 07:05:00 QXZT", None),
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
