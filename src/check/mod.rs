//! Rules, one a file, at the door whose facts they need: over what was read, over what
//! was decided, over the texts of the finished site. Each file's doc comment says what
//! it asks and why.

pub mod curated;
pub mod decided;
pub mod finished;
