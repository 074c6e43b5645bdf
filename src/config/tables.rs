use toml_edit::{Array, Decor, DocumentMut, Item, RawString, Table, Value};

/// Sets a key; what surrounds its old value, such as comments, stays.
pub(super) fn put(table: &mut Table, key: &str, mut new: Value) {
    if let Some(Item::Value(old)) = table.get_mut(key) {
        *new.decor_mut() = old.decor().clone();
        *old = new;
    } else {
        table.insert(key, Item::Value(new));
    }
}

/// The text of a key.
pub(super) fn text<'a>(table: &'a Table, key: &str) -> Option<&'a str> {
    table.get(key).and_then(Item::as_str)
}

/// Keeps some of the texts of an array; the comments before the others stay.
pub(super) fn keep_some(array: &mut Array, wanted: impl Fn(&str) -> bool) {
    let (mut at, mut pending) = (0, String::new());
    while let Some(known) = array.get_mut(at) {
        let before = raw(known.decor().prefix());
        if known.as_str().is_some_and(&wanted) {
            if !pending.is_empty() {
                known.decor_mut().set_prefix(std::mem::take(&mut pending) + &before);
            }
            at += 1;
            continue;
        }
        let after = raw(known.decor().suffix());
        for comment in [before, after].iter().filter(|text| text.contains('#')) {
            pending.push_str(comment.trim_end());
            pending.push('\n');
        }
        array.remove(at);
    }
    if !pending.is_empty() {
        let end = raw(Some(array.trailing()));
        array.set_trailing(pending + &end);
    }
}

/// Takes one table out of a list such as `[[feed]]`; the comments above it stay where they were.
pub(super) fn cut(document: &mut DocumentMut, list: &str, at: usize) {
    let Some(tables) = document.get_mut(list).and_then(Item::as_array_of_tables_mut) else { return };
    let Some(table) = tables.get(at) else { return };
    let above = raw(table.decor().prefix());
    let place = table.position();
    tables.remove(at);
    if !above.contains('#') {
        return;
    }
    let after = document.iter_mut().filter_map(|(_, item)| next_table(item, place)).min_by_key(|(at, _)| *at);
    if let Some((_, decor)) = after {
        let own = raw(decor.prefix());
        decor.set_prefix(above + &own);
    } else {
        let end = raw(Some(document.trailing()));
        document.set_trailing(above + &end);
    }
}

/// The text before something, such as comments.
fn raw(before: Option<&RawString>) -> String {
    before.and_then(RawString::as_str).unwrap_or_default().to_owned()
}

/// The first table of an item that follows a place in the file.
fn next_table(item: &mut Item, place: Option<isize>) -> Option<(Option<isize>, &mut Decor)> {
    match item {
        Item::Table(table) if table.position() > place => Some((table.position(), table.decor_mut())),
        Item::ArrayOfTables(tables) => {
            let after = tables.iter_mut().filter(|table| table.position() > place);
            after.map(|table| (table.position(), table.decor_mut())).min_by_key(|(at, _)| *at)
        }
        _ => None,
    }
}
