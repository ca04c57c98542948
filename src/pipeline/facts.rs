//! What the gate may know of each page: the items on it and what they disclose.

use crate::disclosure::{Class, Disclosed, Lens};
use crate::guard::{DisclosedBy, PageFacts};
use crate::model::{Day, ItemRef};
use crate::pages::{Page, Plan, Subject};
use crate::records::Site;

/// The facts of one page.
pub struct OnPage<'p, L: Lens> {
    plan: &'p Plan<L>,
    positions: Vec<usize>,
    own: Option<&'p ItemRef>,
}

impl<'p, L: Lens> OnPage<'p, L> {
    /// The facts of `page`.
    pub fn new(plan: &'p Plan<L>, page: &Page<L>) -> Self {
        let (positions, own) = match &page.subject {
            Subject::Detail(position)
            | Subject::Twin(position)
            | Subject::Attachment(position, _) => {
                (vec![*position], Some(&plan.item(*position).card.item))
            }
            Subject::Data(shelf, year, _) => {
                let of_year = |p: &&usize| year.is_none() || plan.year(**p) == *year;
                (plan.on(*shelf).iter().filter(of_year).copied().collect(), None)
            }
            _ => (Vec::new(), None),
        };
        Self { plan, positions, own }
    }

    fn items(&self) -> impl Iterator<Item = &'p Disclosed<L>> {
        self.positions.iter().map(|position| self.plan.item(*position))
    }
}

impl<L: Lens> PageFacts for OnPage<'_, L> {
    fn discloses(&self, owner: Option<&ItemRef>, class: Class, text: &str) -> DisclosedBy {
        let mut by = DisclosedBy::Nobody;
        // lists show who issued what they list
        if self.positions.is_empty() && self.plan.is_issuer(text) {
            by = DisclosedBy::Another;
        }
        let day = Day::parse(text).ok().filter(|_| class == Class::Date);
        for item in self.items() {
            if day.is_some_and(|day| item.is_dated(day)) {
                by = DisclosedBy::Another;
            }
            let is_owner = owner == Some(&item.card.item);
            if !is_owner && is_issued_by(item, text) {
                by = DisclosedBy::Another;
            }
            item.public_values(&mut |of, value| {
                let same = value.trim() == text;
                match (is_owner, same || speaks_of(of, value, text)) {
                    (false, true) if of == class => by = DisclosedBy::Another,
                    // in words of its own item a value is excused by nothing
                    (true, _) if of == class && same && class != Class::FreeText => {
                        by = by.max(DisclosedBy::Owner);
                    }
                    _ => {}
                }
            });
        }
        by
    }

    fn is_contact(&self, digits: &str) -> bool {
        let only_digits =
            |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let organ = organ_texts(&self.plan.parts.site);
        let by_organ =
            organ.iter().any(|(of, t)| *of == Class::Phone && only_digits(t).contains(digits));
        by_organ
            || self.items().any(|item| {
                let mut found = false;
                item.public_values(&mut |of, value| {
                    found |= of == Class::Phone && only_digits(value).contains(digits);
                });
                found
            })
    }

    fn gives(&self, class: Class, test: &mut dyn FnMut(&str) -> bool) -> bool {
        let organ = organ_texts(&self.plan.parts.site);
        if organ.iter().any(|(of, text)| *of == class && test(text)) {
            return true;
        }
        let mut found = false;
        for item in self.items() {
            item.public_values(&mut |of, value| found |= of == class && test(value));
        }
        found
    }

    fn shows(&self, item: &ItemRef) -> bool {
        self.items().any(|shown| shown.card.item == *item)
    }

    fn tells(&self, item: &ItemRef, test: &mut dyn FnMut(&str) -> bool) -> bool {
        let position = self.plan.position(item);
        position.is_some_and(|position| tells(self.plan.item(position), test))
    }

    fn is_output_of(&self, item: &ItemRef) -> bool {
        self.own == Some(item)
    }
}

/// Whether something that lists and data files show of an item passes a test.
pub fn tells<L: Lens>(item: &Disclosed<L>, test: &mut dyn FnMut(&str) -> bool) -> bool {
    let card = &item.card;
    let head = [Some(&card.title), card.summary.as_ref(), card.document_number.as_ref()];
    let files = item.attachments.iter().map(|entry| entry.title.reveal());
    let changes = item.changes.iter().map(|change| change.what.as_str());
    let head = head.into_iter().flatten().map(String::as_str);
    let names = card.issuer.iter().chain(&item.department).chain(&item.topics).chain(&item.basis);
    let mut words = head.chain(files).chain(changes).chain(names.map(String::as_str));
    let mut found = words.any(&mut *test);
    item.public_values(&mut |_, value| found = found || test(value));
    found
}

/// Whether the head of an item names this organ, or this office of it.
fn is_issued_by<L: Lens>(item: &Disclosed<L>, text: &str) -> bool {
    item.card.issuer.as_deref() == Some(text) || item.department.as_deref() == Some(text)
}

/// Whether the words of another item hold a short value by their own right. A whole
/// sentence of a withheld item is not theirs to tell.
fn speaks_of(class: Class, value: &str, text: &str) -> bool {
    class == Class::FreeText && text.chars().count() < SENTENCE && value.contains(text)
}

/// From so many characters on, words are a sentence of somebody's.
const SENTENCE: usize = 10;

/// What the site itself makes public about the organ: no needle of anybody's.
pub fn organ_texts(site: &Site) -> Vec<(Class, String)> {
    let mut texts = vec![(Class::Organisation, site.name.reveal().to_owned())];
    let contact = &site.contact;
    let mut add =
        |class, text: Option<&str>| texts.extend(text.map(|text| (class, text.to_owned())));
    add(Class::FreeText, site.short_name.as_ref().map(|v| v.reveal()));
    add(Class::FreeText, Some(site.section_title.reveal()));
    add(Class::FreeText, site.slogan.as_ref().map(|v| v.reveal()));
    add(Class::FreeText, Some(site.description.reveal()));
    add(Class::FreeText, contact.office.as_ref().map(|v| v.reveal()));
    add(Class::Address, contact.address.as_ref().map(|v| v.reveal()));
    add(Class::Phone, contact.phone.as_ref().map(|v| v.reveal()));
    add(Class::Phone, contact.fax.as_ref().map(|v| v.reveal()));
    add(Class::Email, contact.email.as_ref().map(|v| v.reveal()));
    add(Class::Identifier, site.uscc.as_ref().map(|v| v.as_str()));
    for member in &site.leading_group {
        add(Class::PersonName, Some(member.name.reveal()));
        add(Class::FreeText, Some(member.post.reveal()));
    }
    texts
}
