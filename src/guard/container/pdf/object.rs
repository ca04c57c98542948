//! The values that a PDF is built of, as they stand in it.
//!
//! Nothing is thrown away: of two entries with one key both are kept, since a reader
//! shows one of them and a person with an editor sees both.

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub enum Object {
    /// Nothing, or what cannot be a value.
    Null,
    /// true, false, an operator of a page.
    Word(Vec<u8>),
    /// A number.
    Number(f64),
    /// A string, its escapes decoded.
    Text(Vec<u8>),
    /// A name, its escapes decoded.
    Name(Vec<u8>),
    /// An array.
    List(Vec<Self>),
    /// A dictionary.
    Dict(Dict),
    /// An object that stands elsewhere, by its number.
    Reference(u32),
}

/// A dictionary.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dict(pub Vec<(Vec<u8>, Object)>);

impl Dict {
    /// The value of a key; of several, the last.
    pub fn get(&self, key: &str) -> Option<&Object> {
        let mut entries = self.0.iter().rev();
        entries.find(|(known, _)| known == key.as_bytes()).map(|(_, value)| value)
    }

    /// Whether the value of a key is this name.
    pub fn is(&self, key: &str, name: &str) -> bool {
        self.get(key).and_then(Object::name) == Some(name.as_bytes())
    }

    /// Whether there is a value.
    pub fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// A number.
    pub fn number(&self, key: &str) -> Option<f64> {
        self.get(key).and_then(Object::number)
    }
}

impl Object {
    /// As a number.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// As a whole number that is not negative.
    pub fn count(&self) -> Option<usize> {
        self.number().filter(|number| *number >= 0.0 && *number <= 4e9).map(whole)
    }

    /// As a name.
    pub fn name(&self) -> Option<&[u8]> {
        match self {
            Self::Name(name) => Some(name),
            _ => None,
        }
    }

    /// As a string.
    pub fn text(&self) -> Option<&[u8]> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// As a dictionary.
    pub fn dict(&self) -> Option<&Dict> {
        match self {
            Self::Dict(dict) => Some(dict),
            _ => None,
        }
    }

    /// The values of an array, or this one.
    pub fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            one => std::slice::from_ref(one),
        }
    }
}

/// The number that is left when the fraction is cut off.
pub fn whole(number: f64) -> usize {
    // a cast of a float saturates
    number as usize
}
