//! The file system inside a compound file: storages, streams, and what neither holds.
//!
//! Takes bytes; gives every stream of the tree by its storage, and the sectors that no
//! stream reaches, where deleted text stays. Own code: a library shows the tree alone.
//! A chain that loops or leaves the file is damage.

use super::super::Unreadable;

const HEADER: usize = 512;
const ENTRY: usize = 128;
const SMALL_SECTOR: usize = 64;
/// Sector numbers from here on are marks.
const MARKS: u32 = 0xFFFF_FFFA;
const NOBODY: u32 = 0xFFFF_FFFF;
/// Streams may not share sectors: together they hold no more than the file.
const MOST_SHARED: usize = 2;

/// A compound file.
pub struct CompoundFile<'b> {
    bytes: &'b [u8],
    sector: usize,
    table: Vec<u32>,
    small_table: Vec<u32>,
    small: Vec<u8>,
    small_below: usize,
    entries: Vec<Entry>,
    reached: Vec<bool>,
    small_reached: Vec<bool>,
    left: usize,
}

/// What an entry of the directory is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Unused, or unknown.
    Nothing,
    /// A folder.
    Storage,
    /// A file.
    Stream,
}

/// An entry of the directory.
pub struct Entry {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    start: u32,
    size: usize,
    left: u32,
    right: u32,
    child: u32,
}

