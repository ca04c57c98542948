//! What of 政府信息公开工作年度报告 is public: a word beside every field.

use crate::disclosure::open::disclose;
use crate::records::{
    Applicants, CaseResults, DocumentCounts, Report, ReportApplications, ReportDisclosure,
    ReportReviews,
};

disclose! {
    Report {
        year: open,
        overview: open,
        disclosure: open,
        applications: open,
        reviews: open,
        problems: open,
        other: open,
    }
    ReportDisclosure {
        note: open,
        rules: open,
        normative: open,
        licences: open,
        penalties: open,
        coercion: open,
        fees: open,
    }
    DocumentCounts {
        made: open,
        repealed: open,
        in_force: open,
    }
    ReportApplications {
        note: open,
        new: open,
        carried_over: open,
        granted: open,
        partly_granted: open,
        secret: open,
        forbidden: open,
        public_safety: open,
        third_party: open,
        internal_affairs: open,
        process_information: open,
        enforcement_file: open,
        administrative_query: open,
        not_held: open,
        not_ready_made: open,
        still_unclear: open,
        petition: open,
        repeated: open,
        publication: open,
        excessive: open,
        confirmation: open,
        not_supplemented: open,
        fee_unpaid: open,
        other: open,
        total: open,
        carried_forward: open,
    }
    Applicants {
        individuals: open,
        business: open,
        research: open,
        social_welfare: open,
        legal_services: open,
        other: open,
        total: open,
    }
    ReportReviews {
        note: open,
        reconsideration: open,
        direct_litigation: open,
        later_litigation: open,
    }
    CaseResults {
        upheld: open,
        corrected: open,
        other: open,
        pending: open,
        total: open,
    }
}
