use crate::text::{Block, Document, Span};

/// Where the passages of a text stand that is shown with its translation: of each line that is not empty, whether it is a
/// translation of one above it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Places(Vec<bool>);

impl Places {
    /// Those of a document, in the order in which it is set.
    pub(super) fn of(document: &Document) -> Self {
        let mut places = Self::default();
        places.blocks(&document.blocks);
        places
    }

    /// The number of the passage that holds a byte of the text, and how far in it that is, in thousandths; none above the
    /// text.
    pub(super) fn passage(&self, text: &str, byte: usize) -> Option<(usize, usize)> {
        if byte == 0 {
            return None;
        }
        let (mut number, mut last) = (0, None);
        for (index, line) in lines(text).enumerate() {
            if line.start > byte {
                break;
            }
            let translated = self.0.get(index).copied().unwrap_or(false);
            number += usize::from(!translated && last.is_some());
            let length = line.len().max(1);
            last = Some((number, (byte - line.start).min(length) * 1_000 / length));
        }
        last
    }

    /// The byte of the text at which a passage begins, in the original where both are shown.
    pub(super) fn byte(&self, text: &str, (number, within): (usize, usize)) -> usize {
        let originals = lines(text).enumerate().filter(|(index, _)| !self.0.get(*index).copied().unwrap_or(false));
        let line = originals.map(|(_, line)| line).nth(number);
        line.map_or(text.len(), |line| text.floor_char_boundary(line.start + line.len() * within / 1_000))
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(spans) | Block::Heading(_, spans) => self.spans(spans),
                Block::Figure { caption, credit, alt, .. } => {
                    if caption.is_empty() && !alt.is_empty() {
                        self.0.push(false);
                    }
                    self.spans(caption);
                    self.spans(credit);
                }
                Block::Preformatted(lines) => {
                    self.0.extend(lines.iter().filter(|line| !line.trim().is_empty()).map(|_| false));
                }
                Block::Table(table) => table.rows.iter().flatten().for_each(|cell| self.spans(cell)),
                Block::Quote(inner) => self.blocks(inner),
                Block::List(_, items) => items.iter().for_each(|item| self.blocks(item)),
                Block::Rule => {}
            }
        }
    }

    fn spans(&mut self, spans: &[Span]) {
        let (mut begun, mut translated) = (false, false);
        for span in spans {
            for (at, part) in span.text.split('\n').enumerate() {
                if at > 0 && begun {
                    self.0.push(translated);
                    begun = false;
                }
                if !part.trim().is_empty() {
                    translated = span.style.translated;
                    begun = true;
                }
            }
        }
        self.0.extend(begun.then_some(translated));
    }
}

/// The lines of a text that are not empty, as bytes of it.
fn lines(text: &str) -> impl Iterator<Item = std::ops::Range<usize>> {
    let mut start = 0;
    text.split('\n').filter_map(move |line| {
        let range = start..start + line.len();
        start = range.end + 1;
        (!line.trim().is_empty()).then_some(range)
    })
}

#[cfg(test)]
mod tests {
    use super::Places;
    use crate::text::{Block, Document, Span, Style};

    fn paragraph(text: &str, translated: bool) -> Block {
        let style = Style { translated, ..Style::default() };
        Block::Paragraph(vec![Span { text: text.to_owned(), style, ..Span::default() }])
    }

    #[test]
    fn a_passage_is_found_in_every_view() {
        let original = Document { blocks: vec![paragraph("one", false), paragraph("two three", false)] };
        let both = vec![
            paragraph("one", false),
            paragraph("un", true),
            paragraph("two three", false),
            paragraph("deux", true),
        ];
        let both = Document { blocks: both };
        let (text, twice) = ("one\ntwo three", "one\nun\ntwo three\ndeux");
        let (single, double) = (Places::of(&original), Places::of(&both));
        assert_eq!(single.passage(text, 0), None);
        assert_eq!(single.passage(text, 4), Some((1, 0)));
        assert_eq!(double.byte(twice, (1, 0)), 7);
        assert_eq!(double.passage(twice, 17), Some((1, 0)), "its translation is the same passage");
        assert_eq!(single.byte(text, (1, 1_000)), text.len());
        assert_eq!(single.byte(text, (9, 0)), text.len());
    }
}
