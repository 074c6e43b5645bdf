/// Whether an element is a block that starts on a line of its own (WHATWG HTML, 15.3.2 to 15.3.14, "display" in the
/// user agent style sheet, tables included).
#[must_use]
pub fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "col"
            | "colgroup"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "frame"
            | "frameset"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "listing"
            | "main"
            | "marquee"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "plaintext"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
            | "xmp"
    )
}

/// Whether an element contains no running text: it is never rendered (15.3.1), or is a control (15.5) or a drawing made
/// by markup or script.
#[must_use]
pub fn is_silent(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "basefont"
            | "button"
            | "canvas"
            | "datalist"
            | "head"
            | "link"
            | "meta"
            | "noembed"
            | "noframes"
            | "noscript"
            | "object"
            | "param"
            | "script"
            | "select"
            | "style"
            | "svg"
            | "template"
            | "textarea"
            | "title"
    )
}

/// Whether an element renders something else instead of its content, which is a fallback (15.4.1).
#[must_use]
pub fn is_media(name: &str) -> bool {
    matches!(name, "audio" | "embed" | "iframe" | "video")
}

/// Whether an element is inline: every one that is none of the above, including unknown elements.
#[must_use]
pub fn is_inline(name: &str) -> bool {
    !is_block(name) && !is_silent(name) && !is_media(name)
}

/// Whether an element is inline and defined by HTML (WHATWG HTML, 4.5, 4.7 and 16.2, without media): in a text that may
/// not be markup, a tag of any other name is a word.
#[must_use]
pub fn is_phrasing(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "acronym"
            | "b"
            | "bdi"
            | "bdo"
            | "big"
            | "br"
            | "cite"
            | "code"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "img"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "nobr"
            | "q"
            | "rp"
            | "rt"
            | "ruby"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "tt"
            | "u"
            | "wbr"
    )
}
