//! What would go wrong if nobody touched the content: the run of every change day through a
//! horizon, in one pass. Every page that is public at some time until then is rendered as it
//! is last seen; the gate looks for everything that is hidden by then; what never meets in
//! time (a page that is gone before the value is hidden) is no problem.

use super::gathering::{self, Gathered};
use super::line::Line;
use super::{Request, Silent, facts, findings, hidden_words};
use crate::content::Loaded;
use crate::diag::{Code, Diagnostic};
use crate::disclosure::{Decision, Public, Rules, Standing, decide, standing, turning_points};
use crate::guard::{Finding, Gate, Permits};
use crate::model::{Day, ItemRef, Moment};
use crate::output::Discard;
use crate::pages::{Plan, Subject, plan};
use crate::records::Curated;
use crate::render::{Renderer, Templates, Theme};
use crate::world::World;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::io;

/// How one item changes between now and the horizon.
struct Course {
    /// It becomes public then; none if it is public now, or never.
    public_from: Option<Moment>,
    /// It is public no longer from then on; none if it is at the horizon, or never was.
    ends: Option<Moment>,
    /// From when on the values of which of its fields are hidden.
    hidden: Vec<(Moment, HashSet<String>)>,
}

/// Everything that would be wrong on some day after `at`, through `through`, and is not
/// wrong now.
///
/// # Errors
/// Files cannot be walked or read.
pub fn foresee(
    world: &dyn World,
    loaded: &Loaded,
    request: &Request,
    through: Day,
) -> io::Result<Vec<Diagnostic>> {
    let horizon = Request { as_of: Moment::end_of(through), ..request.clone() };
    let rules = Rules::of(loaded.site.as_ref(), &loaded.policy);
    let courses: HashMap<ItemRef, Course> = loaded
        .items
        .par_iter()
        .filter_map(|item| Some((item.item.clone(), course(item, rules, request, &horizon)?)))
        .collect();
    if courses.is_empty() {
        return Ok(Vec::new());
    }
    let last: Vec<Decision<Public>> = loaded
        .items
        .par_iter()
        .map(|item| decide::<Public>(item.clone(), rules, horizon.as_of))
        .collect();
    let seen: Vec<Decision<Public>> = loaded
        .items
        .par_iter()
        .zip(&last)
        .map(|(item, last)| match courses.get(&item.item).and_then(|course| course.ends) {
            Some(ends) => decide::<Public>(item.clone(), rules, ends.second_before()),
            None => last.clone(),
        })
        .collect();
    let hidden = gathered(loaded, last, &horizon);
    let Some(parts) = &hidden.parts else { return Ok(Vec::new()) };
    let words = hidden_words::needles(world, parts, &hidden.report, &hidden.hidden_texts);
    let organ = facts::organ_texts(&parts.site);
    let shown = gathered(loaded, seen, &horizon);
    let needles = [hidden.needles.clone(), words.needles, shown.needles.clone()].concat();
    let gate = Gate::new(needles, &organ).watching(loaded.policy.sensitive());
    let look = Look { world, request, courses: &courses, gate };
    let mut coming = look.at(hidden, |course| course.is_none_or(|c| c.ends.is_none()))?;
    if courses.values().any(|course| course.ends.is_some()) {
        coming.extend(look.at(shown, |course| course.is_some_and(|c| c.ends.is_some()))?);
    }
    Ok(coming)
}

/// What every page is looked at with.
struct Look<'f> {
    world: &'f dyn World,
    request: &'f Request,
    courses: &'f HashMap<ItemRef, Course>,
    gate: Gate,
}

impl Look<'_> {
    /// Looks at the pages of the items whose course is wanted, in a site of these parts.
    fn at(
        &self,
        site: Gathered<Public>,
        wanted: impl Fn(Option<&Course>) -> bool,
    ) -> io::Result<Vec<Diagnostic>> {
        let Some(parts) = site.parts else { return Ok(Vec::new()) };
        let theme = Theme::load(self.world)?;
        let plan = plan(parts, site.policy, theme.static_names());
        let Ok(templates) = Templates::new(&theme, &plan) else { return Ok(Vec::new()) };
        let own = |page: &usize| match plan.pages[*page].subject {
            Subject::Detail(position) | Subject::Attachment(position, _) => {
                wanted(self.courses.get(&plan.item(position).card.item))
            }
            _ => false,
        };
        let pages: Vec<usize> = (0..plan.pages.len()).filter(own).collect();
        let line = Line {
            renderer: Renderer { world: self.world, plan: &plan, templates, theme: &theme },
            gate: &self.gate,
            permits: Permits::new(&plan.policy.permits, self.request.as_of.day()),
            sink: &Discard,
            writes: false,
            advice: false,
        };
        let found = line.look(&pages, &Silent)?;
        let decided = site.report.diagnostics.into_iter();
        let told = decided.chain(found.iter().flat_map(|(_, (said, _))| said.iter().cloned()));
        let mut coming = newly_public(&plan, self.courses, told);
        let leaks = found
            .into_iter()
            .flat_map(|(page, (_, leaks))| leaks.into_iter().map(move |leak| (page, leak)))
            .filter(|(page, leak)| !is_neighbour(&plan, self.courses, *page, leak));
        coming.extend(meetings(self.world, &plan, self.courses, self.request.as_of, leaks));
        coming.sort_by(|a, b| (&a.file, &a.cause).cmp(&(&b.file, &b.cause)));
        coming.dedup();
        Ok(coming)
    }
}

