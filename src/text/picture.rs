//! The address of a picture that a page loads lazily or offers in several sizes.

use ego_tree::NodeRef;
use scraper::Node;
use scraper::node::Element;

use super::html::parse_fragment;
use crate::text::html::Attribute as _;

/// Width in pixels from which a picture fills a column of text.
const WIDE: u32 = 800;
/// Maximum number of candidates of a source set that are examined.
const MAX_CANDIDATES: usize = 40;
/// Maximum number of bytes of a `noscript` element that are read.
const MOST_BYTES: usize = 20_000;
/// Maximum number of elements around a picture, itself among them, that are searched for what follows it.
const MOST_AROUND: usize = 3;

/// A picture's address, alternative text and size in pixels, as given by the markup.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Picture {
    pub(crate) src: Option<String>,
    pub(crate) alt: String,
    pub(crate) size: Option<(u32, u32)>,
}

/// The picture of an element: `img` and similar elements, with the sources of an enclosing `picture`; or the first in a
/// `noscript`, if the preceding element shows none. None for tracking pixels and other tiny pictures, for a placeholder
/// that such a `noscript` follows, and for a copy inside a custom element that shows the picture.
pub(crate) fn picture(node: NodeRef<'_, Node>) -> Option<Picture> {
    let is_custom = |element: &Element| element.name().contains('-') && is_picture(element);
    if node.ancestors().take(MOST_AROUND).any(|above| above.value().as_element().is_some_and(is_custom)) {
        return None;
    }
    if is(node, "noscript") {
        return in_noscript(node);
    }
    let picture = of_element(node)?;
    let replaced = picture.src.is_none() && following(node).and_then(copy).is_some_and(|copy| copy.src.is_some());
    (!replaced).then_some(picture)
}

/// Whether an element shows a picture: an `img`, or a custom element that sites have in its place (`amp-img`, `lazy-image`
/// …).
pub(super) fn is_picture(element: &Element) -> bool {
    let is_custom = |name: &str| name.ends_with("-img") || name.ends_with("-image");
    element.name() == "img" || (is_custom(element.name()) && address_of(element).is_some())
}

fn of_element(node: NodeRef<'_, Node>) -> Option<Picture> {
    let element = node.value().as_element().filter(|element| is_picture(element))?;
    let pixels = |name| element.attribute(name).and_then(|n| n.trim().trim_end_matches("px").parse::<u32>().ok());
    let (width, height) = (pixels("width"), pixels("height"));
    if [width, height].into_iter().flatten().any(|pixels| pixels < 3) {
        return None;
    }
    let src = address_of(element).or_else(|| enclosing_sources(node));
    let alt = element.attribute("alt").unwrap_or_default().to_owned();
    Some(Picture { src, alt, size: width.zip(height) })
}

/// The address in an element's own attributes.
fn address_of(element: &Element) -> Option<String> {
    lazy_source(element).or_else(|| set_of(element, "srcset")).or_else(|| plain(element))
}

/// The address in an attribute used for lazy loading: `data-src`, `data-lazy-src`, `data-original`, `data-srcset` ….
fn lazy_source(element: &Element) -> Option<String> {
    let is_late = |name: &str| {
        let name = name.strip_prefix("data-").or_else(|| name.strip_prefix("lazy-")).unwrap_or_default();
        name.contains("src") || matches!(name, "original" | "lazy" | "image" | "url" | "full" | "hi-res" | "large")
    };
    let all = || element.attrs().filter(|(name, value)| is_late(name) && !is_placeholder(value));
    let one = all().filter(|(name, _)| !name.contains("set")).find(|(_, value)| is_address(value));
    let set = || all().filter(|(name, _)| name.contains("set")).find_map(|(_, value)| widest_that_fits(value));
    one.map(|(_, value)| value.trim().to_owned()).or_else(set)
}

fn set_of(element: &Element, name: &str) -> Option<String> {
    element.attribute(name).and_then(widest_that_fits)
}

fn plain(element: &Element) -> Option<String> {
    element.attribute("src").map(str::trim).filter(|src| !src.is_empty() && !is_placeholder(src)).map(str::to_owned)
}

