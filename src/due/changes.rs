//! One item: when it will stand otherwise than now, and how.

use super::Change;
use crate::disclosure::{
    EndCause, Mask, Rules, Standing, masks_in_force, standing, turning_points,
};
use crate::model::{CodeList, Day, Moment};
use crate::records::Curated;

/// What the public would see of an item, as far as time can change it.
#[derive(PartialEq)]
struct Appearance {
    standing: Standing,
    masks: Vec<Mask>,
}

/// The changes of one item after `at`, through the last second of `through`.
pub fn of_item(item: &Curated, rules: Rules<'_>, at: Moment, through: Day) -> Vec<Change> {
    let end = Moment::end_of(through);
    let points = turning_points(item, rules.policy);
    let mut before = appearance(item, rules, at);
    let mut changes = Vec::new();
    for point in points.into_iter().filter(|point| *point > at && *point <= end) {
        let after = appearance(item, rules, point);
        if let Some(what) = in_chinese(&before, &after) {
            let takes_down = matches!(after.standing, Standing::Ended(_));
            changes.push(Change { at: point, item: item.item.clone(), what, takes_down });
        }
        before = after;
    }
    changes
}

fn appearance(item: &Curated, rules: Rules<'_>, at: Moment) -> Appearance {
    let standing = standing(item, rules, at);
    let masks = match standing {
        Standing::Published(_) => masks_in_force(&item.header, rules.policy, at),
        _ => Vec::new(),
    };
    Appearance { standing, masks }
}

fn in_chinese(before: &Appearance, after: &Appearance) -> Option<String> {
    use Standing::{BelowPublication, Ended, Pending, Published, Withheld};
    let overdue = |masks: &[Mask]| masks.iter().filter(|mask| mask.is_overdue).count();
    let text = match (&before.standing, &after.standing) {
        (Pending(_), Published(_)) => "开始公开".to_owned(),
        (Withheld(_), Published(_)) => "不予公开解除，开始公开".to_owned(),
        (Ended(_), _) | (BelowPublication, _) | (_, Pending(_) | BelowPublication) => return None,
        (_, Ended(cause)) => ended(*cause).to_owned(),
        (Withheld(old), Withheld(new)) if old.is_overdue != new.is_overdue => {
            "不予公开的评估逾期，登记页会标出".to_owned()
        }
        (Published(old), Published(new)) if old.state != new.state => {
            let state = new.state.map_or("", CodeList::label);
            format!("公示状态变为“{state}”")
        }
        (Published(old), Published(new)) if old.rectification != new.rectification => {
            let state = new.rectification.map_or("", CodeList::label);
            format!("整改状态变为“{state}”")
        }
        (Published(_), Published(_)) if overdue(&before.masks) < overdue(&after.masks) => {
            "部分不公开的评估逾期，登记页会标出".to_owned()
        }
        (Published(_), Published(_)) if before.masks != after.masks => {
            "部分不公开解除，有关内容公开".to_owned()
        }
        _ => return None,
    };
    Some(text)
}

fn ended(cause: EndCause) -> &'static str {
    match cause {
        EndCause::Term => "公示期满，终止公示",
        EndCause::Repaired => "信用修复，终止公示",
        EndCause::ObjectionUpheld => "异议成立，终止公示",
        EndCause::Revoked => "认定的决定已变更、撤销或被确认违法、无效，终止公示",
        EndCause::Withdrawn | EndCause::Removed => "撤下",
    }
}
