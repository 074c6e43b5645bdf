//! Formulas as one run of text: `MathML`, TeX in scripts and in the alternative texts of pictures. A formula that a
//! page contains in several forms next to each other is given once.

use std::fmt::Write as _;

use ego_tree::NodeRef;
use scraper::Node;
use scraper::node::Element;

use super::block::Style;
use super::clean::clean_line;
use crate::text::html::Attribute as _;

/// Maximum length of a formula in letters.
const MAX_FORMULA_LETTERS: usize = 2_000;
/// Maximum number of characters of an emoji, which may be a sequence.
const MAX_EMOJI_LETTERS: usize = 16;
/// Parts of class names of pictures of emoji.
pub(super) const EMOJI: [&str; 3] = ["emoji", "Emoji", "smiley"];

/// The text that an element stands for: a formula, or the sign of a picture of an emoji.
pub(crate) fn in_words(node: NodeRef<'_, Node>) -> Option<String> {
    formula(node).or_else(|| emoji(node.value().as_element()?))
}

/// The sign that a picture of an emoji shows; pictures of words are none.
fn emoji(element: &Element) -> Option<String> {
    let class = element.attribute("class").filter(|_| element.name() == "img").unwrap_or_default();
    let sign = element.attribute("alt").unwrap_or_default().trim();
    let fits = EMOJI.iter().any(|name| class.contains(name))
        && !sign.is_empty()
        && sign.chars().count() <= MAX_EMOJI_LETTERS
        && !sign.contains(char::is_alphabetic);
    fits.then(|| clean_line(sign, MAX_EMOJI_LETTERS))
}

/// The formula of an element; empty if it only repeats an adjacent formula; none if it is not a formula.
fn formula(node: NodeRef<'_, Node>) -> Option<String> {
    let Node::Element(element) = node.value() else { return None };
    let text = match element.name() {
        "math" => math(node),
        "script" if element.attribute("type").is_some_and(|kind| kind.starts_with("math/tex")) => tex(&inside(node)),
        "img" if is_picture_of_formula(element) => {
            let hidden = sibling(node, |name, class| name == "math" || class.contains("mwe-math-mathml"));
            let shown = hidden.and_then(|hidden| hidden.descendants().find(|inner| is(*inner, "math")));
            let words = tex(element.attribute("alt").unwrap_or_default());
            shown.map(math).filter(|shown| !shown.is_empty()).unwrap_or(words)
        }
        "span" | "div" | "mjx-math" | "mjx-container" if repeats(node, element) => String::new(),
        _ => return None,
    };
    Some(clean_line(&text, MAX_FORMULA_LETTERS))
}

/// Whether a picture shows a formula whose source is its alternative text.
fn is_picture_of_formula(element: &Element) -> bool {
    let class = element.attribute("class").unwrap_or_default();
    element.attribute("alt").is_some_and(|alt| !alt.is_empty())
        && class.split_whitespace().any(|class| matches!(class, "tex" | "latex") || class.starts_with("mwe-math"))
}

/// Whether an element is a drawing of a formula that is also present in readable form next to it.
fn repeats(node: NodeRef<'_, Node>, element: &Element) -> bool {
    let class = element.attribute("class").unwrap_or_default();
    let script = || sibling(node, |name, _| name == "script").is_some();
    match element.name() {
        "mjx-math" => sibling(node, |name, _| name == "mjx-assistive-mml").is_some(),
        "mjx-container" => false,
        _ if class.contains("katex-html") => sibling(node, |_, class| class.contains("katex-mathml")).is_some(),
        _ if class.contains("mwe-math-mathml") => sibling(node, |name, _| name == "img").is_some(),
        _ => class.starts_with("MathJax") && script(),
    }
}

