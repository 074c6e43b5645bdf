//! The numbers that the trees of a page's body are grown from: `cargo run --release --example grow -- PAGES > rows`, where
//! each folder of PAGES holds a `page.html`. The first line names the numbers; then a line a group of blocks: folder,
//! numbers, text, parted by tabs. What comes next stands in `grow.py` beside.

use std::fs;
use std::io::{BufWriter, Write as _, stdout};
use std::path::PathBuf;

use clap::Parser;
use dateline::{feed, page};

/// Prints the numbers of every group of blocks of saved pages.
#[derive(Debug, Parser)]
struct Options {
    /// Folder of folders with a `page.html`
    pages: PathBuf,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = BufWriter::new(stdout().lock());
    let mut folders: Vec<PathBuf> =
        fs::read_dir(Options::parse().pages)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    folders.sort();
    writeln!(out, "{}", page::features().join(","))?;
    for folder in folders {
        let Ok(bytes) = fs::read(folder.join("page.html")) else { continue };
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        for (text, numbers) in page::rows(&feed::decode(&bytes, None)) {
            let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
            writeln!(out, "{name}\t{}\t{text}", numbers.join(","))?;
        }
    }
    out.flush()?;
    Ok(())
}
