//! Which items somebody means: ids, content files and addresses as people write them.
//! Takes words and what was loaded; gives items that are public now, or whose decision is no
//! more, or says of each word why there is nothing to take down. Reads no file.

use crate::content::Loaded;
use crate::disclosure::{EndCause, PendingCause, Rules, Standing, standing};
use crate::model::{ItemRef, Moment};
use crate::records::Curated;
use std::collections::BTreeSet;

/// How many near ids one message names, and how far from the word they may be.
const NEAR_SHOWN: usize = 5;
const NEAR: usize = 3;

/// The items that these words mean, each once.
///
/// # Errors
/// One line for every word that means no item that can be taken down.
pub fn wanted<'l>(
    loaded: &'l Loaded,
    words: &[String],
    now: Moment,
) -> Result<Vec<&'l Curated>, Vec<String>> {
    let (mut items, mut refused): (Vec<&Curated>, Vec<String>) = (Vec::new(), Vec::new());
    for word in words {
        match one(loaded, word, now) {
            Ok(item) if items.iter().any(|other| other.item == item.item) => {}
            Ok(item) => items.push(item),
            Err(why) => refused.push(why),
        }
    }
    if refused.is_empty() { Ok(items) } else { Err(refused) }
}

fn one<'l>(loaded: &'l Loaded, word: &str, now: Moment) -> Result<&'l Curated, String> {
    let Some(item) = meant(word) else {
        let how = "写成 records/2026-001，或内容文件的路径，或页面的网址";
        return Err(format!("“{word}”不是一个条目；{how}{}", near(loaded, word)));
    };
    if let Some(curated) = loaded.items.iter().find(|curated| curated.item == item) {
        return refusal(loaded, curated, now)
            .map_or(Ok(curated), |why| Err(format!("{item} {why}")));
    }
    let registered = loaded.register.get(&item).is_some();
    Err(match (loaded.broken.contains(&item), registered) {
        (true, true) => format!(
            "{item} 的文件有错误，读不出来。先运行 gongkai check 照提示改正，再撤下；等不及的，把这个文件移出 content/，再运行 gongkai build，原地址就只剩“该信息已终止公示”"
        ),
        (true, false) => {
            format!("{item} 的文件有错误，也没有登记过。先运行 gongkai check 照提示改正")
        }
        (false, true) => format!(
            "{item} 的文件已经不在 content/ 里，已按撤下处理。运行 gongkai package，照 delete.txt 在服务器上删除"
        ),
        (false, false) => format!("没有 {item} 这个条目{}", near(loaded, &item.to_string())),
    })
}

/// Why there is nothing to take down of this item, and what to do.
fn refusal(loaded: &Loaded, curated: &Curated, now: Moment) -> Option<String> {
    if let Some(withdrawal) = &curated.header.withdrawal {
        let date = withdrawal.date;
        return Some(format!(
            "已经写了撤下（{date} 起）。运行 gongkai build 和 gongkai package，照 delete.txt 在服务器上删除"
        ));
    }
    let required = loaded.site.as_ref().map(|site| site.review_kinds.clone()).unwrap_or_default();
    let rules = Rules { policy: &loaded.policy, required_reviews: &required };
    let gone = "再打包、上传一次就行，不用撤下";
    let why = match standing(curated, rules, now) {
        Standing::Published(_) => {
            let how = "打包（package）不收没有登记的条目，所以它没有随哪个包上过服务器。直接上传过 output/ 的，先运行 gongkai register，再撤下";
            return loaded
                .register
                .get(&curated.item)
                .is_none()
                .then(|| format!("没有登记过。{how}"));
        }
        Standing::Withheld(_) => {
            format!("整条不公开，现在没有它的页面；服务器上还有旧页面的，{gone}")
        }
        Standing::Pending(PendingCause::Draft) => {
            "是草稿，没有公开过。不再需要的，直接删去文件".to_owned()
        }
        Standing::Pending(PendingCause::Until(publish)) => {
            format!("{publish} 才公开，现在没有公开。不想公开的，删去 publish 这一行，存成草稿")
        }
        Standing::Pending(PendingCause::Over(_)) => {
            "在发布时间之前就已经终止（撤下、期满、修复或异议成立），没有公开过。不再需要的，直接删去文件"
                .to_owned()
        }
        Standing::Pending(PendingCause::UnknownGround) => {
            "不予公开的理由不认识，整条没有公开".to_owned()
        }
        Standing::Pending(PendingCause::Review(_)) => {
            "发布前的审查还没有完成，没有公开。不想公开的，删去 publish 这一行，存成草稿".to_owned()
        }
        Standing::BelowPublication => {
            format!("低于公示标准，没有公开；服务器上还有旧页面的，{gone}")
        }
        // it is gone from the site, but nobody has written yet that it is withdrawn, and why
        Standing::Ended(EndCause::Revoked) => return None,
        Standing::Ended(EndCause::Term) => {
            format!("公示期限已满，已经终止公示；服务器上还有旧页面的，{gone}")
        }
        Standing::Ended(_) => format!("已经终止公示；服务器上还有旧页面的，{gone}"),
    };
    Some(why)
}