/// The nearest sibling element that satisfies the condition, with no words in between.
fn sibling<'a>(node: NodeRef<'a, Node>, fits: impl Fn(&str, &str) -> bool) -> Option<NodeRef<'a, Node>> {
    let fits = |other: &NodeRef<'a, Node>| {
        let element = other.value().as_element();
        element.is_some_and(|element| fits(element.name(), element.attribute("class").unwrap_or_default()))
    };
    let blank = |other: &NodeRef<'a, Node>| other.value().as_text().is_none_or(|run| run.trim().is_empty());
    let after = node.next_siblings().take(4).take_while(blank).find(fits);
    after.or_else(|| node.prev_siblings().take(4).take_while(blank).find(fits))
}

fn is(node: NodeRef<'_, Node>, name: &str) -> bool {
    node.value().as_element().is_some_and(|element| element.name() == name)
}

fn inside(node: NodeRef<'_, Node>) -> String {
    node.descendants().filter_map(|inner| inner.value().as_text().map(|text| &**text)).collect()
}

/// `MathML` as one line.
fn math(node: NodeRef<'_, Node>) -> String {
    let text = row(node);
    if !text.trim().is_empty() {
        return text;
    }
    let annotation = node.descendants().find(|inner| is(*inner, "annotation"));
    annotation.map(|annotation| tex(&inside(annotation))).unwrap_or_default()
}

fn row(node: NodeRef<'_, Node>) -> String {
    node.children().map(part).collect()
}

fn part(node: NodeRef<'_, Node>) -> String {
    let element = match node.value() {
        Node::Text(text) => return text.split_whitespace().collect::<Vec<_>>().join(" "),
        Node::Element(element) => element,
        _ => return String::new(),
    };
    let children: Vec<NodeRef<'_, Node>> = node.children().filter(|child| child.value().is_element()).collect();
    let child = |at: usize| children.get(at).map(|child| part(*child)).unwrap_or_default();
    match element.name() {
        "annotation" | "annotation-xml" | "mphantom" => String::new(),
        "msup" | "mover" => child(0) + &raised(&child(1)),
        "msub" | "munder" => child(0) + &lowered(&child(1)),
        "msubsup" | "munderover" => child(0) + &lowered(&child(1)) + &raised(&child(2)),
        "mfrac" => format!("{}/{}", grouped(&child(0)), grouped(&child(1))),
        "msqrt" => format!("√{}", grouped(&row(node))),
        "mroot" => format!("{}√{}", raised(&child(1)), grouped(&child(0))),
        "mtr" | "mlabeledtr" => format!("{}; ", children.iter().map(|cell| part(*cell)).collect::<Vec<_>>().join(" ")),
        "mtable" => row(node).trim_end_matches("; ").to_owned(),
        "mspace" => " ".to_owned(),
        "mo" => {
            let sign = inside(node);
            match sign.trim() {
                sign @ ("=" | "<" | ">" | "≤" | "≥" | "≠" | "≈" | "→" | "⇒" | "+" | "−" | "±" | "×" | "∈") =>
                {
                    format!(" {sign} ")
                }
                "\u{2061}" | "\u{2062}" | "\u{2063}" | "\u{2064}" => String::new(),
                sign => sign.to_owned(),
            }
        }
        _ => row(node),
    }
}

/// An expression as one unit: in brackets if it is longer than a name or a number.
fn grouped(text: &str) -> String {
    let text = text.trim();
    let simple = text.chars().all(char::is_alphanumeric) || (text.starts_with('(') && text.ends_with(')'));
    if simple { text.to_owned() } else { format!("({text})") }
}

/// A superscript: in Unicode superscript characters if all exist, else after `^`.
pub(super) fn raised(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() || text.chars().all(|c| matches!(c, '′' | '″' | '°')) {
        return text.to_owned();
    }
    scripted(text, superscript).unwrap_or_else(|| format!("^{}", grouped(text)))
}

/// A subscript: in Unicode subscript characters if all exist, else after `_`.
pub(super) fn lowered(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() {
        return String::new();
    }
    scripted(text, subscript).unwrap_or_else(|| format!("_{}", grouped(text)))
}

fn scripted(text: &str, sign: fn(char) -> Option<char>) -> Option<String> {
    text.chars().filter(|c| !c.is_whitespace()).map(sign).collect()
}