/// Items that end before the horizon are looked at side by side: one of them may show the
/// title of another beside its own, which on the day itself is gone.
fn is_neighbour(
    plan: &Plan<Public>,
    courses: &HashMap<ItemRef, Course>,
    page: usize,
    leak: &Finding,
) -> bool {
    let Subject::Detail(position) = plan.pages[page].subject else { return false };
    let Some(owner) = leak.owner.as_deref() else { return false };
    let ends = courses.get(owner).is_some_and(|course| course.ends.is_some());
    let (before, after) = plan.neighbours(position);
    let is_beside = before.into_iter().chain(after).any(|at| plan.item(at).card.item == *owner);
    ends && is_beside && leak.field.as_deref() == Some("title")
}

/// The course of an item that changes at all.
fn course(
    item: &Curated,
    rules: Rules<'_>,
    request: &Request,
    horizon: &Request,
) -> Option<Course> {
    let points = turning_points(item, rules.policy);
    let coming: Vec<Moment> = points
        .into_iter()
        .filter(|point| *point > request.as_of && *point <= horizon.as_of)
        .collect();
    if coming.is_empty() {
        return None;
    }
    let is_public = |at: Moment| matches!(standing(item, rules, at), Standing::Published(_));
    let was_public = is_public(request.as_of);
    let public_from = coming.iter().copied().find(|at| !was_public && is_public(*at));
    let ends = match is_public(horizon.as_of) {
        true => None,
        false => {
            let mut from = public_from.or(was_public.then_some(request.as_of));
            coming.iter().copied().find(|at| {
                from.is_some_and(|from| *at > from) && !is_public(*at) && from.take().is_some()
            })
        }
    };
    let moments = std::iter::once(request.as_of).chain(coming.iter().copied());
    let hidden = moments
        .map(|at| {
            let needles = decide::<Public>(item.clone(), rules, at).needles;
            (at, needles.iter().map(|needle| needle.field.to_string()).collect())
        })
        .collect();
    Some(Course { public_from, ends, hidden })
}

fn gathered(
    loaded: &Loaded,
    decisions: Vec<Decision<Public>>,
    horizon: &Request,
) -> Gathered<Public> {
    let naming = gathering::naming_items(&loaded.items);
    let sorted = gathering::gather(
        decisions,
        naming,
        &loaded.register,
        loaded.broken.clone(),
        crate::diag::Diagnostics::default(),
    );
    sorted.into_parts(
        loaded.site.clone(),
        loaded.policy.clone(),
        loaded.register.clone(),
        loaded.files.clone(),
        horizon,
    )
}

/// What is wrong with items that become public: nobody was told while they were not.
fn newly_public(
    plan: &Plan<Public>,
    courses: &HashMap<ItemRef, Course>,
    told: impl Iterator<Item = Diagnostic>,
) -> Vec<Diagnostic> {
    let items = plan.parts.disclosed.iter();
    let from: HashMap<&str, Moment> = items
        .filter_map(|d| Some((d.file.as_str(), courses.get(&d.card.item)?.public_from?)))
        .collect();
    told.filter_map(|said| Some(coming(*from.get(said.file.as_str())?, said))).collect()
}

/// Findings of the gate whose page and value meet in time, and do not meet yet.
fn meetings(
    world: &dyn World,
    plan: &Plan<Public>,
    courses: &HashMap<ItemRef, Course>,
    now: Moment,
    leaks: impl Iterator<Item = (usize, Finding)>,
) -> Vec<Diagnostic> {
    let mut by_moment: BTreeMap<Moment, Vec<(usize, Finding)>> = BTreeMap::new();
    for (page, finding) in leaks {
        let page_of = match plan.pages[page].subject {
            Subject::Detail(position) | Subject::Attachment(position, _) => {
                courses.get(&plan.item(position).card.item)
            }
            _ => None,
        };
        let begins = page_of.and_then(|course| course.public_from).unwrap_or(now);
        let ends = page_of.and_then(|course| course.ends);
        let hidden = hidden_from(courses, &finding).unwrap_or(now);
        let meet = begins.max(hidden);
        if meet > now && ends.is_none_or(|ends| meet < ends) {
            by_moment.entry(meet).or_default().push((page, finding));
        }
    }
    let groups = by_moment.into_iter();
    let said = groups.flat_map(|(at, group)| {
        findings::diagnostics(world, plan, group).into_iter().map(move |said| coming(at, said))
    });
    said.collect()
}

/// From when on the value of a finding is hidden; none if it is now, or always is.
fn hidden_from(courses: &HashMap<ItemRef, Course>, finding: &Finding) -> Option<Moment> {
    let course = courses.get(finding.owner.as_ref()?)?;
    let field = finding.field.as_ref()?.to_string();
    let of_field = course.hidden.iter().find(|(_, fields)| fields.contains(&field));
    // the text of an item is hidden with the item
    let (at, _) =
        of_field.or_else(|| course.hidden.iter().find(|(at, _)| Some(*at) == course.ends))?;
    Some(*at)
}

fn coming(at: Moment, said: Diagnostic) -> Diagnostic {
    let Diagnostic { code, file, place, cause, mend, basis, .. } = said;
    let cause = format!("自 {at} 起会出现问题（{}）：{cause}", code.title());
    Diagnostic { basis, ..Diagnostic::new(Code::ComingProblem, file, place, cause, mend) }
}
