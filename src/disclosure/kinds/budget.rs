//! What of 部门预算、决算 and 三公经费 is public: a word beside every field.

use crate::disclosure::open::{disclose, open_codes};
use crate::records::{Budget, BudgetKind, BudgetLine, ThreePublic};

open_codes! { BudgetKind }

disclose! {
    Budget {
        kind: open,
        fiscal_year: open,
        approved: open,
        revenue: open,
        expenditure: open,
        three_public: open,
        line: open,
        explanation: open,
    }
    ThreePublic {
        abroad: open,
        vehicle_purchase: open,
        vehicle_running: open,
        reception: open,
        total: open,
    }
    BudgetLine {
        id: open,
        subject: open,
        amount: open,
        note: open,
    }
}
