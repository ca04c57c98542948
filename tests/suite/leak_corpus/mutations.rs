//! Damaged files: those of the corpus with bytes changed, cut out, doubled and spliced.
//!
//! The gate must come back with an answer, whatever the bytes are. `tests/fuzz` looks much
//! further, with a compiler that this suite does not ask for.

use super::cases::{build, every, findings};
use super::containers::CONTAINERS;
use super::disguises::{Dice, Said, mixture};
use super::look_alikes::gate;
use super::planted::Planted;
use rayon::prelude::*;

/// How many damaged files are made of each sound one in a release build.
const DAMAGED: u32 = 280;
/// So many times one file is damaged at most.
const MOST_BLOWS: usize = 6;

#[test]
fn damaged_files_are_answered() {
    let gate = gate();
    let said = Said { before: "身份证号：", value: "11010519491231002X", after: "。" };
    let sound: Vec<Vec<u8>> = CONTAINERS
        .iter()
        .flat_map(|container| {
            let plain = Planted::Text([said.before, said.value, said.after].concat());
            [build(container, &plain), build(container, &mixture(&said, 1))]
        })
        .collect();
    let count = DAMAGED / u32::try_from(every()).expect("small");
    CONTAINERS.par_iter().enumerate().for_each(|(at, container)| {
        for number in 0..count {
            let mut dice = Dice::new(number * 1000 + u32::try_from(at).expect("few") + 1);
            let other = &sound[dice.below(sound.len())];
            let mut file = sound[2 * at + dice.below(2)].clone();
            for _ in 0..=dice.below(MOST_BLOWS) {
                damage(&mut file, other, &mut dice);
            }
            findings(&gate, container, &file);
        }
    });
}

/// One blow.
fn damage(file: &mut Vec<u8>, other: &[u8], dice: &mut Dice) {
    let at = dice.below(file.len().max(1));
    let end = (at + 1 + dice.below(64)).min(file.len());
    let Some(byte) = file.get_mut(at) else { return };
    match dice.below(7) {
        0 => *byte ^= 1 << dice.below(8),
        1 => *byte = [0, 0xFF, 0x7F, b'<', b'\\', b'&', b'('][dice.below(7)],
        2 => file.truncate(at),
        3 => drop(file.drain(at..end)),
        4 => {
            let piece = file[at..end].to_vec();
            file.splice(at..at, piece);
        }
        5 => {
            let from = dice.below(other.len());
            let to = (from + dice.below(256)).min(other.len());
            file.splice(at..end, other[from..to].iter().copied());
        }
        // a length, a count, an offset
        _ => {
            let number = dice.below(1 << 20).to_string();
            file.splice(at..end.min(at + 4), number.into_bytes());
        }
    }
}