/// The address in the `source` elements of the `picture` around an `img`.
fn enclosing_sources(node: NodeRef<'_, Node>) -> Option<String> {
    let picture = node.parent().filter(|above| is(*above, "picture"))?;
    let sources = picture.children().filter_map(|child| child.value().as_element()).filter(|e| e.name() == "source");
    let mut shown = sources.filter(|source| !source.attribute("type").is_some_and(|kind| kind.contains("avif")));
    shown.find_map(|source| set_of(source, "srcset").or_else(|| set_of(source, "data-srcset")))
}

fn in_noscript(node: NodeRef<'_, Node>) -> Option<Picture> {
    let mut before = node.prev_siblings().filter(|before| before.value().is_element());
    let shown = before.next().and_then(|before| before.descendants().take(20).find_map(of_element)).unwrap_or_default();
    if shown.src.is_some() {
        return None;
    }
    let mut copy = copy(node)?;
    if copy.alt.is_empty() {
        copy.alt = shown.alt;
    }
    Some(copy)
}

/// The first picture in a `noscript`, whose content is text to the parser. Where a document was written out while scripts
/// ran, that text is escaped.
fn copy(node: NodeRef<'_, Node>) -> Option<Picture> {
    let mut markup = text_of(node);
    if markup.len() <= MOST_BYTES && markup.contains("&lt;img") && !markup.contains("<img") {
        markup = text_of(parse_fragment(&markup).html.tree.root());
    }
    if markup.len() > MOST_BYTES || !markup.contains("<img") {
        return None;
    }
    let inside = parse_fragment(&markup);
    inside.html.tree.root().descendants().filter(|inner| is(*inner, "img")).find_map(of_element)
}

fn text_of(node: NodeRef<'_, Node>) -> String {
    node.descendants().filter_map(|inner| inner.value().as_text().map(|text| &**text)).collect()
}

