use std::process::Stdio;
use std::time::Duration;

use crate::model::{Call, Message, ProgramFault, ToMessage as _};

/// Programs that are run after one refresh.
const MAX_PROGRAMS: usize = 20;
/// Time that a program has.
const PROGRAM_TIMEOUT: Duration = Duration::from_secs(10);

/// Runs the programs that filters want to be run, one after another, without a shell, the first twenty; answers what
/// failed.
pub async fn call(calls: &[Call]) -> Vec<Message> {
    let mut failures = Vec::new();
    for call in calls.iter().take(MAX_PROGRAMS) {
        let arguments = call.arguments();
        let Some((program, arguments)) = arguments.split_first() else { continue };
        let mut command = tokio::process::Command::new(program);
        command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).kill_on_drop(true);
        let failure = match tokio::time::timeout(PROGRAM_TIMEOUT, command.status()).await {
            Ok(Ok(status)) if status.success() => continue,
            Ok(Ok(status)) => ProgramFault::Said(status.to_string()),
            Ok(Err(error)) => ProgramFault::Unstarted(error.into()),
            Err(_) => ProgramFault::Slow(PROGRAM_TIMEOUT),
        };
        let failed = Message::new("filter-program").with("program", program);
        failures.push(failed.with("fault", failure.message()));
    }
    if let Some(more) = calls.len().checked_sub(MAX_PROGRAMS).filter(|more| *more > 0) {
        failures.push(Message::new("filter-programs-more").with("count", more));
    }
    failures
}
