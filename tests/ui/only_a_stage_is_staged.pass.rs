//! The files of a staged site can be listed.

use gongkai::model::SitePath;
use gongkai::output::Staged;

pub fn files(staged: &Staged) -> &[SitePath] {
    staged.files()
}