/// The `noscript` right after an element, or after one in which it is the last.
fn following(node: NodeRef<'_, Node>) -> Option<NodeRef<'_, Node>> {
    let mut around = std::iter::successors(Some(node), NodeRef::parent).take(MOST_AROUND);
    let next = around.find_map(|node| node.next_siblings().find(|next| next.value().is_element()));
    next.filter(|next| is(*next, "noscript"))
}

fn is(node: NodeRef<'_, Node>, name: &str) -> bool {
    node.value().as_element().is_some_and(|element| element.name() == name)
}

fn is_address(value: &str) -> bool {
    let value = value.trim();
    value.contains(['/', '.']) && !value.contains([' ', '{', '<', '"'])
}

/// Whether an address is that of a placeholder shown until the picture is loaded.
fn is_placeholder(address: &str) -> bool {
    const NAMES: [&str; 12] = [
        "blank.",
        "placeholder",
        "spacer.",
        "1x1",
        "transparent.",
        "pixel.gif",
        "lazyload",
        "lazy-load",
        "loading.gif",
        "loader.gif",
        "grey.gif",
        "fallback.gif",
    ];
    let address = address.trim();
    if address.starts_with("data:") || address == "#" || address.starts_with("about:") {
        return true;
    }
    let name = address.rsplit('/').next().unwrap_or_default().to_lowercase();
    NAMES.iter().any(|known| name.contains(known))
}

/// Of a source set with widths or densities (HTML, 4.8.4.2.1), the narrowest that fills a column, else the widest.
fn widest_that_fits(set: &str) -> Option<String> {
    let mut all: Vec<(u32, &str)> = Vec::new();
    let mut rest = set.trim();
    while !rest.is_empty() && all.len() < MAX_CANDIDATES {
        // An address may contain commas, but not end with one.
        let (address, after) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let (address, mut after) = match address.strip_suffix(',') {
            Some(address) => (address, after),
            None => (address, after.trim_start()),
        };
        let mut width = 0;
        if !rest.starts_with(&format!("{address},")) {
            let (size, next) = after.split_once(',').unwrap_or((after, ""));
            after = next;
            width = match size.trim().split_at_checked(size.trim().len().saturating_sub(1)) {
                Some((number, "w")) => number.parse().unwrap_or(0),
                Some((number, "x")) => {
                    number.parse::<f32>().map_or(0, |times| if times > 1.0 { WIDE } else { WIDE / 2 })
                }
                _ => 0,
            };
        }
        if !address.is_empty() && !is_placeholder(address) {
            all.push((width, address));
        }
        rest = after.trim_start();
    }
    let fits = all.iter().filter(|(width, _)| *width >= WIDE).min_by_key(|(width, _)| *width);
    fits.or_else(|| all.iter().max_by_key(|(width, _)| *width)).map(|(_, address)| (*address).to_owned())
}

#[cfg(test)]
mod tests {
    use super::{picture, widest_that_fits};
    use crate::text::html::parse_fragment;
    use proptest::prelude::*;

    fn shown(html: &str) -> Vec<String> {
        let fragment = parse_fragment(html).html;
        fragment.tree.root().descendants().filter_map(picture).filter_map(|picture| picture.src).collect()
    }

    #[test]
    fn a_picture_that_is_loaded_late_is_found_and_never_its_placeholder() {
        for html in [
            "<img src='data:image/gif;base64,R0' data-src=/reef.jpg>",
            "<img src=/blank.gif data-lazy-src=/reef.jpg>",
            "<img data-original=/reef.jpg>",
            "<img src=/img/placeholder.png data-srcset='/small.jpg 300w, /reef.jpg 900w, /huge.jpg 3000w'>",
            "<img srcset='/small.jpg 300w, /reef.jpg 900w, /huge.jpg 3000w' src=/small.jpg>",
            "<picture><source type=image/avif srcset=/reef.avif><source srcset='/reef.jpg 1x'><img src='data:,'></picture>",
            "<img src='data:,'><noscript><img src=/reef.jpg></noscript>",
            "<img src=/reef.jpg><noscript><img src=/reef.jpg></noscript>",
            "<amp-img src=/reef.jpg width=9 height=6><noscript><img src=/reef.jpg></noscript></amp-img>",
            "<lazy-image data-src=/reef.jpg></lazy-image>",
            "<p><img src='data:,'></p><noscript>&lt;img src=&quot;/reef.jpg&quot;&gt;</noscript>",
        ] {
            assert_eq!(shown(html), ["/reef.jpg"], "{html}");
        }
        assert_eq!(
            shown("<img src='data:image/gif;base64,R0'><img src=/dot.gif width=1 height=1>"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn a_placeholder_and_its_copy_are_one_picture() {
        let alone = |html: &str| {
            let fragment = parse_fragment(html).html;
            fragment.tree.root().descendants().filter_map(picture).collect::<Vec<_>>()
        };
        for html in [
            "<img src='data:,' alt=Reef><noscript><img src=/reef.jpg alt=Reef></noscript>",
            "<img src='data:,' alt=Reef><noscript><img src=/reef.jpg></noscript>",
            "<a href=/x><span><img src='data:,' alt=Reef></span></a> <noscript><img src=/reef.jpg></noscript>",
        ] {
            let found = alone(html);
            assert_eq!(found.len(), 1, "{html}: {found:?}");
            assert_eq!((found[0].src.as_deref(), found[0].alt.as_str()), (Some("/reef.jpg"), "Reef"), "{html}");
        }
        let kept = alone("<img src='data:,' alt=Reef><p>Text</p><noscript><img src=/quay.jpg></noscript>");
        assert_eq!(kept.len(), 2, "{kept:?}");
    }

    #[test]
    fn addresses_of_a_set_may_hold_commas() {
        assert_eq!(
            widest_that_fits("/w_300,h_200/a.jpg 300w, /w_900,h_600/a.jpg 900w").as_deref(),
            Some("/w_900,h_600/a.jpg")
        );
        assert_eq!(widest_that_fits("/a.jpg, /b.jpg 2x").as_deref(), Some("/b.jpg"));
        assert_eq!(widest_that_fits("/a.jpg").as_deref(), Some("/a.jpg"));
        assert_eq!(widest_that_fits(" , ,"), None);
    }

    proptest! {
        #[test]
        fn any_set_is_read(set in "[a-c/,. 0-9wx]{0,60}") {
            let _ = widest_that_fits(&set);
        }
    }
}
