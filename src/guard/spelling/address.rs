//! How people write an address: from any part of the country on, with either word for a
//! building, without the word for a room.

use crate::guard::partial::public_length;

/// An address with fewer numbers names a house at most, which others have in common.
const FEWEST_NUMBERS: usize = 2;
/// What may stand behind the number of a room, or not.
const ROOMS: [char; 3] = ['房', '室', '号'];
/// A part of the country ends with one of these.
const LEVELS: [char; 9] = ['省', '市', '州', '盟', '区', '县', '旗', '镇', '乡'];
/// Words for a building, and what people write for them.
const BUILDINGS: [(&str, &str); 2] = [("栋", "幢"), ("幢", "栋")];

/// The whole address, and what is left of it: without the province, without the city, and
/// where a house and a part of it are named without the township and the word for a room
/// (演示路12号3栋402); with either word for a building.
pub fn spellings_of_address(text: &str) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    let public = public_length(&characters);
    let local: String = characters[public..].iter().collect();
    let local = local.trim();
    let short = local.trim_end_matches(ROOMS);
    let numbers = local.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let is_telling = public > 0 || short.len() < text.len();
    let mut all = vec![text.to_owned()];
    let levels = levels(&characters[..public]);
    for above in 1..levels.len() {
        all.push([&levels[above..].concat(), local].concat());
        all.push([&levels[above..levels.len() - 1].concat(), local].concat());
    }
    // by itself it names a road that there is in every town
    all.retain(|spelling| spelling != local);
    if is_telling && numbers.count() >= FEWEST_NUMBERS {
        all.push(short.to_owned());
    }
    let buildings = |one: &String| BUILDINGS.map(|(from, to)| one.replace(from, to));
    let other: Vec<String> = all.iter().flat_map(buildings).collect();
    all.extend(other);
    all
}

/// The parts of the country in front of an address: 演示省, 演示市, 演示区, 演示街道.
fn levels(public: &[char]) -> Vec<String> {
    let mut levels = vec![String::new()];
    for character in public {
        let level =
            levels.last_mut().filter(|level| !level.ends_with(LEVELS) || level.chars().count() < 2);
        match level {
            Some(level) => level.push(*character),
            None => levels.push(character.to_string()),
        }
    }
    levels
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_told_from_any_part_of_the_country_on() {
        let all = spellings_of_address("演示省演示市演示区演示街道彬芳大道88号");
        for spelling in [
            "演示市演示区演示街道彬芳大道88号",
            "演示区演示街道彬芳大道88号",
            "演示区彬芳大道88号",
            "演示街道彬芳大道88号",
        ] {
            assert!(all.iter().any(|one| one == spelling), "{spelling} {all:?}");
        }
        assert!(!all.contains(&"彬芳大道88号".to_owned()), "{all:?}");
        let all = spellings_of_address("演示市演示路12号3栋402房");
        for spelling in ["演示路12号3幢402", "演示市演示路12号3幢402房", "演示路12号3栋402"]
        {
            assert!(all.iter().any(|one| one == spelling), "{spelling} {all:?}");
        }
    }
}
