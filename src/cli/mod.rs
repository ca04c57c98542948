//! The command line: one file a command. Speaks Chinese to people, JSON to programs.

mod arguments;
mod build;
mod check;
mod clean;
mod console;
mod due;
mod explain;
mod init;
mod new;
mod numbers_kept;
mod package;
mod register;
mod serve;
mod theme;
mod usage_error;
mod vouch;
mod wanted;
mod withdraw;
mod withdraw_said;

use crate::content::CONTENT;
use crate::diag::system_error;
use crate::model::{Day, Moment};
use crate::pipeline::Request;
use crate::world::{Disk, World};
use arguments::{Arguments, AsOf, Command};
use clap::Parser;
use clap::error::ErrorKind;
use console::{Console, Exit};
use std::io;
use std::path::Path;
use std::process::ExitCode;

/// Runs the program: 0 done, 1 errors in the content, 2 usage or I/O, 3 a leak stopped.
pub fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = error.print();
            return ExitCode::from(Exit::Trouble as u8);
        }
        Err(error) if !error.use_stderr() => {
            let _ = error.print();
            return ExitCode::SUCCESS;
        }
        Err(error) => {
            eprintln!("{}", usage_error::in_chinese(&error));
            return ExitCode::from(Exit::Trouble as u8);
        }
    };
    let exit = dispatch(&arguments).unwrap_or_else(|error| {
        // a reader that closes the pipe early is no trouble of ours
        if error.kind() != io::ErrorKind::BrokenPipe {
            let whole = match error.kind() {
                io::ErrorKind::StorageFull => "；原来的网站没有改动",
                _ => "",
            };
            eprintln!("没有完成：{}{whole}", system_error(&error));
        }
        Exit::Trouble
    });
    ExitCode::from(exit as u8)
}

fn dispatch(arguments: &Arguments) -> io::Result<Exit> {
    let site = arguments.site.as_path();
    let console = Console { format: arguments.format };
    if needs_a_site(&arguments.command) {
        refuse_no_site(site)?;
    }
    match &arguments.command {
        Command::Init { folder, name } => init::init(folder, name),
        Command::New { kind, name } => new::new(site, kind, name.as_deref()),
        Command::Register => register::register(site, console),
        Command::Check { moment } => check::check(site, moment, console),
        Command::Due { days, ics, moment } => {
            due::due(site, *days, ics.as_deref(), moment, console)
        }
        Command::Explain { code } => explain::explain(code.as_deref(), console),
        Command::Build { moment, place } => build::build(site, moment, place, console),
        Command::Serve { port, drafts, moment } => {
            serve::serve(site, *port, *drafts, moment, console)
        }
        Command::Package { moment, place, demo } => {
            package::package(site, moment, place, *demo, console)
        }
        Command::Withdraw { items, reason, date, dry_run, place } => {
            let wish = withdraw::Wish { items, reason, date: date.as_deref(), dry_run: *dry_run };
            withdraw::withdraw(site, &wish, place, console)
        }
        Command::Clean { files, output, in_place, discard_original } => {
            let wish = clean::Wish {
                output: output.as_deref(),
                in_place: *in_place,
                discard_original: *discard_original,
            };
            clean::clean(files, wish, console)
        }
        Command::Theme { parts } => theme::theme(site, parts, console),
        Command::Vouch { files, by, reason, dry_run } => {
            let wish = vouch::Wish { files, by, reason, dry_run: *dry_run };
            vouch::vouch(site, &wish, console)
        }
    }
}

/// Whether a command works on what stands in a site.
fn needs_a_site(command: &Command) -> bool {
    match command {
        Command::Init { .. } | Command::Explain { .. } | Command::Clean { .. } => false,
        Command::Theme { parts } => !parts.is_empty(),
        // an item is taken down at once, even where somebody lost `site.toml`
        Command::Withdraw { .. } => false,
        _ => true,
    }
}

/// The same words and the same code for every command.
fn refuse_no_site(site: &Path) -> io::Result<()> {
    if site.join(CONTENT).join("site.toml").exists() {
        return Ok(());
    }
    Err(io::Error::other(
        "这里没有站点（找不到 content/site.toml）；请先进入站点文件夹（cd 文件夹）再运行，或写 --site 文件夹。新建站点用 gongkai init 文件夹",
    ))
}

/// What a run is asked for.
fn request(world: &Disk, moment: &AsOf, base_path: &str, advice: bool) -> io::Result<Request> {
    let as_of = match moment.as_of.as_deref() {
        None => world.now(),
        Some(text) => {
            Day::parse(text).map(Moment::end_of).or_else(|_| Moment::parse(text)).map_err(|_| {
                io::Error::other("--as-of 写成 2026-05-02 或 2026-05-02T09:00 的样子（北京时间）")
            })?
        }
    };
    let sound = base_path.starts_with('/')
        && !base_path.contains("//")
        && base_path.bytes().all(|b| b.is_ascii_alphanumeric() || b"/-_.~".contains(&b));
    if !sound {
        return Err(io::Error::other("--base-path 写成 /gongkai/ 的样子"));
    }
    let base_path = format!("{}/", base_path.trim_end_matches('/'));
    Ok(Request { base_path, advice, ..Request::at(as_of) })
}

/// The output must not be the site itself, lie in `content/`, or hold the site.
fn refuse_overlap(site: &Path, output: &Path) -> io::Result<()> {
    let site = std::path::absolute(site)?;
    let output = std::path::absolute(output)?;
    if site.starts_with(&output) || output.starts_with(site.join("content")) {
        return Err(io::Error::other(
            "输出文件夹不能是站点文件夹本身或 content/ 里面，请换一个（--output）",
        ));
    }
    Ok(())
}
