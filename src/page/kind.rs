use url::Url;

use super::no_article::NoArticle;

/// The kind of a page. Only the body of an article replaces the feed's text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Kind {
    /// An article, complete or not.
    #[default]
    Article,
    /// A front page or a list of stories.
    Front,
    /// Pictures with little text.
    Gallery,
    /// The beginning of an article for subscribers.
    Paywalled,
    /// A consent wall.
    Consent,
    /// An error page, or a bot check.
    Error,
    /// Nothing to read.
    Empty,
}

impl Kind {
    /// Name in the output of `extract`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Front => "front",
            Self::Gallery => "gallery",
            Self::Paywalled => "paywalled",
            Self::Consent => "consent",
            Self::Error => "error",
            Self::Empty => "empty",
        }
    }

    /// The reason why the page's text is not used; none for an article.
    #[must_use]
    pub const fn reason(self) -> Option<NoArticle> {
        match self {
            Self::Article => None,
            Self::Front => Some(NoArticle::Front),
            Self::Gallery => Some(NoArticle::Gallery),
            Self::Paywalled => Some(NoArticle::Paywalled),
            Self::Consent => Some(NoArticle::Consent),
            Self::Error => Some(NoArticle::Error),
            Self::Empty => Some(NoArticle::Empty),
        }
    }
}

/// Properties of a page from which its kind is determined.
#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "independent signs")]
pub(super) struct Signs<'a> {
    pub(super) title: &'a str,
    /// Number of letters of the body, and of all visible text.
    pub(super) body: usize,
    pub(super) whole: usize,
    /// Text of the body, or of the whole page if there is no body.
    pub(super) text: &'a str,
    /// Number of links that are as long as a headline.
    pub(super) headlines: usize,
    pub(super) pictures: usize,
    /// Whether structured data contain an article, and whether they declare it as not free.
    pub(super) article: bool,
    pub(super) locked: bool,
    /// Whether the names of an element are those of a paywall.
    pub(super) wall: bool,
    pub(super) dated: bool,
    /// Whether the headline is visible.
    pub(super) headed: bool,
    pub(super) address: Option<&'a str>,
}

/// Number of letters above which a body is always that of an article.
const LONG: usize = 1_800;
/// Number of letters below which there is practically no body.
const SHORT: usize = 350;

/// Determines the kind of a page.
pub(super) fn of(signs: &Signs<'_>) -> Kind {
    let title = signs.title.to_lowercase();
    if signs.body < LONG && !signs.article && ERRORS.iter().any(|words| title.contains(words)) {
        return Kind::Error;
    }
    if signs.whole == 0 {
        return Kind::Empty;
    }
    if signs.body >= LONG {
        return Kind::Article;
    }
    let text = signs.text.to_lowercase();
    let says = |words: &[&str]| words.iter().filter(|words| text.contains(**words)).count();
    if !signs.article
        && signs.whole < LONG * 2
        && (says(CONSENT) >= 2 || CONSENT.iter().any(|words| title.contains(words)))
    {
        return Kind::Consent;
    }
    if !signs.article && signs.whole < LONG && says(ERRORS) > 0 {
        return Kind::Error;
    }
    if signs.locked || (signs.wall && signs.body < LONG / 2) {
        return Kind::Paywalled;
    }
    if signs.pictures >= 8 && signs.body < signs.pictures * 60 {
        return Kind::Gallery;
    }
    let root = signs.address.and_then(|address| Url::parse(address).ok()).is_some_and(|url| url.path().len() <= 1);
    if !signs.article && (root || (!signs.dated && signs.headlines >= 25 && signs.body * 3 < signs.whole)) {
        return Kind::Front;
    }
    if signs.body < SHORT && signs.headlines >= 25 && !signs.article {
        return Kind::Front;
    }
    // A page that waits for its script shows nothing of the article.
    if signs.body == 0 && !signs.headed && !signs.article { Kind::Empty } else { Kind::Article }
}

