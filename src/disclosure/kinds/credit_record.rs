//! What of 信用记录 is public: a word beside every field.

use crate::disclosure::open::{disclose, open_codes};
use crate::records::{
    CreditRecord, Decision, Honour, Measure, Objection, ObjectionState, RecordKind, RecordSource,
    Rectification, Repair, Subject, SubjectKind, Tier, Withdrawal,
};

open_codes! { RecordKind RecordSource Tier SubjectKind ObjectionState }

disclose! {
    CreditRecord {
        kind: open,
        source: open,
        tier: open,
        subject: open,
        facts: open,
        decision: open,
        honour: open,
        explanation: open,
        rectification: open,
        measure: open,
        mitigation: open,
        objection: open,
        repair: open,
        withdrawal: open,
        necessity: open,
    }
    Subject {
        kind: open,
        organisation: open,
        uscc: open,
        name: open,
        post: open,
    }
    Decision {
        authority: open,
        number: open,
        date: open,
        result: open,
    }
    Honour {
        award: open,
        authority: open,
        date: open,
    }
    Rectification {
        due: open,
        done: open,
        result: open,
    }
    Measure {
        id: open,
        what: open,
        from: open,
        until: open,
    }
    Objection {
        id: open,
        raised: open,
        state: open,
        resolved: open,
        result: open,
    }
    Repair {
        applied: open,
        decided: open,
        fulfilled: open,
        undertaking: open,
    }
    Withdrawal {
        date: open,
        reason: open,
    }
}
