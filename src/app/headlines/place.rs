/// The kind of list that is shown when it is no search and no person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A section of the edition.
    Section(String),
    /// What came since midnight, of all sections.
    Today,
    /// All sections.
    All,
    /// What is starred.
    Starred,
    /// What is put aside to be read later.
    Later,
    /// A feed, by its id.
    Feed(String),
    /// The stories that most newsrooms cover.
    Front,
}

/// The sections that always exist, after those of the edition.
pub(super) const BUILT_IN: [(Place, &str); 5] = [
    (Place::Front, "section-front"),
    (Place::Today, "section-today"),
    (Place::All, "section-all"),
    (Place::Starred, "section-starred"),
    (Place::Later, "section-later"),
];

impl Place {
    pub(super) fn kept(&self) -> String {
        match self {
            Self::Section(name) => format!("section {name}"),
            Self::Today => "today".to_owned(),
            Self::All => "all".to_owned(),
            Self::Starred => "starred".to_owned(),
            Self::Later => "later".to_owned(),
            Self::Feed(id) => format!("feed {id}"),
            Self::Front => "front".to_owned(),
        }
    }
}

/// What the headlines show while something is asked of the network.
#[derive(Clone, Debug, Default)]
pub(in crate::app) struct OnScreen {
    /// Which list.
    pub(in crate::app) place: Option<Place>,
    /// Whether there is nothing to read but the guide.
    pub(in crate::app) guide_only: bool,
    /// The section that a feed's list replaces.
    pub(in crate::app) under: Option<Place>,
}

impl OnScreen {
    pub(in crate::app) fn section(&self) -> Option<String> {
        match self.place.as_ref().filter(|place| !matches!(place, Place::Feed(_))).or(self.under.as_ref()) {
            Some(Place::Section(name)) => Some(name.clone()),
            Some(Place::Today | Place::All | Place::Starred | Place::Later | Place::Feed(_) | Place::Front) | None => {
                None
            }
        }
    }
}
