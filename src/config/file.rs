use std::ops::Range;
use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::ConfigError;
use super::fault::{EntryFault, Expected, Fault, FileFault};
use super::replace::plain;

/// Bytes of a configuration file that are read.
pub(super) const MOST_BYTES: u64 = 16_000_000;

/// Errors of a file that are reported.
const MOST_ERRORS: usize = 100;
/// Bytes of a file that is read in one piece.
const LARGE: usize = 100_000;
/// Bytes of a part of a larger one, about.
const PART: usize = 50_000;

/// A TOML file of the user's; what is wrong in it is collected, what is right is used.
#[derive(Debug, Default)]
pub(super) struct File {
    name: String,
    text: String,
    /// The bytes whose meaning is not known: those after something that is no TOML.
    broken: Vec<Range<usize>>,
    /// What could not be used.
    pub(super) errors: Vec<ConfigError>,
}

impl File {
    /// Reads a file; one that is not there is empty.
    pub(super) fn read(path: &Path) -> Self {
        let mut file = Self { name: path.display().to_string(), ..Self::default() };
        match read_bounded(path) {
            Ok(text) => file.text = text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => {
                let fault = FileFault::Unreadable(error.into());
                file.errors.push(ConfigError::of(file.name.clone(), fault));
            }
        }
        file
    }

    /// A file of ours that is part of the program.
    pub(super) fn built_in(name: &str, text: &str) -> Self {
        Self { name: name.to_owned(), text: text.to_owned(), ..Self::default() }
    }

    /// Gives each key with its value to `take`; a sentence it answers becomes an error at the value's line.
    pub(super) fn each(&mut self, mut take: impl FnMut(&str, &Spanned<DeValue<'_>>) -> Result<(), Wrong>) {
        let text = std::mem::take(&mut self.text);
        let (table, errors) = DeTable::parse_recoverable(&text);
        let mut found: Vec<Wrong> = Vec::new();
        let bad_lines: Vec<usize> =
            errors.iter().take(MOST_ERRORS).filter_map(|error| Some(line_of(&text, error.span()?.start))).collect();
        for (key, value) in table.get_ref() {
            let bad = !bad_lines.is_empty() && bad_lines.contains(&line_of(&text, value.span().start));
            if bad && !matches!(value.get_ref(), DeValue::Array(_)) {
                continue;
            }
            if let Err(wrong) = take(key.get_ref(), value) {
                found.push(wrong.or_at(key.span()));
            }
        }
        let ill_formed: Vec<(Option<Range<usize>>, String)> =
            errors.iter().take(MOST_ERRORS).map(|error| (error.span(), error.message().trim().to_owned())).collect();
        self.text = text;
        for (span, said) in ill_formed {
            let bytes = span.as_ref().map(|span| doubtful(&self.text, span.start));
            self.wrong(Wrong { span, ..Wrong::new(FileFault::Toml(said)) });
            self.broken.extend(bytes.into_iter().flatten());
        }
        for wrong in found {
            self.wrong(wrong);
        }
        self.errors.sort_by_key(|error| (error.line, error.column));
    }

    /// As [`File::each`] for a large file of one array of tables, which is never in memory as a tree, for that is ten
    /// times as large: it is read part by part, the array's key given once for each, with the byte at which the part
    /// starts. Answers whether that could be done and nothing was wrong; what was taken until then does not count.
    pub(super) fn each_in_parts(
        &self,
        array: &str,
        mut take: impl FnMut(&str, &Spanned<DeValue<'_>>, usize) -> Result<(), Wrong>,
    ) -> bool {
        let mut seen: Vec<String> = Vec::new();
        parts(&self.text, array).is_some_and(|parts| {
            parts.into_iter().enumerate().all(|(number, part)| {
                let (start, text) = (part.start, self.text.get(part).unwrap_or_default());
                let Ok(table) = DeTable::parse(text) else { return false };
                table.get_ref().iter().all(|(key, value)| {
                    let key = key.get_ref().as_ref();
                    let once = if key == array { number > 0 } else { !seen.iter().any(|seen| seen == key) };
                    seen.extend((key != array).then(|| key.to_owned()));
                    once && take(key, value, start).is_ok()
                })
            })
        })
    }

    /// Whether a line begins with a key, be it one that could not be read.
    pub(super) fn mentions(&self, key: &str) -> bool {
        let rest =
            |line: &str| line.trim_start().strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('='));
        self.text.lines().any(rest)
    }

    /// The path of the file.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// The line of a byte of the file.
    pub(super) fn line(&self, at: usize) -> usize {
        line_of(&self.text, at)
    }

    /// Adds an error at a place in the file; of many the first are reported, and that there are more.
    pub(super) fn wrong(&mut self, wrong: Wrong) {
        let at = wrong.span.as_ref().map(|span| span.start);
        // It comes of the first fault of its table, which was told.
        if at.is_some_and(|at| self.broken.iter().any(|broken| broken.contains(&at))) {
            return;
        }
        let fault = match self.errors.len() {
            ..MOST_ERRORS => wrong.fault,
            MOST_ERRORS => EntryFault::More.into(),
            _ => return,
        };
        let line = at.map(|at| line_of(&self.text, at));
        let column = at.map(|at| column_of(&self.text, at));
        self.errors.push(ConfigError { file: self.name.clone(), line, column, fault });
    }
}

/// A large file's parts, cut where a table of an array begins: the first is what precedes all of them. None where a
/// line that looks so may be part of a text.
fn parts(text: &str, array: &str) -> Option<Vec<Range<usize>>> {
    if text.len() < LARGE || text.contains("\"\"\"") || text.contains("'''") {
        return None;
    }
    let header = format!("[[{array}]]");
    let mut starts = vec![0];
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let far = starts.len() == 1 || starts.last().is_some_and(|last| at - last >= PART);
        if far && line.trim_ascii_end() == header {
            starts.push(at);
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    Some(starts.iter().zip(ends).map(|(start, end)| *start..end).collect())
}

/// Something that cannot be used, and where.
#[derive(Debug)]
pub(super) struct Wrong {
    pub(super) span: Option<Range<usize>>,
    fault: Fault,
}

impl Wrong {
    pub(super) fn new(fault: impl Into<Fault>) -> Self {
        Self { span: None, fault: fault.into() }
    }

    /// A key that nobody knows.
    pub(super) fn unknown(key: &str, known: &'static [&'static str]) -> Self {
        Self::new(EntryFault::Option(key.to_owned(), known))
    }

    /// The same at a place, unless it has one.
    pub(super) fn or_at(self, span: Range<usize>) -> Self {
        // A value that is missing has an empty place.
        Self { span: self.span.filter(|own| !own.is_empty()).or(Some(span)), ..self }
    }

    /// A word that is none of those that are known.
    pub(super) fn not_one_of(span: Range<usize>, words: &[&str]) -> Self {
        Self::at(span, Expected::OneOf(words.iter().map(|word| (*word).to_owned()).collect()))
    }

    pub(super) fn at(span: Range<usize>, fault: impl Into<Fault>) -> Self {
        Self { span: Some(span), ..Self::new(fault) }
    }
}

/// The bytes that a fault at one puts in doubt: those from its line to the next header of a table, and the header above it,
/// where the faults of a whole table are told.
fn doubtful(text: &str, at: usize) -> [Range<usize>; 2] {
    let begin = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
    let (mut header, mut next) = (begin..begin, text.len());
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        if line.trim_start().starts_with('[') {
            if start > begin {
                next = start;
                break;
            }
            header = start..end;
        }
        start = end;
    }
    [header, begin..next]
}

fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

fn column_of(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    before.rsplit('\n').next().unwrap_or_default().chars().count() + 1
}

/// Reads a text file up to the bound; a longer one is an error, never half a file.
pub(super) fn read_bounded(path: &Path) -> std::io::Result<String> {
    use std::io::Read as _;
    // A pipe would be waited for without an end.
    if plain(std::fs::metadata(path)?)?.len() > MOST_BYTES {
        return Err(std::io::Error::other(format!("it is larger than {} MB", MOST_BYTES / 1_000_000)));
    }
    let mut bytes = Vec::new();
    std::fs::File::open(path)?.take(MOST_BYTES).read_to_end(&mut bytes)?;
    String::from_utf8(bytes).map_err(|error| {
        let line =
            error.as_bytes().iter().take(error.utf8_error().valid_up_to()).filter(|byte| **byte == b'\n').count() + 1;
        std::io::Error::other(format!("line {line} is not UTF-8"))
    })
}

/// A value as text, or what was expected.
pub(super) fn string(value: &Spanned<DeValue<'_>>) -> Result<String, Wrong> {
    match value.get_ref() {
        DeValue::String(text) => Ok(text.to_string()),
        _ => Err(Wrong::at(value.span(), Expected::Text)),
    }
}

/// A value as one of some words, or which they are.
pub(super) fn one_of(value: &Spanned<DeValue<'_>>, words: &[&str]) -> Result<String, Wrong> {
    let word = string(value)?;
    if words.contains(&word.as_str()) {
        return Ok(word);
    }
    Err(Wrong::not_one_of(value.span(), words))
}

/// A value as true or false, or what was expected.
pub(super) fn boolean(value: &Spanned<DeValue<'_>>) -> Result<bool, Wrong> {
    match value.get_ref() {
        DeValue::Boolean(value) => Ok(*value),
        _ => Err(Wrong::at(value.span(), Expected::Switch)),
    }
}

/// A value as a whole number within bounds, or what was expected.
pub(super) fn number<N>(value: &Spanned<DeValue<'_>>, bounds: Range<u64>) -> Result<N, Wrong>
where
    N: TryFrom<u64>,
{
    let expected = || Wrong::at(value.span(), Expected::Number(bounds.start, bounds.end - 1));
    let DeValue::Integer(number) = value.get_ref() else { return Err(expected()) };
    let number = u64::from_str_radix(number.as_str(), number.radix()).map_err(|_| expected())?;
    if !bounds.contains(&number) {
        return Err(expected());
    }
    N::try_from(number).map_err(|_| expected())
}
