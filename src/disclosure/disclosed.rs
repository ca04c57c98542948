//! An item as the public may see it. Only `decide` makes one.

use super::lens::Lens;
use super::standing::Publicity;
use super::timeliness::Timeliness;
use super::value::{Class, Field, Shown, Value};
use super::withheld::Mask;
use crate::model::{Day, ItemId, ItemRef, Moment};
use crate::policy::Ground;
use crate::records::{AttachmentEntry, BodyHandle, PageRole};
use std::marker::PhantomData;

/// The head of a disclosed item: all that lists, feeds and neighbours need.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// Kind and id.
    pub item: ItemRef,
    /// 名称.
    pub title: String,
    /// 成文日期.
    pub date: Option<Day>,
    /// 发布时间; none only in a preview of a draft.
    pub publish: Option<Moment>,
    /// 发布机构, where the file names one.
    pub issuer: Option<String>,
    /// 内容概述.
    pub summary: Option<String>,
    /// 文号.
    pub document_number: Option<String>,
    /// Code and label of its category, where it has one that is not withheld.
    pub category: Option<(String, String)>,
    /// Marked 演示.
    pub demonstration: bool,
    /// Some of it is withheld.
    pub masked: bool,
}

/// A line of the public history.
#[derive(Clone, Debug, PartialEq)]
pub struct PublicChange {
    /// When.
    pub date: Day,
    /// What.
    pub what: String,
}

/// An item as the public may see it, under one lens.
#[derive(Clone, Debug)]
pub struct Disclosed<L: Lens> {
    /// Its head.
    pub card: Card,
    /// The content file, for messages.
    pub file: String,
    /// 责任科室.
    pub department: Option<String>,
    /// 主题词.
    pub topics: Vec<String>,
    /// 公开环节.
    pub phase: Option<&'static str>,
    /// 公开依据.
    pub basis: Vec<String>,
    /// The fields of its kind.
    pub fields: Vec<Field>,
    /// Where its Markdown is.
    pub body: Option<BodyHandle>,
    /// Its attachments; whether each is public is decided over all items.
    pub attachments: Vec<AttachmentEntry>,
    /// The public history.
    pub changes: Vec<PublicChange>,
    /// How it is public, and until when.
    pub publicity: Publicity,
    /// Every mask on it.
    pub masks: Vec<Mask>,
    /// Grounds of masked passages of the text.
    pub passages: Vec<Ground>,
    /// The ground on which names are abbreviated, if any is.
    pub abbreviated: Option<Ground>,
    /// What a standing page is for.
    pub role: Option<PageRole>,
    /// The channel of a column article.
    pub channel: Option<ItemId>,
    /// When it was due and when it came, where a rule says so.
    pub timeliness: Option<Timeliness>,
    /// Fields that name a natural person without a basis for publishing the name.
    pub unfounded_names: Vec<String>,
    /// Fields that name somebody and for which no rule of the item's time is known.
    pub names_out_of_time: Vec<String>,
    pub(super) lens: PhantomData<L>,
}

impl<L: Lens> Disclosed<L> {
    /// Calls `visit` with every value that a field of this item makes public, and its
    /// class. Title, summary and text do not count: a withheld value there is a leak.
    pub fn public_values(&self, visit: &mut dyn FnMut(Class, &str)) {
        for field in &self.fields {
            if let Shown::Open(value) = &field.shown {
                value.texts(field.class, visit);
            }
        }
    }

    /// Whether the head of the item, or its public history, holds this day.
    pub fn is_dated(&self, day: Day) -> bool {
        let of_head = self.card.date.into_iter().chain(self.card.publish.map(Moment::day));
        of_head.chain(self.changes.iter().map(|change| change.date)).any(|dated| dated == day)
    }

    /// The open value of a top-level field.
    pub fn value(&self, name: &str) -> Option<&Value> {
        self.fields.iter().find(|field| field.name == name).and_then(Field::value)
    }
}
