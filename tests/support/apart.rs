//! Tests that need a place of their own: a network, a disk.

use std::env;
use std::process::Command;

/// Runs a test of this binary once more in namespaces of its own, which a script makes ready: it gets the binary as `$0` and
/// the test as `$1`, and ends with 77 where it could not. Where none can be made, it is said that the test was skipped.
#[allow(clippy::print_stderr, reason = "a test that is skipped says so")]
pub(crate) fn run_apart(namespaces: &[&str], script: &str, test: &str, variables: &[(&str, &str)]) {
    let output = Command::new("unshare")
        .arg("--map-root-user")
        .args(namespaces)
        .args(["sh", "-c", script])
        .arg(env::current_exe().unwrap())
        .arg(test)
        .env_remove("http_proxy")
        .envs(variables.iter().copied())
        .output();
    let (code, said) = match &output {
        Ok(output) => {
            (output.status.code(), String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr))
        }
        Err(error) => (None, error.to_string().into()),
    };
    match code {
        Some(0) => assert!(said.contains("1 passed"), "{said}"),
        Some(101) => panic!("{said}"),
        _ => eprintln!("SKIPPED {test}: this machine gives the test no place of its own ({said})"),
    }
}
