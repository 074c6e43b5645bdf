use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::process::Command;

use crate::model::ProgramFault;
use crate::text::clean_line;

/// Bytes of what a program says is wrong.
const MOST_SAID: u64 = 2_048;
/// Bytes that are read at once.
const PART: usize = 8_192;

/// What a program and its arguments print for an input, within a bound of bytes and time; no shell is between. `heard` gets what
/// it prints as it comes.
pub(super) async fn printed(
    arguments: &[String],
    input: &[u8],
    (most, time): (usize, Duration),
    heard: impl FnMut(&[u8]),
) -> Result<Vec<u8>, ProgramFault> {
    let [program, arguments @ ..] = arguments else { return Err(ProgramFault::Silent) };
    match tokio::time::timeout(time, run(program, arguments, input, most, heard)).await {
        Err(_) => Err(ProgramFault::Slow(time)),
        Ok(Err(error)) => Err(ProgramFault::Unstarted(error.into())),
        Ok(Ok(Ran { output, .. })) if output.len() > most => Err(ProgramFault::TooMuch),
        Ok(Ok(Ran { succeeded: false, said, .. })) if said.is_empty() => Err(ProgramFault::Failed),
        Ok(Ok(Ran { succeeded: false, said, .. })) => Err(ProgramFault::Said(said)),
        Ok(Ok(Ran { output, .. })) => Ok(output),
    }
}

/// What a program did.
struct Ran {
    /// Whether it ended well.
    succeeded: bool,
    /// What it printed.
    output: Vec<u8>,
    /// The first line of what it said on standard error.
    said: String,
}

/// Runs a program without a shell: it reads the input, and more than `most` bytes of its output are not taken.
async fn run(
    program: &str,
    arguments: &[String],
    input: &[u8],
    most: usize,
    mut heard: impl FnMut(&[u8]),
) -> std::io::Result<Ran> {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()?;
    let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    let write = async {
        if let Some(mut stdin) = stdin {
            // A program may end before it read all.
            let _ = stdin.write_all(input).await;
        }
    };
    let read = async {
        let mut output = Vec::new();
        if let Some(stdout) = stdout {
            let (mut stdout, mut part) = (stdout.take(most as u64 + 1), [0; PART]);
            loop {
                let count = stdout.read(&mut part).await?;
                let part = part.get(..count).unwrap_or_default();
                if part.is_empty() {
                    break;
                }
                heard(part);
                output.extend_from_slice(part);
            }
        }
        Ok::<_, std::io::Error>(output)
    };
    let complaint = async {
        let mut said = Vec::new();
        if let Some(stderr) = stderr {
            let mut stderr = stderr;
            let _ = (&mut stderr).take(MOST_SAID).read_to_end(&mut said).await;
            // The rest goes nowhere, so that the program is not held up.
            let _ = tokio::io::copy(&mut stderr, &mut tokio::io::sink()).await;
        }
        said
    };
    let ((), output, said) = tokio::join!(write, read, complaint);
    let output = output?;
    if output.len() > most {
        return Ok(Ran { succeeded: true, output, said: String::new() });
    }
    let status = child.wait().await?;
    let said = String::from_utf8_lossy(&said);
    let said = clean_line(said.lines().find(|line| !line.trim().is_empty()).unwrap_or_default(), 200);
    Ok(Ran { succeeded: status.success(), output, said })
}
