//! `content/policy.toml`: what a site fills in or tightens. It loosens nothing.

use super::{CalendarYear, Permit, SiteSensitive};
use crate::model::Label;
use crate::schema::record;

record! {
    /// The site's own policy.
    struct SitePolicy {
        permit: Vec<Permit> = "准许",
        litter: Vec<Label> = "忽略的系统文件",
        calendar: Vec<CalendarYear> = "放假安排",
        sensitive: Vec<SiteSensitive> = "敏感清单",
    }
}

impl Default for SitePolicy {
    /// No permit, nothing filled in.
    fn default() -> Self {
        Self { permit: Vec::new(), litter: Vec::new(), calendar: Vec::new(), sensitive: Vec::new() }
    }
}
