//! What of 招标代理机构 is public: a word beside every field.

use crate::disclosure::open::disclose;
use crate::records::{Agency, AgencyPerformance, Engagement};

disclose! {
    Agency {
        name: open,
        uscc: open,
        address: open,
        phone: open,
        registration_url: open,
        credit_url: open,
        engagement: open,
        performance: open,
    }
    Engagement {
        id: open,
        procurement: open,
        what: open,
        from: open,
        until: open,
    }
    AgencyPerformance {
        id: open,
        date: open,
        score: open,
        result: open,
        note: open,
    }
}
