//! What of 信用记录 is public: a word beside every field.

use crate::disclosure::open::{disclose, open_codes};
use crate::records::{
    CreditRecord, Decision, Honour, Measure, Mitigation, MitigationEffect, Objection,
    ObjectionOutcome, RecordKind, RecordSource, Rectification, Repair, Subject, SubjectKind, Tier,
};

open_codes! { RecordKind RecordSource Tier SubjectKind MitigationEffect ObjectionOutcome }

disclose! {
    CreditRecord {
        kind: open,
        source: open,
        tier: open,
        sector: never,
        term: open,
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
        revoked: never,
    }
    Honour {
        award: open,
        authority: open,
        date: open,
        until: open,
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
        resolved: open,
        outcome: open,
        result: open,
    }
    Repair {
        applied: open,
        fulfilled: open,
        undertaking: open,
        decided: open,
    }
    Mitigation {
        effect: open,
        reason: open,
        decided: open,
    }
}
