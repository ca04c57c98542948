//! Rules over the words of the finished site: advice only.

mod prose;

pub use prose::check as check_prose;
