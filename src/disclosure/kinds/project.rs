//! What of 项目建设 is public: a word beside every field.

use crate::disclosure::open::{disclose, open_codes};
use crate::records::{Breach, Milestone, MilestoneStatus, Project, ProjectStage, Responsible};

open_codes! { ProjectStage MilestoneStatus }

disclose! {
    Project {
        code: open,
        stage: open,
        owner: open,
        content: open,
        investment: open,
        funding: open,
        starts: open,
        ends: open,
        responsible: open,
        milestone: open,
        breach: open,
        performance: open,
        procurement: open,
    }
    Responsible {
        id: open,
        stage: open,
        name: open,
        post: open,
        duty: open,
    }
    Milestone {
        id: open,
        title: open,
        due: open,
        met: open,
        status: open,
    }
    Breach {
        id: open,
        date: open,
        party: open,
        what: open,
        handling: open,
    }
}
