use std::process::Stdio;
use std::time::Duration;

use crate::model::Call;

/// Programs that are run after one refresh.
const MAX_PROGRAMS: usize = 20;
/// Time that a program has.
const PROGRAM_TIMEOUT: Duration = Duration::from_secs(10);

/// Runs the programs that filters want to be run, one after another, without a shell, the first twenty; answers in words
/// what failed.
pub async fn call(calls: &[Call]) -> Vec<String> {
    let mut failures = Vec::new();
    for call in calls.iter().take(MAX_PROGRAMS) {
        let arguments = call.arguments();
        let Some((program, arguments)) = arguments.split_first() else { continue };
        let mut command = tokio::process::Command::new(program);
        command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).kill_on_drop(true);
        let failure = match tokio::time::timeout(PROGRAM_TIMEOUT, command.status()).await {
            Ok(Ok(status)) if status.success() => continue,
            Ok(Ok(status)) => format!("failed ({status})"),
            Ok(Err(error)) => format!("cannot be run: {error}"),
            Err(_) => format!("did not end within {} s", PROGRAM_TIMEOUT.as_secs()),
        };
        failures.push(format!("the program {program} of a filter {failure}"));
    }
    if let Some(more) = calls.len().checked_sub(MAX_PROGRAMS).filter(|more| *more > 0) {
        failures.push(format!("the programs of filters were not run for {more} further articles"));
    }
    failures
}