fn two(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn four(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

fn fours(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}

fn whole(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

impl<'b> CompoundFile<'b> {
    /// Opens a file.
    ///
    /// # Errors
    /// It is damaged.
    pub fn open(bytes: &'b [u8]) -> Result<Self, Unreadable> {
        let number = |at| four(bytes, at).ok_or(Unreadable::Broken);
        let shift = two(bytes, 30).filter(|shift| matches!(shift, 9 | 12));
        let sector = 1_usize << shift.ok_or(Unreadable::Broken)?;
        let mut file = Self {
            bytes,
            sector,
            table: Vec::new(),
            small_table: Vec::new(),
            small: Vec::new(),
            small_below: whole(number(56)?).min(1 << 16),
            entries: Vec::new(),
            reached: vec![false; bytes.len() / sector + 1],
            small_reached: Vec::new(),
            left: bytes.len().saturating_mul(MOST_SHARED),
        };
        file.read_table(number(68)?)?;
        file.small_table = fours(&file.chain(number(60)?, usize::MAX)?).collect();
        let directory = file.chain(number(48)?, usize::MAX)?;
        file.entries = directory.chunks_exact(ENTRY).filter_map(Entry::of).collect();
        let root = file.entries.first().map(|root| (root.start, root.size));
        if let Some((start, size)) = root.filter(|(_, size)| *size > 0) {
            file.small = file.chain(start, size)?;
            file.small_reached = vec![false; file.small.len() / SMALL_SECTOR + 1];
        }
        Ok(file)
    }

    /// The table of sectors: its own sectors stand in the header, and in a chain of lists.
    fn read_table(&mut self, mut more: u32) -> Result<(), Unreadable> {
        let listed = self.bytes.get(76..HEADER).ok_or(Unreadable::Broken)?;
        let mut lists: Vec<u32> = fours(listed).collect();
        let mut turns = 0;
        while more < MARKS {
            let list = self.take(more).ok_or(Unreadable::Broken)?;
            let mut numbers: Vec<u32> = fours(list).collect();
            more = numbers.pop().unwrap_or(NOBODY);
            lists.extend(numbers);
            turns += 1;
            if turns > self.reached.len() {
                return Err(Unreadable::Broken);
            }
        }
        for number in lists.into_iter().filter(|number| *number < MARKS) {
            // more lists than sectors: they name one another
            if self.table.len() > self.reached.len().saturating_add(self.sector) {
                break;
            }
            let sector = self.take(number).ok_or(Unreadable::Broken)?;
            self.table.extend(fours(sector));
        }
        Ok(())
    }

    /// A sector, which is then reached. The last one may be cut short.
    fn take(&mut self, number: u32) -> Option<&'b [u8]> {
        let start = whole(number).checked_add(1)?.checked_mul(self.sector)?;
        *self.reached.get_mut(whole(number).checked_add(1)?)? = true;
        let end = start.checked_add(self.sector)?.min(self.bytes.len());
        self.bytes.get(start..end).filter(|sector| !sector.is_empty())
    }

    /// The bytes of a chain of sectors.
    fn chain(&mut self, mut number: u32, size: usize) -> Result<Vec<u8>, Unreadable> {
        let mut all = Vec::new();
        while number < MARKS && all.len() < size {
            let sector = self.take(number).ok_or(Unreadable::Broken)?;
            self.left = self.left.checked_sub(sector.len()).ok_or(Unreadable::Broken)?;
            all.extend_from_slice(sector);
            number = self.table.get(whole(number)).copied().ok_or(Unreadable::Broken)?;
        }
        Ok(all)
    }

    fn small_chain(&mut self, mut number: u32, size: usize) -> Result<Vec<u8>, Unreadable> {
        let mut all = Vec::new();
        while number < MARKS && all.len() < size {
            let start = whole(number).checked_mul(SMALL_SECTOR).ok_or(Unreadable::Broken)?;
            let end = start.saturating_add(SMALL_SECTOR).min(self.small.len());
            let sector = self.small.get(start..end).filter(|sector| !sector.is_empty());
            let sector = sector.ok_or(Unreadable::Broken)?;
            if let Some(reached) = self.small_reached.get_mut(whole(number)) {
                *reached = true;
            }
            self.left = self.left.checked_sub(sector.len()).ok_or(Unreadable::Broken)?;
            all.extend_from_slice(sector);
            number = self.small_table.get(whole(number)).copied().ok_or(Unreadable::Broken)?;
        }
        Ok(all)
    }

    /// The bytes of a stream, and those behind its end that its last sector still holds.
    ///
    /// # Errors
    /// It is damaged.
    pub fn stream(&mut self, entry: usize) -> Result<(Vec<u8>, Vec<u8>), Unreadable> {
        let Some(Entry { start, size, .. }) = self.entries.get(entry) else {
            return Err(Unreadable::Broken);
        };
        let (start, size) = (*start, *size);
        let mut all = match size {
            0 => Vec::new(),
            _ if size < self.small_below => self.small_chain(start, size)?,
            _ => self.chain(start, size)?,
        };
        if all.len() < size {
            return Err(Unreadable::Broken);
        }
        let slack = all.split_off(size);
        Ok((all, slack))
    }

    /// An entry of the directory.
    pub fn entry(&self, index: usize) -> Option<&Entry> {
        self.entries.get(index)
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// The entries of a storage.
    pub fn children(&self, storage: usize) -> Vec<usize> {
        let mut seen = vec![false; self.entries.len()];
        let mut all = Vec::new();
        let mut next = vec![self.entries.get(storage).map_or(NOBODY, |entry| entry.child)];
        while let Some(index) = next.pop() {
            let index = whole(index);
            let Some(entry) = self.entries.get(index) else { continue };
            if !std::mem::replace(&mut seen[index], true) {
                all.push(index);
                next.extend([entry.left, entry.right]);
            }
        }
        all
    }

    /// The sectors that nothing reached so far, each by itself.
    pub fn unreached(&self) -> Vec<u8> {
        let sectors = self.bytes.chunks(self.sector).zip(&self.reached).skip(1);
        let small = self.small.chunks(SMALL_SECTOR).zip(&self.small_reached);
        let free = sectors.chain(small).filter(|(sector, reached)| {
            // an empty sector is filled with zeros or with marks
            !**reached && sector.iter().any(|byte| !matches!(byte, 0 | 0xFF))
        });
        free.flat_map(|(sector, _)| sector).copied().collect()
    }
}

impl Entry {
    fn of(bytes: &[u8]) -> Option<Self> {
        let length = usize::from(two(bytes, 64)?.min(64)).saturating_sub(2);
        let units = bytes.get(..length)?.chunks_exact(2);
        let units: Vec<u16> = units.map(|unit| u16::from_le_bytes([unit[0], unit[1]])).collect();
        let kind = match bytes.get(66)? {
            1 | 5 => Kind::Storage,
            2 => Kind::Stream,
            _ => Kind::Nothing,
        };
        Some(Self {
            name: String::from_utf16_lossy(&units),
            kind,
            left: four(bytes, 68)?,
            right: four(bytes, 72)?,
            child: four(bytes, 76)?,
            start: four(bytes, 116)?,
            size: whole(four(bytes, 120)?),
        })
    }
}
