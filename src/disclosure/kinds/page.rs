//! What of 公开指引 is public: a word beside every field.

use crate::disclosure::open::disclose;
use crate::records::StandingPage;

disclose! {
    StandingPage {
        role: never,
        order: never,
        source: open,
    }
}
