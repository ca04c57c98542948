//! What of 干部任前公示 is public: a word beside every field.

use crate::disclosure::open::disclose;
use crate::records::{Appointment, Candidate, NoticeContact};

disclose! {
    Appointment {
        opens: open,
        closes: open,
        candidate: open,
        contact: open,
    }
    Candidate {
        id: open,
        name: open,
        gender: open,
        ethnicity: open,
        born: open,
        native_place: open,
        education: open,
        party: open,
        current_post: open,
        proposed_post: open,
    }
    NoticeContact {
        office: open,
        phone: open,
        address: open,
        email: open,
    }
}
