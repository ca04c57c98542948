//! Runs of digits: which groups are joined, what stands at their edges, and how long
//! runs are read piece by piece.

use super::*;

fn windows(text: &str, joining: Joining) -> Vec<String> {
    let mut all = Vec::new();
    NumberRuns::default().read(text.as_bytes(), joining, 6, &mut |window| {
        all.push(String::from_utf8_lossy(window.digits).into_owned());
    });
    all
}

#[test]
fn joins_groups_but_never_lines_or_cells() {
    assert_eq!(windows("138 0013 8000", Joining::Separated).len(), 3);
    assert_eq!(windows("138 0013 8000", Joining::Unbroken).len(), 0);
    assert_eq!(windows("138\u{200B}0013\u{AD}8000", Joining::Unbroken), ["13800138000"]);
    for text in ["138\n00138000", "138,00138000", "138，00138000", "138\u{1F}00138000"] {
        assert_eq!(windows(text, Joining::Separated), ["00138000"]);
    }
}

#[test]
fn a_long_run_is_read_piece_by_piece() {
    let row = "1 ".repeat(3 * MOST_GROUPS);
    let text = format!("{row}138 0013 8000 {row}");
    let mut runs = NumberRuns::default();
    let mut found = 0;
    runs.read(text.as_bytes(), Joining::Separated, 6, &mut |window| {
        found += usize::from(window.digits == b"13800138000");
    });
    assert_eq!(found, 1);
    let all = windows(&"1 ".repeat(2 * MOST_GROUPS), Joining::Separated).len();
    let (shortest, longest) = (6, LONGEST);
    let lengths = shortest..=longest;
    assert_eq!(all, lengths.map(|length| 2 * MOST_GROUPS - length + 1).sum::<usize>());
    assert!(runs.groups.capacity() <= 2 * MOST_GROUPS);
    runs.read(&vec![b'1'; 1 << 20], Joining::Separated, 6, &mut |_| found += 1);
    assert_eq!(found, 1);
    assert!(runs.digits.capacity() < 1 << 17);
}

#[test]
fn tells_the_edges_and_the_check_letter() {
    let edges = |text: &str| {
        let mut all = Vec::new();
        NumberRuns::default().read(text.as_bytes(), Joining::Separated, 6, &mut |window| {
            all.push((window.before, window.after, window.x));
        });
        all
    };
    assert_eq!(edges("号123456号"), [(Edge::Clear, Edge::Clear, false)]);
    assert_eq!(edges("a123456b"), [(Edge::Word, Edge::Word, false)]);
    assert_eq!(edges("a\u{200B}123456X"), [(Edge::Letter, Edge::Word, true)]);
    assert_eq!(edges("123456 *"), [(Edge::Clear, Edge::Clear, false)]);
    assert_eq!(edges("123456-x 1"), [(Edge::Clear, Edge::Clear, true)]);
    assert_eq!(edges("123456xy"), [(Edge::Clear, Edge::Word, false)]);
    assert_eq!(edges("4a123456b7"), [(Edge::Letter, Edge::Letter, false)]);
    assert_eq!(edges("Tel_123456"), [(Edge::Label, Edge::Clear, false)]);
    let dot = Edge::Gap(Gap::Dot);
    assert_eq!(edges("0.123456")[1], (dot, Edge::Clear, false));
}
