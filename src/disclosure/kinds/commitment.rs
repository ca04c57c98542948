//! What of 公开承诺 and whether it was kept is public: a word beside every field.

use crate::disclosure::open::{disclose, open_codes};
use crate::records::{Commitment, CommitmentStatus, Fulfilment};

open_codes! { CommitmentStatus }

disclose! {
    Commitment {
        promise: open,
        promisor: open,
        made: open,
        due: open,
        status: open,
        fulfilment: open,
    }
    Fulfilment {
        id: open,
        date: open,
        what: open,
    }
}