/// Phrases of error pages and of bot checks.
const ERRORS: &[&str] = &[
    "404 ",
    "error 404",
    "404:",
    "page not found",
    "not found",
    "403 forbidden",
    "access denied",
    "access to this page has been denied",
    "just a moment",
    "attention required",
    "are you a robot",
    "verify you are human",
    "checking your browser",
    "enable javascript and cookies",
    "service unavailable",
    "internal server error",
    "bad gateway",
    "seite nicht gefunden",
    "seite wurde nicht gefunden",
    "page introuvable",
    "page non trouvée",
    "página no encontrada",
    "página não encontrada",
    "pagina non trovata",
    "pagina nu a fost găsită",
    "pagina nu există",
    "pagina niet gevonden",
    "nie znaleziono strony",
    "strona nie istnieje",
    "страница не найдена",
    "сторінку не знайдено",
    "stránka nenalezena",
    "sayfa bulunamadı",
    "sidan hittades inte",
    "siden ble ikke funnet",
    "sivua ei löytynyt",
    "η σελίδα δεν βρέθηκε",
    "الصفحة غير موجودة",
    "页面不存在",
    "找不到页面",
    "找不到頁面",
    "ページが見つかりません",
    "페이지를 찾을 수 없습니다",
    "halaman tidak ditemukan",
    "không tìm thấy trang",
];

/// Phrases of consent walls.
const CONSENT: &[&str] = &[
    "before you continue",
    "we value your privacy",
    "we and our partners",
    "accept all",
    "reject all",
    "manage cookies",
    "cookie settings",
    "your consent",
    "consent to",
    "cookies akzeptieren",
    "alle akzeptieren",
    "zustimmen",
    "einwilligung",
    "mit werbung",
    "tracking",
    "tout accepter",
    "votre consentement",
    "continuer sans accepter",
    "aceptar todo",
    "tu consentimiento",
    "aceitar tudo",
    "accetta tutti",
    "il tuo consenso",
    "alles accepteren",
    "toestemming",
    "zaakceptuj",
    "wyrażam zgodę",
    "принять все",
    "acceptă toate",
    "tümünü kabul",
];

#[cfg(test)]
mod tests {
    use super::{Kind, Signs, of};

    #[test]
    fn a_long_body_is_an_article_and_what_else_there_is_has_its_name() {
        let page = Signs { title: "Seagrass returns", body: 4_000, whole: 6_000, ..Signs::default() };
        assert_eq!(of(&page), Kind::Article);
        assert_eq!(
            of(&Signs { title: "Page not found | Tidewater", body: 200, whole: 900, ..Signs::default() }),
            Kind::Error
        );
        assert_eq!(
            of(&Signs { body: 600, whole: 2_000, article: true, locked: true, ..Signs::default() }),
            Kind::Paywalled
        );
        let wall = Signs {
            body: 300,
            whole: 900,
            text: "We value your privacy. Accept all or manage cookies.",
            ..Signs::default()
        };
        assert_eq!(of(&wall), Kind::Consent);
        assert_eq!(of(&Signs { body: 200, whole: 900, pictures: 30, dated: true, ..Signs::default() }), Kind::Gallery);
        let front =
            Signs { body: 900, whole: 9_000, headlines: 70, address: Some("https://t.example/"), ..Signs::default() };
        assert_eq!(of(&front), Kind::Front);
        assert_eq!(of(&Signs::default()), Kind::Empty);
    }

    #[test]
    fn an_article_about_walls_and_errors_stays_one() {
        let page =
            Signs { title: "Why 404 pages are funny", body: 3_000, whole: 5_000, article: true, ..Signs::default() };
        assert_eq!(of(&page), Kind::Article);
        let short =
            Signs { title: "Harbour opens", body: 500, whole: 2_500, article: true, dated: true, ..Signs::default() };
        assert_eq!(of(&short), Kind::Article);
    }
}
