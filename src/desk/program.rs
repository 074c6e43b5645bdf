use std::process::Stdio;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::process::Command;

use crate::text::clean_line;

/// Bytes of what a program says is wrong.
const MOST_SAID: u64 = 2_048;

/// What a program did.
pub(super) struct Ran {
    /// Whether it ended well.
    pub(super) succeeded: bool,
    /// What it printed.
    pub(super) output: Vec<u8>,
    /// The first line of what it said on standard error.
    pub(super) said: String,
}

/// Runs a program without a shell: it reads the input, and more than `most` bytes of its output are not taken.
pub(super) async fn run(program: &str, arguments: &[String], input: &[u8], most: usize) -> std::io::Result<Ran> {
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
            stdout.take(most as u64 + 1).read_to_end(&mut output).await?;
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
