//! A staged site comes from a stage that was filled, never from a folder.

use gongkai::model::SitePath;
use gongkai::output::Staged;

pub fn staged(files: Vec<SitePath>) -> Staged {
    Staged { files }
}

fn main() {}
