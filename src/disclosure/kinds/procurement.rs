//! What of 政府采购 and 招标投标 is public: a word beside every field.

use crate::disclosure::open::{disclose, open_codes};
use crate::records::{
    Contract, Item, Method, Notice, NoticeContacts, NoticeKind, Procurement, ProcurementCategory,
    Regime, Supplier,
};

open_codes! { Regime Method ProcurementCategory NoticeKind }

disclose! {
    Procurement {
        regime: open,
        method: open,
        category: open,
        project_number: open,
        buyer: open,
        agency: open,
        project: open,
        budget: open,
        ceiling: open,
        planned: open,
        requirement: open,
        canonical_url: open,
        notice: open,
        contract: open,
    }
    Notice {
        id: open,
        kind: open,
        date: open,
        title: open,
        canonical_url: open,
        canonical_published: open,
        closes: open,
        awarded: open,
        signed: open,
        report_received: open,
        shortened_reason: open,
        content: open,
        opening: open,
        place: open,
        supplier: open,
        item: open,
        expert: open,
        agency_fee: open,
        corrected: open,
        reason: open,
        opinion: open,
        contact: open,
    }
    Supplier {
        id: open,
        name: open,
        uscc: open,
        address: open,
        rank: open,
        score: open,
        amount: open,
    }
    Item {
        id: open,
        name: open,
        specification: open,
        quantity: open,
        unit: open,
        unit_price: open,
        amount: open,
    }
    NoticeContacts {
        buyer_address: open,
        buyer_phone: open,
        agency_phone: open,
        person: open,
    }
    Contract {
        id: open,
        number: open,
        title: open,
        supplier: open,
        amount: open,
        signed: open,
        period: open,
        performance: open,
    }
}
