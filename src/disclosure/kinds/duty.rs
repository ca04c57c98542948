//! What of 权责清单 is public: a word beside every field.

use crate::disclosure::open::{disclose, open_codes};
use crate::records::{Duty, DutyBasis, DutyType};

open_codes! { DutyType }

disclose! {
    Duty {
        number: open,
        matter_type: open,
        basis_item: open,
        body: open,
        responsibility: open,
        accountability: open,
        supervision: open,
    }
    DutyBasis {
        id: open,
        document: open,
        article: open,
    }
}
