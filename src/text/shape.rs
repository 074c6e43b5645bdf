use std::sync::LazyLock;

use icu_properties::CodePointMapData;
use icu_properties::props::JoiningType;
use unicode_normalization::UnicodeNormalization as _;

/// The presentation forms of a letter in the order of the Unicode charts: isolated, final, initial, medial.
type Forms = [Option<char>; 4];

/// Forms of single letters and of lam-alef ligatures, derived from the compatibility decompositions of the presentation
/// forms.
struct Table {
    /// By letter, starting at the first of the Arabic block.
    letters: Vec<Forms>,
    /// Isolated and final forms, by the alef.
    lam_alef: Vec<(char, Forms)>,
}

impl Table {
    fn lam_alef(&self, alef: char) -> Option<&Forms> {
        self.lam_alef.iter().find(|(known, _)| *known == alef).map(|(_, forms)| forms)
    }
}

/// The index of a letter of the Arabic block in the table.
fn place_of(letter: char) -> Option<usize> {
    let place = usize::try_from(u32::from(letter).checked_sub(0x600)?).ok()?;
    (place < 0x100).then_some(place)
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { letters: vec![Forms::default(); 0x100], lam_alef: Vec::new() };
    // Alef maksura has its first two forms in the second block and the others in the first.
    let forms = ('\u{fe80}'..='\u{fefc}').chain('\u{fb50}'..='\u{fbb1}').chain('\u{fbd3}'..='\u{fbff}');
    for form in forms {
        let letters: Vec<char> = std::iter::once(form).nfkc().collect();
        let entry = match letters.as_slice() {
            [letter] if *letter != form => place_of(*letter).and_then(|place| table.letters.get_mut(place)),
            [LAM, alef] => {
                if table.lam_alef(*alef).is_none() {
                    table.lam_alef.push((*alef, Forms::default()));
                }
                table.lam_alef.iter_mut().find(|(known, _)| known == alef).map(|(_, forms)| forms)
            }
            _ => None,
        };
        if let Some(place) = entry.into_iter().flatten().find(|place| place.is_none()) {
            *place = Some(form);
        }
    }
    table
});

const LAM: char = '\u{644}';

/// Replacement of a character in a shaped line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shaped {
    /// The character itself.
    Same,
    /// A contextual form.
    Form(char),
    /// A ligature of a lam and the following alef.
    Ligature(char),
    /// Nothing: the character is part of the preceding ligature.
    InLigature,
}

/// Whether a text has letters that join adjacent ones.
pub(super) fn joins(text: &str) -> bool {
    text.chars().any(|c| ('\u{620}'..='\u{6ff}').contains(&c))
}

/// The forms of the characters of a line in logical order, by the joining rules of the Unicode Standard §9.2, R1–R7;
/// for terminals that print each letter separately.
pub(super) fn shape(line: &str) -> Vec<Shaped> {
    let types = CodePointMapData::<JoiningType>::new();
    let all: Vec<(char, JoiningType)> = line.chars().map(|c| (c, types.get(c))).collect();
    let mut shaped = vec![Shaped::Same; all.len()];
    // Index of the preceding letter, if it joins this one.
    let mut before: Option<usize> = None;
    let mut joined_before = false;
    for (at, (c, joining)) in all.iter().enumerate() {
        if *joining == JoiningType::Transparent {
            continue;
        }
        let backward = accepts_before(*joining) && before.is_some();
        if let Some(last) = before {
            settle(&all, last, joined_before, backward, &mut shaped);
        }
        if backward && TABLE.lam_alef(*c).is_some() && before.is_some_and(|last| is_lam(&all, last)) {
            ligate(&all, before, at, joined_before, &mut shaped);
            (before, joined_before) = (None, false);
            continue;
        }
        if accepts_after(*joining) {
            (before, joined_before) = (Some(at), backward);
        } else {
            (before, joined_before) = (None, false);
            // A letter that does not join has only its nominal form.
            if accepts_before(*joining) {
                put(*c, backward, false, at, &mut shaped);
            }
        }
    }
    if let Some(last) = before {
        settle(&all, last, joined_before, false, &mut shaped);
    }
    shaped
}

fn is_lam(all: &[(char, JoiningType)], at: usize) -> bool {
    all.get(at).is_some_and(|(c, _)| *c == LAM)
}

fn accepts_before(joining: JoiningType) -> bool {
    matches!(joining, JoiningType::DualJoining | JoiningType::RightJoining | JoiningType::JoinCausing)
}

fn accepts_after(joining: JoiningType) -> bool {
    matches!(joining, JoiningType::DualJoining | JoiningType::LeftJoining | JoiningType::JoinCausing)
}

fn settle(all: &[(char, JoiningType)], at: usize, before: bool, after: bool, shaped: &mut [Shaped]) {
    if let Some((c, _)) = all.get(at) {
        put(*c, before, after, at, shaped);
    }
}

fn put(c: char, before: bool, after: bool, at: usize, shaped: &mut [Shaped]) {
    let place = match (before, after) {
        (false, false) => 0,
        (true, false) => 1,
        (false, true) => 2,
        (true, true) => 3,
    };
    let form = place_of(c).and_then(|at| TABLE.letters.get(at)?.get(place).copied().flatten());
    if let (Some(form), Some(slot)) = (form, shaped.get_mut(at)) {
        *slot = Shaped::Form(form);
    }
}

fn ligate(all: &[(char, JoiningType)], lam: Option<usize>, alef: usize, joined: bool, shaped: &mut [Shaped]) {
    let forms = all.get(alef).and_then(|(c, _)| TABLE.lam_alef(*c));
    let form = forms.and_then(|forms| forms.get(usize::from(joined)).copied().flatten());
    let (Some(form), Some(lam)) = (form, lam) else { return };
    if let Some(slot) = shaped.get_mut(lam) {
        *slot = Shaped::Ligature(form);
    }
    if let Some(slot) = shaped.get_mut(alef) {
        *slot = Shaped::InLigature;
    }
}
