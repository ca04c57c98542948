//! What of 政府信息公开工作年度报告 is public: a word beside every field.

use crate::disclosure::open::disclose;
use crate::records::{Report, ReportFigure, ReportSection};

disclose! {
    Report {
        year: open,
        section: open,
        figure: open,
    }
    ReportSection {
        id: open,
        heading: open,
        text: open,
    }
    ReportFigure {
        id: open,
        name: open,
        value: open,
    }
}
