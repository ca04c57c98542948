//! What of 公务支出 is public: a word beside every field.

use crate::disclosure::open::{disclose, open_codes};
use crate::records::{Expense, ExpenseCategory, ExpenseEntry};

open_codes! { ExpenseCategory }

disclose! {
    Expense {
        category: open,
        from: open,
        until: open,
        total: open,
        entry: open,
    }
    ExpenseEntry {
        id: open,
        date: open,
        purpose: open,
        count: open,
        amount: open,
    }
}
