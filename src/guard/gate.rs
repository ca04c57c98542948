//! The gate itself.

use super::{Finding, Form, PageFacts};
use crate::disclosure::{Class, Needle};

/// Looks for what must not be public. Built once a run, shared by all threads.
pub struct Gate {
    _needles: Vec<Needle>,
}

impl Gate {
    /// `organ`: what the site itself makes public about the organ (names, phones,
    /// addresses): never a needle.
    pub fn new(needles: Vec<Needle>, _organ: &[(Class, String)]) -> Self {
        Self { _needles: needles }
    }

    /// Every finding in one file of the site; `facts` tells what its page discloses.
    pub fn inspect(
        &self,
        _path: &str,
        _bytes: &[u8],
        _form: Form,
        _facts: &dyn PageFacts,
    ) -> Vec<Finding> {
        Vec::new()
    }
}
