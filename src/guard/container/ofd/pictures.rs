//! How much of a page of an OFD is covered by pictures.
//!
//! Takes the boundaries of pictures and of the page; says whether the page was scanned. A
//! number of a page, printed on it, is no text of it.

/// A picture over so much of a page, with so few characters, is a page of which the words
/// were scanned: as in a PDF.
const MOST_OF_A_PAGE: f64 = 0.5;
const FEW_CHARACTERS: usize = 100;
/// A page that does not say how large it is: A4, in millimetres.
const USUAL_PAGE: Area = Area { left: 0.0, top: 0.0, wide: 210.0, high: 297.0 };

/// A rectangle in millimetres.
#[derive(Clone, Copy, Debug)]
pub struct Area {
    left: f64,
    top: f64,
    wide: f64,
    high: f64,
}

impl Area {
    /// Of four numbers.
    pub fn of(text: &str) -> Option<Self> {
        let mut numbers = text.split_whitespace().map(|number| number.parse::<f64>().ok());
        let mut next = || numbers.next().flatten().filter(|number| number.is_finite());
        Some(Self { left: next()?, top: next()?, wide: next()?, high: next()? })
    }

    fn area(self) -> f64 {
        self.wide.max(0.0) * self.high.max(0.0)
    }

    fn within(self, page: Self) -> Self {
        let (left, top) = (self.left.max(page.left), self.top.max(page.top));
        let right = (self.left + self.wide).min(page.left + page.wide);
        let bottom = (self.top + self.high).min(page.top + page.high);
        Self { left, top, wide: right - left, high: bottom - top }
    }
}

/// What of a page is pictures, and what is text.
#[derive(Default)]
pub struct Pictures {
    /// How large the page is.
    pub page: Option<Area>,
    /// The pictures.
    pub all: Vec<Area>,
    /// How many characters stand on it.
    pub characters: usize,
    /// Whether it shows what stands in a template.
    pub has_template: bool,
}

impl Pictures {
    /// Whether they cover most of a page, which is as large as `usual` where it says nothing.
    pub fn cover(&self, usual: Option<Area>) -> bool {
        let page = self.page.or(usual).filter(|page| page.area() > 0.0).unwrap_or(USUAL_PAGE);
        let covered: f64 = self.all.iter().map(|picture| picture.within(page).area()).sum();
        covered >= page.area() * MOST_OF_A_PAGE
    }

    /// Whether there are so few characters that those who read it look at something else.
    pub fn says_little(&self) -> bool {
        self.characters < FEW_CHARACTERS
    }
}
