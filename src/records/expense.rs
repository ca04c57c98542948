//! 公务支出: fuel, repair, travel and working meals, published of the bureau's own accord.

use crate::model::{Day, EntryId, Label, Money};
use crate::schema::{codes, record};

codes! {
    /// The areas that the plan names.
    ExpenseCategory {
        Fuel = "fuel" "燃油使用",
        VehicleRepair = "vehicle-repair" "车辆维修",
        Travel = "travel" "差旅费",
        WorkingMeal = "working-meal" "工作餐",
    }
}

record! {
    /// The expenses of one area in one period.
    struct Expense {
        category: ExpenseCategory = "支出类别",
        from: Day = "期间起",
        until: Day = "期间止",
        total: Money = "合计（元）",
        entry: Vec<ExpenseEntry> = "明细",
    }
    /// One payment.
    struct ExpenseEntry {
        id: Option<EntryId> = "编号",
        date: Day = "日期",
        purpose: Label = "事由",
        count: Option<u32> = "人次或数量",
        amount: Money = "金额（元）",
    }
}
