//! Cells and rows of a table that a tracked change takes away.
//!
//! Takes elements as they open and close; gives where the text of such a cell or row
//! begins, when it ends.

/// The cells and rows that are open.
#[derive(Default)]
pub struct Struck {
    in_row_properties: bool,
    cell: Option<usize>,
    row: Option<usize>,
}

impl Struck {
    /// An element opens.
    pub fn open(&mut self, name: &str) {
        self.in_row_properties |= name == "trPr";
    }

    /// An element, where `length` bytes of text have been read.
    pub fn note(&mut self, name: &str, length: usize) {
        match name {
            "cellDel" => self.cell = Some(length),
            "del" if self.in_row_properties => self.row = Some(length),
            _ => {}
        }
    }

    /// An element ends.
    pub fn close(&mut self, name: &str) -> Option<usize> {
        match name {
            "trPr" => {
                self.in_row_properties = false;
                None
            }
            "tc" => self.cell.take(),
            "tr" => self.row.take(),
            _ => None,
        }
    }
}
