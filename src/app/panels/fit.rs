/// How well a name answers to typed letters; the smaller the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    Is,
    Begins,
    Holds,
    /// The letters occur in it in their order, with so many others between them.
    Spread(usize),
    /// What is said of it holds them.
    Sentence,
}

impl Fit {
    /// How a name answers to letters, both in small letters; none where it does not.
    pub(super) fn of(name: &str, wanted: &str) -> Option<Self> {
        match name.find(wanted) {
            Some(0) if name == wanted => Some(Self::Is),
            Some(0) => Some(Self::Begins),
            Some(_) => Some(Self::Holds),
            None => spread(name, wanted).map(Self::Spread),
        }
    }
}

/// Whether the letters occur in a name in their order, and how many others are between them.
fn spread(name: &str, letters: &str) -> Option<usize> {
    let mut wanted = letters.chars().filter(|letter| !letter.is_whitespace()).peekable();
    let (mut gaps, mut begun) = (0, false);
    for letter in name.chars() {
        match wanted.peek() {
            None => return Some(gaps),
            Some(next) if *next == letter => {
                wanted.next();
                begun = true;
            }
            Some(_) => gaps += usize::from(begun),
        }
    }
    wanted.peek().is_none().then_some(gaps)
}
