//! What files of earlier packages show of covered values: enough of each place to align it
//! with the values of today. Takes bytes of a file that was public; gives short texts.

use super::CoverWords;
use crate::guard::container::read_file;
use crate::guard::decode::{Streams, decode_escapes, decode_markup};
use crate::guard::form::Form;

/// One place in a file of an earlier package.
#[derive(Clone, Debug)]
pub struct EarlierForm {
    /// Which package, in words for people: 第 3 个包.
    pub package: String,
    /// Path in the site.
    pub path: String,
    /// What stands around the cover.
    pub snippet: String,
}

/// The surroundings of every cover in a file of this extension.
pub fn covered_places(bytes: &[u8], extension: &str, words: &CoverWords) -> Vec<String> {
    match Form::of_extension(extension) {
        Form::Html | Form::Xml => {
            let mut streams = Streams::default();
            decode_markup(bytes, &mut streams);
            let all = [&streams.text, &streams.attributes, &streams.hidden];
            all.into_iter().flat_map(|stream| words.snippets(stream)).collect()
        }
        Form::Json | Form::Text => {
            let mut plain = Vec::new();
            decode_escapes(bytes, &mut plain);
            words.snippets(&plain)
        }
        Form::Raw => {
            let portions = read_file(bytes, extension).portions.into_iter();
            portions.flat_map(|portion| words.snippets(portion.text.as_bytes())).collect()
        }
    }
}
