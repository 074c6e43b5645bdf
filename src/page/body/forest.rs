use std::sync::LazyLock;

/// The trees, one a line, learned from pages whose body was marked by hand; how is written in the file.
const TREES: &str = include_str!("../../../assets/page/body.txt");
/// Marks a node that is an answer.
const ANSWER: u16 = u16::MAX;

/// A question, whose yes comes next and whose no stands at `other`; or an answer.
#[derive(Clone, Copy, Debug)]
struct Node {
    feature: u16,
    value: f32,
    other: u32,
}

static FOREST: LazyLock<Vec<Vec<Node>>> =
    LazyLock::new(|| TREES.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(tree).collect());

/// How sure the trees are that a leaf with these numbers belongs to the body: above a small number, it does.
pub(super) fn judge(row: &[f32]) -> f32 {
    FOREST.iter().map(|tree| answer(tree, row)).sum()
}

fn answer(tree: &[Node], row: &[f32]) -> f32 {
    let mut at = 0;
    while let Some(node) = tree.get(at) {
        if node.feature == ANSWER {
            return node.value;
        }
        let yes = row.get(usize::from(node.feature)).is_some_and(|number| *number <= node.value);
        // A question always stands before its answers, so this ends.
        at = if yes { at + 1 } else { node.other as usize };
    }
    0.0
}

/// A tree as it stands in the file: a question `feature:limit` before its yes and its no, an answer `=value`.
fn tree(line: &str) -> Vec<Node> {
    let mut nodes: Vec<Node> = Vec::new();
    let mut open: Vec<(usize, bool)> = Vec::new();
    for word in line.split(' ') {
        let at = nodes.len();
        if let Some((question, true)) = open.last().copied() {
            open.pop();
            if let Some(node) = nodes.get_mut(question) {
                node.other = u32::try_from(at).unwrap_or(u32::MAX);
            }
        } else if let Some((_, answered)) = open.last_mut() {
            *answered = true;
        }
        let (node, question) = node(word);
        nodes.push(node);
        if question {
            open.push((at, false));
        }
    }
    nodes
}

fn node(word: &str) -> (Node, bool) {
    if let Some((feature, limit)) = word.split_once(':') {
        let feature = feature.parse().unwrap_or(ANSWER);
        return (Node { feature, value: limit.parse().unwrap_or(0.0), other: u32::MAX }, true);
    }
    let value = word.trim_start_matches('=').parse().unwrap_or(0.0);
    (Node { feature: ANSWER, value, other: u32::MAX }, false)
}

#[cfg(test)]
mod tests {
    use super::{FOREST, answer, tree};

    #[test]
    fn a_tree_asks_and_answers() {
        let tree = tree("0:1.5 1:2 =1 =2 =3");
        assert_eq!(answer(&tree, &[1.0, 2.0]).to_string(), "1");
        assert_eq!(answer(&tree, &[1.0, 3.0]).to_string(), "2");
        assert_eq!(answer(&tree, &[2.0, 0.0]).to_string(), "3");
    }

    #[test]
    fn the_file_holds_whole_trees() {
        assert!(FOREST.len() > 20);
        for tree in FOREST.iter() {
            let questions = tree.iter().filter(|node| node.feature != super::ANSWER).count();
            assert_eq!(tree.len(), questions * 2 + 1);
        }
    }
}
