//! Blocks of a Document to texts that an engine translates, and back again, each block checked; the wire of each engine.
//!
//! Pure. [`passages()`] are the runs of text of a document in reading order. A [`Passage`] is cut into sentences; what an engine
//! must not touch (links, emphasis, addresses, code, names that stay) is marked, and found again in its answer. A passage
//! whose answer lost a number, a link, a quotation mark or most of its length stays in the original ([`Reason`]).
//!
//! *Never here*: programs, connections, the cache. *The next engine* is a file with its two forms, question and answer; *the
//! next check* a variant of [`Reason`].
//!
//! ```
//! use dateline::model::Language;
//! use dateline::text::document;
//! use dateline::translate::{Answer, Form, Pair, Passage, Reason, Show, passages, rebuilt};
//!
//! let article = document("<p>The <a href='https://a.example/'>harbour</a> opened in 1998.</p>", None);
//! let passage = Passage::new(passages(&article)[0], &[]);
//! assert_eq!(passage.texts(Form::Markup), ["The <a id=\"1\">harbour</a> opened in 1998."]);
//!
//! let pair = Pair { from: Language::parse("en").unwrap(), to: Language::parse("fr").unwrap() };
//! let answer = ["Le <a id=\"1\">port</a> a ouvert en 1998.".to_owned()];
//! let Answer::Translated(runs) = passage.answer(Form::Markup, &answer, &pair) else { panic!() };
//! let french = rebuilt(&article, &[Ok(passage.spans(&runs, &pair))], Show::Alone);
//! assert_eq!(french.plain_blocks(), ["Le port a ouvert en 1998."]);
//! assert_eq!(french.blocks[0], document("<p>Le <a href='https://a.example/'>port</a> a ouvert en 1998.</p>", None).blocks[0]);
//!
//! let lost = ["Le <a id=\"1\">port</a> a ouvert.".to_owned()];
//! assert_eq!(passage.answer(Form::Markup, &lost, &pair), Answer::Kept(Reason::Numbers));
//! ```

mod answer;
mod chat;
mod check;
mod deepl;
mod held;
mod libre;
mod marks;
mod numbers;
mod pair;
mod passage;
mod piece;
mod program;
mod sentences;
mod walk;

pub use answer::AnswerFault;
pub use chat::Chat;
pub use check::Reason;
pub use deepl::DeepL;
pub use libre::Libre;
pub use marks::Form;
pub use pair::Pair;
pub use passage::{Answer, Passage};
pub use piece::Run;
pub use program::{joined, parted};
pub use sentences::sentences;
pub use walk::{KEPT, Outcome, Show, passages, rebuilt};
