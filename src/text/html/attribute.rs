use html5ever::ns;
use scraper::ElementRef;
use scraper::node::Element;

/// Lookup of attributes that compares names as text: `scraper` first puts the name into a global table, which takes longer
/// than all the comparisons.
pub trait Attribute<'a> {
    /// The value of an attribute without a namespace.
    fn attribute(self, name: &str) -> Option<&'a str>;
}

impl<'a> Attribute<'a> for &'a Element {
    fn attribute(self, name: &str) -> Option<&'a str> {
        let mut attributes = self.attrs.iter();
        attributes.find(|(key, _)| &*key.local == name && key.ns == ns!()).map(|(_, value)| &**value)
    }
}

impl<'a> Attribute<'a> for ElementRef<'a> {
    fn attribute(self, name: &str) -> Option<&'a str> {
        self.value().attribute(name)
    }
}

#[cfg(test)]
mod tests {
    use super::Attribute as _;
    use crate::text::html::parse_fragment;

    #[test]
    fn the_first_attribute_of_a_name_without_a_namespace_is_found() {
        let html = parse_fragment("<svg><a xlink:href=of-a-namespace href=own x></a></svg>").html;
        let elements: Vec<_> = html.tree.nodes().filter_map(|node| node.value().as_element()).collect();
        let link = elements.iter().find(|element| element.name() == "a").unwrap();
        assert_eq!((link.attribute("href"), link.attribute("x"), link.attribute("id")), (Some("own"), Some(""), None));
    }
}
