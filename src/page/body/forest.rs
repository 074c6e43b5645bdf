use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::features::NAMES;
use crate::page::vocabulary;

/// The decision trees, trained on pages with hand-marked bodies; the file describes the training.
const FILE: &str = include_str!("../../../assets/page/body.toml");

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    sure: f32,
    trees: Vec<String>,
}

/// A question, followed by its yes branch, with its no branch at `other`; or an answer.
#[derive(Clone, Copy, Debug)]
enum Node {
    Question { feature: usize, limit: f32, other: usize },
    Answer(f32),
}

#[derive(Debug, Default)]
struct Forest {
    sure: f32,
    trees: Vec<Vec<Node>>,
}

static FOREST: LazyLock<Forest> = LazyLock::new(|| forest().unwrap_or_default());

fn forest() -> Result<Forest, String> {
    let file: File = vocabulary::read(FILE)?;
    let names: HashMap<&str, usize> = NAMES.iter().enumerate().map(|(at, name)| (name.as_str(), at)).collect();
    let trees = file.trees.iter().map(|line| tree(line, &names)).collect::<Result<_, _>>()?;
    Ok(Forest { sure: file.sure, trees })
}

/// Whether the trees classify a group with these features as body.
pub(super) fn is_body(row: &[f32]) -> bool {
    judge(row) > FOREST.sure
}

/// The confidence of the trees that a group with these features belongs to the body.
pub(super) fn judge(row: &[f32]) -> f32 {
    FOREST.trees.iter().map(|tree| answer(tree, row)).sum()
}

fn answer(tree: &[Node], row: &[f32]) -> f32 {
    let mut at = 0;
    while let Some(node) = tree.get(at) {
        match node {
            Node::Answer(value) => return *value,
            // A question always precedes its answers, so the loop terminates.
            Node::Question { feature, limit, other } => {
                at = if row.get(*feature).is_some_and(|number| number <= limit) { at + 1 } else { *other };
            }
        }
    }
    0.0
}

/// Parses a tree in the file's format: a question `feature:limit` before its yes and no branches, an answer `=value`.
fn tree(line: &str, names: &HashMap<&str, usize>) -> Result<Vec<Node>, String> {
    let mut nodes: Vec<Node> = Vec::new();
    let mut open: Vec<(usize, bool)> = Vec::new();
    for word in line.split(' ') {
        let at = nodes.len();
        if let Some((question, true)) = open.last().copied() {
            open.pop();
            if let Some(Node::Question { other, .. }) = nodes.get_mut(question) {
                *other = at;
            }
        } else if let Some((_, answered)) = open.last_mut() {
            *answered = true;
        }
        let node = node(word, names).ok_or_else(|| format!("{word} is no question and no answer"))?;
        nodes.push(node);
        if matches!(node, Node::Question { .. }) {
            open.push((at, false));
        }
    }
    Ok(nodes)
}

fn node(word: &str, names: &HashMap<&str, usize>) -> Option<Node> {
    if let Some(value) = word.strip_prefix('=') {
        return value.parse().ok().map(Node::Answer);
    }
    let (name, limit) = word.rsplit_once(':')?;
    Some(Node::Question { feature: *names.get(name)?, limit: limit.parse().ok()?, other: usize::MAX })
}

#[cfg(test)]
mod tests {
    use std::collections::{HashMap, HashSet};

    use super::{Node, answer, forest, tree};
    use crate::page::body::features::NAMES;

    #[test]
    fn a_tree_asks_by_name_and_answers() {
        let names = HashMap::from([("words", 0), ("links", 1)]);
        let known = tree("words:1.5 links:2 =1 =2 =3", &names).unwrap();
        assert_eq!(answer(&known, &[1.0, 2.0]).to_string(), "1");
        assert_eq!(answer(&known, &[1.0, 3.0]).to_string(), "2");
        assert_eq!(answer(&known, &[2.0, 0.0]).to_string(), "3");
        assert!(tree("seagrass:1 =1 =2", &names).is_err());
    }

    #[test]
    fn every_number_has_a_name_of_its_own() {
        assert_eq!(NAMES.iter().collect::<HashSet<_>>().len(), NAMES.len());
    }

    #[test]
    fn the_file_holds_whole_trees_of_known_names() {
        let forest = forest().unwrap();
        assert!(forest.trees.len() > 20);
        for tree in &forest.trees {
            let questions = tree.iter().filter(|node| matches!(node, Node::Question { .. })).count();
            assert_eq!(tree.len(), questions * 2 + 1);
        }
    }
}
