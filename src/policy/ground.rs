//! A ground on which something is not disclosed.

use super::Citation;
use crate::model::{Label, Node};
use crate::schema::{Reading, Record, Table};
use std::sync::Arc;

/// One ground of the policy. Cheap to share.
#[derive(Clone, Debug, PartialEq)]
pub struct Ground(Arc<GroundData>);

#[derive(Debug, PartialEq)]
struct GroundData {
    id: String,
    name: String,
    refused: bool,
    by_policy: bool,
    lifted_by_consent: bool,
    lifted_by_public_interest: bool,
    aliases: Vec<String>,
    citation: Citation,
}

impl Ground {
    /// The id in content files, `personal-privacy`.
    pub fn id(&self) -> &str {
        &self.0.id
    }

    /// The Chinese name, `涉及个人隐私`.
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// A file that names this ground is refused whole: 涉密不上网.
    pub fn is_refused(&self) -> bool {
        self.0.refused
    }

    /// Whether a file may name it.
    pub fn is_for_files(&self) -> bool {
        !self.0.refused && !self.0.by_policy
    }

    /// The third party's consent ends it (条例第十五条).
    pub fn is_lifted_by_consent(&self) -> bool {
        self.0.lifted_by_consent
    }

    /// Grave harm to the public interest ends it (条例第十五条).
    pub fn is_lifted_by_public_interest(&self) -> bool {
        self.0.lifted_by_public_interest
    }

    /// Every way to name it: id, name, and what people call it.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let names = [self.0.id.as_str(), self.0.name.as_str()].into_iter();
        names.chain(self.0.aliases.iter().map(String::as_str))
    }

    /// Whether a text names it, whatever its white space.
    pub fn is_named(&self, text: &str) -> bool {
        let plain = |text: &str| -> String { text.split_whitespace().collect() };
        let text = plain(text);
        self.names().any(|name| plain(name).eq_ignore_ascii_case(&text))
    }

    /// The clause.
    pub fn citation(&self) -> &Citation {
        &self.0.citation
    }

    pub(super) fn read(node: &Node, reading: &mut Reading) -> Option<Self> {
        let mut table = Table::open(node, reading)?;
        let id = table.take::<Label>("id", "编号", reading);
        let name = table.take::<Label>("name", "名称", reading);
        let refused = table.take::<bool>("refused", "拒绝", reading);
        let by_policy = table.take::<bool>("by_policy", "程序自用", reading);
        let consent = table.take::<bool>("lifted_by_consent", "第三方同意即公开", reading);
        let interest =
            table.take::<bool>("lifted_by_public_interest", "公共利益重大影响即公开", reading);
        let aliases = table.take::<Vec<Label>>("aliases", "别名", reading);
        let citation = Citation::take(&mut table, reading);
        table.finish(reading);
        Some(Self(Arc::new(GroundData {
            id: id?.reveal().to_owned(),
            name: name?.reveal().to_owned(),
            refused: refused?,
            by_policy: by_policy?,
            lifted_by_consent: consent?,
            lifted_by_public_interest: interest?,
            aliases: aliases?.iter().map(|alias| alias.reveal().to_owned()).collect(),
            citation: citation?,
        })))
    }
}
