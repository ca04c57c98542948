//! The first door: files → `Curated` items, the site's facts, its policy and register.

use super::claims::{Claim, claim};
use super::register_file::Register;
use super::samples_left::refuse_samples;
use super::{item_file, source_text, toml_file};
use crate::diag::{Code, Diagnostic, Diagnostics, Place, system_error};
use crate::model::{ItemId, ItemRef, Node, NodeValue};
use crate::policy::{Policy, SitePolicy, TABLES};
use crate::records::{Curated, Site};
use crate::schema::{FieldValue, Reading, Record};
use crate::world::{Found, World};
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The folder that holds everything the bureau writes.
pub const CONTENT: &str = "content";
/// What is said of the organ and the site.
pub const SITE_FILE: &str = "content/site.toml";

/// Everything that was read.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The organ and the site; none where `site.toml` is missing or wrong.
    pub site: Option<Site>,
    /// The policy in force.
    pub policy: Policy,
    /// Who got which index number.
    pub register: Register,
    /// Every sound item, in the order of kind and id.
    pub items: Vec<Curated>,
    /// What could be read of items whose file is wrong: for rules over what stands there.
    pub doubtful: Vec<Curated>,
    /// Items whose file is there but wrong: known, so that links to them are not dead.
    pub broken: HashSet<ItemRef>,
    /// Files under `content/files/`, with their sizes.
    pub files: BTreeMap<String, u64>,
    /// How many system files were ignored.
    pub litter: usize,
    /// What was wrong.
    pub diagnostics: Diagnostics,
}

impl Loaded {
    /// Every item that was read, whether something else is wrong with its file or not.
    pub fn read(&self) -> impl Iterator<Item = &Curated> {
        self.items.iter().chain(&self.doubtful)
    }
}

struct ItemClaim {
    item: ItemRef,
    channel: Option<ItemId>,
    file: String,
}

/// Reads the whole of `content/`.
///
/// # Errors
/// The folder itself cannot be walked; what is wrong with a file is a diagnostic.
pub fn load(world: &dyn World) -> std::io::Result<Loaded> {
    let found = world.list(CONTENT)?;
    let mut loaded = Loaded::default();
    load_policy(world, &found, &mut loaded);
    let mut claims = Vec::new();
    for entry in &found {
        match claim(entry, &loaded.policy.litter) {
            Ok(Claim::Litter) => loaded.litter += 1,
            Ok(Claim::Item { item, channel }) => {
                claims.push(ItemClaim { item, channel, file: entry.path.clone() });
            }
            Ok(Claim::File(path)) => {
                loaded.files.insert(path, entry.size);
            }
            Ok(Claim::Site | Claim::Policy | Claim::Register) => {}
            Err(diagnostic) => loaded.diagnostics.push(diagnostic),
        }
    }
    load_site(world, &found, &mut loaded);
    refuse_repeated_ids(&mut claims, &mut loaded);
    let policy = &loaded.policy;
    let ((register, problems), items) =
        rayon::join(|| read_register(world, &found), || read_items(world, claims, policy));
    loaded.register = register;
    loaded.diagnostics.extend(problems);
    keep_items(items, &mut loaded);
    Ok(loaded)
}

fn load_policy(world: &dyn World, found: &[Found], loaded: &mut Loaded) {
    let tables: Vec<Node> = TABLES.iter().map(|(_, text)| toml_file::parse(text, 0).0).collect();
    let file = "content/policy.toml";
    let empty = Node { span: Default::default(), value: NodeValue::Table(Vec::new()) };
    let parsed = parse_file(world, found, file, &mut loaded.diagnostics);
    let (node, text, mut reading) =
        parsed.unwrap_or_else(|| (empty, String::new(), Reading::default()));
    let site = SitePolicy::read(&node, &mut reading).unwrap_or_default();
    refuse_samples(SitePolicy::FIELDS, &node, &text, &mut reading);
    loaded.policy = Policy::read(&tables, site, &mut reading);
    loaded.diagnostics.extend(item_file::diagnostics(file, &text, reading));
}

