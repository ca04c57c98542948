//! What of a text is written one character a cell, or one character a paragraph.
//!
//! Takes rows, cells and paragraphs as they open and close; gives the words that
//! neighbours make together. Tables may stand in one another.

use super::super::grid::{Grid, behind};

/// The tables that are open.
#[derive(Default)]
pub struct Tables {
    open: Vec<Table>,
    /// Paragraphs outside of tables, one below the other.
    paragraphs: Grid,
    paragraph: u32,
    paragraph_start: usize,
    words: String,
}

#[derive(Default)]
struct Table {
    grid: Grid,
    row: u32,
    column: u32,
    cell_start: usize,
}

impl Tables {
    /// An element opens where `length` bytes of text have been read.
    pub fn open(&mut self, name: &str, length: usize) {
        match name {
            "p" if self.open.is_empty() => self.paragraph_start = length,
            "tbl" => self.open.push(Table::default()),
            "tr" => {
                if let Some(table) = self.open.last_mut() {
                    (table.row, table.column) = (table.row.saturating_add(1), 0);
                }
            }
            "tc" => {
                if let Some(table) = self.open.last_mut() {
                    table.column = table.column.saturating_add(1);
                    table.cell_start = length;
                }
            }
            _ => {}
        }
    }

    /// An element ends; `text` is all that has been read. Gives what is to stand behind
    /// it, if it is a cell.
    pub fn close(&mut self, name: &str, text: &str) -> &'static str {
        match name {
            "p" if self.open.is_empty() => {
                let words = text.get(self.paragraph_start..).unwrap_or_default();
                self.paragraphs.put(self.paragraph, 0, words);
                self.paragraph = self.paragraph.saturating_add(1);
            }
            "tc" => {
                if let Some(table) = self.open.last_mut() {
                    let cell = text.get(table.cell_start..).unwrap_or_default();
                    table.grid.put(table.row, table.column, cell);
                    return behind(cell);
                }
            }
            "tbl" => {
                if let Some(table) = self.open.pop() {
                    self.words.push_str(&table.grid.words());
                }
            }
            _ => {}
        }
        ""
    }

    /// All words, one a line.
    pub fn into_words(self) -> String {
        [self.words, self.paragraphs.words()].concat()
    }
}
