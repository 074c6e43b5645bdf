use std::fs;
use std::path::{Path, PathBuf};

use dateline::{feed, page};

const PAGE: &str = include_str!("../fixtures/newsroom/olives.html");

#[divan::bench]
fn read_a_page(bencher: divan::Bencher) {
    bencher.bench(|| page::read(divan::black_box(PAGE), None));
}

/// What saved pages cost in one process, in processor time and memory: of the folder that `DATELINE_PAGES` names, else of
/// those that the kit unpacks into the temporary folder. Without them nothing is said.
pub(crate) fn saved_pages() {
    let named = std::env::var_os("DATELINE_PAGES").map(PathBuf::from);
    let folder = named.unwrap_or_else(|| std::env::temp_dir().join("dateline-pages").join("cases"));
    let Ok(entries) = fs::read_dir(&folder) else { return };
    let mut costs: Vec<f64> = entries.flatten().filter_map(|entry| cost(&entry.path().join("page.html"))).collect();
    costs.sort_by(f64::total_cmp);
    let part = |share: usize| costs.get((costs.len().saturating_sub(1)) * share / 100).copied().unwrap_or_default();
    println!(
        "{} saved pages: median {:.1} ms, 99th percentile {:.1} ms, slowest {:.1} ms; memory at most {}",
        costs.len(),
        part(50),
        part(99),
        part(100),
        memory(),
    );
}

/// Milliseconds of processor time that one page takes from its bytes; a page is read until that can be told.
fn cost(path: &Path) -> Option<f64> {
    let bytes = fs::read(path).ok()?;
    let (mut times, start) = (0_u32, processor());
    while times < 20 && (times == 0 || processor() - start < 20.0) {
        divan::black_box(page::read(&feed::decode(&bytes, None), None));
        times += 1;
    }
    Some((processor() - start) / f64::from(times))
}

/// Milliseconds that this thread spent on a processor; 0 where the system does not tell.
fn processor() -> f64 {
    let text = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    text.split(' ').next().and_then(|spent| spent.parse::<f64>().ok()).unwrap_or_default() / 1e6
}

fn memory() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    most.map_or_else(|| "unknown".to_owned(), |most| most.trim().to_owned())
}