/// A power or an index of digits and signs, or of one letter, in Unicode's own signs.
pub(super) fn scripted_number(text: &str, style: Style) -> Option<String> {
    let sign = match style {
        Style { superscript: true, .. } => superscript,
        Style { subscript: true, .. } => subscript,
        _ => return None,
    };
    let number = text.chars().all(|c| !c.is_alphabetic()) || text.chars().count() == 1;
    text.chars().map(sign).collect::<Option<String>>().filter(|_| number)
}

fn superscript(c: char) -> Option<char> {
    const FROM: &str = "0123456789+-−=()nijkxabcdefghlmoprstuvwyz";
    const TO: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱʲᵏˣᵃᵇᶜᵈᵉᶠᵍʰˡᵐᵒᵖʳˢᵗᵘᵛʷʸᶻ";
    FROM.chars().position(|from| from == c).and_then(|at| TO.chars().nth(at))
}

fn subscript(c: char) -> Option<char> {
    const FROM: &str = "0123456789+-−=()aehijklmnoprstuvx";
    const TO: &str = "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ";
    FROM.chars().position(|from| from == c).and_then(|at| TO.chars().nth(at))
}

/// TeX without typesetting commands; powers and indices as above, common symbols in Unicode.
fn tex(source: &str) -> String {
    const SIGNS: [(&str, &str); 34] = [
        ("\\displaystyle", ""),
        ("\\textstyle", ""),
        ("\\left", ""),
        ("\\right", ""),
        ("\\,", " "),
        ("\\;", " "),
        ("\\!", ""),
        ("\\times", "×"),
        ("\\cdot", "·"),
        ("\\leq", "≤"),
        ("\\geq", "≥"),
        ("\\neq", "≠"),
        ("\\approx", "≈"),
        ("\\infty", "∞"),
        ("\\partial", "∂"),
        ("\\rightarrow", "→"),
        ("\\to", "→"),
        ("\\pm", "±"),
        ("\\sum", "∑"),
        ("\\int", "∫"),
        ("\\alpha", "α"),
        ("\\beta", "β"),
        ("\\gamma", "γ"),
        ("\\delta", "δ"),
        ("\\epsilon", "ε"),
        ("\\theta", "θ"),
        ("\\lambda", "λ"),
        ("\\mu", "μ"),
        ("\\pi", "π"),
        ("\\rho", "ρ"),
        ("\\sigma", "σ"),
        ("\\phi", "φ"),
        ("\\omega", "ω"),
        ("\\Delta", "Δ"),
    ];
    let mut text = source.trim().trim_matches('$').to_owned();
    for (command, sign) in SIGNS {
        text = replaced(&text, command, sign);
    }
    let mut out = String::new();
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        let tail = rest.get(c.len_utf8()..).unwrap_or_default();
        let (argument, after) = argument(tail);
        rest = match c {
            '^' => {
                out.push_str(&raised(argument));
                after
            }
            '_' => {
                out.push_str(&lowered(argument));
                after
            }
            '\\' if tail.starts_with("frac") => {
                let (over, after) = self::argument(tail.get(4..).unwrap_or_default());
                let (under, after) = self::argument(after);
                let _ = write!(out, "{}/{}", grouped(over), grouped(under));
                after
            }
            '\\' if tail.starts_with("sqrt{") => {
                let (under, after) = self::argument(tail.get(4..).unwrap_or_default());
                let _ = write!(out, "√{}", grouped(under));
                after
            }
            '{' | '}' => tail,
            c => {
                out.push(c);
                tail
            }
        };
    }
    out
}

/// A text with a TeX command replaced wherever the name is complete.
fn replaced(text: &str, command: &str, sign: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(command) {
        let (before, found) = rest.split_at(at);
        let after = found.get(command.len()..).unwrap_or_default();
        let whole = !after.starts_with(|c: char| c.is_ascii_alphabetic());
        out.push_str(before);
        out.push_str(if whole { sign } else { command });
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The argument of a TeX command, a group in braces or one character, and the text after it.
fn argument(text: &str) -> (&str, &str) {
    let Some(group) = text.strip_prefix('{') else {
        let end = text.chars().next().map_or(0, char::len_utf8);
        return (text.get(..end).unwrap_or_default(), text.get(end..).unwrap_or_default());
    };
    let mut depth = 1_usize;
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return (group.get(..at).unwrap_or_default(), group.get(at + 1..).unwrap_or_default());
        }
    }
    (group, "")
}

