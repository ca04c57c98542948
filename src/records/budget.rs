//! 部门预算、决算 and 三公经费.

use crate::model::{Day, EntryId, FreeText, Label, Money};
use crate::schema::{codes, record};

codes! {
    /// 预算 or 决算.
    BudgetKind {
        Budget = "budget" "部门预算",
        FinalAccount = "final-account" "部门决算",
    }
}

record! {
    /// The budget or the final account of one year.
    struct Budget {
        kind: BudgetKind = "种类",
        fiscal_year: u32 = "年度",
        approved: Option<Day> = "批复日期",
        revenue: Money = "收入总计（元）",
        expenditure: Money = "支出总计（元）",
        three_public: Option<ThreePublic> = "“三公”经费",
        line: Vec<BudgetLine> = "收支明细",
        explanation: Option<FreeText> = "说明",
    }
    /// 因公出国（境）, 公务用车, 公务接待.
    struct ThreePublic {
        abroad: Money = "因公出国（境）费（元）",
        vehicle_purchase: Money = "公务用车购置费（元）",
        vehicle_running: Money = "公务用车运行维护费（元）",
        reception: Money = "公务接待费（元）",
        total: Option<Money> = "合计（元）",
    }
    /// One line of the table.
    struct BudgetLine {
        id: Option<EntryId> = "编号",
        subject: Label = "科目",
        amount: Money = "金额（元）",
        note: Option<Label> = "说明",
    }
}
