use jiff::civil::Date;

/// The date of a day in the Solar Hijri calendar of Iran and Afghanistan, by its 33-year cycle (correct from 1244 to
/// 1530).
pub(super) fn solar_hijri(year: i16, month: i8, day: i8) -> Option<Date> {
    if !(1244..=1530).contains(&year) || !(1..=12).contains(&month) {
        return None;
    }
    let (year, month, day) = (i32::from(year) + 1595, i32::from(month), i32::from(day));
    let longest = if month < 7 { 31 } else { 30 };
    if !(1..=longest).contains(&day) {
        return None;
    }
    let months = if month < 7 { (month - 1) * 31 } else { (month - 7) * 30 + 186 };
    let days = -355_668 + 365 * year + (year / 33) * 8 + ((year % 33) + 3) / 4 + day + months;
    // `days` counts from the first day of the year 0.
    let first = Date::new(1970, 1, 1).ok()?;
    let since = i64::from(days) - 719_528;
    first.checked_add(jiff::SignedDuration::from_hours(24 * since)).ok()
}

/// A year of the Thai Buddhist calendar as one of the common era.
pub(super) const fn buddhist(year: i16) -> i16 {
    if year >= 2400 && year <= 2700 { year - 543 } else { year }
}

/// The year before the first of an East Asian era that precedes a year in a text.
pub(super) fn era(name: &str) -> Option<i16> {
    Some(match name {
        "民國" | "民国" | "中華民國" => 1911,
        "令和" => 2018,
        "平成" => 1988,
        "昭和" => 1925,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_the_solar_hijri_calendar() {
        for (day, right) in [
            ((1405, 8, 25), (2026, 11, 16)),
            ((1403, 1, 1), (2024, 3, 20)),
            ((1403, 12, 30), (2025, 3, 20)),
            ((1404, 1, 1), (2025, 3, 21)),
            ((1399, 10, 11), (2020, 12, 31)),
        ] {
            let date = Date::new(right.0, right.1, right.2).unwrap();
            assert_eq!(solar_hijri(day.0, day.1, day.2), Some(date), "{day:?}");
        }
        assert_eq!(solar_hijri(1405, 8, 31), None);
        assert_eq!(solar_hijri(2026, 8, 1), None);
    }
}