fn load_site(world: &dyn World, found: &[Found], loaded: &mut Loaded) {
    let file = SITE_FILE;
    if !found.iter().any(|entry| entry.path == file) {
        let cause = "找不到 content/site.toml：不知道是哪个机构的网站";
        let mend = "在站点文件夹里运行；新建站点用 gongkai init 文件夹";
        loaded.diagnostics.push(Diagnostic::new(Code::MissingSite, file, Place::File, cause, mend));
        return;
    }
    let parsed = parse_file(world, found, file, &mut loaded.diagnostics);
    let Some((node, text, mut reading)) = parsed else { return };
    loaded.site = Site::read(&node, &mut reading);
    refuse_samples(Site::FIELDS, &node, &text, &mut reading);
    loaded.diagnostics.extend(item_file::diagnostics(file, &text, reading));
}

fn read_register(world: &dyn World, found: &[Found]) -> (Register, Diagnostics) {
    let file = "content/register.toml";
    let mut diagnostics = Diagnostics::default();
    let parsed = parse_file(world, found, file, &mut diagnostics);
    let Some((node, text, mut reading)) = parsed else {
        return (Register::default(), diagnostics);
    };
    let register = Register::read(&node, &mut reading);
    diagnostics.extend(item_file::diagnostics(file, &text, reading));
    (register, diagnostics)
}

/// The tree and the text of one file, and what was wrong with its syntax.
fn parse_file(
    world: &dyn World,
    found: &[Found],
    file: &str,
    diagnostics: &mut Diagnostics,
) -> Option<(Node, String, Reading)> {
    found.iter().find(|entry| entry.path == file)?;
    match read_text(world, file) {
        Ok(text) => {
            let (node, problems) = toml_file::parse(&text, 0);
            Some((node, text, Reading { problems }))
        }
        Err(diagnostic) => {
            diagnostics.push(diagnostic);
            None
        }
    }
}

/// The text of one content file.
///
/// # Errors
/// It cannot be read, or is not UTF-8.
pub fn read_text(world: &dyn World, file: &str) -> Result<String, Diagnostic> {
    let bytes = world.read(file).map_err(|error| {
        let cause = format!("文件读不出来：{}", system_error(&error));
        Diagnostic::new(
            Code::Unreadable,
            file,
            Place::File,
            cause,
            "检查文件是否被别的程序占用、权限是否允许读取",
        )
    })?;
    source_text::decode(file, bytes)
}

fn refuse_repeated_ids(claims: &mut Vec<ItemClaim>, loaded: &mut Loaded) {
    claims.sort_by(|a, b| (&a.item, &a.file).cmp(&(&b.item, &b.file)));
    let mut first: HashMap<ItemRef, String> = HashMap::new();
    claims.retain(|claim| match first.get(&claim.item) {
        None => {
            first.insert(claim.item.clone(), claim.file.clone());
            true
        }
        Some(other) => {
            let cause = format!("与 {other} 同名；同一栏目里（含子文件夹）文件名不能重复");
            let mend = "给其中一个换一个流水号";
            loaded.diagnostics.push(Diagnostic::new(
                Code::DuplicateId,
                claim.file.clone(),
                Place::File,
                cause,
                mend,
            ));
            false
        }
    });
}

type ReadItem = (ItemRef, item_file::ItemFile);

fn read_items(world: &dyn World, claims: Vec<ItemClaim>, policy: &Policy) -> Vec<ReadItem> {
    claims
        .into_par_iter()
        .map(|claim| {
            let item = claim.item.clone();
            let file = match read_text(world, &claim.file) {
                Ok(text) => item_file::read(claim.item, claim.channel, &claim.file, &text, policy),
                Err(diagnostic) => item_file::ItemFile {
                    curated: None,
                    doubtful: None,
                    diagnostics: vec![diagnostic],
                },
            };
            (item, file)
        })
        .collect()
}

fn keep_items(read: Vec<ReadItem>, loaded: &mut Loaded) {
    for (item, file) in read {
        loaded.diagnostics.extend(file.diagnostics);
        loaded.doubtful.extend(file.doubtful);
        match file.curated {
            Some(curated) => loaded.items.push(curated),
            None => {
                loaded.broken.insert(item);
            }
        }
    }
}