#[cfg(test)]
mod tests {
    use super::{formula, in_words, tex};
    use crate::text::html::parse_fragment;
    use proptest::prelude::*;

    fn shown(html: &str) -> Vec<String> {
        parse_fragment(html)
            .html
            .tree
            .root()
            .descendants()
            .filter_map(formula)
            .filter(|text| !text.is_empty())
            .collect()
    }

    #[test]
    fn a_picture_of_a_formula_repeats_only_what_is_next_to_it() {
        let picture = "<img class=latex alt='x+y' src=/m.png>";
        assert_eq!(shown(&format!("<p>Two <math><mi>Z</mi></math>, then {picture} at last.</p>")), ["Z", "x+y"]);
        assert_eq!(
            shown(&format!("<p><span class=mwe-math-mathml-a11y><math><mi>Z</mi></math></span> {picture}</p>")),
            ["Z"; 2]
        );
    }

    #[test]
    fn a_picture_of_an_emoji_is_its_sign() {
        let read = |html: &str| parse_fragment(html).html.tree.root().descendants().find_map(in_words);
        for (class, alt) in [("emoji", "🌊"), ("wp-smiley", "🙂"), ("Emoji Emoji--small", "👩‍🚒"), ("emoji", "1️⃣")]
        {
            assert_eq!(read(&format!("Sea <img class='{class}' alt='{alt}' src=/1.svg>")).as_deref(), Some(alt));
        }
        for other in [
            "<img class=emoji alt='The sea at night' src=/1.jpg>",
            "<img alt='🌊' src=/1.jpg>",
            "<img class=emoji src=/1.jpg>",
        ] {
            assert_eq!(read(other), None, "{other}");
        }
    }

    #[test]
    fn mathml_is_a_line() {
        assert_eq!(shown("<math><mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup></math>"), ["E = mc²"]);
        assert_eq!(
            shown("<math><mfrac><mrow><mi>a</mi><mo>+</mo><mn>1</mn></mrow><mi>b</mi></mfrac></math>"),
            ["(a + 1)/b"]
        );
        assert_eq!(shown("<math><msqrt><mn>2</mn></msqrt></math>"), ["√2"]);
        assert_eq!(shown("<math><msub><mi>x</mi><mi>β</mi></msub></math>"), ["x_β"]);
        assert_eq!(shown("<math><annotation encoding=application/x-tex>x^2</annotation></math>"), ["x²"]);
    }

    #[test]
    fn a_formula_in_several_forms_is_given_once() {
        let katex = "<span class=katex><span class=katex-mathml><math><semantics><mi>x</mi><annotation>x</annotation></semantics></math></span><span class=katex-html aria-hidden=true>x</span></span>";
        assert_eq!(shown(katex), ["x"]);
        let mathjax =
            "<span class=MathJax_Preview></span><span class=MathJax>xx2</span><script type='math/tex'>x^2</script>";
        assert_eq!(shown(mathjax), ["x²"]);
        assert_eq!(shown("<img class=latex alt='\\frac{a}{b} \\leq \\pi'>"), ["a/b ≤ π"]);
        assert_eq!(shown("<img alt='A harbour'>"), Vec::<String>::new());
    }

    #[test]
    fn tex_is_a_line() {
        assert_eq!(tex("{\\displaystyle a_{1}^{2}+b_{ij}}"), " a₁²+bᵢⱼ");
        assert_eq!(tex("x^{\\gamma}"), "x^γ");
        assert_eq!(tex("\\mathrm{d}x"), "\\mathrmdx");
    }

    proptest! {
        #[test]
        fn any_tex_is_read(source in "[\\\\^_{}a-c\\$ ]{0,40}") {
            let _ = tex(&source);
        }
    }
}
