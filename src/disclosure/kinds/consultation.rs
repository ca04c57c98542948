//! What of 意见征集 is public: a word beside every field.

use crate::disclosure::open::{disclose, open_codes};
use crate::records::{Consultation, ConsultationOutcome, ConsultationStage, ConsultationSubject};

open_codes! { ConsultationSubject ConsultationStage }

disclose! {
    Consultation {
        subject: open,
        stage: open,
        opens: open,
        closes: open,
        shortened_reason: open,
        phone: open,
        email: open,
        address: open,
        outcome: open,
    }
    ConsultationOutcome {
        received: open,
        adopted: open,
        explanation: open,
        document: open,
    }
}
