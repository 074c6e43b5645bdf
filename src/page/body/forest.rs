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

/// Groups that pass a tree together.
const TOGETHER: usize = 8;

/// A question, followed by its yes branch; or an answer. Small, because every group of a page passes all trees.
#[derive(Clone, Copy, Debug)]
struct Node {
    /// The limit of a question, or the answer.
    number: f32,
    feature: u16,
    /// Distance from a question to its no branch; 0 marks an answer.
    other: u16,
}

impl Node {
    const fn is_question(self) -> bool {
        self.other > 0
    }

    /// Distance to the branch that a question leads to. It always precedes its branches; an answer is not left.
    fn step(self, row: &[f32]) -> usize {
        let number = row.get(usize::from(self.feature)).copied().unwrap_or(f32::INFINITY);
        let yes = u16::from(number <= self.number);
        usize::from(yes * u16::from(self.is_question()) + (1 - yes) * self.other)
    }
}

#[derive(Debug)]
struct Tree {
    nodes: Vec<Node>,
}

#[derive(Debug, Default)]
struct Forest {
    sure: f32,
    trees: Vec<Tree>,
}

static FOREST: LazyLock<Forest> = LazyLock::new(|| forest().unwrap_or_default());

fn forest() -> Result<Forest, String> {
    let file: File = vocabulary::read(FILE)?;
    let names: HashMap<&str, u16> = NAMES.iter().map(String::as_str).zip(0..).collect();
    let trees = file.trees.iter().map(|line| tree(line, &names)).collect::<Result<_, _>>()?;
    Ok(Forest { sure: file.sure, trees })
}

/// Whether the trees classify each group as body, by its features.
pub(super) fn are_body(rows: &[Vec<f32>]) -> Vec<bool> {
    let mut padded: Vec<&[f32]> = rows.iter().map(Vec::as_slice).collect();
    padded.resize(rows.len().next_multiple_of(TOGETHER), &[]);
    let (chunks, _) = padded.as_chunks::<TOGETHER>();
    let mut sums = vec![[0.0; TOGETHER]; chunks.len()];
    // One tree after the other, which stays in the processor's cache for all groups.
    for tree in &FOREST.trees {
        for (sums, rows) in sums.iter_mut().zip(chunks) {
            for (sum, answer) in sums.iter_mut().zip(tree.answers(rows)) {
                *sum += answer;
            }
        }
    }
    sums.iter().flatten().take(rows.len()).map(|sum: &f32| *sum > FOREST.sure).collect()
}

impl Tree {
    /// The answers for groups with these features. The answers to questions are hard to predict, so there is no branch for
    /// them, and one group takes its step while others wait for theirs.
    fn answers(&self, rows: &[&[f32]; TOGETHER]) -> [f32; TOGETHER] {
        let mut places = [0; TOGETHER];
        let mut moved = true;
        while moved {
            moved = false;
            for (at, row) in places.iter_mut().zip(rows) {
                let step = self.nodes.get(*at).map_or(0, |node| node.step(row));
                *at += step;
                moved |= step > 0;
            }
        }
        places.map(|at| self.nodes.get(at).map_or(0.0, |node| node.number))
    }
}

/// Parses a tree in the file's format: a question `feature:limit` before its yes and no branches, an answer `=value`.
fn tree(line: &str, names: &HashMap<&str, u16>) -> Result<Tree, String> {
    let mut nodes: Vec<Node> = Vec::new();
    let mut open: Vec<(usize, bool)> = Vec::new();
    for word in line.split(' ') {
        let at = nodes.len();
        if let Some((question, true)) = open.last().copied() {
            open.pop();
            if let Some(node) = nodes.get_mut(question) {
                node.other = u16::try_from(at - question).map_err(|_| "a tree is too large".to_owned())?;
            }
        } else if let Some((_, answered)) = open.last_mut() {
            *answered = true;
        }
        let node = node(word, names).ok_or_else(|| format!("{word} is no question and no answer"))?;
        nodes.push(node);
        if node.is_question() {
            open.push((at, false));
        }
    }
    Ok(Tree { nodes })
}

fn node(word: &str, names: &HashMap<&str, u16>) -> Option<Node> {
    if let Some(value) = word.strip_prefix('=') {
        return Some(Node { number: value.parse().ok()?, feature: 0, other: 0 });
    }
    let (name, limit) = word.rsplit_once(':')?;
    Some(Node { number: limit.parse().ok()?, feature: *names.get(name)?, other: u16::MAX })
}

#[cfg(test)]
mod tests {
    use std::collections::{HashMap, HashSet};

    use super::{TOGETHER, Tree, forest, tree};
    use crate::page::body::features::NAMES;

    fn alone(tree: &Tree, row: &[f32]) -> f32 {
        tree.answers(&[row; TOGETHER])[0]
    }

    #[test]
    fn groups_pass_a_tree_together_as_they_do_alone() {
        let known = tree("words:1 =1 words:2 links:1 =2 =3 =4", &HashMap::from([("words", 0), ("links", 1)])).unwrap();
        let rows: [&[f32]; TOGETHER] =
            [&[1.0, 0.0], &[2.0, 1.0], &[2.0, 2.0], &[3.0, 0.0], &[], &[2.0], &[0.0], &[9.0, 9.0]];
        assert!(known.answers(&rows).into_iter().eq(rows.map(|row| alone(&known, row))));
        assert!(known.answers(&rows).into_iter().eq([1.0, 2.0, 3.0, 4.0, 4.0, 3.0, 1.0, 4.0]));
    }

    #[test]
    fn a_tree_asks_by_name_and_answers() {
        let names = HashMap::from([("words", 0), ("links", 1)]);
        let known = tree("words:1.5 links:2 =1 =2 =3", &names).unwrap();
        assert_eq!(alone(&known, &[1.0, 2.0]).to_string(), "1");
        assert_eq!(alone(&known, &[1.0, 3.0]).to_string(), "2");
        assert_eq!(alone(&known, &[2.0, 0.0]).to_string(), "3");
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
            let questions = tree.nodes.iter().filter(|node| node.is_question()).count();
            assert_eq!(tree.nodes.len(), questions * 2 + 1);
        }
    }
}
