use std::path::PathBuf;

use clap::{Args, Command, ValueEnum};
use clap_complete::Shell;
use clap_complete_nushell::Nushell;

use super::output::{Failure, line, unwritten};
use super::session::sentence;
use crate::app::KeyRow;
use crate::words::Words;

/// A shell that completions are written for.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum For {
    Bash,
    Zsh,
    Fish,
    Nushell,
}

#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// The shell
    shell: For,
}

#[derive(Debug, Args)]
pub(crate) struct Man {
    /// Write a page for each command to this folder instead of printing the main one
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
}

/// Prints what makes a shell complete the commands.
pub(crate) fn completions(options: &Completions, mut program: Command) -> Result<(), Failure> {
    let mut out = Vec::new();
    let name = program.get_name().to_owned();
    match options.shell {
        For::Bash => clap_complete::generate(Shell::Bash, &mut program, name, &mut out),
        For::Zsh => clap_complete::generate(Shell::Zsh, &mut program, name, &mut out),
        For::Fish => clap_complete::generate(Shell::Fish, &mut program, name, &mut out),
        For::Nushell => clap_complete::generate(Nushell, &mut program, name, &mut out),
    }
    line(String::from_utf8_lossy(&out).trim_end())
}

/// Prints the manual page, or writes those of all commands.
pub(crate) fn man(options: &Man, program: Command) -> Result<(), Failure> {
    // The pages of one version are the same bytes wherever they are made.
    let program = program.long_version(env!("CARGO_PKG_VERSION"));
    if let Some(folder) = &options.dir {
        let failed = |error: std::io::Error| unwritten(folder, &error);
        std::fs::create_dir_all(folder).map_err(failed)?;
        return clap_mangen::generate_to(program, folder).map_err(failed);
    }
    let mut out = Vec::new();
    clap_mangen::Man::new(program).render(&mut out).map_err(sentence)?;
    line(&format!("{}\n{}", String::from_utf8_lossy(&out).trim_end(), keys().trim_end()))
}

/// The keys of the reader as a section of the manual page.
fn keys() -> String {
    let row = |row: KeyRow| {
        let keys: Vec<String> = row.keys.iter().map(|keys| format!("\\fB{}\\fR", escaped(keys))).collect();
        format!(".TP\n{}\n{}\n", keys.join(", "), escaped(&row.help))
    };
    let rows: String = KeyRow::table(Words::english()).into_iter().map(row).collect();
    format!(".SH KEYS\nThe keys of the reader when keys.toml changes none of them.\n{rows}")
}

/// A text in which nothing is a command of the typesetter.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\e").replace('-', "\\-")
}