/// `records/2026-001`, the path of its content file or of its page, or the address of it.
fn meant(word: &str) -> Option<ItemRef> {
    let path = word.trim().replace('\\', "/");
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
    let (name, folders) = segments.split_last()?;
    let stem = name.split('.').next().unwrap_or_default();
    let kind = match folders.iter().rposition(|folder| *folder == crate::content::CONTENT) {
        Some(at) => folders.get(at + 1)?,
        None => folders.last()?,
    };
    ItemRef::parse(&format!("{kind}/{stem}"))
}

/// `；是不是想写：…`, or nothing.
fn near(loaded: &Loaded, word: &str) -> String {
    let known: BTreeSet<String> = loaded
        .items
        .iter()
        .map(|curated| &curated.item)
        .chain(loaded.register.items())
        .map(ToString::to_string)
        .collect();
    let id = word.rsplit('/').next().unwrap_or_default();
    let has_id = |other: &str| other.rsplit('/').next() == Some(id);
    let mut close: Vec<(usize, String)> =
        known.into_iter().map(|other| (steps(word, &other), other)).collect();
    close.retain(|(distance, other)| *distance <= NEAR || has_id(other));
    close.sort();
    let shown: Vec<String> = close.into_iter().take(NEAR_SHOWN).map(|(_, other)| other).collect();
    if shown.is_empty() {
        String::new()
    } else {
        format!("。是不是想写：{}", shown.join("、"))
    }
}

/// How many letters have to be put in, taken out or changed.
fn steps(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], at + 1);
        for (place, wanted) in other.iter().enumerate() {
            let changed = diagonal + usize::from(letter != *wanted);
            diagonal = row[place + 1];
            row[place + 1] = changed.min(diagonal + 1).min(row[place] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_write_items_in_many_ways() {
        for word in [
            "records/2026-001",
            "records/2026-001.html",
            "records/2026-001.json",
            "content/records/2026-001.toml",
            "/srv/site/content/records/2026/q1/2026-001.toml",
            r"D:\站点\content\records\2026-001.toml",
            "https://www.example.gov.cn/gongkai/records/2026-001.html?from=list#top",
            " ./records/2026-001.html ",
        ] {
            let item = meant(word).unwrap_or_else(|| panic!("{word} is not understood"));
            assert_eq!(item.to_string(), "records/2026-001", "{word}");
        }
        for word in ["2026-001", "", "recrods/2026-001", "records/by-year/2026.html"] {
            assert_eq!(meant(word), None, "{word}");
        }
    }

    #[test]
    fn steps_between_words() {
        assert_eq!(steps("records", "records"), 0);
        assert_eq!(steps("recrds", "records"), 1);
        assert_eq!(steps("", "abc"), 3);
        assert_eq!(steps("kitten", "sitting"), 3);
    }
}
