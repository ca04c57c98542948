//! A newcomer adds a field to a record and follows the compiler: it leads to `disclosure`,
//! and to nothing else. The sources are copied, and checked beside the real ones.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const RECORD: &str = "src/records/commitment.rs";
const DISCLOSURE: &str = "src/disclosure/kinds/commitment.rs";

#[test]
fn a_new_field_does_not_compile_until_someone_says_whether_it_is_public() {
    let copy = Copy::make();
    copy.replace(
        RECORD,
        "made: Day = \"承诺日期\",",
        "made: Day = \"承诺日期\",\n        witness: Option<Label> = \"见证单位\",",
    );
    let (compiles, messages) = copy.check();
    assert!(!compiles, "a field was added and nobody was asked whether it is public");
    let first = messages.split("\nerror").nth(1).unwrap_or_default();
    assert!(first.starts_with("[E0063]: missing field `witness`"), "{messages}");
    for error in messages.split("\nerror").skip(1).filter(|e| !e.starts_with(": could not")) {
        assert!(error.contains(DISCLOSURE), "an error leads elsewhere\n{messages}");
    }

    copy.replace(DISCLOSURE, "made: open,", "made: open,\n        witness: open,");
    let (compiles, messages) = copy.check();
    assert!(compiles, "{messages}");
}

/// A copy of what cargo needs to check the library.
struct Copy {
    root: tempfile::TempDir,
    target: PathBuf,
}

impl Copy {
    fn make() -> Self {
        let from = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = tempfile::tempdir().expect("a temporary folder");
        for folder in ["rules", "src", "themes"] {
            copy_folder(&from.join(folder), &root.path().join(folder));
        }
        fs::copy(from.join("Cargo.lock"), root.path().join("Cargo.lock")).expect("Cargo.lock");
        // tests and benches are not copied, and not needed
        let manifest = fs::read_to_string(from.join("Cargo.toml")).expect("Cargo.toml");
        let manifest: String = sections(&manifest)
            .filter(|s| !s.starts_with("[[test") && !s.starts_with("[[bench"))
            .collect();
        fs::write(root.path().join("Cargo.toml"), manifest).expect("Cargo.toml");
        Self { root, target: target().join("tests/add-a-field") }
    }

    fn replace(&self, file: &str, old: &str, new: &str) {
        let file = self.root.path().join(file);
        let text = fs::read_to_string(&file).expect("a copied source file");
        assert_eq!(text.matches(old).count(), 1, "{} has changed", file.display());
        fs::write(&file, text.replace(old, new)).expect("a copied source file");
    }

    /// Whether the library compiles, and what the compiler says.
    fn check(&self) -> (bool, String) {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let output = Command::new(cargo)
            .args(["check", "--lib", "--offline", "--color=never"])
            .current_dir(self.root.path())
            .env("CARGO_TARGET_DIR", &self.target)
            .env_remove("RUSTFLAGS")
            .output()
            .expect("cargo runs");
        (output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

/// The manifest, cut before each table.
fn sections(manifest: &str) -> impl Iterator<Item = String> {
    let mut sections = vec![String::new()];
    for line in manifest.split_inclusive('\n') {
        if line.starts_with('[') {
            sections.push(String::new());
        }
        sections.last_mut().expect("there is always one").push_str(line);
    }
    sections.into_iter()
}

/// The target folder this test was built in: `target/release/deps/suite-…`.
fn target() -> PathBuf {
    let program = std::env::current_exe().expect("a running test has a path");
    program.ancestors().nth(3).expect("a test binary lies three folders deep").to_owned()
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a temporary folder");
    for entry in fs::read_dir(from).expect("a source folder") {
        let entry = entry.expect("a folder entry can be read");
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        match from.is_dir() {
            true => copy_folder(&from, &to),
            false => fs::copy(&from, &to).map(drop).expect("a source file"),
        }
    }
}
