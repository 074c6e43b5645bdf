//! Tells the program which commit it is built from and with which features, for `dateline --version`.

use std::path::Path;
use std::process::Command;
use std::{env, fs};

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let features: Vec<String> = env::vars()
        .filter_map(|(name, _)| Some(name.strip_prefix("CARGO_FEATURE_")?.to_lowercase().replace('_', "-")))
        .filter(|name| name != "default")
        .collect();
    let features = if features.is_empty() { "none".to_owned() } else { features.join(", ") };
    println!("cargo:rustc-env=BUILD_FEATURES={features}");
    println!("cargo:rustc-env=BUILD_TARGET={}", env::var("TARGET").unwrap_or_default());
    // A build for debugging is of whatever is being edited, and must not be made anew for each commit.
    let optimised = env::var("PROFILE").is_ok_and(|profile| profile == "release");
    let commit = packed_commit().or_else(|| optimised.then(checked_out_commit).flatten());
    let commit = commit.map(|commit| format!(" ({commit})")).unwrap_or_default();
    println!("cargo:rustc-env=BUILD_COMMIT={commit}");
}

/// The commit of a crate from a registry, which `cargo package` writes beside the sources.
fn packed_commit() -> Option<String> {
    let text = fs::read_to_string(".cargo_vcs_info.json").ok()?;
    let (_, rest) = text.split_once("\"sha1\": \"")?;
    Some(rest.chars().take_while(char::is_ascii_hexdigit).take(9).collect())
}

/// The commit of a checkout, with its date.
fn checked_out_commit() -> Option<String> {
    // Each commit and each checkout adds a line to this file.
    let log = git(&["rev-parse", "--git-path", "logs/HEAD"])?;
    if Path::new(&log).exists() {
        println!("cargo:rerun-if-changed={log}");
    }
    git(&["show", "--no-patch", "--abbrev=9", "--format=%h, %cs"])
}

fn git(arguments: &[&str]) -> Option<String> {
    let here = env::var("CARGO_MANIFEST_DIR").ok()?;
    // Sources that were unpacked inside another repository are not of that repository.
    let above = Path::new(&here).parent()?;
    let output = Command::new("git").env("GIT_CEILING_DIRECTORIES", above).args(arguments).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?.trim().to_owned();
    (output.status.success() && !text.is_empty()).then_some(text)
}
