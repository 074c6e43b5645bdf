use super::block::{Block, Span, fold, text};
use super::document::Document;

/// What a line begins with that leads to other stories, in small letters.
const WORDS: &[&str] = &[
    "read also",
    "also read",
    "read more",
    "read next",
    "see also",
    "related:",
    "more on this",
    "lire aussi",
    "à lire aussi",
    "voir aussi",
    "lesen sie auch",
    "siehe auch",
    "mehr zum thema",
    "lea también",
    "lee también",
    "lea además",
    "ver también",
    "leggi anche",
    "leia também",
    "leia mais",
    "veja também",
    "llegiu també",
    "lees ook",
    "läs också",
    "les også",
    "læs også",
    "lue myös",
    "loe ka",
    "lasiet arī",
    "skaitykite taip pat",
    "czytaj też",
    "czytaj także",
    "zobacz także",
    "čtěte také",
    "čítajte aj",
    "preberite tudi",
    "pročitajte i",
    "прочитајте и",
    "прочетете още",
    "вижте още",
    "читайте также",
    "смотрите также",
    "читайте також",
    "citește și",
    "citeşte şi",
    "citiți și",
    "vezi și",
    "olvassa el",
    "kapcsolódó",
    "διαβάστε επίσης",
    "διαβάστε ακόμη",
    "δείτε επίσης",
    "ayrıca okuyun",
    "bunu da okuyun",
    "կարդացեք նաև",
    "წაიკითხეთ ასევე",
    "baca juga",
    "soma pia",
    "xem thêm",
    "đọc thêm",
    "اقرأ أيضا",
    "اقرأ أيضًا",
    "إقرأ أيضا",
    "بیشتر بخوانید",
    "همچنین بخوانید",
    "مزید پڑھیں",
    "یہ بھی پڑھیں",
    "קראו גם",
    "קראו עוד",
    "यह भी पढ़ें",
    "আরও পড়ুন",
    "আরো পড়ুন",
    "மேலும் படிக்க",
    "อ่านเพิ่มเติม",
    "ข่าวที่เกี่ยวข้อง",
    "ተጨማሪ ያንብቡ",
    "延伸阅读",
    "延伸閱讀",
    "相关阅读",
    "相關閱讀",
    "関連記事",
    "あわせて読みたい",
    "관련 기사",
    "관련기사",
];
/// Characters of a line that leads to other stories.
const MOST: usize = 400;

impl Document {
    /// The document without lines that only lead to other stories: they begin with words such as "read also", and the rest
    /// of the line, or the list under it, is links.
    #[must_use]
    pub fn without_asides(mut self) -> Self {
        remove(&mut self.blocks);
        self
    }
}

fn remove(blocks: &mut Vec<Block>) {
    let mut kept: Vec<Block> = Vec::with_capacity(blocks.len());
    // Whether the block before was the words alone, or went with them.
    let (mut label, mut going) = (false, false);
    for mut block in blocks.drain(..) {
        if let Block::Quote(inner) = &mut block {
            remove(inner);
            if inner.is_empty() {
                continue;
            }
        }
        if (label || going) && leads_away(&block) {
            if label {
                kept.pop();
            }
            (label, going) = (false, true);
            continue;
        }
        let aside = kind(&block);
        (label, going) = (aside == Aside::Label, aside == Aside::Whole);
        if aside != Aside::Whole {
            kept.push(block);
        }
    }
    *blocks = kept;
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Aside {
    /// The words and links.
    Whole,
    /// The words alone.
    Label,
    None,
}

fn kind(block: &Block) -> Aside {
    let (Block::Paragraph(spans) | Block::Heading(_, spans)) = block else { return Aside::None };
    let line = fold(&text(spans)).to_lowercase();
    let bare = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let Some(word) = WORDS.iter().find(|word| bare.starts_with(**word)) else { return Aside::None };
    let rest = bare.get(word.len()..).unwrap_or_default();
    // Words may go on as longer ones in a script that parts them.
    if (word.is_ascii() && rest.starts_with(char::is_alphanumeric)) || line.chars().count() > MOST {
        return Aside::None;
    }
    if !rest.contains(char::is_alphanumeric) {
        return if linked(spans) > 0 { Aside::Whole } else { Aside::Label };
    }
    let letters = rest.chars().filter(|c| c.is_alphanumeric()).count();
    if linked(spans) * 10 >= letters * 8 { Aside::Whole } else { Aside::None }
}

/// Letters that are part of a link.
fn linked(spans: &[Span]) -> usize {
    let linked = spans.iter().filter(|span| span.link.is_some());
    linked.flat_map(|span| span.text.chars()).filter(|c| c.is_alphanumeric()).count()
}

/// Whether a block is links alone.
fn leads_away(block: &Block) -> bool {
    match block {
        Block::Paragraph(spans) => {
            let letters = text(spans).chars().filter(|c| c.is_alphanumeric()).count();
            letters > 0 && linked(spans) * 10 >= letters * 8
        }
        Block::List(_, items) => items.iter().flatten().all(leads_away),
        _ => false,
    }
}
